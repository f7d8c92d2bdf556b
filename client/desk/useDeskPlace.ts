import { useCallback, useMemo } from 'react';
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
  const go = useCallback<DeskPlace['go']>(
    (id, { replace = false, queue: other = queue } = {}) => {
      void navigate(`${deskPath(other, id)}${other === queue ? searchOf(filter) : ''}`, { replace });
    },
    [navigate, queue, filter],
  );
  const setFilter = useCallback(
    (next: ListFilter) => void navigate(`${deskPath(queue, caseId)}${searchOf(next)}`),
    [navigate, queue, caseId],
  );
  const linkTo = useCallback((id: string) => `#${deskPath(queue, id)}${searchOf(filter)}`, [queue, filter]);
  return useMemo(() => ({ caseId, filter, linkTo, go, setFilter }), [caseId, filter, linkTo, go, setFilter]);
}
