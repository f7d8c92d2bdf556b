import { useQuery } from '@tanstack/react-query';
import { useActs } from '../data/dataProvider.ts';

/** Under the register's own key: whatever makes the list stale makes the page stale. */
export const wholeKey = (id: string) => ['holds', 'whole', id];

/** One reserved payment with everything that hangs on it. */
export function useWholeHold(id: string) {
  const acts = useActs();
  return useQuery({
    queryKey: wholeKey(id),
    queryFn: ({ signal }) => acts.reservedPayment(id, signal),
    refetchOnMount: 'always',
  });
}
