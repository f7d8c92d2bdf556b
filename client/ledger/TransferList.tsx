import { useT } from '../i18n/useT.ts';
import { Register } from '../kit/Register.tsx';
import { useMarketplaceFilter } from '../kit/RegisterBar.tsx';
import { LedgerTabs } from './LedgerTabs.tsx';
import { useTransferListColumns } from './transferColumns.tsx';

/** Every line of the ledger; narrowed to an account, its whole history. */
export function TransferList() {
  const t = useT();
  const columns = useTransferListColumns();
  const filters = [
    ...useMarketplaceFilter(),
    { source: 'debitAccount', label: t('registers.ledger.debitAccount'), width: 240 },
    { source: 'creditAccount', label: t('registers.ledger.creditAccount'), width: 240 },
  ];
  return (
    <Register
      resource="transfers"
      columns={columns}
      filters={filters}
      sort={{ field: 'at', order: 'DESC' }}
      head={<LedgerTabs />}
      stacks
    />
  );
}
