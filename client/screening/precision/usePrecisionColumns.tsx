import Box from '@mui/material/Box';
import type { PrecisionRow } from '#server/screening/contract.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { useT } from '../../i18n/useT.ts';
import type { Column } from '../../kit/DataRows.tsx';
import { useNarrow } from '../useNarrow.ts';
import { Doubtful, GradeChip, Meaning } from './GradeChip.tsx';

export type Row = PrecisionRow & { id: string };

export function usePrecisionColumns(): Column<Row>[] {
  const t = useT();
  const isNarrow = useNarrow();
  const { number } = useFormats();
  const percent = (share: number | null) =>
    share === null
      ? t('settings.screening.precision.none')
      : t('settings.screening.precision.percent', { value: number(share * 100) });
  const wide: Column<Row>[] = [
    {
      key: 'detector',
      label: t('settings.screening.precision.detector'),
      render: ({ detector }) => t(`desk.mark.detectors.${detector}`),
    },
    {
      key: 'reason',
      label: t('settings.screening.precision.reason'),
      render: ({ reason }) => (
        <span>
          {reason} {t(`words.reasons.${reason}.short`)}
        </span>
      ),
    },
    {
      key: 'version',
      label: t('settings.screening.precision.version'),
      render: ({ version }) => <span title={t('settings.screening.precision.versionHint')}>{version}</span>,
    },
    {
      key: 'shown',
      label: t('settings.screening.precision.shown'),
      align: 'right',
      render: (row) => number(row.shown),
    },
    {
      key: 'confirmed',
      label: t('settings.screening.precision.confirmed'),
      align: 'right',
      render: (row) => number(row.confirmed),
    },
    {
      key: 'precision',
      label: t('settings.screening.precision.precision'),
      align: 'right',
      render: (row) => <Doubtful row={row}>{percent(row.precision)}</Doubtful>,
    },
    {
      key: 'lower',
      label: t('settings.screening.precision.lower'),
      align: 'right',
      render: (row) => (
        <span title={t('settings.screening.precision.lowerHint')}>
          <Doubtful row={row}>{percent(row.lower)}</Doubtful>
        </span>
      ),
    },
    { key: 'meaning', label: t('settings.screening.precision.meaning'), render: (row) => <Meaning row={row} /> },
  ];
  const narrow: Column<Row>[] = [
    {
      key: 'what',
      label: t('settings.screening.precision.detector'),
      render: ({ detector, reason, version }) => (
        <Box sx={{ whiteSpace: 'normal', py: 0.5 }}>
          {t(`desk.mark.detectors.${detector}`)}
          <Box sx={{ typography: 'caption', color: 'text.secondary' }}>
            {reason} {t(`words.reasons.${reason}.short`)} · {version}
          </Box>
        </Box>
      ),
    },
    {
      key: 'right',
      label: t('settings.screening.precision.precision'),
      align: 'right',
      render: (row) => (
        <Box sx={{ py: 0.5 }}>
          <Doubtful row={row}>{percent(row.precision)}</Doubtful>
          <Box sx={{ typography: 'caption', color: 'text.secondary' }}>
            {t('settings.screening.precision.of', { confirmed: number(row.confirmed), shown: number(row.shown) })}
          </Box>
        </Box>
      ),
    },
    { key: 'grade', label: t('settings.screening.precision.meaning'), render: (row) => <GradeChip row={row} /> },
  ];
  return isNarrow ? narrow : wide;
}
