import type { Person } from '#db/schema/market.ts';
import type { QuestionAsked, Registration } from '#db/schema/registrations.ts';
import type { RegistrationReason } from '#db/words.ts';
import type { DeskCall, Plan } from '../decisions/desks.ts';
import { titleOf } from '../decisions/mask.ts';
import { personStatement } from '../decisions/personStatement.ts';
import { written } from '../decisions/statementParts.ts';
import { languageOf, STATEMENT_WORDS } from '../decisions/words/index.ts';
import { endOfLocalDay } from '../platform/zones.ts';
import { labelIn } from './rules.ts';
import type { Category } from './store.ts';
import { REGISTRATION_WORDS } from './words/index.ts';

/** Grounds that a program may have pointed at, by what two accounts have in common. */
const SEEN_BY_PROGRAM: readonly RegistrationReason[] = ['DUPLICATE_ACCOUNT', 'SUSPICIOUS_ACCOUNT', 'BLOCKED_BEFORE'];

export interface Refused {
  one: Registration;
  person: Person;
  questions: readonly QuestionAsked[];
  categories: readonly Category[];
  grounds: readonly RegistrationReason[];
  message: string | null;
  /** Whether the account has something in common with another one. */
  isLinked: boolean;
}

/**
 * The statement of reasons of a refused registration (QJ-05, DSA 17(3)): which one, what was answered, why, and how to
 * complain. It names questions and never an answer, nor with whom an account is linked (verification.md §D5).
 */
export function refusalStatement(call: DeskCall, refused: Refused): NonNullable<Plan['statement']> {
  const { one, person, questions, categories, grounds, message, isLinked } = refused;
  const { marketplace, policy, zone } = call.terms;
  const language = languageOf(person.locale ?? marketplace.locale);
  const words = REGISTRATION_WORDS[language];
  const at = (instant: Date) => written(STATEMENT_WORDS[language], zone, instant, 'short');
  const labels = questions
    .filter(({ key }) => one.answers[key] !== undefined)
    .map(({ label }) => titleOf(labelIn(label, language, languageOf(marketplace.locale))));
  return personStatement({
    language,
    measure: words.measure(
      marketplace.name,
      categories.map(({ name }) => titleOf(name)),
    ),
    facts: [
      words.submitted(one.id, at(one.submittedAt), one.questionnaireVersion),
      ...(labels.length > 0 ? [words.answered(labels)] : []),
      ...(one.askedAt ? [words.asked(at(one.askedAt))] : []),
    ],
    grounds: grounds.map((ground) => words.grounds[ground]),
    message,
    person,
    call,
    submittedAt: one.submittedAt,
    redressUntil: endOfLocalDay(call.effectiveAt, zone, policy.appealWindowDays),
    program: isLinked && grounds.some((ground) => SEEN_BY_PROGRAM.includes(ground)),
  });
}
