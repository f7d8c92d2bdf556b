import { z } from 'zod';
import {
  ALL_OUTCOMES,
  BULK_OUTCOMES,
  CURRENCIES,
  DEAL_PARTIES,
  DECISION_STATES,
  DISPOSITIONS,
  DOCUMENT_TYPES,
  ESCROW_EVIDENCE,
  ESCROW_REASONS,
  GROUNDS,
  PARTIES,
  QUEUES,
} from '#db/words.ts';
import { Id, Instant, MarketplaceId, Reason, Reasons, SpanInput, Text } from '../platform/contract.ts';
import { CaseRow } from '../queue/contract.ts';

/**
 * How a reserved payment is divided, as the person who decides saw it: the server computes it again from what goes
 * back and refuses where anything differs, so what is seen is what is signed.
 */
export const Division = z.strictObject({
  refundMinor: z.int().min(0),
  feeMinor: z.int().min(0),
  releaseMinor: z.int().min(0),
  /** Out of the platform's own pocket, to the customer. */
  goodwillMinor: z.int().min(0).default(0),
  holdVersion: z.int(),
  disputeVersion: z.int(),
});

/** `POST /api/cases/<id>/decision`. Which fields an outcome wants is said by `OUTCOME_FIELDS` and checked by the desk. */
export const DecisionInput = z.strictObject({
  outcome: z.enum(ALL_OUTCOMES).exclude(['revert']),
  reasons: Reasons.optional(),
  spans: z.array(SpanInput).min(1).max(50).optional(),
  /** Which of the detector spans shown the person agreed with. */
  confirmed: z.array(SpanInput).max(50).optional(),
  message: Text(4000).optional(),
  note: Text(4000).optional(),
  /** Which side is asked (`ask` only). */
  ask: z.enum([...PARTIES, ...DEAL_PARTIES, 'both']).optional(),
  /** What kinds of evidence are asked for (`ask` at the escrow desk). */
  wanted: z.array(z.enum(ESCROW_EVIDENCE)).min(1).max(6).optional(),
  /** Why the payment is divided as it is (escrow desk). */
  finding: z.enum(ESCROW_REASONS).optional(),
  division: Division.optional(),
  /** Why a document or a registration is not taken: one to five, told in one message. */
  grounds: z.array(z.enum(GROUNDS)).min(1).max(5).optional(),
  /** Whether the person may try again; without it, as the grounds usually mean. */
  disposition: z.enum(DISPOSITIONS).optional(),
  version: z.int(),
});

/** One line a screen needs about a decision. */
export const DecisionRow = z.object({
  id: Id,
  marketplaceId: MarketplaceId,
  caseId: Id,
  queue: z.enum(QUEUES),
  subjectKind: z.string(),
  subjectId: Id,
  outcome: z.enum(ALL_OUTCOMES),
  reasons: z.array(Reason),
  /** Why a document or a registration was not taken; absent where nobody was asked. */
  grounds: z.array(z.enum(GROUNDS)).optional(),
  spans: z.array(SpanInput),
  message: z.string().nullable(),
  note: z.string().nullable(),
  level: z.int(),
  deciderId: Id,
  deciderAlias: z.string(),
  decidedAt: Instant,
  effectiveAt: Instant,
  state: z.enum(DECISION_STATES),
  settledAt: Instant.nullable(),
  revertsId: Id.nullable(),
  batchId: Id.nullable(),
  policyVersion: z.int(),
  headline: z.object({
    stars: z.int().optional(),
    name: z.string(),
    about: z.string(),
    language: z.string().nullish(),
    amountMinor: z.int().optional(),
    currency: z.enum(CURRENCIES).optional(),
    reason: z.enum(ESCROW_REASONS).optional(),
    document: z.object({ type: z.enum(DOCUMENT_TYPES), country: z.string(), attempt: z.int() }).optional(),
  }),
  /** Whether the person who reads may undo it now, or reopen it later. */
  mayUndo: z.boolean(),
  mayRevert: z.boolean(),
});
export const Decided = z.object({ decision: DecisionRow.extend({ undoUntil: Instant }), case: CaseRow });

/** 409 of a case that somebody else decided: nothing typed is lost, and the screen says who, when and what. */
export const Conflict = z.object({
  code: z.string(),
  message: z.string(),
  winner: z.object({ alias: z.string(), at: Instant, outcome: z.enum(ALL_OUTCOMES) }).optional(),
  case: CaseRow.optional(),
});

export const Revert = z.strictObject({ reason: Text(1000), version: z.int().optional() });

const BULK_MAX = 1_000;

/** `POST /api/bulk/decisions`: one request, frozen ids with the versions that were seen, an answer for each. */
export const BulkDecision = z.strictObject({
  items: z
    .array(z.strictObject({ caseId: Id, version: z.int() }))
    .min(1)
    .max(BULK_MAX),
  outcome: z.enum(BULK_OUTCOMES),
  reasons: Reasons.optional(),
  message: Text(4000).optional(),
  note: Text(4000).optional(),
});
export const BulkAnswer = z.object({
  batchId: Id,
  results: z.array(z.object({ caseId: Id, ok: z.boolean(), code: z.string().optional(), decisionId: Id.optional() })),
});
/** `POST /api/bulk/undo` takes back what of a batch is still inside its grace. */
export const BulkUndo = z.strictObject({ batchId: Id });
/** `POST /api/bulk/revert` reopens a batch, or these decisions; it is a batch of its own (RULINGS 28). */
export const BulkRevert = z
  .strictObject({
    batchId: Id.optional(),
    ids: z.array(Id).min(1).max(BULK_MAX).optional(),
    reason: Text(1000),
  })
  .refine(({ batchId, ids }) => (batchId === undefined) !== (ids === undefined), {
    path: ['batchId'],
    message: 'batch-or-ids',
  });
export const BulkRevertAnswer = z.object({
  batchId: Id,
  /** `revertId` is the decision that reopened `decisionId`, and `caseId` its case; neither where it was refused. */
  results: z.array(
    z.object({
      decisionId: Id,
      ok: z.boolean(),
      code: z.string().optional(),
      revertId: Id.optional(),
      caseId: Id.optional(),
    }),
  ),
});

export const StatementRow = z.object({
  id: Id,
  puid: z.string(),
  decisionId: Id,
  marketplaceId: MarketplaceId,
  recipientId: Id,
  language: z.string(),
  text: z.string(),
  data: z.record(z.string(), z.unknown()),
  createdAt: Instant,
});

export type Division = z.infer<typeof Division>;
export type DecisionInput = z.infer<typeof DecisionInput>;
export type BulkDecision = z.infer<typeof BulkDecision>;
export type BulkAnswer = z.infer<typeof BulkAnswer>;
export type BulkRevert = z.infer<typeof BulkRevert>;
export type BulkRevertAnswer = z.infer<typeof BulkRevertAnswer>;
export type DecisionRow = z.infer<typeof DecisionRow>;
export type Decided = z.infer<typeof Decided>;
