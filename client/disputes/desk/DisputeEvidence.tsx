import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import HourglassEmptyOutlined from '@mui/icons-material/HourglassEmptyOutlined';
import type { DisputeContext } from '#server/disputes/contract.ts';
import { useBench } from '../../desk/bench.ts';
import { Byline } from '../../desk/evidence/Byline.tsx';
import { ContextFacts } from '../../desk/evidence/PersonFacts.tsx';
import { TimelineTab } from '../../desk/evidence/TimelineTab.tsx';
import { Veil } from '../../desk/evidence/Veil.tsx';
import { RedactionPanel } from '../../desk/redaction/RedactionPanel.tsx';
import { useT } from '../../i18n/useT.ts';
import { Diff, DiffPart } from '../../kit/Diff.tsx';
import { UserText } from '../../kit/UserText.tsx';
import { When } from '../../kit/When.tsx';
import { DisputeAsked } from './DisputeAsked.tsx';
import { Proof } from './Proof.tsx';
import { Questions } from './Questions.tsx';

/** What is asked → the review and the requested edit → proof and answers → context → timeline (TOKENS §6). */
export function DisputeEvidence({ context }: { context: DisputeContext }) {
  const { draft } = useBench();
  const t = useT();
  return (
    <>
      <DisputeAsked context={context} />
      {draft.redacting ? (
        <RedactionPanel text={context.review.text} language={context.review.language} marks={[]} />
      ) : (
        <DisputedReview context={context} />
      )}
      <Proof context={context} />
      <Questions context={context} />
      <ContextFacts context={context} />
      <section className="sec">
        <h3>{t('desk.section.timeline')}</h3>
        <TimelineTab context={context} />
      </section>
    </>
  );
}

function DisputedReview({ context }: { context: DisputeContext }) {
  const t = useT();
  const { review, dispute, author, subject, case: row } = context;
  const isEdit = dispute.ground === 'agreed-edit';
  return (
    <section className="sec">
      <h3>{t(isEdit ? 'desk.section.edit' : 'desk.section.disputed')}</h3>
      <div className="box">
        <Byline
          author={author}
          subject={subject}
          rating={review.rating}
          language={review.language}
          when={<When at={review.publishedAt ?? review.submittedAt} marketplaceId={row.marketplaceId} look="date" />}
        />
        <div className="pad">
          <Veil>
            {isEdit ? <RequestedEdit context={context} /> : <UserText text={review.text} lang={review.language} />}
          </Veil>
        </div>
        {isEdit && <Consents context={context} />}
      </div>
    </section>
  );
}

function RequestedEdit({ context: { review, dispute } }: { context: DisputeContext }) {
  const t = useT();
  const { proposedText, proposedRating } = dispute;
  return (
    <>
      {proposedRating !== null && proposedRating !== review.rating && (
        <p className="row g4 sm" style={{ marginBottom: 8 }}>
          {t('desk.dispute.newStars')} <DiffPart part={{ kind: 'deleted', text: String(review.rating) }} />{' '}
          <DiffPart part={{ kind: 'inserted', text: String(proposedRating) }} />
        </p>
      )}
      {proposedText === null ? (
        <>
          <UserText text={review.text} lang={review.language} />
          <p className="t2">{t('desk.dispute.noWording')}</p>
        </>
      ) : (
        <Diff before={review.text} after={proposedText} lang={review.language} />
      )}
    </>
  );
}

/** Two keys turn the lock: whoever asked has agreed by asking, the other side has to say so. */
function Consents({ context: { dispute, author, subject, case: row } }: { context: DisputeContext }) {
  const t = useT();
  const [asker, other] = dispute.byParty === 'author' ? [author, subject] : [subject, author];
  const hasAgreed = dispute.consentedAt !== null;
  return (
    <div className="row wrap sm" style={{ padding: '8px 16px', borderTop: '1px solid var(--line)', gap: '4px 24px' }}>
      <span className="row g4">
        <CheckCircleOutlined aria-hidden className="s ok" />
        <b className="m">{t('desk.dispute.asked', { name: asker.displayName })}</b>
        <span className="t2">
          <When at={dispute.openedAt} marketplaceId={row.marketplaceId} />
        </span>
      </span>
      <span className="row g4">
        {hasAgreed ? (
          <CheckCircleOutlined aria-hidden className="s ok" />
        ) : (
          <HourglassEmptyOutlined aria-hidden className="s wa" />
        )}
        <b className="m">
          {t(hasAgreed ? 'desk.dispute.agreed' : 'desk.dispute.notAgreed', { name: other.displayName })}
        </b>
        {hasAgreed && (
          <span className="t2">
            <When at={dispute.consentedAt} marketplaceId={row.marketplaceId} />
          </span>
        )}
      </span>
    </div>
  );
}
