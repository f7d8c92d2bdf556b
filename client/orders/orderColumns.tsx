import { Link } from 'react-router-dom';
import type { OrderRow } from '#server/orders/contract.ts';
import { useT } from '../i18n/useT.ts';
import type { Column } from '../kit/DataRows.tsx';
import { Money } from '../kit/Money.tsx';
import { PersonLink } from '../kit/PersonLink.tsx';
import { recordPath } from '../kit/paths.ts';
import { StatusChip } from '../kit/StatusChip.tsx';
import { When } from '../kit/When.tsx';

export function useOrderColumns(): Column<OrderRow>[] {
  const t = useT();
  return [
    {
      key: 'order',
      label: t('registers.fields.order'),
      render: ({ id, externalId }) => <Link to={recordPath('order', id)}>{externalId}</Link>,
    },
    {
      key: 'listing',
      label: t('registers.fields.listing'),
      grow: true,
      render: ({ listingTitle }) => <span dir="auto">{listingTitle}</span>,
    },
    {
      key: 'customer',
      label: t('registers.fields.customer'),
      render: ({ customerId, customerName }) => <PersonLink id={customerId} name={customerName} />,
    },
    {
      key: 'specialist',
      label: t('registers.fields.specialist'),
      render: ({ specialistId, specialistName }) => <PersonLink id={specialistId} name={specialistName} />,
    },
    {
      key: 'status',
      label: t('registers.fields.status'),
      render: ({ status }) => <StatusChip of="orderStatuses" value={status} />,
    },
    {
      key: 'amount',
      label: t('registers.fields.amount'),
      align: 'right',
      render: ({ amountMinor, currency }) => <Money minor={amountMinor} currency={currency} />,
    },
    {
      key: 'since',
      label: t('registers.fields.since'),
      align: 'right',
      sort: 'statusAt',
      render: ({ statusAt, marketplaceId }) => <When at={statusAt} marketplaceId={marketplaceId} look="date" />,
    },
  ];
}
