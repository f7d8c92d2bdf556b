import { CANCELLED_BY } from '#db/words.ts';
import type { OrderRow } from '#server/orders/contract.ts';
import { useMay } from '../data/session.ts';
import { useHoldColumns } from '../escrow/holdColumns.tsx';
import { useT } from '../i18n/useT.ts';
import { CopyId } from '../kit/CopyId.tsx';
import { FactList } from '../kit/FactList.tsx';
import { Money } from '../kit/Money.tsx';
import { PersonLink } from '../kit/PersonLink.tsx';
import { RecordPage, TwoColumns } from '../kit/RecordPage.tsx';
import { Related } from '../kit/Related.tsx';
import { Panel, Section } from '../kit/Section.tsx';
import { StatusChip } from '../kit/StatusChip.tsx';
import { useMarketplaceName } from '../kit/useMarketplaceName.ts';
import { When } from '../kit/When.tsx';
import { useReviewColumns } from '../reviews/reviewColumns.tsx';

export function OrderShow() {
  const t = useT();
  return (
    <RecordPage<OrderRow> resource="orders" title={({ externalId }) => `${t('registers.fields.order')} ${externalId}`}>
      {(order) => <TwoColumns main={<Dealings order={order} />} side={<Facts order={order} />} />}
    </RecordPage>
  );
}

/** What hangs on the order: its reserved payment, and what was written about it. */
function Dealings({ order }: { order: OrderRow }) {
  const t = useT();
  const reviewColumns = useReviewColumns();
  const holdColumns = useHoldColumns();
  const [reviews, holds] = [useMay('reviews:read'), useMay('escrow:read')];
  return (
    <>
      {holds && (
        <Related
          title={t('registers.hold.ofOrder')}
          resource="holds"
          filter={{ orderId: order.id }}
          sort={{ field: 'createdAt', order: 'DESC' }}
          columns={holdColumns}
        />
      )}
      {reviews && (
        <Related
          title={t('registers.order.reviews')}
          resource="reviews"
          filter={{ orderId: order.id }}
          sort={{ field: 'submittedAt', order: 'DESC' }}
          columns={reviewColumns}
        />
      )}
    </>
  );
}

function Facts({ order }: { order: OrderRow }) {
  const t = useT();
  const marketplaceName = useMarketplaceName();
  const { marketplaceId } = order;
  const by = CANCELLED_BY.find((each) => each === order.cancelledBy);
  return (
    <Section title={t('registers.order.facts')}>
      <Panel padded>
        <FactList
          labelWidth={152}
          facts={[
            { label: t('registers.fields.id'), value: <CopyId kind="order" id={order.id} /> },
            {
              label: t('registers.fields.externalId'),
              value: <CopyId kind="order" id={order.id} externalId={order.externalId} />,
            },
            { label: t('registers.fields.marketplace'), value: marketplaceName(marketplaceId) },
            { label: t('registers.fields.listing'), value: <span dir="auto">{order.listingTitle}</span> },
            {
              label: t('registers.fields.customer'),
              value: <PersonLink id={order.customerId} name={order.customerName} />,
            },
            {
              label: t('registers.fields.specialist'),
              value: <PersonLink id={order.specialistId} name={order.specialistName} />,
            },
            { label: t('registers.fields.status'), value: <StatusChip of="orderStatuses" value={order.status} /> },
            by !== undefined && { label: t('registers.fields.cancelledBy'), value: t(`words.cancelledBy.${by}`) },
            { label: t('registers.fields.since'), value: <When at={order.statusAt} marketplaceId={marketplaceId} /> },
            { label: t('registers.fields.ended'), value: <When at={order.terminalAt} marketplaceId={marketplaceId} /> },
            {
              label: t('registers.fields.reviewableUntil'),
              value: <When at={order.reviewWindowEndsAt} marketplaceId={marketplaceId} />,
            },
            {
              label: t('registers.fields.amount'),
              value: <Money minor={order.amountMinor} currency={order.currency} />,
            },
          ]}
        />
      </Panel>
    </Section>
  );
}
