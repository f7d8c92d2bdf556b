import type { DecisionInput } from '#server/decisions/contract.ts';
import type { CaseRow } from '#server/queue/contract.ts';
import { businessNow } from '../data/clock.ts';
import { drafts } from './drafts.ts';
import type { CaseContext, DeskOutcome } from './parts.ts';
import type { Claiming } from './useClaim.ts';
import { leaveField } from './useFocusLeaves.ts';
import type { Workshop } from './useWorkbench.ts';

/** Sends a decision and lets go of the case in the same breath: the screen goes on before the answer is there. */
export function useSendOff<C extends CaseContext>(
  shop: Workshop<C>,
  row: CaseRow,
  claim: Claiming,
): (outcome: DeskOutcome, input: DecisionInput) => void {
  const { listed, sending, undoing, going, next } = shop;
  return (outcome, input) => {
    if (!sending.send(row, input, next?.id ?? null)) return;
    leaveField();
    drafts.away(row.id);
    claim.settle();
    listed.send({ type: 'left', id: row.id });
    undoing.begin({
      caseIds: [row.id],
      queue: row.queue,
      outcome,
      name: row.headline.name,
      decisionId: null,
      batchId: null,
      from: new Date(businessNow()).toISOString(),
      until: null,
    });
    going.goAfter(row.id, outcome);
  };
}
