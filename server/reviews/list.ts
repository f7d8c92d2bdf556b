import { aliasedTable, eq } from 'drizzle-orm';
import { z } from 'zod';
import { people } from '#db/schema/market.ts';
import { type Review, reviews } from '#db/schema/reviews.ts';
import { REVIEW_SOURCES, REVIEW_STATUSES } from '#db/words.ts';
import type { Clock } from '../platform/clock.ts';
import { Id, MarketplaceId } from '../platform/contract.ts';
import { is, type Resource } from '../platform/list.ts';
import { isBlind } from '../policies/blind.ts';
import type { ReviewRow } from './contract.ts';

const ReviewFilter = z.strictObject({
  id: z.array(Id).max(100).optional(),
  marketplaceId: MarketplaceId.optional(),
  status: z.enum(REVIEW_STATUSES).optional(),
  source: z.enum(REVIEW_SOURCES).optional(),
  rating: z.int().min(1).max(5).optional(),
  authorId: Id.optional(),
  subjectId: Id.optional(),
  orderId: Id.optional(),
  listingId: Id.optional(),
  _after: z.string().max(400).optional(),
});

const author = aliasedTable(people, 'author');
const subject = aliasedTable(people, 'subject');

interface ReviewListRow
  extends Omit<
    Review,
    | 'slot'
    | 'originalText'
    | 'originalRating'
    | 'notifiedAt'
    | 'approvedAt'
    | 'publishAt'
    | 'endedAt'
    | 'policyVersion'
    | 'categoryId'
    | 'disputableUntil'
    | 'replacesId'
  > {
  authorName: string;
  subjectName: string;
}

/** The register of reviews: only what its row shows is read, since a million of them are listed. */
export const reviewList = (clock: Clock): Resource<ReviewListRow> => ({
  name: 'reviews',
  select: (read) =>
    read
      .select({
        id: reviews.id,
        marketplaceId: reviews.marketplaceId,
        externalId: reviews.externalId,
        orderId: reviews.orderId,
        listingId: reviews.listingId,
        authorId: reviews.authorId,
        authorName: author.displayName,
        subjectId: reviews.subjectId,
        subjectName: subject.displayName,
        rating: reviews.rating,
        text: reviews.text,
        language: reviews.language,
        status: reviews.status,
        source: reviews.source,
        redacted: reviews.redacted,
        submittedAt: reviews.submittedAt,
        publishedAt: reviews.publishedAt,
        blindUntil: reviews.blindUntil,
        version: reviews.version,
      })
      .from(reviews)
      .innerJoin(author, eq(author.id, reviews.authorId))
      .innerJoin(subject, eq(subject.id, reviews.subjectId)),
  table: reviews,
  id: reviews.id,
  scope: reviews.marketplaceId,
  sorts: { submittedAt: reviews.submittedAt, publishedAt: reviews.publishedAt },
  defaultSort: ['submittedAt', 'DESC'],
  filter: ReviewFilter,
  where: (filter) => [
    ...is(reviews.id, filter.id),
    ...is(reviews.marketplaceId, filter.marketplaceId),
    ...is(reviews.status, filter.status),
    ...is(reviews.source, filter.source),
    ...is(reviews.rating, filter.rating),
    ...is(reviews.authorId, filter.authorId),
    ...is(reviews.subjectId, filter.subjectId),
    ...is(reviews.orderId, filter.orderId),
    ...is(reviews.listingId, filter.listingId),
  ],
  kept: (filter) => {
    const { marketplaceId, status, ...more } = filter;
    const only = Object.values(more).every((value) => value === undefined);
    return only && marketplaceId && status ? ['reviews', [`${marketplaceId}:${status}`]] : undefined;
  },
  present: (row) => presentReview(row, clock.now()),
});

/** Words that the other side may not see yet are not for the register either: they are read in their own case (RULINGS 9). */
export function presentReview(row: ReviewListRow, now: Date): ReviewRow {
  const { id, marketplaceId, externalId, orderId, listingId, authorId, authorName, subjectId, subjectName } = row;
  const { rating, language, status, source, redacted, version } = row;
  return {
    id,
    marketplaceId,
    externalId,
    orderId,
    listingId,
    authorId,
    authorName,
    subjectId,
    subjectName,
    rating,
    language,
    status,
    source,
    redacted,
    version,
    text: isBlind(row, now) ? null : row.text,
    submittedAt: row.submittedAt.toISOString(),
    publishedAt: row.publishedAt?.toISOString() ?? null,
  };
}
