import type { DisputeContext } from '#server/disputes/contract.ts';
import { Veil } from '../../desk/evidence/Veil.tsx';
import { useT } from '../../i18n/useT.ts';
import { UserText } from '../../kit/UserText.tsx';
import { When } from '../../kit/When.tsx';

/** What was asked of the parties, and what they answered. Nothing asked, nothing shown. */
export function Questions({ context }: { context: DisputeContext }) {
  const t = useT();
  const { dispute, author, subject, review, case: row } = context;
  if (dispute.questions.length === 0) return null;
  return (
    <section className="sec">
      <h3>{t('desk.section.questions')}</h3>
      <Veil>
        <ol className="box">
          {dispute.questions.map((question, at) => (
            <li key={question.at} className="pad" style={{ borderTop: at > 0 ? '1px solid var(--line)' : undefined }}>
              <p className="row sm t3">
                {t('desk.dispute.question', {
                  name: question.of === 'author' ? author.displayName : subject.displayName,
                })}
                <span className="sp" />
                <When at={question.at} marketplaceId={row.marketplaceId} />
              </p>
              <UserText text={question.text} lang={review.language} small />
              {question.answer === undefined ? (
                <p className="wa" style={{ marginTop: 6 }}>
                  {t('desk.dispute.waiting')}
                </p>
              ) : (
                <div style={{ marginTop: 6, paddingLeft: 12, borderLeft: '2px solid var(--line2)' }}>
                  <UserText text={question.answer} lang={review.language} small />
                  {question.answeredAt !== undefined && (
                    <p className="sm t3">
                      <When at={question.answeredAt} marketplaceId={row.marketplaceId} />
                    </p>
                  )}
                </div>
              )}
            </li>
          ))}
        </ol>
      </Veil>
    </section>
  );
}
