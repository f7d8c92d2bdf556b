import GoodIcon from '@mui/icons-material/Check';
import FairIcon from '@mui/icons-material/InfoOutlined';
import NoneIcon from '@mui/icons-material/RadioButtonUncheckedOutlined';
import PoorIcon from '@mui/icons-material/ReportProblemOutlined';
import FewIcon from '@mui/icons-material/WarningAmberOutlined';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import type { PrecisionRow } from '#server/screening/contract.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { useT } from '../../i18n/useT.ts';
import { type Column, DataRows } from '../../kit/DataRows.tsx';
import { type Grade, gradeOf, SHOWN_MIN } from './grade.ts';

const LOOKS = {
  none: { icon: NoneIcon, color: 'default' },
  few: { icon: FewIcon, color: 'warning' },
  good: { icon: GoodIcon, color: 'success' },
  fair: { icon: FairIcon, color: 'default' },
  poor: { icon: PoorIcon, color: 'error' },
} as const satisfies Record<Grade, unknown>;

/** One row per detector, version and reason. Too few to judge is said in words, beside the figures it makes doubtful. */
export function PrecisionTable({ rows }: { rows: readonly PrecisionRow[] }) {
  const t = useT();
  const { number } = useFormats();
  const percent = (share: number | null) =>
    share === null
      ? t('settings.screening.precision.none')
      : t('settings.screening.precision.percent', { value: number(share * 100) });
  const columns: Column<PrecisionRow & { id: string }>[] = [
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
  return (
    <DataRows
      caption={t('settings.screening.precision.caption')}
      rows={rows.map((row) => ({ ...row, id: [row.detector, row.version, row.reason].join(' ') }))}
      columns={columns}
    />
  );
}

/** A share of a handful is written in grey: it is no finding yet. */
function Doubtful({ row, children }: { row: PrecisionRow; children: string }) {
  const isFew = gradeOf(row) === 'few';
  return <Box sx={{ fontWeight: isFew ? 400 : 500, color: isFew ? 'text.tertiary' : undefined }}>{children}</Box>;
}

function Meaning({ row }: { row: PrecisionRow }) {
  const t = useT();
  const grade = gradeOf(row);
  const { icon: Icon, color } = LOOKS[grade];
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, whiteSpace: 'nowrap' }}>
      <Chip size="small" color={color} icon={<Icon />} label={t(`settings.screening.precision.grades.${grade}`)} />
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {t(`settings.screening.precision.meanings.${grade}`, { smart_count: SHOWN_MIN - row.shown })}
      </Box>
    </Box>
  );
}
