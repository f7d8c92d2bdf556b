import { ORDER_STATUSES } from '#db/words.ts';
import { useT } from '../i18n/useT.ts';
import { Register } from '../kit/Register.tsx';
import { useMarketplaceFilter } from '../kit/RegisterBar.tsx';
import { useChoices } from '../kit/useChoices.ts';
import { useOrderColumns } from './orderColumns.tsx';

export function OrderList() {
  const t = useT();
  const columns = useOrderColumns();
  const statuses = useChoices('orderStatuses', ORDER_STATUSES);
  const filters = [
    { source: 'q', label: t('registers.filters.orderQ'), width: 240 },
    ...useMarketplaceFilter(),
    { source: 'status', label: t('registers.fields.status'), choices: statuses },
  ];
  return <Register resource="orders" columns={columns} filters={filters} sort={{ field: 'statusAt', order: 'DESC' }} />;
}
