import { and, asc, desc, eq, gte, lte, ne, not, sql } from 'drizzle-orm';
import { wordIs } from '#db/kit.ts';
import type { Reader, Transaction } from '#db/open.ts';
import {
  type EscrowApproval,
  type EscrowDispute,
  type EscrowEvidence,
  type EscrowOffer,
  escrowApprovals,
  escrowDisputes,
  escrowEvidence,
  escrowOffers,
} from '#db/schema/escrow.ts';
import { add, ask, change, find } from '#db/statements.ts';
import { type Actor, sees } from '../platform/actor.ts';
import { count } from '../platform/count.ts';
import { Refusal } from '../platform/refusal.ts';

const DUE_MAX = 200;
const OFFERS_MAX = 50;
const EVIDENCE_MAX = 200;

/** @throws Refusal not-found, also for a dispute of a marketplace that the actor does not see */
export async function findEscrowDispute(read: Reader, id: string, actor: Actor): Promise<EscrowDispute> {
  const [found] = await find(read, escrowDisputes, { id });
  if (!found || !sees(actor, found.marketplaceId)) throw new Refusal('not-found');
  return found;
}

export async function openDisputeOf(read: Reader, holdId: string): Promise<EscrowDispute | undefined> {
  const [found] = await ask(read, 'open dispute of hold', { holdId }, () => {
    const ofHold = eq(escrowDisputes.holdId, sql.placeholder('holdId'));
    const open = and(ofHold, ne(escrowDisputes.state, sql.raw(`'closed'`)));
    return read.select().from(escrowDisputes).where(open);
  });
  return found;
}

export async function disputesOfHold(read: Reader, holdId: string): Promise<EscrowDispute[]> {
  return read
    .select()
    .from(escrowDisputes)
    .where(eq(escrowDisputes.holdId, holdId))
    .orderBy(asc(escrowDisputes.openedAt));
}

const keyOf = ({ marketplaceId }: EscrowDispute, state: string) => ({ [`${marketplaceId}:${state}`]: 1 });

export async function insertEscrowDispute(tx: Transaction, dispute: EscrowDispute): Promise<EscrowDispute> {
  await add(tx, escrowDisputes, dispute);
  await count(tx, 'escrow-disputes', keyOf(dispute, dispute.state));
  return dispute;
}

/** Changes a dispute that is still as it was read; the kept counters follow. @throws Refusal version-changed */
export async function changeEscrowDispute(
  tx: Transaction,
  dispute: EscrowDispute,
  to: Partial<EscrowDispute>,
): Promise<EscrowDispute> {
  const next = { ...to, version: dispute.version + 1 };
  const [changed] = await change(tx, escrowDisputes, next, { id: dispute.id, version: dispute.version });
  if (!changed) throw new Refusal('version-changed');
  if (changed.state !== dispute.state) {
    const [left] = Object.keys(keyOf(dispute, dispute.state));
    await count(tx, 'escrow-disputes', { [String(left)]: -1, ...keyOf(dispute, changed.state) });
  }
  return changed;
}

export async function dueDisputes(read: Reader, now: Date): Promise<string[]> {
  const rows = await read
    .select({ id: escrowDisputes.id })
    .from(escrowDisputes)
    .where(lte(escrowDisputes.dueAt, now))
    .orderBy(asc(escrowDisputes.dueAt))
    .limit(DUE_MAX);
  return rows.map(({ id }) => id);
}

export async function offersOf(read: Reader, disputeId: string): Promise<EscrowOffer[]> {
  return read
    .select()
    .from(escrowOffers)
    .where(eq(escrowOffers.disputeId, disputeId))
    .orderBy(desc(escrowOffers.at), desc(escrowOffers.id))
    .limit(OFFERS_MAX);
}

export async function openOfferOf(read: Reader, disputeId: string): Promise<EscrowOffer | undefined> {
  const open = and(eq(escrowOffers.disputeId, disputeId), wordIs(escrowOffers.state, 'open'));
  const [found] = await read.select().from(escrowOffers).where(open);
  return found;
}

export const insertOffer = (tx: Transaction, offer: EscrowOffer) => add(tx, escrowOffers, offer);

/** Moves an offer that is still open; false: it is not any more. */
export async function changeOffer(tx: Transaction, offer: EscrowOffer, to: Partial<EscrowOffer>): Promise<boolean> {
  const still = and(eq(escrowOffers.id, offer.id), wordIs(escrowOffers.state, 'open'));
  return (await tx.update(escrowOffers).set(to).where(still).returning({ id: escrowOffers.id })).length > 0;
}

export async function dueOffers(read: Reader, now: Date): Promise<string[]> {
  const due = and(wordIs(escrowOffers.state, 'open'), lte(escrowOffers.expiresAt, now));
  const rows = await read.select({ id: escrowOffers.disputeId }).from(escrowOffers).where(due).limit(DUE_MAX);
  return rows.map(({ id }) => id);
}

/** Nothing of a dispute that waits for its second signature: that ends by the dispute's own clock. */
export async function dueApprovals(read: Reader, now: Date): Promise<string[]> {
  const due = and(wordIs(escrowApprovals.state, 'pending'), lte(escrowApprovals.expiresAt, now));
  const rows = await read
    .select({ id: escrowApprovals.id })
    .from(escrowApprovals)
    .innerJoin(escrowDisputes, eq(escrowDisputes.id, escrowApprovals.disputeId))
    .where(and(due, not(wordIs(escrowDisputes.state, 'pending_approval'))))
    .limit(DUE_MAX);
  return rows.map(({ id }) => id);
}

export async function evidenceOf(read: Reader, disputeId: string): Promise<EscrowEvidence[]> {
  return read
    .select()
    .from(escrowEvidence)
    .where(eq(escrowEvidence.disputeId, disputeId))
    .orderBy(asc(escrowEvidence.at), asc(escrowEvidence.id))
    .limit(EVIDENCE_MAX);
}

export const evidenceCount = (read: Reader, disputeId: string): Promise<number> =>
  read.$count(escrowEvidence, eq(escrowEvidence.disputeId, disputeId));

export const insertEvidence = (tx: Transaction, evidence: EscrowEvidence) => add(tx, escrowEvidence, evidence);

/** Which sides showed something since they were asked. */
export async function answeredSince(read: Reader, disputeId: string, since: Date) {
  const newer = and(eq(escrowEvidence.disputeId, disputeId), gte(escrowEvidence.at, since));
  const rows = await read.selectDistinct({ party: escrowEvidence.party }).from(escrowEvidence).where(newer);
  return rows.map(({ party }) => party);
}

export async function pendingApprovalOf(read: Reader, disputeId: string): Promise<EscrowApproval | undefined> {
  const pending = and(eq(escrowApprovals.disputeId, disputeId), wordIs(escrowApprovals.state, 'pending'));
  const [found] = await read.select().from(escrowApprovals).where(pending);
  return found;
}

/** @throws Refusal not-found */
export async function findApproval(read: Reader, id: string, actor: Actor): Promise<EscrowApproval> {
  const [found] = await read.select().from(escrowApprovals).where(eq(escrowApprovals.id, id));
  if (!found || !sees(actor, found.marketplaceId)) throw new Refusal('not-found');
  return found;
}

export const insertApproval = (tx: Transaction, approval: EscrowApproval) => add(tx, escrowApprovals, approval);

/** An approval is good once: whoever comes second finds it settled. @throws Refusal approval-closed */
export async function settleApproval(
  tx: Transaction,
  approval: EscrowApproval,
  to: Partial<EscrowApproval>,
): Promise<EscrowApproval> {
  const still = and(
    eq(escrowApprovals.id, approval.id),
    eq(escrowApprovals.version, approval.version),
    wordIs(escrowApprovals.state, 'pending'),
  );
  const [changed] = await tx
    .update(escrowApprovals)
    .set({ ...to, version: approval.version + 1 })
    .where(still)
    .returning();
  if (!changed) throw new Refusal('approval-closed');
  return changed;
}
