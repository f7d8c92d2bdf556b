import type { Transaction } from '#db/open.ts';
import type { Decision } from '#db/schema/spine.ts';
import { RESTRICTIVE_OUTCOMES } from '#db/words.ts';
import { announce } from '../outbox/store.ts';
import type { Actor } from '../platform/actor.ts';
import { record } from '../platform/record.ts';
import type { Plan } from './desks.ts';
import { insertDecision, insertStatement } from './store.ts';

/**
 * The one door of acts (HOUSE law 2): decision, statement, messages and audit entry, all in the caller's
 * transaction, so that "decided without trace" cannot be written by accident.
 */
export async function conclude(
  tx: Transaction,
  actor: Actor,
  made: Parameters<typeof insertDecision>[1],
  plan: Plan,
): Promise<Decision> {
  mustStateReasons(made.outcome, made.reasons, plan);
  const decision = await insertDecision(tx, made);
  if (plan.statement) await insertStatement(tx, decision, plan.statement);
  for (const { topic, subjectId, payload } of plan.messages) {
    const { marketplaceId, id: decisionId, decidedAt: createdAt, effectiveAt: availableAt } = decision;
    await announce(tx, { marketplaceId, subjectId, topic, payload, decisionId, createdAt, availableAt });
  }
  await record(tx, actor, {
    action: decision.outcome === 'revert' ? 'decision.reverted' : 'decision.made',
    subjectKind: decision.subjectKind,
    subjectId: decision.subjectId,
    marketplaceId: decision.marketplaceId,
    detail: {
      decisionId: decision.id,
      caseId: decision.caseId,
      queue: decision.queue,
      outcome: decision.outcome,
      reasons: decision.reasons,
      subjectVersion: decision.subjectVersion,
      policyVersion: decision.policyVersion,
      level: decision.level,
      batchId: decision.batchId,
      revertsId: decision.revertsId,
      statement: plan.statement !== null,
      spans: decision.spans.length,
    },
    at: decision.decidedAt,
  });
  return decision;
}

/** A restriction without its statement, or a statement without a restriction, is a fault of ours: refuse to commit it. */
function mustStateReasons(outcome: Decision['outcome'], reasons: Decision['reasons'], plan: Plan): void {
  const listed = (RESTRICTIVE_OUTCOMES as readonly string[]).includes(outcome) && !isAuthorsOwnWish(reasons);
  const restrictive = plan.restricts ?? listed;
  if (restrictive !== (plan.statement !== null))
    throw new Error(`${outcome} must ${restrictive ? '' : 'not '}carry a statement of reasons.`);
}

/** What the author asked for himself (R12) restricts nobody. */
const isAuthorsOwnWish = (reasons: readonly string[]): boolean => reasons.length === 1 && reasons[0] === 'R12';
