import type { Reader, Transaction } from '#db/open.ts';
import type { Case, Decision } from '#db/schema/spine.ts';
import type { Queue } from '#db/words.ts';
import { mayRevert } from '../access/roles.ts';
import { cancelOfDecision } from '../outbox/store.ts';
import { type StaffActor, system } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { record } from '../platform/record.ts';
import { Refusal } from '../platform/refusal.ts';
import { termsOf } from '../policies/store.ts';
import { minutesFrom } from '../queue/rules.ts';
import { tellOf } from '../queue/service.ts';
import { changeCase, findCase, liveCaseOf } from '../queue/store.ts';
import { conclude } from './conclude.ts';
import type { DecisionInput } from './contract.ts';
import { deskOf } from './desks.ts';
import { canRevert, mayUndo, mustBeComplete, mustBeDecidable } from './rules.ts';
import { dueDecisions, findDecision, settle } from './store.ts';

const NOBODY = { leaseHolderId: null, leaseHolderAlias: null, leaseUntil: null, heldUntil: null, holdReason: null };

/** One staff member decides one case; ids are made outside, since the transaction may run again (RULINGS 27). */
export interface DecideAsk {
  actor: StaffActor;
  caseId: string;
  decisionId: string;
  input: DecisionInput;
  batchId?: string;
}

/**
 * A decision (F2): state, decision row, statement, messages and audit entry commit together; its effect on the
 * domain waits for the grace (F3). Of two deciders one gets through, the other is told who won.
 */
export async function decide(
  tx: Transaction,
  context: Context,
  ask: DecideAsk,
): Promise<{ decision: Decision; one: Case }> {
  const { actor, input, decisionId } = ask;
  const now = context.clock.now();
  const one = await findCase(tx, ask.caseId, actor);
  if (one.state !== 'open' && one.decisionId) await refuseDecided(tx, one, actor);
  mustBeDecidable(one, actor, input.version, now);
  const terms = await termsOf(tx, one.marketplaceId, now);
  mustBeComplete(one, input, terms.policy);
  const effectiveAt = new Date(now.getTime() + terms.policy.graceSeconds[one.queue] * 1_000);
  const plan = await deskOf(one.queue).plan(tx, { context, actor, one, terms, now, decisionId, effectiveAt }, input);
  const made = {
    id: decisionId,
    marketplaceId: one.marketplaceId,
    caseId: one.id,
    queue: one.queue,
    subjectKind: one.subjectKind,
    subjectId: one.subjectId,
    subjectVersion: plan.subjectVersion,
    recipientId: plan.recipientId,
    outcome: input.outcome,
    reasons: input.reasons ?? [],
    spans: input.spans ?? [],
    extra: extraOf(input),
    message: input.message ?? null,
    note: input.note ?? null,
    level: one.level,
    deciderId: actor.id,
    deciderAlias: actor.alias,
    decidedAt: now,
    effectiveAt,
    state: 'pending' as const,
    revertsId: null,
    batchId: ask.batchId ?? null,
    policyVersion: terms.version,
  };
  const decision = await conclude(tx, actor, made, plan);
  const changed = await changeCase(tx, one, { ...NOBODY, state: 'decided', decisionId });
  tellOf(tx, changed);
  return { decision, one: changed };
}

const extraOf = ({ ask, confirmed }: DecisionInput): Record<string, string> => ({
  ...(ask && { ask }),
  ...(confirmed && { confirmed: JSON.stringify(confirmed) }),
});

async function refuseDecided(read: Reader, one: Case, actor: StaffActor): Promise<never> {
  const won = await findDecision(read, String(one.decisionId), actor);
  throw new Refusal(one.state === 'waiting' ? 'case-waiting' : 'case-decided', {
    body: { winner: { alias: won.deciderAlias, at: won.decidedAt.toISOString(), outcome: won.outcome } },
  });
}

/** Takes a decision back while nothing of it is public: nothing is sent, and the case is in the same hands again. */
export async function undo(
  tx: Transaction,
  context: Context,
  actor: StaffActor,
  id: string,
): Promise<{ decision: Decision; one: Case }> {
  const now = context.clock.now();
  const decision = await findDecision(tx, id, actor);
  if (!mayUndo(decision, actor, now))
    throw new Refusal(
      mayUndo(decision, { id: decision.deciderId, role: 'manager' }, now) ? 'not-your-decision' : 'undo-too-late',
    );
  const undone = await settle(tx, decision, { state: 'undone', settledAt: now });
  if (!undone) throw new Refusal('undo-too-late');
  await cancelOfDecision(tx, id, now);
  const one = await findCase(tx, decision.caseId, actor);
  const { policy } = await termsOf(tx, one.marketplaceId, now);
  const lease = {
    leaseHolderId: actor.id,
    leaseHolderAlias: actor.alias,
    leaseUntil: minutesFrom(now, policy.leaseMinutes[one.queue]),
  };
  const changed = await changeCase(tx, one, { state: 'open', decisionId: null, ...lease });
  await traceOf(tx, actor, undone, 'decision.undone', now);
  tellOf(tx, changed);
  return { decision: undone, one: changed };
}

/** A decision of its own that puts back what an earlier one did, with its reason, and opens the case again (F3). */
export async function revert(
  tx: Transaction,
  context: Context,
  ask: { actor: StaffActor; id: string; decisionId: string; reason: string },
): Promise<{ decision: Decision; one: Case }> {
  const now = context.clock.now();
  const earlier = await findDecision(tx, ask.id, ask.actor);
  if (earlier.state === 'reverted') throw new Refusal('already-reverted');
  if (!mayRevert(ask.actor, earlier.deciderId)) throw new Refusal('not-your-decision');
  if (!canRevert(earlier, ask.actor)) throw new Refusal('cannot-revert');
  await deskOf(earlier.queue).revert(tx, context, earlier, now);
  const { id: _, before: __, settledAt: ___, ...copied } = earlier;
  const made = {
    ...copied,
    id: ask.decisionId,
    outcome: 'revert' as const,
    reasons: [],
    spans: [],
    extra: {},
    message: null,
    note: ask.reason,
    deciderId: ask.actor.id,
    deciderAlias: ask.actor.alias,
    decidedAt: now,
    effectiveAt: now,
    state: 'effective' as const,
    revertsId: earlier.id,
    batchId: null,
  };
  const decision = await conclude(tx, ask.actor, made, {
    subjectVersion: earlier.subjectVersion,
    recipientId: earlier.recipientId,
    statement: null,
    messages: [],
  });
  if (!(await settle(tx, earlier, { state: 'reverted', settledAt: now }))) throw new Refusal('already-reverted');
  const one = await findCase(tx, earlier.caseId, ask.actor);
  const changed = await changeCase(tx, one, { ...NOBODY, state: 'open', decisionId: null, closedAt: null });
  tellOf(tx, changed);
  return { decision, one: changed };
}

/** Carries out what is due: the sweep behind every grace. Returns how many it settled. */
export async function settleDue(context: Context): Promise<number> {
  const ids = await dueDecisions(context.db.read, context.clock.now());
  for (const id of ids) await context.db.transaction((tx) => carryOut(tx, context, id));
  return ids.length;
}

async function carryOut(tx: Transaction, context: Context, id: string): Promise<void> {
  const now = context.clock.now();
  const sweep = system('sweep:decisions');
  const decision = await findDecision(tx, id, sweep);
  if (decision.state !== 'pending' || now < decision.effectiveAt) return;
  const one = await findCase(tx, decision.caseId, sweep);
  const effect = await deskOf(decision.queue).effect(tx, context, decision, one, decision.effectiveAt);
  if (effect === 'void') return voidDecision(tx, decision, one, now);
  await settle(tx, decision, {
    state: 'effective',
    settledAt: now,
    before: effect.state === 'closed' ? effect.before : null,
  });
  const closed = effect.state === 'closed' ? { closedAt: decision.effectiveAt } : {};
  const again = effect.state === 'open' ? { decisionId: null } : {};
  const changed = await changeCase(tx, one, {
    state: effect.state,
    level: effect.level ?? one.level,
    ...closed,
    ...again,
  });
  await traceOf(tx, sweep, decision, 'decision.effective', now);
  tellOf(tx, changed);
}

/** The subject changed under the decision (its author rewrote or withdrew it): it counts for nothing and nothing is sent. */
async function voidDecision(tx: Transaction, decision: Decision, one: Case, now: Date): Promise<void> {
  await settle(tx, decision, { state: 'void', settledAt: now });
  await cancelOfDecision(tx, decision.id, now);
  const changed = await changeCase(tx, one, { state: 'open', decisionId: null });
  await traceOf(tx, system('sweep:decisions'), decision, 'decision.void', now);
  tellOf(tx, changed);
}

const traceOf = (
  tx: Transaction,
  actor: StaffActor | ReturnType<typeof system>,
  decision: Decision,
  action: string,
  at: Date,
) =>
  record(tx, actor, {
    action,
    subjectKind: decision.subjectKind,
    subjectId: decision.subjectId,
    marketplaceId: decision.marketplaceId,
    detail: { decisionId: decision.id, caseId: decision.caseId },
    at,
  });

/**
 * The subject was rewritten by its author: a pending decision about the old words counts for nothing, and an open case
 * shows the new ones. False: no case lives, the caller opens one.
 */
export async function subjectChanged(
  tx: Transaction,
  queue: Queue,
  subjectId: string,
  headline: Case['headline'],
  now: Date,
): Promise<boolean> {
  const one = await liveCaseOf(tx, queue, subjectId);
  if (!one) return false;
  await dropPending(tx, one, now);
  const changed = await changeCase(tx, one, { headline, state: 'open', decisionId: null });
  tellOf(tx, changed);
  return true;
}

/** The subject is gone (withdrawn, superseded, moot): nobody needs to decide it any more. */
export async function closeCaseOf(tx: Transaction, queue: Queue, subjectId: string, now: Date): Promise<void> {
  const one = await liveCaseOf(tx, queue, subjectId);
  if (!one) return;
  await dropPending(tx, one, now);
  const changed = await changeCase(tx, one, { ...NOBODY, state: 'closed', closedAt: now });
  tellOf(tx, changed);
}

async function dropPending(tx: Transaction, one: Case, now: Date): Promise<void> {
  if (one.state !== 'decided' || !one.decisionId) return;
  const decision = await findDecision(tx, one.decisionId, system('subject-changed'));
  if (!(await settle(tx, decision, { state: 'void', settledAt: now }))) return;
  await cancelOfDecision(tx, decision.id, now);
  await traceOf(tx, system('subject-changed'), decision, 'decision.void', now);
}

/** What was waited for came, or did not come in time: the case is offered again. */
export async function reopenWaiting(tx: Transaction, queue: Queue, subjectId: string): Promise<void> {
  const one = await liveCaseOf(tx, queue, subjectId);
  if (one?.state !== 'waiting') return;
  tellOf(tx, await changeCase(tx, one, { state: 'open', decisionId: null }));
}
