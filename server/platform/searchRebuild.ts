import { and, asc, eq, gt, inArray, notExists, type SQL, sql } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Database, Transaction } from '#db/open.ts';
import { searchDocs } from '#db/schema/audit.ts';
import type { SubjectKind } from '#db/words.ts';
import { type Searchable, searchDocOf } from './search.ts';

const BATCH_ROWS = 500;

/** Where the records of one kind lie, and what each can be found by: the same words its store writes. */
export interface SearchSource {
  kind: SubjectKind;
  table: PgTable;
  id: PgColumn;
  /** The next records behind `after`, in the order of their ids. */
  page(tx: Transaction, after: SQL | undefined, rows: number): Promise<Searchable[]>;
}
interface Rebuilt {
  written: number;
  removed: number;
}

/**
 * Makes the index anew from the records themselves, in batches that hold no writer up (RULINGS 24, 28). Only what
 * differs is written. For `cli doctor`.
 */
export async function rebuildSearch(db: Database, sources: readonly SearchSource[]): Promise<Rebuilt> {
  const done: Rebuilt = { written: 0, removed: 0 };
  for (const source of sources) {
    for (let after: string | undefined, more = true; more; ) {
      const batch = await db.transaction((tx) => rewrite(tx, source, after));
      done.written += batch.written;
      after = batch.last;
      more = batch.last !== undefined;
    }
    for (let removed = BATCH_ROWS; removed === BATCH_ROWS; ) {
      removed = await db.transaction((tx) => removeOrphans(tx, source));
      done.removed += removed;
    }
  }
  if (db.dialect === 'sqlite')
    await db.transaction((tx) => db.rawIn(tx, "insert into search_index(search_index) values ('rebuild')"));
  return done;
}

async function rewrite(
  tx: Transaction,
  source: SearchSource,
  after: string | undefined,
): Promise<{ written: number; last: string | undefined }> {
  const found = await source.page(tx, after === undefined ? undefined : gt(source.id, after), BATCH_ROWS);
  if (found.length === 0) return { written: 0, last: undefined };
  const wanted = found.map(searchDocOf);
  const mine = and(
    eq(searchDocs.kind, source.kind),
    inArray(
      searchDocs.ref,
      wanted.map((doc) => doc.ref),
    ),
  );
  const known = new Map((await tx.select().from(searchDocs).where(mine)).map((doc) => [doc.ref, doc]));
  const fresh = wanted.filter(
    (doc) => known.get(doc.ref)?.folded !== doc.folded || known.get(doc.ref)?.marketplaceId !== doc.marketplaceId,
  );
  if (fresh.length > 0) {
    const set = { folded: sql`excluded.folded`, marketplaceId: sql`excluded.marketplace_id` };
    await tx
      .insert(searchDocs)
      .values(fresh)
      .onConflictDoUpdate({ target: [searchDocs.kind, searchDocs.ref], set });
  }
  return { written: fresh.length, last: wanted.at(-1)?.ref };
}

/** Entries whose record is gone. */
async function removeOrphans(tx: Transaction, { kind, table, id }: SearchSource): Promise<number> {
  const itsRecord = tx.select({ one: sql`1` }).from(table).where(eq(id, searchDocs.ref));
  const orphans = await tx
    .select({ id: searchDocs.id })
    .from(searchDocs)
    .where(and(eq(searchDocs.kind, kind), notExists(itsRecord)))
    .orderBy(asc(searchDocs.id))
    .limit(BATCH_ROWS);
  if (orphans.length > 0)
    await tx.delete(searchDocs).where(
      inArray(
        searchDocs.id,
        orphans.map((doc) => doc.id),
      ),
    );
  return orphans.length;
}
