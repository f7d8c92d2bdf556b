import { Link } from 'react-router-dom';
import type { JournalRow } from '#server/ledger/contract.ts';
import { useT } from '../i18n/useT.ts';
import type { Column } from '../kit/DataRows.tsx';
import { Money } from '../kit/Money.tsx';
import { recordPath } from '../kit/paths.ts';
import { shortId } from '../kit/shortId.ts';
import { When } from '../kit/When.tsx';
import { useReasonWords } from './useReasonWords.ts';

export function useJournalColumns(): Column<JournalRow>[] {
  const t = useT();
  const reasonWords = useReasonWords();
  return [
    {
      key: 'id',
      label: t('words.subjects.journal'),
      render: ({ id }) => <Link to={recordPath('journal', id)}>{shortId('journal', id)}</Link>,
    },
    { key: 'kind', label: t('registers.ledger.kind'), render: ({ kind }) => t(`words.journalKinds.${kind}`) },
    {
      key: 'hold',
      label: t('registers.ledger.hold'),
      render: ({ holdId }) => <Link to={recordPath('hold', holdId)}>{shortId('hold', holdId)}</Link>,
    },
    {
      key: 'reason',
      label: t('registers.ledger.reason'),
      grow: true,
      render: ({ reason }) => reasonWords(reason),
    },
    {
      key: 'amount',
      label: t('registers.ledger.moved'),
      align: 'right',
      render: ({ amount, currency }) => <Money minor={amount} currency={currency} />,
    },
    {
      key: 'at',
      label: t('registers.fields.time'),
      align: 'right',
      sort: 'at',
      render: ({ at, marketplaceId }) => <When at={at} marketplaceId={marketplaceId} />,
    },
  ];
}
