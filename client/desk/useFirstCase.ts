import { useEffect, useRef } from 'react';
import { useMe } from '../data/session.ts';
import { isFree } from './caseList.ts';
import type { CaseContext } from './parts.ts';
import type { Workshop } from './useWorkbench.ts';

/** Without a case in the address the first free one is opened, where there is room for it beside the list. */
export function useFirstCase<C extends CaseContext>(
  { place, listed, ordered, going }: Workshop<C>,
  hasPanes: boolean,
): void {
  const { caseId, go } = place;
  const { status, reload, list } = listed;
  const { chosenByItself, isAtList } = going;
  const me = useMe();
  const first = ordered.rows.find((row) => isFree(list, row, me))?.id;
  useEffect(() => {
    if (!hasPanes || isAtList || caseId !== undefined || status !== 'ready' || first === undefined) return;
    chosenByItself.current = first;
    go(first, { replace: true, inEffect: true });
  }, [hasPanes, isAtList, caseId, status, first, go, chosenByItself]);

  // The rows at hand are done, but the queue is not: the list is taken again, once for each time it runs dry.
  const isDry = status === 'ready' && list.rows.length === 0 && (list.total > 0 || list.fresh.length > 0);
  const asked = useRef(false);
  useEffect(() => {
    if (isDry && !asked.current) void reload();
    asked.current = isDry;
  }, [isDry, reload]);
}
