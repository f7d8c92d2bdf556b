import ExpandMoreOutlined from '@mui/icons-material/ExpandMoreOutlined';
import { useState } from 'react';
import { CASE_VIEWS, type Queue } from '#db/words.ts';
import { useT } from '../../i18n/useT.ts';
import { type CaseView, type ListFilter, NO_FILTER } from '../listFilter.ts';
import { filterOfView, showSame, withoutView } from '../useSavedViews.ts';
import { GoneView } from './GoneView.tsx';
import { useChosenView } from './useChosenView.ts';
import { ViewDialogs, type ViewTask } from './ViewDialogs.tsx';
import { ViewMenu } from './ViewMenu.tsx';

/** Three views fit beside each other in every language; the rest open below "…". */
const IN_SIGHT: readonly CaseView[] = ['all', 'mine', 'overdue'];
const REST = CASE_VIEWS.filter((it) => !IN_SIGHT.includes(it));

interface ViewTabsProps {
  queue: Queue;
  filter: ListFilter;
  /** Cases in the view that is shown; the other numbers are those of the whole queue. */
  total: number;
  counts: Partial<Record<CaseView, number>>;
  onFilter: (filter: ListFilter, how?: { replace?: boolean }) => void;
}

/** The views of the queue: three beside each other; the others, one's own and the team's behind the fourth. */
export function ViewTabs({ queue, filter, total, counts, onFilter }: ViewTabsProps) {
  const t = useT();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [task, setTask] = useState<ViewTask | null>(null);
  const [said, setSaid] = useState('');
  const { saved, gone, dismiss } = useChosenView(filter, onFilter);
  const isRest = filter.saved === undefined && REST.includes(filter.view);
  const isOther = isRest || saved !== undefined;
  const count = (it: CaseView) => (filter.saved === undefined && it === filter.view ? total : counts[it]);
  const show = (view: CaseView) => onFilter({ ...(filter.saved === undefined ? filter : NO_FILTER), view });
  const choose = (act: () => void) => {
    setAnchor(null);
    act();
  };
  const isChanged = saved !== undefined && !showSame(filter, filterOfView(saved));
  const savedName = saved && (isChanged ? t('desk.savedViews.changed', { name: saved.name }) : saved.name);
  return (
    <>
      <div className={saved === undefined ? 'views' : 'views named'} role="group" aria-label={t('desk.list.views')}>
        {IN_SIGHT.map((it) => (
          <button
            key={it}
            type="button"
            className="view"
            aria-pressed={filter.saved === undefined && it === filter.view}
            onClick={() => show(it)}
          >
            {t(`words.views.${it}`)} {count(it) !== undefined && <span>{count(it)}</span>}
          </button>
        ))}
        <button
          type="button"
          className={isOther ? 'view more on' : 'view more'}
          aria-haspopup="menu"
          aria-expanded={anchor !== null}
          aria-label={isOther ? undefined : t('desk.list.moreViews')}
          title={savedName}
          onClick={(event) => setAnchor(event.currentTarget)}
        >
          {isOther ? (
            <>
              <span className="ell">{savedName ?? t(`words.views.${filter.view}`)}</span> <span>{total}</span>
            </>
          ) : (
            '…'
          )}
          <ExpandMoreOutlined aria-hidden />
        </button>
        {anchor && (
          <ViewMenu
            queue={queue}
            anchor={anchor}
            filter={filter}
            rest={REST.map((view) => ({ view, count: count(view) }))}
            saved={saved}
            isChanged={isChanged}
            onView={(view) => choose(() => show(view))}
            onSaved={(view) => choose(() => onFilter(filterOfView(view)))}
            onTask={(next) => choose(() => setTask(next))}
            onClose={() => setAnchor(null)}
          />
        )}
      </div>
      {gone && <GoneView isBare={gone === 'bare'} onDismiss={dismiss} />}
      {task && (
        <ViewDialogs
          queue={queue}
          task={task}
          filter={filter}
          onClose={() => setTask(null)}
          onSaved={(view, words) => {
            setTask(null);
            setSaid(words);
            onFilter(filterOfView(view));
          }}
          onRemoved={(words) => {
            setTask(null);
            setSaid(words);
            onFilter(withoutView(filter), { replace: true });
          }}
        />
      )}
      <p className="vh" role="status">
        {said}
      </p>
    </>
  );
}
