import { useCallback, useMemo, useRef, useState } from 'react';
import type { Decided, DecisionInput } from '#server/decisions/contract.ts';
import type { CaseRow } from '#server/queue/contract.ts';
import { type Refused, refusedBy } from '../data/refusal.ts';
import { useCalls } from './calls.ts';
import { freshKey } from './freshKey.ts';

/** After so long the person is told; an answer that still comes is taken all the same. */
export const LATE_SECONDS = 10;
const LATE: Refused = { code: 'late', status: 0, requestId: undefined, errors: {}, body: {} };

/** A decision that has left and is not answered, or that came back. */
export interface Sent {
  row: CaseRow;
  input: DecisionInput;
  /** Made when the person decided; the same one when it is sent again, so that it cannot count twice. */
  key: string;
  /** The case that was shown after it. */
  nextId: string | null;
}
export interface Returned extends Sent {
  refused: Refused;
}

interface Handlers {
  onDecided: (sent: Sent, decided: Decided) => void;
  onRefused: (returned: Returned) => void;
}

interface Sending {
  /** Whether the decision of this case is on its way: nothing else is sent for it then. */
  isPending: (caseId: string) => boolean;
  /** The case is open again: undone, or reverted. */
  reopen: (caseId: string) => void;
  returned: readonly Returned[];
  send: (row: CaseRow, input: DecisionInput, nextId: string | null) => boolean;
  again: (caseId: string) => void;
  forget: (caseId: string) => void;
}

/** Sends decisions at once and side by side; the screen goes on and hears about each answer when it comes. */
export function useSending(handlers: Handlers): Sending {
  const calls = useCalls();
  const pending = useRef(new Set<string>());
  /** Decided and not come back: a key that is still on its way down for such a case means nothing. */
  const done = useRef(new Set<string>());
  const [returned, setReturned] = useState<readonly Returned[]>([]);
  const told = useRef(handlers);
  told.current = handlers;

  const forget = useCallback((caseId: string) => {
    setReturned((before) =>
      before.some((it) => it.row.id === caseId) ? before.filter((it) => it.row.id !== caseId) : before,
    );
  }, []);

  const dispatch = useCallback(
    (sent: Sent) => {
      const caseId = sent.row.id;
      if (pending.current.has(caseId) || done.current.has(caseId)) return false;
      pending.current.add(caseId);
      const bring = (refused: Refused) => {
        pending.current.delete(caseId);
        setReturned((before) => [...before.filter((it) => it.row.id !== caseId), { ...sent, refused }]);
        told.current.onRefused({ ...sent, refused });
      };
      const late = setTimeout(() => bring(LATE), LATE_SECONDS * 1_000);
      calls.decide(caseId, sent.input, sent.key).then(
        (decided) => {
          clearTimeout(late);
          pending.current.delete(caseId);
          done.current.add(caseId);
          forget(caseId);
          told.current.onDecided(sent, decided);
        },
        (error: unknown) => {
          clearTimeout(late);
          bring(refusedBy(error));
        },
      );
      forget(caseId);
      return true;
    },
    [calls, forget],
  );

  return useMemo(
    () => ({
      isPending: (caseId: string) => pending.current.has(caseId),
      reopen: (caseId: string) => void done.current.delete(caseId),
      returned,
      send: (row: CaseRow, input: DecisionInput, nextId: string | null) =>
        dispatch({ row, input, key: freshKey(), nextId }),
      again: (caseId: string) => {
        const sent = returned.find((it) => it.row.id === caseId);
        if (sent !== undefined) dispatch(sent);
      },
      forget,
    }),
    [returned, dispatch, forget],
  );
}
