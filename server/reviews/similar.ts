import { and, desc, eq, ne } from 'drizzle-orm';
import type { Reader } from '#db/open.ts';
import { type Review, reviews } from '#db/schema/reviews.ts';
import { isBlind } from '../policies/blind.ts';
import { signatureOf } from '../screening/duplicates.ts';
import { nearDuplicates } from '../screening/signatureStore.ts';
import type { ReviewContext } from './contract.ts';

const SIMILAR_MAX = 10;

/**
 * What a moderator compares: near-duplicates by anybody (reviews.md B5), the likest first, then the author's other
 * texts, newest first. `hidden`: who asks may not read this text, and so none that is nearly the same. A text that one
 * side does not see yet stays in its own case whoever asks (RULINGS 9).
 */
export async function similarTo(
  read: Reader,
  review: Review,
  hidden: boolean,
  now: Date,
): Promise<ReviewContext['similar']> {
  const signature = hidden ? null : signatureOf(review.text);
  const [near, own] = await Promise.all([
    signature ? nearDuplicates(read, review.marketplaceId, signature, 2 * SIMILAR_MAX) : [],
    othersOf(read, review),
  ]);
  const alike = near.filter((each) => each.review.id !== review.id && !isBlind(each.review, now));
  const shown = new Set(alike.map((each) => each.review.id));
  const others = own.filter(({ id }) => !shown.has(id)).map((other) => ({ review: other, similarity: null }));
  return [...alike.slice(0, SIMILAR_MAX), ...others].map(
    ({ review: { id, rating, text, status, submittedAt }, similarity }) => ({
      id,
      rating,
      text,
      status,
      at: submittedAt.toISOString(),
      similarity,
    }),
  );
}

async function othersOf(read: Reader, review: Review): Promise<Review[]> {
  const others = and(eq(reviews.authorId, review.authorId), ne(reviews.id, review.id), ne(reviews.status, 'pending'));
  return read.select().from(reviews).where(others).orderBy(desc(reviews.submittedAt)).limit(SIMILAR_MAX);
}
