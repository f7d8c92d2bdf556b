import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Queue } from '#db/words.ts';
import { useQueues } from '../data/queries.ts';
import { useCalls } from './calls.ts';
import { type CaseView, NO_FILTER } from './listFilter.ts';

const FRESH_MS = 30_000;

/** How many cases each view of the queue holds; the summary of the queues knows most of them. */
export function useViewCounts(queue: Queue): Partial<Record<CaseView, number>> {
  const calls = useCalls();
  const { data: queues } = useQueues();
  const { data: rest } = useQuery({
    queryKey: ['desk-counts', queue],
    queryFn: async () => {
      const [escalated, waiting] = await Promise.all(
        (['escalated', 'waiting'] as const).map((view) => calls.cases(queue, { ...NO_FILTER, view }, 1, 1)),
      );
      return { escalated: escalated?.total, waiting: waiting?.total };
    },
    staleTime: FRESH_MS,
  });
  const summary = queues?.find((it) => it.queue === queue);
  return useMemo(
    () => ({ all: summary?.open, mine: summary?.mine, overdue: summary?.overdue, held: summary?.held, ...rest }),
    [summary, rest],
  );
}
