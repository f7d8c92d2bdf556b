import { useCallback, useMemo, useRef } from 'react';
import { useNavigate, useParams, useSearchParams } from 'react-router-dom';
import type { Queue } from '#db/words.ts';
import { deskPath } from '../kit/paths.ts';
import { filterOf, type ListFilter, searchOf } from './listFilter.ts';

export interface DeskPlace {
  caseId: string | undefined;
  filter: ListFilter;
  linkTo: (id: string) => string;
  /** `replace`: the screen went on by itself, so Back must not lead to a case that is done. */
  go: (id: string | undefined, how?: { replace?: boolean; queue?: Queue }) => void;
  setFilter: (filter: ListFilter) => void;
}

/** The address is the place: queue, case and filter stand in it, so that links, Back and reload restore them. */
export function useDeskPlace(queue: Queue): DeskPlace {
  const { caseId } = useParams();
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const words = search.toString();
  const filter = useMemo(() => filterOf(new URLSearchParams(words)), [words]);
  const suffix = useMemo(() => searchOf(filter), [filter]);
  // The router makes a new `navigate` with every address; whoever holds ours must not be drawn again for that.
  const latest = useRef({ navigate, caseId, suffix });
  latest.current = { navigate, caseId, suffix };
  const go = useCallback<DeskPlace['go']>(
    (id, { replace = false, queue: other = queue } = {}) => {
      const now = latest.current;
      void now.navigate(`${deskPath(other, id)}${other === queue ? now.suffix : ''}`, { replace });
    },
    [queue],
  );
  const setFilter = useCallback(
    (next: ListFilter) => void latest.current.navigate(`${deskPath(queue, latest.current.caseId)}${searchOf(next)}`),
    [queue],
  );
  const linkTo = useCallback((id: string) => `#${deskPath(queue, id)}${suffix}`, [queue, suffix]);
  return useMemo(() => ({ caseId, filter, linkTo, go, setFilter }), [caseId, filter, linkTo, go, setFilter]);
}
