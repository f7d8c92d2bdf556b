import type { DocumentType } from '#db/words.ts';
import type { TypedDocument } from './contract.ts';
import { alpha2 } from './countries.ts';
import type { MrzReading } from './mrz.ts';
import { matchNames } from './names.ts';
import { plainNumber } from './numbers.ts';

export const COMPARED = [
  'type',
  'country',
  'surname',
  'givenNames',
  'birthDate',
  'sex',
  'nationality',
  'number',
  'expiresOn',
] as const;
export type ComparedField = (typeof COMPARED)[number];
/** `open`: one of the two does not say it. */
export type Comparison = 'same' | 'close' | 'different' | 'open';

/**
 * The printed face beside the zone, field by field (VIZ_EQ_MRZ, and the table of the desk). Names by `matchNames`, cut
 * ones as beginnings; a date whose month or day the zone leaves open is the same as far as it goes.
 * @param said what the person says the document is; `country` is ISO 3166 alpha-2
 */
export function compareFields(
  said: { type: DocumentType; country: string },
  typed: TypedDocument,
  zone: MrzReading,
): Record<ComparedField, Comparison> {
  return {
    type: equal(said.type === 'passport', zone.code.startsWith('P')),
    country: equal(alpha2(said.country), alpha2(zone.issuer)),
    surname: names(typed.surname, zone.surname, zone.truncated),
    givenNames: names(typed.givenNames, zone.givenNames, zone.truncated),
    birthDate: dates(typed.birthDate, zone.birthDate.value),
    sex: equal(typed.sex, zone.sex),
    nationality: typed.nationality ? states(typed.nationality, zone.nationality) : 'open',
    number: equal(typed.number && plainNumber(typed.number), plainNumber(zone.number)),
    expiresOn: dates(typed.expiresOn, zone.expiry.value),
  };
}

type Value = string | boolean | null;
const equal = (one: Value, other: Value): Comparison =>
  one === null || other === null ? 'open' : one === other ? 'same' : 'different';

/** Codes that stand for no country (stateless, organisations) are compared as they are. */
const states = (one: string, other: string) => equal(alpha2(one) ?? one, alpha2(other) ?? other);

const dates = (typed: string | null, zone: string | null): Comparison =>
  typed === null || zone === null ? 'open' : typed.startsWith(zone) ? 'same' : 'different';

function names(typed: string | null, zone: string, truncated: boolean): Comparison {
  // Who has but one name has an empty field for the other.
  if (typed === null) return zone === '' ? 'same' : 'open';
  const { band, because } = matchNames(typed, zone, { truncated, part: true });
  if (band !== 'equal') return band;
  return because.some(({ why }) => why === 'more-in-document') ? 'close' : 'same';
}
