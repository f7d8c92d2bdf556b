import { usePendingApprovals, useQueues } from '../data/queries.ts';
import type { Place } from './places.ts';

/** How many cases, or signatures, wait at a place of the menu; nothing where nothing is counted for me. */
export function useOpenCounts(): (place: Place) => number | undefined {
  const { data: queues } = useQueues();
  const { data: approvals } = usePendingApprovals();
  return ({ queue, path }) => {
    if (path === '/approvals') return approvals;
    return queue && queues?.find((each) => each.queue === queue)?.open;
  };
}
