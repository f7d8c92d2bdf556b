import { z } from 'zod';
import type { Database } from '#db/open.ts';
import { marketplaces } from '#db/schema/market.ts';
import { type Route, route } from '../platform/route.ts';
import { searchRefs } from '../platform/search.ts';
import { SearchAnswer, type SearchItem } from './contract.ts';
import { idsNamed } from './searchIds.ts';
import { KINDS } from './searchKinds.ts';
import type { Look } from './searchShow.ts';

const ITEMS_MAX = 20;
const EACH_MAX = 10;

export const searchRoute: Route = route({
  method: 'get',
  path: '/api/search',
  may: 'signed-in',
  summary: 'Find people, orders, reviews, disputes, cases and what was noted: by id, short id, number or words',
  query: z.strictObject({ q: z.string().max(200) }),
  answer: SearchAnswer,
  run: async ({ context: { db, clock }, actor, query }) => {
    const q = query.q.replace(/\p{Cc}/gu, ' ').trim();
    return { items: await find(db, { read: db.read, actor, q, now: clock.now() }) };
  },
});

/** Only kinds that the reader may read, and only in his marketplaces; ids before words. */
async function find(db: Database, look: Look): Promise<SearchItem[]> {
  if (look.q === '') return [];
  const seen =
    look.actor.marketplaceIds ??
    (await db.read.select({ id: marketplaces.id }).from(marketplaces)).map((row) => row.id);
  const kinds = KINDS.filter(({ may }) => look.actor.permissions.has(may));
  const found = await Promise.all(kinds.map((kind) => findKind(db, look, kind, seen)));
  const exact = found.flatMap((each) => each.exact).slice(0, ITEMS_MAX);
  const worded = found.map((each) => each.worded);
  return [...exact, ...shared(worded, ITEMS_MAX - exact.length)];
}

async function findKind(
  db: Database,
  look: Look,
  kind: (typeof KINDS)[number],
  marketplaceIds: readonly string[],
): Promise<{ exact: SearchItem[]; worded: SearchItem[] }> {
  const ids = await idsNamed(db.read, kind, look.q, marketplaceIds, EACH_MAX);
  const refs = kind.words ? await searchRefs(db, { kind: kind.kind, q: look.q, marketplaceIds, limit: EACH_MAX }) : [];
  const others = refs.filter((ref) => !ids.includes(ref));
  if (ids.length + others.length === 0) return { exact: [], worded: [] };
  const items = await kind.show(look, [...ids, ...others], new Set(others));
  const byId = new Map(items.map((item) => [item.id, item]));
  const inOrder = (wanted: string[]) => wanted.flatMap((id) => byId.get(id) ?? []);
  return { exact: inOrder(ids), worded: inOrder(others) };
}

/** As many of each list as there is room for, so that a common name does not push out the notes. */
function shared(lists: readonly SearchItem[][], room: number): SearchItem[] {
  const most = Array.from({ length: EACH_MAX + 1 }, (_, each) => each).filter(
    (each) => lists.reduce((sum, list) => sum + Math.min(each, list.length), 0) <= room,
  );
  const each = most.at(-1) ?? 0;
  let left = room - lists.reduce((sum, list) => sum + Math.min(each, list.length), 0);
  return lists.flatMap((list) => {
    const more = list.length > each && left > 0 ? 1 : 0;
    left -= more;
    return list.slice(0, each + more);
  });
}
