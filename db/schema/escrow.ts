import { sql } from 'drizzle-orm';
import { kit, oneOf } from '../kit.ts';
import {
  APPROVAL_KINDS,
  APPROVAL_STATES,
  CHARGEBACKS,
  CURRENCIES,
  DEAL_PARTIES,
  ESCROW_DISPUTE_STATES,
  ESCROW_ENDS,
  ESCROW_EVIDENCE,
  ESCROW_ORIGINS,
  ESCROW_REASONS,
  EVIDENCE_VISIBILITY,
  HOLD_CLAIMS,
  HOLD_STATES,
  INSTRUCTION_KINDS,
  INSTRUCTION_STATES,
  OFFER_BY,
  OFFER_STATES,
  PROVIDER_EVENTS,
  type SecondReason,
} from '../words.ts';
import { ledgerAccounts } from './ledger.ts';
import { marketplaces, orders, people } from './market.ts';

const { table, text, integer, long, money, flag, instant, json, index, uniqueIndex, check, foreignKey } = kit;

/** A reserved payment (escrow.md §1.2). Its four sums are those of its transfers, and never more than what was reserved. */
export const holds = table(
  'holds',
  {
    id: text().primaryKey(),
    marketplaceId: text()
      .notNull()
      .references(() => marketplaces.id),
    externalId: text(),
    orderId: text()
      .notNull()
      .references(() => orders.id),
    customerId: text()
      .notNull()
      .references(() => people.id),
    specialistId: text()
      .notNull()
      .references(() => people.id),
    account: text().notNull(),
    currency: text({ enum: CURRENCIES }).notNull(),
    gross: money().notNull(),
    /** Frozen when it was reserved, never computed from a rate again (escrow.md §1.1). */
    feeFull: money().notNull(),
    released: money().notNull().default(0),
    refunded: money().notNull().default(0),
    fee: money().notNull().default(0),
    chargedBack: money().notNull().default(0),
    state: text({ enum: HOLD_STATES }).notNull(),
    chargeback: text({ enum: CHARGEBACKS }).notNull().default('none'),
    /** When the clock speaks next; null where it has nothing to say, or stands still. */
    dueAt: instant(),
    /** What was left of it when it was stopped. */
    remainingMs: long(),
    /** 0, 1, 2, 3: how many of the ages of H19 it has passed. */
    ageMarks: integer().notNull().default(0),
    nextAgeAt: instant(),
    /** The provider's own name of the captured payment, and of who is paid out. */
    payment: text(),
    payee: text(),
    /** Why it was settled as it was; null until then. */
    settledFor: text(),
    policyVersion: integer().notNull(),
    createdAt: instant().notNull(),
    capturedAt: instant(),
    settledAt: instant(),
    version: integer().notNull().default(1),
  },
  (t) => [
    oneOf(t.state),
    oneOf(t.chargeback),
    check('holds_gross_positive', sql`${t.gross} > 0`),
    check('holds_fee_within', sql`${t.feeFull} between 0 and ${t.gross}`),
    check(
      'holds_parts_positive',
      sql`${t.released} >= 0 and ${t.refunded} >= 0 and ${t.fee} >= 0 and ${t.chargedBack} >= 0`,
    ),
    check('holds_never_over', sql`${t.released} + ${t.refunded} + ${t.fee} + ${t.chargedBack} <= ${t.gross}`),
    check(
      'holds_whole_when_settled',
      sql`${t.state} not in ('settling', 'settled', 'charged_back') or ${t.released} + ${t.refunded} + ${t.fee} + ${t.chargedBack} = ${t.gross}`,
    ),
    foreignKey({
      name: 'holds_account_in_currency',
      columns: [t.account, t.currency],
      foreignColumns: [ledgerAccounts.code, ledgerAccounts.currency],
    }),
    uniqueIndex('holds_external').on(t.marketplaceId, t.externalId).where(sql`${t.externalId} is not null`),
    uniqueIndex('holds_account').on(t.account),
    // One living reservation for an order; a failed one may be tried again.
    uniqueIndex('holds_one_of_order').on(t.orderId).where(sql`${t.state} not in ('auth_failed', 'voided')`),
    index('holds_of_order').on(t.orderId),
    index('holds_due').on(t.dueAt).where(sql`${t.dueAt} is not null`),
    index('holds_age').on(t.nextAgeAt).where(sql`${t.nextAgeAt} is not null`),
    index('holds_newest').on(t.marketplaceId, t.state, t.createdAt, t.id),
    index('holds_of_market').on(t.marketplaceId, t.createdAt, t.id),
    index('holds_of_all').on(t.createdAt, t.id),
    index('holds_by_payment').on(t.payment).where(sql`${t.payment} is not null`),
    index('holds_of_specialist').on(t.specialistId, t.state),
    index('holds_of_customer').on(t.customerId, t.state),
  ],
);

/** Something that a side shows: words, or the address of what it shows. */
export interface Exhibit {
  kind: (typeof ESCROW_EVIDENCE)[number];
  text?: string | undefined;
  url?: string | undefined;
}

/** What each side said of the work. Written once. */
export const holdReports = table(
  'hold_reports',
  {
    id: text().primaryKey(),
    holdId: text()
      .notNull()
      .references(() => holds.id),
    party: text({ enum: DEAL_PARTIES }).notNull(),
    claim: text({ enum: HOLD_CLAIMS }).notNull(),
    /** What the side would have back, or be paid, in the hold's currency; null where it did not say. */
    wantsMinor: money(),
    text: text(),
    /** What the side showed with it, until a dispute takes it as evidence. */
    exhibits: json<Exhibit[]>().notNull().default([]),
    at: instant().notNull(),
  },
  (t) => [oneOf(t.party), oneOf(t.claim), index('hold_reports_of').on(t.holdId, t.at)],
);

/** A dispute about a reserved payment (escrow.md §1.3). */
export const escrowDisputes = table(
  'escrow_disputes',
  {
    id: text().primaryKey(),
    marketplaceId: text()
      .notNull()
      .references(() => marketplaces.id),
    holdId: text()
      .notNull()
      .references(() => holds.id),
    customerId: text().notNull(),
    specialistId: text().notNull(),
    /** Null: staff or the clock opened it. */
    openedBy: text({ enum: DEAL_PARTIES }),
    origin: text({ enum: ESCROW_ORIGINS }).notNull(),
    reason: text({ enum: ESCROW_REASONS }).notNull(),
    text: text(),
    currency: text({ enum: CURRENCIES }).notNull(),
    gross: money().notNull(),
    state: text({ enum: ESCROW_DISPUTE_STATES }).notNull(),
    /** Where it was before a chargeback suspended it. */
    suspendedFrom: text({ enum: ESCROW_DISPUTE_STATES }),
    dueAt: instant(),
    remainingMs: long(),
    evidenceRounds: integer().notNull().default(0),
    /** After this, evidence is kept and flagged late. */
    evidenceLockedAt: instant(),
    /** What was decided or agreed: what goes back; fee and payout follow from it. */
    refundMinor: money(),
    goodwillMinor: money().notNull().default(0),
    /** The decision whose amounts these are; null where the parties agreed. */
    decisionId: text(),
    decidedById: text(),
    decidedAt: instant(),
    appealUsed: flag().notNull().default(false),
    appealedBy: text({ enum: DEAL_PARTIES }),
    appealText: text(),
    /** Parties that said they will not appeal. */
    waivedBy: json<string[]>().notNull(),
    end: text({ enum: ESCROW_ENDS }),
    policyVersion: integer().notNull(),
    openedAt: instant().notNull(),
    closedAt: instant(),
    version: integer().notNull().default(1),
  },
  (t) => [
    oneOf(t.state),
    check(
      'escrow_disputes_refund_within',
      sql`${t.refundMinor} is null or (${t.refundMinor} >= 0 and ${t.refundMinor} <= ${t.gross})`,
    ),
    check('escrow_disputes_goodwill_positive', sql`${t.goodwillMinor} >= 0`),
    check('escrow_disputes_end_when_closed', sql`(${t.state} = 'closed') = (${t.end} is not null)`),
    uniqueIndex('escrow_disputes_one_open').on(t.holdId).where(sql`${t.state} <> 'closed'`),
    index('escrow_disputes_of_hold').on(t.holdId, t.openedAt),
    index('escrow_disputes_due').on(t.dueAt).where(sql`${t.dueAt} is not null`),
    index('escrow_disputes_newest').on(t.marketplaceId, t.state, t.openedAt, t.id),
    index('escrow_disputes_of_market').on(t.marketplaceId, t.openedAt, t.id),
    index('escrow_disputes_of_all').on(t.openedAt, t.id),
    index('escrow_disputes_similar').on(t.marketplaceId, t.reason, t.closedAt).where(sql`${t.closedAt} is not null`),
    index('escrow_disputes_by_decider').on(t.decidedById, t.decidedAt).where(sql`${t.decidedById} is not null`),
    index('escrow_disputes_of_customer').on(t.customerId, t.openedAt),
    index('escrow_disputes_of_specialist').on(t.specialistId, t.openedAt),
  ],
);

/** One side, or the desk as a mediator, offers a division. At most one is open at a time. */
export const escrowOffers = table(
  'escrow_offers',
  {
    id: text().primaryKey(),
    disputeId: text()
      .notNull()
      .references(() => escrowDisputes.id),
    by: text({ enum: OFFER_BY }).notNull(),
    refundMinor: money().notNull(),
    feeMinor: money().notNull(),
    releaseMinor: money().notNull(),
    /** Of the amounts and whom they go to: an answer is to what was shown. */
    amountsHash: text().notNull(),
    text: text(),
    acceptedBy: json<string[]>().notNull(),
    state: text({ enum: OFFER_STATES }).notNull(),
    decisionId: text(),
    at: instant().notNull(),
    expiresAt: instant().notNull(),
    closedAt: instant(),
  },
  (t) => [
    oneOf(t.by),
    oneOf(t.state),
    check('escrow_offers_positive', sql`${t.refundMinor} >= 0 and ${t.feeMinor} >= 0 and ${t.releaseMinor} >= 0`),
    uniqueIndex('escrow_offers_one_open').on(t.disputeId).where(sql`${t.state} = 'open'`),
    index('escrow_offers_of').on(t.disputeId, t.at),
    index('escrow_offers_due').on(t.expiresAt).where(sql`${t.state} = 'open'`),
  ],
);

/** What was shown or told, with the hash of what was shown. Written once. */
export const escrowEvidence = table(
  'escrow_evidence',
  {
    id: text().primaryKey(),
    disputeId: text()
      .notNull()
      .references(() => escrowDisputes.id),
    /** Null: staff added it. */
    party: text({ enum: DEAL_PARTIES }),
    byId: text().notNull(),
    kind: text({ enum: ESCROW_EVIDENCE }).notNull(),
    text: text(),
    url: text(),
    sha256: text().notNull(),
    bytes: integer().notNull(),
    visibility: text({ enum: EVIDENCE_VISIBILITY }).notNull(),
    /** Came after the window: kept, and said so. */
    late: flag().notNull(),
    at: instant().notNull(),
  },
  (t) => [oneOf(t.kind), oneOf(t.visibility), index('escrow_evidence_of').on(t.disputeId, t.at)],
);

/** A second signature that is wanted: bound to the hash of exactly what was shown, good once, for a day. */
export const escrowApprovals = table(
  'escrow_approvals',
  {
    id: text().primaryKey(),
    marketplaceId: text()
      .notNull()
      .references(() => marketplaces.id),
    disputeId: text()
      .notNull()
      .references(() => escrowDisputes.id),
    holdId: text().notNull(),
    kind: text({ enum: APPROVAL_KINDS }).notNull(),
    decisionId: text(),
    proposedById: text().notNull(),
    proposedBy: text().notNull(),
    why: json<SecondReason[]>().notNull(),
    /** Canonical text of dispute, versions, amounts, currency and payees. */
    facts: text().notNull(),
    factsHash: text().notNull(),
    currency: text({ enum: CURRENCIES }).notNull(),
    amount: money().notNull(),
    state: text({ enum: APPROVAL_STATES }).notNull(),
    settledById: text(),
    settledBy: text(),
    note: text(),
    at: instant().notNull(),
    expiresAt: instant().notNull(),
    settledAt: instant(),
    version: integer().notNull().default(1),
  },
  (t) => [
    oneOf(t.kind),
    oneOf(t.state),
    check('escrow_approvals_never_own', sql`${t.settledById} is null or ${t.settledById} <> ${t.proposedById}`),
    uniqueIndex('escrow_approvals_one_pending').on(t.disputeId).where(sql`${t.state} = 'pending'`),
    index('escrow_approvals_due').on(t.expiresAt).where(sql`${t.state} = 'pending'`),
    index('escrow_approvals_newest').on(t.marketplaceId, t.state, t.at, t.id),
    index('escrow_approvals_of_market').on(t.marketplaceId, t.at, t.id),
    index('escrow_approvals_of_all').on(t.at, t.id),
    index('escrow_approvals_of').on(t.disputeId, t.at),
  ],
);

/** What the payment provider is told; the id is its idempotency key there. */
export const paymentInstructions = table(
  'payment_instructions',
  {
    id: text().primaryKey(),
    marketplaceId: text()
      .notNull()
      .references(() => marketplaces.id),
    holdId: text()
      .notNull()
      .references(() => holds.id),
    kind: text({ enum: INSTRUCTION_KINDS }).notNull(),
    /** The journal that it carries out; null for authorize and void. */
    journalId: text(),
    /** Which account is emptied once it is confirmed. */
    account: text(),
    currency: text({ enum: CURRENCIES }).notNull(),
    amount: money().notNull(),
    state: text({ enum: INSTRUCTION_STATES }).notNull(),
    attempts: integer().notNull().default(0),
    /** Wall time; null where nothing is to be sent any more. */
    nextAttemptAt: instant(),
    ref: text(),
    lastError: text(),
    createdAt: instant().notNull(),
    sentAt: instant(),
    settledAt: instant(),
    version: integer().notNull().default(1),
  },
  (t) => [
    oneOf(t.kind),
    oneOf(t.state),
    check('payment_instructions_amount_positive', sql`${t.amount} > 0`),
    uniqueIndex('payment_instructions_one_leg').on(t.journalId, t.kind).where(sql`${t.journalId} is not null`),
    index('payment_instructions_due').on(t.nextAttemptAt).where(sql`${t.nextAttemptAt} is not null`),
    index('payment_instructions_of_hold').on(t.holdId, t.createdAt),
    index('payment_instructions_open').on(t.createdAt).where(sql`${t.state} in ('pending', 'sent', 'failed')`),
    index('payment_instructions_of_market').on(t.marketplaceId, t.createdAt, t.id),
    index('payment_instructions_of_all').on(t.createdAt, t.id),
  ],
);

/** Word of the provider, by its own id: what comes twice is the same word. Written once. */
export const paymentEvents = table(
  'payment_events',
  {
    id: text().primaryKey(),
    provider: text().notNull(),
    kind: text({ enum: PROVIDER_EVENTS }).notNull(),
    instructionId: text(),
    holdId: text(),
    amount: money().notNull(),
    currency: text({ enum: CURRENCIES }).notNull(),
    reason: text(),
    at: instant().notNull(),
    receivedAt: instant().notNull(),
  },
  (t) => [oneOf(t.kind), index('payment_events_of_hold').on(t.holdId, t.at)],
);

export type Hold = typeof holds.$inferSelect;
export type HoldReport = typeof holdReports.$inferSelect;
export type EscrowDispute = typeof escrowDisputes.$inferSelect;
export type EscrowOffer = typeof escrowOffers.$inferSelect;
export type EscrowEvidence = typeof escrowEvidence.$inferSelect;
export type EscrowApproval = typeof escrowApprovals.$inferSelect;
export type PaymentInstruction = typeof paymentInstructions.$inferSelect;
