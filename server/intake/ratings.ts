import { inArray } from 'drizzle-orm';
import { z } from 'zod';
import type { Reader } from '#db/open.ts';
import { categories } from '#db/schema/market.ts';
import { peopleByExternal } from '../people/store.ts';
import type { PlatformActor } from '../platform/actor.ts';
import { ExternalId } from '../platform/contract.ts';
import { externalIdIn } from '../platform/externalId.ts';
import { Refusal } from '../platform/refusal.ts';
import { type Route, route } from '../platform/route.ts';
import { termsOf } from '../policies/store.ts';
import { PlatformRating, PlatformRatings } from '../ratings/contract.ts';
import { ratingView } from '../ratings/rules.ts';
import { type Tally, tallies, WHOLE } from '../ratings/store.ts';

const PEOPLE_MAX = 100;
const NOTHING: Tally = { count: 0, sum: 0 };

const RatingsQuery = z.strictObject({
  /** The marketplace's own ids, separated by commas. */
  ids: z
    .string()
    .max(PEOPLE_MAX * 101)
    .transform((text) => text.split(','))
    .pipe(z.array(ExternalId).min(1).max(PEOPLE_MAX)),
});

/** What listing cards, user pages and checkouts show (IZI-20…24). */
export const ratingRoutes: Route[] = [
  route({
    method: 'get',
    path: '/platform/v1/people/:id/rating',
    may: 'platform-key',
    summary: 'Rating of one person, whole and per category; no value below the threshold (IZI-20)',
    answer: PlatformRating,
    run: async ({ context, actor, params }) => {
      const [found] = await ratingsOf(context.db.read, actor, [externalIdIn(params)], context.clock.now());
      if (!found) throw new Refusal('not-found');
      return found;
    },
  }),
  route({
    method: 'get',
    path: '/platform/v1/ratings',
    may: 'platform-key',
    summary: 'Ratings of up to 100 people at once; ids that are not known are absent',
    query: RatingsQuery,
    answer: PlatformRatings,
    run: async ({ context, actor, query }) => ({
      items: await ratingsOf(context.db.read, actor, query.ids, context.clock.now()),
    }),
  }),
];

/** In the order asked for, each person once. */
async function ratingsOf(
  read: Reader,
  actor: PlatformActor,
  externalIds: readonly string[],
  now: Date,
): Promise<PlatformRating[]> {
  const { marketplaceId } = actor;
  const { policy } = await termsOf(read, marketplaceId, now);
  const found = await peopleByExternal(read, marketplaceId, externalIds);
  const tallied = await tallies(
    read,
    [...found.values()].map((person) => person.id),
  );
  const names = await categoryNames(read, tallied);
  return [...new Set(externalIds)].flatMap((personId) => {
    const person = found.get(personId);
    if (!person) return [];
    const mine = tallied.get(person.id) ?? new Map<string, Tally>();
    const byCategory = [...mine].flatMap(([id, tally]) => {
      const categoryId = names.get(id);
      return categoryId === undefined || tally.count === 0 ? [] : [{ categoryId, ...ratingView(tally, policy) }];
    });
    byCategory.sort((one, other) => (one.categoryId < other.categoryId ? -1 : 1));
    return [{ personId, ...ratingView(mine.get(WHOLE) ?? NOTHING, policy), byCategory }];
  });
}

/** Our id → the marketplace's own. */
async function categoryNames(read: Reader, tallied: Map<string, Map<string, Tally>>): Promise<Map<string, string>> {
  const ids = [...new Set([...tallied.values()].flatMap((byCategory) => [...byCategory.keys()]))].filter(
    (id) => id !== WHOLE,
  );
  if (ids.length === 0) return new Map();
  const rows = await read
    .select({ id: categories.id, externalId: categories.externalId })
    .from(categories)
    .where(inArray(categories.id, ids));
  return new Map(rows.map((row) => [row.id, row.externalId]));
}
