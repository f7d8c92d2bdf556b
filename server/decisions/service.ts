import type { Reader, Transaction } from '#db/open.ts';
import type { Case, Decision } from '#db/schema/spine.ts';
import { mayRevert } from '../access/roles.ts';
import { cancelOfDecision } from '../outbox/store.ts';
import type { StaffActor } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { Refusal } from '../platform/refusal.ts';
import { termsOf } from '../policies/store.ts';
import { minutesFrom, mustWork, NOBODY } from '../queue/rules.ts';
import { tellOf } from '../queue/service.ts';
import { changeCase, findCase } from '../queue/store.ts';
import { conclude } from './conclude.ts';
import type { DecisionInput } from './contract.ts';
import { deskOf } from './desks.ts';
import { canRevert, effectiveAfter, mayUndo, mustBeComplete, mustBeDecidable, withReasons } from './rules.ts';
import { decidedSince, findDecision, settle } from './store.ts';
import { traceOf } from './trace.ts';

/** One staff member decides one case; ids are made outside, since the transaction may run again (RULINGS 27). */
interface DecideAsk {
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
  const { actor, decisionId } = ask;
  const input = withReasons(ask.input);
  const now = context.clock.now();
  const one = await findCase(tx, ask.caseId, actor);
  mustWork(actor.permissions, one.queue);
  if (one.state !== 'open' && one.decisionId) await refuseDecided(tx, one, actor);
  mustBeDecidable(one, actor, input.version, now);
  const terms = await termsOf(tx, one.marketplaceId, now);
  mustBeComplete(one, input, terms.policy);
  const effectiveAt = effectiveAfter(now, terms.policy.graceSeconds[one.queue]);
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
    extra: { ...extraOf(input), ...plan.extra },
    findings: plan.findings ?? null,
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

const extraOf = ({ ask }: DecisionInput): Record<string, string> => (ask ? { ask } : {});

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
  if (decision.state === 'undone') return undoneBefore(tx, actor, decision);
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

/** Asked again because an answer was lost: nothing happened since, so it is the same undo. */
async function undoneBefore(tx: Transaction, actor: StaffActor, decision: Decision) {
  if (!mayRevert(actor, decision.deciderId)) throw new Refusal('not-your-decision');
  const one = await findCase(tx, decision.caseId, actor);
  const isAsLeft = one.state === 'open' && one.leaseHolderId === actor.id;
  if (!isAsLeft || (await decidedSince(tx, decision))) throw new Refusal('already-undone');
  return { decision, one };
}

/** A decision of its own that puts back what an earlier one did, with its reason, and opens the case again (F3). */
export async function revert(
  tx: Transaction,
  context: Context,
  ask: { actor: StaffActor; id: string; decisionId: string; reason: string; batchId?: string },
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
    findings: null,
    message: null,
    note: ask.reason,
    deciderId: ask.actor.id,
    deciderAlias: ask.actor.alias,
    decidedAt: now,
    effectiveAt: now,
    state: 'effective' as const,
    revertsId: earlier.id,
    batchId: ask.batchId ?? null,
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
