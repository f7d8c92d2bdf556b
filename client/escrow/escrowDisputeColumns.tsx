import { Link } from 'react-router-dom';
import type { EscrowDisputeRow } from '#server/escrow/contract.ts';
import { useT } from '../i18n/useT.ts';
import type { Column } from '../kit/DataRows.tsx';
import { DueTime } from '../kit/DueTime.tsx';
import { Money } from '../kit/Money.tsx';
import { PersonLink } from '../kit/PersonLink.tsx';
import { recordPath } from '../kit/paths.ts';
import { StatusChip } from '../kit/StatusChip.tsx';
import { shortId } from '../kit/shortId.ts';
import { When } from '../kit/When.tsx';

export function useEscrowDisputeColumns(): Column<EscrowDisputeRow>[] {
  const t = useT();
  return [
    {
      key: 'id',
      label: t('words.subjects.escrow-dispute'),
      render: ({ id }) => <Link to={recordPath('escrow-dispute', id)}>{shortId('escrow-dispute', id)}</Link>,
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
      key: 'reason',
      label: t('registers.fields.reason'),
      render: ({ reason }) => t(`words.escrowReasons.${reason}`),
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
      render: ({ state }) => <StatusChip of="escrowStates" value={state} />,
    },
    {
      key: 'end',
      label: t('registers.escrowDispute.end'),
      render: ({ end }) => end && t(`words.escrowEnds.${end}`),
    },
    {
      key: 'due',
      label: t('registers.escrowDispute.due'),
      align: 'right',
      render: ({ dueAt }) => dueAt && <DueTime dueAt={dueAt} />,
    },
    {
      key: 'opened',
      label: t('registers.fields.opened'),
      align: 'right',
      sort: 'openedAt',
      render: ({ openedAt, marketplaceId }) => <When at={openedAt} marketplaceId={marketplaceId} look="date" />,
    },
  ];
}
