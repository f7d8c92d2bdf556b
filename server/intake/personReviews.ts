import { aliasedTable, and, desc, eq, inArray, lt, or, type SQL } from 'drizzle-orm';
import { z } from 'zod';
import { wordIs } from '#db/kit.ts';
import type { Reader } from '#db/open.ts';
import { listings, orders, type Person, people } from '#db/schema/market.ts';
import { type Review, reviewDisputes, reviews } from '#db/schema/reviews.ts';
import { LIVE_DISPUTE_STATUSES } from '#db/words.ts';
import { Refusal } from '../platform/refusal.ts';
import type { OwnReviews, PublicReviews } from '../reviews/contract.ts';
import { presentToPlatform } from '../reviews/view.ts';

const author = aliasedTable(people, 'author');
const subject = aliasedTable(people, 'subject');

/** Where a page goes on: the instant and the id of its last row. */
interface After {
  at: Date;
  id: string;
}
interface Page {
  after: After | undefined;
  rows: number;
}

const Cursor = z.tuple([z.iso.datetime(), z.string().max(64)]);

export function readCursor(text: string | undefined): After | undefined {
  if (text === undefined) return undefined;
  try {
    const [at, id] = Cursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString('utf8')));
    return { at: new Date(at), id };
  } catch {
    throw new Refusal('invalid', { errors: { after: 'invalid-cursor' } });
  }
}

const cursorOf = (at: Date, id: string): string =>
  Buffer.from(JSON.stringify([at.toISOString(), id])).toString('base64url');

/** Published and current, newest first: what anyone may read about this person (IZI-21, QJ-08). */
export async function publicReviews(
  read: Reader,
  person: Person,
  { after, rows }: Page,
): Promise<z.infer<typeof PublicReviews>> {
  const current = and(eq(reviews.subjectId, person.id), wordIs(reviews.status, 'published'));
  const beyond =
    after && or(lt(reviews.publishedAt, after.at), and(eq(reviews.publishedAt, after.at), lt(reviews.id, after.id)));
  const found = await read
    .select({
      id: reviews.id,
      externalId: reviews.externalId,
      authorId: author.externalId,
      authorName: author.displayName,
      listingId: listings.externalId,
      rating: reviews.rating,
      text: reviews.text,
      redacted: reviews.redacted,
      orderStatus: orders.status,
      cancelledBy: orders.cancelledBy,
      publishedAt: reviews.publishedAt,
    })
    .from(reviews)
    .innerJoin(author, eq(author.id, reviews.authorId))
    .innerJoin(listings, eq(listings.id, reviews.listingId))
    .innerJoin(orders, eq(orders.id, reviews.orderId))
    .where(and(current, beyond))
    .orderBy(desc(reviews.publishedAt), desc(reviews.id))
    .limit(rows + 1);
  const page = found
    .slice(0, rows)
    .flatMap(({ publishedAt, ...row }) =>
      publishedAt ? [{ ...row, at: publishedAt, publishedAt: publishedAt.toISOString() }] : [],
    );
  const last = page.at(-1);
  return {
    items: page.map(({ at: _, ...row }) => row),
    next: found.length > rows && last ? cursorOf(last.at, last.id) : null,
  };
}

/** Received and given, all states (IZI-25). */
export async function ownReviews(
  read: Reader,
  person: Person,
  { after, rows }: Page,
  now: Date,
): Promise<z.infer<typeof OwnReviews>> {
  const mine = or(eq(reviews.subjectId, person.id), eq(reviews.authorId, person.id));
  const beyond =
    after && or(lt(reviews.submittedAt, after.at), and(eq(reviews.submittedAt, after.at), lt(reviews.id, after.id)));
  const found = await wholeReviews(read, and(mine, beyond), rows + 1);
  const page = found.slice(0, rows);
  const disputed = await disputedBy(
    read,
    page.map(({ review }) => review.id),
    person.id,
  );
  const last = page.at(-1)?.review;
  return {
    items: page.map((whole) => ownReview(whole, person, !disputed.has(whole.review.id), now)),
    next: found.length > rows && last ? cursorOf(last.submittedAt, last.id) : null,
  };
}

const wholeReviews = (read: Reader, where: SQL | undefined, rows: number) =>
  read
    .select({ review: reviews, order: orders, listing: listings, author, subject })
    .from(reviews)
    .innerJoin(orders, eq(orders.id, reviews.orderId))
    .innerJoin(listings, eq(listings.id, reviews.listingId))
    .innerJoin(author, eq(author.id, reviews.authorId))
    .innerJoin(subject, eq(subject.id, reviews.subjectId))
    .where(where)
    .orderBy(desc(reviews.submittedAt), desc(reviews.id))
    .limit(rows);

function ownReview(
  whole: Awaited<ReturnType<typeof wholeReviews>>[number],
  person: Person,
  undisputed: boolean,
  now: Date,
) {
  const { review } = whole;
  const given = review.authorId === person.id;
  const open = review.status === 'published' && review.disputableUntil !== null && now <= review.disputableUntil;
  return {
    ...presentToPlatform({ ...whole, category: null }),
    ...(!given && !wasPublic(review) && { rating: null, text: null, language: null }),
    direction: given ? ('given' as const) : ('received' as const),
    disputableUntil: review.disputableUntil?.toISOString() ?? null,
    mayDispute: open && undisputed,
    mayChange: given && review.status === 'pending',
  };
}

/** Removed words are nobody's any more; superseded ones were read by all while they stood. */
const wasPublic = ({ status, publishedAt }: Review): boolean =>
  publishedAt !== null && (status === 'published' || status === 'superseded');

async function disputedBy(read: Reader, reviewIds: readonly string[], personId: string): Promise<Set<string>> {
  if (reviewIds.length === 0) return new Set();
  const open = and(
    inArray(reviewDisputes.reviewId, [...reviewIds]),
    eq(reviewDisputes.byId, personId),
    wordIs(reviewDisputes.status, ...LIVE_DISPUTE_STATUSES),
  );
  const rows = await read.select({ reviewId: reviewDisputes.reviewId }).from(reviewDisputes).where(open);
  return new Set(rows.map((row) => row.reviewId));
}
