import { setImmediate } from 'node:timers/promises';
import { asc, eq } from 'drizzle-orm';
import type { Database, Reader } from '#db/open.ts';
import { settings } from '#db/schema/audit.ts';
import { type Marketplace, marketplaces } from '#db/schema/market.ts';
import type { Sweep } from '../jobs/rules.ts';
import type { Context } from '../platform/context.ts';
import { endOfLocalDay, localDay } from '../platform/zones.ts';
import { pausing } from '../screening/pause.ts';
import { COMPARED_MS } from '../screening/signatureStore.ts';
import { ringReviews } from './reviews.ts';
import { findRings, RING_SETTINGS, type Ring, type RingReview } from './rings.ts';
import { dropUnfound, goOn, keepRing, keptRing, keptRings } from './store.ts';

const HOUR_MS = 3_600_000;
/** When a marketplace sleeps; on the two nights on which clocks change, an hour earlier or later by its own clock. */
const HOUR_OF_NIGHT = 3;
/** One weak tie and nothing beside it is how people live; a manager's list is for what stands out. */
const SCORE_MIN = 0.45;
const RINGS_MAX = 100;

/** Looks for rings once a local day of each marketplace, at night, and at once where that never happened (SPEC 8). */
export const ringNight: Sweep = { name: 'rings', everyMs: 60_000, run: lookForRings };

async function lookForRings(context: Context): Promise<number> {
  const { read } = context.db;
  const now = context.clock.now();
  let done = 0;
  for (const marketplace of await read.select().from(marketplaces).orderBy(asc(marketplaces.id))) {
    const day = localDay(now, marketplace.timeZone);
    if (!isDue(await lastDayOf(read, marketplace.id), day, marketplace, now)) continue;
    await lookAt(context, marketplace.id, now);
    await remember(context.db, marketplace.id, day);
    done += 1;
  }
  return done;
}

function isDue(last: string | undefined, day: string, { timeZone }: Marketplace, now: Date): boolean {
  if (last === undefined) return true;
  const midnight = Number(endOfLocalDay(now, timeZone, -1)) + 1;
  return last < day && Number(now) >= midnight + HOUR_OF_NIGHT * HOUR_MS;
}

async function lookAt({ db }: Context, marketplaceId: string, now: Date): Promise<void> {
  const pause = pausing();
  const reviews = await ringReviews(db.read, marketplaceId, new Date(Number(now) - COMPARED_MS), pause);
  const byId = new Map(reviews.map((review) => [review.id, review]));
  const rings = await inSteps(findRings(reviews, { ...RING_SETTINGS, shareOf: volumeOf(reviews) }), pause);
  const found = rings
    .filter(({ score }) => score >= SCORE_MIN)
    .slice(0, RINGS_MAX)
    .map((ring) => keptRing(marketplaceId, ring, byId));
  for (const ring of goOn(found, await keptRings(db.read, marketplaceId))) {
    await db.transaction((tx) => keepRing(tx, ring, now));
    await setImmediate();
  }
  await db.transaction((tx) => dropUnfound(tx, marketplaceId, now));
}

async function inSteps(steps: Generator<void, Ring[]>, pause: () => Promise<void>): Promise<Ring[]> {
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
    await pause();
  }
}

/** The marketplace's own volume in a window, as a part of all: neither weekends nor sales look like rings (reviews.md D6). */
function volumeOf(reviews: readonly RingReview[]): (from: Date, to: Date) => number {
  const times = reviews.map(({ submittedAt }) => Number(submittedAt)).sort((a, b) => a - b);
  const before = (at: number): number => {
    let [low, high] = [0, times.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((times[middle] as number) < at) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  return (from, to) => (before(Number(to)) - before(Number(from))) / times.length;
}

const keyOf = (marketplaceId: string) => `rings ${marketplaceId}`;

async function lastDayOf(read: Reader, marketplaceId: string): Promise<string | undefined> {
  const [row] = await read
    .select()
    .from(settings)
    .where(eq(settings.key, keyOf(marketplaceId)));
  return row?.value;
}

async function remember(db: Database, marketplaceId: string, day: string): Promise<void> {
  const row = { key: keyOf(marketplaceId), value: day };
  await db.transaction(
    async (tx) =>
      void (await tx
        .insert(settings)
        .values(row)
        .onConflictDoUpdate({ target: settings.key, set: { value: day } })),
  );
}
