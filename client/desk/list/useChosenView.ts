import { useEffect, useRef, useState } from 'react';
import type { SavedViewRow } from '#server/views/contract.ts';
import { refusedBy } from '../../data/refusal.ts';
import type { ListFilter } from '../listFilter.ts';
import { filterOfView, isBare, useSavedView, withoutView } from '../useSavedViews.ts';

interface ChosenView {
  saved: SavedViewRow | undefined;
  /** The view of the link is not to be had: what stands beside it holds, or the whole queue where nothing does. */
  gone: 'filtered' | 'bare' | null;
  dismiss: () => void;
}

/**
 * The saved view that the address names. A link that holds the name alone takes over the filter; of one whose view is
 * gone the filter stays, since that is what whoever sent it meant to show.
 */
export function useChosenView(
  filter: ListFilter,
  onFilter: (filter: ListFilter, how?: { replace?: boolean }) => void,
): ChosenView {
  const { data, error } = useSavedView(filter.saved);
  const [gone, setGone] = useState<ChosenView['gone']>(null);
  const latest = useRef({ filter, onFilter });
  latest.current = { filter, onFilter };
  /** Taken over once: whoever then takes a filter off means it. */
  const taken = useRef<string | undefined>(undefined);
  const saved = filter.saved === undefined ? undefined : data;

  useEffect(() => {
    const now = latest.current;
    if (saved === undefined || taken.current === saved.id) return;
    taken.current = saved.id;
    setGone(null);
    if (isBare(now.filter) && !isBare(filterOfView(saved))) now.onFilter(filterOfView(saved), { replace: true });
  }, [saved]);

  const isGone = filter.saved !== undefined && error !== null && refusedBy(error).status === 404;
  useEffect(() => {
    if (!isGone) return;
    const now = latest.current;
    setGone(isBare(now.filter) ? 'bare' : 'filtered');
    now.onFilter(withoutView(now.filter), { replace: true });
  }, [isGone]);

  return { saved, gone, dismiss: () => setGone(null) };
}
