import { useParams } from 'react-router-dom';
import type { HoldShow as Whole } from '#server/escrow/contract.ts';
import { useT } from '../i18n/useT.ts';
import { Page } from '../kit/Page.tsx';
import { RecordFailure, TwoColumns } from '../kit/RecordPage.tsx';
import { Panel, Section } from '../kit/Section.tsx';
import { Skeletons } from '../kit/Skeletons.tsx';
import { shortId } from '../kit/shortId.ts';
import { Timeline } from '../kit/Timeline.tsx';
import { HoldActs } from './HoldActs.tsx';
import { HoldDisputes } from './HoldDisputes.tsx';
import { HoldFacts } from './HoldFacts.tsx';
import { HoldInstructions } from './HoldInstructions.tsx';
import { HoldJournals } from './HoldJournals.tsx';
import { HoldMoney } from './HoldMoney.tsx';
import { HoldNext } from './HoldNext.tsx';
import { HoldNotices } from './HoldNotices.tsx';
import { HoldReports } from './HoldReports.tsx';
import { useWholeHold } from './wholeHold.ts';

/** One reserved payment: where its money is, what comes next, what both sides said, and every line of the ledger. */
export function HoldShow() {
  const t = useT();
  const id = decodeURIComponent(useParams().id ?? '');
  const { data, error, refetch } = useWholeHold(id);
  if (error && !data) return <RecordFailure error={error} retry={() => void refetch()} />;
  if (!data) return <Skeletons lines={8} />;
  return (
    <Page title={t('registers.hold.title', { id: shortId('hold', id) })}>
      <HoldNotices whole={data} />
      <TwoColumns main={<Main whole={data} />} side={<Side whole={data} />} />
    </Page>
  );
}

function Main({ whole }: { whole: Whole }) {
  const t = useT();
  const { hold, reports, disputes, journals, instructions, timeline } = whole;
  return (
    <>
      <HoldNext hold={hold} />
      <HoldReports reports={reports} hold={hold} />
      <HoldDisputes disputes={disputes} />
      <HoldJournals journals={journals} />
      <HoldInstructions instructions={instructions} />
      <Section title={t('registers.hold.timeline')}>
        <Panel padded>
          <Timeline items={timeline} marketplaceId={hold.marketplaceId} />
        </Panel>
      </Section>
    </>
  );
}

const Side = ({ whole }: { whole: Whole }) => (
  <>
    <HoldMoney hold={whole.hold} />
    <HoldActs whole={whole} />
    <HoldFacts hold={whole.hold} />
  </>
);
