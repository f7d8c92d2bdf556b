import { and, eq } from 'drizzle-orm';
import type { Transaction } from '#db/open.ts';
import { categories, type Listing, listings, type Order, orders } from '#db/schema/market.ts';
import type { OrderStatus } from '#db/words.ts';
import { count } from '../platform/count.ts';
import { Refusal } from '../platform/refusal.ts';
import { indexForSearch } from '../platform/search.ts';
import type { Category } from './references.ts';

type Fresh<Row> = Omit<Row, 'updatedAt' | 'version'>;

export async function insertCategory(tx: Transaction, made: Fresh<Category>): Promise<Category> {
  const row = { ...made, updatedAt: made.createdAt };
  await tx.insert(categories).values(row);
  return row;
}

export async function renameCategory(tx: Transaction, category: Category, name: string, at: Date): Promise<Category> {
  const change = { name, updatedAt: at };
  await tx.update(categories).set(change).where(eq(categories.id, category.id));
  return { ...category, ...change };
}

export async function insertListing(tx: Transaction, made: Fresh<Listing>): Promise<Listing> {
  const row = { ...made, updatedAt: made.createdAt };
  await tx.insert(listings).values(row);
  return row;
}

type ListingValues = Pick<Listing, 'title' | 'categoryId' | 'ownerId'>;

export async function changeListing(
  tx: Transaction,
  listing: Listing,
  values: ListingValues,
  at: Date,
): Promise<Listing> {
  const change = { ...values, updatedAt: at };
  await tx.update(listings).set(change).where(eq(listings.id, listing.id));
  return { ...listing, ...change };
}

/** A new order, its place in the kept counters, and what it can be found by. */
export async function insertOrder(tx: Transaction, made: Fresh<Order>): Promise<Order> {
  const [order] = await tx
    .insert(orders)
    .values({ ...made, updatedAt: made.createdAt })
    .returning();
  if (!order) throw new Error('An order was written and did not come back.');
  await count(tx, 'orders', { [keyOf(order, order.status)]: 1 });
  await indexForSearch(tx, searchableOf(order));
  return order;
}

/** Changes an order whose version is still the one that was read. */
export async function changeOrder(tx: Transaction, order: Order, change: Partial<Order>, at: Date): Promise<Order> {
  const unchanged = and(eq(orders.id, order.id), eq(orders.version, order.version));
  const next = { ...change, updatedAt: at, version: order.version + 1 };
  const [changed] = await tx.update(orders).set(next).where(unchanged).returning();
  if (!changed) throw new Refusal('version-changed');
  if (changed.status !== order.status)
    await count(tx, 'orders', { [keyOf(order, order.status)]: -1, [keyOf(order, changed.status)]: 1 });
  return changed;
}

/** Scope `orders` of the kept counters: `<marketplace>:<status>`. */
export const keyOf = ({ marketplaceId }: Pick<Order, 'marketplaceId'>, status: OrderStatus): string =>
  `${marketplaceId}:${status}`;

/** By its number only: titles and names change on their own, and would be wrong here. */
export const searchableOf = ({ id, marketplaceId, externalId }: Order) =>
  ({ kind: 'order', ref: id, marketplaceId, text: [externalId] }) as const;
