import FilterListOffOutlined from '@mui/icons-material/FilterListOffOutlined';
import InboxOutlined from '@mui/icons-material/InboxOutlined';
import TaskAltOutlined from '@mui/icons-material/TaskAltOutlined';
import { Link } from 'react-router-dom';
import type { Queue } from '#db/words.ts';
import { useHome, useQueues } from '../../data/queries.ts';
import { useT } from '../../i18n/useT.ts';
import { deskPath } from '../../kit/paths.ts';
import { filtersSet, type ListFilter, NO_FILTER } from '../listFilter.ts';
import { useMarketplaces } from '../useMarketplaces.ts';
import { useWord } from '../word.ts';
import { Blank } from './Blank.tsx';

interface NoCaseProps {
  queue: Queue;
  filter: ListFilter;
  onFilter: (filter: ListFilter) => void;
}

/** The list is empty: by the filter, by the view, or because all is done. */
export function NoCase({ queue, filter, onFilter }: NoCaseProps) {
  const t = useT();
  const words = useFilterWords(filter);
  if (filtersSet(filter) > 0) {
    return (
      <Blank
        Icon={FilterListOffOutlined}
        title={t('desk.empty.filtered')}
        more={t('desk.empty.filters', { filters: words })}
      >
        <button type="button" className="btn" onClick={() => onFilter({ ...NO_FILTER, view: filter.view })}>
          {t('desk.filter.clear')}
        </button>
      </Blank>
    );
  }
  if (filter.view !== 'all') {
    const view = t(`words.views.${filter.view}`);
    return (
      <Blank Icon={InboxOutlined} title={t('desk.empty.view')} more={t('desk.empty.viewMore', { view })}>
        <button type="button" className="btn" onClick={() => onFilter(NO_FILTER)}>
          {t('desk.empty.showAll')}
        </button>
      </Blank>
    );
  }
  return <CaughtUp queue={queue} />;
}

function CaughtUp({ queue }: { queue: Queue }) {
  const t = useT();
  const { data: home } = useHome();
  const { data: queues } = useQueues();
  const next = queues?.find((it) => it.queue !== queue && it.open > 0);
  const sentences = [
    home && t('desk.empty.decided', { smart_count: home.today.decided }),
    next && t('desk.empty.elsewhere', { smart_count: next.open, queue: t(`words.queues.${next.queue}`) }),
  ];
  return (
    <Blank Icon={TaskAltOutlined} title={t('desk.empty.caughtUp')} more={sentences.filter(Boolean).join(' ')}>
      {next && (
        <Link className="btn pri" to={deskPath(next.queue)}>
          {t('desk.empty.openQueue', { queue: t(`words.queues.${next.queue}`) })}
        </Link>
      )}
      <Link className="btn" to="/">
        {t('desk.empty.home')}
      </Link>
    </Blank>
  );
}

function useFilterWords(filter: ListFilter): string {
  const t = useT();
  const word = useWord();
  const { marketplaces } = useMarketplaces();
  return [
    marketplaces.find((it) => it.id === filter.marketplaceId)?.name,
    filter.stars.map((star) => `${star}★`).join(', '),
    filter.language && word(`words.languages.${filter.language}`, filter.language),
    filter.flags.map((reason) => t(`words.reasons.${reason}.short`)).join(', '),
  ]
    .filter(Boolean)
    .join('; ');
}
