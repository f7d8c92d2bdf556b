import { sql } from 'drizzle-orm';
import { kit, oneOf } from '../kit.ts';
import { type Language, type QuestionKind, REGISTRATION_STATES, type RegistrationReason } from '../words.ts';
import { marketplaces, people } from './market.ts';

const { table, text, integer, instant, json, index, uniqueIndex } = kit;

/** One thing a specialist is asked before being admitted (QJ-04). */
export interface QuestionAsked {
  key: string;
  kind: QuestionKind;
  required: boolean;
  /** Only asked of those who offer this category; null of everybody. */
  categoryId: string | null;
  label: Partial<Record<Language, string>>;
  choices: string[];
}

/** What is asked, one row a version: an answer always knows which words it answered. */
export const questionnaires = table(
  'questionnaires',
  {
    id: text().primaryKey(),
    marketplaceId: text()
      .notNull()
      .references(() => marketplaces.id),
    version: integer().notNull(),
    questions: json<QuestionAsked[]>().notNull(),
    effectiveFrom: instant().notNull(),
    createdBy: text().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [uniqueIndex('questionnaires_version').on(t.marketplaceId, t.version)],
);

/** Somebody who wants to be admitted as a specialist (QJ-04, QJ-05). */
export const registrations = table(
  'registrations',
  {
    id: text().primaryKey(),
    marketplaceId: text()
      .notNull()
      .references(() => marketplaces.id),
    personId: text()
      .notNull()
      .references(() => people.id),
    questionnaireVersion: integer().notNull(),
    categoryIds: json<string[]>().notNull(),
    answers: json<Record<string, string>>().notNull(),
    state: text({ enum: REGISTRATION_STATES }).notNull(),
    /** What was asked after the first answers, by question key or in words. */
    asked: text(),
    askedAt: instant(),
    dueAt: instant(),
    submittedAt: instant().notNull(),
    reasons: json<RegistrationReason[]>().notNull(),
    decidedAt: instant(),
    decisionId: text(),
    policyVersion: integer().notNull(),
    version: integer().notNull().default(1),
  },
  (t) => [
    oneOf(t.state),
    uniqueIndex('registrations_one_live').on(t.personId).where(sql`${t.state} in ('submitted', 'asked')`),
    index('registrations_due').on(t.dueAt, t.id).where(sql`${t.dueAt} is not null`),
    index('registrations_of_person').on(t.personId, t.submittedAt),
    index('registrations_newest').on(t.marketplaceId, t.state, t.submittedAt, t.id),
    index('registrations_of_market').on(t.marketplaceId, t.submittedAt, t.id),
    index('registrations_of_all').on(t.submittedAt, t.id),
  ],
);

export type Questionnaire = typeof questionnaires.$inferSelect;
export type Registration = typeof registrations.$inferSelect;
