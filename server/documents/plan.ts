import type { Reader, Transaction } from '#db/open.ts';
import type { PersonDocument } from '#db/schema/documents.ts';
import type { Decision } from '#db/schema/spine.ts';
import type { DocumentReason, DocumentState } from '#db/words.ts';
import type { DecisionInput } from '../decisions/contract.ts';
import type { DeskCall, Plan } from '../decisions/desks.ts';
import { findDecision } from '../decisions/store.ts';
import { system } from '../platform/actor.ts';
import { Refusal } from '../platform/refusal.ts';
import { isOwn, missingFor } from './approval.ts';
import { groundedOf } from './grounds.ts';
import { approvedMessages, rejectedPlan, resubmitMessage } from './messages.ts';
import { type DocumentActor, type DocumentFacts, moveDocument } from './states.ts';
import { findDocument, personById, readingOf } from './store.ts';

/** Who this member of staff is to the document as it stands. */
export const roleFor = (state: DocumentState, role: string): DocumentActor =>
  state === 'pending_second' ? 'second' : state === 'appealed' ? 'other' : role === 'manager' ? 'manager' : 'agent';

/** What a decision of the desk `documents` means; nothing of it is so before its grace is over (verification.md §C4). */
export async function planDocument(tx: Transaction, call: DeskCall, input: DecisionInput): Promise<Plan> {
  const one = await findDocument(tx, call.one.subjectId, call.actor);
  if (await isOwn(tx, one, call.actor.id)) throw new Refusal('conflict-of-interest');
  const first = await firstDecision(tx, one);
  const tookPart = [one.decidedById, one.secondById, first?.deciderId].includes(call.actor.id);
  const step = (known: Partial<DocumentFacts>) => {
    // A decider who asks for the appeal of his own word, or to sign it, is told so (RULINGS 8).
    if (tookPart && (one.state === 'pending_second' || one.state === 'appealed')) throw new Refusal('own-case');
    return moveDocument(one.state, input.outcome, roleFor(one.state, call.actor.role), { tookPart, ...known });
  };
  const base: Plan = {
    subjectVersion: one.version,
    recipientId: one.personId,
    statement: null,
    messages: [],
    restricts: false,
  };
  const ask: Asked = { tx, call, input, one, base, step };
  if (input.outcome === 'approve') return planApproval(ask);
  if (input.outcome === 'resubmit' || input.outcome === 'reject') return planRefusal(ask, input.outcome);
  if (input.outcome === 'confirm' && first) return planSignature(ask, first);
  return { ...base, extra: step({}) };
}

interface Asked {
  tx: Transaction;
  call: DeskCall;
  input: DecisionInput;
  one: PersonDocument;
  base: Plan;
  step: (known: Partial<DocumentFacts>) => { row: string; to: string };
}

async function planApproval({ tx, call, one, base, step }: Asked): Promise<Plan> {
  const { actor, terms, now } = call;
  const missing = await missingFor(tx, one, { actor, case: call.one, policy: terms.policy, now });
  if (missing.length > 0)
    throw new Refusal('checks-open', {
      body: { missing: missing.map(({ code, why }) => ({ code: code ?? '', why })) },
    });
  // Until when the badge lasts is read off the document.
  if (!(await readingOf(tx, one))) throw new Refusal('reading-missing');
  const extra = step({ approvable: true, fourEyes: terms.policy.documents.twoToApprove });
  if (extra.to === 'pending_second') return { ...base, extra };
  return { ...base, extra, messages: approvedMessages(one, await personById(tx, one.personId), call) };
}

async function planRefusal({ tx, call, input, one, base, step }: Asked, outcome: 'resubmit' | 'reject'): Promise<Plan> {
  const grounded = groundedOf(outcome, input);
  const attemptsLeft = one.attempt < call.terms.policy.documents.attempts;
  const { row, to } = step({ ...grounded, attemptsLeft });
  const grounds: DocumentReason[] = row.startsWith('18') ? [...grounded.grounds, 'LIMIT_ATTEMPTS'] : grounded.grounds;
  const extra = { row, to, grounds: grounds.join(' '), disposition: grounded.disposition };
  const person = await personById(tx, one.personId);
  if (to === 'pending_second') return { ...base, extra };
  if (to === 'rejected') return { ...base, extra, ...rejectedPlan(one, person, call, grounds, input.message ?? null) };
  return { ...base, extra, messages: [resubmitMessage(one, person, call, grounds, input.message ?? null)] };
}

/** The second person says the same: only now it takes effect, in the words of the first (row 7). */
async function planSignature({ tx, call, one, base, step }: Asked, first: Decision): Promise<Plan> {
  const { row } = step({});
  const person = await personById(tx, one.personId);
  const extra = { row, to: first.outcome === 'approve' ? 'approved' : 'rejected', signs: first.id };
  if (first.outcome === 'approve') return { ...base, extra, messages: approvedMessages(one, person, call) };
  const grounds = groundsOf(first);
  return { ...base, extra, ...rejectedPlan(one, person, call, grounds, first.message) };
}

/** The decision that waits for its signature, or is appealed. */
export async function firstDecision(tx: Reader, one: PersonDocument): Promise<Decision | undefined> {
  return one.decisionId ? findDecision(tx, one.decisionId, system('documents')) : undefined;
}

export const groundsOf = ({ extra }: Pick<Decision, 'extra'>): DocumentReason[] =>
  (extra.grounds ?? '').split(' ').filter(Boolean) as DocumentReason[];
