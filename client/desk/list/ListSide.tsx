import { useEffect, useMemo, useRef } from 'react';
import { useRefusalText } from '../../data/refusal.ts';
import { useT } from '../../i18n/useT.ts';
import { RequestId } from '../../kit/RequestId.tsx';
import { Skeletons } from '../../kit/Skeletons.tsx';
import type { CaseContext, DeskParts } from '../parts.ts';
import type { Sweep } from '../useSweeps.ts';
import { useViewCounts } from '../useViewCounts.ts';
import type { Workshop } from '../useWorkbench.ts';
import { BulkBar } from './BulkBar.tsx';
import { BulkNoticeLine } from './BulkNoticeLine.tsx';
import { CaseListPane } from './CaseListPane.tsx';

interface ListSideProps<C extends CaseContext> {
  desk: DeskParts<C>;
  shop: Workshop<C>;
  sweeps: readonly Sweep[];
}

/** The list with what it needs from the workbench. */
export function ListSide<C extends CaseContext>({ desk, shop, sweeps }: ListSideProps<C>) {
  const t = useT();
  const refusalText = useRefusalText();
  const { place, listed, groups, bulk, sending } = shop;
  const counts = useViewCounts(desk.queue);
  const refusedIds = useMemo(() => new Set(sending.returned.map((it) => it.row.id)), [sending.returned]);
  const pickedRows = shop.ordered.rows.filter((row) => bulk.picked.has(row.id));
  useChosenInSight(place.caseId);
  return (
    <CaseListPane
      queue={desk.queue}
      list={listed.list}
      capped={listed.capped}
      groups={groups}
      soonHours={desk.dueSoonHours}
      chosenId={place.caseId}
      filter={place.filter}
      counts={counts}
      sweeps={sweeps}
      picked={bulk.picked}
      refusedIds={refusedIds}
      linkTo={place.linkTo}
      onChoose={shop.going.choose}
      onPick={bulk.pick}
      onFilter={place.setFilter}
      onFresh={() => void listed.reload()}
      onMore={() => void listed.loadMore()}
    >
      {listed.status === 'loading' && listed.list.rows.length === 0 && <Skeletons lines={12} row={30} />}
      {listed.status === 'failed' && (
        <div className="stale" role="alert">
          <p className="sm er" style={{ marginBottom: 8 }}>
            {t('desk.empty.failed')} {refusalText(listed.error)}
          </p>
          <div className="row wrap">
            <button type="button" className="btn s" onClick={() => void listed.reload()}>
              {t('desk.empty.again')}
            </button>
            <RequestId error={listed.error} />
          </div>
        </div>
      )}
      {bulk.picked.size > 0 && <BulkBar bulk={bulk} queue={desk.queue} rows={pickedRows} all={shop.ordered.rows} />}
      {bulk.picked.size === 0 && bulk.notice !== null && (
        <div className="stale">
          <BulkNoticeLine bulk={bulk} />
        </div>
      )}
    </CaseListPane>
  );
}

/** The chosen row stays in sight, and keeps the focus where the list had it. */
function useChosenInSight(caseId: string | undefined): void {
  const before = useRef(caseId);
  useEffect(() => {
    const hadFocus = document.activeElement?.closest('.q') != null && before.current !== caseId;
    before.current = caseId;
    if (caseId === undefined) return;
    // With the next frame: asking for places now would lay the page out twice for one key.
    const frame = requestAnimationFrame(() => {
      const row = [...document.querySelectorAll<HTMLElement>('[data-case]')].find((it) => it.dataset.case === caseId);
      row?.scrollIntoView({ block: 'nearest' });
      if (hadFocus) row?.querySelector<HTMLElement>('a')?.focus({ preventScroll: true });
    });
    return () => cancelAnimationFrame(frame);
  }, [caseId]);
}
