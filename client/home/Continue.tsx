import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { Link } from 'react-router-dom';
import type { CaseRow } from '#server/queue/contract.ts';
import { useNow } from '../data/clock.ts';
import { useHome } from '../data/queries.ts';
import { useFormats } from '../i18n/useFormats.ts';
import { useT } from '../i18n/useT.ts';
import { type Column, DataRows } from '../kit/DataRows.tsx';
import { DueTime } from '../kit/DueTime.tsx';
import { deskPath } from '../kit/paths.ts';
import { Panel, Section } from '../kit/Section.tsx';
import { Skeletons } from '../kit/Skeletons.tsx';
import { Stars } from '../kit/Stars.tsx';
import { shortId } from '../kit/shortId.ts';
import { useReaderZone } from '../kit/When.tsx';

/** Cases I hold: how long they stay mine and how long they may wait. */
export function Continue() {
  const t = useT();
  const { data, isPending, error } = useHome();
  const columns: Column<CaseRow>[] = [
    {
      key: 'case',
      label: t('registers.fields.case'),
      render: ({ id, queue }) => <Link to={deskPath(queue, id)}>{shortId('case', id)}</Link>,
    },
    { key: 'about', label: t('registers.fields.subject'), grow: true, render: (row) => <Headline row={row} /> },
    { key: 'due', label: t('home.dueColumn'), align: 'right', render: ({ dueAt }) => <DueTime dueAt={dueAt} full /> },
    { key: 'yours', label: t('home.claimColumn'), align: 'right', render: (row) => <Yours row={row} /> },
    {
      key: 'go',
      label: '',
      align: 'right',
      render: ({ id, queue }) => (
        <Button
          component={Link}
          to={deskPath(queue, id)}
          size="tiny"
          aria-label={`${t('home.continue')} ${shortId('case', id)}`}
        >
          {t('home.continue')}
        </Button>
      ),
    },
  ];
  return (
    <Section title={t('home.continue')} aside={t('home.claimedByYou')}>
      <Panel>
        {isPending && <Skeletons lines={1} row={30} />}
        {/* Why nothing is here stands in the cards above, with the way to try again. */}
        {error && !data && <Box sx={empty}>{t('kit.time.none')}</Box>}
        {data?.claimed.length === 0 && <Box sx={empty}>{t('home.nothingClaimed')}</Box>}
        {data && data.claimed.length > 0 && (
          <DataRows caption={t('home.continue')} rows={data.claimed} columns={columns} headless stacks />
        )}
      </Panel>
    </Section>
  );
}

const empty = { px: 2, py: 0.75, minHeight: 32, color: 'text.tertiary' } as const;

const Headline = ({ row: { headline } }: { row: CaseRow }) => (
  <span>
    {headline.stars !== undefined && <Stars rating={headline.stars} short />}{' '}
    <span lang={headline.language ?? undefined} dir="auto">
      {headline.name}
    </span>{' '}
    <Box component="span" lang={headline.language ?? undefined} sx={{ color: 'text.tertiary' }}>
      {headline.about}
    </Box>
  </span>
);

function Yours({ row }: { row: CaseRow }) {
  const t = useT();
  const { duration, instant } = useFormats();
  const now = useNow(15_000);
  const zone = useReaderZone();
  const words = row.heldUntil
    ? t('home.heldUntil', { time: instant('time', row.heldUntil, zone) })
    : row.lease && t('home.yoursFor', { time: duration(new Date(row.lease.until).getTime() - now) });
  return (
    <Box component="span" sx={{ color: 'text.tertiary' }}>
      {words}
    </Box>
  );
}
