import SearchOffOutlined from '@mui/icons-material/SearchOffOutlined';
import type { ReactNode } from 'react';
import { refusedBy } from '../data/refusal.ts';
import { useT } from '../i18n/useT.ts';
import { Failure } from '../kit/Failure.tsx';
import { Skeletons } from '../kit/Skeletons.tsx';
import { Blank } from './centre/Blank.tsx';
import { HeldCase } from './HeldCase.tsx';
import type { CaseContext, DeskParts } from './parts.ts';
import { rowOf, type Workshop } from './useWorkbench.ts';

export interface CaseOnBenchProps<C extends CaseContext> {
  desk: DeskParts<C>;
  shop: Workshop<C>;
  onList: (() => void) | undefined;
  onNext: () => void;
  onPrevious: () => void;
  footer: ReactNode;
}

/** The case of the address: being read, not to be had, or in hand. */
export function CaseOnBench<C extends CaseContext>(props: CaseOnBenchProps<C>) {
  const { shop, footer } = props;
  const t = useT();
  const { read, place, ordered } = shop;
  const row = rowOf(ordered.rows, read.context, place.caseId);
  if (row !== undefined && !(read.error && read.context === undefined)) return <HeldCase {...props} row={row} />;
  const isGone = read.error !== null && refusedBy(read.error).status === 404;
  return (
    <>
      <section className="pane centre" aria-label={t('desk.tab.case')}>
        {isGone && (
          <Blank Icon={SearchOffOutlined} title={t('desk.empty.gone')} more={t('desk.empty.goneMore')}>
            <button type="button" className="btn" onClick={() => place.go(undefined)}>
              {t('desk.empty.showAll')}
            </button>
          </Blank>
        )}
        {read.error && !isGone && <Failure error={read.error} retry={() => void read.refetch()} />}
        {!read.error && <Skeletons lines={7} />}
        <span className="sp" />
        {footer}
      </section>
      <aside className="pane side" aria-label={t('desk.action.name')}>
        {!read.error && <Skeletons lines={7} />}
      </aside>
    </>
  );
}
