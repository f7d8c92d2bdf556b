import { useState } from 'react';
import { useRefusalText } from '../../data/refusal.ts';

/** What every dialog of the desk shares: whether it is being sent, what it was refused with, and how it closes. */
export interface DialogCall {
  isBusy: boolean;
  failure: string | null;
  onClose: () => void;
}

/** Sends what a dialog asks for; it stays open with everything typed until the server has taken it. */
export function useDialogCall(
  onClose: () => void,
): DialogCall & { run: (act: () => Promise<unknown>, after: () => void) => void } {
  const refusalText = useRefusalText();
  const [isBusy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);
  const run = (act: () => Promise<unknown>, after: () => void) => {
    setBusy(true);
    setFailure(null);
    act().then(
      () => {
        setBusy(false);
        after();
      },
      (error: unknown) => {
        setBusy(false);
        setFailure(refusalText(error));
      },
    );
  };
  return { isBusy, failure, onClose, run };
}
