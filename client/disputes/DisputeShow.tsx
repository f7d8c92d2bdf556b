import { Link } from 'react-router-dom';
import { useMay } from '../data/session.ts';
import { useDecisionColumns } from '../decisions/decisionColumns.tsx';
import { useT } from '../i18n/useT.ts';
import { CopyId } from '../kit/CopyId.tsx';
import { FactList } from '../kit/FactList.tsx';
import { PersonLink } from '../kit/PersonLink.tsx';
import { recordPath } from '../kit/paths.ts';
import { RecordPage, TwoColumns } from '../kit/RecordPage.tsx';
import { Related } from '../kit/Related.tsx';
import { Panel, Section } from '../kit/Section.tsx';
import { StatusChip } from '../kit/StatusChip.tsx';
import { shortId } from '../kit/shortId.ts';
import { UserText } from '../kit/UserText.tsx';
import { useMarketplaceName } from '../kit/useMarketplaceName.ts';
import { When } from '../kit/When.tsx';
import { useCaseColumns } from '../reviews/caseColumns.tsx';
import type { DisputeRow } from './disputeColumns.tsx';

export function DisputeShow() {
  const t = useT();
  return (
    <RecordPage<DisputeRow>
      resource="review-disputes"
      title={({ id }) => `${t('words.subjects.review-dispute')} ${shortId('review-dispute', id)}`}
    >
      {(dispute) => <TwoColumns main={<History dispute={dispute} />} side={<Facts dispute={dispute} />} />}
    </RecordPage>
  );
}

function History({ dispute: { id, reason, status } }: { dispute: DisputeRow }) {
  const t = useT();
  const [decisions, cases] = [useMay('decisions:read'), useMay('cases:read')];
  const decisionColumns = useDecisionColumns();
  const caseColumns = useCaseColumns();
  return (
    <>
      <Section title={t('registers.dispute.reason')} end={<StatusChip of="disputeStatuses" value={status} />}>
        <Panel padded>
          <UserText text={reason} />
        </Panel>
      </Section>
      {decisions && (
        <Related
          title={t('registers.review.decisions')}
          resource="decisions"
          filter={{ subjectId: id }}
          sort={{ field: 'decidedAt', order: 'DESC' }}
          columns={decisionColumns}
        />
      )}
      {cases && (
        <Related
          title={t('registers.review.cases')}
          resource="cases"
          filter={{ subjectId: id }}
          sort={{ field: 'openedAt', order: 'DESC' }}
          columns={caseColumns}
          linked={false}
        />
      )}
    </>
  );
}

function Facts({ dispute }: { dispute: DisputeRow }) {
  const t = useT();
  const marketplaceName = useMarketplaceName();
  const { marketplaceId } = dispute;
  return (
    <Section title={t('registers.dispute.facts')}>
      <Panel padded>
        <FactList
          labelWidth={112}
          facts={[
            { label: t('registers.fields.id'), value: <CopyId kind="review-dispute" id={dispute.id} /> },
            { label: t('registers.fields.marketplace'), value: marketplaceName(marketplaceId) },
            {
              label: t('registers.dispute.review'),
              value: <Link to={recordPath('review', dispute.reviewId)}>{shortId('review', dispute.reviewId)}</Link>,
            },
            { label: t('registers.fields.ground'), value: t(`words.grounds.${dispute.ground}`) },
            {
              label: t('registers.fields.by'),
              value: (
                <>
                  <PersonLink id={dispute.byId} name={dispute.byName} /> ({t(`words.parties.${dispute.byParty}`)})
                </>
              ),
            },
            {
              label: t('registers.fields.opened'),
              value: <When at={dispute.openedAt} marketplaceId={marketplaceId} />,
            },
            {
              label: t('registers.fields.decided'),
              value: <When at={dispute.decidedAt} marketplaceId={marketplaceId} />,
            },
          ]}
        />
      </Panel>
    </Section>
  );
}
