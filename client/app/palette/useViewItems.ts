import ViewIcon from '@mui/icons-material/FilterListOutlined';
import { useQueries } from '@tanstack/react-query';
import { useNavigate } from 'react-router-dom';
import { CASE_VIEWS, type Queue } from '#db/words.ts';
import { useActs } from '../../data/dataProvider.ts';
import { useMe } from '../../data/session.ts';
import { type ListFilter, NO_FILTER, searchOf } from '../../desk/listFilter.ts';
import { filterOfView, savedViewsOf } from '../../desk/useSavedViews.ts';
import { useT } from '../../i18n/useT.ts';
import { deskPath } from '../../kit/paths.ts';
import type { Item } from './item.ts';

/** The views of every desk of mine: those that everybody has, then my own and the team's by their names. */
export function useViewItems(): Item[] {
  const t = useT();
  const acts = useActs();
  const { queues } = useMe();
  const navigate = useNavigate();
  const saved = useQueries({ queries: queues.map((queue) => savedViewsOf(acts, queue)) });
  const item = (queue: Queue, id: string, name: string, filter: ListFilter): Item => ({
    id: `view ${queue} ${id}`,
    group: 'views',
    name,
    about: t(`words.queues.${queue}`),
    icon: ViewIcon,
    act: () => void navigate(`${deskPath(queue)}${searchOf(filter)}`),
  });
  return queues.flatMap((queue, at) => [
    ...CASE_VIEWS.map((view) => item(queue, view, t(`words.views.${view}`), { ...NO_FILTER, view })),
    ...(saved[at]?.data ?? []).map((view) => item(queue, view.id, view.name, filterOfView(view))),
  ]);
}
