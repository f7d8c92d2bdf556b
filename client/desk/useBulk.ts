import { useCallback, useMemo, useRef, useState } from 'react';
import type { RejectionReason } from '#db/words.ts';
import type { CaseRow } from '#server/queue/contract.ts';
import {
  BULK_MAX,
  type BulkOutcome,
  type BulkResult,
  type BulkText,
  bulkInput,
  bulkOutcome,
  isSurest,
} from './bulkRules.ts';
import { type BulkAnswer, useCalls } from './calls.ts';
import { freshKey } from './freshKey.ts';

/** What the dialog is open for: the list is frozen in the moment it opens. */
export interface Asking {
  outcome: BulkOutcome;
  rows: readonly CaseRow[];
  /** The one reason that the list was chosen by; null where the person chooses. */
  reason: RejectionReason | null;
}

/** What cannot be done, and stays said until something else is: see `desk.bulk`. */
export type BulkNotice =
  | { code: 'notTogether' }
  | { code: 'full' }
  | { code: 'notRead' }
  | { code: 'noneLike'; reason: RejectionReason };

interface Handlers {
  onDone: (result: BulkResult) => void;
  onReopened: (caseIds: readonly string[]) => void;
}

export interface Bulk {
  picked: ReadonlySet<string>;
  pick: (id: string) => void;
  pickAll: (rows: readonly CaseRow[]) => void;
  clear: () => void;
  isWorking: boolean;
  /** The whole request was refused, or never answered; null otherwise. */
  failure: unknown;
  notice: BulkNotice | null;
  dismiss: () => void;
  result: BulkResult | null;
  asking: Asking | null;
  /** A key or button of the selection: shows what would be decided; what needs a look at each is refused. */
  start: (rows: readonly CaseRow[], outcome: string) => void;
  /**
   * Shows all of these rows that the filter takes for this reason, to be read and rejected; those of the list, whose ids
   * are `listed`, are selected as well.
   */
  sweep: (rows: readonly CaseRow[], reason: RejectionReason, listed: ReadonlySet<string>) => void;
  /** The cases of a sweep could not be had from the server. */
  notRead: () => void;
  stopAsking: () => void;
  decide: (rows: readonly CaseRow[], outcome: BulkOutcome, text: BulkText) => void;
  retry: () => void;
  /** Sends a request that was not answered once more, under its own key, so that nothing is decided twice. */
  again: () => void;
  /** @throws HttpError where the whole request was refused; what is refused of single cases stands in the result. */
  reopen: (reason: string) => Promise<void>;
  close: () => void;
}

/** Several cases, one request, an answer for each; what failed can be sent again alone, and the whole reopened. */
export function useBulk(handlers: Handlers): Bulk {
  const [picked, setPicked] = useState<ReadonlySet<string>>(new Set());
  const [asking, setAsking] = useState<Asking | null>(null);
  const [notice, setNotice] = useState<BulkNotice | null>(null);
  const sending = useBulkSending(handlers, () => setPicked(new Set()));
  const { isWorking } = sending;

  return useMemo(
    () => ({
      ...sending,
      picked,
      asking,
      notice,
      dismiss: () => setNotice(null),
      pick: (id: string) => {
        const isFull = !picked.has(id) && picked.size >= BULK_MAX;
        setNotice(isFull ? { code: 'full' } : null);
        if (!isFull) setPicked(toggled(picked, id));
      },
      pickAll: (rows: readonly CaseRow[]) => {
        setNotice(rows.length > BULK_MAX ? { code: 'full' } : null);
        setPicked(new Set(rows.slice(0, BULK_MAX).map((row) => row.id)));
      },
      clear: () => {
        setNotice(null);
        setPicked(new Set());
      },
      start: (rows: readonly CaseRow[], wanted: string) => {
        const [first] = rows;
        if (isWorking || first === undefined) return;
        const outcome = bulkOutcome(first.queue, wanted);
        setNotice(outcome === undefined ? { code: 'notTogether' } : null);
        if (outcome !== undefined) setAsking({ outcome, rows, reason: null });
      },
      sweep: (rows: readonly CaseRow[], reason: RejectionReason, listed: ReadonlySet<string>) => {
        if (isWorking) return;
        const like = rows.filter((row) => isSurest(row, reason)).slice(0, BULK_MAX);
        setNotice(like.length === 0 ? { code: 'noneLike', reason } : null);
        setPicked(new Set(like.map((row) => row.id).filter((id) => listed.has(id))));
        if (like.length > 0) setAsking({ outcome: 'reject', rows: like, reason });
      },
      notRead: () => setNotice({ code: 'notRead' }),
      stopAsking: () => setAsking(null),
    }),
    [sending, isWorking, picked, asking, notice],
  );
}

function toggled(picked: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(picked);
  if (!next.delete(id)) next.add(id);
  return next;
}

type BulkSending = Pick<Bulk, 'isWorking' | 'failure' | 'result' | 'decide' | 'retry' | 'again' | 'reopen' | 'close'>;
/** One request, as it is sent and, if it is lost, sent again. */
type Request = Pick<BulkResult, 'rows' | 'outcome' | 'text'> & { before: BulkResult | null; key: string };

/** The requests of a bulk decision: the decision, the same again for what failed, and taking all of it back. */
function useBulkSending(handlers: Handlers, onAnswered: () => void): BulkSending {
  const calls = useCalls();
  const [isWorking, setWorking] = useState(false);
  const [result, setResult] = useState<BulkResult | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const told = useRef({ ...handlers, onAnswered });
  told.current = { ...handlers, onAnswered };

  const last = useRef<Request | null>(null);

  const run = useCallback(
    async (request: Request) => {
      last.current = request;
      setWorking(true);
      setFailure(null);
      try {
        const input = bulkInput(request.rows, request.outcome, request.text);
        const made = resultOf(await calls.bulkDecide(input, request.key), request);
        setResult(made);
        told.current.onAnswered();
        told.current.onDone(made);
      } catch (error) {
        setFailure(error);
      } finally {
        setWorking(false);
      }
    },
    [calls],
  );

  return useMemo(
    () => ({
      isWorking,
      failure,
      result,
      decide: (rows, outcome, text) => {
        if (!isWorking && rows.length > 0) void run({ rows, outcome, text, before: null, key: freshKey() });
      },
      retry: () => {
        if (result === null || isWorking) return;
        const failed = result.results.filter((it) => !it.ok).map((it) => it.caseId);
        void freshRows(calls.casesById, failed, result.rows).then((rows) =>
          run({ rows, outcome: result.outcome, text: result.text, before: result, key: freshKey() }),
        );
      },
      again: () => {
        if (last.current !== null && !isWorking) void run(last.current);
      },
      reopen: async (reason) => {
        if (result === null) return;
        const answer = await calls.bulkRevert({ ids: [...result.decisionIds], reason }, freshKey());
        const open = answer.results.flatMap((it) => (it.ok && it.caseId ? [it.caseId] : []));
        const refused = answer.results.flatMap(({ ok, code = 'unexpected', decisionId }) =>
          ok ? [] : [{ caseId: caseOf(result, decisionId), code }],
        );
        setResult({ ...result, reopened: { done: open.length, refused } });
        told.current.onReopened(open);
      },
      close: () => setResult(null),
    }),
    [isWorking, failure, result, run, calls],
  );
}

function resultOf(answer: BulkAnswer, { before, key: _key, ...asked }: Request): BulkResult {
  const made = answer.results.flatMap(({ ok, decisionId }) => (ok && decisionId ? [decisionId] : []));
  return {
    ...asked,
    ...answer,
    rows: [...(before?.rows ?? []), ...asked.rows],
    decisionIds: [...(before?.decisionIds ?? []), ...made],
    doneBefore: before === null ? 0 : before.doneBefore + before.results.filter((it) => it.ok).length,
    reopened: null,
  };
}

const caseOf = ({ results }: BulkResult, decisionId: string): string =>
  results.find((it) => it.decisionId === decisionId)?.caseId ?? decisionId;

/** A case that changed meanwhile fails on its version; trying again means: as it is now. */
async function freshRows(
  read: (ids: readonly string[]) => Promise<CaseRow[]>,
  ids: readonly string[],
  known: readonly CaseRow[],
): Promise<CaseRow[]> {
  return read(ids).catch(() => known.filter((row) => ids.includes(row.id)));
}
