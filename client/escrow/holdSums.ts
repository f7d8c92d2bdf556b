import type { HoldState } from '#db/words.ts';
import type { HoldRow } from '#server/escrow/contract.ts';

type Whole = Pick<HoldRow, 'gross' | 'released' | 'refunded' | 'fee' | 'chargedBack' | 'state'>;
/** What is nowhere yet: held, not yet taken, or never taken. */
type Rest = 'held' | 'awaited' | 'never';

export interface Part {
  part: 'released' | 'refunded' | 'fee' | 'chargedBack' | Rest;
  /** Integer minor units. */
  minor: number;
}

const REST: Partial<Record<HoldState, Rest>> = { authorizing: 'awaited', auth_failed: 'never', voided: 'never' };

/**
 * Where a reserved amount is, in parts. `apart` is what they miss the whole by, in minor units: 0 unless more was given
 * away than was there, which the ledger refuses (escrow.md §2, I4) and which is shown where it happened all the same.
 */
export function holdSums({ gross, released, refunded, fee, chargedBack, state }: Whole): {
  parts: Part[];
  apart: number;
} {
  const rest = gross - released - refunded - fee - chargedBack;
  return {
    parts: [
      { part: 'released', minor: released },
      { part: 'refunded', minor: refunded },
      { part: 'fee', minor: fee },
      { part: 'chargedBack', minor: chargedBack },
      { part: REST[state] ?? 'held', minor: Math.max(0, rest) },
    ],
    apart: Math.max(0, -rest),
  };
}
