import Box from '@mui/material/Box';
import type { HoldRow } from '#server/escrow/contract.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { DueTime } from '../kit/DueTime.tsx';
import { Notice } from '../kit/Notice.tsx';
import { Panel, Section } from '../kit/Section.tsx';
import { StatusChip } from '../kit/StatusChip.tsx';
import { useZone } from '../kit/When.tsx';

const DECIDED_BY_CLOCK = ['authorizing', 'claimed_done', 'claimed_not_done'] as const;

/** The state in words, and what the clock does next if nobody does anything (escrow.md §1.2). */
export function HoldNext({ hold }: { hold: HoldRow }) {
  const t = useT();
  const { state, chargeback, dueAt } = hold;
  return (
    <Section title={t('registers.hold.next.title')} end={<StatusChip of="holdStates" value={state} />}>
      <Panel padded>
        {chargeback === 'open' && (
          <Box sx={{ mb: 1 }}>
            <Notice tone="error">{t('registers.hold.next.bankOpen')}</Notice>
          </Box>
        )}
        <Box component="p" sx={{ m: 0 }}>
          {t(`registers.hold.next.${state}`)}
        </Box>
        {dueAt !== null && <Clock hold={hold} dueAt={dueAt} />}
      </Panel>
    </Section>
  );
}

function Clock({ hold: { state, marketplaceId }, dueAt }: { hold: HoldRow; dueAt: string }) {
  const t = useT();
  const { instant } = useFormats();
  const at = instant('dateTime', dueAt, useZone(marketplaceId));
  const decides = DECIDED_BY_CLOCK.find((each) => each === state);
  const isSilence = decides === 'claimed_done' || decides === 'claimed_not_done';
  return (
    <>
      <Box component="p" sx={{ m: 0, mt: 0.5 }}>
        <time dateTime={dueAt}>{t(`registers.hold.clock.${decides ?? 'other'}`, { at })}</time>{' '}
        <DueTime dueAt={dueAt} full />
      </Box>
      {isSilence && (
        <Box component="p" sx={{ m: 0, mt: 0.5, typography: 'caption', color: 'text.secondary' }}>
          {t('registers.hold.clock.proof')}
        </Box>
      )}
    </>
  );
}
