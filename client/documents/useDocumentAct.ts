import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import type { DocumentShow } from '#server/documents/contract.ts';
import { useActs } from '../data/dataProvider.ts';
import { refreshCounts } from '../data/queries.ts';
import { refusedBy } from '../data/refusal.ts';
import { useKeyFor } from '../escrow/useKeyFor.ts';

export type DocumentAct = DocumentShow['allowedActions'][number];

/** Sends an act upon a check. Resolves to false where the password is to be given again first (RULINGS 15). */
export function useDocumentAct(id: string, act: DocumentAct) {
  const acts = useActs();
  const notify = useNotify();
  const client = useQueryClient();
  const { keyFor, refused } = useKeyFor();
  const [isSteppingUp, setSteppingUp] = useState(false);
  const readAgain = () => client.invalidateQueries({ queryKey: ['documents'] });
  const send = async (body: object): Promise<boolean> => {
    try {
      await acts.actOnDocument(id, act, body, keyFor(body));
    } catch (error) {
      const { code, status } = refusedBy(error);
      if (code === 'step-up-needed') {
        setSteppingUp(true);
        return false;
      }
      if (status > 0) refused();
      // Somebody was faster: the page shows what is, and the form keeps what was typed.
      await readAgain();
      throw error;
    }
    notify(`registers.document.acts.${act}.done`, { type: 'success' });
    await Promise.all([readAgain(), refreshCounts(client)]);
    return true;
  };
  return { send, isSteppingUp, stopSteppingUp: () => setSteppingUp(false) };
}
