import { HOLD_STATES } from '#db/words.ts';
import { useT } from '../i18n/useT.ts';
import { Register } from '../kit/Register.tsx';
import { useMarketplaceFilter } from '../kit/RegisterBar.tsx';
import { useChoices } from '../kit/useChoices.ts';
import { useHoldColumns } from './holdColumns.tsx';

/** Every payment that was ever reserved. */
export function HoldList() {
  const t = useT();
  const columns = useHoldColumns();
  const states = useChoices('holdStates', HOLD_STATES);
  const filters = [
    ...useMarketplaceFilter(),
    { source: 'state', label: t('registers.fields.state'), choices: states, width: 200 },
    {
      source: 'attention',
      label: t('registers.hold.attention.label'),
      choices: [{ id: true, name: t('registers.hold.attention.needs') }],
    },
  ];
  return (
    <Register
      resource="holds"
      columns={columns}
      filters={filters}
      sort={{ field: 'createdAt', order: 'DESC' }}
      stacks
    />
  );
}
