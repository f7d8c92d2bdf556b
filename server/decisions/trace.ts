import type { Transaction } from '#db/open.ts';
import type { Decision } from '#db/schema/spine.ts';
import type { Actor } from '../platform/actor.ts';
import { record } from '../platform/record.ts';

/** What became of a decision after it was made, in the trail of its subject. */
export const traceOf = (tx: Transaction, actor: Actor, decision: Decision, action: string, at: Date) =>
  record(tx, actor, {
    action,
    subjectKind: decision.subjectKind,
    subjectId: decision.subjectId,
    marketplaceId: decision.marketplaceId,
    detail: { decisionId: decision.id, caseId: decision.caseId },
    at,
  });
