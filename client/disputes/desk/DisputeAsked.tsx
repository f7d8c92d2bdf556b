import type { DisputeContext } from '#server/disputes/contract.ts';
import { Veil } from '../../desk/evidence/Veil.tsx';
import { useT } from '../../i18n/useT.ts';
import { UserText } from '../../kit/UserText.tsx';

/** Who asks for what, and why in their own words. */
export function DisputeAsked({ context }: { context: DisputeContext }) {
  const t = useT();
  const { dispute, author, subject, review } = context;
  const name = dispute.byParty === 'author' ? author.displayName : subject.displayName;
  return (
    <section className="sec">
      <h3>{t('desk.section.asked')}</h3>
      <p>{t(dispute.ground === 'agreed-edit' ? 'desk.dispute.asksEdit' : 'desk.dispute.asksProof', { name })}</p>
      {dispute.reason !== '' && (
        <div className="row" style={{ alignItems: 'baseline', marginTop: 6 }}>
          <span className="sm t3 nw">{t('desk.dispute.words')}</span>
          <Veil>
            <UserText text={dispute.reason} lang={review.language} small />
          </Veil>
        </div>
      )}
    </section>
  );
}
