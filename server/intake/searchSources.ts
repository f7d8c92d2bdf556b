import { asc } from 'drizzle-orm';
import { orders, people } from '#db/schema/market.ts';
import { reviews } from '#db/schema/reviews.ts';
import { searchableOf as searchableOrder } from '../orders/store.ts';
import { searchableOf as searchablePerson } from '../people/store.ts';
import type { SearchSource } from '../platform/searchRebuild.ts';
import { searchableOf as searchableReview } from '../reviews/store.ts';

/** Everything that `GET /api/search` finds by words. */
export const SEARCH_SOURCES: readonly SearchSource[] = [
  {
    kind: 'person',
    table: people,
    id: people.id,
    page: async (tx, after, rows) =>
      (await tx.select().from(people).where(after).orderBy(asc(people.id)).limit(rows)).map(searchablePerson),
  },
  {
    kind: 'order',
    table: orders,
    id: orders.id,
    page: async (tx, after, rows) =>
      (await tx.select().from(orders).where(after).orderBy(asc(orders.id)).limit(rows)).map(searchableOrder),
  },
  {
    kind: 'review',
    table: reviews,
    id: reviews.id,
    page: async (tx, after, rows) =>
      (await tx.select().from(reviews).where(after).orderBy(asc(reviews.id)).limit(rows)).map(searchableReview),
  },
];
