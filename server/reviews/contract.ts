import { z } from 'zod';
import { FINDING_WEIGHTS, ORDER_STATUSES, REVIEW_SOURCES, REVIEW_STATUSES } from '#db/words.ts';
import { DecisionRow } from '../decisions/contract.ts';
import { ExternalId, Id, Instant, MarketplaceId, Reason, SpanInput, Text } from '../platform/contract.ts';
import { CaseRow } from '../queue/contract.ts';
import { RatingView } from '../ratings/contract.ts';

export const REVIEW_CHARACTERS_MAX = 4000;
export const Stars = z.int().min(1).max(5);

/** `POST /platform/v1/reviews` (SPEC 5). Ids of orders and people are the marketplace's own. */
export const SubmitReview = z.strictObject({
  orderId: ExternalId,
  authorId: ExternalId,
  rating: Stars,
  /** Stars without words are allowed (reviews.md A2.16). */
  text: Text(REVIEW_CHARACTERS_MAX, 0),
  language: z
    .string()
    .regex(/^[a-z]{2}$/)
    .optional(),
  externalId: ExternalId.optional(),
  /** Backfill of history: needs a key with that right, and is audited. */
  submittedAt: Instant.optional(),
  publishedAt: Instant.optional(),
});
/** The marketplace speaks for the author; whom it names must be him. */
export const ChangeReview = z.strictObject({
  authorId: ExternalId.optional(),
  rating: Stars,
  text: Text(REVIEW_CHARACTERS_MAX, 0),
});
/** `byId` is another name of `authorId`, as disputes and appeals have it. */
export const WithdrawReview = z.strictObject({ authorId: ExternalId.optional(), byId: ExternalId.optional() });

/** What the marketplace is told about a review of its own. */
export const PlatformReview = z.object({
  id: Id,
  externalId: z.string().nullable(),
  orderId: z.string(),
  listingId: z.string(),
  authorId: z.string(),
  subjectId: z.string(),
  status: z.enum(REVIEW_STATUSES),
  rating: Stars,
  text: z.string(),
  language: z.string().nullable(),
  blindUntil: Instant.nullable(),
  approvedAt: Instant.nullable(),
  redacted: z.boolean(),
  submittedAt: Instant,
  publishedAt: Instant.nullable(),
  replacesId: Id.nullable(),
  version: z.int(),
});

/** A row of the register. Blind texts are masked for who may not see them (`text` null). */
export const ReviewRow = z.object({
  id: Id,
  marketplaceId: MarketplaceId,
  externalId: z.string().nullable(),
  orderId: Id,
  listingId: Id,
  authorId: Id,
  authorName: z.string(),
  subjectId: Id,
  subjectName: z.string(),
  rating: Stars,
  text: z.string().nullable(),
  language: z.string().nullable(),
  status: z.enum(REVIEW_STATUSES),
  source: z.enum(REVIEW_SOURCES),
  redacted: z.boolean(),
  submittedAt: Instant,
  publishedAt: Instant.nullable(),
  version: z.int(),
});

/** One review with what its row has no room for, and what else its slot has held. */
export const ReviewShow = ReviewRow.extend({
  originalText: z.string().nullable(),
  blindUntil: Instant.nullable(),
  disputableUntil: Instant.nullable(),
  orderExternalId: z.string(),
  listingTitle: z.string(),
  policyVersion: z.int(),
  slot: z.array(
    z.object({ id: Id, rating: Stars, text: z.string(), status: z.enum(REVIEW_STATUSES), submittedAt: Instant }),
  ),
});

export const PersonCard = z.object({
  id: Id,
  externalId: z.string(),
  displayName: z.string(),
  /** The language that the person reads, as the marketplace told it. */
  locale: z.string().nullable(),
  registeredAt: Instant.nullable(),
  orders: z.int(),
  cancelled: z.int(),
  given: z.int(),
  givenMean: z.number().nullable(),
  received: z.int(),
  rejected: z.int(),
  disputes: z.int(),
  rating: RatingView,
});
export const OrderCard = z.object({
  id: Id,
  externalId: z.string(),
  listingTitle: z.string(),
  categoryName: z.string().nullable(),
  status: z.enum(ORDER_STATUSES),
  terminalAt: Instant.nullable(),
  cancelledBy: z.string().nullable(),
  amountMinor: z.int().nullable(),
  currency: z.string().nullable(),
  reviewWindowEndsAt: Instant.nullable(),
});
/** How the subject's rating would read: `null` value means that it is not shown (IZI-20). */
export const RatingPreview = z.object({ outcome: z.string(), before: RatingView, after: RatingView });
export const TimelineEntry = z.object({
  at: Instant,
  kind: z.string(),
  actor: z.string(),
  text: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  decisionId: Id.optional(),
});
/** A mark that a machine proposes on the text; a person confirms it or not. */
export const Mark = SpanInput.and(
  z.object({
    detector: z.string(),
    confidence: z.number(),
    sub: z.string().optional(),
    /** By the thresholds that the manager had set when the text was screened; only flags are confirmed. */
    weight: z.enum(FINDING_WEIGHTS),
  }),
);

/** Everything the reviews desk shows, in one answer (F4). */
export const ReviewContext = z.object({
  case: CaseRow,
  allowed: z.array(z.string()),
  review: z.object({
    id: Id,
    rating: Stars,
    text: z.string(),
    originalText: z.string().nullable(),
    language: z.string().nullable(),
    status: z.enum(REVIEW_STATUSES),
    submittedAt: Instant,
    notifiedAt: Instant.nullable(),
    blindUntil: Instant.nullable(),
    redacted: z.boolean(),
    version: z.int(),
    /** Bidi, zero-width and look-alike characters found in the text, shown as badges (security.md T29). */
    hidden: z.array(z.object({ at: z.int(), code: z.string() })),
    /** False when the reader asks for a blind text outside its own case. */
    visible: z.boolean(),
  }),
  marks: z.array(Mark),
  /** Passages that are hard to read (IZI-05): a hint to the reader, never a ground for anything (RULINGS 12). */
  hints: z.array(z.object({ start: z.int(), end: z.int() })),
  author: PersonCard,
  subject: PersonCard,
  order: OrderCard,
  windows: z.object({
    reviewDay: z.int().nullable(),
    reviewDays: z.int(),
    reviewEndsAt: Instant.nullable(),
    inTime: z.boolean(),
    /** When it would be published if approved now; null while the other side has not been told yet. */
    publishAt: Instant.nullable(),
    bothSubmitted: z.boolean(),
    blindHours: z.int(),
  }),
  /** The other side's review exists or not; its text stays in its own case (SPEC 2). */
  otherSide: z.object({ reviewId: Id, status: z.enum(REVIEW_STATUSES), visible: z.boolean() }).nullable(),
  replaces: z.object({ id: Id, rating: Stars, text: z.string(), publishedAt: Instant.nullable() }).nullable(),
  previews: z.array(RatingPreview),
  history: z.array(DecisionRow),
  /** Near-duplicates by anybody, the likest first, then the author's other texts, newest first. */
  similar: z.array(
    z.object({
      id: Id,
      rating: Stars,
      text: z.string(),
      status: z.enum(REVIEW_STATUSES),
      at: Instant,
      /** Estimated share of the wording that both have in common, 0 to 1; null where it was not looked for. */
      similarity: z.number().min(0).max(1).nullable(),
    }),
  ),
  timeline: z.array(TimelineEntry),
  policy: z.object({ version: z.int(), reasons: z.array(Reason), graceSeconds: z.int() }),
});

/** `GET /platform/v1/people/{id}/reviews`: published, current, newest first. */
const PublicReview = z.object({
  id: Id,
  externalId: z.string().nullable(),
  authorId: z.string(),
  authorName: z.string(),
  listingId: z.string(),
  rating: Stars,
  text: z.string(),
  redacted: z.boolean(),
  orderStatus: z.enum(ORDER_STATUSES),
  cancelledBy: z.string().nullable(),
  publishedAt: Instant,
});
export const PublicReviews = z.object({ items: z.array(PublicReview), next: z.string().nullable() });
/**
 * The person's own page (IZI-25): received and given, all states, deadlines, what may be disputed. Of a received review
 * that is not public, stars and words are null: it may be blind, and a rejected one is not for its subject (reviews.md A2.7).
 */
const OwnReview = PlatformReview.extend({
  direction: z.enum(['received', 'given']),
  rating: Stars.nullable(),
  text: z.string().nullable(),
  language: z.string().nullable(),
  disputableUntil: Instant.nullable(),
  mayDispute: z.boolean(),
  mayChange: z.boolean(),
});
export const OwnReviews = z.object({ items: z.array(OwnReview), next: z.string().nullable() });

export type SubmitReview = z.infer<typeof SubmitReview>;
export type ChangeReview = z.infer<typeof ChangeReview>;
export type WithdrawReview = z.infer<typeof WithdrawReview>;
export type PlatformReview = z.infer<typeof PlatformReview>;
export type ReviewRow = z.infer<typeof ReviewRow>;
export type ReviewContext = z.infer<typeof ReviewContext>;
export type PersonCard = z.infer<typeof PersonCard>;
export type OrderCard = z.infer<typeof OrderCard>;
export type Mark = z.infer<typeof Mark>;
