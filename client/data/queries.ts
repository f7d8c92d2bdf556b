import { type QueryClient, useQuery } from '@tanstack/react-query';
import type { Queue } from '#db/words.ts';
import { syncClock } from './clock.ts';
import { TOTAL_CAP } from './cursors.ts';
import { useActs } from './dataProvider.ts';
import { useMay, useMe } from './session.ts';

export const QUEUES_KEY = ['queues'];
export const HOME_KEY = ['home'];
export const APPROVALS_KEY = ['approvals', 'waiting'];
/** Under the register's own key: whatever makes the list stale makes its count stale. */
export const ATTENTION_KEY = ['holds', 'attention'];
/** No live event tells of payments. */
const ATTENTION_MS = 60_000;

/** Counts of my queues, for menu, rail and cards; kept fresh by live events. */
export function useQueues() {
  const acts = useActs();
  const any = useMe().queues.length > 0;
  return useQuery({
    queryKey: QUEUES_KEY,
    queryFn: ({ signal }) => acts.queues(signal),
    enabled: any,
    staleTime: 10_000,
  });
}

/** How many second signatures wait; asked only for whoever may give one. */
export function usePendingApprovals() {
  const acts = useActs();
  return useQuery({
    queryKey: APPROVALS_KEY,
    queryFn: async ({ signal }) => {
      const asked = { filter: { state: 'pending' }, pagination: { page: 1, perPage: 1 }, signal } as const;
      return (await acts.getList('approvals', { ...asked, sort: { field: 'at', order: 'ASC' } })).total;
    },
    enabled: useMay('escrow:approve'),
    staleTime: 10_000,
  });
}

/** How many payments wait for people; asked only for whoever reads the ledger. Beyond the cap it is the cap. */
export function useHoldAttention() {
  const acts = useActs();
  return useQuery({
    queryKey: ATTENTION_KEY,
    queryFn: async ({ signal }) => {
      const asked = { filter: { attention: true }, pagination: { page: 1, perPage: 1 }, signal } as const;
      return (
        (await acts.getList('holds', { ...asked, sort: { field: 'createdAt', order: 'DESC' } })).total ?? TOTAL_CAP
      );
    },
    enabled: useMay('ledger:read'),
    staleTime: 10_000,
    refetchInterval: ATTENTION_MS,
  });
}

export function useHome() {
  const acts = useActs();
  return useQuery({
    queryKey: HOME_KEY,
    queryFn: async ({ signal }) => {
      const home = await acts.home(signal);
      syncClock(home.now);
      return home;
    },
  });
}

/** Colleagues a case of this queue may be handed to. */
export function useColleagues(queue: Queue, enabled = true) {
  const acts = useActs();
  return useQuery({
    queryKey: ['colleagues', queue],
    queryFn: ({ signal }) => acts.colleagues(queue, signal),
    enabled,
    staleTime: 60_000,
  });
}

/** After a decision, an undo or a moved clock: whatever counts or lists cases and decisions is asked again. */
export function refreshCounts(client: QueryClient): Promise<void> {
  const keys = [QUEUES_KEY, HOME_KEY, ATTENTION_KEY, ['approvals'], ['decisions'], ['statements']];
  return Promise.all(keys.map((queryKey) => client.invalidateQueries({ queryKey }))).then(() => undefined);
}
