import type { PersonDocument } from '#db/schema/documents.ts';
import type { Person } from '#db/schema/market.ts';
import type { DocumentReason } from '#db/words.ts';
import type { DeskCall, Plan } from '../decisions/desks.ts';
import { personStatement } from '../decisions/personStatement.ts';
import { written } from '../decisions/statementParts.ts';
import { languageOf, STATEMENT_WORDS } from '../decisions/words/index.ts';
import { reasonFacts } from '../identity/catalogue.ts';
import { DOCUMENT_WORDS } from './words/index.ts';
import type { ToldGround } from './words/words.ts';

const DAY_MS = 86_400_000;

/**
 * The statement of reasons of a refused document (DSA 17(3)): what was shown and when, why it was not taken, and how to
 * complain. Of a fraud it says one neutral sentence: how it was seen would teach the next one (verification.md §C3).
 */
export function refusalStatement(
  one: PersonDocument,
  person: Person,
  call: DeskCall,
  grounds: readonly DocumentReason[],
  message: string | null,
): NonNullable<Plan['statement']> {
  const language = languageOf(person.locale ?? call.terms.marketplace.locale);
  const words = DOCUMENT_WORDS[language];
  const submittedAt = one.submittedAt ?? one.openedAt;
  const received = written(STATEMENT_WORDS[language], call.terms.zone, submittedAt, 'short');
  const said = [...new Set(grounds.map(toldGround))];
  return personStatement({
    language,
    measure: words.measure(call.terms.marketplace.name),
    facts: [words.shown(words.types[one.type], one.country, one.attempt), words.submitted(received)],
    grounds: said.map((ground) => words.grounds[ground]),
    message,
    person,
    call,
    submittedAt,
    redressUntil: new Date(call.effectiveAt.getTime() + call.terms.policy.documents.appealDays * DAY_MS),
  });
}

const toldGround = (ground: DocumentReason): ToldGround =>
  reasonFacts(ground).group === 'fraud' ? 'FRAUD' : (ground as ToldGround);
