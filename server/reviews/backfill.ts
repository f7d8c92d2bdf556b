import type { Transaction } from '#db/open.ts';
import type { Review } from '#db/schema/reviews.ts';
import { record } from '../platform/record.ts';
import { Refusal } from '../platform/refusal.ts';
import { guessLanguage } from '../platform/text.ts';
import { termsOf } from '../policies/store.ts';
import { markUnsigned, mustBeMarked } from '../screening/signatureStore.ts';
import { disputableUntil, slotOf, subjectOf } from './rules.ts';
import type { Submission } from './service.ts';
import { changeReview, dealOf, insertReview, personOf, reviewsInSlot } from './store.ts';

/**
 * History of a marketplace, brought along as it was published there: no windows, no desk, and a trace of its own. Needs a
 * key with the right `backfill` (SPEC 5). Within a slot the newest is current and the older ones are superseded.
 * @throws Refusal key-lacks-right, backfill-out-of-order, order-unknown, person-unknown, not-a-party
 */
export async function backfillReview(tx: Transaction, { context, actor, body, id }: Submission): Promise<Review> {
  if (!actor.rights.includes('backfill')) throw new Refusal('key-lacks-right');
  const now = context.clock.now();
  const publishedAt = new Date(body.publishedAt ?? body.submittedAt ?? now);
  const submittedAt = new Date(body.submittedAt ?? publishedAt);
  if (submittedAt > publishedAt || publishedAt > now)
    throw new Refusal('backfill-out-of-order', { errors: { publishedAt: 'backfill-out-of-order' } });
  const { policy, version, zone } = await termsOf(tx, actor.marketplaceId, now);
  const order = await dealOf(tx, actor.marketplaceId, body.orderId);
  const author = await personOf(tx, actor.marketplaceId, body.authorId, 'authorId');
  const subjectId = subjectOf(order, author.id);
  const slot = slotOf({ authorId: author.id, subjectId, listingId: order.listingId, orderId: order.id }, policy);
  const current = (await reviewsInSlot(tx, slot)).find((held) => held.review.status === 'published')?.review;
  const isNewer = !current || (current.publishedAt ?? current.submittedAt) <= publishedAt;
  if (current && isNewer) await changeReview(tx, current, { status: 'superseded', endedAt: publishedAt }, now);
  const clock = { submittedAt, publishedAt, orderTerminalAt: order.terminalAt };
  const review = await insertReview(tx, {
    id,
    marketplaceId: actor.marketplaceId,
    externalId: body.externalId ?? null,
    orderId: order.id,
    listingId: order.listingId,
    categoryId: order.categoryId,
    authorId: author.id,
    subjectId,
    slot,
    rating: body.rating,
    text: body.text,
    originalText: null,
    originalRating: null,
    redacted: false,
    language: body.language ?? guessLanguage(body.text),
    status: isNewer ? 'published' : 'superseded',
    source: 'backfill',
    submittedAt,
    notifiedAt: submittedAt,
    blindUntil: submittedAt,
    approvedAt: publishedAt,
    publishAt: null,
    publishedAt,
    endedAt: isNewer ? null : (current?.publishedAt ?? null),
    disputableUntil: disputableUntil(clock, policy, zone),
    replacesId: isNewer ? (current?.id ?? null) : null,
    policyVersion: version,
  });
  if (mustBeMarked(review, now)) await markUnsigned(tx, review);
  const detail = { orderId: order.id, submittedAt, publishedAt };
  await record(tx, actor, {
    action: 'review.backfilled',
    subjectKind: 'review',
    subjectId: id,
    marketplaceId: actor.marketplaceId,
    detail,
    at: now,
  });
  return review;
}
