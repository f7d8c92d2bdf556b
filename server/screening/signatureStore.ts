import { and, asc, desc, eq, gt, inArray, lt, sql } from 'drizzle-orm';
import { insertMany } from '#db/bulk.ts';
import { atMost } from '#db/kit.ts';
import type { Database, Reader, Transaction } from '#db/open.ts';
import { type Review, reviews } from '#db/schema/reviews.ts';
import { type ReviewSignature, reviewBands, reviewSignatures } from '#db/schema/screening.ts';
import { ask } from '#db/statements.ts';
import { bandsOf, DUPLICATE_SIMILARITY, DUPLICATE_TEXT_MIN, type Signature, similarity } from './duplicates.ts';

/** How far back texts are compared, and rings looked for. */
export const COMPARED_MS = 180 * 86_400_000;
/** A row of this instant is no signature: it says that there is a text to sign, and stands first in the index. */
const UNSIGNED = new Date(0);
/** A text that thousands use is known by some of them as well. */
const SHARED_BANDS_MAX = 2_000;
const CANDIDATES_MAX = 50;

type Signed = Pick<Review, 'id' | 'marketplaceId' | 'authorId' | 'subjectId' | 'version' | 'submittedAt'>;

/** The row that stands for a text which the sweep has yet to sign. */
export const unsigned = ({ id, marketplaceId, authorId, subjectId }: Signed): ReviewSignature => ({
  reviewId: id,
  marketplaceId,
  authorId,
  subjectId,
  reviewVersion: 0,
  signature: '',
  submittedAt: UNSIGNED,
});

/** Whether the sweep, which goes by the time of submission, would pass by a review that comes in or changes now. */
export const mustBeMarked = ({ text, submittedAt }: Pick<Review, 'text' | 'submittedAt'>, now: Date): boolean =>
  text.length >= DUPLICATE_TEXT_MIN && Number(submittedAt) > Number(now) - COMPARED_MS;

/** In the transaction that changes a text, or brings an old one: what was signed before it holds no longer. */
export async function markUnsigned(tx: Transaction, review: Signed): Promise<void> {
  const row = unsigned(review);
  const set = { reviewVersion: row.reviewVersion, signature: row.signature, submittedAt: row.submittedAt };
  await tx.insert(reviewSignatures).values(row).onConflictDoUpdate({ target: reviewSignatures.reviewId, set });
}

export async function markedReviews(read: Reader, rows: number): Promise<string[]> {
  const found = await ask(read, `${rows} unsigned`, {}, () =>
    read
      .select({ id: reviewSignatures.reviewId })
      .from(reviewSignatures)
      .where(eq(reviewSignatures.submittedAt, UNSIGNED))
      .orderBy(asc(reviewSignatures.reviewId))
      .limit(atMost(rows)),
  );
  return found.map(({ id }) => id);
}

export async function oldSignatures(read: Reader, before: Date, rows: number): Promise<string[]> {
  const { reviewId, submittedAt } = reviewSignatures;
  const found = await read
    .select({ id: reviewId })
    .from(reviewSignatures)
    .where(and(gt(submittedAt, UNSIGNED), lt(submittedAt, before)))
    .orderBy(asc(submittedAt))
    .limit(atMost(rows));
  return found.map(({ id }) => id);
}

export async function dropSignatures(tx: Transaction, reviewIds: readonly string[]): Promise<void> {
  if (reviewIds.length === 0) return;
  await tx.delete(reviewBands).where(inArray(reviewBands.reviewId, [...reviewIds]));
  await tx.delete(reviewSignatures).where(inArray(reviewSignatures.reviewId, [...reviewIds]));
}

/** Signatures and their bands, in place of whatever there was. A row that stands for a short text is only removed. */
export async function keepSignatures(
  db: Database,
  tx: Transaction,
  signed: readonly { review: Signed; signature: Signature | null }[],
): Promise<void> {
  const ids = signed.map(({ review }) => review.id);
  const known = await tx
    .select({ id: reviewSignatures.reviewId })
    .from(reviewSignatures)
    .where(inArray(reviewSignatures.reviewId, ids));
  await dropSignatures(
    tx,
    known.map(({ id }) => id),
  );
  const long = signed.flatMap(({ review, signature }) => (signature === null ? [] : [{ review, signature }]));
  await insertMany(
    db,
    tx,
    reviewSignatures,
    long.map(({ review, signature }) => ({
      ...unsigned(review),
      reviewVersion: review.version,
      signature,
      submittedAt: review.submittedAt,
    })),
  );
  await insertMany(
    db,
    tx,
    reviewBands,
    long.flatMap(({ review: { marketplaceId, id: reviewId, submittedAt }, signature }) =>
      bandsOf(signature).map((band) => ({ marketplaceId, band, reviewId, submittedAt })),
    ),
  );
}

export interface NearDuplicate {
  review: Review;
  similarity: number;
}

/** Reviews of the marketplace with nearly this wording, the likest first. Who may read their texts is for the caller to say. */
export async function nearDuplicates(
  read: Reader,
  marketplaceId: string,
  signature: Signature,
  rows: number,
): Promise<NearDuplicate[]> {
  const ids = await sharers(read, marketplaceId, bandsOf(signature));
  if (ids.length === 0) return [];
  const found = await read
    .select({ review: reviews, signature: reviewSignatures.signature })
    .from(reviewSignatures)
    // A text that changed since is another text.
    .innerJoin(
      reviews,
      and(eq(reviews.id, reviewSignatures.reviewId), eq(reviews.version, reviewSignatures.reviewVersion)),
    )
    .where(inArray(reviewSignatures.reviewId, ids));
  return found
    .map((each) => ({ review: each.review, similarity: similarity(signature, each.signature) }))
    .filter((each) => each.similarity >= DUPLICATE_SIMILARITY)
    .sort((a, b) => b.similarity - a.similarity || Number(b.review.submittedAt) - Number(a.review.submittedAt))
    .slice(0, rows);
}

/** Ids that share a band, those that share most of them first. */
async function sharers(read: Reader, marketplaceId: string, bands: readonly string[]): Promise<string[]> {
  const values = Object.fromEntries(bands.map((band, n) => [`band${n}`, band]));
  const rows = await ask(read, `sharers of ${bands.length} bands`, { marketplaceId, ...values }, () => {
    const names = bands.map((_, n) => sql.placeholder(`band${n}`));
    const shared = read
      .select({ reviewId: reviewBands.reviewId })
      .from(reviewBands)
      .where(and(eq(reviewBands.marketplaceId, sql.placeholder('marketplaceId')), inArray(reviewBands.band, names)))
      .limit(atMost(SHARED_BANDS_MAX))
      .as('shared');
    const count = sql<number>`count(*)`;
    return read
      .select({ id: shared.reviewId })
      .from(shared)
      .groupBy(shared.reviewId)
      .orderBy(desc(count))
      .limit(atMost(CANDIDATES_MAX));
  });
  return rows.map(({ id }) => id);
}
