import { useCallback, useContext, useMemo, useRef } from 'react';
import { UNSAFE_DataRouterContext, useParams, useSearchParams } from 'react-router-dom';
import type { Queue } from '#db/words.ts';
import { deskPath } from '../kit/paths.ts';
import { filterOf, type ListFilter, searchOf } from './listFilter.ts';

export interface DeskPlace {
  caseId: string | undefined;
  filter: ListFilter;
  linkTo: (id: string) => string;
  /**
   * `replace`: the screen went on by itself, so Back must not lead to a case that is done. The case is on the screen when
   * this returns, so that the next key meets it and not the one before; `inEffect` is for effects, where React forbids that.
   */
  go: (id: string | undefined, how?: { replace?: boolean; queue?: Queue; inEffect?: boolean }) => void;
  /** `replace`: the screen corrected it by itself, so Back must not lead to what it corrected. */
  setFilter: (filter: ListFilter, how?: { replace?: boolean }) => void;
}

/** The address is the place: queue, case and filter stand in it, so that links, Back and reload restore them. */
export function useDeskPlace(queue: Queue): DeskPlace {
  const { caseId } = useParams();
  const [search] = useSearchParams();
  // `useNavigate` below `<Routes>` follows in a transition and drops `flushSync`, so the router is asked itself.
  const router = useContext(UNSAFE_DataRouterContext)?.router;
  const words = search.toString();
  const filter = useMemo(() => filterOf(new URLSearchParams(words)), [words]);
  const suffix = useMemo(() => searchOf(filter), [filter]);
  // Whoever holds what we give must not be drawn again with every address; and two who go on at once must not undo each
  // other, so the router is asked where it is now, and not what was drawn last.
  const suffixNow = useCallback(() => searchOf(filterOf(new URLSearchParams(router?.state.location.search))), [router]);
  const latest = useRef({ caseId });
  latest.current = { caseId };
  const go = useCallback<DeskPlace['go']>(
    (id, { replace = false, queue: other = queue, inEffect = false } = {}) => {
      const path = `${deskPath(other, id)}${other === queue ? suffixNow() : ''}`;
      void router?.navigate(path, { replace, flushSync: !inEffect });
    },
    [queue, router, suffixNow],
  );
  const setFilter = useCallback<DeskPlace['setFilter']>(
    (next: ListFilter, { replace = false } = {}) =>
      void router?.navigate(`${deskPath(queue, latest.current.caseId)}${searchOf(next)}`, { replace }),
    [queue, router],
  );
  const linkTo = useCallback((id: string) => `#${deskPath(queue, id)}${suffix}`, [queue, suffix]);
  return useMemo(() => ({ caseId, filter, linkTo, go, setFilter }), [caseId, filter, linkTo, go, setFilter]);
}
