import { Reading } from '#server/documents/contract.ts';

/** What stands in the fields of the form, as it was typed; nothing typed is an empty text. */
export type TypedReading = Record<keyof Reading, string>;
export type ReadingField = keyof Reading;

/** Fields in the order of the printed face; the zone stands below them. */
export const PRINTED = [
  'surname',
  'givenNames',
  'birthDate',
  'sex',
  'nationality',
  'number',
  'issuedOn',
  'expiresOn',
] as const satisfies readonly ReadingField[];
export const DAYS: readonly ReadingField[] = ['birthDate', 'issuedOn', 'expiresOn'];

const EMPTY: TypedReading = {
  surname: '',
  givenNames: '',
  birthDate: '',
  sex: '',
  nationality: '',
  number: '',
  issuedOn: '',
  expiresOn: '',
  mrz: '',
};

export function typedReading(reading: Reading | null): TypedReading {
  if (reading === null) return EMPTY;
  const texts = Object.entries(reading).map(([field, value]) => [field, value ?? '']);
  return { ...EMPTY, ...Object.fromEntries(texts) };
}

/** Capitals without spaces, line under line: what a zone is made of, however it was typed. */
export const zoneLines = (mrz: string): string[] =>
  mrz
    .toUpperCase()
    .split('\n')
    .map((line) => line.replace(/\s/g, ''))
    .filter((line) => line !== '');

export type Wrong = Partial<Record<ReadingField, true>>;

/** The reading as the server takes it, or the fields that it would refuse. */
export function readingOf(typed: TypedReading): { reading: Reading } | { wrong: Wrong } {
  const or = (value: string) => (value.trim() === '' ? null : value.trim());
  const parsed = Reading.safeParse({
    surname: typed.surname.trim(),
    givenNames: typed.givenNames.trim(),
    birthDate: or(typed.birthDate),
    sex: or(typed.sex),
    nationality: or(typed.nationality.toUpperCase()),
    number: typed.number.trim().toUpperCase(),
    issuedOn: or(typed.issuedOn),
    expiresOn: or(typed.expiresOn),
    mrz: zoneLines(typed.mrz).join('\n'),
  });
  if (parsed.success) return { reading: parsed.data };
  return { wrong: Object.fromEntries(parsed.error.issues.map(({ path }) => [String(path[0]), true])) };
}
