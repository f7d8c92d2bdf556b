import { useCallback, useMemo, useRef, useState } from 'react';
import type { RejectionReason } from '#db/words.ts';
import type { CaseRow } from '#server/queue/contract.ts';
import { type BulkAnswer, type BulkDecision, useCalls } from './calls.ts';
import { freshKey } from './freshKey.ts';

/** What can be said of many cases in one sentence; the rest needs a look at each. */
export const BULK_OUTCOMES: readonly BulkOutcome[] = ['publish', 'reject', 'keep', 'remove', 'escalate'];

/** The contract's own limit of one request. */
const BULK_MAX = 500;

export type BulkOutcome = BulkDecision['outcome'];
export interface BulkText {
  reasons?: readonly RejectionReason[];
  message?: string;
  note?: string;
}
export interface BulkResult {
  outcome: BulkOutcome;
  text: BulkText;
  rows: readonly CaseRow[];
  batchId: string | null;
  results: BulkAnswer['results'];
  /** How many of an earlier request of the same decision are done already. */
  doneBefore: number;
}

interface Handlers {
  onDone: (result: BulkResult) => void;
}

export interface Bulk {
  picked: ReadonlySet<string>;
  pick: (id: string) => void;
  clear: () => void;
  isWorking: boolean;
  /** The whole request was refused, or never answered; null otherwise. */
  failure: unknown;
  result: BulkResult | null;
  /** Whose reasons the dialog asks for. */
  asking: 'reject' | 'remove' | null;
  /** The key that was pressed means nothing for several cases at once, and the open one is not what was selected. */
  isRefused: boolean;
  /** A key or button of the selection: what needs reasons asks for them first, what needs a look at each is refused. */
  start: (rows: readonly CaseRow[], outcome: string) => void;
  stopAsking: () => void;
  decide: (rows: readonly CaseRow[], outcome: BulkOutcome, text: BulkText) => void;
  retry: () => void;
  close: () => void;
}

/** Several cases, one request, an answer for each; what failed can be sent again alone. */
export function useBulk(handlers: Handlers): Bulk {
  const calls = useCalls();
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [isWorking, setWorking] = useState(false);
  const [result, setResult] = useState<BulkResult | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [asking, setAsking] = useState<Bulk['asking']>(null);
  const [isRefused, setRefused] = useState(false);
  const told = useRef(handlers);
  told.current = handlers;

  const run = useCallback(
    async (rows: readonly CaseRow[], outcome: BulkOutcome, text: BulkText, doneBefore: number) => {
      setWorking(true);
      setFailure(null);
      try {
        const answer = await calls.bulkDecide(bulkInput(rows, outcome, text), freshKey());
        const made = { outcome, text, rows, doneBefore, ...answer };
        setResult(made);
        setPicked(new Set());
        told.current.onDone(made);
      } catch (error) {
        setFailure(error);
      } finally {
        setWorking(false);
      }
    },
    [calls],
  );

  return useMemo(() => {
    const failed = result?.results.filter((it) => !it.ok).map((it) => it.caseId) ?? [];
    return {
      picked,
      isWorking,
      failure,
      result,
      asking,
      isRefused,
      pick: (id: string) => {
        setRefused(false);
        setPicked((before) => {
          const next = new Set(before);
          if (!next.delete(id) && next.size < BULK_MAX) next.add(id);
          return next;
        });
      },
      clear: () => {
        setRefused(false);
        setPicked(new Set());
      },
      start: (rows: readonly CaseRow[], wanted: string) => {
        if (isWorking || rows.length === 0) return;
        const outcome = BULK_OUTCOMES.find((it) => it === wanted);
        setRefused(outcome === undefined);
        if (outcome === 'reject' || outcome === 'remove') setAsking(outcome);
        else if (outcome !== undefined) void run(rows, outcome, {}, 0);
      },
      stopAsking: () => setAsking(null),
      close: () => setResult(null),
      decide: (rows: readonly CaseRow[], outcome: BulkOutcome, text: BulkText) => {
        if (!isWorking && rows.length > 0) void run(rows, outcome, text, 0);
      },
      retry: () => {
        if (result === null || isWorking) return;
        const done = result.doneBefore + result.results.length - failed.length;
        void freshRows(calls.casesById, failed, result.rows).then((rows) =>
          run(rows, result.outcome, result.text, done),
        );
      },
    };
  }, [picked, isWorking, failure, result, asking, isRefused, run, calls]);
}

function bulkInput(rows: readonly CaseRow[], outcome: BulkOutcome, { reasons, message, note }: BulkText): BulkDecision {
  return {
    items: rows.map((row) => ({ caseId: row.id, version: row.version })),
    outcome,
    ...(reasons !== undefined && reasons.length > 0 ? { reasons: [...reasons] } : {}),
    ...(message ? { message } : {}),
    ...(note ? { note } : {}),
  };
}

/** A case that changed meanwhile fails on its version; trying again means: as it is now. */
async function freshRows(
  read: (ids: readonly string[]) => Promise<CaseRow[]>,
  ids: readonly string[],
  known: readonly CaseRow[],
): Promise<CaseRow[]> {
  return read(ids).catch(() => known.filter((row) => ids.includes(row.id)));
}
