import Box from '@mui/material/Box';
import type { AccountRow } from '#server/ledger/contract.ts';
import { useT } from '../i18n/useT.ts';
import type { Column } from '../kit/DataRows.tsx';
import { Money } from '../kit/Money.tsx';
import { useMarketplaceName } from '../kit/useMarketplaceName.ts';
import { AccountName } from './AccountName.tsx';

/** A line of the trial balance. */
export function useAccountColumns(): Column<AccountRow>[] {
  const t = useT();
  const marketplaceName = useMarketplaceName();
  const amount = (key: 'debits' | 'credits' | 'balance'): Column<AccountRow> => ({
    key,
    label: t(`registers.ledger.${key}`),
    align: 'right',
    says: true,
    render: ({ currency, ...row }) => <Money minor={row[key]} currency={currency} />,
  });
  return [
    {
      key: 'account',
      label: t('registers.ledger.account'),
      grow: true,
      render: ({ id, closed }) => (
        <>
          <AccountName code={id} />
          {closed && (
            <Box component="span" sx={{ color: 'text.tertiary', fontWeight: 400 }}>
              {' '}
              · {t('registers.ledger.closed')}
            </Box>
          )}
        </>
      ),
    },
    {
      key: 'marketplace',
      label: t('registers.fields.marketplace'),
      render: ({ marketplaceId }) => marketplaceName(marketplaceId),
    },
    { key: 'kind', label: t('registers.ledger.kind'), render: ({ kind }) => t(`words.accountKinds.${kind}`) },
    amount('debits'),
    amount('credits'),
    amount('balance'),
  ];
}
