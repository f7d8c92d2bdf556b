import type { DisputeStatus, OUTCOMES } from '#db/words.ts';
import { Refusal } from '../platform/refusal.ts';

/** What may happen to a dispute in each state, and where it leads. `answer` and `expire` end the wait for an answer. */
export const DISPUTE_MOVES = {
  open: {
    keep: 'kept',
    remove: 'removed',
    redact: 'redacted',
    'apply-edit': 'edited',
    ask: 'asked',
    escalate: 'open',
    moot: 'moot',
  },
  asked: { answer: 'open', expire: 'open', moot: 'moot' },
  kept: { reopen: 'open' },
  removed: { reopen: 'open' },
  redacted: { reopen: 'open' },
  edited: { reopen: 'open' },
  moot: {},
} as const satisfies Record<DisputeStatus, Record<string, DisputeStatus>>;
export type DisputeMove = { [S in DisputeStatus]: keyof (typeof DISPUTE_MOVES)[S] }[DisputeStatus];
/** What the desk decides; the other moves come from the parties, the clock and a revert. */
export type DisputeOutcome = (typeof OUTCOMES)['review-disputes'][number];

/** Where a move leads; refuses dispute-closed where the state does not know it. */
export function moveDispute(from: DisputeStatus, move: DisputeMove): DisputeStatus {
  const to = (DISPUTE_MOVES[from] as Partial<Record<DisputeMove, DisputeStatus>>)[move];
  if (to === undefined) throw new Refusal(move === 'reopen' ? 'cannot-revert' : 'dispute-closed');
  return to;
}
