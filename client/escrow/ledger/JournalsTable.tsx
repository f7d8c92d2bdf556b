import { Fragment } from 'react';
import type { JournalShow } from '#server/ledger/contract.ts';
import { useFormats } from '../../i18n/useFormats.ts';
import { useT } from '../../i18n/useT.ts';
import { When } from '../../kit/When.tsx';
import { AccountName } from '../../ledger/AccountName.tsx';
import { Scrolls } from './Scrolls.tsx';

/** Each journal with its transfers: from which account to which, how much, what for. */
export function JournalsTable({
  journals,
  marketplaceId,
}: {
  journals: readonly JournalShow[];
  marketplaceId: string;
}) {
  const t = useT();
  const { money } = useFormats();
  if (journals.length === 0) return <p className="t2">{t('desk.escrow.noBooks')}</p>;
  return (
    <Scrolls name={t('desk.escrow.books')}>
      <table className="td">
        <caption className="vh">{t('desk.escrow.books')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('desk.escrow.what')}</th>
            <th scope="col">{t('desk.escrow.debit')}</th>
            <th scope="col">{t('desk.escrow.credit')}</th>
            <th scope="col" className="num">
              {t('desk.facts.amount')}
            </th>
            <th scope="col">{t('desk.history.at')}</th>
          </tr>
        </thead>
        <tbody>
          {journals.map((journal) => (
            <Fragment key={journal.id}>
              <tr>
                <th scope="rowgroup" colSpan={4}>
                  {t(`words.journalKinds.${journal.kind}`)}
                </th>
                <td className="nw">
                  <When at={journal.at} marketplaceId={marketplaceId} />
                </td>
              </tr>
              {journal.transfers.map((transfer) => (
                <tr key={transfer.id}>
                  <td>{t(`words.transferCodes.${transfer.code}`)}</td>
                  <td>
                    <AccountName code={transfer.debitAccount} />
                  </td>
                  <td>
                    <AccountName code={transfer.creditAccount} />
                  </td>
                  <td className="num nw">{money(transfer.amount, transfer.currency)}</td>
                  <td />
                </tr>
              ))}
            </Fragment>
          ))}
        </tbody>
      </table>
    </Scrolls>
  );
}
