import type { RefObject } from 'react';
import type { DecisionRow } from '#server/decisions/contract.ts';
import type { CaseRow } from '#server/queue/contract.ts';
import { Skeletons } from '../../kit/Skeletons.tsx';
import { useBench } from '../bench.ts';
import type { CaseOnBenchProps } from '../CaseOnBench.tsx';
import { BulkResults } from '../list/BulkResults.tsx';
import { PresentPeople } from '../PresentPeople.tsx';
import type { CaseContext, TabId } from '../parts.ts';
import { PrintDecisions } from '../print/PrintDecisions.tsx';
import { PrintHead } from '../print/PrintHead.tsx';
import { usePrinting } from '../print/usePrinting.ts';
import type { Claiming } from '../useClaim.ts';
import type { Returned } from '../useSending.ts';
import { CameBackList } from './CameBack.tsx';
import { CaseHead } from './CaseHead.tsx';
import { CaseNotices } from './CaseNotices.tsx';
import { CaseTabs } from './CaseTabs.tsx';

interface CasePaneProps<C extends CaseContext> extends CaseOnBenchProps<C> {
  row: CaseRow;
  claim: Claiming;
  returned: Returned | undefined;
  headingRef: RefObject<HTMLHeadingElement | null>;
  tab: TabId;
  onTab: (id: TabId) => void;
  onHandOver: () => void;
  onReopen: (decision: DecisionRow) => void;
  onCopy: () => void;
}

/** The middle: head, what must be known first, and the part of the case that is chosen. */
export function CasePane<C extends CaseContext>(props: CasePaneProps<C>) {
  const { desk, shop, row, claim, tab } = props;
  const { name, actions } = useBench();
  const { context } = shop.read;
  const isPrinting = usePrinting();
  // On paper there are no tabs: the whole case is printed, whichever part is on the screen.
  const shown = isPrinting ? 'case' : tab;
  const Panel = shown === 'case' ? desk.Evidence : desk.tabs.find((it) => it.id === shown)?.Panel;
  const tabs = [
    { id: 'case' as const },
    ...desk.tabs.map((it) => ({ id: it.id, count: context && it.count?.(context) })),
  ];
  return (
    <section className="pane centre" aria-label={name}>
      {isPrinting && <PrintHead />}
      <div className="ch">
        <CaseHead
          ref={props.headingRef}
          name={name}
          id={row.subjectId}
          state={context && desk.state(context)}
          chip={context && desk.Chip && <desk.Chip context={context} />}
          claim={claim}
          mayDecide={actions.length > 0}
          onNext={props.onNext}
          onPrevious={props.onPrevious}
          onHandOver={props.onHandOver}
          onCopy={props.onCopy}
          onList={props.onList}
        />
        <div className="tabs-row">
          <CaseTabs tabs={tabs} chosen={tab} onChoose={props.onTab} />
          <PresentPeople caseId={row.id} worker={claim.state === 'theirs' ? claim.alias : null} />
        </div>
      </div>
      <CameBackList shop={shop} />
      {shop.bulk.result && <BulkResults bulk={shop.bulk} result={shop.bulk.result} undoing={shop.undoing} />}
      <CaseNotices {...props} />
      <div
        className="body"
        key={`${row.id} ${shown}`}
        role="tabpanel"
        id="desk-tab-panel"
        aria-labelledby={`desk-tab-${tab}`}
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard.
        tabIndex={0}
      >
        {context === undefined || Panel === undefined ? <Skeletons lines={7} /> : <Panel context={context} />}
        {isPrinting && context !== undefined && <PrintDecisions context={context} />}
      </div>
      {props.footer}
    </section>
  );
}
