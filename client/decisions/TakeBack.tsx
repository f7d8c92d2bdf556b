import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQueryClient } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { useNotify } from 'react-admin';
import type { DecisionRow } from '#server/decisions/contract.ts';
import { useNow } from '../data/clock.ts';
import { useActs } from '../data/dataProvider.ts';
import { refreshCounts } from '../data/queries.ts';
import { useRefusalText } from '../data/refusal.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { Kbd } from '../kit/Kbd.tsx';
import { useHotkey } from '../kit/useHotkey.ts';

const ReopenDialog = lazy(() => import('./ReopenDialog.tsx').then((file) => ({ default: file.ReopenDialog })));

/**
 * Undo while the effect has not begun; afterwards "Reopen…", which asks why. The server says which the reader may do; the
 * clock only makes the one turn into the other on time.
 */
export function TakeBack({ decision, hotkey = false }: { decision: DecisionRow; hotkey?: boolean }) {
  const t = useT();
  const acts = useActs();
  const notify = useNotify();
  const client = useQueryClient();
  const refusalText = useRefusalText();
  const { duration } = useFormats();
  const [asking, setAsking] = useState(false);
  const left = new Date(decision.effectiveAt).getTime() - useNow();
  const mayUndo = decision.mayUndo && decision.state === 'pending' && left > 0;
  const undo = async () => {
    try {
      await acts.undo(decision.id);
      notify('registers.decision.undone', { type: 'success' });
    } catch (error) {
      notify(refusalText(error), { type: 'error' });
    }
    await refreshCounts(client);
  };
  useHotkey('z', () => void undo(), { enabled: hotkey && mayUndo });
  if (mayUndo) {
    return (
      <Box component="span" sx={{ display: 'inline-flex', alignItems: 'center', gap: 1, whiteSpace: 'nowrap' }}>
        <Box component="span" sx={{ typography: 'caption', color: 'text.tertiary' }}>
          {t('registers.decision.goesOut', { time: duration(left) })}
        </Box>
        <Button size="tiny" onClick={() => void undo()}>
          {t('registers.decision.undo')}
          {hotkey && <Kbd>Z</Kbd>}
        </Button>
      </Box>
    );
  }
  if (!decision.mayRevert && !(decision.mayUndo && decision.state === 'pending')) return null;
  return (
    <>
      <Button size="tiny" variant="text" sx={{ px: 0 }} onClick={() => setAsking(true)}>
        {t('registers.decision.reopen')}
      </Button>
      <Suspense fallback={null}>
        {asking && <ReopenDialog decision={decision} close={() => setAsking(false)} />}
      </Suspense>
    </>
  );
}
