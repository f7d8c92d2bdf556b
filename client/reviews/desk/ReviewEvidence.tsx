import { Link } from 'react-router-dom';
import type { ReviewContext } from '#server/reviews/contract.ts';
import { useBench } from '../../desk/bench.ts';
import { Byline } from '../../desk/evidence/Byline.tsx';
import { ContextFacts } from '../../desk/evidence/PersonFacts.tsx';
import { TimelineTab } from '../../desk/evidence/TimelineTab.tsx';
import { Veil } from '../../desk/evidence/Veil.tsx';
import { RedactionPanel } from '../../desk/redaction/RedactionPanel.tsx';
import { useT } from '../../i18n/useT.ts';
import { Diff } from '../../kit/Diff.tsx';
import { recordPath } from '../../kit/paths.ts';
import { Stars } from '../../kit/Stars.tsx';
import { shortId } from '../../kit/shortId.ts';
import { VisibleText } from '../../kit/UserText.tsx';
import { When } from '../../kit/When.tsx';
import { MarkedText } from './MarkedText.tsx';
import { MarksTable } from './MarksTable.tsx';
import { OtherSide } from './OtherSide.tsx';

/** What is asked → the review → the other side → context → timeline (TOKENS §6). */
export function ReviewEvidence({ context }: { context: ReviewContext }) {
  const { draft } = useBench();
  const t = useT();
  const { review } = context;
  return (
    <>
      <Asked context={context} />
      {draft.redacting && review.visible ? (
        <RedactionPanel text={review.text} language={review.language} marks={context.marks} />
      ) : (
        <TheReview context={context} />
      )}
      <Replaced context={context} />
      <OtherSide context={context} />
      <ContextFacts context={context} />
      <section className="sec">
        <h3>{t('desk.section.timeline')}</h3>
        <TimelineTab context={context} />
      </section>
    </>
  );
}

function Asked({ context }: { context: ReviewContext }) {
  const t = useT();
  const { marks, hints, order, subject, windows, replaces } = context;
  return (
    <section className="sec">
      <h3>{t('desk.section.asked')}</h3>
      <p>
        {t(`desk.review.asked.${order.status}`, { name: subject.displayName })}{' '}
        {replaces !== null && t('desk.review.replaces')}{' '}
        {hints.length > 0 && <span className="t2">{t('desk.review.unclear', { smart_count: hints.length })} </span>}
        {marks.length === 0 ? t('desk.review.noMarks') : t('desk.review.marks', { smart_count: marks.length })}{' '}
        <span className={windows.inTime ? 't2' : 'er'}>
          {windows.inTime ? t('desk.review.inTime') : t('desk.review.late')}
        </span>
      </p>
    </section>
  );
}

function TheReview({ context }: { context: ReviewContext }) {
  const t = useT();
  const { review, marks, author, subject } = context;
  return (
    <section className="sec">
      <h3>{t('desk.section.review')}</h3>
      <div className="box">
        <Byline
          author={author}
          subject={subject}
          rating={review.rating}
          language={review.language}
          when={<When at={review.submittedAt} marketplaceId={context.case.marketplaceId} />}
        />
        {!review.visible && <p className="pad t2">{t('desk.blind.closed')}</p>}
        {review.visible && review.text === '' && <p className="pad t2">{t('desk.review.noText')}</p>}
        {review.visible && review.text !== '' && (
          <Veil>
            <MarkedText text={review.text} language={review.language} marks={marks} />
            {marks.length > 0 && <MarksTable text={review.text} language={review.language} marks={marks} />}
          </Veil>
        )}
      </div>
      {review.originalText !== null && review.originalText !== review.text && (
        <div className="box pad" style={{ marginTop: 8 }}>
          <p className="sm t3" style={{ marginBottom: 8 }}>
            {t('desk.review.redacted')}
          </p>
          <Veil>
            <Diff before={review.originalText} after={review.text} lang={review.language} />
          </Veil>
        </div>
      )}
    </section>
  );
}

/** The published review that this one would take the place of (IZI-11), and what the author says differently now. */
function Replaced({ context: { replaces, review, case: row } }: { context: ReviewContext }) {
  const t = useT();
  if (replaces === null) return null;
  const { id, rating, text, publishedAt } = replaces;
  return (
    <section className="sec">
      <h3>{t('desk.section.replaced')}</h3>
      <div className="box">
        <div className="row g4 wrap sm t3" style={{ padding: '12px 16px 0' }}>
          <Link to={recordPath('review', id)}>{shortId('review', id)}</Link>
          <Stars rating={rating} />
          <span>{t('desk.stars', { value: rating })}</span>
          {publishedAt !== null && <When at={publishedAt} marketplaceId={row.marketplaceId} look="date" />}
        </div>
        {text === '' ? (
          <p className="pad t2">{t('desk.review.noText')}</p>
        ) : (
          <Veil>
            <p className="txt" lang={review.language ?? undefined} dir="auto" style={{ padding: '12px 16px 16px' }}>
              <VisibleText text={text} />
            </p>
          </Veil>
        )}
      </div>
      {review.visible && text !== review.text && (
        <div className="box pad" style={{ marginTop: 8 }}>
          <p className="sm t3" style={{ marginBottom: 8 }}>
            {t('desk.review.nowSays')}
          </p>
          <Veil>
            <Diff before={text} after={review.text} lang={review.language} />
          </Veil>
        </div>
      )}
    </section>
  );
}
