import { and, asc, desc, eq, lte, sql } from 'drizzle-orm';
import { wordIs } from '#db/kit.ts';
import type { Reader, Transaction } from '#db/open.ts';
import { type Hold, type HoldReport, holdReports, holds } from '#db/schema/escrow.ts';
import { orders, people } from '#db/schema/market.ts';
import { reviews } from '#db/schema/reviews.ts';
import { add, ask, change, find } from '#db/statements.ts';
import { type Actor, sees } from '../platform/actor.ts';
import { count } from '../platform/count.ts';
import { Refusal } from '../platform/refusal.ts';

const DUE_MAX = 200;
/** A review of so many stars or fewer speaks against the work (qjob.hu: straight to arbitration). */
const NEGATIVE_STARS = 2;

/** @throws Refusal not-found, also for a payment of a marketplace that the actor does not see */
export async function findHold(read: Reader, id: string, actor: Actor): Promise<Hold> {
  const [found] = await find(read, holds, { id });
  if (!found || !sees(actor, found.marketplaceId)) throw new Refusal('not-found');
  return found;
}

/** One that ended before any money came does not stand in the way of another; said as the index says it. */
const isOfOrder = (orderId: string) =>
  and(eq(holds.orderId, orderId), sql`${holds.state} not in ('auth_failed', 'voided')`);

export async function liveHoldOfOrder(read: Reader, orderId: string): Promise<Hold | undefined> {
  const [found] = await read.select().from(holds).where(isOfOrder(orderId));
  return found;
}

/** A marketplace may number its payments itself, each once. */
export const isTaken = async (read: Reader, marketplaceId: string, externalId: string): Promise<boolean> =>
  (await read.$count(holds, and(eq(holds.marketplaceId, marketplaceId), eq(holds.externalId, externalId)))) > 0;

export async function insertHold(tx: Transaction, hold: Hold): Promise<Hold> {
  await add(tx, holds, hold);
  await count(tx, 'holds', { [`${hold.marketplaceId}:${hold.state}`]: 1 });
  return hold;
}

/** Changes a payment that is still as it was read; the kept counters follow. @throws Refusal version-changed */
export async function changeHold(tx: Transaction, hold: Hold, to: Partial<Hold>): Promise<Hold> {
  const [changed] = await change(
    tx,
    holds,
    { ...to, version: hold.version + 1 },
    { id: hold.id, version: hold.version },
  );
  if (!changed) throw new Refusal('version-changed');
  const key = (state: string) => `${hold.marketplaceId}:${state}`;
  if (changed.state !== hold.state) await count(tx, 'holds', { [key(hold.state)]: -1, [key(changed.state)]: 1 });
  return changed;
}

export async function orderOf(read: Reader, { orderId }: Pick<Hold, 'orderId'>): Promise<typeof orders.$inferSelect> {
  const [order] = await find(read, orders, { id: orderId });
  if (!order) throw new Error(`A reserved payment points at order ${orderId}, which is gone.`);
  return order;
}

/** The marketplace's own ids of both sides: what its messages speak of. */
export async function partiesOf(read: Reader, { customerId, specialistId }: Pick<Hold, 'customerId' | 'specialistId'>) {
  const ids = { customer: customerId, specialist: specialistId };
  const found = await Promise.all(Object.values(ids).map(async (id) => (await find(read, people, { id }))[0]));
  const [customer, specialist] = found;
  if (!customer || !specialist) throw new Error('A reserved payment lost one of its sides.');
  return { customer, specialist };
}

export async function reportsOf(read: Reader, holdId: string): Promise<HoldReport[]> {
  return ask(read, 'reports of hold', { holdId }, () =>
    read
      .select()
      .from(holdReports)
      .where(eq(holdReports.holdId, sql.placeholder('holdId')))
      .orderBy(asc(holdReports.at)),
  );
}

export const addReport = (tx: Transaction, report: HoldReport) => add(tx, holdReports, report);

/** Whether the customer has left a bad review of this very order, public yet or not. */
export async function hasNegativeReview(read: Reader, { orderId, customerId }: Hold): Promise<boolean> {
  const own = and(
    eq(reviews.orderId, orderId),
    eq(reviews.authorId, customerId),
    lte(reviews.rating, NEGATIVE_STARS),
    wordIs(reviews.status, 'pending', 'published'),
  );
  return (await read.select({ id: reviews.id }).from(reviews).where(own).limit(1)).length > 0;
}

export const isNegative = ({ rating }: { rating: number }): boolean => rating <= NEGATIVE_STARS;

export async function dueHolds(read: Reader, now: Date): Promise<string[]> {
  const rows = await read
    .select({ id: holds.id })
    .from(holds)
    .where(lte(holds.dueAt, now))
    .orderBy(asc(holds.dueAt))
    .limit(DUE_MAX);
  return rows.map(({ id }) => id);
}

export async function ageingHolds(read: Reader, now: Date): Promise<string[]> {
  const rows = await read
    .select({ id: holds.id })
    .from(holds)
    .where(lte(holds.nextAgeAt, now))
    .orderBy(asc(holds.nextAgeAt))
    .limit(DUE_MAX);
  return rows.map(({ id }) => id);
}

export async function holdsByPayment(read: Reader, payment: string): Promise<Hold[]> {
  return read.select().from(holds).where(eq(holds.payment, payment)).orderBy(desc(holds.createdAt)).limit(2);
}
