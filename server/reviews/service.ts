import { eq } from 'drizzle-orm';
import type { Transaction } from '#db/open.ts';
import type { Order } from '#db/schema/market.ts';
import { type Review, reviews } from '#db/schema/reviews.ts';
import { closeCaseOf, subjectChanged } from '../decisions/service.ts';
import { announce, takesTopic } from '../outbox/store.ts';
import type { PlatformActor } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import type { NoticeTold } from '../platform/events.ts';
import { record } from '../platform/record.ts';
import { guessLanguage } from '../platform/text.ts';
import { type Terms, termsOf } from '../policies/store.ts';
import { openCase } from '../queue/store.ts';
import { backfillReview } from './backfill.ts';
import type { ChangeReview, SubmitReview } from './contract.ts';
import { blindRelease, countsAsGiven } from './publication.ts';
import { leave, schedule } from './publish.ts';
import { mayReview, type SlotEffect, slotOf, takeSlot } from './rules.ts';
import * as states from './states.ts';
import {
  changeReview,
  dealOf,
  findReview,
  insertReview,
  otherSideOf,
  personOf,
  reviewsInSlot,
  reviewsOfOrder,
  reviewWhole,
} from './store.ts';
import { headlineOf, publicData } from './view.ts';

const HOUR_MS = 3_600_000;
/** One and two stars come a little earlier: an unfair one hurts from the first hour. */
const LOW_STARS = 2;
const LOW_STARS_MINUTES = 60;

/** `id` is made outside: the transaction may run again (RULINGS 27). */
export interface Submission {
  context: Context;
  actor: PlatformActor;
  body: SubmitReview;
  id: string;
}

/**
 * A review comes in (IZI-07…17, QJ-07): who may, in time, into its slot, blind until released, and a case for the desk.
 * @throws Refusal order-unknown, person-unknown, not-a-party, order-not-final, review-window-over, already-reviewed, …
 */
export async function submitReview(tx: Transaction, ask: Submission): Promise<Review> {
  const { context, actor, body } = ask;
  if (body.submittedAt ?? body.publishedAt) return backfillReview(tx, ask);
  const now = context.clock.now();
  const terms = await termsOf(tx, actor.marketplaceId, now);
  const order = await dealOf(tx, actor.marketplaceId, body.orderId);
  const author = await personOf(tx, actor.marketplaceId, body.authorId);
  const { subjectId, other } = await checkRight(tx, order, author.id, terms, now);
  const slot = slotOf({ authorId: author.id, subjectId, listingId: order.listingId, orderId: order.id }, terms.policy);
  const effect = await slotEffect(tx, order, slot);
  if (effect.edits) {
    const pending = await findReview(tx, effect.edits, actor);
    return rewrite(tx, context, actor, pending, { rating: body.rating, text: body.text }, author.displayName);
  }
  if (effect.supersedes) await supersede(tx, await findReview(tx, effect.supersedes, actor), now);
  const review = await insertReview(
    tx,
    await newReview(tx, ask, { order, authorId: author.id, subjectId, slot, terms, other, effect, now }),
  );
  await openDoors(tx, review, other, terms, now);
  await openReviewCase(tx, review, author.displayName, terms, now);
  const detail = { orderId: order.id, version: 1, blind: review.blindUntil === null || review.blindUntil > now };
  await record(tx, actor, {
    action: 'review.submitted',
    subjectKind: 'review',
    subjectId: review.id,
    marketplaceId: review.marketplaceId,
    detail,
    at: now,
  });
  return review;
}

async function checkRight(tx: Transaction, order: Order, authorId: string, terms: Terms, now: Date) {
  const both = await reviewsOfOrder(tx, order.id);
  const other = both.find((review) => review.authorId !== authorId && countsAsGiven(review)) ?? null;
  const rejected = both.find((review) => review.authorId === authorId && review.status === 'rejected');
  const attempt = { deal: order, authorId, otherSide: other, rejectedAt: rejected?.endedAt ?? null };
  return { ...mayReview(attempt, terms.policy, terms.zone, now), other };
}

async function slotEffect(tx: Transaction, order: Order, slot: string): Promise<SlotEffect> {
  const inSlot = await reviewsInSlot(tx, slot);
  const held = inSlot.map(({ review, orderEndedAt }) => ({
    id: review.id,
    orderId: review.orderId,
    status: review.status,
    orderEndedAt: orderEndedAt ?? review.submittedAt,
  }));
  return takeSlot({ id: order.id, endedAt: order.terminalAt as Date }, held);
}

interface Facts {
  order: Order & { categoryId: string | null };
  authorId: string;
  subjectId: string;
  slot: string;
  terms: Terms;
  other: Review | null;
  effect: SlotEffect;
  now: Date;
}

async function newReview(
  tx: Transaction,
  { body, id }: Submission,
  facts: Facts,
): Promise<Parameters<typeof insertReview>[1]> {
  const { order, authorId, subjectId, slot, terms, other, effect, now } = facts;
  const blind = terms.policy.blindHours > 0 && other === null;
  // The clock starts when the other side has been told; where nobody takes notices, now (RULINGS 2).
  const notifiedAt = blind && (await takesTopic(tx, order.marketplaceId, 'notice.to-person')) ? null : now;
  return {
    id,
    marketplaceId: order.marketplaceId,
    externalId: body.externalId ?? null,
    orderId: order.id,
    listingId: order.listingId,
    categoryId: order.categoryId,
    authorId,
    subjectId,
    slot,
    rating: body.rating,
    text: body.text,
    originalText: null,
    originalRating: null,
    redacted: false,
    language: body.language ?? guessLanguage(body.text) ?? terms.marketplace.locale,
    status: 'pending',
    source: 'platform',
    submittedAt: now,
    notifiedAt,
    blindUntil: blindRelease({ notifiedAt, bothSubmitted: other !== null, policy: terms.policy }, now),
    approvedAt: null,
    publishAt: null,
    publishedAt: null,
    endedAt: null,
    disputableUntil: null,
    replacesId: effect.replaces,
    policyVersion: terms.version,
  };
}

/** The other side hears of it (IZI-15); if it has written already, both doors open now (IZI-16). */
async function openDoors(
  tx: Transaction,
  review: Review,
  other: Review | null,
  terms: Terms,
  now: Date,
): Promise<void> {
  if (other?.status === 'pending') {
    const released = await changeReview(
      tx,
      other,
      { blindUntil: blindRelease({ notifiedAt: other.notifiedAt, bothSubmitted: true, policy: terms.policy }, now) },
      now,
    );
    if (released.approvedAt) await schedule(tx, released, now);
  }
  if (other || terms.policy.blindHours === 0) return;
  const { subject, order } = await reviewWhole(tx, review.id);
  const payload = {
    notice: 'review-left-about-you',
    personId: subject.externalId,
    orderId: order.externalId,
    reviewId: review.id,
    answerHours: terms.policy.blindHours,
  };
  await announce(tx, {
    marketplaceId: review.marketplaceId,
    subjectId: review.id,
    topic: 'notice.to-person',
    payload,
    createdAt: now,
    availableAt: now,
  });
}

export async function openReviewCase(
  tx: Transaction,
  review: Review,
  authorName: string,
  terms: Terms,
  now: Date,
): Promise<void> {
  await openCase(tx, {
    marketplaceId: review.marketplaceId,
    queue: 'reviews',
    subjectKind: 'review',
    subjectId: review.id,
    headline: headlineOf(review, authorName),
    priority: review.rating <= LOW_STARS ? [{ reason: 'low-stars', minutes: LOW_STARS_MINUTES }] : [],
    openedAt: now,
    dueAt: new Date(now.getTime() + terms.policy.dueHours.reviews * HOUR_MS),
  });
}

/** The notice was acknowledged: the 72 hours start (IZI-15, RULINGS 2). Late and doubled acknowledgements change nothing. */
export async function startBlindClock(tx: Transaction, reviewId: string, at: Date): Promise<void> {
  const [review] = await tx.select().from(reviews).where(eq(reviews.id, reviewId));
  if (!review || review.status !== 'pending' || review.notifiedAt) return;
  const { policy } = await termsOf(tx, review.marketplaceId, at);
  const bothSubmitted = countsAsGiven((await otherSideOf(tx, review)) ?? null);
  const blindUntil = review.blindUntil ?? blindRelease({ notifiedAt: at, bothSubmitted, policy }, at);
  const started = await changeReview(tx, review, { notifiedAt: at, blindUntil }, at);
  if (started.approvedAt) await schedule(tx, started, at);
}

/** The author rewrites what nobody has read in public yet: same place, same clock, to be approved anew (reviews.md A2.9). */
export async function changeOwnReview(
  tx: Transaction,
  context: Context,
  actor: PlatformActor,
  id: string,
  body: ChangeReview,
): Promise<Review> {
  const review = await findReview(tx, id, actor);
  const author = await personOf(tx, actor.marketplaceId, body.authorId);
  states.changeReview(review, author.id);
  return rewrite(tx, context, actor, review, body, author.displayName);
}

async function rewrite(
  tx: Transaction,
  context: Context,
  actor: PlatformActor,
  review: Review,
  words: { rating: number; text: string },
  name: string,
): Promise<Review> {
  const now = context.clock.now();
  const language = guessLanguage(words.text) ?? review.language;
  const change = {
    rating: words.rating,
    text: words.text,
    language,
    approvedAt: null,
    publishAt: null,
    originalText: null,
    redacted: false,
  };
  const changed = await changeReview(tx, review, change, now, true);
  if (!(await subjectChanged(tx, 'reviews', review.id, headlineOf(changed, name), now)))
    await openReviewCase(tx, changed, name, await termsOf(tx, review.marketplaceId, now), now);
  await record(tx, actor, {
    action: 'review.changed',
    subjectKind: 'review',
    subjectId: review.id,
    marketplaceId: review.marketplaceId,
    detail: { version: changed.version },
    at: now,
  });
  return changed;
}

async function supersede(tx: Transaction, review: Review, now: Date): Promise<void> {
  await leave(tx, review, 'superseded', now);
  await closeCaseOf(tx, 'reviews', review.id, now);
}

/** R12: the author takes it back; nobody is restricted, so no statement follows. */
export async function withdrawOwnReview(
  tx: Transaction,
  context: Context,
  actor: PlatformActor,
  id: string,
  authorExternalId: string,
): Promise<Review> {
  const now = context.clock.now();
  const review = await findReview(tx, id, actor);
  const author = await personOf(tx, actor.marketplaceId, authorExternalId);
  states.withdrawReview(review, author.id);
  const gone = await leave(tx, review, 'withdrawn', now);
  await closeCaseOf(tx, 'reviews', id, now);
  if (review.status === 'published') {
    const payload = { ...publicData(await reviewWhole(tx, id)), by: 'author' };
    await announce(tx, {
      marketplaceId: review.marketplaceId,
      subjectId: id,
      topic: 'review.removed',
      payload,
      createdAt: now,
      availableAt: now,
    });
  }
  await record(tx, actor, {
    action: 'review.withdrawn',
    subjectKind: 'review',
    subjectId: id,
    marketplaceId: review.marketplaceId,
    detail: { was: review.status },
    at: now,
  });
  return gone;
}

/** The other side was told, or nobody can tell it any more: in both cases the 72 hours start now (RULINGS 2). */
export async function noticeTold(tx: Transaction, { data, at }: NoticeTold): Promise<void> {
  if (typeof data.reviewId === 'string') await startBlindClock(tx, data.reviewId, at);
}
