import { and, eq, inArray, isNull } from 'drizzle-orm';
import { wordIs } from '#db/kit.ts';
import type { Reader } from '#db/open.ts';
import { staff } from '#db/schema/access.ts';
import { auditEntries } from '#db/schema/audit.ts';
import { type EscrowApproval, type EscrowDispute, escrowApprovals, type Hold } from '#db/schema/escrow.ts';
import { decisions } from '#db/schema/spine.ts';
import { ROLES } from '#db/words.ts';
import { permissionsOf } from '../access/roles.ts';
import type { StaffActor } from '../platform/actor.ts';
import { canonical, sha256 } from '../platform/crypto.ts';
import { Refusal } from '../platform/refusal.ts';
import type { ApprovalFacts } from './contract.ts';
import { findEscrowDispute } from './disputeStore.ts';
import { staffAmong } from './limits.ts';
import { splitFor } from './settle.ts';

type Asked = Pick<ApprovalFacts, 'kind' | 'refundMinor' | 'goodwillMinor' | 'reason'>;

/** What is signed: exactly what stands now, so that any change of it makes another thing (OWASP, what you see is what you sign). */
export async function factsOf(
  tx: Reader,
  dispute: EscrowDispute,
  hold: Hold,
  { kind, refundMinor, goodwillMinor, reason }: Asked,
): Promise<ApprovalFacts> {
  const split = await splitFor({ tx }, hold, refundMinor);
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

/**
 * Everybody who had a hand in it: who decided, signed, froze the payment or added what he found out. None of them signs,
 * and none of them decides its appeal (D15, D17, RULINGS 8).
 */
export async function handlersOf(
  read: Reader,
  { id: disputeId, holdId }: Pick<EscrowDispute, 'id' | 'holdId'>,
): Promise<Set<string>> {
  const [deciders, signers, hands] = await Promise.all([
    read
      .selectDistinct({ id: decisions.deciderId })
      .from(decisions)
      .where(and(eq(decisions.subjectId, disputeId), wordIs(decisions.state, 'pending', 'effective', 'reverted'))),
    read
      .select({ by: escrowApprovals.proposedById, second: escrowApprovals.settledById })
      .from(escrowApprovals)
      .where(eq(escrowApprovals.disputeId, disputeId)),
    read
      .selectDistinct({ id: auditEntries.actorId })
      .from(auditEntries)
      .where(and(inArray(auditEntries.subjectId, [disputeId, holdId]), wordIs(auditEntries.actorKind, 'staff'))),
  ]);
  return new Set([
    ...[...deciders, ...hands].map(({ id }) => id),
    ...signers.flatMap(({ by, second }) => (second ? [by, second] : [by])),
  ]);
}

/** Why this person may not sign; null where he may. */
export async function whyNotSign(read: Reader, approval: EscrowApproval, hold: Hold, actor: StaffActor, now: Date) {
  if (approval.state !== 'pending' || approval.expiresAt <= now) return 'approval-closed' as const;
  if (!actor.permissions.has('escrow:approve')) return 'not-allowed' as const;
  if (approval.proposedById === actor.id) return 'approval-of-own' as const;
  const dispute = await findEscrowDispute(read, approval.disputeId, actor);
  const [handlers, linked] = await Promise.all([handlersOf(read, dispute), staffAmong(read, hold)]);
  if (handlers.has(actor.id) || linked.includes(actor.id)) return 'conflict-of-interest' as const;
  const facts = JSON.parse(approval.facts) as ApprovalFacts;
  const stands = sha256(canonical(await factsOf(read, dispute, hold, facts)));
  return stands === approval.factsHash ? null : ('amounts-changed' as const);
}

const SIGNING_ROLES = ROLES.filter((role) => permissionsOf(role).has('escrow:approve'));

/** Whether anybody could sign what this person decides. */
export async function hasSigner(
  read: Reader,
  dispute: Pick<EscrowDispute, 'id' | 'holdId' | 'marketplaceId'>,
  hold: Hold,
  deciderId: string,
): Promise<boolean> {
  const [handlers, linked, people] = await Promise.all([
    handlersOf(read, dispute),
    staffAmong(read, hold),
    read
      .select({ id: staff.id, marketplaceIds: staff.marketplaceIds })
      .from(staff)
      .where(and(wordIs(staff.role, ...SIGNING_ROLES), isNull(staff.disabledAt))),
  ]);
  return people.some(
    ({ id, marketplaceIds }) =>
      id !== deciderId &&
      !handlers.has(id) &&
      !linked.includes(id) &&
      (marketplaceIds === null || marketplaceIds.includes(dispute.marketplaceId)),
  );
}

/** What nobody could sign is not asked for: it would only wait and run out (D15). @throws Refusal no-second-person */
export async function mustHaveSigner(...asked: Parameters<typeof hasSigner>): Promise<void> {
  if (!(await hasSigner(...asked))) throw new Refusal('no-second-person');
}
