import type { Outcome, Queue, RejectionReason } from '#db/words.ts';
import { BULK_OUTCOMES, OUTCOMES } from '#db/words.ts';
import type { CaseRow } from '#server/queue/contract.ts';
import type { BulkAnswer, BulkDecision } from './calls.ts';

export type BulkOutcome = BulkDecision['outcome'];

/** What can be said of many cases in one sentence; the rest needs a look at each. */

/** The contract's own limit of one request. */
export const BULK_MAX = 1_000;

/** The two commonest reasons, each with a key of its own: Q for a question, W for one or two words. */
const SWEEPS = [
  { reason: 'R02', code: 'Shift+KeyQ', keys: ['Shift', 'Q'] },
  { reason: 'R11', code: 'Shift+KeyW', keys: ['Shift', 'W'] },
] as const satisfies readonly { reason: RejectionReason; code: string; keys: readonly string[] }[];

/** Only reviews are read by the filter, so only there can it be asked which are alike. */
export const sweepsOf = (queue: Queue) => (queue === 'reviews' ? SWEEPS : []);

export const bulkOutcomesOf = (queue: Queue): readonly BulkOutcome[] => {
  const known: readonly Outcome[] = OUTCOMES[queue];
  return BULK_OUTCOMES.filter((outcome) => known.includes(outcome) && !needsGrounds(queue, outcome));
};

/** Grounds of a document are seen in its own pictures, and never said of many at once. */
const needsGrounds = (queue: Queue, outcome: BulkOutcome): boolean => queue === 'documents' && outcome === 'reject';

/** The bulk outcome of that name; undefined for what needs a look at each. */
export const bulkOutcome = (queue: Queue, wanted: string): BulkOutcome | undefined =>
  bulkOutcomesOf(queue).find((it) => it === wanted);

/**
 * Whether reasons may, must, or cannot be given. A disputed review goes without one where there is proof, which is a
 * ground of its own (IZI-18): the server says so of each case.
 */
export function reasonsOf(outcome: BulkOutcome): 'must' | 'may' | 'none' {
  if (outcome === 'reject') return 'must';
  return outcome === 'remove' ? 'may' : 'none';
}

/** Whether the filter is surest that this is the reason: flags stand with the surest first. */
export const isSurest = ({ flags }: Pick<CaseRow, 'flags'>, reason: RejectionReason): boolean =>
  flags[0]?.reason === reason;

export interface BulkText {
  reasons?: readonly RejectionReason[];
  message?: string;
  note?: string;
}

export function bulkInput(
  rows: readonly CaseRow[],
  outcome: BulkOutcome,
  { reasons, message, note }: BulkText,
): BulkDecision {
  return {
    items: rows.map((row) => ({ caseId: row.id, version: row.version })),
    outcome,
    ...(reasons !== undefined && reasons.length > 0 ? { reasons: [...reasons] } : {}),
    ...(message ? { message } : {}),
    ...(note ? { note } : {}),
  };
}

export interface BulkResult {
  outcome: BulkOutcome;
  text: BulkText;
  rows: readonly CaseRow[];
  batchId: string;
  results: BulkAnswer['results'];
  /** What earlier requests of the same decision have done, and this one: the decisions that can be taken back together. */
  decisionIds: readonly string[];
  doneBefore: number;
  /** Set once it was reopened as a whole: how many are open again, and what was refused. */
  reopened: { done: number; refused: readonly { caseId: string; code: string }[] } | null;
}
