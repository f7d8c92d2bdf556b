import Chip from '@mui/material/Chip';
import type { RingRow } from '#server/rings/contract.ts';
import { useT } from '../i18n/useT.ts';
import { StatusChip } from '../kit/StatusChip.tsx';

/** What people made of it; nobody yet is a state too. */
export function Verdict({ verdict }: Pick<RingRow, 'verdict'>) {
  const t = useT();
  return verdict ? (
    <StatusChip of="ringVerdicts" value={verdict} />
  ) : (
    <Chip size="small" label={t('registers.ring.noVerdict')} />
  );
}
