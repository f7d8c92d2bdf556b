import type { Table } from 'drizzle-orm';
import { insertMany } from '../bulk.ts';
import type { Database } from '../open.ts';
import { auditEntries, auditUnlinked, countTotals, searchDocs } from '../schema/audit.ts';
import { categories, listings, orders, people } from '../schema/market.ts';
import { ratingTotals } from '../schema/ratings.ts';
import { reviewDisputes, reviews } from '../schema/reviews.ts';
import { caseSkips, cases, decisions, statements } from '../schema/spine.ts';
import type { DemoRules } from './input.ts';
import type { Rows } from './rows.ts';

/** Rows of one transaction (RULINGS 28). */
const ROWS_MAX = 500;

/** In the order of who refers to whom. */
export async function writeRows(db: Database, rows: Rows, rules: DemoRules): Promise<void> {
  const byAge = [...rows.audit].sort((a, b) => a.at.getTime() - b.at.getTime() || (a.id < b.id ? -1 : 1));
  await write(db, people, rows.people);
  await write(db, categories, rows.categories);
  await write(db, listings, rows.listings);
  await write(db, orders, rows.orders);
  await write(db, reviews, rows.reviews);
  await write(db, reviewDisputes, rows.disputes);
  await write(db, cases, rows.cases);
  await write(db, caseSkips, rows.skips);
  await write(db, decisions, rows.decisions);
  await write(db, statements, rows.statements);
  await write(db, auditEntries, byAge);
  await write(
    db,
    auditUnlinked,
    byAge.map(({ id: entryId, at }) => ({ entryId, at })),
  );
  await write(db, countTotals, countsOf(rows, rules));
  await write(db, ratingTotals, ratingsOf(rows));
  await write(db, searchDocs, searchDocsOf(rows, rules));
}

/** What is there already stays: a demo that was killed half-way is filled up by the same rows. */
export async function write(db: Database, table: Table, rows: readonly object[]): Promise<void> {
  for (let from = 0; from < rows.length; from += ROWS_MAX) {
    const some = rows.slice(from, from + ROWS_MAX);
    await db.transaction((tx) => insertMany(db, tx, table, some, { skipExisting: true }));
  }
}

/** The kept counters, as the stores of the product keep them (RULINGS 20), already folded. */
function countsOf(rows: Rows, rules: DemoRules) {
  const totals = new Map<string, number>();
  const add = (scope: string, key: string, n = 1) =>
    totals.set(`${scope}\n${key}`, (totals.get(`${scope}\n${key}`) ?? 0) + n);
  for (const order of rows.orders) add('orders', `${order.marketplaceId}:${order.status}`);
  for (const review of rows.reviews) add('reviews', `${review.marketplaceId}:${review.status}`);
  for (const dispute of rows.disputes) add('review-disputes', `${dispute.marketplaceId}:${dispute.status}`);
  for (const one of rows.cases) add('cases', `${one.marketplaceId}:${one.queue}:${one.state}`);
  for (const decision of rows.decisions.filter(({ state }) => state === 'effective'))
    for (const [key, n] of Object.entries(rules.precision(decision))) add('screening', key, n);
  return [...totals].map(([name, n]) => {
    const [scope, key] = name.split('\n') as [string, string];
    return { scope, key, n };
  });
}

/** Published reviews only; '' is the person as a whole (IZI-23). */
function ratingsOf(rows: Rows) {
  const totals = new Map<string, { personId: string; categoryId: string; count: number; sum: number }>();
  for (const { subjectId: personId, categoryId: category, rating, status } of rows.reviews) {
    if (status !== 'published') continue;
    for (const categoryId of category ? ['', category] : ['']) {
      const total = totals.get(`${personId}\n${categoryId}`) ?? { personId, categoryId, count: 0, sum: 0 };
      totals.set(`${personId}\n${categoryId}`, { ...total, count: total.count + 1, sum: total.sum + rating });
    }
  }
  return [...totals.values()];
}

function searchDocsOf(rows: Rows, rules: DemoRules) {
  const titles = new Map(rows.listings.map((listing) => [listing.id, listing.title]));
  return [
    ...rows.people.map((row) => rules.searchDoc.person(row)),
    ...rows.orders.map((row) => rules.searchDoc.order(row, titles.get(row.listingId) ?? '')),
    ...rows.reviews.map((row) => rules.searchDoc.review(row)),
    ...rows.cases.map((row) => rules.searchDoc.case(row)),
    ...rows.decisions.filter((row) => row.note ?? row.message).map((row) => rules.searchDoc.decision(row)),
  ];
}
