import HighIcon from '@mui/icons-material/ReportProblemOutlined';
import LowIcon from '@mui/icons-material/SignalCellularAlt1BarOutlined';
import MiddleIcon from '@mui/icons-material/SignalCellularAlt2BarOutlined';
import Chip from '@mui/material/Chip';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { scoreWord } from './signals.ts';

const LOOKS = {
  high: { icon: HighIcon, color: 'warning' },
  middle: { icon: MiddleIcon, color: 'default' },
  low: { icon: LowIcon, color: 'default' },
} as const;

/** How suspicious: a word first, then the number that only sorts. */
export function Score({ score }: { score: number }) {
  const t = useT();
  const { number } = useFormats();
  const grade = scoreWord(score);
  const { icon: Icon, color } = LOOKS[grade];
  const word = t(`registers.ring.scoreWords.${grade}`);
  return (
    <Chip
      size="small"
      color={color}
      icon={<Icon />}
      label={t('registers.ring.scoreText', { word, value: number(score, 2) })}
    />
  );
}
