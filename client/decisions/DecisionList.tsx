import { ALL_OUTCOMES, DECISION_STATES, QUEUES } from '#db/words.ts';
import { useT } from '../i18n/useT.ts';
import { Register } from '../kit/Register.tsx';
import { useMarketplaceFilter } from '../kit/RegisterBar.tsx';
import { useChoices } from '../kit/useChoices.ts';
import { useDecisionColumns } from './decisionColumns.tsx';

export function DecisionList() {
  const t = useT();
  const columns = useDecisionColumns();
  const queues = useChoices('queues', QUEUES);
  const outcomes = useChoices('outcomes', ALL_OUTCOMES, '.done');
  const states = useChoices('decisionStates', DECISION_STATES);
  const filters = [
    {
      source: 'mine',
      label: t('registers.filters.mine'),
      choices: [{ id: true, name: t('registers.filters.mineOnly') }],
      width: 112,
    },
    ...useMarketplaceFilter(),
    { source: 'queue', label: t('registers.fields.queue'), choices: queues, width: 200 },
    { source: 'outcome', label: t('registers.fields.outcome'), choices: outcomes },
    { source: 'state', label: t('registers.fields.state'), choices: states },
  ];
  return (
    <Register resource="decisions" columns={columns} filters={filters} sort={{ field: 'decidedAt', order: 'DESC' }} />
  );
}
