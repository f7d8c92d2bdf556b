import { and, eq, gte, inArray, lt, or } from 'drizzle-orm';
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core';
import { z } from 'zod';
import type { Database, Reader } from '#db/open.ts';
import { marketplaces, orders, people } from '#db/schema/market.ts';
import { reviews } from '#db/schema/reviews.ts';
import { cases } from '#db/schema/spine.ts';
import type { Permission } from '#db/words.ts';
import type { StaffActor } from '../platform/actor.ts';
import { type Route, route } from '../platform/route.ts';
import { searchRefs } from '../platform/search.ts';
import { SearchAnswer, type SearchItem } from './contract.ts';
import { showCases, showOrders, showPeople, showReviews } from './searchShow.ts';

const ITEMS_MAX = 20;
const EACH_MAX = 10;
/** The head of one of our ids, as screens show it. */
const HEAD_OF_ID = /^[0-9a-f]{6,8}(?:-[0-9a-f-]{0,27})?$/;
/** Sorts behind every character of an id. */
const BEHIND = 'g';

interface Kind {
  kind: SearchItem['kind'];
  may: Permission;
  table: PgTable;
  id: PgColumn;
  scope: PgColumn;
  /** The marketplace's own id, where there is one. */
  externalId?: PgColumn;
  /** Whether its words are in the index; cases are found by id only. */
  words: boolean;
  show(read: Reader, ids: string[], byWords: ReadonlySet<string>): Promise<SearchItem[]>;
}

const KINDS: readonly Kind[] = [
  {
    kind: 'person',
    may: 'people:read',
    table: people,
    id: people.id,
    scope: people.marketplaceId,
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
    externalId: reviews.externalId,
    words: true,
    show: showReviews,
  },
  {
    kind: 'case',
    may: 'cases:read',
    table: cases,
    id: cases.id,
    scope: cases.marketplaceId,
    words: false,
    show: showCases,
  },
];

export const searchRoute: Route = route({
  method: 'get',
  path: '/api/search',
  may: 'signed-in',
  summary: 'Find people, orders, reviews and cases by id, by the head of an id, or by words',
  query: z.strictObject({ q: z.string().max(200) }),
  answer: SearchAnswer,
  run: async ({ context, actor, query }) => ({
    items: await find(context.db, actor, query.q.replace(/\p{Cc}/gu, ' ').trim()),
  }),
});

/** Only kinds that the reader may read, and only in his marketplaces; ids before words. */
async function find(db: Database, actor: StaffActor, q: string): Promise<SearchItem[]> {
  if (q === '') return [];
  const seen =
    actor.marketplaceIds ?? (await db.read.select({ id: marketplaces.id }).from(marketplaces)).map((row) => row.id);
  const kinds = KINDS.filter(({ may }) => actor.permissions.has(may));
  const found = await Promise.all(kinds.map((kind) => findKind(db, kind, q, seen)));
  const exact = found.flatMap((each) => each.exact);
  const worded = found.flatMap((each) => each.worded);
  return [...exact, ...worded].slice(0, ITEMS_MAX);
}

async function findKind(
  db: Database,
  kind: Kind,
  q: string,
  marketplaceIds: readonly string[],
): Promise<{ exact: SearchItem[]; worded: SearchItem[] }> {
  const ids = await idsNamed(db.read, kind, q, marketplaceIds);
  const refs = kind.words ? await searchRefs(db, { kind: kind.kind, q, marketplaceIds, limit: EACH_MAX }) : [];
  const others = refs.filter((ref) => !ids.includes(ref));
  const items = await kind.show(db.read, [...ids, ...others], new Set(others));
  const byId = new Map(items.map((item) => [item.id, item]));
  const inOrder = (wanted: string[]) => wanted.flatMap((id) => byId.get(id) ?? []);
  return { exact: inOrder(ids), worded: inOrder(others) };
}

async function idsNamed(read: Reader, kind: Kind, q: string, marketplaceIds: readonly string[]): Promise<string[]> {
  const seen = inArray(kind.scope, [...marketplaceIds]);
  const low = q.toLowerCase();
  const head = HEAD_OF_ID.test(low) ? and(gte(kind.id, low), lt(kind.id, low + BEHIND)) : undefined;
  const ours = read
    .select({ id: kind.id })
    .from(kind.table)
    .where(and(or(eq(kind.id, q), head), seen))
    .limit(EACH_MAX);
  const theirs =
    kind.externalId &&
    read
      .select({ id: kind.id })
      .from(kind.table)
      .where(and(seen, eq(kind.externalId, q)))
      .limit(EACH_MAX);
  const rows = [...(await ours), ...((await theirs) ?? [])];
  return [...new Set(rows.map((row) => String(row.id)))];
}
