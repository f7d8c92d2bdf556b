import type { PersonDocument } from '#db/schema/documents.ts';
import type { Person } from '#db/schema/market.ts';
import type { DocumentReason } from '#db/words.ts';
import type { DeskCall, Plan } from '../decisions/desks.ts';
import { monthOf, sidesOf } from './rules.ts';
import { refusalStatement } from './statement.ts';

const DAY_MS = 86_400_000;
type Message = Plan['messages'][number];

/** What a person is told: that the check has passed, and that the badge is there (QJ-06). */
export function approvedMessages(one: PersonDocument, person: Person, { effectiveAt }: DeskCall): Message[] {
  const badge = { badge: 'verified', state: 'active', since: monthOf(effectiveAt) };
  return [
    decided(one, person, { outcome: 'approved', grounds: [], message: null, appealUntil: null, statement: null }),
    { topic: 'badge.changed', subjectId: person.id, payload: { personId: person.externalId, ...badge } },
  ];
}

/** One message with every defect, and the time to send it anew (ballerine's two phases, verification.md §A1). */
export function resubmitMessage(
  one: PersonDocument,
  person: Person,
  { effectiveAt, terms }: DeskCall,
  grounds: readonly DocumentReason[],
  message: string | null,
): Message {
  const { attempts, answerDays } = terms.policy.documents;
  const attempt = one.attempt + 1;
  const payload = {
    documentId: one.id,
    personId: person.externalId,
    grounds: [...grounds],
    message: message ?? '',
    sides: [...sidesOf(one.type)],
    attempt,
    attemptsLeft: attempts - attempt,
    answerUntil: daysAfter(effectiveAt, answerDays),
  };
  return { topic: 'document.resubmit', subjectId: one.id, payload };
}

/** A rejection takes something from the person: one statement of reasons, and the way to appeal (DSA 17, 20). */
export function rejectedPlan(
  one: PersonDocument,
  person: Person,
  call: DeskCall,
  grounds: readonly DocumentReason[],
  message: string | null,
): Pick<Plan, 'restricts' | 'statement' | 'messages'> {
  const statement = refusalStatement(one, person, call, grounds, message);
  const said = { id: call.decisionId, language: statement.language, text: statement.text };
  const appealUntil = daysAfter(call.effectiveAt, call.terms.policy.documents.appealDays);
  const told = { outcome: 'rejected', grounds: [...grounds], message, appealUntil, statement: said };
  return { restricts: true, statement, messages: [decided(one, person, told)] };
}

export const decided = (one: PersonDocument, person: Person, told: Message['payload']): Message => ({
  topic: 'document.decided',
  subjectId: one.id,
  payload: { documentId: one.id, personId: person.externalId, ...told },
});

const daysAfter = (at: Date, days: number): string => new Date(at.getTime() + days * DAY_MS).toISOString();
