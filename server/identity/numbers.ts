import type { DocumentType } from '#db/words.ts';

/** Numbers of documents as states print them (verification.md §A4). They change, so one of another shape is only a warning. */

/** `A` a capital letter, `9` a digit; the rest stands for itself. */
type Shape = string;
const SHAPES: Readonly<Record<string, Partial<Record<DocumentType, readonly Shape[]>>>> = {
  CZ: {
    // Nine digits; older cards have letters around six.
    'id-card': ['999999999', '999999AA99', '999999AA9', 'AA999999'],
    passport: ['99999999'],
    'residence-permit': ['AA999999', 'AA9999999', '999999999'],
  },
  UA: {
    'id-card': ['999999999'],
    // The booklet of before 2016 has a series of two Cyrillic letters.
    passport: ['AA999999'],
    'residence-permit': ['999999999', 'AA999999'],
  },
};
const SHOWN = 4;

/** Cyrillic capitals that look like Latin ones, in their order: a series is typed on whichever keyboard is set. */
const CYRILLIC = 'АВЕІКМНОРСТУХ';
const LATIN = 'ABEIKMHOPCTYX';

/** Capitals without what people put between, one alphabet: equal for one document however it is typed. */
export const plainNumber = (number: string): string =>
  number
    .replace(/[\s\p{Pd}.№/]+/gu, '')
    .normalize('NFKC')
    .toUpperCase()
    .replace(/\p{Script=Cyrillic}/gu, (letter) => LATIN[CYRILLIC.indexOf(letter)] ?? letter);

/** What a number looks like without what it is. */
export const shapeOf = (number: string): Shape => plainNumber(number).replace(/\p{L}/gu, 'A').replace(/\p{N}/gu, '9');

export interface NumberFormat {
  /** `unknown`: nothing is known of such numbers. */
  verdict: 'usual' | 'unusual' | 'unknown';
  shape: Shape;
  usual: readonly Shape[];
}

/** @param country ISO 3166 alpha-2 */
export function numberFormat(country: string, type: DocumentType, number: string): NumberFormat {
  const usual = SHAPES[country]?.[type] ?? [];
  const shape = shapeOf(number);
  return { verdict: usual.length === 0 ? 'unknown' : usual.includes(shape) ? 'usual' : 'unusual', shape, usual };
}

/** `•••••4821`: the last four, and never more than half of it (ASVS 14.2.6). */
export function maskNumber(number: string): string {
  const plain = [...plainNumber(number)];
  const shown = Math.min(SHOWN, Math.floor(plain.length / 2));
  return '•'.repeat(plain.length - shown) + plain.slice(plain.length - shown).join('');
}
