import { asc, eq } from 'drizzle-orm';
import type { DemoMarketplace } from '#db/demo/input.ts';
import { settings } from '#db/schema/audit.ts';
import { documents } from '#db/schema/documents.ts';
import { type Person, people } from '#db/schema/market.ts';
import { sequence } from '../../audit/service.ts';
import type { Context } from '../../platform/context.ts';
import { HOUR, later, Stage } from '../escrow/stage.ts';
import { appealed, approved, asked, escalated, fraud, type Papers, refused, shown, submitted } from './plots.ts';

const KEY = 'demo-documents';
type Plot = (papers: Papers, at: Date) => Promise<unknown>;

/** How the checks of the last days stand: each plot, how many, and how long ago the youngest and the oldest began. */
const PLOTS: readonly (readonly [count: number, hoursAgo: number, spread: number, plot: Plot])[] = [
  [5, 25 * 24, 200, approved],
  [2, 20 * 24, 120, refused],
  [22, 1, 1.25, submitted],
  [
    4,
    40,
    6,
    async (papers, at) => {
      await asked(papers, at);
      await shown(papers, later(at, 12 * HOUR));
    },
  ],
  [3, 30, 8, asked],
  [2, 28, 9, escalated],
  [2, 26, 7, fraud],
  [2, 50, 20, appealed],
];

/**
 * Checks of documents of both marketplaces, played through by the commands of the house at instants of the past, with
 * pictures that are drawn here. Begun again after a kill it goes on with those that are missing; without `sharp` there
 * are none, and the log says so.
 */
export async function fillDocuments(context: Context, now: Date): Promise<void> {
  const { db, log } = context;
  const [made] = await db.read.select().from(settings).where(eq(settings.key, KEY));
  if (made) return;
  try {
    // Side by side: pictures are worked on by other threads.
    await Promise.all((['qjob', 'izi'] as const).map((id) => fillMarket(new Stage(context, id, now))));
  } catch (error) {
    if (!isWithoutPictures(error)) throw error;
    log.warn('pictures cannot be made here, so the demo has no documents');
  }
  while ((await sequence(context)) > 0);
  await db.transaction((tx) =>
    tx.insert(settings).values({ key: KEY, value: now.toISOString() }).onConflictDoNothing(),
  );
}

const isWithoutPictures = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && error.code === 'pictures-unavailable';

async function fillMarket(stage: Stage): Promise<void> {
  const wanted = PLOTS.reduce((sum, [count]) => sum + count, 0);
  const all = await specialists(stage.context, stage.id, wanted);
  const rows = await stage.context.db.read
    .select({ personId: documents.personId })
    .from(documents)
    .where(eq(documents.marketplaceId, stage.id));
  const known = new Set(rows.map(({ personId }) => personId));
  let n = 0;
  for (const [count, hoursAgo, spread, plot] of PLOTS)
    for (let at = 0; at < count; at++) {
      const person = all[n];
      n += 1;
      if (!person || known.has(person.id)) continue;
      await plot({ stage, person, n }, later(stage.now, -(hoursAgo + at * spread) * HOUR));
    }
}

/** The same people at each start. */
async function specialists({ db }: Context, id: DemoMarketplace, count: number): Promise<Person[]> {
  const all = await db.read.select().from(people).where(eq(people.marketplaceId, id)).orderBy(asc(people.externalId));
  return all.filter(({ kinds }) => kinds.includes('specialist')).slice(0, count);
}
