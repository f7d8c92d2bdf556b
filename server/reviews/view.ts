import type { Review } from '#db/schema/reviews.ts';
import type { Json } from '../platform/crypto.ts';
import type { PlatformReview } from './contract.ts';
import type { ReviewWhole } from './store.ts';

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** A review as its marketplace sees it, in the marketplace's own ids (SPEC 5). */
export function presentToPlatform({ review, order, listing, author, subject }: ReviewWhole): PlatformReview {
  return {
    id: review.id,
    externalId: review.externalId,
    orderId: order.externalId,
    listingId: listing.externalId,
    authorId: author.externalId,
    subjectId: subject.externalId,
    status: review.status,
    rating: review.rating,
    text: review.text,
    language: review.language,
    blindUntil: iso(review.blindUntil),
    approvedAt: iso(review.approvedAt),
    redacted: review.redacted,
    submittedAt: review.submittedAt.toISOString(),
    publishedAt: iso(review.publishedAt),
    replacesId: review.replacesId,
    version: review.version,
  };
}

/** What webhooks say about a review: nothing that the receiving page does not show. */
export function publicData(whole: ReviewWhole): Record<string, Json> {
  const { text: _text, ...data } = presentToPlatform(whole);
  return whole.review.status === 'published' ? { ...data, text: whole.review.text } : data;
}

/** How much of a text stands in its row of a queue. */
export const ABOUT_CHARACTERS = 80;

/** The row of a queue that shows this review. */
export const headlineOf = (review: Pick<Review, 'rating' | 'text' | 'language'>, authorName: string) => ({
  stars: review.rating,
  name: authorName,
  about: review.text.slice(0, ABOUT_CHARACTERS),
  language: review.language,
});
