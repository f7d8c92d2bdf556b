import { z } from 'zod';
import {
  CHARGEBACKS,
  DEAL_PARTIES,
  ESCROW_DISPUTE_STATES,
  ESCROW_ENDS,
  ESCROW_EVIDENCE,
  ESCROW_REASONS,
  HOLD_CLAIMS,
  HOLD_STATES,
  OFFER_BY,
  OFFER_STATES,
} from '#db/words.ts';
import { Currency, MinorAmount } from '../ledger/contract.ts';
import { ExternalId, Id, Instant, Text } from '../platform/contract.ts';
import { Split } from './contract.ts';

/** What the marketplace says and is told about reserved payments (SPEC 5). Ids of people and orders are its own. */
const ProviderName = z
  .string()
  .max(200)
  .regex(/^[\w:./-]+$/);

/** `POST /platform/v1/escrow/holds` (QJ-02). */
export const OpenHold = z.strictObject({
  orderId: ExternalId,
  grossMinor: z.int().min(1),
  feeMinor: z.int().min(0),
  currency: Currency,
  externalId: ExternalId.optional(),
  /** The provider's own names: of a payment that exists already, and of the account that is paid out. */
  payment: ProviderName.optional(),
  payee: ProviderName.optional(),
});

/** What a side shows: words, or the address of what it shows. */
const Shown = z.strictObject({
  kind: z.enum(ESCROW_EVIDENCE),
  text: Text(4000).optional(),
  url: z.httpUrl().max(500).optional(),
});
const carriesSomething = (shown: { text?: string | undefined; url?: string | undefined }) =>
  shown.text !== undefined || shown.url !== undefined;
const NOTHING = { path: ['text'], message: 'evidence-missing' };
export const Exhibit = Shown.refine(carriesSomething, NOTHING);
export const Evidence = Shown.extend({ byId: ExternalId }).refine(carriesSomething, NOTHING);

/** `POST …/holds/{id}/reports`: one side says how the work stands (QJ-03). */
export const Report = z
  .strictObject({
    byId: ExternalId,
    claim: z.enum(HOLD_CLAIMS),
    text: Text(2000).optional(),
    /** What that side would get of it: back, or paid. */
    wantsMinor: z.int().min(0).optional(),
    reason: z.enum(ESCROW_REASONS).optional(),
    evidence: z.array(Exhibit).max(20).optional(),
  })
  // `other` alone tells the desk nothing.
  .refine(({ reason, text }) => reason !== 'other' || text !== undefined, { path: ['text'], message: 'text-missing' });
export const Offer = z.strictObject({ byId: ExternalId, refundMinor: z.int().min(0), text: Text(1000).optional() });

/** `POST …/disputes/{id}/answers`: to an offer, by the hash of what was shown, or to the dispute itself. */
export const EscrowAnswer = z.union([
  z.strictObject({
    byId: ExternalId,
    offerId: Id,
    accept: z.boolean(),
    amountsHash: z.string().length(64).optional(),
  }),
  z.strictObject({
    byId: ExternalId,
    answer: z.enum(['contest', 'concede', 'escalate', 'withdraw', 'waive-appeal']),
    text: Text(2000).optional(),
  }),
]);

export const PlatformHold = z.object({
  id: Id,
  externalId: z.string().nullable(),
  orderId: z.string(),
  state: z.enum(HOLD_STATES),
  chargeback: z.enum(CHARGEBACKS),
  currency: Currency,
  grossMinor: MinorAmount,
  feeMinor: MinorAmount,
  releasedMinor: MinorAmount,
  refundedMinor: MinorAmount,
  chargedBackMinor: MinorAmount,
  /** What the platform kept so far. */
  keptFeeMinor: MinorAmount,
  /** The payment provider's own name of it, with which its page is shown to the customer; null until it took it on. */
  payment: z.string().nullable(),
  dueAt: Instant.nullable(),
  disputeId: Id.nullable(),
});
export const PlatformEscrowDispute = z.object({
  id: Id,
  holdId: Id,
  state: z.enum(ESCROW_DISPUTE_STATES),
  reason: z.enum(ESCROW_REASONS),
  openedBy: z.enum(DEAL_PARTIES).nullable(),
  openedAt: Instant,
  dueAt: Instant.nullable(),
  end: z.enum(ESCROW_ENDS).nullable(),
  /** What was decided or agreed, once it was. */
  decided: Split.nullable(),
  decisionId: Id.nullable(),
  offers: z.array(
    z.object({
      id: Id,
      by: z.enum(OFFER_BY),
      ...Split.shape,
      amountsHash: z.string(),
      state: z.enum(OFFER_STATES),
      expiresAt: Instant,
    }),
  ),
});

export type OpenHold = z.infer<typeof OpenHold>;
export type Report = z.infer<typeof Report>;
export type Exhibit = z.infer<typeof Exhibit>;
export type Evidence = z.infer<typeof Evidence>;
export type Offer = z.infer<typeof Offer>;
export type EscrowAnswer = z.infer<typeof EscrowAnswer>;
export type PlatformHold = z.infer<typeof PlatformHold>;
export type PlatformEscrowDispute = z.infer<typeof PlatformEscrowDispute>;
