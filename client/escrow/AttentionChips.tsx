import FailedIcon from '@mui/icons-material/ErrorOutlineOutlined';
import HourglassIcon from '@mui/icons-material/HourglassEmptyOutlined';
import RecoverIcon from '@mui/icons-material/ReplayOutlined';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import type { HoldListed } from '#server/escrow/contract.ts';
import { useT } from '../i18n/useT.ts';

type Attention = Pick<HoldListed, 'attention' | 'agedDays'>;
const LOOKS = {
  'not-sent': { icon: FailedIcon, tone: 'error' },
  'to-recover': { icon: RecoverIcon, tone: 'error' },
  aged: { icon: HourglassIcon, tone: 'warning' },
} as const;

/** Why a payment waits for people, in a word each; nothing where it does not. */
export function AttentionChips({ of: { attention, agedDays } }: { of: Attention }) {
  const t = useT();
  if (attention.length === 0) return null;
  return (
    <Box component="span" sx={{ display: 'inline-flex', gap: 0.5, flexWrap: 'wrap', verticalAlign: 'middle' }}>
      {attention.map((why) => {
        const { icon: Icon, tone } = LOOKS[why];
        // The age that it has passed says more than that it is old.
        const label =
          why === 'aged' && agedDays !== null
            ? t('registers.hold.attention.days', { smart_count: agedDays })
            : t(`words.holdAttention.${why}`);
        return <Chip key={why} size="small" color={tone} icon={<Icon />} label={label} />;
      })}
    </Box>
  );
}
