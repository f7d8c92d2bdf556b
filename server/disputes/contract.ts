import { z } from 'zod';
import { DISPUTE_GROUNDS, DISPUTE_STATUSES, PARTIES, REVIEW_STATUSES } from '#db/words.ts';
import { DecisionRow } from '../decisions/contract.ts';
import { ExternalId, Id, Instant, MarketplaceId, Reason, Text } from '../platform/contract.ts';
import { CaseRow } from '../queue/contract.ts';
import {
  OrderCard,
  PersonCard,
  RatingPreview,
  REVIEW_CHARACTERS_MAX,
  Stars,
  TimelineEntry,
} from '../reviews/contract.ts';

const Exhibit = z.strictObject({
  /** Left out: a link where there is an address, words otherwise. */
  kind: z.enum(['text', 'link', 'chat']).optional(),
  text: Text(4000).optional(),
  url: z.httpUrl().max(500).optional(),
  at: Instant.optional(),
  /** Who wrote a chat line. */
  by: ExternalId.optional(),
});
/** What is shown to prove something: words alone, or an object that may say what it is. */
export const Evidence = z
  .union([Text(4000), Exhibit])
  .transform((given): Exhibit & { kind: 'text' | 'link' | 'chat' } =>
    typeof given === 'string'
      ? { kind: 'text', text: given }
      : { ...given, kind: given.kind ?? (given.url === undefined ? 'text' : 'link') },
  );
/** `POST /platform/v1/reviews/{id}/disputes` (IZI-18). */
export const OpenDispute = z.strictObject({
  byId: ExternalId,
  ground: z.enum(DISPUTE_GROUNDS),
  reason: Text(2000),
  evidence: z.array(Evidence).max(20).optional(),
  proposedText: Text(REVIEW_CHARACTERS_MAX, 0).optional(),
  proposedRating: Stars.optional(),
  externalId: ExternalId.optional(),
});
export const Consent = z.strictObject({ byId: ExternalId });
export const DisputeAnswer = z.strictObject({
  byId: ExternalId,
  text: Text(4000),
  evidence: z.array(Evidence).max(20).optional(),
});

export const PlatformDispute = z.object({
  id: Id,
  externalId: z.string().nullable(),
  reviewId: Id,
  byId: z.string(),
  ground: z.enum(DISPUTE_GROUNDS),
  status: z.enum(DISPUTE_STATUSES),
  openedAt: Instant,
  consentedAt: Instant.nullable(),
  decidedAt: Instant.nullable(),
  questions: z.array(z.object({ of: z.enum(PARTIES), text: z.string(), at: Instant, answeredAt: Instant.nullable() })),
});
export const DisputeRow = z.object({
  id: Id,
  marketplaceId: MarketplaceId,
  reviewId: Id,
  byId: Id,
  byName: z.string(),
  byParty: z.enum(PARTIES),
  ground: z.enum(DISPUTE_GROUNDS),
  reason: z.string(),
  status: z.enum(DISPUTE_STATUSES),
  openedAt: Instant,
  decidedAt: Instant.nullable(),
  version: z.int(),
});

/** Everything the review-disputes desk shows, in one answer. */
export const DisputeContext = z.object({
  case: CaseRow,
  allowed: z.array(z.string()),
  dispute: z.object({
    id: Id,
    byParty: z.enum(PARTIES),
    ground: z.enum(DISPUTE_GROUNDS),
    reason: z.string(),
    status: z.enum(DISPUTE_STATUSES),
    openedAt: Instant,
    evidence: z.array(
      z.object({
        kind: z.enum(['text', 'link', 'chat']),
        text: z.string().optional(),
        url: z.string().optional(),
        at: z.string().optional(),
        by: z.string().optional(),
      }),
    ),
    proposedText: z.string().nullable(),
    proposedRating: Stars.nullable(),
    consentedAt: Instant.nullable(),
    questions: z.array(
      z.object({
        of: z.enum(PARTIES),
        text: z.string(),
        at: z.string(),
        answer: z.string().optional(),
        answeredAt: z.string().optional(),
      }),
    ),
    version: z.int(),
  }),
  review: z.object({
    id: Id,
    rating: Stars,
    text: z.string(),
    originalText: z.string().nullable(),
    language: z.string().nullable(),
    status: z.enum(REVIEW_STATUSES),
    submittedAt: Instant,
    publishedAt: Instant.nullable(),
    redacted: z.boolean(),
    version: z.int(),
    hidden: z.array(z.object({ at: z.int(), code: z.string() })),
  }),
  author: PersonCard,
  subject: PersonCard,
  order: OrderCard,
  window: z.object({ day: z.int(), days: z.int(), endsAt: Instant, inTime: z.boolean() }),
  previews: z.array(RatingPreview),
  checks: z.array(z.object({ code: z.string(), passed: z.boolean().nullable() })),
  history: z.array(DecisionRow),
  timeline: z.array(TimelineEntry),
  policy: z.object({ version: z.int(), reasons: z.array(Reason), graceSeconds: z.int() }),
});

type Exhibit = z.infer<typeof Exhibit>;
export type OpenDispute = z.infer<typeof OpenDispute>;
export type PlatformDispute = z.infer<typeof PlatformDispute>;
export type DisputeContext = z.infer<typeof DisputeContext>;
export type DisputeAnswer = z.infer<typeof DisputeAnswer>;
