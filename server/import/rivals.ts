import { and, inArray } from 'drizzle-orm';
import { wordIs } from '#db/kit.ts';
import type { Transaction } from '#db/open.ts';
import { type Review, reviews } from '#db/schema/reviews.ts';
import { LIVE_REVIEW_STATUSES } from '#db/words.ts';
import { changeReview } from '../reviews/store.ts';
import type { Load } from './load.ts';

/** A review about to be written, with its author's name for the queue. */
export interface Made {
  review: Review;
  name: string;
}

/** What an earlier import, or the marketplace itself, has put into the same slots: the newer one is current. */
export async function besideEarlier(
  { now }: Load,
  tx: Transaction,
  made: readonly Made[],
  refuse: (review: Review) => void,
): Promise<Made[]> {
  const live = made.filter(({ review }) => review.status !== 'superseded');
  if (live.length === 0) return [...made];
  const inSlots = and(
    inArray(
      reviews.slot,
      live.map(({ review }) => review.slot),
    ),
    wordIs(reviews.status, ...LIVE_REVIEW_STATUSES),
  );
  const earlier = await tx.select().from(reviews).where(inSlots);
  if (earlier.length === 0) return [...made];
  const kept: Made[] = [];
  for (const each of made) {
    const rival = earlier.find(({ slot, status }) => slot === each.review.slot && status === each.review.status);
    if (!rival) kept.push(each);
    else if (rival.status === 'pending') refuse(each.review);
    else kept.push(await afterRival(tx, each, rival, now));
  }
  return kept;
}

async function afterRival(tx: Transaction, { review, name }: Made, rival: Review, now: Date): Promise<Made> {
  if (rival.submittedAt > review.submittedAt)
    return { review: { ...review, status: 'superseded', endedAt: rival.submittedAt }, name };
  await changeReview(tx, rival, { status: 'superseded', endedAt: review.submittedAt }, now);
  return { review: { ...review, replacesId: rival.id }, name };
}
