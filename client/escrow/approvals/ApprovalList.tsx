import { Link } from 'react-router-dom';
import { APPROVAL_STATES } from '#db/words.ts';
import type { ApprovalRow } from '#server/escrow/contract.ts';
import { useT } from '../../i18n/useT.ts';
import type { Column } from '../../kit/DataRows.tsx';
import { DueTime } from '../../kit/DueTime.tsx';
import { Money } from '../../kit/Money.tsx';
import { recordPath } from '../../kit/paths.ts';
import { Register } from '../../kit/Register.tsx';
import { useMarketplaceFilter } from '../../kit/RegisterBar.tsx';
import { StatusChip } from '../../kit/StatusChip.tsx';
import { shortId } from '../../kit/shortId.ts';
import { useChoices } from '../../kit/useChoices.ts';
import { When } from '../../kit/When.tsx';

/** The second signature queue: what waits for another pair of eyes, the oldest first (D15). */
export function ApprovalList() {
  const t = useT();
  const states = useChoices('approvalStates', APPROVAL_STATES);
  const filters = [
    ...useMarketplaceFilter(),
    { source: 'state', label: t('registers.fields.state'), choices: states, width: 200 },
  ];
  return (
    <Register<ApprovalRow>
      resource="approvals"
      columns={useColumns()}
      filters={filters}
      begins={{ state: 'pending' }}
      sort={{ field: 'at', order: 'ASC' }}
      stacks
    />
  );
}

function useColumns(): Column<ApprovalRow>[] {
  const t = useT();
  return [
    {
      key: 'approval',
      label: t('registers.approval.what'),
      render: ({ id, kind }) => (
        <Link to={recordPath('approval', id)}>
          {t(`words.approvalKinds.${kind}`)} {shortId('approval', id)}
        </Link>
      ),
    },
    {
      key: 'amount',
      label: t('registers.fields.amount'),
      align: 'right',
      says: true,
      render: ({ amount, currency }) => <Money minor={amount} currency={currency} />,
    },
    {
      key: 'why',
      label: t('registers.approval.why'),
      grow: true,
      render: ({ why }) => why.map((reason) => t(`words.secondReasons.${reason}`)).join(', '),
    },
    { key: 'by', label: t('registers.approval.by'), says: true, render: ({ proposedBy }) => proposedBy },
    {
      key: 'state',
      label: t('registers.fields.state'),
      render: ({ state }) => <StatusChip of="approvalStates" value={state} />,
    },
    {
      key: 'until',
      label: t('registers.approval.until'),
      align: 'right',
      render: ({ state, expiresAt }) => state === 'pending' && <DueTime dueAt={expiresAt} />,
    },
    {
      key: 'at',
      label: t('registers.approval.at'),
      align: 'right',
      sort: 'at',
      render: ({ at, marketplaceId }) => <When at={at} marketplaceId={marketplaceId} />,
    },
  ];
}
