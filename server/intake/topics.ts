import { z } from 'zod';
import {
  BADGE_STATES,
  CHARGEBACKS,
  CURRENCIES,
  DEAL_PARTIES,
  DOCUMENT_REASONS,
  DOCUMENT_SIDES,
  ESCROW_DISPUTE_STATES,
  ESCROW_ENDS,
  ESCROW_EVIDENCE,
  HOLD_STATES,
  INSTRUCTION_KINDS,
  OFFER_BY,
  OUTCOMES,
  REGISTRATION_REASONS,
  TOPICS,
  type Topic,
} from '#db/words.ts';
import { Id, Instant, Reason } from '../platform/contract.ts';
import { PlatformReview, Stars } from '../reviews/contract.ts';
import { SUMMARIES } from './topicSummaries.ts';

/** Words only where the public may read them. */
const ReviewData = PlatformReview.extend({ text: z.string().optional() });
/** The statement of reasons that goes to the author, in his language (DSA 17). */
const Statement = z.object({ id: Id, language: z.string(), text: z.string() });
const Restriction = ReviewData.extend({
  reasons: z.array(Reason),
  message: z.string().nullable(),
  /** Null where the author himself asked for it (R12): that restricts nobody. */
  statement: Statement.nullable(),
});

/** Integer minor units, which are the whole of what was reserved. */
const Money = {
  currency: z.enum(CURRENCIES),
  refundMinor: z.int(),
  feeMinor: z.int(),
  releaseMinor: z.int(),
};

/** What each message tells; ids of people and orders are the marketplace's own, all others ours. */
const DATA = {
  'feedback.requested': z.object({
    orderId: z.string(),
    personId: z.string(),
    aboutId: z.string(),
    reviewWindowEndsAt: Instant.nullable(),
  }),
  'notice.to-person': z.discriminatedUnion('notice', [
    z.object({
      notice: z.literal('review-left-about-you'),
      personId: z.string(),
      orderId: z.string(),
      reviewId: Id,
      answerHours: z.int(),
    }),
    z.object({
      notice: z.literal('escrow-answer-needed'),
      personId: z.string(),
      holdId: Id,
      disputeId: Id.nullable(),
      answerUntil: Instant,
    }),
  ]),
  'review.published': PlatformReview,
  'review.rejected': Restriction.extend({ resubmitUntil: Instant.nullable() }),
  'review.redacted': Restriction.extend({
    text: z.string(),
    originalText: z.string(),
    resubmitUntil: Instant.nullable().optional(),
    by: z.literal('moderation').optional(),
  }),
  'review.removed': ReviewData.extend({
    by: z.enum(['author', 'moderation']),
    reasons: z.array(Reason).optional(),
    message: z.string().nullable().optional(),
    statement: Statement.nullable().optional(),
  }),
  'review.restored': ReviewData,
  'dispute.asked': z.object({ disputeId: Id, reviewId: Id, personId: z.string(), question: z.string() }),
  'dispute.decided': z.object({
    disputeId: Id,
    outcome: z.enum(OUTCOMES['review-disputes']),
    message: z.string().nullable(),
    review: ReviewData.extend({ rating: Stars }),
  }),
  'escrow.hold-changed': z.object({
    holdId: Id,
    orderId: z.string(),
    state: z.enum(HOLD_STATES),
    chargeback: z.enum(CHARGEBACKS),
    dueAt: Instant.nullable(),
  }),
  'escrow.dispute-changed': z.object({
    disputeId: Id,
    holdId: Id,
    orderId: z.string(),
    state: z.enum(ESCROW_DISPUTE_STATES),
    end: z.enum(ESCROW_ENDS).nullable(),
    dueAt: Instant.nullable(),
  }),
  'escrow.offer-made': z.object({
    disputeId: Id,
    holdId: Id,
    offerId: Id,
    by: z.enum(OFFER_BY),
    ...Money,
    amountsHash: z.string(),
    text: z.string().nullable(),
    expiresAt: Instant,
  }),
  'escrow.evidence-asked': z.object({
    disputeId: Id,
    holdId: Id,
    of: z.enum([...DEAL_PARTIES, 'both']),
    wanted: z.array(z.enum(ESCROW_EVIDENCE)),
    question: z.string(),
    answerUntil: Instant.nullable(),
  }),
  'escrow.decided': z.object({
    disputeId: Id,
    holdId: Id,
    orderId: z.string(),
    decisionId: Id.nullable(),
    ...Money,
    goodwillMinor: z.int(),
    finding: z.string().nullable(),
    message: z.string().nullable(),
    appealUntil: Instant.nullable(),
  }),
  'escrow.settlement': z.object({
    holdId: Id,
    orderId: z.string(),
    grossMinor: z.int(),
    ...Money,
    reason: z.string(),
  }),
  'escrow.instruction': z.object({
    instructionId: Id,
    holdId: Id,
    kind: z.enum(INSTRUCTION_KINDS),
    amountMinor: z.int(),
    currency: z.enum(CURRENCIES),
    payment: z.string().nullable(),
    /** The account that is paid out, where the marketplace named one when it reserved the payment. */
    payee: z.string().nullable(),
    /** Whose money it is: taken from, given back to, or paid out to this person. */
    personId: z.string(),
  }),
  'document.decided': z.object({
    documentId: Id,
    personId: z.string(),
    outcome: z.enum(['approved', 'rejected', 'revoked', 'expired']),
    grounds: z.array(z.enum(DOCUMENT_REASONS)),
    message: z.string().nullable(),
    appealUntil: Instant.nullable(),
    statement: Statement.nullable(),
  }),
  'document.resubmit': z.object({
    documentId: Id,
    personId: z.string(),
    grounds: z.array(z.enum(DOCUMENT_REASONS)),
    message: z.string(),
    sides: z.array(z.enum(DOCUMENT_SIDES)),
    attempt: z.int(),
    attemptsLeft: z.int(),
    answerUntil: Instant,
  }),
  'document.expiring': z.object({ documentId: Id, personId: z.string(), badgeUntil: Instant }),
  'badge.changed': z.object({
    personId: z.string(),
    badge: z.enum(['verified']),
    state: z.enum(BADGE_STATES),
    since: z.string().nullable(),
  }),
  'registration.decided': z.object({
    registrationId: Id,
    personId: z.string(),
    /** `reopened`: neither stands any more, and the desk decides anew. */
    outcome: z.enum(['accepted', 'refused', 'reopened']),
    grounds: z.array(z.enum(REGISTRATION_REASONS)),
    message: z.string().nullable(),
    statement: Statement.nullable(),
  }),
  'registration.asked': z.object({
    registrationId: Id,
    personId: z.string(),
    question: z.string(),
    answerUntil: Instant,
  }),
  'webhook.test': z.object({ webhookId: Id }),
} as const satisfies Record<Topic, z.ZodType>;

interface Message {
  topic: Topic;
  summary: string;
  /** The whole signed body: type, timestamp, data (Standard Webhooks). */
  schema: z.ZodType;
}

/** Every topic with the body of its messages: for the OpenAPI document, and for tests that hold messages to it. */
export const MESSAGES: readonly Message[] = TOPICS.map((topic) => ({
  topic,
  summary: SUMMARIES[topic],
  schema: z.object({ type: z.literal(topic), timestamp: Instant, data: DATA[topic] }),
}));
