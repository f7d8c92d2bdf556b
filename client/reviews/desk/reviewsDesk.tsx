import type { ReviewContext } from '#server/reviews/contract.ts';
import { TimelineTab } from '../../desk/evidence/TimelineTab.tsx';
import { PeopleTab, SimilarTable } from '../../desk/evidence/tabs.tsx';
import { missingFields } from '../../desk/missing.ts';
import type { DeskParts } from '../../desk/parts.ts';
import { agreedSpans } from './marks.ts';
import { ReviewEvidence } from './ReviewEvidence.tsx';
import { ReviewFacts } from './ReviewFacts.tsx';

/** Reviews to moderate: publish, redact and publish, reject, escalate (SPEC 4). */
export const reviewsDesk: DeskParts<ReviewContext> = {
  queue: 'reviews',
  read: (acts, caseId, signal) => acts.reviewContext(caseId, signal),
  dueSoonHours: 2,
  actions: [
    { outcome: 'publish', code: 'KeyA', tone: 'success', main: true },
    { outcome: 'reject', code: 'KeyR', tone: 'error', main: true },
    { outcome: 'redact', code: 'KeyT', tone: 'plain', main: false },
    { outcome: 'escalate', code: 'KeyE', tone: 'plain', main: false },
  ],
  tabs: [
    { id: 'person', Panel: PeopleTab },
    { id: 'similar', count: (context) => context.similar.length, Panel: SimilarTab },
    { id: 'timeline', count: (context) => context.timeline.length, Panel: TimelineTab },
  ],
  Evidence: ReviewEvidence,
  Facts: ReviewFacts,
  openChecks: () => [],
  reasonsOpen: true,
  previews: ['publish', 'redact', 'reject'],
  redact: 'redact',
  missing: missingFields,
  confirmed: (draft, { marks }) => (marks.length > 0 ? agreedSpans(draft, marks) : undefined),
  recipient: ({ author }) => ({ who: 'author', readers: [author] }),
  state: ({ review }) => ({ of: 'reviewStatuses', value: review.status }),
};

function SimilarTab({ context }: { context: ReviewContext }) {
  return (
    <SimilarTable
      similar={context.similar}
      language={context.review.language}
      marketplaceId={context.case.marketplaceId}
    />
  );
}
