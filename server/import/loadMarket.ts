import { and, eq, inArray } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import type { Transaction } from '#db/open.ts';
import { searchDocs } from '#db/schema/audit.ts';
import { categories, listings, type Order, orders, type Person, people } from '#db/schema/market.ts';
import type { ScratchRow } from '#db/scratch.ts';
import type { OrderStatus } from '#db/words.ts';
import { clocksOf } from '../orders/rules.ts';
import { keyOf, searchableOf as searchableOrder } from '../orders/store.ts';
import { searchableOf as searchablePerson } from '../people/store.ts';
import { count } from '../platform/count.ts';
import { newId } from '../platform/ids.ts';
import { searchDocOf } from '../platform/search.ts';
import { fold } from '../platform/text.ts';
import { insertInto, type Load, loadTable, type Written } from './load.ts';

export const loadPeople = (load: Load): Promise<Written> =>
  loadTable(
    load,
    'people',
    'select rowid as n, * from people where rowid > ? order by rowid limit ?',
    async (tx, rows) => {
      const { marketplace, now } = load;
      const made = (await unknown(load, tx, people, rows)).map((row): Person => {
        const displayName = String(row.name);
        const kinds: Person['kinds'] = [
          ...(row.customer ? (['customer'] as const) : []),
          ...(row.specialist ? (['specialist'] as const) : []),
        ];
        return {
          id: newId(),
          marketplaceId: marketplace.id,
          externalId: String(row.ext),
          displayName,
          nameFolded: fold(displayName),
          kinds,
          email: null,
          phone: null,
          locale: marketplace.locale,
          registeredAt: null,
          createdAt: now,
          updatedAt: now,
          version: 1,
        };
      });
      await insertInto(load, tx, people, made);
      await insertInto(
        load,
        tx,
        searchDocs,
        made.map((person) => searchDocOf(searchablePerson(person))),
      );
      return { written: made.length };
    },
  );

export const loadCategories = (load: Load): Promise<Written> =>
  loadTable(
    load,
    'categories',
    'select rowid as n, * from categories where rowid > ? order by rowid limit ?',
    async (tx, rows) => {
      const { marketplace, now } = load;
      const made = (await unknown(load, tx, categories, rows)).map(({ ext, name }) => ({
        id: newId(),
        marketplaceId: marketplace.id,
        externalId: String(ext),
        name: String(name),
        createdAt: now,
        updatedAt: now,
      }));
      await insertInto(load, tx, categories, made);
      return { written: made.length };
    },
  );

export const loadListings = (load: Load): Promise<Written> =>
  loadTable(
    load,
    'listings',
    'select rowid as n, * from listings where rowid > ? order by rowid limit ?',
    async (tx, rows) => {
      const { marketplace, now } = load;
      const fresh = await unknown(load, tx, listings, rows);
      const owners = await idsOf(
        load,
        tx,
        people,
        fresh.map((row) => String(row.owner)),
      );
      const inCategory = await idsOf(
        load,
        tx,
        categories,
        fresh.flatMap(({ category }) => (category === null ? [] : [String(category)])),
      );
      const made = fresh.map(({ ext, title, category, owner }) => ({
        id: newId(),
        marketplaceId: marketplace.id,
        externalId: String(ext),
        title: String(title),
        categoryId: category === null ? null : idIn(inCategory, category),
        ownerId: idIn(owners, owner),
        createdAt: now,
        updatedAt: now,
      }));
      await insertInto(load, tx, listings, made);
      return { written: made.length };
    },
  );

export const loadOrders = (load: Load): Promise<Written> =>
  loadTable(
    load,
    'orders',
    'select rowid as n, * from orders where rowid > ? order by rowid limit ?',
    async (tx, rows) => {
      const fresh = await unknown(load, tx, orders, rows);
      const parties = await idsOf(
        load,
        tx,
        people,
        fresh.flatMap((row) => [String(row.customer), String(row.specialist)]),
      );
      const offered = await idsOf(
        load,
        tx,
        listings,
        fresh.map((row) => String(row.listing)),
      );
      const made = fresh.map((row) => orderOf(load, row, parties, offered));
      await insertInto(load, tx, orders, made);
      await insertInto(
        load,
        tx,
        searchDocs,
        made.map((order) => searchDocOf(searchableOrder(order))),
      );
      const changes: Record<string, number> = {};
      for (const order of made) changes[keyOf(order, order.status)] = (changes[keyOf(order, order.status)] ?? 0) + 1;
      await count(tx, 'orders', changes);
      return { written: made.length };
    },
  );

/** Nobody is asked for feedback about history: `feedbackRequestedAt` stays empty, and the window is over. */
function orderOf(
  { marketplace, terms, now }: Load,
  row: ScratchRow,
  parties: Map<string, string>,
  offered: Map<string, string>,
): Order {
  const status = row.status as OrderStatus;
  const statusAt = new Date(Number(row.status_at));
  return {
    id: newId(),
    marketplaceId: marketplace.id,
    externalId: String(row.ext),
    listingId: idIn(offered, row.listing),
    customerId: idIn(parties, row.customer),
    specialistId: idIn(parties, row.specialist),
    status,
    statusAt,
    ...clocksOf(undefined, status, statusAt, terms),
    feedbackRequestedAt: null,
    amountMinor: row.amount === null ? null : Number(row.amount),
    currency: row.amount === null ? null : marketplace.currency,
    cancelledBy: null,
    createdAt: new Date(Number(row.created_at)),
    updatedAt: now,
    version: 1,
  };
}

type Named = PgTable & { id: PgColumn; externalId: PgColumn; marketplaceId: PgColumn };

/** Ids by the marketplace's own ids, in one query. */
export async function idsOf(
  { marketplace }: Load,
  tx: Transaction,
  table: Named,
  exts: readonly string[],
): Promise<Map<string, string>> {
  if (exts.length === 0) return new Map();
  const asked = and(eq(table.marketplaceId, marketplace.id), inArray(table.externalId, [...new Set(exts)]));
  const rows = await tx
    .select({ id: table.id, ext: table.externalId })
    .from(table as PgTable)
    .where(asked);
  return new Map(rows.map(({ id, ext }) => [String(ext), String(id)]));
}

async function unknown(load: Load, tx: Transaction, table: Named, rows: readonly ScratchRow[]): Promise<ScratchRow[]> {
  const known = await idsOf(
    load,
    tx,
    table,
    rows.map((row) => String(row.ext)),
  );
  return rows.filter((row) => !known.has(String(row.ext)));
}

function idIn(ids: Map<string, string>, ext: unknown): string {
  const id = ids.get(String(ext));
  if (id === undefined) throw new Error(`${String(ext)} was staged and is not in the database.`);
  return id;
}
