import { eq } from 'drizzle-orm';
import type { Transaction } from '#db/open.ts';
import { reviews } from '#db/schema/reviews.ts';
import type { NoticeTold } from '../platform/events.ts';
import { termsOf } from '../policies/store.ts';
import { blindRelease, countsAsGiven } from './publication.ts';
import { schedule } from './publish.ts';
import { changeReview, otherSideOf } from './store.ts';

/** The other side was told, or nobody can tell it any more: in both cases the 72 hours start now (RULINGS 2). */
export async function noticeTold(tx: Transaction, { data, at }: NoticeTold): Promise<void> {
  if (typeof data.reviewId === 'string') await startBlindClock(tx, data.reviewId, at);
}

/** The notice was acknowledged: the 72 hours start (IZI-15, RULINGS 2). Late and doubled acknowledgements change nothing. */
async function startBlindClock(tx: Transaction, reviewId: string, at: Date): Promise<void> {
  const [review] = await tx.select().from(reviews).where(eq(reviews.id, reviewId));
  if (review?.status !== 'pending' || review.notifiedAt) return;
  const { policy } = await termsOf(tx, review.marketplaceId, at);
  const bothSubmitted = countsAsGiven((await otherSideOf(tx, review)) ?? null);
  const blindUntil = review.blindUntil ?? blindRelease({ notifiedAt: at, bothSubmitted, policy }, at);
  const started = await changeReview(tx, review, { notifiedAt: at, blindUntil }, at);
  if (started.approvedAt) await schedule(tx, started, at);
}
