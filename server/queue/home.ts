import { and, asc, count, eq, gt, gte, inArray, isNotNull, isNull, lte, or, type SQL } from 'drizzle-orm';
import { wordIs } from '#db/kit.ts';
import type { Reader } from '#db/open.ts';
import { staff } from '#db/schema/access.ts';
import { type Case, cases, decisions } from '#db/schema/spine.ts';
import type { Queue } from '#db/words.ts';
import { mayTakeLevel, queuesOf } from '../access/roles.ts';
import { type StaffActor, sees } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { localDay } from '../platform/zones.ts';
import type { Home, QueueSummary } from './contract.ts';
import { presentCase } from './view.ts';

const SOON_MS = 2 * 3_600_000;
const CLAIMED_MAX = 20;

const scope = (actor: StaffActor): SQL | undefined =>
  actor.marketplaceIds === null ? undefined : inArray(cases.marketplaceId, [...actor.marketplaceIds]);

/** Figures of the queues that this role works; level 2 counts for managers only. */
export async function queueSummaries({ db: { read }, clock }: Context, actor: StaffActor): Promise<QueueSummary[]> {
  const now = clock.now();
  // Both are a few rows of all queues, found by who holds them; asked per queue they would be looked for among all that is open.
  const [mine, held] = await Promise.all([
    read.select(PLACE).from(cases).where(mineNow(actor, now)),
    read
      .select(PLACE)
      .from(cases)
      .where(and(wordIs(cases.state, 'open'), isNotNull(cases.leaseHolderId), gt(cases.heldUntil, now))),
  ]);
  const within = (rows: Place[], queue: Queue) =>
    rows.filter((row) => row.queue === queue && mayTakeLevel(actor.role, row.level) && sees(actor, row.marketplaceId))
      .length;
  return Promise.all(
    queuesOf(actor.role).map(async (queue) => ({
      ...(await openIn(read, actor, queue, now)),
      held: within(held, queue),
      mine: within(mine, queue),
    })),
  );
}

const PLACE = { queue: cases.queue, level: cases.level, marketplaceId: cases.marketplaceId };
type Place = Pick<Case, keyof typeof PLACE>;

async function openIn(read: Reader, actor: StaffActor, queue: Queue, now: Date) {
  const level = actor.role === 'manager' ? undefined : eq(cases.level, 1);
  const open = and(eq(cases.queue, queue), wordIs(cases.state, 'open'), level, scope(actor));
  const n = (more?: SQL) => read.$count(cases, and(open, more));
  const [all, overdue, dueSoon, oldest] = await Promise.all([
    n(),
    n(lte(cases.dueAt, now)),
    n(and(gt(cases.dueAt, now), lte(cases.dueAt, new Date(now.getTime() + SOON_MS)))),
    read.select({ at: cases.openedAt }).from(cases).where(open).orderBy(asc(cases.rank)).limit(1),
  ]);
  return { queue, open: all, overdue, dueSoon, oldestOpenedAt: oldest[0]?.at.toISOString() ?? null };
}

/** In my hands, or handed to me: the same as the view "mine" of the list. */
const mineNow = (actor: StaffActor, now: Date) => {
  // Said on both sides of the "or", so that each side finds its few rows by an index of its own.
  const open = wordIs(cases.state, 'open');
  const inMyHands = and(eq(cases.leaseHolderId, actor.id), gt(cases.leaseUntil, now));
  return or(and(open, inMyHands), and(open, eq(cases.handedToId, actor.id)));
};

export async function homeOf(context: Context, actor: StaffActor): Promise<Home> {
  const now = context.clock.now();
  const { read } = context.db;
  const mine = read.select().from(cases).where(mineNow(actor, now));
  const claimed: Case[] = await mine.orderBy(asc(cases.rank)).limit(CLAIMED_MAX);
  return {
    now: now.toISOString(),
    queues: await queueSummaries(context, actor),
    claimed: claimed.map((one) => presentCase(one, actor, now)),
    today: await todayOf(read, actor, now),
  };
}

/** Only a person's own figures: seen by nobody else. */
async function todayOf(read: Reader, actor: StaffActor, now: Date): Promise<Home['today']> {
  const today = localDay(now, 'UTC');
  const since = and(eq(decisions.deciderId, actor.id), gte(decisions.decidedAt, new Date(`${today}T00:00:00Z`)));
  const rows = await read
    .select({ state: decisions.state, n: count() })
    .from(decisions)
    .where(since)
    .groupBy(decisions.state);
  const undone = rows.filter((row) => row.state === 'undone').reduce((sum, row) => sum + row.n, 0);
  return { decided: rows.reduce((sum, row) => sum + row.n, 0) - undone, undone };
}

/** Active staff who work this queue and see this marketplace, or any that `seenBy` sees. */
export async function colleagues(
  read: Reader,
  queue: Queue,
  marketplaceId?: string,
  seenBy?: StaffActor,
): Promise<{ id: string; alias: string; role: string }[]> {
  const rows = await read.select().from(staff).where(isNull(staff.disabledAt)).orderBy(asc(staff.alias));
  return rows
    .filter(
      (each) =>
        queuesOf(each.role).includes(queue) &&
        (!marketplaceId || each.marketplaceIds === null || each.marketplaceIds.includes(marketplaceId)) &&
        (!seenBy || each.marketplaceIds === null || each.marketplaceIds.some((id) => sees(seenBy, id))),
    )
    .map(({ id, alias, role }) => ({ id, alias, role }));
}
