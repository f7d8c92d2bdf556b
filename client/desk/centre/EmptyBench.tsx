import MenuOpenOutlined from '@mui/icons-material/MenuOpenOutlined';
import type { ReactNode } from 'react';
import type { Queue } from '#db/words.ts';
import { useT } from '../../i18n/useT.ts';
import { Skeletons } from '../../kit/Skeletons.tsx';
import { BulkResults } from '../list/BulkResults.tsx';
import type { CaseContext } from '../parts.ts';
import type { Workshop } from '../useWorkbench.ts';
import { CameBackList } from './CameBack.tsx';
import { NoCase } from './NoCase.tsx';

interface EmptyBenchProps<C extends CaseContext> {
  shop: Workshop<C>;
  queue: Queue;
  /** One column only: the list is the page, and nothing stands beside it. */
  isAlone: boolean;
  onList: (() => void) | undefined;
  footer: ReactNode;
}

/** No case is on the screen: all done, filtered away, or not yet chosen. */
export function EmptyBench<C extends CaseContext>({ shop, queue, isAlone, onList, footer }: EmptyBenchProps<C>) {
  const t = useT();
  const { listed, place, bulk, undoing } = shop;
  const isEmpty = listed.status === 'ready' && listed.list.rows.length === 0;
  return (
    <>
      <section className="pane centre" aria-label={t(`words.queues.${queue}`)}>
        {onList && (
          <div className="ch" style={{ paddingBottom: 8 }}>
            <button type="button" className="btn xs" onClick={onList} aria-haspopup="dialog">
              <MenuOpenOutlined aria-hidden className="s" />
              {t('desk.list.show')}
            </button>
          </div>
        )}
        <CameBackList shop={shop} />
        {bulk.result && <BulkResults bulk={bulk} result={bulk.result} undoing={undoing} />}
        {isEmpty && <NoCase queue={queue} filter={place.filter} onFilter={place.setFilter} />}
        {!isEmpty &&
          !isAlone &&
          (listed.status === 'loading' ? <Skeletons lines={7} /> : <p className="mid t2">{t('desk.empty.choose')}</p>)}
        {footer}
      </section>
      {!isAlone && <aside className="pane side" aria-label={t('desk.action.name')} />}
    </>
  );
}
