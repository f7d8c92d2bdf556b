import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify, useRefresh } from 'react-admin';
import type { ApprovalShow } from '#server/escrow/contract.ts';
import { useActs } from '../../data/dataProvider.ts';
import { refreshCounts } from '../../data/queries.ts';
import { refusedBy, useRefusalText } from '../../data/refusal.ts';
import { freshKey } from '../../desk/freshKey.ts';
import { useT } from '../../i18n/useT.ts';

/** The signature itself: bound to the hash that was shown, asked for with a fresh password, and safe to be sent twice. */
export function useSigning({ id, version, factsHash }: ApprovalShow) {
  const t = useT();
  const acts = useActs();
  const notify = useNotify();
  const refresh = useRefresh();
  const client = useQueryClient();
  const refusalText = useRefusalText();
  const [failure, setFailure] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [needsPassword, setNeedsPassword] = useState(false);
  const [key] = useState(freshKey);
  const run = (act: () => Promise<unknown>, said: string) => {
    setBusy(true);
    setFailure(null);
    act().then(
      () => {
        setBusy(false);
        notify(said, { type: 'success' });
        refresh();
        void refreshCounts(client);
      },
      (error: unknown) => {
        setBusy(false);
        if (refusedBy(error).code === 'step-up-needed') return setNeedsPassword(true);
        setFailure(refusalText(error));
        // What stands may be another now: it is shown as it is.
        refresh();
      },
    );
  };
  const approve = () => run(() => acts.approve(id, { factsHash, version }, key), t('registers.approval.done'));
  return {
    approve,
    giveBack: (note: string) => run(() => acts.returnApproval(id, { note, version }), t('registers.approval.returned')),
    failure,
    isBusy,
    needsPassword,
    passwordGiven: () => {
      setNeedsPassword(false);
      approve();
    },
    forget: () => setNeedsPassword(false),
  };
}
