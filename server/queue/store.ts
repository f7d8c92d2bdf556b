import { and, count as countRows, desc, eq, gt, sql } from 'drizzle-orm';
import { wordIs } from '#db/kit.ts';
import { afterCommit, type Reader, type Transaction } from '#db/open.ts';
import { type Case, caseSkips, cases, type Priority } from '#db/schema/spine.ts';
import { ask, change } from '#db/statements.ts';
import type { CaseState, Queue, SubjectKind } from '#db/words.ts';
import { type Actor, sees } from '../platform/actor.ts';
import { count } from '../platform/count.ts';
import { newId } from '../platform/ids.ts';
import { Refusal } from '../platform/refusal.ts';
import { indexForSearch, indexNew, type Searchable } from '../platform/search.ts';
import { rankOf } from './rules.ts';

/** @throws Refusal not-found, also for a case of a marketplace that the actor does not see */
export async function findCase(read: Reader, id: string, actor: Actor): Promise<Case> {
  const [found] = await ask(read, 'case by id', { id }, () =>
    read
      .select()
      .from(cases)
      .where(eq(cases.id, sql.placeholder('id'))),
  );
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

/** The newest case about a subject, open or over. @throws Error where there never was one */
export async function lastCaseOf(read: Reader, queue: Queue, subjectId: string): Promise<Case> {
  const about = and(eq(cases.queue, queue), eq(cases.subjectId, subjectId));
  const [found] = await read.select().from(cases).where(about).orderBy(desc(cases.openedAt)).limit(1);
  if (!found) throw new Error(`No case was ever about ${subjectId}.`);
  return found;
}

interface NewCase {
  marketplaceId: string;
  queue: Queue;
  subjectKind: SubjectKind;
  subjectId: string;
  headline: Case['headline'];
  /** Left out by a desk whose subjects are not screened. */
  findings?: Case['findings'];
  flag?: Case['flag'];
  priority: Priority[];
  /** 2: for managers from the start. */
  level?: number;
  dueAt: Date;
  openedAt: Date;
}

export async function openCase(tx: Transaction, made: NewCase): Promise<string> {
  const id = newId();
  await tx
    .insert(cases)
    .values({ id, state: 'open', rank: rankOf(made.dueAt, made.priority), ...filterable(made.headline), ...made });
  await countState(tx, { ...made, state: 'open' }, 1);
  const { marketplaceId, queue } = made;
  afterCommit(tx, (hint) => hint(JSON.stringify({ kind: 'queue', queue, marketplaceId })));
  await indexNew(tx, searchableOf({ ...made, id, holdReason: null, handOverNote: null }));
  return id;
}

/** Whose case it is and what colleagues noted; never the words it is about, which may be blind (RULINGS 9). */
export const searchableOf = ({
  id,
  marketplaceId,
  headline,
  holdReason,
  handOverNote,
}: Pick<Case, 'id' | 'marketplaceId' | 'headline' | 'holdReason' | 'handOverNote'>): Searchable => ({
  kind: 'case',
  ref: id,
  marketplaceId,
  text: [headline.name, holdReason, handOverNote],
});

const reads = (one: Case): string => JSON.stringify(searchableOf(one).text);

const filterable = (headline: Case['headline']) => ({
  stars: headline.stars ?? null,
  language: headline.language ?? null,
});

const countState = (tx: Transaction, one: Pick<Case, 'marketplaceId' | 'queue' | 'state'>, n: number) =>
  count(tx, 'cases', { [`${one.marketplaceId}:${one.queue}:${one.state}`]: n });

/** Changes a case whose version is still the one that was read; 0 rows = somebody was faster. */
export async function changeCase(tx: Transaction, one: Case, to: Partial<Case>): Promise<Case> {
  const next = { ...to, ...(to.headline && filterable(to.headline)), version: one.version + 1 };
  const [changed] = await change(tx, cases, next, { id: one.id, version: one.version });
  if (!changed) throw new Refusal('case-changed');
  if (changed.state !== one.state) await countMove(tx, one, changed.state);
  if (reads(changed) !== reads(one)) await indexForSearch(tx, searchableOf(changed));
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
  const [changed] = await change(tx, cases, lease, { id });
  if (!changed) throw new Refusal('not-found');
  return changed;
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
