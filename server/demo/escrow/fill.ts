import { eq } from 'drizzle-orm';
import { settings } from '#db/schema/audit.ts';
import { holds } from '#db/schema/escrow.ts';
import type { Order } from '#db/schema/market.ts';
import { sequence } from '../../audit/service.ts';
import type { Context } from '../../platform/context.ts';
import { accepted, appealed, closed, decided, inDispute, negotiating, oneSided, signed } from './plots.ts';
import { DAY, type Deal, HOUR, later, Stage } from './stage.ts';

const KEY = 'demo-escrow';
/** How far back the oldest payment lies. */
const SPAN_DAYS = 80;

type Plot = (stage: Stage, deal: Deal, at: Date) => Promise<unknown>;

/** How a payment of the past ended. */
const OLD: readonly Plot[] = [
  accepted,
  accepted,
  accepted,
  async (stage, deal, at) => {
    await inDispute(stage, deal, at);
    await decided(
      stage,
      deal,
      later(at, 20 * HOUR),
      deal.n % 3 === 0 ? 'release' : 'split',
      'agent',
      0.25 + (deal.n % 4) / 10,
    );
    await signed(stage, deal, later(at, 26 * HOUR), 'manager');
    await closed(stage, deal, later(at, 10 * DAY));
  },
  accepted,
  async (stage, deal, at) => {
    await inDispute(stage, deal, at);
    await decided(stage, deal, later(at, 30 * HOUR), 'refund', 'agent2');
    await signed(stage, deal, later(at, 40 * HOUR), 'manager2');
    await closed(stage, deal, later(at, 11 * DAY));
  },
];

/** A dispute that staff have done something about, so many hours after it came to the desk. */
const after =
  (...steps: readonly (readonly [hours: number, step: Plot])[]): Plot =>
  async (stage, deal, at) => {
    await inDispute(stage, deal, at);
    for (const [hours, step] of steps) await step(stage, deal, later(at, hours * HOUR));
  };
const decides =
  (outcome: Parameters<typeof decided>[3], by: string): Plot =>
  (stage, deal, at) =>
    decided(stage, deal, at, outcome, by);
const signs: Plot = (stage, deal, at) => signed(stage, deal, at, 'manager');
const asksItBack: Plot = (stage, { hold: { id, gross: amount, currency } }, at) =>
  stage.say(at, { id, holdId: id, amount, currency, kind: 'chargeback-opened' });

/** How those of the last days stand: each plot, and how long ago it began. */
const NEW: readonly (readonly [count: number, hoursAgo: number, plot: Plot])[] = [
  [26, 44, inDispute],
  [3, 70, inDispute],
  [4, 20, oneSided],
  [3, 30, negotiating],
  [3, 60, after([40, decides('ask', 'agent')])],
  [2, 50, after([30, decides('propose', 'agent2')])],
  [4, 40, after([32, decides('split', 'agent')])],
  [3, 90, after([10, decides('refund', 'agent')], [20, signs], [60, appealed])],
  [2, 30, after([9, asksItBack])],
  [5, 12, (stage, deal, at) => stage.report(deal, at, { claim: 'done' }, 'specialist')],
  [3, 30, (stage, deal, at) => stage.report(deal, at, { claim: 'not-done' }, 'customer')],
  [6, 50, async () => {}],
];

/**
 * Payments of both marketplaces, played through by the commands of the house at instants of the past, so that ledger,
 * trail and messages are those that the product writes. Begun again after a kill it goes on with those that are missing.
 */
export async function fillEscrow(context: Context, now: Date): Promise<void> {
  const { db } = context;
  const [made] = await db.read.select().from(settings).where(eq(settings.key, KEY));
  if (made) return;
  for (const id of ['qjob', 'izi'] as const) await fillMarket(new Stage(context, id, now));
  while ((await sequence(context)) > 0);
  await db.transaction((tx) =>
    tx.insert(settings).values({ key: KEY, value: now.toISOString() }).onConflictDoNothing(),
  );
}

const OLD_COUNT = 42;

async function fillMarket(stage: Stage): Promise<void> {
  const wanted = OLD_COUNT + NEW.reduce((sum, [count]) => sum + count, 0);
  const all = await stage.orders(wanted);
  const known = new Set((await stage.context.db.read.select({ id: holds.orderId }).from(holds)).map(({ id }) => id));
  const fresh = all.map((order, n) => [n, order] as const).filter(([, order]) => !known.has(order.id));
  for (const [n, order] of fresh) await playOne(stage, n, order);
}

async function playOne(stage: Stage, n: number, order: Order): Promise<void> {
  if (n < OLD_COUNT) {
    const at = later(stage.now, -(SPAN_DAYS - (n * (SPAN_DAYS - 20)) / OLD_COUNT) * DAY);
    const deal = await stage.reserve(n, order, later(at, -2 * DAY));
    return void (await OLD[n % OLD.length]?.(stage, deal, at));
  }
  let left = n - OLD_COUNT;
  for (const [count, hoursAgo, plot] of NEW) {
    if (left < count) {
      // A little apart, so that due times differ.
      const at = later(stage.now, -hoursAgo * HOUR + left * 55 * 60_000);
      const deal = await stage.reserve(n, order, later(at, -(2 + (n % 20)) * DAY));
      return void (await plot(stage, deal, at));
    }
    left -= count;
  }
}
