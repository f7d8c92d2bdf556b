import './list.css';
import ArrowUpwardOutlined from '@mui/icons-material/ArrowUpwardOutlined';
import type { Queue } from '#db/words.ts';
import type { CaseRow } from '#server/queue/contract.ts';
import { useT } from '../../i18n/useT.ts';
import type { CaseList } from '../caseList.ts';
import type { DueGroup } from '../dueGroups.ts';
import type { ListFilter } from '../listFilter.ts';
import type { Sweep } from '../useSweeps.ts';
import { CaseGroup } from './CaseGroup.tsx';
import { FilterButton } from './FilterButton.tsx';
import { SweepButtons } from './SweepButtons.tsx';
import { ViewTabs } from './ViewTabs.tsx';

export interface CaseListProps {
  queue: Queue;
  list: CaseList;
  capped: boolean;
  groups: readonly { group: DueGroup; rows: readonly CaseRow[] }[];
  soonHours: number;
  chosenId: string | undefined;
  filter: ListFilter;
  counts: Partial<Record<ListFilter['view'], number>>;
  sweeps: readonly Sweep[];
  picked: ReadonlySet<string>;
  refusedIds: ReadonlySet<string>;
  linkTo: (id: string) => string;
  onChoose: (id: string) => void;
  onPick: (id: string) => void;
  onFilter: (filter: ListFilter, how?: { replace?: boolean }) => void;
  onFresh: () => void;
  onMore: () => void;
}

/** The queue: what is open, due first. It moves only when the person says so. */
export function CaseListPane(props: CaseListProps & { children?: React.ReactNode }) {
  const { list, capped, filter, groups } = props;
  const t = useT();
  return (
    <section className="pane list" aria-label={t('desk.list.name')}>
      <div className="ph">
        <h2 className="row" style={{ fontSize: 13, fontWeight: 400 }}>
          <span className="b nw">
            {capped ? t('desk.list.capped', { count: list.total }) : t('desk.list.open', { smart_count: list.total })}
          </span>
          <span className="t3 nw">{t('desk.list.dueFirst')}</span>
        </h2>
        <span className="sp" />
        <FilterButton filter={filter} onFilter={props.onFilter} />
      </div>
      <ViewTabs
        queue={props.queue}
        filter={filter}
        total={list.total}
        counts={props.counts}
        onFilter={props.onFilter}
      />
      <SweepButtons sweeps={props.sweeps} isWhole={list.rows.length >= list.total} />
      {list.fresh.length > 0 && (
        <button type="button" className="strip" onClick={props.onFresh}>
          <ArrowUpwardOutlined aria-hidden className="s" />
          <span className="m">{t('desk.list.fresh', { smart_count: list.fresh.length })}</span>
          <span>{t('desk.list.freshShow')}</span>
        </button>
      )}
      <div className={props.picked.size > 0 ? 'qs picking' : 'qs'}>
        {groups.map(({ group, rows }) => (
          <CaseGroup key={group} {...props} group={group} rows={rows} />
        ))}
        {list.rows.length < list.total && list.rows.length > 0 && (
          <div className="more-rows">
            <button type="button" className="btn s" onClick={props.onMore}>
              {t('desk.list.more')}
            </button>
          </div>
        )}
      </div>
      {props.children}
    </section>
  );
}
