import { DecisionsTable } from '../../desk/evidence/DecisionsTable.tsx';
import { Facts } from '../../desk/evidence/Facts.tsx';
import { useT } from '../../i18n/useT.ts';
import { PersonLink } from '../../kit/PersonLink.tsx';
import { Stars } from '../../kit/Stars.tsx';
import { UserText } from '../../kit/UserText.tsx';
import { When } from '../../kit/When.tsx';
import type { EscrowCase } from './escrowCase.ts';

/** Both sides, what the customer wrote of this deal, and what was decided here before. */
export function SidesTab({ context }: { context: EscrowCase }) {
  const t = useT();
  const { review } = context;
  return (
    <>
      <div className="two">
        <Side side={context.customer} marketplaceId={context.case.marketplaceId} />
        <Side side={context.specialist} marketplaceId={context.case.marketplaceId} />
      </div>
      {review.rating !== null && (
        <section className="sec">
          <h3>
            {t('desk.escrow.review')} <Stars rating={review.rating} />
          </h3>
          {review.text !== null && <UserText text={review.text} lang={review.language} small />}
        </section>
      )}
      <section className="sec">
        <h3>{t('desk.person.decisions')}</h3>
        <DecisionsTable context={context} />
      </section>
    </>
  );
}

function Side({ side, marketplaceId }: { side: EscrowCase['customer']; marketplaceId: string }) {
  const t = useT();
  return (
    <section className="box pad" aria-label={side.displayName}>
      <p className="sm t3">{t(`words.offerBy.${side.party}`)}</p>
      <p className="m" style={{ marginBottom: 8 }}>
        <PersonLink id={side.id} name={side.displayName} language={side.locale} />
      </p>
      <Facts
        facts={[
          { label: t('desk.escrow.dealsLabel'), value: t('desk.escrow.deals', { smart_count: side.deals }) },
          { label: t('desk.escrow.disputesLabel'), value: t('desk.escrow.disputes', { smart_count: side.disputes }) },
          { label: t('desk.escrow.lostLabel'), value: t('desk.escrow.lost', { smart_count: side.lost }) },
          side.registeredAt !== null && {
            label: t('desk.person.since'),
            value: <When at={side.registeredAt} marketplaceId={marketplaceId} look="date" />,
          },
        ]}
      />
    </section>
  );
}
