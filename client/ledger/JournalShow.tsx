import { useTranslate } from 'react-admin';
import { Link } from 'react-router-dom';
import { useT } from '../i18n/useT.ts';
import { CopyId } from '../kit/CopyId.tsx';
import { FactList } from '../kit/FactList.tsx';
import { Money } from '../kit/Money.tsx';
import { recordPath } from '../kit/paths.ts';
import { RecordPage, TwoColumns } from '../kit/RecordPage.tsx';
import { Panel, Section } from '../kit/Section.tsx';
import { Skeletons } from '../kit/Skeletons.tsx';
import { shortId } from '../kit/shortId.ts';
import { useActorName } from '../kit/useActorName.ts';
import { useMarketplaceName } from '../kit/useMarketplaceName.ts';
import { When } from '../kit/When.tsx';
import { type Journal, JournalTransfers } from './JournalTransfers.tsx';
import { useReasonWords } from './useReasonWords.ts';

/** The row of the list is drawn first; it has no transfers yet. */
type Seen = Omit<Journal, 'transfers'> & Partial<Pick<Journal, 'transfers'>>;

export function JournalShow() {
  const t = useT();
  return (
    <RecordPage<Seen>
      resource="journals"
      title={({ id }) => t('registers.ledger.journal', { id: shortId('journal', id) })}
    >
      {(journal) => <TwoColumns main={<Lines journal={journal} />} side={<Facts journal={journal} />} />}
    </RecordPage>
  );
}

function Lines({ journal }: { journal: Seen }) {
  const t = useT();
  const { transfers } = journal;
  return (
    <Section title={t('registers.ledger.transfers')} aside={transfers?.length}>
      {transfers ? <JournalTransfers journal={{ ...journal, transfers }} /> : <Skeletons lines={3} row={30} />}
    </Section>
  );
}

function Facts({ journal }: { journal: Seen }) {
  const t = useT();
  const translate = useTranslate();
  const marketplaceName = useMarketplaceName();
  const actorName = useActorName();
  const reasonWords = useReasonWords();
  const { id, marketplaceId, holdId, causeKind, causeId, reversesId } = journal;
  const cause = translate(`registers.ledger.causes.${causeKind}`, { _: causeKind });
  return (
    <Section title={t('registers.ledger.facts')}>
      <Panel padded>
        <FactList
          labelWidth={120}
          facts={[
            { label: t('registers.fields.id'), value: <CopyId kind="journal" id={id} /> },
            { label: t('registers.fields.marketplace'), value: marketplaceName(marketplaceId) },
            { label: t('registers.ledger.kind'), value: t(`words.journalKinds.${journal.kind}`) },
            {
              label: t('registers.ledger.hold'),
              value: <Link to={recordPath('hold', holdId)}>{shortId('hold', holdId)}</Link>,
            },
            {
              label: t('registers.ledger.moved'),
              value: <Money minor={journal.amount} currency={journal.currency} />,
            },
            { label: t('registers.ledger.reason'), value: reasonWords(journal.reason) },
            { label: t('registers.ledger.cause'), value: <span title={causeId}>{cause}</span> },
            {
              label: t('registers.ledger.actor'),
              value: <span title={journal.actorId}>{actorName(journal.actorKind)}</span>,
            },
            reversesId !== null && {
              label: t('registers.ledger.reverses'),
              value: <Link to={recordPath('journal', reversesId)}>{shortId('journal', reversesId)}</Link>,
            },
            { label: t('registers.fields.time'), value: <When at={journal.at} marketplaceId={marketplaceId} /> },
          ]}
        />
      </Panel>
    </Section>
  );
}
