import { useMay } from '../data/session.ts';
import { useDecisionColumns } from '../decisions/decisionColumns.tsx';
import { useT } from '../i18n/useT.ts';
import { RecordPage, TwoColumns } from '../kit/RecordPage.tsx';
import { Related } from '../kit/Related.tsx';
import { Panel, Section } from '../kit/Section.tsx';
import { StatusChip } from '../kit/StatusChip.tsx';
import { shortId } from '../kit/shortId.ts';
import { Timeline } from '../kit/Timeline.tsx';
import { useCaseColumns } from '../reviews/caseColumns.tsx';
import { useAccessColumns } from './accessColumns.tsx';
import { DocumentActs } from './DocumentActs.tsx';
import { ConsentFacts, DocumentFacts } from './DocumentFacts.tsx';
import type { ShownDocument } from './shownDocument.ts';

/** One check of a document: how it stands, why, who looked at its pictures; never the pictures themselves. */
export function DocumentShow() {
  const t = useT();
  return (
    <RecordPage<ShownDocument>
      resource="documents"
      title={({ id }) => t('registers.document.title', { id: shortId('document', id) })}
    >
      {(document) => <TwoColumns main={<Main document={document} />} side={<Side document={document} />} />}
    </RecordPage>
  );
}

function Main({ document }: { document: ShownDocument }) {
  const t = useT();
  const [decisions, cases, audit] = [useMay('decisions:read'), useMay('cases:read'), useMay('audit:read')];
  const decisionColumns = useDecisionColumns();
  const caseColumns = useCaseColumns();
  const accessColumns = useAccessColumns();
  return (
    <>
      <Standing document={document} />
      {cases && (
        <Related
          title={t('registers.document.cases')}
          resource="cases"
          filter={{ subjectId: document.id }}
          sort={{ field: 'openedAt', order: 'DESC' }}
          columns={caseColumns}
          linked={false}
        />
      )}
      {decisions && (
        <Related
          title={t('registers.document.decisions')}
          resource="decisions"
          filter={{ subjectId: document.id }}
          sort={{ field: 'decidedAt', order: 'DESC' }}
          columns={decisionColumns}
        />
      )}
      {audit && (
        <Related
          title={t('registers.document.access')}
          resource="document-access"
          filter={{ documentId: document.id }}
          sort={{ field: 'at', order: 'DESC' }}
          columns={accessColumns}
        />
      )}
      {document.timeline && (
        <Section title={t('desk.section.timeline')}>
          <Panel padded>
            <Timeline items={document.timeline} marketplaceId={document.marketplaceId} />
          </Panel>
        </Section>
      )}
    </>
  );
}

/** How it ended, and why it was not taken. */
function Standing({ document: { state, grounds = [] } }: { document: ShownDocument }) {
  const t = useT();
  return (
    <Section title={t('registers.document.standing')} end={<StatusChip of="documentStates" value={state} />}>
      <Panel padded>
        {grounds.length === 0
          ? t('registers.document.noGrounds')
          : grounds.map((code) => t(`words.documentReasons.${code}.short`)).join(', ')}
      </Panel>
    </Section>
  );
}

const Side = ({ document }: { document: ShownDocument }) => (
  <>
    <DocumentActs document={document} />
    <DocumentFacts document={document} />
    <ConsentFacts document={document} />
  </>
);
