import type { Transaction } from '#db/open.ts';
import type { Registration } from '#db/schema/registrations.ts';
import type { Decision } from '#db/schema/spine.ts';
import { OUTCOMES, type RegistrationReason } from '#db/words.ts';
import type { DecisionInput } from '../decisions/contract.ts';
import type { Desk, DeskCall, Effect, Plan } from '../decisions/desks.ts';
import { linkedTo } from '../links/store.ts';
import { announce } from '../outbox/store.ts';
import { system } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { Refusal } from '../platform/refusal.ts';
import { termsAt } from '../policies/store.ts';
import { registrationContext } from './context.ts';
import { answerUntil, groundsOf } from './rules.ts';
import { refusalStatement } from './statement.ts';
import { moveRegistration, type RegistrationOutcome } from './states.ts';
import {
  applicantOf,
  categoriesById,
  changeRegistration,
  findRegistration,
  liveRegistrationOf,
  questionnaireAt,
} from './store.ts';

const SWEEP = system('sweep:decisions');

/** The desk `registrations`: accept, ask, refuse, escalate (QJ-04, QJ-05, SPEC 4). */
export const registrationDesk: Desk = {
  outcomes: OUTCOMES.registrations,
  context: registrationContext,
  plan: planRegistration,
  effect: effectOnRegistration,
  revert: revertRegistration,
};

async function planRegistration(tx: Transaction, call: DeskCall, input: DecisionInput): Promise<Plan> {
  const one = await findRegistration(tx, call.one.subjectId, call.actor);
  moveRegistration(one.state, input.outcome as RegistrationOutcome, 'desk');
  const plan: Plan = { subjectVersion: one.version, recipientId: one.personId, statement: null, messages: [] };
  if (input.outcome === 'escalate') return plan;
  const personId = (await applicantOf(tx, one)).externalId;
  if (input.outcome === 'refuse') return planRefusal(tx, call, one, input, plan);
  if (input.outcome === 'accept') {
    const said = { outcome: 'accepted', grounds: [], message: input.message ?? null, statement: null };
    return { ...plan, messages: [decided(one, personId, said)] };
  }
  const until = answerUntil(call.effectiveAt, call.terms.policy).toISOString();
  const payload = { registrationId: one.id, personId, question: input.message ?? '', answerUntil: until };
  return { ...plan, messages: [{ topic: 'registration.asked', subjectId: one.id, payload }] };
}

/** It takes something from a person, so the reasons travel with it (DSA 17). */
async function planRefusal(
  tx: Transaction,
  call: DeskCall,
  one: Registration,
  input: DecisionInput,
  plan: Plan,
): Promise<Plan> {
  const grounds = groundsOf(input.grounds);
  const message = input.message ?? null;
  const [person, form, categories, links] = [
    await applicantOf(tx, one),
    await questionnaireAt(tx, one.marketplaceId, one.questionnaireVersion),
    await categoriesById(tx, one.categoryIds, one.marketplaceId),
    await linkedTo(tx, one.personId),
  ];
  const isLinked = links.some(({ verdict }) => verdict !== 'unrelated');
  const { questions } = form;
  const statement = refusalStatement(call, { one, person, questions, categories, grounds, message, isLinked });
  const { language, text } = statement;
  const told = { id: call.decisionId, language, text };
  const said = { outcome: 'refused', grounds, message, statement: told };
  const extra = { grounds: grounds.join(' ') };
  return { ...plan, statement, extra, messages: [decided(one, person.externalId, said)] };
}

const decided = (
  { id }: Pick<Registration, 'id'>,
  personId: string,
  said: Plan['messages'][number]['payload'],
): Plan['messages'][number] => ({
  topic: 'registration.decided',
  subjectId: id,
  payload: { registrationId: id, personId, ...said },
});

const groundsIn = ({ extra }: Pick<Decision, 'extra'>): RegistrationReason[] =>
  (extra.grounds ?? '').split(' ').filter(Boolean) as RegistrationReason[];

async function effectOnRegistration(
  tx: Transaction,
  _context: Context,
  decision: Decision,
  _one: unknown,
  at: Date,
): Promise<Effect> {
  if (decision.outcome === 'escalate') return { state: 'open', level: 2, before: {} };
  const one = await findRegistration(tx, decision.subjectId, SWEEP);
  if (one.version !== decision.subjectVersion || one.state !== 'submitted') return 'void';
  const { to } = moveRegistration(one.state, decision.outcome as RegistrationOutcome, 'desk');
  if (decision.outcome === 'ask') {
    const { policy } = await termsAt(tx, one.marketplaceId, decision.policyVersion);
    const dueAt = answerUntil(at, policy);
    await changeRegistration(tx, one, { state: to, asked: decision.message, askedAt: at, dueAt });
    return { state: 'waiting', before: {} };
  }
  await changeRegistration(tx, one, {
    state: to,
    reasons: groundsIn(decision),
    decidedAt: at,
    decisionId: decision.id,
  });
  return { state: 'closed', before: { state: one.state } };
}

/** Before the desk again, and the marketplace hears that neither the admission nor the refusal stands (F3). */
async function revertRegistration(tx: Transaction, _context: Context, decision: Decision, now: Date): Promise<void> {
  const one = await findRegistration(tx, decision.subjectId, SWEEP);
  const { to } = moveRegistration(one.state, 'reopen', 'desk');
  // Whoever was refused and applied anew is decided by that one.
  if (one.decisionId !== decision.id || (await liveRegistrationOf(tx, one.personId)))
    throw new Refusal('cannot-revert');
  await changeRegistration(tx, one, { state: to, reasons: [], decidedAt: null, decisionId: null });
  const { externalId } = await applicantOf(tx, one);
  const said = { outcome: 'reopened', grounds: [], message: null, statement: null };
  await announce(tx, {
    marketplaceId: one.marketplaceId,
    ...decided(one, externalId, said),
    createdAt: now,
    availableAt: now,
  });
}
