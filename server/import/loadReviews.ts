import { and, eq, inArray } from 'drizzle-orm';
import type { Transaction } from '#db/open.ts';
import { searchDocs } from '#db/schema/audit.ts';
import { listings, type Order, orders, people } from '#db/schema/market.ts';
import { ratingDeltas as ratingDeltaRows } from '#db/schema/ratings.ts';
import { type Review, reviews } from '#db/schema/reviews.ts';
import { reviewSignatures } from '#db/schema/screening.ts';
import type { ScratchRow } from '#db/scratch.ts';
import { count } from '../platform/count.ts';
import { newId } from '../platform/ids.ts';
import { searchDocOf } from '../platform/search.ts';
import { ratingDeltas } from '../ratings/rules.ts';
import { type Screened, screenBefore } from '../reviews/findings.ts';
import { openReviewCase } from '../reviews/openCase.ts';
import { disputableUntil, slotOf } from '../reviews/rules.ts';
import { searchableOf } from '../reviews/store.ts';
import { mustBeMarked, unsigned } from '../screening/signatureStore.ts';
import type { RejectReason } from './fault.ts';
import { insertInto, type Load, loadTable, type Written } from './load.ts';
import { idsOf } from './loadMarket.ts';
import { besideEarlier, type Made } from './rivals.ts';

export interface ReviewsWritten extends Written {
  published: number;
  pending: number;
  superseded: number;
  rejected: number;
}
type RejectRow = (row: ScratchRow, reason: RejectReason) => void;

const STATEMENT = `select r.rowid as n, r.*, f.fate, f.replaced_at, p.name from reviews r join fates f on f.ext = r.ext
  left join people p on p.ext = r.author where r.rowid > ? order by r.rowid limit ?`;

/**
 * Reviews as RULINGS 18 wants them, without window rules: published history, the newest before the desk, older ones of
 * a slot superseded. Marks, counters, search and cases follow in the same transaction.
 */
export async function loadReviews(load: Load, reject: RejectRow): Promise<ReviewsWritten> {
  const total = { published: 0, pending: 0, superseded: 0, rejected: 0 };
  const before = new Map<string, Screened>();
  const done = await loadTable(
    load,
    'reviews',
    STATEMENT,
    (tx, rows) => writeBatch(load, tx, rows, before),
    (batch) => {
      for (const { row, reason } of batch.rejected) reject(row, reason);
      total.rejected += batch.rejected.length;
      for (const status of batch.statuses) total[status] += 1;
      before.clear();
    },
    async (rows) => {
      for (const row of rows) if (row.fate === 'pending') before.set(String(row.ext), await screenRow(load, row));
    },
  );
  return { ...done, unchanged: done.unchanged - total.rejected, ...total };
}

const screenRow = ({ context, terms }: Load, { body, language }: ScratchRow): Promise<Screened> =>
  screenBefore(context.db.read, { text: String(body), language: String(language) }, terms);

/** What was found in the texts that go to the desk, by the marketplace's own id. */
type Before = ReadonlyMap<string, Screened>;
type Fate = 'published' | 'pending' | 'superseded';
interface Batch {
  written: number;
  statuses: Fate[];
  rejected: { row: ScratchRow; reason: RejectReason }[];
}

async function writeBatch(load: Load, tx: Transaction, rows: readonly ScratchRow[], before: Before): Promise<Batch> {
  const known = await idsOf(
    load,
    tx,
    reviews,
    rows.map((row) => String(row.ext)),
  );
  const fresh = rows.filter((row) => !known.has(String(row.ext)));
  if (fresh.length === 0) return { written: 0, statuses: [], rejected: [] };
  const deals = await dealsOf(load, tx, fresh);
  const authors = await idsOf(
    load,
    tx,
    people,
    fresh.map((row) => String(row.author)),
  );
  const batch: Batch = { written: 0, statuses: [], rejected: [] };
  const made: { review: Review; name: string }[] = [];
  for (const row of fresh) {
    const deal = deals.get(String(row.order_ext));
    const authorId = authors.get(String(row.author));
    if (!deal || !authorId) batch.rejected.push({ row, reason: 'order-unknown' });
    else if (authorId !== deal.customerId && authorId !== deal.specialistId)
      batch.rejected.push({ row, reason: 'not-a-party' });
    else made.push({ review: reviewOf(load, row, deal, authorId), name: String(row.name ?? row.author) });
  }
  const kept = await besideEarlier(load, tx, made, (review) =>
    batch.rejected.push({ row: rowOf(fresh, review), reason: 'slot-taken' }),
  );
  await write(load, tx, kept, before);
  return { ...batch, written: kept.length, statuses: kept.map(({ review }) => review.status as Fate) };
}

const rowOf = (rows: readonly ScratchRow[], review: Review): ScratchRow =>
  rows.find((row) => row.ext === review.externalId) as ScratchRow;

interface Deal extends Pick<Order, 'id' | 'listingId' | 'customerId' | 'specialistId' | 'terminalAt'> {
  categoryId: string | null;
}

async function dealsOf(
  { marketplace }: Load,
  tx: Transaction,
  rows: readonly ScratchRow[],
): Promise<Map<string, Deal>> {
  const asked = and(
    eq(orders.marketplaceId, marketplace.id),
    inArray(orders.externalId, [...new Set(rows.map((row) => String(row.order_ext)))]),
  );
  const found = await tx
    .select({
      ext: orders.externalId,
      id: orders.id,
      listingId: orders.listingId,
      customerId: orders.customerId,
      specialistId: orders.specialistId,
      terminalAt: orders.terminalAt,
      categoryId: listings.categoryId,
    })
    .from(orders)
    .innerJoin(listings, eq(listings.id, orders.listingId))
    .where(asked);
  return new Map(found.map((deal) => [deal.ext, deal]));
}

function reviewOf({ marketplace, terms }: Load, row: ScratchRow, deal: Deal, authorId: string): Review {
  const subjectId = authorId === deal.customerId ? deal.specialistId : deal.customerId;
  const status = row.fate as Fate;
  const at = new Date(Number(row.at));
  const shown = status === 'pending' ? null : at;
  const clock = { submittedAt: at, publishedAt: shown, orderTerminalAt: deal.terminalAt };
  return {
    id: newId(),
    marketplaceId: marketplace.id,
    externalId: String(row.ext),
    orderId: deal.id,
    listingId: deal.listingId,
    categoryId: deal.categoryId,
    authorId,
    subjectId,
    slot: slotOf({ authorId, subjectId, listingId: deal.listingId, orderId: deal.id }, terms.policy),
    rating: Number(row.rating),
    text: String(row.body),
    originalText: null,
    originalRating: null,
    redacted: false,
    language: String(row.language),
    status,
    source: 'import',
    submittedAt: at,
    notifiedAt: at,
    blindUntil: at,
    approvedAt: shown,
    publishAt: null,
    publishedAt: shown,
    endedAt: status === 'superseded' ? new Date(Number(row.replaced_at ?? row.at)) : null,
    disputableUntil: shown && disputableUntil(clock, terms.policy, terms.zone),
    replacesId: null,
    policyVersion: terms.version,
    version: 1,
  };
}

async function write(load: Load, tx: Transaction, made: readonly Made[], before: Before): Promise<void> {
  const { terms, now } = load;
  const rows = made.map(({ review }) => review);
  await insertInto(load, tx, reviews, rows);
  await insertInto(
    load,
    tx,
    searchDocs,
    rows.map((review) => searchDocOf(searchableOf(review))),
  );
  await insertInto(load, tx, ratingDeltaRows, marksOf(rows, now));
  await insertInto(load, tx, reviewSignatures, rows.filter((review) => mustBeMarked(review, now)).map(unsigned));
  const changes: Record<string, number> = {};
  for (const { marketplaceId, status } of rows)
    changes[`${marketplaceId}:${status}`] = (changes[`${marketplaceId}:${status}`] ?? 0) + 1;
  await count(tx, 'reviews', changes);
  for (const { review, name } of made)
    if (review.status === 'pending')
      await openReviewCase(tx, review, name, terms, now, before.get(String(review.externalId)));
}

/** One row for each person and category of the batch, not one for each review: history comes by the million. */
function marksOf(rows: readonly Review[], at: Date) {
  const totals = new Map<
    string,
    { id: string; personId: string; categoryId: string; count: number; sum: number; at: Date }
  >();
  for (const { subjectId: personId, rating, categoryId: category, status } of rows) {
    if (status !== 'published') continue;
    for (const { categoryId, count: n, sum } of ratingDeltas({ gone: null, come: { rating, categoryId: category } })) {
      const key = `${personId}\n${categoryId}`;
      const before = totals.get(key) ?? { id: newId(), personId, categoryId, count: 0, sum: 0, at };
      totals.set(key, { ...before, count: before.count + n, sum: before.sum + sum });
    }
  }
  return [...totals.values()];
}
