import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import type { RingVerdict } from '#db/words.ts';
import type { RingRow } from '#server/rings/contract.ts';
import { useActs } from '../data/dataProvider.ts';
import { refusedBy, useRefusalText } from '../data/refusal.ts';
import { useT } from '../i18n/useT.ts';

/** Saves a verdict; null takes it back. Where somebody was faster the group is read again, and the note stays. */
export function useVerdict(ring: RingRow) {
  const t = useT();
  const acts = useActs();
  const notify = useNotify();
  const client = useQueryClient();
  const refusalText = useRefusalText();
  const [note, setNote] = useState(ring.note ?? '');
  const [failure, setFailure] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const send = async (verdict: RingVerdict | null) => {
    if (isBusy) return;
    setBusy(true);
    setFailure(undefined);
    try {
      await acts.judgeRing(ring.id, { verdict, note: verdict ? note : '', version: ring.version });
      if (verdict === null) setNote('');
      notify(verdict ? 'registers.ring.judged' : 'registers.ring.takenBack', { type: 'success' });
    } catch (error) {
      const isLate = refusedBy(error).code === 'version-changed';
      setFailure(isLate ? t('registers.ring.conflict') : refusalText(error));
    }
    await client.invalidateQueries({ queryKey: ['rings'] });
    setBusy(false);
  };
  return { note, setNote, failure, isBusy, judge: (verdict: RingVerdict | null) => void send(verdict) };
}
