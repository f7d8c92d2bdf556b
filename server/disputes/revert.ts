import type { Transaction } from '#db/open.ts';
import type { Review } from '#db/schema/reviews.ts';
import type { Decision } from '#db/schema/spine.ts';
import { announce } from '../outbox/store.ts';
import { system } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { Refusal } from '../platform/refusal.ts';
import { moveReview } from '../reviews/states.ts';
import { changeReview, findReview, reviewsInSlot, reviewWhole } from '../reviews/store.ts';
import { publicData } from '../reviews/view.ts';
import { moveDispute } from './states.ts';
import { changeDispute, findDispute } from './store.ts';

const SWEEP = system('sweep:decisions');

/** Puts review and dispute back as they were; the rating follows in the same transaction (F3). */
export async function revertDispute(tx: Transaction, _context: Context, decision: Decision, now: Date): Promise<void> {
  const dispute = await findDispute(tx, decision.subjectId, SWEEP);
  const review = await findReview(tx, dispute.reviewId, SWEEP);
  if (decision.outcome === 'ask') throw new Refusal('cannot-revert');
  const before = decision.before as Pick<
    Review,
    'status' | 'text' | 'rating' | 'originalText' | 'originalRating' | 'redacted'
  >;
  const { status: _status, ...words } = before;
  if (review.status === 'removed') await restoreRemoved(tx, review, now);
  else if (decision.outcome !== 'keep') await takeBackWords(tx, review, decision, words, now);
  const current = await findReview(tx, review.id, SWEEP);
  await changeDispute(tx, dispute, {
    status: moveDispute(dispute.status, 'reopen'),
    decidedAt: null,
    reviewVersion: current.version,
  });
}

async function restoreRemoved(tx: Transaction, review: Review, now: Date): Promise<void> {
  const taken = (await reviewsInSlot(tx, review.slot)).some((held) => held.review.status === 'published');
  if (taken) throw new Refusal('cannot-revert');
  await changeReview(tx, review, { status: moveReview('removed', 'restore'), endedAt: null }, now);
  await tellRestored(tx, review.id, now);
}

async function takeBackWords(
  tx: Transaction,
  review: Review,
  decision: Decision,
  words: Partial<Review>,
  now: Date,
): Promise<void> {
  if (review.status !== 'published' || review.version !== decision.subjectVersion + 1)
    throw new Refusal('cannot-revert');
  await changeReview(tx, review, words, now, true);
  await tellRestored(tx, review.id, now);
}

async function tellRestored(tx: Transaction, reviewId: string, now: Date): Promise<void> {
  const whole = await reviewWhole(tx, reviewId);
  const { marketplaceId } = whole.review;
  await announce(tx, {
    marketplaceId,
    subjectId: reviewId,
    topic: 'review.restored',
    payload: publicData(whole),
    createdAt: now,
    availableAt: now,
  });
}
