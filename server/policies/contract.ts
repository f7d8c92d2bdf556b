import { z } from 'zod';
import {
  CURRENCIES,
  DISPUTE_CLOCKS,
  DOCUMENT_TYPES,
  FEE_ON_REFUND,
  LEGAL_BASES,
  PRE_MODERATION,
  REVIEWABLE_STATUSES,
  UNIQUE_PER,
} from '#db/words.ts';
import { DOCUMENT_CHECKS, DocumentChecks } from '../identity/contract.ts';
import { Id, Instant, MarketplaceId, Reason, sentBack } from '../platform/contract.ts';

/** `later` is what a version says that was written before those desks were there. */
const PerQueue = (max: number, later: { escrow: number; documents: number; registrations: number }) =>
  z.strictObject({
    reviews: z.int().min(0).max(max),
    'review-disputes': z.int().min(0).max(max),
    documents: z.int().min(0).max(max).default(later.documents),
    registrations: z.int().min(0).max(max).default(later.registrations),
    'escrow-disputes': z.int().min(0).max(max).default(later.escrow),
  });

const hours = (max = 24 * 60) => z.int().min(1).max(max);
const Minor = z.int().min(0).max(1_000_000_000_000);
/** Above which one person's word is not enough, in minor units of one currency (RULINGS 15, escrow.md §7). */
const MoneyLimits = z.strictObject({
  alone: Minor,
  smallClaim: Minor,
  partyDay: Minor,
  agentDay: Minor,
  goodwillMax: Minor,
});
/** Times and limits of reserved payments (escrow.md §1, §7). */
export const EscrowPolicy = z.strictObject({
  /** Silence of one side after the other spoke (qjob.hu: 3 days). */
  silenceHours: hours(),
  reminderHours: z.array(hours()).min(1).max(5),
  authorizationMinutes: z.int().min(1).max(1440),
  claimWindowDays: z.int().min(1).max(365),
  negotiationHours: hours(),
  offersPerSide: z.int().min(1).max(20),
  offerHours: hours(),
  evidenceHours: hours(),
  evidenceRounds: z.int().min(0).max(2),
  proposalHours: hours(),
  approvalHours: hours(),
  appealDays: z.int().min(0).max(183),
  /** When an unfinished payment goes to a manager, raises the alarm, and may be ended by two managers (H19). */
  ageDays: z.tuple([z.int().min(1), z.int().min(1), z.int().min(1)]),
  feeOnRefund: z.enum(FEE_ON_REFUND),
  limits: z.record(z.enum(CURRENCIES), MoneyLimits),
});
/** Version 1 (escrow.md §7): a guess until the owner says otherwise, and every number of it a field. */
export const ESCROW_POLICY: z.infer<typeof EscrowPolicy> = {
  silenceHours: 72,
  reminderHours: [24, 48],
  authorizationMinutes: 15,
  claimWindowDays: 60,
  negotiationHours: 168,
  offersPerSide: 3,
  offerHours: 48,
  evidenceHours: 72,
  evidenceRounds: 2,
  proposalHours: 48,
  approvalHours: 24,
  appealDays: 7,
  ageDays: [45, 60, 75],
  feeOnRefund: 'proportional',
  limits: {
    CZK: { alone: 10_000_00, smallClaim: 2_000_00, partyDay: 20_000_00, agentDay: 100_000_00, goodwillMax: 1_000_00 },
    UAH: { alone: 15_000_00, smallClaim: 3_000_00, partyDay: 30_000_00, agentDay: 150_000_00, goodwillMax: 1_500_00 },
    EUR: { alone: 400_00, smallClaim: 80_00, partyDay: 800_00, agentDay: 4_000_00, goodwillMax: 40_00 },
    HUF: {
      alone: 160_000_00,
      smallClaim: 32_000_00,
      partyDay: 320_000_00,
      agentDay: 1_600_000_00,
      goodwillMax: 10_000_00,
    },
  },
};

const days = (max: number) => z.int().min(0).max(max);
/** How long what is left of a document is kept, by why it was taken (verification.md §C7). */
const Retention = z.strictObject({
  approvedDays: days(3650),
  rejectedDays: days(365),
  withdrawnDays: days(365),
  expiredDays: days(365),
  /** Of what shows a fraud, at most, where a manager says so. */
  heldMonths: z.int().min(0).max(36),
  keyMonths: z.int().min(0).max(120),
  blockYears: z.int().min(0).max(10),
  traceYears: z.int().min(1).max(10),
});
/** Identity documents and registrations (verification.md §C, RULINGS 5). */
export const DocumentPolicy = z.strictObject({
  attempts: z.int().min(1).max(9),
  answerDays: z.int().min(1).max(90),
  appealDays: z.int().min(1).max(730),
  revealsAnHour: z.int().min(1).max(1000),
  revealsAlert: z.int().min(1).max(1000),
  reblurSeconds: z.int().min(10).max(600),
  /** Whether an approval wants a second person as well; a rejection for fraud always does. */
  twoToApprove: z.boolean(),
  checks: DocumentChecks.default(DOCUMENT_CHECKS),
  badgeMonths: z.int().min(1).max(120),
  badgeGraceDays: days(365),
  inviteDays: z.array(days(365)).min(1).max(5),
  accepted: z.array(
    z.strictObject({ country: z.string().regex(/^[A-Z]{2}$/), types: z.array(z.enum(DOCUMENT_TYPES)).min(1) }),
  ),
  retention: z.record(z.enum(LEGAL_BASES), Retention),
});
const ALL_TYPES = [...DOCUMENT_TYPES];
const YEARS_OF_TRACE = 3;
/** Version 1 (verification.md §C4–C7): proposals, each of them a field. */
export const DOCUMENT_POLICY: z.infer<typeof DocumentPolicy> = {
  attempts: 5,
  answerDays: 14,
  appealDays: 183,
  revealsAnHour: 60,
  revealsAlert: 30,
  reblurSeconds: 60,
  twoToApprove: false,
  checks: DOCUMENT_CHECKS,
  badgeMonths: 24,
  badgeGraceDays: 30,
  inviteDays: [30, 7, 0],
  accepted: ['CZ', 'UA', 'SK', 'PL', 'DE', 'AT', 'HU', 'RO'].map((country) => ({ country, types: ALL_TYPES })),
  retention: {
    consent: {
      approvedDays: 30,
      rejectedDays: 30,
      withdrawnDays: 0,
      expiredDays: 0,
      heldMonths: 12,
      keyMonths: 12,
      blockYears: 3,
      traceYears: YEARS_OF_TRACE,
    },
    trader: {
      approvedDays: 183,
      rejectedDays: 30,
      withdrawnDays: 0,
      expiredDays: 0,
      heldMonths: 12,
      keyMonths: 12,
      blockYears: 3,
      traceYears: YEARS_OF_TRACE,
    },
  },
};

/** A clause of the marketplace's own terms, as the statement of reasons quotes it. */
export const Clause = z.strictObject({
  clause: z.string().max(40),
  en: z.string().max(500),
  cs: z.string().max(500),
  uk: z.string().max(500),
});

/** Every setting of SPEC 2, one row a version. Days and hours are whole numbers, money is in minor units. */
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
  graceSeconds: PerQueue(3600, { escrow: 20, documents: 20, registrations: 20 }),
  leaseMinutes: PerQueue(240, { escrow: 30, documents: 30, registrations: 15 }),
  dueHours: PerQueue(24 * 60, { escrow: 48, documents: 24, registrations: 24 }),
  askAnswerHours: z
    .int()
    .min(1)
    .max(24 * 60),
  appealWindowDays: z.int().min(1).max(730),
  escrow: EscrowPolicy.default(ESCROW_POLICY),
  documents: DocumentPolicy.default(DOCUMENT_POLICY),
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
