import { useFormats } from '../../i18n/useFormats.ts';
import { useT } from '../../i18n/useT.ts';
import { DueTime } from '../../kit/DueTime.tsx';
import { UserText } from '../../kit/UserText.tsx';
import { When } from '../../kit/When.tsx';
import { Scrolls } from '../ledger/Scrolls.tsx';
import type { EscrowCase } from './escrowCase.ts';

type Offer = EscrowCase['offers'][number];

/** What either side offered, and what the desk proposed: at most one stands open. */
export function Offers({ context }: { context: EscrowCase }) {
  const t = useT();
  if (context.offers.length === 0) return null;
  return (
    <section className="sec">
      <h3>{t('desk.escrow.offers')}</h3>
      <Scrolls name={t('desk.escrow.offers')}>
        <table className="td">
          <caption className="vh">{t('desk.escrow.offers')}</caption>
          <thead>
            <tr>
              <th scope="col">{t('desk.history.by')}</th>
              <th scope="col" className="num">
                {t('desk.money.refund')}
              </th>
              <th scope="col" className="num">
                {t('desk.money.release')}
              </th>
              <th scope="col">{t('desk.similar.state')}</th>
              <th scope="col">{t('desk.escrow.until')}</th>
            </tr>
          </thead>
          <tbody>
            {context.offers.map((offer) => (
              <Line key={offer.id} offer={offer} context={context} />
            ))}
          </tbody>
        </table>
      </Scrolls>
    </section>
  );
}

function Line({ offer, context: { hold, case: row, customer, specialist } }: { offer: Offer; context: EscrowCase }) {
  const t = useT();
  const { money } = useFormats();
  const isOpen = offer.state === 'open';
  const taken = offer.acceptedBy.map((party) => (party === 'customer' ? customer : specialist).displayName).join(', ');
  const by = { customer, specialist, mediator: null }[offer.by];
  return (
    <>
      <tr className={offer.text === null ? undefined : 'goes-on'}>
        <td>{t(`words.offerBy.${offer.by}`)}</td>
        <td className="num nw">{money(offer.refundMinor, hold.currency)}</td>
        <td className="num nw">{money(offer.releaseMinor, hold.currency)}</td>
        <td>
          {t(`words.offerStates.${offer.state}`)}
          {isOpen && taken !== '' && <span className="t3"> · {t('desk.escrow.takenBy', { who: taken })}</span>}
        </td>
        <td className="nw">
          <When at={offer.expiresAt} marketplaceId={row.marketplaceId} look="dayTime" />
          {isOpen && (
            <>
              {' '}
              <DueTime dueAt={offer.expiresAt} />
            </>
          )}
        </td>
      </tr>
      {offer.text !== null && (
        <tr>
          <td colSpan={5} className="t2">
            <UserText text={offer.text} lang={by?.locale} small />
          </td>
        </tr>
      )}
    </>
  );
}
