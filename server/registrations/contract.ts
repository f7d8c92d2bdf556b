import { z } from 'zod';
import {
  BADGE_STATES,
  DOCUMENT_STATES,
  LANGUAGES,
  QUESTION_KINDS,
  REGISTRATION_REASONS,
  REGISTRATION_STATES,
} from '#db/words.ts';
import { DecisionRow } from '../decisions/contract.ts';
import { LinkRow } from '../links/contract.ts';
import { ExternalId, Id, Instant, MarketplaceId, Text } from '../platform/contract.ts';
import { CaseRow } from '../queue/contract.ts';
import { PersonCard, TimelineEntry } from '../reviews/contract.ts';

const QUESTIONS_MAX = 40;
const CHOICES_MAX = 30;
const CATEGORIES_MAX = 50;
/** The longest answer that any kind of question takes. */
export const ANSWER_CHARACTERS_MAX = 4000;

const QuestionKey = z.string().regex(/^[a-z][a-z0-9-]{0,39}$/);
const Label = z
  .partialRecord(z.enum(LANGUAGES), Text(300))
  .refine((label) => Object.keys(label).length > 0, 'one-language-at-least');
const question = {
  /** What an answer is filed under; it stays the same when the words are put better. */
  key: QuestionKey,
  kind: z.enum(QUESTION_KINDS),
  required: z.boolean(),
  label: Label,
  /** Of `choice` only, in the order in which they are shown. */
  choices: z.array(Text(120)).max(CHOICES_MAX),
};
/** One question as it is kept; `categoryId`: only for who offers it, by our own id. */
export const Question = z
  .strictObject({ ...question, categoryId: Id.nullable() })
  .refine(({ kind, choices }) => (kind === 'choice' ? choices.length > 1 : choices.length === 0), {
    path: ['choices'],
    message: 'choices-do-not-fit',
  })
  .refine(({ choices }) => new Set(choices).size === choices.length, { path: ['choices'], message: 'twice' });
const isOnce = (list: readonly { key: string }[]) => new Set(list.map(({ key }) => key)).size === list.length;

/** `POST /api/questionnaires`: the next version, in force at once. `version` is the one that was seen; 0 where there was none. */
export const AddQuestionnaire = z.strictObject({
  marketplaceId: MarketplaceId,
  version: z.int().min(0),
  questions: z.array(Question).min(1).max(QUESTIONS_MAX).refine(isOnce, 'twice'),
});
export const QuestionnaireRow = z.object({
  id: Id,
  marketplaceId: MarketplaceId,
  version: z.int(),
  questions: z.array(z.object({ ...question, categoryId: Id.nullable() })),
  effectiveFrom: Instant,
  createdBy: z.string(),
  createdAt: Instant,
  /** Whether specialists are asked these questions now. */
  inForce: z.boolean(),
});
/** `GET /platform/v1/questionnaire`: what the marketplace shows; categories by its own ids. */
export const PlatformQuestionnaire = z.object({
  version: z.int(),
  effectiveFrom: Instant,
  questions: z.array(z.object({ ...question, categoryId: z.string().nullable() })),
});

/** `PUT /platform/v1/people/{id}/questionnaire` (SPEC 5). Yes-no is `yes` or `no`, a number is digits. */
export const SendQuestionnaire = z.strictObject({
  version: z.int().min(1),
  categoryIds: z
    .array(ExternalId)
    .min(1)
    .max(CATEGORIES_MAX)
    .refine((list) => new Set(list).size === list.length, 'twice'),
  answers: z.record(QuestionKey, Text(ANSWER_CHARACTERS_MAX, 0)),
});
export const PlatformRegistration = z.object({
  id: Id,
  state: z.enum(REGISTRATION_STATES),
  version: z.int(),
  categoryIds: z.array(z.string()),
  submittedAt: Instant,
  decidedAt: Instant.nullable(),
  /** What the desk wants to know, and until when; sending the questionnaire again answers it. */
  asked: z.object({ question: z.string(), answerUntil: Instant.nullable() }).nullable(),
  grounds: z.array(z.enum(REGISTRATION_REASONS)),
});
/** `GET /platform/v1/people/{id}/registration`: whether this specialist may offer, and in which categories. */
export const Admission = z.object({
  /** Whether the marketplace asks at all: without a questionnaire everybody is admitted. */
  needed: z.boolean(),
  admitted: z.boolean(),
  categoryIds: z.array(z.string()),
  /** The newest one. */
  registration: PlatformRegistration.nullable(),
});

/** A row of the register. */
export const RegistrationRow = z.object({
  id: Id,
  marketplaceId: MarketplaceId,
  personId: Id,
  personName: z.string(),
  state: z.enum(REGISTRATION_STATES),
  questionnaireVersion: z.int(),
  reasons: z.array(z.enum(REGISTRATION_REASONS)),
  submittedAt: Instant,
  dueAt: Instant.nullable(),
  decidedAt: Instant.nullable(),
  version: z.int(),
});
export const RegistrationFilter = z.strictObject({
  id: z.array(Id).max(100).optional(),
  marketplaceId: MarketplaceId.optional(),
  state: z.enum(REGISTRATION_STATES).optional(),
  personId: Id.optional(),
  _after: z.string().max(400).optional(),
});

/** A question with its answer, in the words of the version that was answered and in the language of the reader. */
const Answered = z.object({
  key: z.string(),
  kind: z.enum(QUESTION_KINDS),
  required: z.boolean(),
  label: z.string(),
  categoryName: z.string().nullable(),
  /** Null: left out. */
  answer: z.string().nullable(),
});
const Category = z.object({ id: Id, name: z.string() });
export const RegistrationShow = RegistrationRow.extend({
  categories: z.array(Category),
  answers: z.array(Answered),
  asked: z.string().nullable(),
  askedAt: Instant.nullable(),
});

/** Why an account of the marketplace is shown beside the one that applies. */
const Duplicate = z.object({
  personId: Id,
  displayName: z.string(),
  registeredAt: Instant.nullable(),
  /** How that account's own last registration ended, if it ever sent one. */
  registration: z.enum(REGISTRATION_STATES).nullable(),
});

/** Everything the registrations desk shows, in one answer (F4). */
export const RegistrationContext = z.object({
  case: CaseRow,
  allowed: z.array(z.string()),
  registration: RegistrationShow,
  person: PersonCard,
  contacts: z.object({
    email: z.string().nullable(),
    phone: z.string().nullable(),
    /** Whether it could be called: null where there is none. */
    phonePossible: z.boolean().nullable(),
    /** ISO 3166 alpha-2 that the number belongs to, where it says so. */
    phoneCountry: z.string().nullable(),
  }),
  links: z.array(LinkRow.extend({ registration: z.enum(REGISTRATION_STATES).nullable() })),
  /** Other accounts of the marketplace that are called alike and are tied by nothing else. */
  sameName: z.array(Duplicate),
  document: z.object({ state: z.enum(DOCUMENT_STATES).nullable(), badge: z.enum(BADGE_STATES) }),
  earlier: z.array(
    z.object({
      id: Id,
      state: z.enum(REGISTRATION_STATES),
      reasons: z.array(z.enum(REGISTRATION_REASONS)),
      submittedAt: Instant,
      decidedAt: Instant.nullable(),
    }),
  ),
  history: z.array(DecisionRow),
  timeline: z.array(TimelineEntry),
  policy: z.object({ version: z.int(), graceSeconds: z.int(), askAnswerHours: z.int(), appealWindowDays: z.int() }),
});

export type Question = z.infer<typeof Question>;
export type AddQuestionnaire = z.infer<typeof AddQuestionnaire>;
export type QuestionnaireRow = z.infer<typeof QuestionnaireRow>;
export type SendQuestionnaire = z.infer<typeof SendQuestionnaire>;
export type PlatformRegistration = z.infer<typeof PlatformRegistration>;
export type Admission = z.infer<typeof Admission>;
export type RegistrationRow = z.infer<typeof RegistrationRow>;
export type RegistrationShow = z.infer<typeof RegistrationShow>;
export type RegistrationContext = z.infer<typeof RegistrationContext>;
