import { ACCOUNT_KINDS } from '#db/words.ts';
import type { AccountRow } from '#server/ledger/contract.ts';
import { useT } from '../i18n/useT.ts';
import { DataRows } from '../kit/DataRows.tsx';
import { Register } from '../kit/Register.tsx';
import { useMarketplaceFilter } from '../kit/RegisterBar.tsx';
import { Panel, Section } from '../kit/Section.tsx';
import { useChoices } from '../kit/useChoices.ts';
import { useAccountColumns } from './accountColumns.tsx';
import { CheckBanner } from './CheckBanner.tsx';
import { CURRENCY_CHOICES } from './currencyChoices.ts';
import { LedgerTabs } from './LedgerTabs.tsx';
import { Totals } from './Totals.tsx';

/** The trial balance: whether the books add up, their totals per currency, and every account with what it was debited and credited. */
export function TrialBalance() {
  const t = useT();
  const columns = useAccountColumns();
  const kinds = useChoices('accountKinds', ACCOUNT_KINDS);
  const filters = [
    ...useMarketplaceFilter(),
    { source: 'currency', label: t('registers.ledger.currency'), choices: CURRENCY_CHOICES, width: 112 },
    { source: 'kind', label: t('registers.ledger.kind'), choices: kinds },
  ];
  const head = (
    <>
      <LedgerTabs />
      <CheckBanner />
      <Totals />
    </>
  );
  return (
    <Register
      resource="accounts"
      columns={columns}
      filters={filters}
      sort={{ field: 'id', order: 'ASC' }}
      head={head}
      draw={(rows) => <ByCurrency rows={rows} />}
    />
  );
}

/** A table for each currency: amounts of two currencies never stand under one another. */
function ByCurrency({ rows }: { rows: AccountRow[] }) {
  const t = useT();
  const columns = useAccountColumns();
  const currencies = [...new Set(rows.map(({ currency }) => currency))].sort();
  return currencies.map((currency) => (
    <Section key={currency} title={t('registers.ledger.accountsIn', { currency })}>
      <Panel>
        <DataRows
          caption={t('registers.ledger.accountsIn', { currency })}
          rows={rows.filter((row) => row.currency === currency)}
          columns={columns}
          stacks
        />
      </Panel>
    </Section>
  ));
}
