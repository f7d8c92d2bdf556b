import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { syncClock, useNow } from '../data/clock.ts';
import { useActs } from '../data/dataProvider.ts';
import { useRefusalText } from '../data/refusal.ts';
import { useMe } from '../data/session.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { useDialogs } from '../kit/dialogs.ts';
import { Notice } from '../kit/Notice.tsx';

const STEPS = ['PT20S', 'PT1H', 'PT24H', 'PT72H'] as const;

/** Demo only: moves the business clock, so that anyone can watch a blind review appear. */
export function ClockDialog() {
  const t = useT();
  const { instant } = useFormats();
  const acts = useActs();
  const client = useQueryClient();
  const refusalText = useRefusalText();
  const { closeDialog } = useDialogs();
  const zone = useMe().marketplaces[0]?.timeZone;
  const now = instant('dateTime', useNow(), zone);
  const [outcome, setOutcome] = useState<{ tone: 'success' | 'error'; text: string }>();
  const [busy, setBusy] = useState(false);
  const advance = async (step: string) => {
    setBusy(true);
    try {
      const answer = await acts.demoClock(step);
      syncClock(answer.now);
      setOutcome({ tone: 'success', text: t('app.clock.moved', { now: instant('dateTime', answer.now, zone) }) });
      await client.invalidateQueries();
    } catch (error) {
      setOutcome({ tone: 'error', text: refusalText(error) });
    }
    setBusy(false);
  };
  return (
    <Dialog open onClose={closeDialog} aria-labelledby="clock-title" transitionDuration={0}>
      <DialogTitle id="clock-title">{t('app.clock.title')}</DialogTitle>
      <DialogContent>
        <Box sx={{ fontWeight: 500 }}>{t('app.clock.now', { now })}</Box>
        <Box sx={{ color: 'text.secondary', mt: 0.5, mb: 2 }}>{t('app.clock.why')}</Box>
        <Box sx={{ typography: 'subtitle2', color: 'text.tertiary', mb: 0.5 }}>{t('app.clock.advance')}</Box>
        <Box sx={{ display: 'flex', gap: 1, mb: 2 }}>
          {STEPS.map((step) => (
            <Button key={step} disabled={busy} onClick={() => void advance(step)} sx={{ flex: 1 }}>
              {t(`app.clock.steps.${step}`)}
            </Button>
          ))}
        </Box>
        {outcome && <Notice tone={outcome.tone}>{outcome.text}</Notice>}
      </DialogContent>
      <DialogActions>
        <Button onClick={closeDialog}>{t('app.close')}</Button>
      </DialogActions>
    </Dialog>
  );
}
