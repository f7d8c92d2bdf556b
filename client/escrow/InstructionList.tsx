import { Register } from '../kit/Register.tsx';
import { useMarketplaceFilter } from '../kit/RegisterBar.tsx';
import { LedgerTabs } from '../ledger/LedgerTabs.tsx';
import { useInstructionColumns } from './instructionColumns.tsx';

/** Everything the payment provider was ever told. */
export function InstructionList() {
  const filters = useMarketplaceFilter();
  const columns = useInstructionColumns();
  return (
    <Register
      resource="payment-instructions"
      columns={columns}
      filters={filters}
      sort={{ field: 'createdAt', order: 'DESC' }}
      head={<LedgerTabs />}
      stacks
    />
  );
}
