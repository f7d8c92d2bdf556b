import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { LastReconciliation } from '#server/escrow/contract.ts';
import { useActs } from '../data/dataProvider.ts';

const keyOf = (marketplaceId: string) => ['reconciliation', marketplaceId];

/** What the last comparison of a marketplace's books found, whoever made it. */
export function useReconciliation(marketplaceId: string) {
  const acts = useActs();
  return useQuery({
    queryKey: keyOf(marketplaceId),
    queryFn: ({ signal }) => acts.lastReconciliation(marketplaceId, signal),
    enabled: marketplaceId !== '',
  });
}

/** Compares them now; what was found takes the place of what stood there. */
export function useReconcileNow(marketplaceId: string) {
  const acts = useActs();
  const client = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const run = async () => {
    if (isBusy) return;
    setBusy(true);
    setFailure(undefined);
    try {
      const last = await acts.reconcile(marketplaceId);
      client.setQueryData<LastReconciliation>(keyOf(marketplaceId), { last });
    } catch (error) {
      setFailure(error);
    }
    setBusy(false);
  };
  return { run: () => void run(), isBusy, failure };
}
