import Box from '@mui/material/Box';
import type { HoldShow } from '#server/escrow/contract.ts';
import { useT } from '../i18n/useT.ts';
import { Notice } from '../kit/Notice.tsx';

/** Why this payment waits for people, and what they can do about it. */
export function HoldNotices({ whole: { attention, agedDays } }: { whole: HoldShow }) {
  const t = useT();
  if (attention.length === 0) return null;
  return (
    <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1, mb: 2 }}>
      {attention.map((why) => (
        <Notice key={why} tone={why === 'aged' ? 'warning' : 'error'}>
          <b>{t(`words.holdAttention.${why}`)}.</b>{' '}
          {t(`registers.hold.attention.todo.${why}`, { smart_count: agedDays ?? 0 })}
        </Notice>
      ))}
    </Box>
  );
}
