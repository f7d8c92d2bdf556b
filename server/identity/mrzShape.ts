import { cut, type Layout, type Span } from './mrzLayout.ts';

/** What may stand at a place at all: dates and their digits are digits, names and states are letters. */
export type Kind = 'digit' | 'letter' | 'sex' | 'any';
/** A character where its kind cannot be; `line` and `at` count from 1. */
export interface Misplaced {
  kind: Exclude<Kind, 'any'>;
  line: number;
  at: number;
  found: string;
}

const FITS: Record<Kind, RegExp> = { digit: /[0-9<]/, letter: /[A-Z<]/, sex: /[FMX<]/, any: /./ };

export const fits = (kind: Kind, character: string): boolean => FITS[kind].test(character);

function spansOf(layout: Layout): readonly (readonly [Exclude<Kind, 'any'>, Span])[] {
  const { code, issuer, names, nationality, birth, birthDigit, expiry, expiryDigit, compositeDigit } = layout;
  const digits = [layout.numberDigit, birth, birthDigit, expiry, expiryDigit, layout.personalDigit, compositeDigit];
  return [
    ...[code, issuer, nationality, names].map((span) => ['letter', span] as const),
    ...digits.flatMap((span) => (span ? [['digit', span] as const] : [])),
    ['sex', layout.sex],
  ];
}

/** The kind of a place, both from 0. */
export function kindAt(layout: Layout, line: number, at: number): Kind {
  const found = spansOf(layout).find(([, span]) => span.line === line && at >= span.from && at < span.to);
  return found?.[0] ?? 'any';
}

/** Letters in a date, digits in a name: misread or mistyped for certain, whatever the check digits say. */
export function misplaced(lines: readonly string[], layout: Layout): Misplaced[] {
  return spansOf(layout).flatMap(([kind, span]) =>
    [...cut(lines, span)].flatMap((found, index) =>
      fits(kind, found) ? [] : [{ kind, line: span.line + 1, at: span.from + index + 1, found }],
    ),
  );
}
