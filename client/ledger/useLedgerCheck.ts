import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import { useActs } from '../data/dataProvider.ts';

const CHECK_KEY = ['ledger-check'];

/** How the invariants stood when they were last looked at. */
export function useLedgerCheck() {
  const acts = useActs();
  return useQuery({ queryKey: CHECK_KEY, queryFn: ({ signal }) => acts.ledgerCheck(signal) });
}

/** Looks at all of them now; what was found takes the place of what stood there. */
export function useCheckNow() {
  const acts = useActs();
  const notify = useNotify();
  const client = useQueryClient();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const check = async () => {
    if (isBusy) return;
    setBusy(true);
    setFailure(undefined);
    try {
      client.setQueryData(CHECK_KEY, await acts.checkLedger());
      await client.invalidateQueries({ queryKey: ['accounts'] });
      notify('registers.ledger.check.done', { type: 'info' });
    } catch (error) {
      setFailure(error);
    }
    setBusy(false);
  };
  return { check: () => void check(), isBusy, failure };
}
