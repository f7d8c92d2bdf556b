import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Queue } from '#db/words.ts';
import type { SavedViewRow, ViewFilter } from '#server/views/contract.ts';
import { type TrustdeskProvider, useActs } from '../data/dataProvider.ts';
import { everyPage } from '../data/everyPage.ts';
import { type ListFilter, NO_FILTER, searchOf } from './listFilter.ts';

const FRESH_MS = 30_000;

const listKey = (queue: Queue) => ['saved-views', queue];
const oneKey = (id: string | undefined) => ['saved-view', id];

/** My views of the queue and those of the team, with the cases in each; asked for when somebody looks at them. */
export function useSavedViews(queue: Queue, enabled: boolean) {
  const acts = useActs();
  return useQuery({ ...savedViewsOf(acts, queue), enabled });
}

/** The same for whoever asks for several queues at once. */
export const savedViewsOf = (acts: TrustdeskProvider, queue: Queue) => ({
  queryKey: listKey(queue),
  queryFn: ({ signal }: { signal: AbortSignal }) =>
    everyPage<SavedViewRow>(acts, 'saved-views', { filter: { queue }, field: 'createdAt', signal }),
  staleTime: FRESH_MS,
});

/** The view that the address names; an error with 404 where it is gone, or somebody else’s own. */
export function useSavedView(id: string | undefined) {
  const acts = useActs();
  return useQuery({
    queryKey: oneKey(id),
    queryFn: async ({ signal }) => (await acts.getOne<SavedViewRow>('saved-views', { id: id ?? '', signal })).data,
    enabled: id !== undefined,
    staleTime: FRESH_MS,
    retry: false,
  });
}

/** Saving, changing and deleting; each throws what the server says no with. */
export function useViewActs(queue: Queue) {
  const acts = useActs();
  const client = useQueryClient();
  return useMemo(() => {
    const keep = async (row: SavedViewRow) => {
      client.setQueryData(oneKey(row.id), row);
      await client.invalidateQueries({ queryKey: listKey(queue) });
      return row;
    };
    return {
      save: async (given: Pick<SavedViewRow, 'name' | 'filter' | 'shared'>) =>
        keep((await acts.create<SavedViewRow>('saved-views', { data: { queue, ...given } })).data),
      change: async (view: SavedViewRow, to: Partial<Pick<SavedViewRow, 'name' | 'filter' | 'shared'>>) =>
        keep(
          (
            await acts.update<SavedViewRow>('saved-views', {
              id: view.id,
              data: { ...view, ...to },
              previousData: view,
            })
          ).data,
        ),
      remove: async (view: SavedViewRow) => {
        await acts.delete<SavedViewRow>('saved-views', { id: view.id, previousData: view });
        await client.invalidateQueries({ queryKey: listKey(queue) });
      },
    };
  }, [acts, client, queue]);
}

/** What the server keeps of a filter: only what is set. */
export const keptFilter = ({ view, marketplaceId, stars, language, flags }: ListFilter): ViewFilter => ({
  ...(view !== 'all' && { view }),
  ...(marketplaceId !== null && { marketplaceId }),
  ...(stars.length > 0 && { stars: [...stars] }),
  ...(language !== null && { language }),
  ...(flags.length > 0 && { flag: [...flags] }),
});

/** The filter of a view as the address holds it, with the view itself. */
export const filterOfView = ({ id, filter }: SavedViewRow): ListFilter => ({
  view: filter.view ?? 'all',
  marketplaceId: filter.marketplaceId ?? null,
  stars: filter.stars ?? [],
  language: filter.language ?? null,
  flags: filter.flag ?? [],
  saved: id,
});

/** Whether two filters show the same cases, whatever they are called. */
export const showSame = (one: ListFilter, other: ListFilter): boolean =>
  searchOf(withoutView(one)) === searchOf(withoutView(other));

export const isBare = (filter: ListFilter): boolean => showSame(filter, NO_FILTER);

/** The same filter, as nobody’s view. */
export function withoutView({ saved: _saved, ...filter }: ListFilter): ListFilter {
  return filter;
}
