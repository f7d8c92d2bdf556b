import { LAYOUTS, type Layout } from './mrzLayout.ts';

/** Why a text is no zone at all; `line` and `at` count from 1, in the text without its spaces. */
export interface Malformed {
  kind: 'malformed';
  why: 'empty' | 'alphabet' | 'length' | 'line-count';
  line: number | null;
  /** Of the first character that no zone has; of the place where a line ends too early or too late. */
  at: number | null;
}
/** A zone of a kind that this reader does not read: nothing is said of whether it is right. */
export interface Unsupported {
  kind: 'unsupported';
  why: 'visa' | 'french-id-card' | 'slovak-id-card';
  line: number;
  at: number;
}
export interface Lines {
  kind: 'lines';
  layout: Layout;
  lines: string[];
}

const TEXT_MAX = 500;
const NOT_OF_A_ZONE = /[^A-Z0-9<]/;
/** Slovak cards before 2008 had two lines of their own length. */
const SLOVAK_WIDTH = 34;

/** The lines of a zone as they were typed or pasted: spaces, empty lines and lower case are let pass. Never throws. */
export function linesOf(text: string): Lines | Malformed | Unsupported {
  const typed = text
    .slice(0, TEXT_MAX)
    .split(/[\r\n\u2028\u2029]+/)
    .map((line) => line.replace(/\s+/g, '').replace(/[a-z]/g, (letter) => letter.toUpperCase()))
    .filter((line) => line !== '');
  if (typed.length === 0) return { kind: 'malformed', why: 'empty', line: null, at: null };
  const strange = typed.findIndex((line) => NOT_OF_A_ZONE.test(line));
  if (strange >= 0) {
    const at = (typed[strange] ?? '').search(NOT_OF_A_ZONE) + 1;
    return { kind: 'malformed', why: 'alphabet', line: strange + 1, at };
  }
  const lines = typed.length === 1 ? apart(typed[0] ?? '') : typed;
  return unsupported(lines) ?? measured(lines);
}

/** One text without line breaks is cut where its whole length allows only one way. */
function apart(text: string): string[] {
  const [count, width] =
    LAYOUTS.map(({ lines, width }) => [lines, width] as const).find(
      ([lines, width]) => lines * width === text.length,
    ) ?? (text.length === 2 * SLOVAK_WIDTH ? [2, SLOVAK_WIDTH] : [1, text.length]);
  return Array.from({ length: count }, (_, line) => text.slice(line * width, (line + 1) * width));
}

function unsupported(lines: readonly string[]): Unsupported | undefined {
  const [first = ''] = lines;
  const of = (why: Unsupported['why'], at: number): Unsupported => ({ kind: 'unsupported', why, line: 1, at });
  const isTwoLines = lines.length === 2 && lines.every((line) => line.length === first.length);
  if (isTwoLines && first.startsWith('V') && (first.length === 36 || first.length === 44)) return of('visa', 1);
  if (isTwoLines && first.length === 36 && first.startsWith('IDFRA')) return of('french-id-card', 3);
  if (first.length === SLOVAK_WIDTH && first.slice(2, 5) === 'SVK') return of('slovak-id-card', 3);
  return undefined;
}

function measured(lines: string[]): Lines | Malformed {
  const layouts = LAYOUTS.filter((layout) => layout.lines === lines.length);
  if (layouts.length === 0) return { kind: 'malformed', why: 'line-count', line: lines.length, at: null };
  const layout = layouts.find(({ width }) => lines.every((line) => line.length === width));
  if (layout) return { kind: 'lines', layout, lines };
  const meant = nearest(lines, layouts);
  const wrong = lines.findIndex((line) => line.length !== meant.width);
  const at = Math.min(lines[wrong]?.length ?? 0, meant.width) + 1;
  return { kind: 'malformed', why: 'length', line: wrong + 1, at };
}

/** The format that the lines miss by the fewest characters is the one whose end is named. */
function nearest(lines: readonly string[], layouts: readonly Layout[]): Layout {
  const off = ({ width }: Layout) => lines.reduce((sum, line) => sum + Math.abs(line.length - width), 0);
  return layouts.reduce((best, layout) => (off(layout) < off(best) ? layout : best));
}
