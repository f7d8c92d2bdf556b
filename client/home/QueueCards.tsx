import ErrorIcon from '@mui/icons-material/ErrorOutlineOutlined';
import ScheduleIcon from '@mui/icons-material/ScheduleOutlined';
import Box from '@mui/material/Box';
import { Link } from 'react-router-dom';
import type { QueueSummary } from '#server/queue/contract.ts';
import { useNow } from '../data/clock.ts';
import { useHome } from '../data/queries.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { Failure } from '../kit/Failure.tsx';
import { Kbd } from '../kit/Kbd.tsx';
import { deskPath } from '../kit/paths.ts';
import { PLACES } from '../kit/places.ts';
import { Panel } from '../kit/Section.tsx';
import { Skeletons } from '../kit/Skeletons.tsx';

/** A card for each desk of mine: what is open, due, late, and how old the oldest is. */
export function QueueCards() {
  const t = useT();
  const { data, error, refetch } = useHome();
  if (error && !data) return <Failure error={error} retry={() => void refetch()} />;
  return (
    <Box
      component="section"
      aria-label={t('home.queues')}
      sx={{ display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(min(100%, 340px), 1fr))', gap: 2, mb: 2.5 }}
    >
      {data ? (
        data.queues.map((queue) => <Card key={queue.queue} summary={queue} />)
      ) : (
        <Panel>{<Skeletons lines={3} row={32} />}</Panel>
      )}
    </Box>
  );
}

function Card({ summary: { queue, open, dueSoon, overdue, oldestOpenedAt } }: { summary: QueueSummary }) {
  const t = useT();
  const { number, duration } = useFormats();
  const now = useNow(60_000);
  const place = PLACES.find((each) => each.queue === queue);
  const Icon = place?.icon ?? ScheduleIcon;
  return (
    <Panel>
      <Box
        component={Link}
        to={deskPath(queue)}
        sx={{
          display: 'flex',
          alignItems: 'center',
          gap: 1,
          height: 36,
          pl: 2,
          pr: 1.5,
          borderBottom: 1,
          borderColor: 'divider',
          color: 'text.primary',
          '& .MuiSvgIcon-root': { color: 'text.secondary' },
        }}
      >
        <Icon />
        <Box component="h2" sx={{ typography: 'h3', flex: 1 }}>
          {t(`words.queues.${queue}`)}
        </Box>
        {place?.key && (
          <Box component="span" sx={{ display: 'inline-flex', gap: 0.5 }}>
            <Kbd>G</Kbd>
            <Kbd>{place.key}</Kbd>
          </Box>
        )}
      </Box>
      <Box
        component="dl"
        sx={{
          display: 'grid',
          gridTemplateColumns: { xs: '1fr 1fr', sm: '64px 84px 84px 1fr' },
          px: 2,
          pt: 1,
          pb: 1.5,
        }}
      >
        <Figure label={t('home.open')}>{number(open)}</Figure>
        <Figure
          label={t('home.dueSoon')}
          colour={dueSoon > 0 ? 'warning.main' : undefined}
          icon={dueSoon > 0 && <ScheduleIcon sx={{ fontSize: 14 }} />}
        >
          {number(dueSoon)}
        </Figure>
        <Figure
          label={t('home.late')}
          colour={overdue > 0 ? 'error.main' : undefined}
          icon={overdue > 0 && <ErrorIcon sx={{ fontSize: 14 }} />}
        >
          {number(overdue)}
        </Figure>
        <Figure label={t('home.oldest')} small>
          {oldestOpenedAt ? duration(now - new Date(oldestOpenedAt).getTime()) : t('kit.time.none')}
        </Figure>
      </Box>
    </Panel>
  );
}

interface FigureProps {
  label: string;
  children: React.ReactNode;
  colour?: string;
  icon?: React.ReactNode;
  small?: boolean;
}

const Figure = ({ label, children, colour = 'text.primary', icon, small = false }: FigureProps) => (
  <Box>
    <Box component="dt" sx={{ typography: 'caption', color: 'text.tertiary' }}>
      {label}
    </Box>
    <Box
      component="dd"
      sx={{
        typography: 'h4',
        color: colour,
        display: 'flex',
        alignItems: 'center',
        gap: 0.5,
        ...(small && { fontSize: '0.9375rem', fontWeight: 500 }),
      }}
    >
      {children}
      {icon}
    </Box>
  </Box>
);
