import { eq, inArray } from 'drizzle-orm';
import type { Reader } from '#db/open.ts';
import { listings, orders, people } from '#db/schema/market.ts';
import { reviews } from '#db/schema/reviews.ts';
import { cases } from '#db/schema/spine.ts';
import type { SearchItem } from './contract.ts';

export async function showPeople(read: Reader, ids: string[]): Promise<SearchItem[]> {
  const rows = await read.select().from(people).where(inArray(people.id, ids));
  return rows.map((row) => ({
    kind: 'person',
    id: row.id,
    title: row.displayName,
    subtitle: row.externalId,
    marketplaceId: row.marketplaceId,
  }));
}

export async function showOrders(read: Reader, ids: string[]): Promise<SearchItem[]> {
  const rows = await read
    .select({
      id: orders.id,
      externalId: orders.externalId,
      title: listings.title,
      marketplaceId: orders.marketplaceId,
    })
    .from(orders)
    .innerJoin(listings, eq(listings.id, orders.listingId))
    .where(inArray(orders.id, ids));
  return rows.map((row) => ({
    kind: 'order',
    id: row.id,
    title: row.externalId,
    subtitle: row.title,
    marketplaceId: row.marketplaceId,
  }));
}

/** A pending review is found by its id and never by its words, which may still be blind (RULINGS 9); nor are words and stars shown. */
export async function showReviews(read: Reader, ids: string[], byWords: ReadonlySet<string>): Promise<SearchItem[]> {
  const rows = await read
    .select({
      id: reviews.id,
      status: reviews.status,
      rating: reviews.rating,
      text: reviews.text,
      marketplaceId: reviews.marketplaceId,
      name: people.displayName,
    })
    .from(reviews)
    .innerJoin(people, eq(people.id, reviews.subjectId))
    .where(inArray(reviews.id, ids));
  return rows
    .filter((row) => row.status !== 'pending' || !byWords.has(row.id))
    .map((row) => ({
      kind: 'review',
      id: row.id,
      title: row.status === 'pending' ? row.name : `★${row.rating} ${row.name}`,
      subtitle: row.status === 'pending' ? '' : row.text.slice(0, 120),
      marketplaceId: row.marketplaceId,
    }));
}

export async function showCases(read: Reader, ids: string[]): Promise<SearchItem[]> {
  const rows = await read.select().from(cases).where(inArray(cases.id, ids));
  return rows.map((row) => ({
    kind: 'case',
    id: row.id,
    title: row.headline.name,
    subtitle: row.queue,
    marketplaceId: row.marketplaceId,
  }));
}
