import { and, desc, eq, inArray, isNotNull, lte, ne, or, type SQL, sql } from 'drizzle-orm';
import { wordIs } from '#db/kit.ts';
import type { Reader, Transaction } from '#db/open.ts';
import { categories, listings, type Order, orders, type Person, people } from '#db/schema/market.ts';
import { type Review, reviews } from '#db/schema/reviews.ts';
import { ask, find } from '#db/statements.ts';
import { LIVE_REVIEW_STATUSES, type ReviewStatus } from '#db/words.ts';
import { type Actor, sees } from '../platform/actor.ts';
import { count } from '../platform/count.ts';
import { Refusal } from '../platform/refusal.ts';
import { indexForSearch, type Searchable } from '../platform/search.ts';
import { type Mark, ratingDeltas } from '../ratings/rules.ts';
import { addToRating } from '../ratings/store.ts';
import { markUnsigned, mustBeMarked } from '../screening/signatureStore.ts';

const DUE_MAX = 200;

/** @throws Refusal not-found, also for a review of a marketplace that the actor does not see */
export async function findReview(read: Reader, id: string, actor: Actor): Promise<Review> {
  const [found] = await ask(read, 'review by id', { id }, () =>
    read
      .select()
      .from(reviews)
      .where(eq(reviews.id, sql.placeholder('id'))),
  );
  if (!found || !sees(actor, found.marketplaceId)) throw new Refusal('not-found');
  return found;
}

/** What the screening needs to know before a review is changed; who may change it is found out in the transaction. */
export async function languageOf(read: Reader, id: string): Promise<Pick<Review, 'language'> | undefined> {
  const [found] = await ask(read, 'language of review', { id }, () =>
    read
      .select({ language: reviews.language })
      .from(reviews)
      .where(eq(reviews.id, sql.placeholder('id'))),
  );
  return found;
}

/** The order by the marketplace's own id, with the category of its listing. @throws Refusal order-unknown */
export async function dealOf(
  read: Reader,
  marketplaceId: string,
  externalId: string,
): Promise<Order & { categoryId: string | null }> {
  const [row] = await read
    .select({ order: orders, categoryId: listings.categoryId })
    .from(orders)
    .innerJoin(listings, eq(listings.id, orders.listingId))
    .where(and(eq(orders.marketplaceId, marketplaceId), eq(orders.externalId, externalId)));
  if (!row) throw new Refusal('order-unknown', { errors: { orderId: 'order-unknown' } });
  return { ...row.order, categoryId: row.categoryId };
}

/** @throws Refusal person-unknown, at the field of the body that named nobody */
export async function personOf(
  read: Reader,
  marketplaceId: string,
  externalId: string,
  field: string,
): Promise<Person> {
  const [found] = await find(read, people, { marketplaceId, externalId });
  if (!found) throw new Refusal('person-unknown', { errors: { [field]: 'person-unknown' } });
  return found;
}

/** A review that joins keep whole: with its deal, its people and its listing. */
export interface ReviewWhole {
  review: Review;
  order: Order;
  listing: typeof listings.$inferSelect;
  category: typeof categories.$inferSelect | null;
  author: Person;
  subject: Person;
}

export async function reviewWhole(read: Reader, id: string): Promise<ReviewWhole> {
  const [row] = await ask(read, 'review whole', { id }, () =>
    read
      .select({ review: reviews, order: orders, listing: listings, category: categories })
      .from(reviews)
      .innerJoin(orders, eq(orders.id, reviews.orderId))
      .innerJoin(listings, eq(listings.id, reviews.listingId))
      .leftJoin(categories, eq(categories.id, reviews.categoryId))
      .where(eq(reviews.id, sql.placeholder('id'))),
  );
  if (!row) throw new Refusal('not-found');
  const { authorId, subjectId } = row.review;
  const both = await ask(read, 'author and subject', { authorId, subjectId }, () =>
    read
      .select()
      .from(people)
      .where(inArray(people.id, [sql.placeholder('authorId'), sql.placeholder('subjectId')])),
  );
  const byId = new Map(both.map((person) => [person.id, person]));
  const [author, subject] = [byId.get(authorId), byId.get(subjectId)];
  if (!author || !subject) throw new Refusal('not-found');
  return { ...row, author, subject };
}

export async function reviewsInSlot(
  read: Reader,
  slot: string,
): Promise<{ review: Review; orderEndedAt: Date | null }[]> {
  return read
    .select({ review: reviews, orderEndedAt: orders.terminalAt })
    .from(reviews)
    .innerJoin(orders, eq(orders.id, reviews.orderId))
    .where(eq(reviews.slot, slot));
}

/** Both sides' reviews of one order, newest first. */
export async function reviewsOfOrder(read: Reader, orderId: string): Promise<Review[]> {
  return read.select().from(reviews).where(eq(reviews.orderId, orderId)).orderBy(desc(reviews.submittedAt));
}

/** The other side's review of the same order that still lives, if there is one. */
export async function otherSideOf(
  read: Reader,
  review: Pick<Review, 'orderId' | 'authorId'>,
): Promise<Review | undefined> {
  const live = and(
    eq(reviews.orderId, review.orderId),
    ne(reviews.authorId, review.authorId),
    wordIs(reviews.status, ...LIVE_REVIEW_STATUSES),
  );
  const [found] = await read.select().from(reviews).where(live);
  return found;
}

export async function dueToPublish(read: Reader, now: Date): Promise<string[]> {
  const due = and(wordIs(reviews.status, 'pending'), isNotNull(reviews.publishAt), lte(reviews.publishAt, now));
  const rows = await read.select({ id: reviews.id }).from(reviews).where(due).orderBy(reviews.publishAt).limit(DUE_MAX);
  return rows.map((row) => row.id);
}

export async function insertReview(
  tx: Transaction,
  review: Omit<Review, 'version'> & { version?: number },
): Promise<Review> {
  const [made] = await tx.insert(reviews).values(review).returning();
  if (!made) throw new Error('A review was written and did not come back.');
  await count(tx, 'reviews', { [`${made.marketplaceId}:${made.status}`]: 1 });
  await addToRating(
    tx,
    made.subjectId,
    ratingDeltas({ gone: null, come: markOf(made) }),
    made.publishedAt ?? made.submittedAt,
  );
  await indexForSearch(tx, searchableOf(made));
  return made;
}

/**
 * The only way a review changes. Kept counters and the subject's rating follow in the same transaction
 * (IZI-23: only published, current versions count). `content` moves the version that disputes and decisions are bound to.
 */
export async function changeReview(
  tx: Transaction,
  review: Review,
  change: Partial<Review>,
  at: Date,
  content = false,
): Promise<Review> {
  const unchanged = and(
    eq(reviews.id, review.id),
    eq(reviews.version, review.version),
    wordIs(reviews.status, review.status),
  );
  const next = content ? { ...change, version: review.version + 1 } : change;
  const [changed] = await tx.update(reviews).set(next).where(unchanged).returning();
  if (!changed) throw new Refusal('version-changed');
  if (content && [review, changed].some((each) => mustBeMarked(each, at))) await markUnsigned(tx, changed);
  if (changed.status !== review.status) await countMove(tx, review, changed.status);
  if (changed.status !== review.status || changed.text !== review.text) await indexForSearch(tx, searchableOf(changed));
  await addToRating(tx, review.subjectId, ratingDeltas({ gone: markOf(review), come: markOf(changed) }), at);
  return changed;
}

/** Words that nobody may read yet are not found either; the text enters the index when it leaves `pending`. */
export const searchableOf = (review: Review): Searchable => ({
  kind: 'review',
  ref: review.id,
  marketplaceId: review.marketplaceId,
  text: [review.externalId, review.status === 'pending' ? null : review.text],
});

const markOf = (review: Review): Mark | null =>
  review.status === 'published' ? { rating: review.rating, categoryId: review.categoryId } : null;

async function countMove(tx: Transaction, review: Review, to: ReviewStatus): Promise<void> {
  const key = (status: ReviewStatus) => `${review.marketplaceId}:${status}`;
  await count(tx, 'reviews', { [key(review.status)]: -1, [key(to)]: 1 });
}

/** What a desk says about a person: deals, marks given and received, how often staff had to step in. */
export async function standingOf(read: Reader, personId: string) {
  const n = (where: SQL | undefined) => read.$count(reviews, where);
  const deals = or(eq(orders.customerId, personId), eq(orders.specialistId, personId));
  const [orderCount, cancelled, received, rejected, given] = await Promise.all([
    read.$count(orders, deals),
    read.$count(orders, and(deals, eq(orders.status, 'cancelled'))),
    n(and(eq(reviews.subjectId, personId), wordIs(reviews.status, 'published'))),
    n(and(eq(reviews.authorId, personId), wordIs(reviews.status, 'rejected', 'removed'))),
    read
      .select({ rating: reviews.rating })
      .from(reviews)
      .where(and(eq(reviews.authorId, personId), ne(reviews.status, 'withdrawn')))
      .limit(1_000),
  ]);
  const givenMean =
    given.length > 0 ? Math.round((given.reduce((sum, row) => sum + row.rating, 0) / given.length) * 100) / 100 : null;
  return { orders: orderCount, cancelled, received, rejected, given: given.length, givenMean };
}
