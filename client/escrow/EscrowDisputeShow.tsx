import { Link } from 'react-router-dom';
import type { EscrowDisputeRow } from '#server/escrow/contract.ts';
import { useMay } from '../data/session.ts';
import { useDecisionColumns } from '../decisions/decisionColumns.tsx';
import { useT } from '../i18n/useT.ts';
import { CopyId } from '../kit/CopyId.tsx';
import { FactList } from '../kit/FactList.tsx';
import { Money } from '../kit/Money.tsx';
import { PersonLink } from '../kit/PersonLink.tsx';
import { recordPath } from '../kit/paths.ts';
import { RecordPage, TwoColumns } from '../kit/RecordPage.tsx';
import { Related } from '../kit/Related.tsx';
import { Panel, Section } from '../kit/Section.tsx';
import { StatusChip } from '../kit/StatusChip.tsx';
import { shortId } from '../kit/shortId.ts';
import { useMarketplaceName } from '../kit/useMarketplaceName.ts';
import { When } from '../kit/When.tsx';
import { useCaseColumns } from '../reviews/caseColumns.tsx';

export function EscrowDisputeShow() {
  const t = useT();
  return (
    <RecordPage<EscrowDisputeRow>
      resource="escrow-disputes"
      title={({ id }) => t('registers.escrowDispute.title', { id: shortId('escrow-dispute', id) })}
    >
      {(dispute) => <TwoColumns main={<Main dispute={dispute} />} side={<Facts dispute={dispute} />} />}
    </RecordPage>
  );
}

function Main({ dispute }: { dispute: EscrowDisputeRow }) {
  const t = useT();
  const [decisions, cases] = [useMay('decisions:read'), useMay('cases:read')];
  const decisionColumns = useDecisionColumns();
  const caseColumns = useCaseColumns();
  return (
    <>
      <Division dispute={dispute} />
      {cases && (
        <Related
          title={t('registers.escrowDispute.cases')}
          resource="cases"
          filter={{ subjectId: dispute.id }}
          sort={{ field: 'openedAt', order: 'DESC' }}
          columns={caseColumns}
          linked={false}
        />
      )}
      {decisions && (
        <Related
          title={t('registers.escrowDispute.decisions')}
          resource="decisions"
          filter={{ subjectId: dispute.id }}
          sort={{ field: 'decidedAt', order: 'DESC' }}
          columns={decisionColumns}
        />
      )}
    </>
  );
}

/** What was decided about the money: what goes back, and the rest, which fee and payout share. */
function Division({ dispute: { state, refundMinor, gross, currency } }: { dispute: EscrowDisputeRow }) {
  const t = useT();
  return (
    <Section title={t('registers.escrowDispute.division')} end={<StatusChip of="escrowStates" value={state} />}>
      <Panel padded>
        {refundMinor === null ? (
          t('registers.escrowDispute.undivided')
        ) : (
          <FactList
            labelWidth={240}
            facts={[
              {
                label: t('registers.escrowDispute.refund'),
                value: <Money minor={refundMinor} currency={currency} />,
              },
              {
                label: t('registers.escrowDispute.rest'),
                value: <Money minor={gross - refundMinor} currency={currency} />,
              },
            ]}
          />
        )}
      </Panel>
    </Section>
  );
}

function Facts({ dispute }: { dispute: EscrowDisputeRow }) {
  const t = useT();
  const marketplaceName = useMarketplaceName();
  const { marketplaceId, holdId, end } = dispute;
  return (
    <Section title={t('registers.escrowDispute.facts')}>
      <Panel padded>
        <FactList
          labelWidth={128}
          facts={[
            { label: t('registers.fields.id'), value: <CopyId kind="escrow-dispute" id={dispute.id} /> },
            { label: t('registers.fields.marketplace'), value: marketplaceName(marketplaceId) },
            {
              label: t('registers.escrowDispute.hold'),
              value: <Link to={recordPath('hold', holdId)}>{shortId('hold', holdId)}</Link>,
            },
            {
              label: t('registers.hold.gross'),
              value: <Money minor={dispute.gross} currency={dispute.currency} />,
            },
            {
              label: t('registers.fields.customer'),
              value: <PersonLink id={dispute.customerId} name={dispute.customerName} />,
            },
            {
              label: t('registers.fields.specialist'),
              value: <PersonLink id={dispute.specialistId} name={dispute.specialistName} />,
            },
            { label: t('registers.escrowDispute.origin'), value: t(`words.escrowOrigins.${dispute.origin}`) },
            { label: t('registers.fields.reason'), value: t(`words.escrowReasons.${dispute.reason}`) },
            {
              label: t('registers.fields.opened'),
              value: <When at={dispute.openedAt} marketplaceId={marketplaceId} />,
            },
            dispute.dueAt !== null && {
              label: t('registers.escrowDispute.due'),
              value: <When at={dispute.dueAt} marketplaceId={marketplaceId} />,
            },
            dispute.closedAt !== null && {
              label: t('registers.escrowDispute.closed'),
              value: <When at={dispute.closedAt} marketplaceId={marketplaceId} />,
            },
            end !== null && { label: t('registers.escrowDispute.end'), value: t(`words.escrowEnds.${end}`) },
          ]}
        />
      </Panel>
    </Section>
  );
}
