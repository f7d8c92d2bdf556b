import type { Reader } from '#db/open.ts';
import type { Marketplace } from '#db/schema/market.ts';
import type { Questionnaire, Registration } from '#db/schema/registrations.ts';
import type { Language } from '#db/words.ts';
import { languageOf } from '../decisions/words/index.ts';
import type { PlatformRegistration, QuestionnaireRow, RegistrationRow, RegistrationShow } from './contract.ts';
import { labelIn, questionsFor } from './rules.ts';
import { type Category, categoriesById, questionnaireAt } from './store.ts';

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

export function presentQuestionnaire(
  { effectiveFrom, createdAt, ...row }: Questionnaire,
  inForce: boolean,
): QuestionnaireRow {
  return { ...row, effectiveFrom: effectiveFrom.toISOString(), createdAt: createdAt.toISOString(), inForce };
}

export const presentRegistration = (one: Registration & { personName: string | null }): RegistrationRow => {
  const { id, marketplaceId, personId, state, questionnaireVersion, reasons, version } = one;
  return {
    ...{ id, marketplaceId, personId, state, questionnaireVersion, reasons, version },
    personName: one.personName ?? '',
    submittedAt: one.submittedAt.toISOString(),
    dueAt: iso(one.dueAt),
    decidedAt: iso(one.decidedAt),
  };
};

/** One registration with every question that was put, also those that were left out, in the reader's language. */
export async function showRegistration(
  read: Reader,
  one: Registration,
  personName: string,
  marketplace: Pick<Marketplace, 'locale'>,
  language: Language,
): Promise<RegistrationShow> {
  const form = await questionnaireAt(read, one.marketplaceId, one.questionnaireVersion);
  const asked = questionsFor(form.questions, one.categoryIds);
  const named = asked.flatMap(({ categoryId }) => categoryId ?? []);
  const known = await categoriesById(read, [...new Set([...one.categoryIds, ...named])], one.marketplaceId);
  const nameOf = (id: string | null) => known.find((category) => category.id === id)?.name ?? null;
  return {
    ...presentRegistration({ ...one, personName }),
    categories: known.filter(({ id }) => one.categoryIds.includes(id)).map(({ id, name }) => ({ id, name })),
    answers: asked.map(({ key, kind, required, label, categoryId }) => ({
      ...{ key, kind, required },
      label: labelIn(label, language, languageOf(marketplace.locale)),
      categoryName: nameOf(categoryId),
      answer: one.answers[key] ?? null,
    })),
    asked: one.asked,
    askedAt: iso(one.askedAt),
  };
}

/** As its marketplace sees it; categories by its own ids. */
export async function platformRegistration(read: Reader, one: Registration): Promise<PlatformRegistration> {
  const chosen = await categoriesById(read, one.categoryIds, one.marketplaceId);
  const { id, state, questionnaireVersion, asked, dueAt, reasons } = one;
  return {
    id,
    state,
    version: questionnaireVersion,
    categoryIds: externalIds(chosen),
    submittedAt: one.submittedAt.toISOString(),
    decidedAt: iso(one.decidedAt),
    asked: state === 'asked' && asked !== null ? { question: asked, answerUntil: iso(dueAt) } : null,
    grounds: reasons,
  };
}

export const externalIds = (chosen: readonly Category[]): string[] => chosen.map(({ externalId }) => externalId);
