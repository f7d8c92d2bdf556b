import { and, asc, isNotNull, or } from 'drizzle-orm';
import { orders, people } from '#db/schema/market.ts';
import { reviews } from '#db/schema/reviews.ts';
import { cases, decisions } from '#db/schema/spine.ts';
import { searchableOf as searchableDecision } from '../decisions/store.ts';
import { searchableOf as searchableOrder } from '../orders/store.ts';
import { searchableOf as searchablePerson } from '../people/store.ts';
import type { SearchSource } from '../platform/searchRebuild.ts';
import { searchableOf as searchableCase } from '../queue/store.ts';
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
  {
    kind: 'case',
    table: cases,
    id: cases.id,
    page: async (tx, after, rows) =>
      (await tx.select().from(cases).where(after).orderBy(asc(cases.id)).limit(rows)).map(searchableCase),
  },
  {
    kind: 'decision',
    table: decisions,
    id: decisions.id,
    page: async (tx, after, rows) => {
      const worded = and(after, or(isNotNull(decisions.note), isNotNull(decisions.message)));
      return (await tx.select().from(decisions).where(worded).orderBy(asc(decisions.id)).limit(rows)).map(
        searchableDecision,
      );
    },
  },
];
