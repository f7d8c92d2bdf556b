/** The one form in which `npm run bench` and `npm run test:faults` say what they measured (SPEC 8). */
export type Engine = 'sqlite' | 'postgres' | 'none';
export interface Bar {
  bar: string;
  sense: '<=' | '>=';
  limit: number;
  engine: Engine;
  /** For people: what is counted, with its unit. */
  what: string;
}
export interface Measured {
  bar: string;
  value: number | null;
  sense: Bar['sense'];
  limit: number;
  /** Null: not measured, and `detail` says why. */
  ok: boolean | null;
  engine: Engine;
  detail: string;
}
/** What a group is given to measure with. */
export interface Run {
  engine: Engine;
  /** The long counts of SPEC 8 instead of those that fit a coffee break. */
  full: boolean;
  /** Whether this bar was asked for: dear ones are not measured for nothing. */
  wants(bar: string): boolean;
  tell(bar: string, value: number, detail: string): void;
  leaveOut(bar: string, reason: string): void;
}
export interface Group {
  bars: readonly Bar[];
  /** Either how it is measured, or why it cannot be yet. */
  measure: ((run: Run) => Promise<void>) | { not: string };
}
export interface Asked {
  only: string;
  full: boolean;
  json: boolean;
  engine: Engine | undefined;
}

export function askedOf(args: readonly string[]): Asked {
  const wordAfter = (flag: string) => (args.includes(flag) ? (args[args.indexOf(flag) + 1] ?? '') : '');
  const engine = wordAfter('--engine') as Engine | '';
  return {
    only: wordAfter('--only'),
    full: args.includes('--full'),
    json: args.includes('--json'),
    engine: engine || undefined,
  };
}

export const holds = ({ sense, limit }: Pick<Bar, 'sense' | 'limit'>, value: number): boolean =>
  sense === '<=' ? value <= limit : value >= limit;

/** Every bar of the group comes out once, whatever happens in between. */
export async function runGroup(group: Group, asked: Asked, engine: Engine, out: (line: Measured) => void) {
  const bars = group.bars.filter((bar) => bar.engine === engine && bar.bar.startsWith(asked.only));
  const open = new Map(bars.map((bar) => [bar.bar, bar]));
  const settle = (name: string, value: number | null, ok: boolean | null, detail: string) => {
    const bar = open.get(name);
    if (!bar) return;
    open.delete(name);
    const { sense, limit } = bar;
    out({ bar: name, value: value === null ? null : rounded(value), sense, limit, ok, engine, detail });
  };
  const rest = (ok: boolean | null, reason: string) => {
    for (const name of [...open.keys()]) settle(name, null, ok, reason);
  };
  if (open.size === 0) return;
  if (typeof group.measure !== 'function') return rest(null, group.measure.not);
  const run: Run = {
    engine,
    full: asked.full,
    wants: (name) => open.has(name),
    tell: (name, value, detail) => settle(name, value, holds(open.get(name) ?? NEVER, value), detail),
    leaveOut: (name, reason) => settle(name, null, null, reason),
  };
  try {
    await group.measure(run);
    rest(false, 'The group ended without saying anything about this bar.');
  } catch (error) {
    rest(
      false,
      `Broke off: ${error instanceof Error ? (error.stack ?? error.message).split('\n').slice(0, 3).join(' ') : error}`,
    );
  }
}

const NEVER = { sense: '>=', limit: Number.POSITIVE_INFINITY } as const;
const rounded = (value: number): number => Number(value.toPrecision(4));

/** A line for a person; a mark that is also a word, since colours are lost in a note. */
export function lineOf({ bar, value, sense, limit, ok, engine, detail }: Measured): string {
  const mark = ok === null ? 'not measured' : ok ? 'ok' : 'FALLS SHORT';
  const figure = value === null ? '–' : String(value);
  return `${bar.padEnd(34)} ${figure.padStart(9)} ${sense} ${String(limit).padEnd(6)} ${engine.padEnd(8)} ${mark.padEnd(12)} ${detail}`;
}

/** Nearest rank, `share` in 0…1. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? Number.NaN;
}
export const median = (values: readonly number[]): number => percentile(values, 0.5);
