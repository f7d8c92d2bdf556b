import { eq, inArray } from 'drizzle-orm';
import type { Reader } from '#db/open.ts';
import { listings, orders, people } from '#db/schema/market.ts';
import { reviewDisputes, reviews } from '#db/schema/reviews.ts';
import type { StaffActor } from '../platform/actor.ts';
import type { SearchItem } from './contract.ts';

/** Who looks for what, and when: what may be shown hangs on all three. */
export interface Look {
  read: Reader;
  actor: StaffActor;
  q: string;
  now: Date;
}

export async function showPeople({ read }: Look, ids: string[]): Promise<SearchItem[]> {
  const rows = await read.select().from(people).where(inArray(people.id, ids));
  return rows.map((row) => ({
    kind: 'person',
    id: row.id,
    title: row.displayName,
    subtitle: row.externalId,
    noted: false,
    marketplaceId: row.marketplaceId,
  }));
}

export async function showOrders({ read }: Look, ids: string[]): Promise<SearchItem[]> {
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
    noted: false,
    marketplaceId: row.marketplaceId,
  }));
}

/** A pending review is found by its id and never by its words, which may still be blind (RULINGS 9); nor are words and stars shown. */
export async function showReviews({ read }: Look, ids: string[], byWords: ReadonlySet<string>): Promise<SearchItem[]> {
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
      noted: false,
      marketplaceId: row.marketplaceId,
    }));
}

export async function showDisputes({ read }: Look, ids: string[]): Promise<SearchItem[]> {
  const rows = await read
    .select({
      id: reviewDisputes.id,
      marketplaceId: reviewDisputes.marketplaceId,
      name: people.displayName,
      title: listings.title,
    })
    .from(reviewDisputes)
    .innerJoin(reviews, eq(reviews.id, reviewDisputes.reviewId))
    .innerJoin(people, eq(people.id, reviewDisputes.byId))
    .innerJoin(listings, eq(listings.id, reviews.listingId))
    .where(inArray(reviewDisputes.id, ids));
  return rows.map((row) => ({
    kind: 'review-dispute',
    id: row.id,
    title: row.name,
    subtitle: row.title,
    noted: false,
    marketplaceId: row.marketplaceId,
  }));
}
