import { and, eq, isNotNull } from 'drizzle-orm';
import { wordIs } from '#db/kit.ts';
import type { Reader } from '#db/open.ts';
import { type EscrowApproval, type EscrowDispute, escrowApprovals, type Hold } from '#db/schema/escrow.ts';
import { decisions } from '#db/schema/spine.ts';
import type { ApprovalKind, SecondReason } from '#db/words.ts';
import type { StaffActor } from '../platform/actor.ts';
import { canonical, sha256 } from '../platform/crypto.ts';
import { newId } from '../platform/ids.ts';
import { Refusal } from '../platform/refusal.ts';
import { termsAt } from '../policies/store.ts';
import { type Act, hoursAfter } from './act.ts';
import type { ApprovalFacts } from './contract.ts';
import { findApproval, findEscrowDispute, insertApproval, settleApproval } from './disputeStore.ts';
import { stepDispute, trace } from './disputes.ts';
import { becomeFinal, carryOut, isSmallClaim } from './finality.ts';
import { findHold } from './holdStore.ts';
import { staffAmong } from './limits.ts';
import { reopenClosed } from './reopen.ts';
import { splitFor } from './settle.ts';
import { tellDecided } from './told.ts';

interface Wanted {
  kind: ApprovalKind;
  decisionId: string | null;
  by: Pick<StaffActor, 'id' | 'alias'>;
  why: SecondReason[];
  refundMinor: number;
  goodwillMinor: number;
  reason: string;
}

/** What is signed: exactly what stands now, so that any change of it makes another thing (OWASP, what you see is what you sign). */
export async function factsOf(
  act: Pick<Act, 'tx'>,
  dispute: EscrowDispute,
  hold: Hold,
  { kind, refundMinor, goodwillMinor, reason }: Pick<Wanted, 'kind' | 'refundMinor' | 'goodwillMinor' | 'reason'>,
): Promise<ApprovalFacts> {
  const split = await splitFor(act, hold, refundMinor);
  return {
    kind,
    disputeId: dispute.id,
    disputeVersion: dispute.version,
    holdId: hold.id,
    holdVersion: hold.version,
    currency: hold.currency,
    gross: hold.gross,
    refundMinor: split.refund,
    feeMinor: split.fee,
    releaseMinor: split.release,
    goodwillMinor,
    customerId: hold.customerId,
    specialistId: hold.specialistId,
    reason,
  };
}

/** A second person is asked to sign (D14, D24, H19); good for a day, once. */
export async function askForSecond(
  act: Act,
  dispute: EscrowDispute,
  hold: Hold,
  wanted: Wanted,
): Promise<EscrowApproval> {
  const { tx, now } = act;
  const { policy } = await termsAt(tx, dispute.marketplaceId, dispute.policyVersion);
  const facts = canonical(await factsOf(act, dispute, hold, wanted));
  const approval: EscrowApproval = {
    id: newId(),
    marketplaceId: dispute.marketplaceId,
    disputeId: dispute.id,
    holdId: hold.id,
    kind: wanted.kind,
    decisionId: wanted.decisionId,
    proposedById: wanted.by.id,
    proposedBy: wanted.by.alias,
    why: wanted.why,
    facts,
    factsHash: sha256(facts),
    currency: hold.currency,
    amount: hold.gross,
    state: 'pending',
    settledById: null,
    settledBy: null,
    note: null,
    at: now,
    expiresAt: hoursAfter(now, policy.escrow.approvalHours),
    settledAt: null,
    version: 1,
  };
  await insertApproval(tx, approval);
  const { id, kind, why, factsHash } = approval;
  await trace(act, dispute, 'escrow.second-asked', { approvalId: id, kind, why, factsHash });
  return approval;
}

/** Everybody who had a hand in it: none of them signs, and none of them decides its appeal (RULINGS 8). */
export async function handlersOf(read: Reader, disputeId: string): Promise<Set<string>> {
  const [deciders, signers] = await Promise.all([
    read
      .selectDistinct({ id: decisions.deciderId })
      .from(decisions)
      .where(and(eq(decisions.subjectId, disputeId), wordIs(decisions.state, 'pending', 'effective', 'reverted'))),
    read
      .select({ by: escrowApprovals.proposedById, second: escrowApprovals.settledById })
      .from(escrowApprovals)
      .where(and(eq(escrowApprovals.disputeId, disputeId), isNotNull(escrowApprovals.proposedById))),
  ]);
  return new Set([
    ...deciders.map(({ id }) => id),
    ...signers.flatMap(({ by, second }) => (second ? [by, second] : [by])),
  ]);
}

/** Why this person may not sign; null where he may. */
export async function whyNotSign(read: Reader, approval: EscrowApproval, hold: Hold, actor: StaffActor, now: Date) {
  if (approval.state !== 'pending' || approval.expiresAt <= now) return 'approval-closed' as const;
  if (!actor.permissions.has('escrow:approve')) return 'not-allowed' as const;
  if (approval.proposedById === actor.id) return 'approval-of-own' as const;
  const [handlers, linked] = await Promise.all([handlersOf(read, approval.disputeId), staffAmong(read, hold)]);
  return handlers.has(actor.id) || linked.includes(actor.id) ? ('conflict-of-interest' as const) : null;
}

interface Signed {
  id: string;
  version: number;
}

async function open(act: Act, actor: StaffActor, { id, version }: Signed) {
  const { tx, now } = act;
  const approval = await findApproval(tx, id, actor);
  if (approval.state !== 'pending') throw new Refusal('approval-closed');
  if (approval.version !== version) throw new Refusal('version-changed');
  const dispute = await findEscrowDispute(tx, approval.disputeId, actor);
  const hold = await findHold(tx, approval.holdId, actor);
  const why = await whyNotSign(tx, approval, hold, actor, now);
  if (why) throw new Refusal(why);
  return { approval, dispute, hold, facts: JSON.parse(approval.facts) as ApprovalFacts };
}

/**
 * The second signature (D15): on exactly what was shown, and on what still stands, both by the hash.
 * @throws Refusal approval-closed, approval-of-own, conflict-of-interest, amounts-changed, version-changed
 */
export async function approve(
  act: Act,
  actor: StaffActor,
  signed: Signed & { factsHash: string },
): Promise<EscrowApproval> {
  const { approval, dispute, hold, facts } = await open(act, actor, signed);
  const stands = sha256(canonical(await factsOf(act, dispute, hold, facts)));
  if (signed.factsHash !== approval.factsHash || stands !== approval.factsHash) throw new Refusal('amounts-changed');
  const { id: settledById, alias: settledBy } = actor;
  const change = { state: 'approved', settledById, settledBy, settledAt: act.now } as const;
  const settled = await settleApproval(act.tx, approval, change);
  await trace(act, dispute, 'escrow.approved', { approvalId: approval.id, factsHash: approval.factsHash });
  if (approval.kind === 'reopen') await reopenClosed(act, dispute, hold, approval);
  else await takeEffect(act, dispute, hold, approval, facts);
  return settled;
}

async function takeEffect(
  act: Act,
  dispute: EscrowDispute,
  hold: Hold,
  approval: EscrowApproval,
  facts: ApprovalFacts,
) {
  const isLast = dispute.appealUsed || approval.kind === 'backstop';
  const decided = await stepDispute(act, dispute, hold, {
    command: 'approve',
    who: 'second',
    known: { hashFits: true, isLast },
    change: {
      refundMinor: facts.refundMinor,
      goodwillMinor: facts.goodwillMinor,
      decisionId: approval.decisionId,
      decidedById: approval.proposedById,
      decidedAt: act.now,
    },
  });
  await tellDecided(act, decided, hold);
  if (isLast) await carryOut(act, decided, hold);
  else if (await isSmallClaim(act, hold)) await becomeFinal(act, decided, hold, 'system');
}

/** The second person does not sign, and says why: it goes back to the desk. */
export async function returnToDesk(
  act: Act,
  actor: StaffActor,
  signed: Signed & { note: string },
): Promise<EscrowApproval> {
  const { approval, dispute, hold } = await open(act, actor, signed);
  const { id: settledById, alias: settledBy } = actor;
  const change = { state: 'returned', settledById, settledBy, note: signed.note, settledAt: act.now } as const;
  const settled = await settleApproval(act.tx, approval, change);
  await trace(act, dispute, 'escrow.returned', { approvalId: approval.id });
  if (approval.kind !== 'reopen') await stepDispute(act, dispute, hold, { command: 'return', who: 'second' });
  return settled;
}
