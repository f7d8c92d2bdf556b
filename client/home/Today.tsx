import StartIcon from '@mui/icons-material/PlayArrowOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useNotify } from 'react-admin';
import { useNavigate } from 'react-router-dom';
import { useNow } from '../data/clock.ts';
import { useActs } from '../data/dataProvider.ts';
import { useHome } from '../data/queries.ts';
import { useRefusalText } from '../data/refusal.ts';
import { useMe } from '../data/session.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { deskPath } from '../kit/paths.ts';
import { useReaderZone } from '../kit/When.tsx';

const MINUTE_MS = 60_000;

/** The day by the business clock, and one button that begins with what is most due. */
export function Today() {
  const t = useT();
  const { instant, zone } = useFormats();
  const { queues } = useMe();
  const now = useNow(MINUTE_MS);
  const timeZone = useReaderZone();
  const time = instant('time', now, timeZone);
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, minHeight: 32, mb: 1.5, flexWrap: 'wrap' }}>
      <Box component="p" sx={{ typography: 'h2', '&::first-letter': { textTransform: 'uppercase' } }}>
        {instant('day', now, timeZone)}
      </Box>
      <Box component="span" sx={{ color: 'text.tertiary' }}>
        {timeZone ? t('home.cityTime', { time, city: zone(timeZone) }) : time}
      </Box>
      <Box sx={{ flex: 1 }} />
      {queues.length > 0 && <Start />}
    </Box>
  );
}

function Start() {
  const t = useT();
  const acts = useActs();
  const notify = useNotify();
  const navigate = useNavigate();
  const refusalText = useRefusalText();
  const { data } = useHome();
  if (!data) return null;
  const overdue = data.queues.reduce((sum, queue) => sum + queue.overdue, 0);
  // Overdue ones first, then those due soonest: the server then chooses the case itself.
  const [first] = [...data.queues]
    .filter(({ open }) => open > 0)
    .sort((a, b) => b.overdue - a.overdue || b.dueSoon - a.dueSoon || b.open - a.open);
  if (!first) return <Box sx={{ color: 'text.secondary' }}>{t('home.nothingLeft')}</Box>;
  const start = async () => {
    try {
      const next = await acts.next(first.queue);
      void navigate(deskPath(first.queue, next?.id));
    } catch (error) {
      notify(refusalText(error), { type: 'error' });
    }
  };
  return (
    <>
      {overdue > 0 && (
        <Box sx={{ typography: 'caption', color: 'text.secondary' }}>{t('home.overdue', { smart_count: overdue })}</Box>
      )}
      <Button variant="contained" color="primary" startIcon={<StartIcon />} onClick={() => void start()}>
        {overdue > 0 ? t('home.startOverdue') : t('home.start')}
      </Button>
    </>
  );
}
