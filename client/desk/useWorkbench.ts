import { useQueryClient } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
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
import { useBatches } from './useBatches.ts';
import { useCaseContext } from './useCaseContext.ts';
import { useCaseList } from './useCaseList.ts';
import { useDeskPlace } from './useDeskPlace.ts';
import { useGoing } from './useGoing.ts';
import { type Returned, type Sent, useSending } from './useSending.ts';
import { useUndo } from './useUndo.ts';

const HALF_MINUTE_MS = 30_000;

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
  const now = useNow(HALF_MINUTE_MS);
  const groups = useMemo(() => inDueGroups(list.rows, now, dueSoonHours), [list.rows, now, dueSoonHours]);
  const ordered = useMemo(() => ({ ...list, rows: groups.flatMap((it) => it.rows) }), [list, groups]);
  const next = caseId === undefined ? undefined : nextAfter(ordered, caseId, me);
  const read = useCaseContext(desk, caseId, next?.id);
  const going = useGoing(place, ordered);
  const refresh = () => void refreshCounts(client);

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
        going.beQuiet();
        go(first.id, { queue: undoneQueue });
      }
      bulk.close();
      refresh();
    },
    onOver: (ids) => {
      for (const id of ids) drafts.drop(id);
    },
  });

  const onRefused = (returned: Returned) => {
    const { row, nextId } = returned;
    undoing.dropped(row.id);
    drafts.back(row.id);
    send({ type: 'back', row: conflictIn(returned.refused)?.case ?? row });
    void read.again(row.id);
    const at = going.here.current.caseId ?? null;
    const isIdle = at === nextId && (at === null || !isTouched(drafts.read(at)));
    if (!isIdle) return;
    going.beQuiet();
    go(row.id, { replace: true });
  };
  const sending = useSending({
    onRefused,
    onDecided: (sent: Sent, decided) => {
      send({ type: 'left', id: sent.row.id });
      send({ type: 'settled', ids: [sent.row.id] });
      drafts.away(sent.row.id);
      undoing.decided(decided);
      keepOrForget(decided.case);
      refresh();
    },
  });
  /** A case that the person stayed at is shown as it now is; of any other nothing is kept that no longer holds. */
  const keepOrForget = (row: CaseRow) => {
    if (going.here.current.caseId !== row.id) return read.forget(row.id);
    read.putRow(row);
    void read.again(row.id);
  };

  const bulk = useBatches({
    queue,
    undoing,
    myPending: calls.myPending,
    onDecided: (done) => {
      for (const id of done) send({ type: 'left', id });
      send({ type: 'settled', ids: done });
      const rest = ordered.rows.find((row) => !done.includes(row.id));
      if (caseId !== undefined && done.includes(caseId)) go(rest?.id, { replace: true });
      refresh();
    },
    onReopened: (ids) => {
      for (const id of ids) {
        read.forget(id);
        sending.reopen(id);
      }
      void calls.casesById(ids).then((rows) => {
        for (const row of rows) send({ type: 'back', row });
      });
      refresh();
    },
  });

  return { place, listed, groups, ordered, next, read, undoing, sending, bulk, said, setSaid, going, refresh };
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
