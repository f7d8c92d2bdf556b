import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { Outcome, Queue } from '#db/words.ts';
import type { Decided, DecisionRow } from '#server/decisions/contract.ts';
import type { CaseRow } from '#server/queue/contract.ts';
import { businessNow } from '../data/clock.ts';
import { refusedBy } from '../data/refusal.ts';
import { type Calls, useCalls } from './calls.ts';

/** The newest thing that can still be taken back; one only, the rest stand on Home. */
export interface Undoable {
  caseIds: readonly string[];
  queue: Queue;
  outcome: Outcome;
  name: string;
  /** Null while the decision is still on its way. */
  decisionId: string | null;
  /** Of a bulk decision: all of it is taken back together. */
  batchId: string | null;
  from: string;
  until: string | null;
}

interface Options {
  onUndone: (queue: Queue, rows: readonly CaseRow[]) => void;
  /** The grace is over: what was typed for the case is no longer needed. */
  onOver: (caseIds: readonly string[]) => void;
}

/** `late`: it has gone out already; `failed`: nobody knows why not, and it may be tried again. */
export type UndoTrouble = 'late' | 'failed';

export interface Undoing {
  last: Undoable | null;
  trouble: UndoTrouble | null;
  dismiss: () => void;
  begin: (undoable: Undoable) => void;
  decided: (decided: Decided) => void;
  dropped: (caseId: string) => void;
  over: () => void;
  undo: () => void;
}

export function useUndo(options: Options): Undoing {
  const calls = useCalls();
  const [last, setLast] = useState<Undoable | null>(null);
  const here = useRef({ last, options });
  here.current = { last, options };
  /** Z was pressed before the answer was there, by case; it is done as soon as the decision has an id. */
  const wanted = useRef(new Map<string, Undoable>());
  const [trouble, setTrouble] = useState<UndoTrouble | null>(null);

  const take = useCallback(
    async (undoable: Undoable) => {
      setLast(null);
      try {
        const rows = await takeBack(calls, undoable);
        here.current.options.onUndone(undoable.queue, rows);
      } catch (error) {
        const isLate = ['undo-too-late', 'already-undone'].includes(refusedBy(error).code);
        if (!isLate) setLast((before) => before ?? undoable);
        setTrouble(isLate ? 'late' : 'failed');
      }
    },
    [calls],
  );

  useEffect(() => {
    let isOn = true;
    // After a reload the server knows what can still be taken back.
    void calls.myPending().then(
      (rows) => {
        const newest = rows.find((row) => row.mayUndo && Date.parse(row.effectiveAt) > businessNow());
        if (isOn && newest !== undefined) setLast((before) => before ?? undoableOf(newest));
      },
      () => {},
    );
    return () => {
      isOn = false;
    };
  }, [calls]);

  return useMemo(() => {
    const begin = (undoable: Undoable) => {
      setTrouble(null);
      setLast(undoable);
    };
    return {
      last,
      trouble,
      dismiss: () => setTrouble(null),
      begin,
      decided: ({ decision }: Decided) => {
        const asked = wanted.current.get(decision.caseId);
        const answered = { decisionId: decision.id, from: decision.decidedAt, until: decision.undoUntil };
        if (asked !== undefined) {
          wanted.current.delete(decision.caseId);
          return void take({ ...asked, ...answered });
        }
        const waiting = here.current.last;
        const isLast = waiting?.decisionId === null && waiting.caseIds.includes(decision.caseId);
        // Another decision has taken the bar: this one is saved, and its draft is no longer wanted here.
        if (waiting === null || !isLast) return here.current.options.onOver([decision.caseId]);
        setLast({ ...waiting, ...answered });
      },
      dropped: (caseId: string) => {
        wanted.current.delete(caseId);
        setLast((before) => (before?.caseIds.includes(caseId) ? null : before));
      },
      over: () => {
        if (here.current.last !== null) here.current.options.onOver(here.current.last.caseIds);
        setLast(null);
      },
      undo: () => {
        const now = here.current.last;
        if (now === null) return;
        if (now.decisionId !== null || now.batchId !== null) return void take(now);
        for (const id of now.caseIds) wanted.current.set(id, now);
        setLast(null);
      },
    };
  }, [last, trouble, take]);
}

function undoableOf(row: DecisionRow): Undoable {
  return {
    caseIds: [row.caseId],
    queue: row.queue,
    outcome: row.outcome,
    name: row.headline.name,
    decisionId: row.id,
    batchId: null,
    from: row.decidedAt,
    until: row.effectiveAt,
  };
}

async function takeBack(calls: Calls, undoable: Undoable): Promise<CaseRow[]> {
  if (undoable.batchId !== null) {
    const { results } = await calls.bulkUndo(undoable.batchId);
    return calls.casesById(results.filter((it) => it.ok).map((it) => it.caseId));
  }
  const answer = await calls.undo(undoable.decisionId ?? '');
  return [answer.case];
}
