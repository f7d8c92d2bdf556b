import { FILLER } from './checkDigit.ts';
import { readingOf } from './mrz.ts';
import { digitChecks } from './mrzChecks.ts';
import { mrzBirth, mrzExpiry } from './mrzDates.ts';
import { cut, type Layout } from './mrzLayout.ts';
import { linesOf } from './mrzLines.ts';
import { fits, type Kind, kindAt, misplaced } from './mrzShape.ts';
import { MASK } from './personalNumber.ts';

/** One character that may have been misread. `line` and `at` count from 1. */
export interface Hint {
  /** `kind`: no such character can stand there. `look-alike`, `other`: with this one put right, check digits agree. */
  why: 'kind' | 'look-alike' | 'other';
  line: number;
  at: number;
  found: string;
  instead: string;
}

const HINTS_MAX = 8;
const HINTS_OF_FIELD = 4;
const EVERY = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ', FILLER];
/** Which characters eyes and programs take for each other. */
const ALIKE = ['0OQDC', '1ILT', '2Z', '3E', '38', '4A', '5S', '6G', '7T', '8B', 'UV', 'MN', 'K<', 'L<', 'C<', 'E<'];

const looksLike = (one: string, other: string) => ALIKE.some((set) => set.includes(one) && set.includes(other));

/**
 * Which characters, put right, would make failing check digits agree: first those that cannot stand where they do (all
 * of them together), then, with these put right, each single character that would do, look-alikes first: at most eight
 * that make all agree, or four for each field where one is not enough. A zone that agrees has none. Personal numbers are
 * left alone: a hint would spell them.
 */
export function mrzHints(text: string, today: string): Hint[] {
  const found = linesOf(text);
  if (found.kind !== 'lines') return [];
  const { layout } = found;
  const certain = misplaced(found.lines, layout).flatMap(({ kind, line, at, found: character }): Hint[] => {
    const instead = EVERY.find((other) => fits(kind, other) && looksLike(character, other));
    return instead ? [{ why: 'kind', line, at, found: character, instead }] : [];
  });
  const lines = certain.reduce((now, { line, at, instead }) => replaced(now, line - 1, at - 1, instead), found.lines);
  return [...certain, ...single(lines, layout, today)];
}

interface Attempt {
  hint: Hint;
  /** The first check that it puts right, and how many stay wrong. */
  cleared: string;
  left: number;
}

/** Tries every other character at every place that check digits look at. */
function single(lines: string[], layout: Layout, today: string): Hint[] {
  const failing = faults(lines, layout, today);
  if (failing.size === 0) return [];
  const isHidden = personalPlaces(lines, layout, today);
  const places = lines.flatMap((text, line) => [...text].map((found, at) => ({ line, at, found })));
  const tries = places
    .filter(({ line, at }) => ['digit', 'any'].includes(kindAt(layout, line, at)) && !isHidden(line, at))
    .flatMap(({ line, at, found }) =>
      candidates(kindAt(layout, line, at), found).flatMap((instead): Attempt[] => {
        const left = faults(replaced(lines, line, at, instead), layout, today);
        const [cleared] = [...failing].filter((fault) => !left.has(fault));
        if (!cleared || [...left].some((fault) => !failing.has(fault))) return [];
        const why = looksLike(found, instead) ? 'look-alike' : 'other';
        return [{ hint: { why, line: line + 1, at: at + 1, found, instead }, cleared, left: left.size }];
      }),
    );
  return chosen(tries);
}

/** Those after which all agrees, where there are any; else some for each digit that one of them puts right. */
function chosen(tries: readonly Attempt[]): Hint[] {
  const whole = tries.filter(({ left }) => left === 0);
  if (whole.length > 0) return likeliest(whole).slice(0, HINTS_MAX);
  const fields = [...new Set(tries.map(({ cleared }) => cleared))];
  return fields.flatMap((field) =>
    likeliest(tries.filter(({ cleared }) => cleared === field)).slice(0, HINTS_OF_FIELD),
  );
}

const likeliest = (tries: readonly Attempt[]) =>
  (['look-alike', 'other'] as const).flatMap((why) => tries.map(({ hint }) => hint).filter((hint) => hint.why === why));

/** Where optional data has a personal number, none of it is guessed at. */
function personalPlaces(lines: readonly string[], layout: Layout, today: string) {
  const shown = readingOf(lines, layout, today).lines;
  const spans = [...layout.optional, ...(layout.personalDigit ? [layout.personalDigit] : [])];
  const hidden = spans.filter((span) => cut(shown, span).includes(MASK));
  return (line: number, at: number) => hidden.some((span) => span.line === line && at >= span.from && at < span.to);
}

/** A filler is read for a letter that looks like it, and hardly ever for another. */
const candidates = (kind: Kind, found: string) =>
  EVERY.filter(
    (instead) => instead !== found && fits(kind, instead) && (instead !== FILLER || looksLike(found, instead)),
  );

/** What of the zone does not agree: check digits, and dates that are none. */
function faults(lines: readonly string[], layout: Layout, today: string): Set<string> {
  const dates = { birth: mrzBirth(cut(lines, layout.birth), today), end: mrzExpiry(cut(lines, layout.expiry), today) };
  const noDates = Object.entries(dates).filter(([, { state }]) => state === 'not-a-date');
  return new Set([
    ...digitChecks(lines, layout).flatMap(({ field, ok }) => (ok ? [] : [field])),
    ...noDates.map(([name]) => name),
  ]);
}

const replaced = (lines: readonly string[], line: number, at: number, instead: string): string[] =>
  lines.map((text, index) => (index === line ? text.slice(0, at) + instead + text.slice(at + 1) : text));
