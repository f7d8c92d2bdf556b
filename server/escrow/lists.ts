import { aliasedTable, eq, getTableColumns } from 'drizzle-orm';
import {
  type EscrowApproval,
  type EscrowDispute,
  escrowApprovals,
  escrowDisputes,
  type Hold,
  holds,
  type PaymentInstruction,
  paymentInstructions,
} from '#db/schema/escrow.ts';
import { orders, people } from '#db/schema/market.ts';
import { ESCROW_DISPUTE_STATES, HOLD_STATES } from '#db/words.ts';
import type { Actor } from '../platform/actor.ts';
import { is, type Resource } from '../platform/list.ts';
import { attentionColumns, attentionIn, attentionOf, needsAttention } from './attention.ts';
import {
  ApprovalFilter,
  type ApprovalRow,
  EscrowDisputeFilter,
  type EscrowDisputeRow,
  HoldFilter,
  type HoldListed,
  type HoldRow,
  InstructionFilter,
  type InstructionRow,
} from './contract.ts';
import { isRetriable } from './retry.ts';

const customers = aliasedTable(people, 'customers');
const specialists = aliasedTable(people, 'specialists');
const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

interface Names {
  customerName: string | null;
  specialistName: string | null;
}
const names = { customerName: customers.displayName, specialistName: specialists.displayName };

/** Kept counters answer where marketplace and state are asked for, or the marketplace alone. */
const keptByState = (scope: string, states: readonly string[]) => (filter: Record<string, unknown>) => {
  const { marketplaceId, state, _after, ...finer } = filter as {
    marketplaceId?: string;
    state?: string;
    _after?: string;
  };
  if (!marketplaceId || Object.keys(finer).length > 0) return undefined;
  const asked = state ? [state] : states;
  return [scope, asked.map((each) => `${marketplaceId}:${each}`)] as const;
};

type HoldJoined = Hold & Names & { orderExternalId: string | null };
type HoldLooked = HoldJoined & { hasFailed: boolean; agedDays: number | null };

/** `GET /api/holds`: every payment that was ever reserved. */
export const holdList: Resource<HoldLooked> = {
  name: 'holds',
  select: (read) =>
    read
      .select({ ...getTableColumns(holds), ...names, orderExternalId: orders.externalId, ...attentionColumns })
      .from(holds)
      .leftJoin(orders, eq(orders.id, holds.orderId))
      .leftJoin(customers, eq(customers.id, holds.customerId))
      .leftJoin(specialists, eq(specialists.id, holds.specialistId)),
  table: holds,
  id: holds.id,
  scope: holds.marketplaceId,
  sorts: { createdAt: holds.createdAt },
  defaultSort: ['createdAt', 'DESC'],
  filter: HoldFilter,
  where: ({ id, marketplaceId, state, orderId, customerId, specialistId, attention }) => [
    ...is(holds.id, id),
    ...(attention ? attentionIn(marketplaceId) : is(holds.marketplaceId, marketplaceId)),
    ...is(holds.state, state),
    ...is(holds.orderId, orderId),
    ...is(holds.customerId, customerId),
    ...is(holds.specialistId, specialistId),
    ...(attention ? [needsAttention] : []),
  ],
  kept: keptByState('holds', HOLD_STATES),
  present: (row): HoldListed => ({ ...presentHold(row), ...attentionOf(row) }),
};

export function presentHold(hold: HoldJoined): HoldRow {
  const { id, marketplaceId, externalId, orderId, customerId, specialistId, currency, gross, feeFull } = hold;
  const { released, refunded, fee, chargedBack, state, chargeback, settledFor, version } = hold;
  return {
    ...{ id, marketplaceId, externalId, orderId, customerId, specialistId, currency, gross, feeFull },
    ...{ released, refunded, fee, chargedBack, state, chargeback, settledFor, version },
    orderExternalId: hold.orderExternalId ?? '',
    customerName: hold.customerName ?? '',
    specialistName: hold.specialistName ?? '',
    dueAt: iso(hold.dueAt),
    createdAt: hold.createdAt.toISOString(),
    capturedAt: iso(hold.capturedAt),
    settledAt: iso(hold.settledAt),
  };
}

export const escrowDisputeList: Resource<EscrowDispute & Names> = {
  name: 'escrow-disputes',
  select: (read) =>
    read
      .select({ ...getTableColumns(escrowDisputes), ...names })
      .from(escrowDisputes)
      .leftJoin(customers, eq(customers.id, escrowDisputes.customerId))
      .leftJoin(specialists, eq(specialists.id, escrowDisputes.specialistId)),
  table: escrowDisputes,
  id: escrowDisputes.id,
  scope: escrowDisputes.marketplaceId,
  sorts: { openedAt: escrowDisputes.openedAt },
  defaultSort: ['openedAt', 'DESC'],
  filter: EscrowDisputeFilter,
  where: ({ id, marketplaceId, state, holdId, customerId, specialistId }) => [
    ...is(escrowDisputes.id, id),
    ...is(escrowDisputes.marketplaceId, marketplaceId),
    ...is(escrowDisputes.state, state),
    ...is(escrowDisputes.holdId, holdId),
    ...is(escrowDisputes.customerId, customerId),
    ...is(escrowDisputes.specialistId, specialistId),
  ],
  kept: keptByState('escrow-disputes', ESCROW_DISPUTE_STATES),
  present: (row) => presentEscrowDispute(row),
};

export function presentEscrowDispute(dispute: EscrowDispute & Names): EscrowDisputeRow {
  const { id, marketplaceId, holdId, customerId, specialistId, origin, reason, currency } = dispute;
  const { gross, state, refundMinor, end, version } = dispute;
  return {
    ...{ id, marketplaceId, holdId, customerId, specialistId, origin, reason, currency },
    ...{ gross, state, refundMinor, end, version },
    customerName: dispute.customerName ?? '',
    specialistName: dispute.specialistName ?? '',
    dueAt: iso(dispute.dueAt),
    openedAt: dispute.openedAt.toISOString(),
    closedAt: iso(dispute.closedAt),
  };
}

/** `GET /api/approvals`: second signatures, wanted and given. */
export const approvalList: Resource<EscrowApproval> = {
  name: 'approvals',
  select: (read) => read.select().from(escrowApprovals),
  table: escrowApprovals,
  id: escrowApprovals.id,
  scope: escrowApprovals.marketplaceId,
  sorts: { at: escrowApprovals.at },
  defaultSort: ['at', 'ASC'],
  filter: ApprovalFilter,
  where: ({ id, marketplaceId, state, disputeId }) => [
    ...is(escrowApprovals.id, id),
    ...is(escrowApprovals.marketplaceId, marketplaceId),
    ...is(escrowApprovals.state, state),
    ...is(escrowApprovals.disputeId, disputeId),
  ],
  present: (row) => presentApproval(row),
};

export function presentApproval(approval: EscrowApproval, caseId: string | null = null): ApprovalRow {
  const { id, marketplaceId, disputeId, holdId, kind, proposedById, proposedBy, why } = approval;
  const { currency, amount, state, settledBy, note, version } = approval;
  return {
    ...{ id, marketplaceId, disputeId, holdId, caseId, kind, proposedById, proposedBy, why },
    ...{ currency, amount, state, settledBy, note, version },
    at: approval.at.toISOString(),
    expiresAt: approval.expiresAt.toISOString(),
    settledAt: iso(approval.settledAt),
  };
}

export const instructionList: Resource<PaymentInstruction> = {
  name: 'payment-instructions',
  select: (read) => read.select().from(paymentInstructions),
  table: paymentInstructions,
  id: paymentInstructions.id,
  scope: paymentInstructions.marketplaceId,
  sorts: { createdAt: paymentInstructions.createdAt },
  defaultSort: ['createdAt', 'DESC'],
  filter: InstructionFilter,
  where: ({ id, marketplaceId, holdId }) => [
    ...is(paymentInstructions.id, id),
    ...is(paymentInstructions.marketplaceId, marketplaceId),
    ...is(paymentInstructions.holdId, holdId),
  ],
  present: (row, actor) => presentInstruction(row, actor),
};

export function presentInstruction(one: PaymentInstruction, actor: Actor): InstructionRow {
  const { id, marketplaceId, holdId, kind, currency, amount, state, attempts, ref, lastError, version } = one;
  return {
    ...{ id, marketplaceId, holdId, kind, currency, amount, state, attempts, ref, lastError, version },
    createdAt: one.createdAt.toISOString(),
    sentAt: iso(one.sentAt),
    settledAt: iso(one.settledAt),
    mayRetry: mayRetry(one, actor),
  };
}

const mayRetry = (one: PaymentInstruction, actor: Actor): boolean =>
  actor.kind === 'staff' && actor.permissions.has('ledger:reconcile') && isRetriable(one);
