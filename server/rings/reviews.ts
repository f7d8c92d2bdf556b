import { and, desc, eq, gt, sql } from 'drizzle-orm';
import { atMost } from '#db/kit.ts';
import type { Reader } from '#db/open.ts';
import { orders, people } from '#db/schema/market.ts';
import { reviews } from '#db/schema/reviews.ts';
import { reviewSignatures } from '#db/schema/screening.ts';
import { ask } from '#db/statements.ts';
import { signatureOf } from '../screening/duplicates.ts';
import type { RingReview } from './rings.ts';

const PAGE_ROWS = 500;
const REVIEWS_MAX = 20_000;

const { id, authorId, subjectId, rating, submittedAt, text } = reviews;
const columns = {
  id,
  authorId,
  subjectId,
  rating,
  submittedAt,
  text,
  signature: reviewSignatures.signature,
  orderedAt: orders.createdAt,
  endedAt: orders.terminalAt,
  customerId: orders.customerId,
  cancelledBy: orders.cancelledBy,
  authorSince: people.registeredAt,
};
type Row = Awaited<ReturnType<typeof pageBefore>>[number];

/**
 * The marketplace's newest reviews since then, at most 20,000, with what rings are looked for by. Whatever the sweep has
 * not signed yet is signed here. `pause` is awaited after each piece of work.
 */
export async function ringReviews(
  read: Reader,
  marketplaceId: string,
  since: Date,
  pause: () => Promise<void>,
): Promise<RingReview[]> {
  const found: RingReview[] = [];
  for (let last: Row | undefined; found.length < REVIEWS_MAX; ) {
    const page: Row[] = await pageBefore(read, marketplaceId, since, last);
    for (const row of page) {
      found.push(ringReview(row));
      await pause();
    }
    last = page.at(-1);
    if (page.length < PAGE_ROWS) break;
  }
  return found;
}

function pageBefore(
  read: Reader,
  marketplaceId: string,
  since: Date,
  last: { id: string; submittedAt: Date } | undefined,
) {
  const values = { marketplaceId, since, at: last?.submittedAt, id: last?.id };
  const instant = (name: string) => sql.param(sql.placeholder(name), submittedAt);
  return ask(read, `ring reviews ${last ? 'next' : 'first'}`, values, () =>
    read
      .select(columns)
      .from(reviews)
      .innerJoin(orders, eq(orders.id, reviews.orderId))
      .innerJoin(people, eq(people.id, authorId))
      .leftJoin(
        reviewSignatures,
        and(eq(reviewSignatures.reviewId, id), eq(reviewSignatures.reviewVersion, reviews.version)),
      )
      .where(
        and(
          eq(reviews.marketplaceId, sql.placeholder('marketplaceId')),
          gt(submittedAt, instant('since')),
          last && sql`(${submittedAt}, ${id}) < (${instant('at')}, ${sql.placeholder('id')})`,
        ),
      )
      .orderBy(desc(submittedAt), desc(id))
      .limit(atMost(PAGE_ROWS)),
  );
}

const ringReview = ({
  text: words,
  signature,
  customerId,
  cancelledBy,
  orderedAt,
  endedAt,
  ...row
}: Row): RingReview => ({
  ...row,
  byCustomer: row.authorId === customerId,
  // A marketplace may tell of an order only when it has ended: then nobody knows when it was made.
  orderedAt: endedAt && orderedAt < endedAt ? orderedAt : null,
  cancelledByAuthor: cancelledBy === (row.authorId === customerId ? 'customer' : 'specialist'),
  signature: signature ?? signatureOf(words),
});
