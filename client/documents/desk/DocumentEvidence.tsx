import './documents.css';
import { TimelineTab } from '../../desk/evidence/TimelineTab.tsx';
import { useT } from '../../i18n/useT.ts';
import { Asked } from './Asked.tsx';
import { DataSection } from './data/DataSection.tsx';
import type { DocumentCase } from './documentCase.ts';
import { Pictures } from './pictures/Pictures.tsx';
import { useReadInHand } from './useReadInHand.ts';

/** What is asked → the pictures → the data beside each other → timeline (TOKENS §6). */
export function DocumentEvidence({ context }: { context: DocumentCase }) {
  const t = useT();
  useReadInHand(context);
  return (
    <>
      <Asked context={context} />
      <Pictures context={context} />
      <DataSection context={context} />
      <section className="sec">
        <h3>{t('desk.section.timeline')}</h3>
        <TimelineTab context={context} />
      </section>
    </>
  );
}
