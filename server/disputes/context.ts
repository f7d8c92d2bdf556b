import type { ReviewDispute } from '#db/schema/reviews.ts';
import type { Case } from '#db/schema/spine.ts';
import { decisionsAbout } from '../decisions/store.ts';
import { presentDecision } from '../decisions/view.ts';
import type { StaffActor } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { hiddenCharacters } from '../platform/text.ts';
import { type Terms, termsAt } from '../policies/store.ts';
import { presentCase } from '../queue/view.ts';
import { NO_CHANGE, preview, type RatingTotals, removeChange, replaceChange } from '../ratings/rules.ts';
import { orderCard, personCard, timelineOf } from '../reviews/cards.ts';
import { disputesAbout } from '../reviews/context.ts';
import { deedsOf } from '../reviews/deeds.ts';
import { disputeClockStart } from '../reviews/rules.ts';
import { type ReviewWhole, reviewWhole } from '../reviews/store.ts';
import { checksOf, disputeWindow } from './checks.ts';
import type { DisputeContext } from './contract.ts';
import { disputeOutcomes } from './rules.ts';
import { findDispute } from './store.ts';

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** Everything the review-disputes desk shows, in one answer (F4). */
export async function disputeContext(
  { db: { read }, clock }: Context,
  actor: StaffActor,
  one: Case,
): Promise<DisputeContext> {
  const now = clock.now();
  const dispute = await findDispute(read, one.subjectId, actor);
  const whole = await reviewWhole(read, dispute.reviewId);
  const terms = await termsAt(read, dispute.marketplaceId, dispute.policyVersion);
  const disputes = await disputesAbout(read, [whole.author.id, whole.subject.id]);
  const [author, subject, history, deeds] = await Promise.all([
    personCard(read, whole.author, terms.policy, disputes.get(whole.author.id) ?? 0),
    personCard(read, whole.subject, terms.policy, disputes.get(whole.subject.id) ?? 0),
    decisionsAbout(read, [dispute.id, whole.review.id]),
    deedsOf(read, one, whole.review.id),
  ]);
  const { totals, ...subjectCard } = subject;
  const { totals: _totals, ...authorCard } = author;
  return {
    case: presentCase(one, actor, now),
    allowed:
      one.state === 'open' && actor.permissions.has('review-disputes:decide')
        ? disputeOutcomes(dispute, whole.review)
        : [],
    dispute: presentDispute(dispute),
    review: presentDisputed(whole),
    author: authorCard,
    subject: subjectCard,
    order: orderCard(whole),
    window: windowOf(dispute, whole, terms),
    previews: previewsOf(dispute, whole, totals, terms),
    checks: checksOf({ ...dispute, evidenceCount: dispute.evidence.length, proposedMarks: null }, whole.review),
    history: history.map(({ decision, headline }) => presentDecision(decision, headline, actor, now)),
    timeline: timelineOf(whole, history, [
      { at: dispute.openedAt, kind: 'dispute.opened', actor: 'system' },
      ...deeds,
      ...(dispute.consentedAt ? [{ at: dispute.consentedAt, kind: 'dispute.consented', actor: 'system' }] : []),
    ]),
    policy: {
      version: terms.version,
      reasons: terms.policy.rejectionReasons,
      graceSeconds: terms.policy.graceSeconds['review-disputes'],
    },
  };
}

function presentDispute(dispute: ReviewDispute): DisputeContext['dispute'] {
  const { id, byParty, ground, reason, status, evidence, proposedText, proposedRating, questions, version } = dispute;
  const [openedAt, consentedAt] = [dispute.openedAt.toISOString(), iso(dispute.consentedAt)];
  return {
    id,
    byParty,
    ground,
    reason,
    status,
    openedAt,
    evidence,
    proposedText,
    proposedRating,
    consentedAt,
    questions,
    version,
  };
}

function presentDisputed({ review }: ReviewWhole): DisputeContext['review'] {
  const { id, rating, text, originalText, language, status, redacted, version } = review;
  const [submittedAt, publishedAt] = [review.submittedAt.toISOString(), iso(review.publishedAt)];
  return {
    id,
    rating,
    text,
    originalText,
    language,
    status,
    submittedAt,
    publishedAt,
    redacted,
    version,
    hidden: hiddenCharacters(text),
  };
}

function windowOf(
  dispute: ReviewDispute,
  { review, order }: ReviewWhole,
  { policy, zone }: Terms,
): DisputeContext['window'] {
  const clock = { submittedAt: review.submittedAt, publishedAt: review.publishedAt, orderTerminalAt: order.terminalAt };
  const start = disputeClockStart(clock, policy) ?? review.submittedAt;
  const window = disputeWindow(start, dispute.openedAt, review.disputableUntil ?? dispute.openedAt, policy, zone);
  return { ...window, endsAt: window.endsAt.toISOString() };
}

function previewsOf(
  dispute: ReviewDispute,
  { review }: ReviewWhole,
  totals: RatingTotals,
  { policy }: Terms,
): DisputeContext['previews'] {
  if (review.status !== 'published') return [];
  const edited = dispute.proposedRating ?? review.rating;
  return [
    { outcome: 'keep', ...preview(totals, NO_CHANGE, policy) },
    { outcome: 'remove', ...preview(totals, removeChange(review.rating), policy) },
    ...(dispute.ground === 'agreed-edit'
      ? [{ outcome: 'apply-edit', ...preview(totals, replaceChange(review.rating, edited), policy) }]
      : []),
  ];
}
