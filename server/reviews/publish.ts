import type { Transaction } from '#db/open.ts';
import type { Review } from '#db/schema/reviews.ts';
import { announce } from '../outbox/store.ts';
import { system } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { eachApart } from '../platform/eachApart.ts';
import { emit } from '../platform/events.ts';
import { record } from '../platform/record.ts';
import { termsAt } from '../policies/store.ts';
import { countsAsGiven, publishAt } from './publication.ts';
import { disputableUntil } from './rules.ts';
import { moveReview } from './states.ts';
import { changeReview, dueToPublish, findReview, otherSideOf, reviewsInSlot, reviewWhole } from './store.ts';
import { publicData } from './view.ts';

const SWEEP = system('sweep:publish');

/** Sets when an approved review appears, and lets it appear at once where that is now (IZI-14…17). */
export async function schedule(tx: Transaction, review: Review, now: Date): Promise<Review> {
  const bothSubmitted = countsAsGiven((await otherSideOf(tx, review)) ?? null);
  const at = publishAt({ blindUntil: review.blindUntil, approvedAt: review.approvedAt, bothSubmitted });
  const scheduled = await changeReview(tx, review, { publishAt: at }, now);
  return at && at <= now ? publishNow(tx, scheduled, at) : scheduled;
}

/** Publishes what is due; re-checked in its own transaction, so that any number of processes may sweep. */
export async function publishDue(context: Context): Promise<number> {
  const ids = await dueToPublish(context.db.read, context.clock.now());
  await eachApart(context, ids, (id) =>
    context.db.transaction(async (tx) => {
      const review = await findReview(tx, id, SWEEP);
      const due = review.status === 'pending' && review.publishAt && review.publishAt <= context.clock.now();
      if (due) await publishNow(tx, review, review.publishAt as Date);
    }),
  );
  return ids.length;
}

/** The swap of IZI-11: the older review leaves and the newer one appears in one transaction; the rating follows both. */
async function publishNow(tx: Transaction, review: Review, at: Date): Promise<Review> {
  const { zone, policy } = await termsAt(tx, review.marketplaceId, review.policyVersion);
  const older = (await reviewsInSlot(tx, review.slot)).find((held) => held.review.status === 'published');
  if (older) await leave(tx, older.review, 'superseded', at);
  const whole = await reviewWhole(tx, review.id);
  const clock = { submittedAt: review.submittedAt, publishedAt: at, orderTerminalAt: whole.order.terminalAt };
  const published = await changeReview(
    tx,
    review,
    {
      status: moveReview(review.status, 'publish'),
      publishedAt: at,
      publishAt: null,
      replacesId: older?.review.id ?? review.replacesId,
      disputableUntil: disputableUntil(clock, policy, zone),
    },
    at,
  );
  const payload = publicData({ ...whole, review: published });
  await announce(tx, {
    marketplaceId: review.marketplaceId,
    subjectId: review.id,
    topic: 'review.published',
    payload,
    createdAt: at,
    availableAt: at,
  });
  await record(tx, SWEEP, {
    action: 'review.published',
    subjectKind: 'review',
    subjectId: review.id,
    marketplaceId: review.marketplaceId,
    detail: { version: review.version, replaces: older?.review.id ?? null },
    at,
  });
  return published;
}

/** A review leaves public sight, or its queue, for good; disputes about it become moot in the same transaction. */
export async function leave(
  tx: Transaction,
  review: Review,
  status: 'superseded' | 'removed' | 'withdrawn' | 'rejected',
  at: Date,
): Promise<Review> {
  const gone = await changeReview(tx, review, { status, endedAt: at, publishAt: null }, at);
  await emit(tx, 'review.left', { review: gone, at });
  return gone;
}
