import { ESCROW_DISPUTE_STATES } from '#db/words.ts';
import { useT } from '../i18n/useT.ts';
import { Register } from '../kit/Register.tsx';
import { useMarketplaceFilter } from '../kit/RegisterBar.tsx';
import { useChoices } from '../kit/useChoices.ts';
import { useEscrowDisputeColumns } from './escrowDisputeColumns.tsx';

/** Every dispute about a reserved payment, the desk's and those that the parties ended themselves. */
export function EscrowDisputeList() {
  const t = useT();
  const columns = useEscrowDisputeColumns();
  const states = useChoices('escrowStates', ESCROW_DISPUTE_STATES);
  const filters = [
    ...useMarketplaceFilter(),
    { source: 'state', label: t('registers.fields.state'), choices: states, width: 220 },
  ];
  return (
    <Register
      resource="escrow-disputes"
      columns={columns}
      filters={filters}
      sort={{ field: 'openedAt', order: 'DESC' }}
      stacks
    />
  );
}
