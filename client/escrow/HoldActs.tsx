import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import type { HoldShow } from '#server/escrow/contract.ts';
import { useT } from '../i18n/useT.ts';
import { Panel, Section } from '../kit/Section.tsx';
import { HoldActDialog } from './HoldActDialog.tsx';
import { OnBehalfDialog } from './OnBehalfDialog.tsx';
import type { HoldAct } from './useHoldAct.ts';

/** They stop the clock; the others end the payment. */
const HARMLESS: readonly HoldAct[] = ['freeze', 'dispute'];

/** What whoever reads may do to the payment now: exactly what the server allows, and no button for anything else. */
export function HoldActs({ whole: { hold, allowedActions } }: { whole: HoldShow }) {
  const t = useT();
  const [open, setOpen] = useState<HoldAct>();
  const close = () => setOpen(undefined);
  // A form in hand stays, even where somebody else's act has just taken its button away.
  if (allowedActions.length === 0 && !open) return null;
  return (
    <Section title={t('registers.hold.acts.title')}>
      <Panel padded>
        <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
          {allowedActions.map((act) => (
            <Button key={act} color={HARMLESS.includes(act) ? 'primary' : 'error'} onClick={() => setOpen(act)}>
              {t(`registers.hold.acts.${act}`)}
            </Button>
          ))}
        </Box>
      </Panel>
      {open === 'dispute' && <OnBehalfDialog hold={hold} close={close} />}
      {open && open !== 'dispute' && <HoldActDialog key={open} act={open} hold={hold} close={close} />}
    </Section>
  );
}
