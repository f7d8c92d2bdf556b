import { JOURNAL_KINDS } from '#db/words.ts';
import { useT } from '../i18n/useT.ts';
import { Register } from '../kit/Register.tsx';
import { useMarketplaceFilter } from '../kit/RegisterBar.tsx';
import { useChoices } from '../kit/useChoices.ts';
import { CURRENCY_CHOICES } from './currencyChoices.ts';
import { useJournalColumns } from './journalColumns.tsx';
import { LedgerTabs } from './LedgerTabs.tsx';

/** Every time money was moved: why, for which payment, how much. Never changed; corrections are journals of their own. */
export function JournalList() {
  const t = useT();
  const columns = useJournalColumns();
  const kinds = useChoices('journalKinds', JOURNAL_KINDS);
  const filters = [
    ...useMarketplaceFilter(),
    { source: 'kind', label: t('registers.ledger.kind'), choices: kinds },
    { source: 'currency', label: t('registers.ledger.currency'), choices: CURRENCY_CHOICES, width: 112 },
  ];
  return (
    <Register
      resource="journals"
      columns={columns}
      filters={filters}
      sort={{ field: 'at', order: 'DESC' }}
      head={<LedgerTabs />}
      stacks
    />
  );
}
