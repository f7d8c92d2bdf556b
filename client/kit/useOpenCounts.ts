import { useHoldAttention, usePendingApprovals, useQueues } from '../data/queries.ts';
import { ATTENTION_PATH } from './paths.ts';
import type { Place } from './places.ts';

interface Waiting {
  open: number;
  said: 'app.menu.waiting' | 'app.menu.attention';
  /** Where what is counted stands by itself, in a register of more. */
  to?: string;
}

/** How many cases, signatures or payments wait at a place of the menu; nothing where nothing is counted for me. */
export function useOpenCounts(): (place: Place) => Waiting | undefined {
  const { data: queues } = useQueues();
  const { data: approvals } = usePendingApprovals();
  const { data: attention = 0 } = useHoldAttention();
  const cases = (open: number | undefined): Waiting | undefined =>
    open === undefined ? undefined : { open, said: 'app.menu.waiting' };
  return ({ queue, path }) => {
    if (path === '/approvals') return cases(approvals);
    // Most payments need nobody: nought would only be one more figure.
    if (path === '/holds')
      return attention > 0 ? { open: attention, said: 'app.menu.attention', to: ATTENTION_PATH } : undefined;
    return cases(queue && queues?.find((each) => each.queue === queue)?.open);
  };
}
