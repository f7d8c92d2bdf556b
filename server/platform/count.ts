import { and, eq, inArray, sql, sum } from 'drizzle-orm';
import type { Database, Reader, Transaction } from '#db/open.ts';
import { countDeltas, countTotals } from '#db/schema/audit.ts';
import { add } from '#db/statements.ts';
import { newId } from './ids.ts';

const FOLD_ROWS_MAX = 500;

/** Writes that something of this kind came (+) or went (−); never a row that everybody updates (RULINGS 20). */
export async function count(tx: Transaction, scope: string, changes: Record<string, number>): Promise<void> {
  for (const [key, n] of Object.entries(changes)) {
    if (n !== 0) await add(tx, countDeltas, { id: newId(), scope, key, n });
  }
}

const lookUp = (read: Reader) => {
  const [scope, key] = [sql.placeholder('scope'), sql.placeholder('key')];
  const folded = read
    .select({ n: countTotals.n })
    .from(countTotals)
    .where(and(eq(countTotals.scope, scope), eq(countTotals.key, key)));
  const since = read
    .select({ n: countDeltas.n })
    .from(countDeltas)
    .where(and(eq(countDeltas.scope, scope), eq(countDeltas.key, key)));
  const both = folded.unionAll(since).as('both');
  return read
    .select({ n: sum(both.n).mapWith(Number) })
    .from(both)
    .prepare('counted');
};

// Every list asks for its total: built once a reader (HOUSE law 11).
const prepared = new WeakMap<Reader, ReturnType<typeof lookUp>>();

/** How many there are now: what is folded and what is not yet. */
export async function counted(read: Reader, scope: string, key: string): Promise<number> {
  const query = prepared.get(read) ?? lookUp(read);
  prepared.set(read, query);
  const [found] = await query.execute({ scope, key });
  return found?.n ?? 0;
}

/** All counters of a scope; for those that hold few keys. */
export async function countersOf(read: Reader, scope: string): Promise<{ key: string; n: number }[]> {
  const of = (table: typeof countTotals | typeof countDeltas) =>
    read.select({ key: table.key, n: table.n }).from(table).where(eq(table.scope, scope));
  const both = of(countTotals).unionAll(of(countDeltas)).as('both');
  return read
    .select({ key: both.key, n: sum(both.n).mapWith(Number) })
    .from(both)
    .groupBy(both.key) as Promise<{ key: string; n: number }[]>;
}

/** Folds the oldest deltas into their totals; run by a sweep under a lock. Returns how many rows it folded. */
export async function foldCounts(db: Database): Promise<number> {
  return db.takeOne(async (tx) => {
    const rows = await tx.select().from(countDeltas).limit(FOLD_ROWS_MAX);
    const sums = new Map<string, { scope: string; key: string; n: number }>();
    for (const { scope, key, n } of rows) {
      const name = `${scope}\n${key}`;
      sums.set(name, { scope, key, n: (sums.get(name)?.n ?? 0) + n });
    }
    for (const each of sums.values()) {
      const add = { n: sql`${countTotals.n} + ${each.n}` };
      await tx
        .insert(countTotals)
        .values(each)
        .onConflictDoUpdate({ target: [countTotals.scope, countTotals.key], set: add });
    }
    if (rows.length > 0)
      await tx.delete(countDeltas).where(
        inArray(
          countDeltas.id,
          rows.map((row) => row.id),
        ),
      );
    return rows.length;
  });
}
