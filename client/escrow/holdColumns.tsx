import { Link } from 'react-router-dom';
import type { HoldListed } from '#server/escrow/contract.ts';
import { useT } from '../i18n/useT.ts';
import type { Column } from '../kit/DataRows.tsx';
import { DueTime } from '../kit/DueTime.tsx';
import { Money } from '../kit/Money.tsx';
import { PersonLink } from '../kit/PersonLink.tsx';
import { recordPath } from '../kit/paths.ts';
import { StatusChip } from '../kit/StatusChip.tsx';
import { When } from '../kit/When.tsx';
import { AttentionChips } from './AttentionChips.tsx';

export function useHoldColumns(): Column<HoldListed>[] {
  const t = useT();
  return [
    {
      key: 'order',
      label: t('registers.fields.order'),
      render: ({ id, orderExternalId }) => <Link to={recordPath('hold', id)}>{orderExternalId}</Link>,
    },
    {
      key: 'customer',
      label: t('registers.fields.customer'),
      says: true,
      render: ({ customerId, customerName }) => <PersonLink id={customerId} name={customerName} />,
    },
    {
      key: 'specialist',
      label: t('registers.fields.specialist'),
      says: true,
      render: ({ specialistId, specialistName }) => <PersonLink id={specialistId} name={specialistName} />,
    },
    {
      key: 'gross',
      label: t('registers.hold.gross'),
      align: 'right',
      render: ({ gross, currency }) => <Money minor={gross} currency={currency} />,
    },
    {
      key: 'state',
      label: t('registers.fields.state'),
      render: ({ state }) => <StatusChip of="holdStates" value={state} />,
    },
    {
      key: 'chargeback',
      label: t('registers.hold.chargeback'),
      // No word of the bank is the rule and would only hide the exceptions.
      render: ({ chargeback }) => chargeback !== 'none' && <StatusChip of="chargebacks" value={chargeback} />,
    },
    {
      key: 'attention',
      label: t('registers.hold.attention.label'),
      render: (row) => <AttentionChips of={row} />,
    },
    {
      key: 'due',
      label: t('registers.hold.due'),
      align: 'right',
      render: ({ dueAt }) => dueAt && <DueTime dueAt={dueAt} />,
    },
    {
      key: 'created',
      label: t('registers.hold.created'),
      align: 'right',
      sort: 'createdAt',
      render: ({ createdAt, marketplaceId }) => <When at={createdAt} marketplaceId={marketplaceId} look="date" />,
    },
  ];
}
