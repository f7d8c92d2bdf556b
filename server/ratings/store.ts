import { inArray, sql, sum } from 'drizzle-orm';
import type { Database, Reader, Transaction } from '#db/open.ts';
import { ratingDeltas, ratingTotals } from '#db/schema/ratings.ts';
import { newId } from '../platform/ids.ts';
import type { RatingDelta } from './rules.ts';

/** '' stands for all categories together: the rating that a person is known by (reviews.md A2.18). */
export const WHOLE = '';
const FOLD_ROWS_MAX = 500;

export interface Tally {
  count: number;
  sum: number;
}
/** Writes what a publication or removal changes, as rows of its own: one hot row would stop everybody (RULINGS 20). */
export async function addToRating(
  tx: Transaction,
  personId: string,
  deltas: readonly RatingDelta[],
  at: Date,
): Promise<void> {
  if (deltas.length > 0)
    await tx.insert(ratingDeltas).values(deltas.map((delta) => ({ id: newId(), personId, ...delta, at })));
}

/** Count and sum of each person by category ('' = whole): totals plus what is not folded yet. Unknown people are absent. */
export async function tallies(read: Reader, personIds: readonly string[]): Promise<Map<string, Map<string, Tally>>> {
  const found = new Map<string, Map<string, Tally>>();
  if (personIds.length === 0) return found;
  const ids = [...personIds];
  const totals = await read.select().from(ratingTotals).where(inArray(ratingTotals.personId, ids));
  const fresh = await read
    .select({
      personId: ratingDeltas.personId,
      categoryId: ratingDeltas.categoryId,
      count: sum(ratingDeltas.count).mapWith(Number),
      sum: sum(ratingDeltas.sum).mapWith(Number),
    })
    .from(ratingDeltas)
    .where(inArray(ratingDeltas.personId, ids))
    .groupBy(ratingDeltas.personId, ratingDeltas.categoryId);
  for (const { personId, categoryId, count, sum: stars } of [...totals, ...fresh]) {
    const byCategory = found.get(personId) ?? new Map<string, Tally>();
    const before = byCategory.get(categoryId) ?? { count: 0, sum: 0 };
    byCategory.set(categoryId, { count: before.count + count, sum: before.sum + stars });
    found.set(personId, byCategory);
  }
  return found;
}

export async function tallyOf(read: Reader, personId: string, categoryId: string = WHOLE): Promise<Tally> {
  return (await tallies(read, [personId])).get(personId)?.get(categoryId) ?? { count: 0, sum: 0 };
}

/** Folds the oldest deltas into totals; run by a sweep under a lock. Returns how many rows it folded. */
export async function foldRatings(db: Database): Promise<number> {
  return db.takeOne(async (tx) => {
    const rows = await tx.select().from(ratingDeltas).limit(FOLD_ROWS_MAX);
    const sums = new Map<string, { personId: string; categoryId: string; count: number; sum: number }>();
    for (const row of rows) {
      const key = `${row.personId}\n${row.categoryId}`;
      const before = sums.get(key) ?? { personId: row.personId, categoryId: row.categoryId, count: 0, sum: 0 };
      sums.set(key, { ...before, count: before.count + row.count, sum: before.sum + row.sum });
    }
    for (const each of sums.values()) {
      const add = { count: sql`${ratingTotals.count} + ${each.count}`, sum: sql`${ratingTotals.sum} + ${each.sum}` };
      await tx
        .insert(ratingTotals)
        .values(each)
        .onConflictDoUpdate({ target: [ratingTotals.personId, ratingTotals.categoryId], set: add });
    }
    if (rows.length > 0)
      await tx.delete(ratingDeltas).where(
        inArray(
          ratingDeltas.id,
          rows.map((row) => row.id),
        ),
      );
    return rows.length;
  });
}
