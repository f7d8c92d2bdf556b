import type { Transaction } from '#db/open.ts';
import type { Case, Decision } from '#db/schema/spine.ts';
import { cancelOfDecision } from '../outbox/store.ts';
import { system } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { eachApart } from '../platform/eachApart.ts';
import { tellOf } from '../queue/service.ts';
import { changeCase, findCase } from '../queue/store.ts';
import { deskOf } from './desks.ts';
import { dueDecisions, findDecision, settle } from './store.ts';
import { traceOf } from './trace.ts';

/** Carries out what is due: the sweep behind every grace. Returns how many it settled. */
export async function settleDue(context: Context): Promise<number> {
  const ids = await dueDecisions(context.db.read, context.clock.now());
  await eachApart(context, ids, (id) => context.db.transaction((tx) => carryOut(tx, context, id)));
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
