/** The closed lists of the house. Imports nothing: database, server and browser all speak from here. */

export const LANGUAGES = ['en', 'cs', 'uk'] as const;
export const ROLES = ['agent', 'moderator', 'manager', 'admin', 'auditor'] as const;
export const ACTOR_KINDS = ['staff', 'platform', 'cli', 'system'] as const;

/** What a role may be allowed to do; `server/access/roles.ts` says which role may what (SPEC 1). */
export const PERMISSIONS = [
  'reviews:decide',
  'review-disputes:decide',
  'escrow-disputes:decide',
  'documents:decide',
  'documents:reveal',
  'documents:revoke',
  'registrations:decide',
  'escrow:approve',
  'reveal-blind',
  'people:read',
  'orders:read',
  'listings:read',
  'categories:read',
  'reviews:read',
  'review-disputes:read',
  'documents:read',
  'registrations:read',
  'questionnaires:write',
  'escrow:read',
  'ledger:read',
  'ledger:reconcile',
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

export const QUEUES = ['reviews', 'review-disputes', 'documents', 'registrations', 'escrow-disputes'] as const;
export const CASE_STATES = ['open', 'decided', 'waiting', 'closed'] as const;
export const CASE_VIEWS = ['all', 'mine', 'overdue', 'held', 'escalated', 'waiting'] as const;
export const SKIP_REASONS = ['conflict-of-interest', 'language', 'too-hard', 'break', 'other'] as const;
export const PRIORITY_REASONS = ['age', 'screening', 'low-stars', 'handed-over', 'escalated', 'blind-ends'] as const;

/** What can be decided at each desk (SPEC 4). */
export const OUTCOMES = {
  reviews: ['publish', 'redact', 'reject', 'escalate'],
  'review-disputes': ['keep', 'remove', 'redact', 'apply-edit', 'ask', 'escalate'],
  documents: ['approve', 'resubmit', 'reject', 'confirm', 'return', 'uphold', 'escalate'],
  registrations: ['accept', 'ask', 'refuse', 'escalate'],
  'escrow-disputes': ['release', 'refund', 'split', 'propose', 'ask', 'uphold', 'amend', 'escalate'],
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
  'release',
  'refund',
  'split',
  'propose',
  'uphold',
  'amend',
  'approve',
  'resubmit',
  'confirm',
  'return',
  'accept',
  'refuse',
  'revert',
] as const;
/** Outcomes that divide a reserved payment. */
export const MONEY_OUTCOMES = ['release', 'refund', 'split', 'propose', 'amend'] as const;
/** What may be decided of many cases at once; the others need a look at each. */
export const BULK_OUTCOMES = [
  'publish',
  'reject',
  'keep',
  'remove',
  'escalate',
] as const satisfies readonly (typeof ALL_OUTCOMES)[number][];
/** Outcomes that take something from a person: each gets one statement of reasons (DSA 17). */
export const RESTRICTIVE_OUTCOMES = ['redact', 'reject', 'remove', 'refuse'] as const;
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
/** A dispute about a reserved payment (escrow.md §1.3, D1…D24). */
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

/** What became of a reserved payment's dispute once it is closed. */
export const ESCROW_ENDS = [
  'conceded',
  'mutual',
  'mediated',
  'default',
  'decided',
  'superseded',
  'withdrawn',
  'chargeback',
] as const;
/** Why the two disagree (escrow.md §1.3, after Qjob and bisq). */
export const ESCROW_REASONS = [
  'not_done',
  'partly_done',
  'poor_quality',
  'no_show_specialist',
  'no_show_customer',
  'scope_disagreement',
  'price_disagreement',
  'damage',
  'late',
  'off_platform_payment',
  'fraud',
  'duplicate',
  'other',
] as const;
export const DEAL_PARTIES = ['customer', 'specialist'] as const;
/** Who started a dispute: two claims that differ, one party, staff, a bad review, or a silence that nobody can prove. */
export const ESCROW_ORIGINS = ['reports', 'party', 'agent', 'review', 'unproven-notice'] as const;
/** Why a reserved payment waits for people: it could not be sent (H15), the bank took what was paid out (H18), it grew old (H19). */
export const HOLD_ATTENTION = ['not-sent', 'to-recover', 'aged'] as const;
export const HOLD_CLAIMS = ['done', 'not-done', 'partly-done'] as const;
export const OFFER_BY = ['customer', 'specialist', 'mediator'] as const;
export const OFFER_STATES = ['open', 'accepted', 'rejected', 'expired', 'superseded'] as const;
export const ESCROW_EVIDENCE = [
  'photo',
  'signed-document',
  'correspondence',
  'receipt',
  'call-note',
  'system-log',
] as const;
/** `both`: the parties see it too; `agents`: only the desk. */
export const EVIDENCE_VISIBILITY = ['both', 'agents'] as const;
export const APPROVAL_KINDS = ['decide', 'amend', 'reopen', 'backstop'] as const;
export const APPROVAL_STATES = ['pending', 'approved', 'returned', 'expired', 'void'] as const;
/** Why one person's word is not enough (escrow.md §1.3, D14). */
export const SECOND_REASONS = [
  'above-limit',
  'party-day',
  'agent-day',
  'goodwill',
  'staff-linked',
  'default-overridden',
  'always',
] as const;
export const JOURNAL_KINDS = [
  'capture',
  'settle',
  'goodwill',
  'payout',
  'refund',
  'chargeback',
  'chargeback-won',
  'reversal',
  'writeoff',
] as const;
/** What a transfer is for; the columns of a hold are the sums of its transfers by this word (I5). */
export const TRANSFER_CODES = [
  'gross',
  'release',
  'refund',
  'fee',
  'goodwill',
  'paid-out',
  'paid-back',
  'charged-back',
  'shortfall',
  'won-back',
] as const;
export const ACCOUNT_KINDS = ['asset', 'liability', 'income', 'expense'] as const;
export const PAYMENT_PROVIDERS = ['platform', 'simulator', 'stripe'] as const;
/** What the payment provider is told to do; each carries its own key. */
export const INSTRUCTION_KINDS = ['authorize', 'void', 'payout', 'refund'] as const;
export const INSTRUCTION_STATES = ['pending', 'sent', 'confirmed', 'failed', 'cancelled'] as const;
export const PROVIDER_EVENTS = [
  'captured',
  'capture-failed',
  'confirmed',
  'failed',
  'chargeback-opened',
  'chargeback-won',
  'chargeback-lost',
] as const;

/** What a person may show who he is with (QJ-06). */
export const DOCUMENT_TYPES = ['id-card', 'passport', 'residence-permit'] as const;
export const DOCUMENT_SIDES = ['front', 'back'] as const;
/** One check of a person's document (verification.md §C4). Who has it in hand is the lease of its case, not a state. */
export const DOCUMENT_STATES = [
  'draft',
  'submitted',
  'escalated',
  'pending_second',
  'awaiting_user',
  'approved',
  'rejected',
  'appealed',
  'rejected_final',
  'revoked',
  'expired',
  'withdrawn',
] as const;
/** A check that holds the person's place: one of each person at most. */
export const LIVE_DOCUMENT_STATES = ['draft', 'submitted', 'escalated', 'pending_second', 'awaiting_user'] as const;
/** Why pictures are kept, and so for how long (verification.md §C7): the person's consent, or DSA 30 on traders. */
export const LEGAL_BASES = ['consent', 'trader'] as const;
/** The checklist (verification.md §C2). FILE_DECODES is asked at intake and never of a case. */
export const CHECK_CODES = [
  'FILE_AV',
  'FILE_SEEN_BEFORE',
  'SIDES_PRESENT',
  'IMG_SHARP',
  'IMG_LIGHT',
  'IMG_COMPLETE',
  'IMG_COLOUR',
  'ORIGINAL_PRESENT',
  'TEMPLATE_FONTS',
  'SECURITY_FEATURES',
  'PORTRAIT_INTEGRITY',
  'NO_DIGITAL_TAMPERING',
  'NOT_PHYSICALLY_VOID',
  'TYPE_ACCEPTED',
  'MRZ_CONSISTENT',
  'VIZ_EQ_MRZ',
  'NUMBER_FORMAT',
  'NOT_EXPIRED',
  'NOT_SPECIMEN',
  'AGE_18',
  'NAME_EQ_PROFILE',
  'DOB_EQ_PROFILE',
  'DOC_NUMBER_UNIQUE',
  'IDENTITY_UNIQUE',
  'DOC_NOT_BLOCKLISTED',
  'REGISTER_LOOKUP',
  'OTHER_DOC_NAME_SAME',
] as const;
export const CHECK_GROUPS = [
  'file',
  'image',
  'authenticity',
  'data',
  'consistency',
  'validity',
  'policy',
  'match',
  'duplicate',
  'blocklist',
  'external',
] as const;
export const CHECK_SOURCES = ['auto', 'agent'] as const;
export const CHECK_RESULTS = ['pass', 'warn', 'fail', 'na'] as const;
/** What a failed check suggests; nothing follows from it by itself. */
export const CHECK_SUGGESTIONS = ['warn', 'resubmit', 'escalate', 'reject'] as const;
/** Why a document is not taken (verification.md §C3). */
export const DOCUMENT_REASONS = [
  'IMG_BLURRED',
  'IMG_DARK',
  'IMG_GLARE',
  'IMG_COVERED',
  'IMG_CUT_OFF',
  'IMG_LOW_RES',
  'IMG_GREYSCALE',
  'DOC_SIDE_MISSING',
  'DOC_PAGE_MISSING',
  'DOC_WRONG_SIDE',
  'DOC_TWO_DOCUMENTS',
  'DOC_NONE_IN_IMAGE',
  'DOC_TYPE_NOT_ACCEPTED',
  'DOC_COUNTRY_NOT_ACCEPTED',
  'DOC_EXPIRED',
  'DOC_DAMAGED',
  'DOC_INVALIDATED',
  'DOC_DIGITAL_COPY',
  'DOC_SCREEN',
  'DOC_PRINTOUT',
  'DOC_SCAN',
  'DATA_UNREADABLE',
  'DATA_MRZ_INCONSISTENT',
  'DATA_VIZ_MRZ_MISMATCH',
  'MATCH_NAME',
  'MATCH_DOB',
  'AGE_UNDER_18',
  'DUP_DOCUMENT',
  'DUP_IDENTITY',
  'FRAUD_TAMPERED',
  'FRAUD_FORGED',
  'FRAUD_PHOTO_SUBSTITUTED',
  'FRAUD_SPECIMEN',
  'FRAUD_STOLEN_OR_LOST',
  'FRAUD_BLOCKLISTED',
  'FRAUD_IMPERSONATION',
  'LIMIT_ATTEMPTS',
  'CONSENT_MISSING',
  'CONSENT_WITHDRAWN',
  'ABANDONED',
  'OTHER',
] as const;
/** Whether the person may try again: a field of its own, since the same reason may be either (Sumsub). */
export const DISPOSITIONS = ['retry', 'final'] as const;
/** What a received file is, as its first bytes say; only these are made into pictures of ours. */
export const PICTURE_FORMATS = ['jpeg', 'png', 'webp'] as const;
/** What comes in place of a picture, so that a person can be told what to do about it. */
export const NO_PICTURES = [
  'pdf',
  'svg',
  'heic',
  'avif',
  'gif',
  'tiff',
  'bmp',
  'html',
  'zip',
  'form',
  'unknown',
] as const;
/** What is said of a picture before somebody looks at it: hints, never a verdict (verification.md §B). */
export const PICTURE_HINTS = ['blurred', 'very-blurred', 'dark', 'greyscale', 'small'] as const;
/** Whether a program looked for harmful content in the file. */
export const SCAN_STATES = ['clean', 'infected', 'not-scanned'] as const;
/** What two accounts may have in common (verification.md §D3), kept as a key outside the database makes it: never itself. */
export const IDENTITY_KINDS = ['document-number', 'name-birth', 'iban', 'card', 'phone', 'email', 'device'] as const;
/** How a specialist comes to be admitted (QJ-04, QJ-05). */
export const REGISTRATION_STATES = ['submitted', 'asked', 'accepted', 'refused', 'withdrawn'] as const;
export const LIVE_REGISTRATION_STATES = ['submitted', 'asked'] as const;
export const QUESTION_KINDS = ['text', 'long-text', 'choice', 'yes-no', 'number'] as const;
/** Why a specialist is not admitted, or not yet. */
export const REGISTRATION_REASONS = [
  'ANSWERS_UNCLEAR',
  'NO_EXPERIENCE',
  'NO_TRADE_LICENCE',
  'CATEGORY_NOT_OFFERED',
  'CONTACTS_UNREACHABLE',
  'DUPLICATE_ACCOUNT',
  'SUSPICIOUS_ACCOUNT',
  'BLOCKED_BEFORE',
  'NOT_SERIOUS',
] as const;
/** Why a document or a registration is not taken; reviews have their own twelve reasons. */
export const GROUNDS = [...DOCUMENT_REASONS, ...REGISTRATION_REASONS] as const;
/** What people made of two accounts that have something in common; “unrelated” is remembered. */
export const LINK_VERDICTS = ['same-person', 'related', 'unrelated'] as const;
export const FILE_PLACES = ['folder', 's3'] as const;
export const BADGE_STATES = ['none', 'active', 'suspended', 'lapsed', 'revoked'] as const;
/** Why a picture is looked at, and what came of the wish. */
export const ACCESS_PURPOSES = ['case', 'second', 'appeal', 'fraud', 'audit'] as const;
export const ACCESS_OUTCOMES = ['shown', 'denied', 'capped'] as const;
/** Why a file was destroyed. */
export const PURGE_REASONS = ['retention', 'withdrawn', 'expired', 'replaced', 'infected', 'orphan'] as const;

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
  'escrow.hold-changed',
  'escrow.dispute-changed',
  'escrow.offer-made',
  'escrow.evidence-asked',
  'escrow.decided',
  'escrow.settlement',
  'escrow.instruction',
  'document.decided',
  'document.resubmit',
  'document.expiring',
  'badge.changed',
  'registration.decided',
  'registration.asked',
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
  'hold',
  'escrow-dispute',
  'journal',
  'approval',
  'payment-instruction',
  'document',
  'document-file',
  'registration',
  'questionnaire',
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
export type MoneyOutcome = (typeof MONEY_OUTCOMES)[number];
export type Outcome = (typeof ALL_OUTCOMES)[number];
export type HoldState = (typeof HOLD_STATES)[number];
export type Chargeback = (typeof CHARGEBACKS)[number];
export type EscrowDisputeState = (typeof ESCROW_DISPUTE_STATES)[number];
export type Currency = (typeof CURRENCIES)[number];
export type EscrowEnd = (typeof ESCROW_ENDS)[number];
export type EscrowReason = (typeof ESCROW_REASONS)[number];
export type DealParty = (typeof DEAL_PARTIES)[number];
export type EscrowOrigin = (typeof ESCROW_ORIGINS)[number];
export type HoldAttention = (typeof HOLD_ATTENTION)[number];
export type HoldClaim = (typeof HOLD_CLAIMS)[number];
export type OfferBy = (typeof OFFER_BY)[number];
export type OfferState = (typeof OFFER_STATES)[number];
export type SecondReason = (typeof SECOND_REASONS)[number];
export type ApprovalKind = (typeof APPROVAL_KINDS)[number];
export type JournalKind = (typeof JOURNAL_KINDS)[number];
export type TransferCode = (typeof TRANSFER_CODES)[number];
export type AccountKind = (typeof ACCOUNT_KINDS)[number];
export type PaymentProviderName = (typeof PAYMENT_PROVIDERS)[number];
export type InstructionKind = (typeof INSTRUCTION_KINDS)[number];
export type InstructionState = (typeof INSTRUCTION_STATES)[number];
export type ProviderEventKind = (typeof PROVIDER_EVENTS)[number];
export type FeeOnRefund = (typeof FEE_ON_REFUND)[number];
export type Topic = (typeof TOPICS)[number];
export type SubjectKind = (typeof SUBJECT_KINDS)[number];
export type DocumentType = (typeof DOCUMENT_TYPES)[number];
export type DocumentSide = (typeof DOCUMENT_SIDES)[number];
export type DocumentState = (typeof DOCUMENT_STATES)[number];
export type LegalBasis = (typeof LEGAL_BASES)[number];
export type CheckCode = (typeof CHECK_CODES)[number];
export type CheckGroup = (typeof CHECK_GROUPS)[number];
export type CheckSource = (typeof CHECK_SOURCES)[number];
export type CheckResult = (typeof CHECK_RESULTS)[number];
export type CheckSuggestion = (typeof CHECK_SUGGESTIONS)[number];
export type DocumentReason = (typeof DOCUMENT_REASONS)[number];
export type RegistrationReason = (typeof REGISTRATION_REASONS)[number];
export type Ground = (typeof GROUNDS)[number];
export type RegistrationState = (typeof REGISTRATION_STATES)[number];
export type QuestionKind = (typeof QUESTION_KINDS)[number];
export type LinkVerdict = (typeof LINK_VERDICTS)[number];
export type FilePlaceName = (typeof FILE_PLACES)[number];
export type Disposition = (typeof DISPOSITIONS)[number];
export type PictureFormat = (typeof PICTURE_FORMATS)[number];
export type NoPicture = (typeof NO_PICTURES)[number];
export type PictureHint = (typeof PICTURE_HINTS)[number];
export type ScanState = (typeof SCAN_STATES)[number];
export type IdentityKind = (typeof IDENTITY_KINDS)[number];
export type BadgeState = (typeof BADGE_STATES)[number];
export type AccessPurpose = (typeof ACCESS_PURPOSES)[number];
export type AccessOutcome = (typeof ACCESS_OUTCOMES)[number];
export type PurgeReason = (typeof PURGE_REASONS)[number];
