import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNotify } from 'react-admin';
import type { InstructionRow } from '#server/escrow/contract.ts';
import { useActs } from '../data/dataProvider.ts';
import { refusedBy, useRefusalText } from '../data/refusal.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { StepUpDialog } from './StepUpDialog.tsx';

/** Tells the provider again, where the server offers it. */
export function RetryButton({ instruction }: { instruction: InstructionRow }) {
  const t = useT();
  const acts = useActs();
  const notify = useNotify();
  const client = useQueryClient();
  const refusalText = useRefusalText();
  const { money } = useFormats();
  const [isSteppingUp, setSteppingUp] = useState(false);
  const { id, version, kind, amount, currency } = instruction;
  const retry = async () => {
    setSteppingUp(false);
    try {
      await acts.retryInstruction(id, version);
      notify('registers.instruction.retried', { type: 'success' });
    } catch (error) {
      if (refusedBy(error).code === 'step-up-needed') return setSteppingUp(true);
      notify(refusalText(error), { type: 'error' });
    }
    await Promise.all(['payment-instructions', 'holds'].map((name) => client.invalidateQueries({ queryKey: [name] })));
  };
  const what = t(`words.instructionKinds.${kind}`);
  return (
    <>
      <Button
        size="tiny"
        onClick={() => void retry()}
        aria-label={t('registers.instruction.retryOf', { what, amount: money(amount, currency) })}
      >
        {t('registers.instruction.retry')}
      </Button>
      {isSteppingUp && <StepUpDialog onDone={() => void retry()} onClose={() => setSteppingUp(false)} />}
    </>
  );
}
