import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo } from 'react';
import type { CaseRow } from '#server/queue/contract.ts';
import { useActs } from '../data/dataProvider.ts';
import { useLive } from '../data/live.ts';
import type { CaseContext, DeskParts } from './parts.ts';

/** So long a case read ahead is shown as it is; then it is read again behind the screen. */
const FRESH_MS = 20_000;

const contextKey = (caseId: string) => ['desk-context', caseId];

/** The case on the screen in one answer, and the next one read ahead, so that it is there when the key goes down. */
export function useCaseContext<C extends CaseContext>(
  desk: DeskParts<C>,
  caseId: string | undefined,
  nextId: string | undefined,
) {
  const acts = useActs();
  const client = useQueryClient();
  const { read } = desk;
  const query = useQuery<C>({
    queryKey: contextKey(caseId ?? ''),
    queryFn: ({ signal }) => read(acts, caseId ?? '', signal),
    enabled: caseId !== undefined,
    staleTime: FRESH_MS,
    refetchOnWindowFocus: false,
    retry: false,
  });
  const isHere = query.data !== undefined;
  useEffect(() => {
    if (nextId === undefined || !isHere) return;
    void client.prefetchQuery({
      queryKey: contextKey(nextId),
      queryFn: ({ signal }) => read(acts, nextId, signal),
      staleTime: FRESH_MS,
    });
  }, [client, acts, read, nextId, isHere]);

  const seen = query.data?.case.version;
  useLive(({ event, data }) => {
    // What there is to decide became another: what is on the screen must not be decided as it was.
    if (event === 'change' && data.id === caseId && seen !== undefined && data.version !== seen) void query.refetch();
  });

  return useMemo(() => {
    const forget = (id: string) => client.removeQueries({ queryKey: contextKey(id) });
    /** Reads the case again; gives its row as it is now, where the case is on the screen. */
    const again = async (id: string): Promise<CaseRow | undefined> => {
      await client.invalidateQueries({ queryKey: contextKey(id) });
      return client.getQueryData<C>(contextKey(id))?.case;
    };
    const putRow = (row: CaseRow) =>
      client.setQueryData<C>(contextKey(row.id), (before) => before && { ...before, case: row });
    return { context: query.data, error: query.error, refetch: query.refetch, forget, again, putRow };
  }, [client, query.data, query.error, query.refetch]);
}
