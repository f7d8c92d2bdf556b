import { Link } from 'react-router-dom';
import type { TransferRow } from '#server/ledger/contract.ts';
import { useT } from '../i18n/useT.ts';
import type { Column } from '../kit/DataRows.tsx';
import { Money } from '../kit/Money.tsx';
import { recordPath } from '../kit/paths.ts';
import { shortId } from '../kit/shortId.ts';
import { When } from '../kit/When.tsx';
import { AccountName } from './AccountName.tsx';

/** What every table of transfers shows: for what, from which account to which, how much. */
export function useTransferColumns(): Column<TransferRow>[] {
  const t = useT();
  return [
    {
      key: 'code',
      label: t('registers.ledger.purpose'),
      render: ({ code }) => t(`words.transferCodes.${code}`),
    },
    {
      key: 'debit',
      label: t('registers.ledger.debit'),
      says: true,
      render: ({ debitAccount }) => <AccountName code={debitAccount} />,
    },
    {
      key: 'credit',
      label: t('registers.ledger.credit'),
      says: true,
      render: ({ creditAccount }) => <AccountName code={creditAccount} />,
    },
    {
      key: 'amount',
      label: t('registers.fields.amount'),
      align: 'right',
      render: ({ amount, currency }) => <Money minor={amount} currency={currency} />,
    },
  ];
}

/** In the register a transfer also says when, in which journal and for which payment. */
export function useTransferListColumns(): Column<TransferRow>[] {
  const t = useT();
  const own = useTransferColumns();
  return [
    {
      key: 'journal',
      label: t('words.subjects.journal'),
      render: ({ journalId, seq }) => (
        <Link to={recordPath('journal', journalId)}>{`${shortId('journal', journalId)}.${seq}`}</Link>
      ),
    },
    ...own.slice(0, -1),
    {
      key: 'hold',
      label: t('registers.ledger.hold'),
      grow: true,
      render: ({ holdId }) => <Link to={recordPath('hold', holdId)}>{shortId('hold', holdId)}</Link>,
    },
    ...own.slice(-1),
    {
      key: 'at',
      label: t('registers.fields.time'),
      align: 'right',
      sort: 'at',
      render: ({ at, marketplaceId }) => <When at={at} marketplaceId={marketplaceId} />,
    },
  ];
}
