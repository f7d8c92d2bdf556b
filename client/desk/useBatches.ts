import type { Queue } from '#db/words.ts';
import type { DecisionRow } from '#server/decisions/contract.ts';
import { businessNow } from '../data/clock.ts';
import type { BulkResult } from './bulkRules.ts';
import { type Bulk, useBulk } from './useBulk.ts';
import type { Undoing } from './useUndo.ts';

interface Options {
  queue: Queue;
  undoing: Undoing;
  myPending: () => Promise<DecisionRow[]>;
  onDecided: (caseIds: readonly string[]) => void;
  onReopened: (caseIds: readonly string[]) => void;
}

/** Bulk decisions, each of which takes the undo bar as one: all of it is taken back together. */
export function useBatches({ queue, undoing, myPending, onDecided, onReopened }: Options): Bulk {
  return useBulk({
    onReopened,
    onDone: (result) => {
      const done = result.results.filter((it) => it.ok).map((it) => it.caseId);
      onDecided(done);
      if (done.length > 0) beginBatch(undoing, myPending, undoableOf(queue, result, done));
    },
  });
}

type Undoable = Parameters<Undoing['begin']>[0];

const undoableOf = (queue: Queue, { outcome, batchId }: BulkResult, caseIds: readonly string[]): Undoable => ({
  caseIds,
  queue,
  outcome,
  name: '',
  decisionId: null,
  batchId,
  from: new Date(businessNow()).toISOString(),
  until: null,
});

/** The answer of a batch does not say until when it can be undone; its decisions do. */
function beginBatch(undoing: Undoing, myPending: Options['myPending'], undoable: Undoable): void {
  undoing.begin(undoable);
  void myPending().then(
    (rows) => {
      const one = rows.find((row) => row.batchId === undoable.batchId);
      if (one !== undefined) undoing.begin({ ...undoable, from: one.decidedAt, until: one.effectiveAt });
    },
    () => {},
  );
}
