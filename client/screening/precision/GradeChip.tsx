import GoodIcon from '@mui/icons-material/Check';
import FairIcon from '@mui/icons-material/InfoOutlined';
import NoneIcon from '@mui/icons-material/RadioButtonUncheckedOutlined';
import PoorIcon from '@mui/icons-material/ReportProblemOutlined';
import FewIcon from '@mui/icons-material/WarningAmberOutlined';
import Box from '@mui/material/Box';
import Chip from '@mui/material/Chip';
import type { PrecisionRow } from '#server/screening/contract.ts';
import { useT } from '../../i18n/useT.ts';
import { type Grade, gradeOf, SHOWN_MIN } from './grade.ts';

const LOOKS = {
  none: { icon: NoneIcon, color: 'default' },
  few: { icon: FewIcon, color: 'warning' },
  good: { icon: GoodIcon, color: 'success' },
  fair: { icon: FairIcon, color: 'default' },
  poor: { icon: PoorIcon, color: 'error' },
} as const satisfies Record<Grade, unknown>;

/** A share of a handful is written in grey: it is no finding yet. */
export function Doubtful({ row, children }: { row: PrecisionRow; children: string }) {
  const isFew = gradeOf(row) === 'few';
  return <Box sx={{ fontWeight: isFew ? 400 : 500, color: isFew ? 'text.tertiary' : undefined }}>{children}</Box>;
}

export function Meaning({ row }: { row: PrecisionRow }) {
  const t = useT();
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, whiteSpace: 'nowrap' }}>
      <GradeChip row={row} />
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {t(`settings.screening.precision.meanings.${gradeOf(row)}`, { smart_count: SHOWN_MIN - row.shown })}
      </Box>
    </Box>
  );
}

export function GradeChip({ row }: { row: PrecisionRow }) {
  const t = useT();
  const grade = gradeOf(row);
  const { icon: Icon, color } = LOOKS[grade];
  return <Chip size="small" color={color} icon={<Icon />} label={t(`settings.screening.precision.grades.${grade}`)} />;
}
