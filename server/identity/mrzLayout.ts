/** Where things stand in a machine-readable zone (ICAO 9303 parts 4 to 6): half-open spans of a line, from 0. */

export type MrzFormat = 'TD1' | 'TD2' | 'TD3';
export interface Span {
  line: number;
  from: number;
  to: number;
}
export interface Layout {
  format: MrzFormat;
  lines: number;
  width: number;
  code: Span;
  issuer: Span;
  names: Span;
  number: Span;
  numberDigit: Span;
  nationality: Span;
  birth: Span;
  birthDigit: Span;
  sex: Span;
  expiry: Span;
  expiryDigit: Span;
  optional: readonly Span[];
  /** Only passports check their optional data, the personal number. */
  personalDigit: Span | null;
  composite: readonly Span[];
  compositeDigit: Span;
}

const at = (line: number, from: number, to = from + 1): Span => ({ line, from, to });

const TD1: Layout = {
  format: 'TD1',
  lines: 3,
  width: 30,
  code: at(0, 0, 2),
  issuer: at(0, 2, 5),
  number: at(0, 5, 14),
  numberDigit: at(0, 14),
  birth: at(1, 0, 6),
  birthDigit: at(1, 6),
  sex: at(1, 7),
  expiry: at(1, 8, 14),
  expiryDigit: at(1, 14),
  nationality: at(1, 15, 18),
  optional: [at(0, 15, 30), at(1, 18, 29)],
  personalDigit: null,
  composite: [at(0, 5, 30), at(1, 0, 7), at(1, 8, 15), at(1, 18, 29)],
  compositeDigit: at(1, 29),
  names: at(2, 0, 30),
};

/** The lower line of the two formats of two lines is the same up to its optional data. */
const twoLines = {
  lines: 2,
  code: at(0, 0, 2),
  issuer: at(0, 2, 5),
  number: at(1, 0, 9),
  numberDigit: at(1, 9),
  nationality: at(1, 10, 13),
  birth: at(1, 13, 19),
  birthDigit: at(1, 19),
  sex: at(1, 20),
  expiry: at(1, 21, 27),
  expiryDigit: at(1, 27),
} as const;

const TD2: Layout = {
  ...twoLines,
  format: 'TD2',
  width: 36,
  names: at(0, 5, 36),
  optional: [at(1, 28, 35)],
  personalDigit: null,
  composite: [at(1, 0, 10), at(1, 13, 20), at(1, 21, 35)],
  compositeDigit: at(1, 35),
};

const TD3: Layout = {
  ...twoLines,
  format: 'TD3',
  width: 44,
  names: at(0, 5, 44),
  optional: [at(1, 28, 42)],
  personalDigit: at(1, 42),
  composite: [at(1, 0, 10), at(1, 13, 20), at(1, 21, 43)],
  compositeDigit: at(1, 43),
};

export const LAYOUTS: readonly Layout[] = [TD1, TD2, TD3];

/** What stands in a span. */
export const cut = (lines: readonly string[], { line, from, to }: Span): string => (lines[line] ?? '').slice(from, to);
