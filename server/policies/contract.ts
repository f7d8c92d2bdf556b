import { z } from 'zod';
import { DISPUTE_CLOCKS, PRE_MODERATION, REVIEWABLE_STATUSES, UNIQUE_PER } from '#db/words.ts';
import { Id, Instant, MarketplaceId, Reason, sentBack } from '../platform/contract.ts';

const PerQueue = (max: number) =>
  z.strictObject({ reviews: z.int().min(0).max(max), 'review-disputes': z.int().min(0).max(max) });

/** A clause of the marketplace's own terms, as the statement of reasons quotes it. */
export const Clause = z.strictObject({
  clause: z.string().max(40),
  en: z.string().max(500),
  cs: z.string().max(500),
  uk: z.string().max(500),
});

/** Every setting of SPEC 2, one row a version. Days and hours are whole numbers; money limits come with their desk. */
export const Policy = z.strictObject({
  reviewableStatuses: z.array(z.enum(REVIEWABLE_STATUSES)).min(1),
  reviewWindowDays: z.int().min(1).max(365),
  /** 0: not blind (QJ-07). */
  blindHours: z.int().min(0).max(720),
  uniquePer: z.enum(UNIQUE_PER),
  preModeration: z.enum(PRE_MODERATION),
  disputeWindowDays: z.int().min(1).max(365),
  disputeClock: z.enum(DISPUTE_CLOCKS),
  ratingShownFrom: z.int().min(1).max(100),
  /** How long a rejected author may try again, at least (reviews.md A2.12). */
  resubmitGraceHours: z.int().min(0).max(720),
  rejectionReasons: z.array(Reason).min(1),
  /** Off: R06 means capitals only (Qjob). */
  latinIsR06: z.boolean(),
  clauses: z.partialRecord(Reason, Clause),
  termsUrl: z.httpUrl().nullable(),
  graceSeconds: PerQueue(3600),
  leaseMinutes: PerQueue(240),
  dueHours: PerQueue(24 * 60),
  askAnswerHours: z
    .int()
    .min(1)
    .max(24 * 60),
  appealWindowDays: z.int().min(1).max(730),
  languages: z.array(z.string().regex(/^[a-z]{2}$/)).min(1),
});

export const PolicyRow = z.object({
  id: Id,
  marketplaceId: MarketplaceId,
  version: z.int(),
  body: Policy,
  effectiveFrom: Instant,
  createdBy: z.string(),
  createdAt: Instant,
  /** How reviews are checked, in words, generated from the policy itself (UCPD 7(6), RULINGS 40). */
  howReviewsAreChecked: z.record(z.string(), z.string()),
});
/** Nobody writes these; a change may carry them back as they are. */
export const POLICY_READ_ONLY = [
  'id',
  'marketplaceId',
  'effectiveFrom',
  'createdBy',
  'createdAt',
  'howReviewsAreChecked',
] as const;
/** `PUT /api/policies/<id>` adds the next version; the row that was shown stays as it is, and so it does where nothing new is said. */
export const PolicyUpdate = z.strictObject({ ...sentBack(POLICY_READ_ONLY), body: Policy, version: z.int() });

export type Policy = z.infer<typeof Policy>;
