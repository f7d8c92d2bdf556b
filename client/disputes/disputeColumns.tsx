import { Link } from 'react-router-dom';
import type { z } from 'zod';
import type { DisputeRow as DisputeShape } from '#server/disputes/contract.ts';
import { useT } from '../i18n/useT.ts';
import type { Column } from '../kit/DataRows.tsx';
import { PersonLink } from '../kit/PersonLink.tsx';
import { recordPath } from '../kit/paths.ts';
import { StatusChip } from '../kit/StatusChip.tsx';
import { shortId } from '../kit/shortId.ts';
import { When } from '../kit/When.tsx';

export type DisputeRow = z.infer<typeof DisputeShape>;

export function useDisputeColumns(): Column<DisputeRow>[] {
  const t = useT();
  return [
    {
      key: 'id',
      label: t('words.subjects.review-dispute'),
      render: ({ id }) => <Link to={recordPath('review-dispute', id)}>{shortId('review-dispute', id)}</Link>,
    },
    { key: 'ground', label: t('registers.fields.ground'), render: ({ ground }) => t(`words.grounds.${ground}`) },
    {
      key: 'by',
      label: t('registers.fields.by'),
      render: ({ byId, byName }) => <PersonLink id={byId} name={byName} />,
    },
    {
      key: 'reason',
      label: t('registers.fields.reason'),
      grow: true,
      render: ({ reason }) => <span dir="auto">{reason}</span>,
    },
    {
      key: 'status',
      label: t('registers.fields.status'),
      render: ({ status }) => <StatusChip of="disputeStatuses" value={status} />,
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
