import { z } from 'zod';
import {
  ALL_OUTCOMES,
  APPROVAL_KINDS,
  APPROVAL_STATES,
  CHARGEBACKS,
  DEAL_PARTIES,
  ESCROW_DISPUTE_STATES,
  ESCROW_ENDS,
  ESCROW_EVIDENCE,
  ESCROW_ORIGINS,
  ESCROW_REASONS,
  EVIDENCE_VISIBILITY,
  FEE_ON_REFUND,
  HOLD_ATTENTION,
  HOLD_CLAIMS,
  HOLD_STATES,
  INSTRUCTION_KINDS,
  INSTRUCTION_STATES,
  OFFER_BY,
  OFFER_STATES,
  SECOND_REASONS,
} from '#db/words.ts';
import { DecisionRow } from '../decisions/contract.ts';
import { Currency, JournalShow, MinorAmount } from '../ledger/contract.ts';
import { Id, Instant, MarketplaceId, Text } from '../platform/contract.ts';
import { CaseRow } from '../queue/contract.ts';
import { OrderCard, TimelineEntry } from '../reviews/contract.ts';

/** Where a reserved payment goes; the three parts are the whole, to the last minor unit. */
export const Split = z.object({ refundMinor: MinorAmount, feeMinor: MinorAmount, releaseMinor: MinorAmount });

export const HoldRow = z.object({
  id: Id,
  marketplaceId: MarketplaceId,
  externalId: z.string().nullable(),
  orderId: Id,
  orderExternalId: z.string(),
  customerId: Id,
  customerName: z.string(),
  specialistId: Id,
  specialistName: z.string(),
  currency: Currency,
  gross: MinorAmount,
  feeFull: MinorAmount,
  released: MinorAmount,
  refunded: MinorAmount,
  fee: MinorAmount,
  chargedBack: MinorAmount,
  state: z.enum(HOLD_STATES),
  chargeback: z.enum(CHARGEBACKS),
  dueAt: Instant.nullable(),
  createdAt: Instant,
  capturedAt: Instant.nullable(),
  settledAt: Instant.nullable(),
  settledFor: z.string().nullable(),
  version: z.int(),
});
const attention = {
  /** Why it waits for people, the most urgent first; empty where it does not. */
  attention: z.array(z.enum(HOLD_ATTENTION)),
  /** The last of the ages (H19) that it has passed, in days; null where it is young, or ended. */
  agedDays: z.int().nullable(),
};
/** A reserved payment as the register shows it. */
export const HoldListed = HoldRow.extend(attention);
export const InstructionRow = z.object({
  id: Id,
  marketplaceId: MarketplaceId,
  holdId: Id,
  kind: z.enum(INSTRUCTION_KINDS),
  currency: Currency,
  amount: MinorAmount,
  state: z.enum(INSTRUCTION_STATES),
  attempts: z.int(),
  ref: z.string().nullable(),
  lastError: z.string().nullable(),
  createdAt: Instant,
  sentAt: Instant.nullable(),
  settledAt: Instant.nullable(),
  /** Whether whoever reads may have it sent again. */
  mayRetry: z.boolean(),
  version: z.int(),
});
export const ReportShown = z.object({
  party: z.enum(DEAL_PARTIES),
  claim: z.enum(HOLD_CLAIMS),
  wantsMinor: MinorAmount.nullable(),
  text: z.string().nullable(),
  at: Instant,
});
export const EscrowDisputeRow = z.object({
  id: Id,
  marketplaceId: MarketplaceId,
  holdId: Id,
  customerId: Id,
  customerName: z.string(),
  specialistId: Id,
  specialistName: z.string(),
  origin: z.enum(ESCROW_ORIGINS),
  reason: z.enum(ESCROW_REASONS),
  currency: Currency,
  gross: MinorAmount,
  state: z.enum(ESCROW_DISPUTE_STATES),
  refundMinor: MinorAmount.nullable(),
  end: z.enum(ESCROW_ENDS).nullable(),
  dueAt: Instant.nullable(),
  openedAt: Instant,
  closedAt: Instant.nullable(),
  version: z.int(),
});
/** Everything about one reserved payment, for its page in the register. */
export const HoldShow = z.object({
  hold: HoldRow,
  /** What whoever reads may do now: the page draws these and no others. */
  allowedActions: z.array(z.enum(['freeze', 'dispute', 'cancel', 'backstop'])),
  ...attention,
  reports: z.array(ReportShown),
  disputes: z.array(EscrowDisputeRow),
  journals: z.array(JournalShow),
  instructions: z.array(InstructionRow),
  timeline: z.array(TimelineEntry),
});

export const OfferShown = z.object({
  id: Id,
  by: z.enum(OFFER_BY),
  ...Split.shape,
  amountsHash: z.string(),
  text: z.string().nullable(),
  acceptedBy: z.array(z.enum(DEAL_PARTIES)),
  state: z.enum(OFFER_STATES),
  at: Instant,
  expiresAt: Instant,
});
export const EvidenceShown = z.object({
  id: Id,
  /** Null: staff added it. */
  party: z.enum(DEAL_PARTIES).nullable(),
  kind: z.enum(ESCROW_EVIDENCE),
  text: z.string().nullable(),
  url: z.string().nullable(),
  /** Of what was shown, so that nobody can say later that it was something else. */
  sha256: z.string(),
  bytes: z.int(),
  visibility: z.enum(EVIDENCE_VISIBILITY),
  late: z.boolean(),
  at: Instant,
});

/** One side of the dispute: who it is, what it says, what it wants. */
export const DealSide = z.object({
  party: z.enum(DEAL_PARTIES),
  id: Id,
  externalId: z.string(),
  displayName: z.string(),
  locale: z.string().nullable(),
  registeredAt: Instant.nullable(),
  /** Reserved payments of this person, disputes about them, and how many were decided wholly for the other side. */
  deals: z.int(),
  disputes: z.int(),
  lost: z.int(),
  claim: z.enum(HOLD_CLAIMS).nullable(),
  /** What the person would get: the customer back, the specialist paid. Null where nothing was said. */
  wantsMinor: MinorAmount.nullable(),
  text: z.string().nullable(),
  saidAt: Instant.nullable(),
});

const Limits = z.object({
  currency: Currency,
  /** Up to this, one person decides; above it a second one signs (RULINGS 15). */
  alone: MinorAmount,
  partyDay: MinorAmount,
  agentDay: MinorAmount,
  smallClaim: MinorAmount,
  goodwillMax: MinorAmount,
  /** What was decided today, this case left out. */
  usedByMe: MinorAmount,
});

export const ApprovalRow = z.object({
  id: Id,
  marketplaceId: MarketplaceId,
  disputeId: Id,
  holdId: Id,
  caseId: Id.nullable(),
  kind: z.enum(APPROVAL_KINDS),
  proposedById: Id,
  proposedBy: z.string(),
  why: z.array(z.enum(SECOND_REASONS)),
  currency: Currency,
  /** The whole that is divided. */
  amount: MinorAmount,
  state: z.enum(APPROVAL_STATES),
  settledBy: z.string().nullable(),
  note: z.string().nullable(),
  at: Instant,
  expiresAt: Instant,
  settledAt: Instant.nullable(),
  version: z.int(),
});
/** What the second person signs: exactly these facts, by their hash (OWASP Transaction Authorization 1.1). */
export const ApprovalFacts = z.object({
  kind: z.enum(APPROVAL_KINDS),
  disputeId: Id,
  disputeVersion: z.int(),
  holdId: Id,
  holdVersion: z.int(),
  currency: Currency,
  gross: MinorAmount,
  ...Split.shape,
  goodwillMinor: MinorAmount,
  customerId: Id,
  specialistId: Id,
  reason: z.string(),
});
export const ApprovalShow = ApprovalRow.extend({
  facts: ApprovalFacts,
  factsHash: z.string(),
  customerName: z.string(),
  specialistName: z.string(),
  message: z.string().nullable(),
  decisionNote: z.string().nullable(),
  finding: z.enum(ESCROW_REASONS),
  /** Whether whoever reads may sign, and why not where he may not (a code of `refusals`). */
  mayApprove: z.boolean(),
  whyNot: z.string().nullable(),
});
export const Approve = z.strictObject({ factsHash: z.string().length(64), version: z.int() });
export const ReturnApproval = z.strictObject({ note: Text(1000), version: z.int() });

/** One number is said, the rest follows: what goes back, the specialist's payout, or the share that goes back. */
export const SplitAsk = z
  .strictObject({
    refundMinor: z.int().min(0).optional(),
    releaseMinor: z.int().min(0).optional(),
    /** Of what is kept for the specialist's side: 10,000 is all of it. */
    keptBasisPoints: z.int().min(0).max(10_000).optional(),
    goodwillMinor: z.int().min(0).optional(),
  })
  .refine(
    (ask) => [ask.refundMinor, ask.releaseMinor, ask.keptBasisPoints].filter((one) => one !== undefined).length === 1,
    {
      path: ['refundMinor'],
      message: 'one-of',
    },
  );
export const SplitAnswer = Split.extend({
  /** The share that is not given back, in hundredths of a percent. */
  keptBasisPoints: z.int(),
  /** Why a second person would be needed; empty where not. */
  second: z.array(z.enum(SECOND_REASONS)),
});

/** What a decision would do, by the same code that does it, rolled back. */
export const DryRun = z.object({
  ...Split.shape,
  outcome: z.enum(ALL_OUTCOMES),
  second: z.array(z.enum(SECOND_REASONS)),
  disputeState: z.enum(ESCROW_DISPUTE_STATES),
  holdState: z.enum(HOLD_STATES),
  /** When the money would leave, if nobody appeals; null where it would not by this decision. */
  leavesAt: Instant.nullable(),
  transfers: z.array(
    z.object({ debitAccount: z.string(), creditAccount: z.string(), amount: MinorAmount, code: z.string() }),
  ),
  instructions: z.array(z.object({ kind: z.enum(INSTRUCTION_KINDS), amount: MinorAmount })),
});

export const SimilarCase = z.object({
  disputeId: Id,
  reason: z.enum(ESCROW_REASONS),
  categoryName: z.string().nullable(),
  currency: Currency,
  gross: MinorAmount,
  refundMinor: MinorAmount,
  /** The share that was not given back, in hundredths of a percent. */
  keptBasisPoints: z.int(),
  end: z.enum(ESCROW_ENDS),
  appealed: z.boolean(),
  closedAt: Instant,
});

/** Everything the escrow desk shows, in one answer. */
export const EscrowContext = z.object({
  case: CaseRow,
  allowed: z.array(z.string()),
  dispute: z.object({
    id: Id,
    state: z.enum(ESCROW_DISPUTE_STATES),
    origin: z.enum(ESCROW_ORIGINS),
    openedBy: z.enum(DEAL_PARTIES).nullable(),
    reason: z.enum(ESCROW_REASONS),
    text: z.string().nullable(),
    openedAt: Instant,
    dueAt: Instant.nullable(),
    evidenceRounds: z.int(),
    evidenceRoundsMax: z.int(),
    evidenceLockedAt: Instant.nullable(),
    refundMinor: MinorAmount.nullable(),
    appealUsed: z.boolean(),
    appealedBy: z.enum(DEAL_PARTIES).nullable(),
    appealText: z.string().nullable(),
    version: z.int(),
  }),
  hold: HoldRow.extend({
    exponent: z.int(),
    settleStep: z.int(),
    feeOnRefund: z.enum(FEE_ON_REFUND),
    ageDays: z.int(),
    /** The age at which it goes to somebody else, and whom (H19). */
    nextAge: z.object({ days: z.int(), step: z.enum(['manager', 'alert', 'backstop']) }).nullable(),
  }),
  order: OrderCard,
  customer: DealSide,
  specialist: DealSide,
  evidence: z.array(EvidenceShown),
  /** Whether whoever reads may add what staff found out. */
  mayAddEvidence: z.boolean(),
  /** What a decision of this reason should rest on, and whether it is there. */
  checklist: z.array(z.object({ kind: z.enum(ESCROW_EVIDENCE), there: z.boolean() })),
  offers: z.array(OfferShown),
  limits: Limits,
  /** Why a second person is needed whatever is decided; empty where one is enough. */
  second: z.array(z.enum(SECOND_REASONS)),
  approval: ApprovalRow.nullable(),
  similar: z.object({ cases: z.array(SimilarCase), medianKeptBasisPoints: z.int().nullable() }),
  journals: z.array(JournalShow),
  instructions: z.array(InstructionRow),
  review: z.object({ id: Id, rating: z.int(), text: z.string().nullable(), status: z.string() }).nullable(),
  history: z.array(DecisionRow),
  timeline: z.array(TimelineEntry),
  policy: z.object({
    version: z.int(),
    graceSeconds: z.int(),
    appealDays: z.int(),
    approvalHours: z.int(),
    evidenceHours: z.int(),
    proposalHours: z.int(),
  }),
});

/** Staff stop what the clock would do, with a reason (H12). */
export const Freeze = z.strictObject({ reason: Text(1000), finding: z.enum(ESCROW_REASONS), version: z.int() });
/** Staff open a dispute for a side that agreed to it (D1). */
export const OpenOnBehalf = z.strictObject({
  party: z.enum(DEAL_PARTIES),
  reason: z.enum(ESCROW_REASONS),
  text: Text(2000),
  /** How the person agreed: when, by what, to whom. */
  consent: Text(2000),
  /** What that side would get of it: back, or paid. */
  wantsMinor: z.int().min(0).optional(),
  version: z.int(),
});
/** Nothing is left to wait for: the hold is given back, or divided, by two managers (H16, H19). */
export const CancelHold = z.strictObject({ reason: Text(1000), version: z.int() });
export const Backstop = z.strictObject({ reason: Text(1000), refundMinor: z.int().min(0), version: z.int() });
export const AddEvidence = z.strictObject({
  kind: z.enum(ESCROW_EVIDENCE),
  text: Text(4000).optional(),
  url: z.httpUrl().max(500).optional(),
  visibility: z.enum(EVIDENCE_VISIBILITY),
});

const Difference = z.object({
  kind: z.enum(['only-here', 'only-there', 'amount-differs', 'state-differs']),
  /** What the provider names; of `only-there` it is none of ours, or carried out a second time. */
  instructionId: z.string().nullable(),
  holdId: Id.nullable(),
  /** The provider's own name of what it did. */
  ref: z.string().nullable(),
  currency: Currency,
  here: MinorAmount,
  there: MinorAmount,
});
/** What the provider's books say against ours (escrow.md §4, T10). */
export const Reconciliation = z.object({
  provider: z.string(),
  at: Instant,
  /** Who asked for it; null where it was the night. */
  by: z.string().nullable(),
  from: Instant,
  compared: z.int(),
  /** Word that never came and was asked for. */
  recovered: z.int(),
  waiting: z.int(),
  /** Which list was too long to be read to its end: our instructions (the oldest are left out), their books (the newest). */
  cut: z.object({ ours: z.boolean(), theirs: z.boolean() }),
  /** How many differences there are; the first of them follow. */
  found: z.int(),
  differences: z.array(Difference),
});
export const ReconcileInput = z.strictObject({ marketplaceId: MarketplaceId });
export const LastReconciliation = z.object({ last: Reconciliation.nullable() });

const Page = {
  id: z.array(Id).max(100).optional(),
  marketplaceId: MarketplaceId.optional(),
  _after: z.string().max(400).optional(),
};
export const HoldFilter = z.strictObject({
  ...Page,
  state: z.enum(HOLD_STATES).optional(),
  orderId: Id.optional(),
  customerId: Id.optional(),
  specialistId: Id.optional(),
  /** Only those that wait for people. */
  attention: z.literal(true).optional(),
});
export const EscrowDisputeFilter = z.strictObject({
  ...Page,
  state: z.enum(ESCROW_DISPUTE_STATES).optional(),
  holdId: Id.optional(),
  customerId: Id.optional(),
  specialistId: Id.optional(),
});
export const ApprovalFilter = z.strictObject({
  ...Page,
  state: z.enum(APPROVAL_STATES).optional(),
  disputeId: Id.optional(),
});
export const InstructionFilter = z.strictObject({ ...Page, holdId: Id.optional() });

export type HoldRow = z.infer<typeof HoldRow>;
export type EvidenceShown = z.infer<typeof EvidenceShown>;
export type HoldListed = z.infer<typeof HoldListed>;
export type HoldShow = z.infer<typeof HoldShow>;
export type InstructionRow = z.infer<typeof InstructionRow>;
export type EscrowDisputeRow = z.infer<typeof EscrowDisputeRow>;
export type EscrowContext = z.infer<typeof EscrowContext>;
export type ApprovalRow = z.infer<typeof ApprovalRow>;
export type ApprovalShow = z.infer<typeof ApprovalShow>;
export type ApprovalFacts = z.infer<typeof ApprovalFacts>;
export type SplitAsk = z.infer<typeof SplitAsk>;
export type SplitAnswer = z.infer<typeof SplitAnswer>;
export type DryRun = z.infer<typeof DryRun>;
export type SimilarCase = z.infer<typeof SimilarCase>;
export type Reconciliation = z.infer<typeof Reconciliation>;
export type Difference = Reconciliation['differences'][number];
export type LastReconciliation = z.infer<typeof LastReconciliation>;
