import { OUTCOMES, type ReviewStatus } from '#db/words.ts';
import { Refusal, type RefusalCode } from '../platform/refusal.ts';

/**
 * The states of a review: what may happen in each, and where it leads. `approve` and `redact` leave a pending review
 * pending, since it is published by the sweep at `publishAt`. `reopen` and `restore` belong to a revert.
 */
export const REVIEW_MOVES = {
  pending: {
    change: 'pending',
    approve: 'pending',
    redact: 'pending',
    publish: 'published',
    reject: 'rejected',
    supersede: 'superseded',
    withdraw: 'withdrawn',
  },
  published: {
    redact: 'published',
    edit: 'published',
    remove: 'removed',
    supersede: 'superseded',
    withdraw: 'withdrawn',
    reopen: 'pending',
  },
  rejected: { reopen: 'pending' },
  removed: { restore: 'published' },
  superseded: { restore: 'published' },
  withdrawn: {},
} as const satisfies Record<ReviewStatus, Record<string, ReviewStatus>>;

export type ReviewMove = { [S in ReviewStatus]: keyof (typeof REVIEW_MOVES)[S] }[ReviewStatus];

/** Where a move leads. What cannot be moved is refused as not pending, not published, or not to be reverted. */
export function moveReview(from: ReviewStatus, move: ReviewMove): ReviewStatus {
  const to = (REVIEW_MOVES[from] as Partial<Record<ReviewMove, ReviewStatus>>)[move];
  if (to === undefined) throw new Refusal(refusalOf(move));
  return to;
}

function refusalOf(move: ReviewMove): RefusalCode {
  if (move === 'reopen' || move === 'restore') return 'cannot-revert';
  return move === 'edit' || move === 'remove' ? 'review-not-published' : 'review-not-pending';
}

/** What the desk may do with a review: everything while it waits, nothing afterwards. */
export function reviewOutcomes(status: ReviewStatus): readonly (typeof OUTCOMES.reviews)[number][] {
  return status === 'pending' ? OUTCOMES.reviews : [];
}

interface Own {
  authorId: string;
  status: ReviewStatus;
  version: number;
}
/**
 * The author changes an own pending review (A2.9): a new version, to be approved anew. Blind clock and due time stay.
 * Refuses not-your-review and review-not-pending.
 */
export function changeReview(review: Own, byId: string): { version: number; approvedAt: null; publishAt: null } {
  if (review.authorId !== byId) throw new Refusal('not-your-review');
  moveReview(review.status, 'change');
  return { version: review.version + 1, approvedAt: null, publishAt: null };
}

/** The author takes a review back (R12), pending or already published; nobody is restricted by it. */
export function withdrawReview(review: Own, byId: string): ReviewStatus {
  if (review.authorId !== byId) throw new Refusal('not-your-review');
  return moveReview(review.status, 'withdraw');
}
