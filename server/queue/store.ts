import {
  and,
  asc,
  count as countRows,
  eq,
  exists,
  gt,
  inArray,
  isNull,
  lte,
  not,
  or,
  type SQL,
  sql,
} from 'drizzle-orm';
import { atMost, kit, wordIs } from '#db/kit.ts';
import type { Reader, Transaction } from '#db/open.ts';
import { type Case, caseSkips, cases, type Priority } from '#db/schema/spine.ts';
import type { CaseState, Queue, SubjectKind } from '#db/words.ts';
import { type Actor, type StaffActor, sees } from '../platform/actor.ts';
import { count } from '../platform/count.ts';
import { newId } from '../platform/ids.ts';
import { Refusal } from '../platform/refusal.ts';
import { rankOf } from './rules.ts';

/** @throws Refusal not-found, also for a case of a marketplace that the actor does not see */
export async function findCase(read: Reader, id: string, actor: Actor): Promise<Case> {
  const [found] = await read.select().from(cases).where(eq(cases.id, id));
  if (!found || !sees(actor, found.marketplaceId)) throw new Refusal('not-found');
  return found;
}

export async function liveCaseOf(read: Reader, queue: Queue, subjectId: string): Promise<Case | undefined> {
  const live = and(
    eq(cases.queue, queue),
    eq(cases.subjectId, subjectId),
    wordIs(cases.state, 'open', 'waiting', 'decided'),
  );
  const [found] = await read.select().from(cases).where(live);
  return found;
}

export interface NewCase {
  marketplaceId: string;
  queue: Queue;
  subjectKind: SubjectKind;
  subjectId: string;
  headline: Case['headline'];
  priority: Priority[];
  dueAt: Date;
  openedAt: Date;
}

export async function openCase(tx: Transaction, made: NewCase): Promise<string> {
  const id = newId();
  await tx
    .insert(cases)
    .values({ id, state: 'open', rank: rankOf(made.dueAt, made.priority), ...filterable(made.headline), ...made });
  await countState(tx, { ...made, state: 'open' }, 1);
  return id;
}

const filterable = (headline: Case['headline']) => ({
  stars: headline.stars ?? null,
  language: headline.language ?? null,
});

const countState = (tx: Transaction, one: Pick<Case, 'marketplaceId' | 'queue' | 'state'>, n: number) =>
  count(tx, 'cases', { [`${one.marketplaceId}:${one.queue}:${one.state}`]: n });

/** Changes a case whose version is still the one that was read; 0 rows = somebody was faster. */
export async function changeCase(tx: Transaction, one: Case, change: Partial<Case>): Promise<Case> {
  const unchanged = and(eq(cases.id, one.id), eq(cases.version, one.version));
  const next = { ...change, ...(change.headline && filterable(change.headline)), version: one.version + 1 };
  const [changed] = await tx.update(cases).set(next).where(unchanged).returning();
  if (!changed) throw new Refusal('case-changed');
  if (changed.state !== one.state) await countMove(tx, one, changed.state);
  return changed;
}

async function countMove(tx: Transaction, one: Case, to: CaseState): Promise<void> {
  const key = (state: CaseState) => `${one.marketplaceId}:${one.queue}:${state}`;
  await count(tx, 'cases', { [key(one.state)]: -1, [key(to)]: 1 });
}

/** Leases do not move the version: they change who works, not what there is to decide. */
export async function setLease(
  tx: Transaction,
  id: string,
  holder: { id: string; alias: string } | null,
  until: Date | null,
): Promise<Case> {
  const lease = { leaseHolderId: holder?.id ?? null, leaseHolderAlias: holder?.alias ?? null, leaseUntil: until };
  const [changed] = await tx.update(cases).set(lease).where(eq(cases.id, id)).returning();
  if (!changed) throw new Refusal('not-found');
  return changed;
}

/** The best case that this person may do and nobody has in hand; handed to him first, then level 2 for managers. */
export async function bestCase(
  tx: Transaction,
  actor: StaffActor,
  queue: Queue,
  now: Date,
  marketplaceId?: string,
): Promise<Case | undefined> {
  const free = and(
    eq(cases.queue, queue),
    wordIs(cases.state, 'open'),
    or(isNull(cases.leaseHolderId), lte(cases.leaseUntil, now)),
    or(isNull(cases.heldUntil), lte(cases.heldUntil, now)),
    notSkipped(tx, actor.id, now),
    scope(actor, marketplaceId),
  );
  const levels = actor.role === 'manager' ? [2, 1] : [1];
  const handed = await first(tx, and(free, eq(cases.handedToId, actor.id), inArray(cases.level, levels)));
  if (handed) return handed;
  for (const level of levels) {
    const found = await first(tx, and(free, eq(cases.level, level), isNull(cases.handedToId)));
    if (found) return found;
  }
  return undefined;
}

function notSkipped(tx: Transaction, staffId: string, now: Date): SQL {
  const mine = and(eq(caseSkips.caseId, cases.id), eq(caseSkips.staffId, staffId), gt(caseSkips.until, now));
  return not(exists(tx.select({ one: sql`1` }).from(caseSkips).where(mine)));
}

function scope(actor: StaffActor, marketplaceId?: string): SQL | undefined {
  if (marketplaceId && !sees(actor, marketplaceId)) throw new Refusal('not-found');
  if (marketplaceId) return eq(cases.marketplaceId, marketplaceId);
  return actor.marketplaceIds === null ? undefined : inArray(cases.marketplaceId, [...actor.marketplaceIds]);
}

async function first(tx: Transaction, where: SQL | undefined): Promise<Case | undefined> {
  const query = tx.select().from(cases).where(where).orderBy(asc(cases.rank), asc(cases.id)).limit(atMost(1));
  // SQLite writes one at a time anyway; its builder does not know the words.
  const [found] = await (kit.dialect === 'postgres' ? query.for('update', { skipLocked: true }) : query);
  return found;
}

/** Remembers that this person will not do it; returns how many people said so in the last day. */
export async function skip(tx: Transaction, skipped: typeof caseSkips.$inferInsert): Promise<number> {
  const { reason, at, until } = skipped;
  await tx
    .insert(caseSkips)
    .values(skipped)
    .onConflictDoUpdate({ target: [caseSkips.caseId, caseSkips.staffId], set: { reason, at, until } });
  const recent = and(eq(caseSkips.caseId, skipped.caseId), gt(caseSkips.until, skipped.at));
  const [row] = await tx.select({ n: countRows() }).from(caseSkips).where(recent);
  return row?.n ?? 0;
}
