import BlockOutlined from '@mui/icons-material/BlockOutlined';
import { Link } from 'react-router-dom';
import { TimelineTab } from '../../desk/evidence/TimelineTab.tsx';
import { useFormats } from '../../i18n/useFormats.ts';
import { useT } from '../../i18n/useT.ts';
import { Phrase } from '../../kit/Phrase.tsx';
import { recordPath } from '../../kit/paths.ts';
import { Appeal } from './Appeal.tsx';
import { Claim, useClaimWords } from './Claim.tsx';
import { EvidenceGrid } from './EvidenceGrid.tsx';
import type { EscrowCase } from './escrowCase.ts';
import { Offers } from './Offers.tsx';
import { SimilarLine } from './SimilarLine.tsx';

/** What is asked → both claims → evidence → offers → timeline → how such cases ended (TOKENS §6). */
export function EscrowEvidence({ context }: { context: EscrowCase }) {
  const t = useT();
  return (
    <>
      {context.hold.chargeback === 'open' && (
        <p className="note er" role="status">
          <BlockOutlined aria-hidden />
          <span>{t('refusals.chargeback-open')}</span>
        </p>
      )}
      <Asked context={context} />
      <Appeal context={context} />
      <div className="two claims">
        <Claim side={context.customer} hold={context.hold} />
        <Claim side={context.specialist} hold={context.hold} />
      </div>
      <EvidenceGrid context={context} />
      <Offers context={context} />
      <section className="sec">
        <h3>{t('desk.section.timeline')}</h3>
        <TimelineTab context={context} />
      </section>
      <SimilarLine context={context} />
    </>
  );
}

function Asked({ context: { hold, order, customer, specialist, dispute } }: { context: EscrowCase }) {
  const t = useT();
  const { money } = useFormats();
  const said = useClaimWords();
  return (
    <section className="sec asked">
      <h3>
        {t('desk.section.asked')}{' '}
        <span className="t3">
          {t(`words.escrowOrigins.${dispute.origin}`)} · {t(`words.escrowReasons.${dispute.reason}`)}
        </span>
      </h3>
      <p>
        <Phrase
          text={t('desk.escrow.divide')}
          parts={{
            amount: <b className="m nw">{money(hold.gross, hold.currency)}</b>,
            order: <Link to={recordPath('order', order.id)}>{order.externalId}</Link>,
            listing: <span dir="auto">{order.listingTitle}</span>,
            customer: said(customer.claim),
            specialist: said(specialist.claim),
          }}
        />
      </p>
    </section>
  );
}
