import type { Language, QuestionKind } from '#db/words.ts';
import {
  LANGUAGES,
  OUTCOMES,
  REGISTRATION_REASONS,
  type RegistrationReason,
  type RegistrationState,
} from '#db/words.ts';
import { Refusal } from '../platform/refusal.ts';
import { type RegistrationOutcome, registrationCommandsOf } from './states.ts';

/** What the rules need of a question. */
export interface Asked {
  key: string;
  kind: QuestionKind;
  required: boolean;
  categoryId: string | null;
  choices: readonly string[];
}
const HOUR_MS = 3_600_000;
const TEXT_CHARACTERS_MAX = 500;
const NUMBER = /^-?\d{1,12}(?:[.,]\d{1,6})?$/;
const YES_NO = ['yes', 'no'];

/** Questions that somebody who offers these categories is asked, in their order. */
export const questionsFor = <Q extends Pick<Asked, 'categoryId'>>(
  questions: readonly Q[],
  categoryIds: readonly string[],
): Q[] => questions.filter(({ categoryId }) => categoryId === null || categoryIds.includes(categoryId));

/** What is wrong with an answer that is not empty, in the words of fields; null: nothing. */
function faultOf({ kind, choices }: Asked, answer: string): string | null {
  if (kind === 'text') return answer.length > TEXT_CHARACTERS_MAX ? 'too-big' : null;
  if (kind === 'choice') return choices.includes(answer) ? null : 'invalid-value';
  if (kind === 'yes-no') return YES_NO.includes(answer) ? null : 'invalid-value';
  return kind === 'number' && !NUMBER.test(answer) ? 'invalid-format' : null;
}

/**
 * The answers to keep: those that say something, in the order of the questions. All that is wrong is named at once, at
 * `answers.<key>`.
 * @throws Refusal unknown-field: nobody was asked this; answers-missing; invalid: not an answer to such a question
 */
export function answersTo(asked: readonly Asked[], given: Readonly<Record<string, string>>): Record<string, string> {
  const field = (key: string) => `answers.${key}`;
  const strange = Object.keys(given).filter((key) => !asked.some((question) => question.key === key));
  if (strange.length > 0)
    throw new Refusal('unknown-field', { errors: Object.fromEntries(strange.map((key) => [field(key), 'unknown'])) });
  const said = asked.flatMap((question) => {
    const answer = given[question.key] ?? '';
    return answer === '' ? [] : [{ question, answer }];
  });
  const missing = asked.filter(({ key, required }) => required && !said.some(({ question }) => question.key === key));
  if (missing.length > 0)
    throw new Refusal('answers-missing', {
      errors: Object.fromEntries(missing.map(({ key }) => [field(key), 'answers-missing'])),
    });
  const wrong = said.flatMap(({ question, answer }) => {
    const fault = faultOf(question, answer);
    return fault ? [[field(question.key), fault] as const] : [];
  });
  if (wrong.length > 0) throw new Refusal('invalid', { errors: Object.fromEntries(wrong) });
  return Object.fromEntries(said.map(({ question, answer }) => [question.key, answer]));
}

/** The words of a label in the reader's language, else in the marketplace's, else in any. */
export function labelIn(label: Partial<Record<Language, string>>, ...wanted: readonly Language[]): string {
  const found = [...wanted, ...LANGUAGES].find((language) => label[language] !== undefined);
  return (found && label[found]) ?? '';
}

/** What the desk may decide now. */
export const registrationOutcomes = (state: RegistrationState): RegistrationOutcome[] => {
  const commands: readonly string[] = registrationCommandsOf(state, 'desk');
  return OUTCOMES.registrations.filter((outcome) => commands.includes(outcome));
};

/** The grounds of a refusal, each once. @throws Refusal grounds-missing: none of them is one of a registration's */
export function groundsOf(given: readonly string[] | undefined): RegistrationReason[] {
  const known = REGISTRATION_REASONS.filter((reason) => given?.includes(reason));
  if (known.length === 0 || known.length < new Set(given).size)
    throw new Refusal('grounds-missing', { errors: { grounds: 'grounds-missing' } });
  return known;
}

/** Until when the specialist may answer, in exact hours; then the case comes back as it is. */
export const answerUntil = (askedAt: Date, { askAnswerHours }: { askAnswerHours: number }): Date =>
  new Date(askedAt.getTime() + askAnswerHours * HOUR_MS);

export interface Standing {
  state: RegistrationState;
  categoryIds: readonly string[];
}
/**
 * Whether somebody is admitted, and for which categories (QJ-04): by every registration that was accepted and stands.
 * What is asked or refused later about other categories takes nothing away. `isNeeded`: a questionnaire is in force.
 */
export function admissionOf(isNeeded: boolean, all: readonly Standing[]): { admitted: boolean; categoryIds: string[] } {
  const accepted = all.filter(({ state }) => state === 'accepted');
  const categoryIds = [...new Set(accepted.flatMap((one) => one.categoryIds))];
  return { admitted: !isNeeded || accepted.length > 0, categoryIds };
}
