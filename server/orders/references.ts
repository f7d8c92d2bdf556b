import { and, eq } from 'drizzle-orm';
import type { Reader } from '#db/open.ts';
import { categories, type Listing, listings, type Order, orders, type Person } from '#db/schema/market.ts';
import { peopleByExternal } from '../people/store.ts';
import { Refusal } from '../platform/refusal.ts';

export type Category = typeof categories.$inferSelect;

/** What a write names by the marketplace's own ids; an id it never told us about is refused at its field. */
export async function categoryByExternal(
  read: Reader,
  marketplaceId: string,
  externalId: string,
): Promise<Category | undefined> {
  const [found] = await read
    .select()
    .from(categories)
    .where(and(eq(categories.marketplaceId, marketplaceId), eq(categories.externalId, externalId)));
  return found;
}

export async function listingByExternal(
  read: Reader,
  marketplaceId: string,
  externalId: string,
): Promise<Listing | undefined> {
  const [found] = await read
    .select()
    .from(listings)
    .where(and(eq(listings.marketplaceId, marketplaceId), eq(listings.externalId, externalId)));
  return found;
}

export async function orderByExternal(
  read: Reader,
  marketplaceId: string,
  externalId: string,
): Promise<Order | undefined> {
  const [found] = await read
    .select()
    .from(orders)
    .where(and(eq(orders.marketplaceId, marketplaceId), eq(orders.externalId, externalId)));
  return found;
}

/** @throws Refusal category-unknown */
export async function categoryOf(read: Reader, marketplaceId: string, externalId: string): Promise<Category> {
  const found = await categoryByExternal(read, marketplaceId, externalId);
  if (!found) throw new Refusal('category-unknown', { errors: { categoryId: 'category-unknown' } });
  return found;
}

/** @throws Refusal listing-unknown */
export async function listingOf(read: Reader, marketplaceId: string, externalId: string): Promise<Listing> {
  const found = await listingByExternal(read, marketplaceId, externalId);
  if (!found) throw new Refusal('listing-unknown', { errors: { listingId: 'listing-unknown' } });
  return found;
}

/** The people that fields of a body name. @throws Refusal person-unknown at each field that names nobody */
export async function peopleAt<Field extends string>(
  read: Reader,
  marketplaceId: string,
  named: Record<Field, string>,
): Promise<Record<Field, Person>> {
  const found = await peopleByExternal(read, marketplaceId, Object.values(named));
  const entries = Object.entries<string>(named).map(([field, id]) => [field, found.get(id)] as const);
  const unknown = entries.filter(([, person]) => !person).map(([field]) => [field, 'person-unknown']);
  if (unknown.length > 0) throw new Refusal('person-unknown', { errors: Object.fromEntries(unknown) });
  return Object.fromEntries(entries) as Record<Field, Person>;
}
