import { and, asc, desc, eq, gte, inArray, lte, ne, sql } from 'drizzle-orm';
import { wordIs } from '#db/kit.ts';
import type { Reader, Transaction } from '#db/open.ts';
import { type Case, cases, type Decision, decisions, statements } from '#db/schema/spine.ts';
import { add, ask } from '#db/statements.ts';
import { type Actor, sees } from '../platform/actor.ts';
import { canonical } from '../platform/crypto.ts';
import { newId } from '../platform/ids.ts';
import { Refusal } from '../platform/refusal.ts';
import { indexNew, type Searchable } from '../platform/search.ts';
import type { Plan } from './desks.ts';
import { validateStatement } from './dsa.ts';

const DUE_MAX = 200;

/** @throws Refusal not-found */
export async function findDecision(read: Reader, id: string, actor: Actor): Promise<Decision> {
  const [found] = await ask(read, 'decision by id', { id }, () =>
    read
      .select()
      .from(decisions)
      .where(eq(decisions.id, sql.placeholder('id'))),
  );
  if (!found || !sees(actor, found.marketplaceId)) throw new Refusal('not-found');
  return found;
}

export async function insertDecision(
  tx: Transaction,
  decision: Omit<Decision, 'settledAt' | 'before'> & { before?: Decision['before'] },
): Promise<Decision> {
  const made = { before: null, settledAt: null, ...decision };
  await add(tx, decisions, made);
  if (made.message !== null || made.note !== null) await indexNew(tx, searchableOf(made));
  return made;
}

/** What was written with it; most decisions hold no word, and then there is nothing to find. */
export const searchableOf = ({ id, marketplaceId, message, note }: Decision): Searchable => ({
  kind: 'decision',
  ref: id,
  marketplaceId,
  text: [note, message],
});

/** @throws Error for a record that the EU database would refuse: better no decision than one without a valid statement */
export async function insertStatement(
  tx: Transaction,
  decision: Decision,
  statement: NonNullable<Plan['statement']>,
): Promise<void> {
  const faults = validateStatement(statement.data);
  if (faults.length > 0) throw new Error(`The statement of reasons is not valid: ${JSON.stringify(faults)}`);
  await add(tx, statements, {
    id: newId(),
    puid: decision.id,
    decisionId: decision.id,
    marketplaceId: decision.marketplaceId,
    recipientId: statement.recipientId,
    language: statement.language,
    text: statement.text,
    data: canonical(statement.data),
    createdAt: decision.decidedAt,
  });
}

/** Moves a decision out of the state it was read in; false: somebody else moved it first. */
export async function settle(
  tx: Transaction,
  decision: Decision,
  change: Partial<Decision>,
): Promise<Decision | undefined> {
  const still = and(eq(decisions.id, decision.id), wordIs(decisions.state, decision.state));
  const [changed] = await tx.update(decisions).set(change).where(still).returning();
  return changed;
}

export async function dueDecisions(read: Reader, now: Date): Promise<string[]> {
  const due = and(wordIs(decisions.state, 'pending'), lte(decisions.effectiveAt, now));
  const rows = await read
    .select({ id: decisions.id })
    .from(decisions)
    .where(due)
    .orderBy(asc(decisions.effectiveAt))
    .limit(DUE_MAX);
  return rows.map((row) => row.id);
}

export interface DecisionOfCase {
  decision: Decision;
  headline: Case['headline'];
}

/** Decisions about these subjects, newest first: the history that the next decider wants to see (F4). */
export async function decisionsAbout(read: Reader, subjectIds: string[], limit = 20): Promise<DecisionOfCase[]> {
  if (subjectIds.length === 0) return [];
  return read
    .select({ decision: decisions, headline: cases.headline })
    .from(decisions)
    .innerJoin(cases, eq(cases.id, decisions.caseId))
    .where(inArray(decisions.subjectId, subjectIds))
    .orderBy(desc(decisions.decidedAt))
    .limit(limit);
}

/** Whether the case of an undone decision was decided once more after it. */
export async function decidedSince(read: Reader, undone: Decision): Promise<boolean> {
  const later = and(
    eq(decisions.caseId, undone.caseId),
    ne(decisions.id, undone.id),
    gte(decisions.decidedAt, undone.settledAt ?? undone.decidedAt),
  );
  return (await read.select({ id: decisions.id }).from(decisions).where(later).limit(1)).length > 0;
}

/** What of a batch this person may know of. */
export async function decisionsOfBatch(
  read: Reader,
  actor: Actor,
  batchId: string,
): Promise<{ id: string; caseId: string }[]> {
  const { id, caseId, marketplaceId } = decisions;
  const rows = await read
    .select({ id, caseId, marketplaceId })
    .from(decisions)
    .where(eq(decisions.batchId, batchId))
    .orderBy(asc(decisions.decidedAt), asc(id));
  return rows.filter((row) => sees(actor, row.marketplaceId));
}

/** The decision of this very batch that reopened another one, if there is one. */
export async function revertedInBatch(
  read: Reader,
  revertsId: string,
  batchId: string,
): Promise<{ id: string; caseId: string } | undefined> {
  const same = and(eq(decisions.revertsId, revertsId), eq(decisions.batchId, batchId));
  const [found] = await read.select({ id: decisions.id, caseId: decisions.caseId }).from(decisions).where(same);
  return found;
}

/** The decision that this very batch took about a case, if it did and it still stands. */
export async function decidedInBatch(read: Reader, caseId: string, batchId: string): Promise<string | undefined> {
  const same = and(
    eq(decisions.caseId, caseId),
    eq(decisions.batchId, batchId),
    wordIs(decisions.state, 'pending', 'effective'),
  );
  const [found] = await read.select({ id: decisions.id }).from(decisions).where(same);
  return found?.id;
}
