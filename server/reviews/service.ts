import type { Transaction } from '#db/open.ts';
import type { Order } from '#db/schema/market.ts';
import type { Review } from '#db/schema/reviews.ts';
import { closeCaseOf } from '../decisions/subject.ts';
import { announce, takesTopic } from '../outbox/store.ts';
import type { PlatformActor } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { emit } from '../platform/events.ts';
import { record } from '../platform/record.ts';
import { guessLanguage } from '../platform/text.ts';
import { type Terms, termsOf } from '../policies/store.ts';
import { backfillReview } from './backfill.ts';
import type { SubmitReview } from './contract.ts';
import { type Screened, screenBefore } from './findings.ts';
import { takeIn } from './openCase.ts';
import { rewrite } from './own.ts';
import { blindRelease, countsAsGiven } from './publication.ts';
import { leave, schedule } from './publish.ts';
import { mayReview, type SlotEffect, slotOf, takeSlot } from './rules.ts';
import {
  changeReview,
  dealOf,
  findReview,
  insertReview,
  personOf,
  reviewsInSlot,
  reviewsOfOrder,
  reviewWhole,
} from './store.ts';

/** `id` is made outside: the transaction may run again (RULINGS 27). */
export interface Submission {
  context: Context;
  actor: PlatformActor;
  body: SubmitReview;
  id: string;
  /** What `screenSubmission` found. */
  before?: Screened | undefined;
}

/** What the text will be screened as, before the transaction; history of a marketplace goes by no desk. */
export async function screenSubmission(
  { db: { read }, clock }: Context,
  { marketplaceId }: PlatformActor,
  body: SubmitReview,
): Promise<Screened | undefined> {
  if (body.submittedAt ?? body.publishedAt) return undefined;
  const terms = await termsOf(read, marketplaceId, clock.now());
  return screenBefore(read, { text: body.text, language: languageOf(body, terms) }, terms);
}

const languageOf = ({ language, text }: SubmitReview, { marketplace }: Terms): string =>
  language ?? guessLanguage(text) ?? marketplace.locale;

/**
 * A review comes in (IZI-07…17, QJ-07): who may, in time, into its slot, blind until released, and a case for the desk.
 * @throws Refusal order-unknown, person-unknown, not-a-party, order-not-final, review-window-over, already-reviewed, …
 */
export async function submitReview(tx: Transaction, ask: Submission): Promise<Review> {
  const { context, actor, body, before } = ask;
  if (body.submittedAt ?? body.publishedAt) return backfillReview(tx, ask);
  const now = context.clock.now();
  const terms = await termsOf(tx, actor.marketplaceId, now);
  const order = await dealOf(tx, actor.marketplaceId, body.orderId);
  const author = await personOf(tx, actor.marketplaceId, body.authorId, 'authorId');
  const { subjectId, other } = await checkRight(tx, order, author.id, terms, now);
  const slot = slotOf({ authorId: author.id, subjectId, listingId: order.listingId, orderId: order.id }, terms.policy);
  const effect = await slotEffect(tx, order, slot);
  if (effect.edits) {
    const pending = await findReview(tx, effect.edits, actor);
    const { rating, text } = body;
    return rewrite(tx, context, actor, pending, { rating, text, name: author.displayName, before });
  }
  if (effect.supersedes) await supersede(tx, await findReview(tx, effect.supersedes, actor), now);
  const review = await insertReview(
    tx,
    await newReview(tx, ask, { order, authorId: author.id, subjectId, slot, terms, other, effect, now }),
  );
  await openDoors(tx, review, other, terms, now);
  const detail = { orderId: order.id, version: 1, blind: review.blindUntil === null || review.blindUntil > now };
  await record(tx, actor, {
    action: 'review.submitted',
    subjectKind: 'review',
    subjectId: review.id,
    marketplaceId: review.marketplaceId,
    detail,
    at: now,
  });
  await emit(tx, 'review.submitted', { review, at: now });
  return takeIn(tx, review, author.displayName, terms, now, before);
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
    language: languageOf(body, terms),
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

async function supersede(tx: Transaction, review: Review, now: Date): Promise<void> {
  await leave(tx, review, 'superseded', now);
  await closeCaseOf(tx, 'reviews', review.id, now);
}
