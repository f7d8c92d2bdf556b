import { orders, people } from '#db/schema/market.ts';
import { reviewDisputes, reviews } from '#db/schema/reviews.ts';
import { cases, decisions } from '#db/schema/spine.ts';
import type { Permission } from '#db/words.ts';
import type { SearchItem } from './contract.ts';
import type { Named } from './searchIds.ts';
import { showCases, showDecisions } from './searchNotes.ts';
import { type Look, showDisputes, showOrders, showPeople, showReviews } from './searchShow.ts';

interface Kind extends Named {
  kind: SearchItem['kind'];
  may: Permission;
  /** Whether its words are in the index; the others are found by id only. */
  words: boolean;
  show(look: Look, ids: string[], byWords: ReadonlySet<string>): Promise<SearchItem[]>;
}

/** Everything that can be found, in the order in which it is shown. */
export const KINDS: readonly Kind[] = [
  {
    kind: 'person',
    may: 'people:read',
    table: people,
    id: people.id,
    scope: people.marketplaceId,
    letter: 'p',
    externalId: people.externalId,
    words: true,
    show: showPeople,
  },
  {
    kind: 'order',
    may: 'orders:read',
    table: orders,
    id: orders.id,
    scope: orders.marketplaceId,
    letter: 'o',
    externalId: orders.externalId,
    words: true,
    show: showOrders,
  },
  {
    kind: 'review',
    may: 'reviews:read',
    table: reviews,
    id: reviews.id,
    scope: reviews.marketplaceId,
    letter: 'r',
    externalId: reviews.externalId,
    words: true,
    show: showReviews,
  },
  {
    kind: 'review-dispute',
    may: 'review-disputes:read',
    table: reviewDisputes,
    id: reviewDisputes.id,
    scope: reviewDisputes.marketplaceId,
    letter: 'd',
    externalId: reviewDisputes.externalId,
    words: false,
    show: showDisputes,
  },
  {
    kind: 'case',
    may: 'cases:read',
    table: cases,
    id: cases.id,
    scope: cases.marketplaceId,
    letter: 'c',
    about: { column: cases.subjectId, letters: ['r', 'd'] },
    words: true,
    show: showCases,
  },
  {
    kind: 'decision',
    may: 'decisions:read',
    table: decisions,
    id: decisions.id,
    scope: decisions.marketplaceId,
    letter: 'v',
    words: true,
    show: showDecisions,
  },
];
