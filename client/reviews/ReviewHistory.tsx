import type { ReviewRow } from '#server/reviews/contract.ts';
import { useMay } from '../data/session.ts';
import { useDecisionColumns } from '../decisions/decisionColumns.tsx';
import { useDisputeColumns } from '../disputes/disputeColumns.tsx';
import { useT } from '../i18n/useT.ts';
import { Related } from '../kit/Related.tsx';
import { useCaseColumns } from './caseColumns.tsx';
import { useReviewColumns } from './reviewColumns.tsx';

/** Decisions, cases, disputes and the other versions of a review. */
export function ReviewHistory({ review: { id, authorId, listingId } }: { review: ReviewRow }) {
  const t = useT();
  const [decisions, cases, disputes] = [useMay('decisions:read'), useMay('cases:read'), useMay('review-disputes:read')];
  const decisionColumns = useDecisionColumns();
  const caseColumns = useCaseColumns();
  const disputeColumns = useDisputeColumns();
  const reviewColumns = useReviewColumns();
  return (
    <>
      {decisions && (
        <Related
          title={t('registers.review.decisions')}
          resource="decisions"
          filter={{ subjectId: id }}
          sort={{ field: 'decidedAt', order: 'DESC' }}
          columns={decisionColumns}
        />
      )}
      {cases && (
        <Related
          title={t('registers.review.cases')}
          resource="cases"
          filter={{ subjectId: id }}
          sort={{ field: 'openedAt', order: 'DESC' }}
          columns={caseColumns}
          linked={false}
        />
      )}
      {disputes && (
        <Related
          title={t('registers.review.disputes')}
          resource="review-disputes"
          filter={{ reviewId: id }}
          sort={{ field: 'openedAt', order: 'DESC' }}
          columns={disputeColumns}
        />
      )}
      <Related
        title={t('registers.review.versions')}
        resource="reviews"
        filter={{ authorId, listingId }}
        sort={{ field: 'submittedAt', order: 'DESC' }}
        columns={reviewColumns}
      />
    </>
  );
}
