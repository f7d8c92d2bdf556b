import { Link } from 'react-router-dom';
import type { HoldRow } from '#server/escrow/contract.ts';
import { useT } from '../i18n/useT.ts';
import { CopyId } from '../kit/CopyId.tsx';
import { type Fact, FactList } from '../kit/FactList.tsx';
import { Money } from '../kit/Money.tsx';
import { PersonLink } from '../kit/PersonLink.tsx';
import { recordPath } from '../kit/paths.ts';
import { Panel, Section } from '../kit/Section.tsx';
import { StatusChip } from '../kit/StatusChip.tsx';
import { useMarketplaceName } from '../kit/useMarketplaceName.ts';
import { When } from '../kit/When.tsx';
import { useReasonWords } from '../ledger/useReasonWords.ts';

/** Whose payment it is, for which order, and when what happened to it. */
export function HoldFacts({ hold }: { hold: HoldRow }) {
  const t = useT();
  const marketplaceName = useMarketplaceName();
  const reasonWords = useReasonWords();
  const { externalId, orderExternalId, marketplaceId, chargeback, settledFor } = hold;
  const when = (label: string, at: string | null): Fact | false =>
    at !== null && { label, value: <When at={at} marketplaceId={marketplaceId} /> };
  return (
    <Section title={t('registers.hold.facts')}>
      <Panel padded>
        <FactList
          roomy
          labelWidth={128}
          facts={[
            { label: t('registers.fields.id'), value: <CopyId kind="hold" id={hold.id} /> },
            externalId !== null && { label: t('registers.fields.externalId'), value: externalId },
            { label: t('registers.fields.marketplace'), value: marketplaceName(marketplaceId) },
            {
              label: t('registers.fields.order'),
              value: <Link to={recordPath('order', hold.orderId)}>{orderExternalId}</Link>,
            },
            {
              label: t('registers.fields.customer'),
              value: <PersonLink id={hold.customerId} name={hold.customerName} />,
            },
            {
              label: t('registers.fields.specialist'),
              value: <PersonLink id={hold.specialistId} name={hold.specialistName} />,
            },
            {
              label: t('registers.hold.feeFull'),
              value: <Money minor={hold.feeFull} currency={hold.currency} />,
            },
            chargeback !== 'none' && {
              label: t('registers.hold.chargeback'),
              value: <StatusChip of="chargebacks" value={chargeback} />,
            },
            when(t('registers.hold.created'), hold.createdAt),
            when(t('registers.hold.captured'), hold.capturedAt),
            when(t('registers.hold.settled'), hold.settledAt),
            settledFor !== null && { label: t('registers.hold.settledFor'), value: reasonWords(settledFor) },
          ]}
        />
      </Panel>
    </Section>
  );
}
