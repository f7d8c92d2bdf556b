import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState } from 'react';
import type { CaseRow } from '#server/queue/contract.ts';
import { useNow } from '../data/clock.ts';
import { refreshCounts } from '../data/queries.ts';
import { useMe } from '../data/session.ts';
import { useT } from '../i18n/useT.ts';
import { useCalls } from './calls.ts';
import { nextAfter } from './caseList.ts';
import { drafts, isTouched } from './drafts.ts';
import { inDueGroups } from './dueGroups.ts';
import type { CaseContext, DeskParts } from './parts.ts';
import { conflictIn } from './refusal.ts';
import { type BulkResult, useBulk } from './useBulk.ts';
import { useCaseContext } from './useCaseContext.ts';
import { useCaseList } from './useCaseList.ts';
import { useDeskPlace } from './useDeskPlace.ts';
import { type Returned, type Sent, useSending } from './useSending.ts';
import { useUndo } from './useUndo.ts';

const MINUTE_MS = 60_000;
/** After the screen went back by itself, a key already on its way down must not decide what the person has not seen. */
const QUIET_MS = 700;

/** Everything that moves in the workbench of one queue: list, place, case, what was sent and what came back. */
export function useWorkbench<C extends CaseContext>(desk: DeskParts<C>) {
  const { queue, dueSoonHours } = desk;
  const t = useT();
  const calls = useCalls();
  const me = useMe();
  const client = useQueryClient();
  const place = useDeskPlace(queue);
  const { caseId, go } = place;
  const listed = useCaseList(queue, place.filter);
  const { list, send } = listed;
  const [said, setSaid] = useState('');
  const now = useNow(MINUTE_MS / 2);
  const groups = useMemo(() => inDueGroups(list.rows, now, dueSoonHours), [list.rows, now, dueSoonHours]);
  const ordered = useMemo(() => ({ ...list, rows: groups.flatMap((it) => it.rows) }), [list, groups]);
  const next = caseId === undefined ? undefined : nextAfter(ordered, caseId, me);
  const read = useCaseContext(desk, caseId, next?.id);

  const here = useRef({ caseId, ordered, me });
  here.current = { caseId, ordered, me };
  /** The case that the screen chose by itself, as long as the person has not. */
  const chosenByItself = useRef<string | null>(null);
  const quietUntil = useRef(0);

  const choose = useCallback(
    (id: string) => {
      chosenByItself.current = null;
      go(id);
    },
    [go],
  );
  const goOn = useCallback(
    (from: string) => {
      const following = nextAfter(here.current.ordered, from, here.current.me);
      chosenByItself.current = following?.id ?? null;
      go(following?.id, { replace: true });
      return following;
    },
    [go],
  );

  const undoing = useUndo({
    onUndone: (undoneQueue, rows) => {
      for (const row of rows) {
        read.forget(row.id);
        sending.reopen(row.id);
        drafts.back(row.id);
        if (undoneQueue === queue) send({ type: 'back', row });
      }
      const [first] = rows;
      if (first !== undefined) {
        setSaid(t('desk.undo.done', { name: first.headline.name }));
        quietUntil.current = performance.now() + QUIET_MS;
        go(first.id, { queue: undoneQueue });
      }
      bulk.close();
      void refreshCounts(client);
    },
    onOver: (ids) => {
      for (const id of ids) drafts.drop(id);
    },
  });

  const onRefused = (returned: Returned) => {
    const { row, nextId } = returned;
    const fresh = conflictIn(returned.refused)?.case ?? row;
    undoing.dropped(row.id);
    drafts.back(row.id);
    send({ type: 'back', row: fresh });
    void read.again(row.id);
    const at = here.current.caseId ?? null;
    const isIdle = at === nextId && (at === null || !isTouched(drafts.read(at)));
    if (!isIdle) return;
    quietUntil.current = performance.now() + QUIET_MS;
    go(row.id, { replace: true });
  };
  const sending = useSending({
    onRefused,
    onDecided: (sent: Sent, decided) => {
      send({ type: 'left', id: sent.row.id });
      send({ type: 'settled', ids: [sent.row.id] });
      drafts.away(sent.row.id);
      undoing.decided(decided);
      read.forget(sent.row.id);
      void refreshCounts(client);
    },
  });

  const bulk = useBulk({
    onDone: (result) => {
      const done = result.results.filter((it) => it.ok).map((it) => it.caseId);
      const isHereDone = caseId !== undefined && done.includes(caseId);
      for (const id of done) send({ type: 'left', id });
      send({ type: 'settled', ids: done });
      beginBatch(result, done);
      if (isHereDone) {
        const rest = ordered.rows.find((row) => !done.includes(row.id));
        go(rest?.id, { replace: true });
      }
      void refreshCounts(client);
    },
  });
  const beginBatch = (result: BulkResult, done: readonly string[]) => {
    if (done.length === 0 || result.batchId === null) return;
    const undoable = {
      caseIds: done,
      queue,
      outcome: result.outcome,
      name: '',
      decisionId: null,
      batchId: result.batchId,
      from: new Date(now).toISOString(),
      until: null,
    };
    undoing.begin(undoable);
    void calls.myPending().then(
      (rows) => {
        const one = rows.find((row) => row.batchId === result.batchId);
        if (one !== undefined) undoing.begin({ ...undoable, from: one.decidedAt, until: one.effectiveAt });
      },
      () => {},
    );
  };

  return {
    place,
    listed,
    groups,
    ordered,
    next,
    read,
    undoing,
    sending,
    bulk,
    said,
    setSaid,
    choose,
    goOn,
    chosenByItself,
    quietUntil,
  };
}

export type Workshop<C extends CaseContext> = ReturnType<typeof useWorkbench<C>>;

/** The row of the case on the screen: as the list knows it, else as its own answer does. */
export function rowOf(
  rows: readonly CaseRow[],
  context: CaseContext | undefined,
  caseId: string | undefined,
): CaseRow | undefined {
  if (caseId === undefined) return undefined;
  const own = context?.case.id === caseId ? context.case : undefined;
  return rows.find((row) => row.id === caseId) ?? own;
}
