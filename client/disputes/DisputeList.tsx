import { DISPUTE_GROUNDS, DISPUTE_STATUSES } from '#db/words.ts';
import { useT } from '../i18n/useT.ts';
import { Register } from '../kit/Register.tsx';
import { useMarketplaceFilter } from '../kit/RegisterBar.tsx';
import { useChoices } from '../kit/useChoices.ts';
import { useDisputeColumns } from './disputeColumns.tsx';

export function DisputeList() {
  const t = useT();
  const columns = useDisputeColumns();
  const statuses = useChoices('disputeStatuses', DISPUTE_STATUSES);
  const grounds = useChoices('grounds', DISPUTE_GROUNDS);
  const filters = [
    ...useMarketplaceFilter(),
    { source: 'status', label: t('registers.fields.status'), choices: statuses, width: 200 },
    { source: 'ground', label: t('registers.fields.ground'), choices: grounds, width: 200 },
  ];
  return (
    <Register
      resource="review-disputes"
      columns={columns}
      filters={filters}
      sort={{ field: 'openedAt', order: 'DESC' }}
    />
  );
}
