import { z } from 'zod';
import {
  ACCESS_OUTCOMES,
  ACCESS_PURPOSES,
  BADGE_STATES,
  CHECK_CODES,
  CHECK_GROUPS,
  CHECK_RESULTS,
  CHECK_SUGGESTIONS,
  DISPOSITIONS,
  DOCUMENT_REASONS,
  DOCUMENT_SIDES,
  DOCUMENT_STATES,
  DOCUMENT_TYPES,
  LANGUAGES,
  LEGAL_BASES,
  SCAN_STATES,
} from '#db/words.ts';
import { DecisionRow } from '../decisions/contract.ts';
import { LinkRow } from '../links/contract.ts';
import { ExternalId, Id, Instant, MarketplaceId, Text } from '../platform/contract.ts';
import { CaseRow } from '../queue/contract.ts';
import { PersonCard, TimelineEntry } from '../reviews/contract.ts';

const Country = z.string().regex(/^[A-Z]{2}$/);
/** A calendar day, whatever the time of it. */
export const Day = z.iso.date();
export const Side = z.enum(DOCUMENT_SIDES);

/** `POST /platform/v1/people/{id}/documents`: what will be shown, and that the person agreed to it being looked at. */
export const AnnounceDocument = z.strictObject({
  type: z.enum(DOCUMENT_TYPES),
  country: Country,
  consent: z
    .strictObject({
      textHash: z.string().regex(/^[0-9a-f]{64}$/),
      version: Text(40),
      language: z.enum(LANGUAGES),
      at: Instant,
    })
    .optional(),
  legalBasis: z.enum(LEGAL_BASES).optional(),
  externalId: ExternalId.optional(),
});
export const DocumentByPerson = z.strictObject({ byId: ExternalId });
export const AppealDocument = z.strictObject({ byId: ExternalId, text: Text(2000) });

/** A check as its marketplace sees it: never a fact of the document. */
export const PlatformDocument = z.object({
  id: Id,
  externalId: z.string().nullable(),
  personId: z.string(),
  type: z.enum(DOCUMENT_TYPES),
  country: z.string(),
  state: z.enum(DOCUMENT_STATES),
  attempt: z.int(),
  attemptsLeft: z.int(),
  /** What is still wanted of this attempt, and what has come. */
  sides: z.array(z.object({ side: Side, received: z.boolean(), hints: z.array(z.string()) })),
  grounds: z.array(z.enum(DOCUMENT_REASONS)),
  answerUntil: Instant.nullable(),
  appealUntil: Instant.nullable(),
});
/** `GET /platform/v1/people/{id}/standing`: what the public may know of a person, and nothing of how it is known. */
export const Standing = z.object({
  standing: z.enum(['good']),
  verified: z.boolean(),
  badges: z.array(z.object({ badge: z.enum(['verified']), state: z.enum(BADGE_STATES), since: z.string().nullable() })),
  levels: z.array(z.object({ categoryId: z.string(), level: z.int() })),
});
/** `GET /platform/v1/people/{id}/documents/access`: who looked at my document, by role and never by name. */
export const AccessReport = z.object({
  items: z.array(
    z.object({
      documentId: Id,
      side: Side,
      at: Instant,
      role: z.string(),
      purpose: z.enum(ACCESS_PURPOSES),
      outcome: z.enum(ACCESS_OUTCOMES),
    }),
  ),
});

/** One row of the register: whose, what and how it stands. */
export const DocumentRow = z.object({
  id: Id,
  marketplaceId: MarketplaceId,
  personId: Id,
  personName: z.string(),
  type: z.enum(DOCUMENT_TYPES),
  country: z.string(),
  state: z.enum(DOCUMENT_STATES),
  attempt: z.int(),
  openedAt: Instant,
  submittedAt: Instant.nullable(),
  decidedAt: Instant.nullable(),
  dueAt: Instant.nullable(),
  version: z.int(),
});

/** What the agent reads off the printed face, and types; kept encrypted and destroyed with the pictures. */
export const Reading = z.strictObject({
  surname: Text(100, 0),
  givenNames: Text(100, 0),
  birthDate: Day.nullable(),
  sex: z.enum(['F', 'M', 'X']).nullable(),
  nationality: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .nullable(),
  number: Text(30, 0),
  issuedOn: Day.nullable(),
  expiresOn: Day.nullable(),
  /** The two or three lines of the machine-readable zone, as they were read. */
  mrz: Text(200, 0),
});
export const SaveReading = z.strictObject({ reading: Reading, version: z.int() });

/** `POST /api/documents/<id>/checks`: what a person ticked; a warning that is let pass says why. */
export const TickChecks = z.strictObject({
  checks: z
    .array(
      z.strictObject({
        code: z.enum(CHECK_CODES),
        result: z.enum(CHECK_RESULTS),
        explanation: Text(500).optional(),
      }),
    )
    .min(1)
    .max(CHECK_CODES.length),
  attempt: z.int().min(1),
});
/** `POST /api/documents/<id>/reveal` answers the picture itself. */
export const Reveal = z.strictObject({
  side: Side,
  attempt: z.int().min(1).optional(),
  purpose: z.enum(ACCESS_PURPOSES).optional(),
});
/** A manager keeps what shows a fraud: why, and until when (verification.md §C7). */
export const HoldEvidence = z.strictObject({ reason: Text(500), until: Instant, version: z.int() });
export const LetGo = z.strictObject({ reason: Text(500), version: z.int() });
export const RevokeDocument = z.strictObject({
  grounds: z.array(z.enum(DOCUMENT_REASONS)).min(1).max(5),
  message: Text(2000).optional(),
  reason: Text(1000),
  version: z.int(),
});

/** What a manager may do to a check outside of its case. */
export const DOCUMENT_ACTS = ['hold-evidence', 'let-go', 'revoke'] as const;
/** `GET /api/documents/<id>`: one check with what its row has no room for. */
export const DocumentShow = DocumentRow.extend({
  legalBasis: z.enum(LEGAL_BASES),
  consent: z.object({ version: z.string(), language: z.string(), givenAt: Instant }),
  /** Why it was not taken; empty where it was, or is not decided. */
  grounds: z.array(z.enum(DOCUMENT_REASONS)),
  /** What a revocation may say. */
  choosable: z.array(z.enum(DOCUMENT_REASONS)),
  /** The person's, now. */
  badge: z.enum(BADGE_STATES),
  heldUntil: Instant.nullable(),
  heldFor: z.string().nullable(),
  purgedAt: Instant.nullable(),
  /** What whoever asks may do to it now. */
  allowedActions: z.array(z.enum(DOCUMENT_ACTS)),
  timeline: z.array(TimelineEntry),
});

export const FIELDS = [
  'surname',
  'givenNames',
  'birthDate',
  'sex',
  'nationality',
  'number',
  'issuedOn',
  'expiresOn',
] as const;
const Verdict = z.enum(['equal', 'close', 'different', 'absent']);

/** One line of the table profile | typed | MRZ | verdict. Numbers are masked but for their last three characters. */
const ComparedField = z.object({
  field: z.enum(FIELDS),
  /** `not-kept`: the marketplace does not know it. */
  profile: z.string().nullable(),
  typed: z.string().nullable(),
  mrz: z.string().nullable(),
  /** Whether the check digit of this field of the zone fits; null where it has none. */
  digitFits: z.boolean().nullable(),
  verdict: Verdict,
  score: z.number().nullable(),
});
const MrzVerdict = z.object({
  state: z.enum(['consistent', 'inconsistent', 'unsupported', 'malformed']),
  format: z.string().nullable(),
  faults: z.array(z.object({ field: z.string(), expected: z.string(), found: z.string() })),
  /** One character that, put right, would make the digits fit. */
  hints: z.array(z.object({ line: z.int(), at: z.int(), from: z.string(), to: z.string() })),
});

const Said = z.object({
  result: z.enum(CHECK_RESULTS),
  detail: z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])),
  explanation: z.string().nullable(),
  byAlias: z.string().nullable(),
  at: Instant,
});
export const CheckLine = z.object({
  code: z.enum(CHECK_CODES),
  group: z.enum(CHECK_GROUPS),
  required: z.boolean(),
  onFail: z.enum(CHECK_SUGGESTIONS),
  auto: Said.nullable(),
  agent: Said.nullable(),
  /** What counts: the person's word where there is one. Null: nobody has said anything. */
  result: z.enum(CHECK_RESULTS).nullable(),
  mayTick: z.boolean(),
});

export const DocumentPicture = z.object({
  side: Side,
  attempt: z.int(),
  width: z.int(),
  height: z.int(),
  megapixels: z.number(),
  hints: z.array(z.string()),
  traces: z.object({ editor: z.boolean(), position: z.boolean(), captureDate: z.boolean() }),
  scan: z.enum(SCAN_STATES),
  addedAt: Instant,
  /** When the person who asks last looked at it; a decision to approve wants each side of the attempt looked at. */
  seenAt: Instant.nullable(),
  purged: z.boolean(),
});

const Access = z.object({
  side: Side,
  attempt: z.int(),
  alias: z.string(),
  purpose: z.enum(ACCESS_PURPOSES),
  outcome: z.enum(ACCESS_OUTCOMES),
  at: Instant,
});

/** Everything the documents desk shows, but the pictures, in one answer. */
export const DocumentContext = z.object({
  case: CaseRow,
  allowed: z.array(z.string()),
  document: z.object({
    id: Id,
    type: z.enum(DOCUMENT_TYPES),
    country: z.string(),
    state: z.enum(DOCUMENT_STATES),
    attempt: z.int(),
    attemptsMax: z.int(),
    legalBasis: z.enum(LEGAL_BASES),
    consent: z.object({ version: z.string(), language: z.string(), givenAt: Instant }),
    openedAt: Instant,
    submittedAt: Instant.nullable(),
    expiresOn: z.string().nullable(),
    heldUntil: Instant.nullable(),
    heldFor: z.string().nullable(),
    purgedAt: Instant.nullable(),
    version: z.int(),
  }),
  /** What waits for a second person: the first one's decision, to be signed or returned. */
  first: z
    .object({
      outcome: z.string(),
      grounds: z.array(z.enum(DOCUMENT_REASONS)),
      message: z.string().nullable(),
      alias: z.string(),
      at: Instant,
    })
    .nullable(),
  appeal: z.object({ text: z.string(), at: Instant }).nullable(),
  applicant: PersonCard.extend({ categories: z.array(z.string()), badge: z.enum(BADGE_STATES) }),
  pictures: z.array(DocumentPicture),
  /** Null until somebody has typed it, and for whoever does not have the case in hand. */
  fields: z.array(ComparedField).nullable(),
  reading: Reading.nullable(),
  mrz: MrzVerdict.nullable(),
  checks: z.array(CheckLine),
  suggestion: z.object({ outcome: z.string(), grounds: z.array(z.enum(DOCUMENT_REASONS)) }).nullable(),
  /** Why it cannot be approved yet; the server asks the same. */
  missing: z.array(z.object({ code: z.string(), why: z.string() })),
  linked: z.array(LinkRow),
  access: z.array(Access),
  grounds: z.array(
    z.object({
      code: z.enum(DOCUMENT_REASONS),
      group: z.string(),
      disposition: z.enum(DISPOSITIONS),
      fourEyes: z.boolean(),
    }),
  ),
  history: z.array(DecisionRow),
  timeline: z.array(TimelineEntry),
  policy: z.object({ version: z.int(), graceSeconds: z.int(), reblurSeconds: z.int(), attempts: z.int() }),
});

/** `GET /api/document-access`: every look at a picture, and every refused one. */
export const DocumentAccessRow = z.object({
  id: Id,
  marketplaceId: MarketplaceId,
  documentId: Id,
  side: Side,
  attempt: z.int(),
  staffId: Id,
  staffAlias: z.string(),
  purpose: z.enum(ACCESS_PURPOSES),
  outcome: z.enum(ACCESS_OUTCOMES),
  assigned: z.boolean(),
  at: Instant,
});

export type AnnounceDocument = z.infer<typeof AnnounceDocument>;
export type PlatformDocument = z.infer<typeof PlatformDocument>;
export type Standing = z.infer<typeof Standing>;
export type DocumentRow = z.infer<typeof DocumentRow>;
export type DocumentShow = z.infer<typeof DocumentShow>;
export type Reading = z.infer<typeof Reading>;
export type TickChecks = z.infer<typeof TickChecks>;
export type Reveal = z.infer<typeof Reveal>;
export type ComparedField = z.infer<typeof ComparedField>;
export type MrzVerdict = z.infer<typeof MrzVerdict>;
export type CheckLine = z.infer<typeof CheckLine>;
export type DocumentPicture = z.infer<typeof DocumentPicture>;
export type DocumentContext = z.infer<typeof DocumentContext>;
export type DocumentAccessRow = z.infer<typeof DocumentAccessRow>;
export type RevokeDocument = z.infer<typeof RevokeDocument>;
