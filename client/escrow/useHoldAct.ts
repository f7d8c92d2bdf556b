import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import type { HoldShow } from '#server/escrow/contract.ts';
import { useActs } from '../data/dataProvider.ts';
import { refreshCounts } from '../data/queries.ts';
import { refusedBy } from '../data/refusal.ts';
import { useKeyFor } from './useKeyFor.ts';
import { wholeKey } from './wholeHold.ts';

export type HoldAct = HoldShow['allowedActions'][number];

/** Sends an act upon a payment. Resolves to false where the password is to be given again first. */
export function useHoldAct(id: string, act: HoldAct) {
  const acts = useActs();
  const notify = useNotify();
  const client = useQueryClient();
  const { keyFor, refused } = useKeyFor();
  const [isSteppingUp, setSteppingUp] = useState(false);
  const send = async (body: object): Promise<boolean> => {
    try {
      client.setQueryData(wholeKey(id), await acts.actOnHold(id, act, body, keyFor(body)));
    } catch (error) {
      const { code, status } = refusedBy(error);
      if (code === 'step-up-needed') {
        setSteppingUp(true);
        return false;
      }
      if (status > 0) refused();
      // Somebody was faster: the page shows what is, and the form keeps what was typed.
      await client.invalidateQueries({ queryKey: wholeKey(id) });
      throw error;
    }
    notify(`registers.hold.acts.${act}Done`, { type: 'success' });
    await Promise.all([client.invalidateQueries({ queryKey: ['holds', 'getList'] }), refreshCounts(client)]);
    return true;
  };
  return { send, isSteppingUp, stopSteppingUp: () => setSteppingUp(false) };
}
