import ErrorIcon from '@mui/icons-material/ErrorOutlineOutlined';
import ScheduleIcon from '@mui/icons-material/ScheduleOutlined';
import Box from '@mui/material/Box';
import { useNow } from '../data/clock.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DUE_SOON_MS = 2 * HOUR_MS;

type Urgency = 'overdue' | 'soon' | 'later';
const urgencyOf = (dueAt: string, now: number): Urgency => {
  const left = new Date(dueAt).getTime() - now;
  if (left <= 0) return 'overdue';
  return left <= DUE_SOON_MS ? 'soon' : 'later';
};

const COLOURS = { overdue: 'error.main', soon: 'warning.main', later: 'text.secondary' } as const;

/** Time left until a deadline, in words that say overdue and soon without colour: "3 h late", "34 m". */
export function useDueWords(dueAt: string): { words: string; urgency: Urgency } {
  const now = useNow(MINUTE_MS / 2);
  const t = useT();
  const { duration } = useFormats();
  const left = new Date(dueAt).getTime() - now;
  const urgency = urgencyOf(dueAt, now);
  if (left > 0) return { words: duration(left), urgency };
  // Past an hour nobody counts the minutes of a delay.
  const late =
    -left >= HOUR_MS && -left < 24 * HOUR_MS
      ? t('kit.time.wholeHours', { h: Math.floor(-left / HOUR_MS) })
      : duration(-left);
  return { words: t('kit.time.late', { time: late }), urgency };
}

/** `full` adds the icon and says "due in 34 m"; lists have the group head for that. */
export function DueTime({ dueAt, full = false }: { dueAt: string; full?: boolean }) {
  const { words, urgency } = useDueWords(dueAt);
  const t = useT();
  const Icon = urgency === 'overdue' ? ErrorIcon : ScheduleIcon;
  return (
    <Box
      component="span"
      sx={{
        color: COLOURS[urgency],
        fontWeight: urgency === 'later' || full ? 400 : 500,
        whiteSpace: 'nowrap',
        display: 'inline-flex',
        alignItems: 'center',
        verticalAlign: 'bottom',
        gap: 0.5,
      }}
    >
      {full && <Icon sx={{ fontSize: 14 }} />}
      {full && urgency !== 'overdue' ? t('kit.time.dueIn', { time: words }) : words}
    </Box>
  );
}
