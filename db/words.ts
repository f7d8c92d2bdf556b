/** The closed lists of the house. Imports nothing: database, server and browser all speak from here. */

export const LANGUAGES = ['en', 'cs', 'uk'] as const;
export const ROLES = ['agent', 'moderator', 'manager', 'admin', 'auditor'] as const;
export const ACTOR_KINDS = ['staff', 'platform', 'cli', 'system'] as const;

/** What a role may be allowed to do; `server/access/roles.ts` says which role may what (SPEC 1). */
export const PERMISSIONS = [
  'reviews:decide',
  'review-disputes:decide',
  'reveal-blind',
  'people:read',
  'orders:read',
  'listings:read',
  'categories:read',
  'reviews:read',
  'review-disputes:read',
  'cases:read',
  'decisions:read',
  'decisions:revert',
  'statements:read',
  'audit:read',
  'export',
  'staff:manage',
  'policies:read',
  'policies:write',
  'templates:read',
  'templates:write',
  'saved-views:share',
  'screening:read',
  'screening:write',
  'rings:read',
  'rings:judge',
  'webhooks:manage',
  'api-keys:manage',
  'system:read',
  'demo:clock',
] as const;
export const API_KEY_RIGHTS = ['own-view', 'backfill'] as const;

export const PERSON_KINDS = ['customer', 'specialist'] as const;
export const ORDER_STATUSES = ['open', 'completed', 'cancelled'] as const;
/** Terminal statuses; policy says which of them may be reviewed (IZI-07). */
export const REVIEWABLE_STATUSES = ['completed', 'cancelled'] as const;
export const CANCELLED_BY = ['customer', 'specialist', 'system'] as const;
export const REVIEW_STATUSES = ['pending', 'published', 'rejected', 'removed', 'superseded', 'withdrawn'] as const;
/** A review that still holds its slot: one of each at most (IZI-10, IZI-11). */
export const LIVE_REVIEW_STATUSES = ['pending', 'published'] as const;
export const REVIEW_SOURCES = ['platform', 'backfill', 'import'] as const;
export const DISPUTE_STATUSES = ['open', 'asked', 'kept', 'removed', 'redacted', 'edited', 'moot'] as const;
/** A dispute that is not decided yet: one of a person about a review at most. */
export const LIVE_DISPUTE_STATUSES = ['open', 'asked'] as const;
export const DISPUTE_GROUNDS = ['proof', 'agreed-edit'] as const;
export const PARTIES = ['author', 'subject'] as const;
export const DISPUTE_CLOCKS = ['left', 'published', 'orderTerminal'] as const;
export const UNIQUE_PER = ['listing', 'order'] as const;
export const PRE_MODERATION = ['all', 'flagged'] as const;

/** The twelve reasons of IZI-26, in its order; keys 1…9, 0, -, = in the console. */
export const REJECTION_REASONS = [
  'R01',
  'R02',
  'R03',
  'R04',
  'R05',
  'R06',
  'R07',
  'R08',
  'R09',
  'R10',
  'R11',
  'R12',
] as const;

export const QUEUES = ['reviews', 'review-disputes'] as const;
export const CASE_STATES = ['open', 'decided', 'waiting', 'closed'] as const;
export const CASE_VIEWS = ['all', 'mine', 'overdue', 'held', 'escalated', 'waiting'] as const;
export const SKIP_REASONS = ['conflict-of-interest', 'language', 'too-hard', 'break', 'other'] as const;
export const PRIORITY_REASONS = ['age', 'screening', 'low-stars', 'handed-over', 'escalated', 'blind-ends'] as const;

/** What can be decided at each desk (SPEC 4). */
export const OUTCOMES = {
  reviews: ['publish', 'redact', 'reject', 'escalate'],
  'review-disputes': ['keep', 'remove', 'redact', 'apply-edit', 'ask', 'escalate'],
} as const;
export const ALL_OUTCOMES = [
  'publish',
  'redact',
  'reject',
  'escalate',
  'keep',
  'remove',
  'apply-edit',
  'ask',
  'revert',
] as const;
/** What may be decided of many cases at once; the others need a look at each. */
export const BULK_OUTCOMES = [
  'publish',
  'reject',
  'keep',
  'remove',
  'escalate',
] as const satisfies readonly (typeof ALL_OUTCOMES)[number][];
/** Outcomes that take something from a person: each gets one statement of reasons (DSA 17). */
export const RESTRICTIVE_OUTCOMES = ['redact', 'reject', 'remove'] as const;
/** Languages whose words are known; Russian is read, though the console does not speak it. */
export const TEXT_LANGUAGES = ['uk', 'cs', 'ru', 'en'] as const;
/** Which part of the room pointed at a passage: live precision is counted per detector and version (reviews.md D9). */
export const DETECTORS = [
  'links',
  'phones',
  'contacts',
  'identifiers',
  'profanity',
  'english',
  'phrases',
  'question',
  'script',
  'length',
] as const;
/** What the machine's confidence in a finding is for: it colours the passage, marks it, or raises the case too. */
export const FINDING_WEIGHTS = ['highlight', 'flag', 'raise'] as const;
/** What may speak for a group of authors: ties that make it, then signs that only add to it (reviews.md B5). */
export const RING_SIGNALS = [
  'shared-subjects',
  'near-duplicates',
  'reciprocal',
  'burst',
  'instant',
  'young-accounts',
  'own-cancellations',
  'deviation',
] as const;
/** What the figure of each is: a number of things, a share, a distance in stars, or the chance of an accident. */
export const RING_FIGURES = {
  'shared-subjects': 'subjects',
  'near-duplicates': 'similarity',
  reciprocal: 'reviews',
  burst: 'chance',
  instant: 'reviews',
  'young-accounts': 'reviews',
  'own-cancellations': 'reviews',
  deviation: 'stars',
} as const satisfies Record<(typeof RING_SIGNALS)[number], string>;
/** What a person made of a group that the nightly search found; the machine never acts on either (reviews.md B5). */
export const RING_VERDICTS = ['coordinated', 'unrelated'] as const;
/** What somebody who has a case open is doing in it; a hint for colleagues, never a lock. */
export const PRESENCES = ['looking', 'typing', 'gone'] as const;

/** What a reply template may stand open for; the desk fills it from the case. */
export const TEMPLATE_FIELDS = ['person', 'listing', 'order', 'stars', 'reasons', 'marketplace', 'date'] as const;

export const DECISION_STATES = ['pending', 'effective', 'undone', 'void', 'reverted'] as const;

/** A reserved payment from its authorisation to its last transfer (escrow.md §1.2, H1…H19). */
export const HOLD_STATES = [
  'authorizing',
  'auth_failed',
  'voided',
  'held',
  'claimed_done',
  'claimed_not_done',
  'disputed',
  'settling',
  'settled',
  'charged_back',
] as const;
/** Lies over the state: while it is open, no money moves (H17). */
export const CHARGEBACKS = ['none', 'open', 'won', 'lost'] as const;
/** A quarrel about a reserved payment (escrow.md §1.3, D1…D24). */
export const ESCROW_DISPUTE_STATES = [
  'awaiting_response',
  'negotiation',
  'under_review',
  'awaiting_evidence',
  'proposed',
  'pending_approval',
  'decided',
  'appealed',
  'final',
  'resolved',
  'suspended',
  'closed',
] as const;
export const CURRENCIES = ['CZK', 'UAH', 'EUR', 'HUF'] as const;
/** What becomes of the fee when a part is given back. */
export const FEE_ON_REFUND = ['proportional', 'keep', 'waive'] as const;

export const OUTBOX_STATES = ['pending', 'delivered', 'dead', 'cancelled'] as const;
export const TOPICS = [
  'feedback.requested',
  'notice.to-person',
  'review.published',
  'review.rejected',
  'review.redacted',
  'review.removed',
  'review.restored',
  'dispute.asked',
  'dispute.decided',
  'webhook.test',
] as const;
export const SUBJECT_KINDS = [
  'review',
  'review-dispute',
  'person',
  'order',
  'listing',
  'category',
  'case',
  'decision',
  'staff',
  'session',
  'policy',
  'webhook',
  'api-key',
  'marketplace',
  'system',
  'export',
  'template',
  'saved-view',
  'screening',
  'ring',
] as const;

/** What stands where staff hid a part of a text: the server writes it, the desk shows it before it is decided. */
export const REDACTION_MARKER = '[…]';

export type Language = (typeof LANGUAGES)[number];
export type Role = (typeof ROLES)[number];
export type Permission = (typeof PERMISSIONS)[number];
export type ApiKeyRight = (typeof API_KEY_RIGHTS)[number];
export type PersonKind = (typeof PERSON_KINDS)[number];
export type OrderStatus = (typeof ORDER_STATUSES)[number];
export type ReviewStatus = (typeof REVIEW_STATUSES)[number];
export type DisputeStatus = (typeof DISPUTE_STATUSES)[number];
export type DisputeGround = (typeof DISPUTE_GROUNDS)[number];
export type Party = (typeof PARTIES)[number];
export type RejectionReason = (typeof REJECTION_REASONS)[number];
export type Queue = (typeof QUEUES)[number];
export type CaseState = (typeof CASE_STATES)[number];
export type SkipReason = (typeof SKIP_REASONS)[number];
export type PriorityReason = (typeof PRIORITY_REASONS)[number];
export type TextLanguage = (typeof TEXT_LANGUAGES)[number];
export type Detector = (typeof DETECTORS)[number];
export type RingSignal = (typeof RING_SIGNALS)[number];
export type FindingWeight = (typeof FINDING_WEIGHTS)[number];
export type RingVerdict = (typeof RING_VERDICTS)[number];
export type TemplateField = (typeof TEMPLATE_FIELDS)[number];
export type Presence = (typeof PRESENCES)[number];
export type Outcome = (typeof ALL_OUTCOMES)[number];
export type HoldState = (typeof HOLD_STATES)[number];
export type Chargeback = (typeof CHARGEBACKS)[number];
export type EscrowDisputeState = (typeof ESCROW_DISPUTE_STATES)[number];
export type Currency = (typeof CURRENCIES)[number];
export type FeeOnRefund = (typeof FEE_ON_REFUND)[number];
export type Topic = (typeof TOPICS)[number];
export type SubjectKind = (typeof SUBJECT_KINDS)[number];
