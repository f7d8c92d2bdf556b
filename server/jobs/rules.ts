import type { Context } from '../platform/context.ts';

/** What a transaction of a sweep takes at most (RULINGS 28). */
const SWEEP_ROWS_MAX = 500;

/**
 * Work that falls due: found by a query, re-checked in its transaction, safe to run in any process at any time.
 * Deadlines live in rows, never in timers, so a crash loses none of them (HOUSE law 5).
 */
export interface Sweep {
  /** Also the name of its lock. */
  name: string;
  everyMs: number;
  /** The pause after a round that found nothing; `everyMs` unless told. */
  idleMs?: number;
  /** From so many rows on there is probably more, so the next round begins at once; 500 unless told. */
  full?: number;
  /** One round, at most `SWEEP_ROWS_MAX` rows a transaction. Resolves to how many things it did. */
  run(context: Context): Promise<number>;
  /** Ends what a round left running. */
  close?(): Promise<void>;
}

/** How long to wait after a round that did `done` things, in milliseconds. */
export function pauseAfter(sweep: Sweep, done: number): number {
  if (done >= (sweep.full ?? SWEEP_ROWS_MAX)) return 0;
  return done === 0 ? (sweep.idleMs ?? sweep.everyMs) : sweep.everyMs;
}
