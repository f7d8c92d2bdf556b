import type { Transaction } from '#db/open.ts';
import type { Case } from '#db/schema/spine.ts';
import type { Queue } from '#db/words.ts';
import { cancelOfDecision } from '../outbox/store.ts';
import { system } from '../platform/actor.ts';
import { NOBODY } from '../queue/rules.ts';
import { tellOf } from '../queue/service.ts';
import { changeCase, liveCaseOf } from '../queue/store.ts';
import { findDecision, settle } from './store.ts';
import { traceOf } from './trace.ts';

/**
 * The subject was rewritten by its author: a pending decision about the old words counts for nothing, and an open case
 * shows the new ones, in their own place of the queue. False: no case lives, the caller opens one.
 */
export async function subjectChanged(
  tx: Transaction,
  queue: Queue,
  subjectId: string,
  shown: (one: Case) => Partial<Case>,
  now: Date,
): Promise<boolean> {
  const one = await liveCaseOf(tx, queue, subjectId);
  if (!one) return false;
  await dropPending(tx, one, now);
  const changed = await changeCase(tx, one, { ...shown(one), state: 'open', decisionId: null });
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
