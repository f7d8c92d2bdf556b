import type { EscrowApproval, EscrowDispute, Hold } from '#db/schema/escrow.ts';
import type { ApprovalKind, SecondReason } from '#db/words.ts';
import type { StaffActor } from '../platform/actor.ts';
import { canonical, sha256 } from '../platform/crypto.ts';
import { newId } from '../platform/ids.ts';
import { Refusal } from '../platform/refusal.ts';
import { termsAt } from '../policies/store.ts';
import { type Act, hoursAfter } from './act.ts';
import type { ApprovalFacts } from './contract.ts';
import { findApproval, findEscrowDispute, insertApproval, settleApproval } from './disputeStore.ts';
import { stepDispute } from './disputes.ts';
import { becomeFinal, carryOut, isSmallClaim } from './finality.ts';
import { findHold } from './holdStore.ts';
import { reopenClosed } from './reopen.ts';
import { factsOf, whyNotSign } from './signers.ts';
import { tellDecided } from './told.ts';
import { trace } from './trace.ts';

interface Wanted {
  kind: ApprovalKind;
  decisionId: string | null;
  by: Pick<StaffActor, 'id' | 'alias'>;
  why: SecondReason[];
  refundMinor: number;
  goodwillMinor: number;
  reason: string;
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
  const facts = canonical(await factsOf(tx, dispute, hold, wanted));
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
  if (signed.factsHash !== approval.factsHash) throw new Refusal('amounts-changed');
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
