import { Link } from 'react-router-dom';
import { useFormats } from '../../i18n/useFormats.ts';
import { useT } from '../../i18n/useT.ts';
import { recordPath } from '../../kit/paths.ts';
import { shortId } from '../../kit/shortId.ts';
import { When } from '../../kit/When.tsx';
import { Scrolls } from '../ledger/Scrolls.tsx';
import type { EscrowCase } from './escrowCase.ts';

/** Closed disputes for the same reason: how each was divided, how it ended, and whether somebody appealed. */
export function SimilarTab({ context: { similar, case: row } }: { context: EscrowCase }) {
  const t = useT();
  const { money, share } = useFormats();
  if (similar.cases.length === 0) return <p className="t2">{t('desk.escrow.noSimilar')}</p>;
  return (
    <Scrolls name={t('desk.escrow.similar')}>
      <table className="td">
        <caption className="vh">{t('desk.escrow.similar')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('desk.kind.escrow-disputes')}</th>
            <th scope="col">{t('desk.facts.category')}</th>
            <th scope="col" className="num">
              {t('desk.money.held')}
            </th>
            <th scope="col" className="num">
              {t('desk.money.refund')}
            </th>
            <th scope="col" className="num">
              {t('desk.money.share')}
            </th>
            <th scope="col">{t('desk.escrow.ended')}</th>
            <th scope="col">{t('desk.history.at')}</th>
          </tr>
        </thead>
        <tbody>
          {similar.cases.map((one) => (
            <tr key={one.disputeId}>
              <td className="nw">
                <Link to={recordPath('escrow-dispute', one.disputeId)}>{shortId('escrow-dispute', one.disputeId)}</Link>
              </td>
              <td>{one.categoryName ?? ''}</td>
              <td className="num nw">{money(one.gross, one.currency)}</td>
              <td className="num nw">{money(one.refundMinor, one.currency)}</td>
              <td className="num nw">{share(one.keptBasisPoints)}</td>
              <td>
                {t(`words.escrowEnds.${one.end}`)}
                {one.appealed && <span className="t3"> · {t('words.escrowStates.appealed')}</span>}
              </td>
              <td className="nw">
                <When at={one.closedAt} marketplaceId={row.marketplaceId} look="date" />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Scrolls>
  );
}
