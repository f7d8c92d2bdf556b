import { and, count, eq, inArray, or } from 'drizzle-orm';
import type { Reader } from '#db/open.ts';
import { type Review, reviewDisputes, reviews } from '#db/schema/reviews.ts';
import type { Case } from '#db/schema/spine.ts';
import { decisionsAbout } from '../decisions/store.ts';
import { presentDecision } from '../decisions/view.ts';
import type { StaffActor } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { hiddenCharacters } from '../platform/text.ts';
import { dayNumber } from '../platform/zones.ts';
import { isBlind } from '../policies/blind.ts';
import { type Terms, termsAt } from '../policies/store.ts';
import { mayReadBlind, withoutWords } from '../queue/blind.ts';
import { presentCase } from '../queue/view.ts';
import { NO_CHANGE, preview, publishChange, type RatingTotals, replaceChange } from '../ratings/rules.ts';
import { clarityHints } from '../screening/clarity.ts';
import { orderCard, personCard, timelineOf } from './cards.ts';
import type { ReviewContext } from './contract.ts';
import { deedsOf, screeningOf } from './deeds.ts';
import { keptOf, markOf, screenBefore } from './findings.ts';
import { countsAsGiven, publishAt } from './publication.ts';
import { similarTo } from './similar.ts';
import { reviewOutcomes } from './states.ts';
import { otherSideOf, type ReviewWhole, reviewsInSlot, reviewWhole } from './store.ts';

const iso = (at: Date | null | undefined): string | null => at?.toISOString() ?? null;

/** Everything the reviews desk shows, in one answer (F4). The other side's words never travel with it (SPEC 2). */
export async function reviewContext(
  { db: { read }, clock }: Context,
  actor: StaffActor,
  one: Case,
): Promise<ReviewContext> {
  const now = clock.now();
  const whole = await reviewWhole(read, one.subjectId);
  const { review } = whole;
  const terms = await termsAt(read, review.marketplaceId, review.policyVersion);
  const [other, replaced, disputes] = await Promise.all([
    otherSideOf(read, review),
    replacedBy(read, review),
    disputesAbout(read, [review.authorId, review.subjectId]),
  ]);
  // It may be read here by those who decide it, and by nobody who only looks (SPEC 2, RULINGS 9).
  const hidden = isBlind(review, now) && !mayReadBlind(actor, one);
  const [author, subject, history, similar, deeds, found] = await Promise.all([
    personCard(read, whole.author, terms.policy, disputes.get(review.authorId) ?? 0),
    personCard(read, whole.subject, terms.policy, disputes.get(review.subjectId) ?? 0),
    decisionsAbout(read, [review.id]),
    similarTo(read, review, hidden, now),
    deedsOf(read, one, review.id),
    hidden ? [] : (keptOf(one, review) ?? screenBefore(read, review, terms).then(({ findings }) => findings)),
  ]);
  return {
    case: presentCase(one, actor, now, isBlind(review, now)),
    allowed: one.state === 'open' && actor.permissions.has('reviews:decide') ? [...reviewOutcomes(review.status)] : [],
    review: presentText(review, hidden),
    marks: found.map(markOf),
    hints: hidden ? [] : clarityHints(review.text),
    author: card(author),
    subject: card(subject),
    order: orderCard(whole),
    windows: windowsOf(whole, terms, other, now),
    otherSide: other ? { reviewId: other.id, status: other.status, visible: false } : null,
    replaces: !replaced
      ? null
      : { id: replaced.id, rating: replaced.rating, text: replaced.text, publishedAt: iso(replaced.publishedAt) },
    previews: previewsOf(review, replaced, subject.totals, terms),
    history: history.map(({ decision, headline }) =>
      presentDecision(decision, hidden ? withoutWords(headline) : headline, actor, now),
    ),
    similar,
    timeline: timelineOf(whole, history, hidden ? deeds : [...screeningOf(one), ...deeds]),
    policy: {
      version: terms.version,
      reasons: terms.policy.rejectionReasons,
      graceSeconds: terms.policy.graceSeconds.reviews,
    },
  };
}

function card<T extends { totals: RatingTotals }>({ totals: _totals, ...shown }: T): Omit<T, 'totals'> {
  return shown;
}

const presentText = (review: Review, hidden: boolean): ReviewContext['review'] => ({
  id: review.id,
  rating: review.rating,
  text: hidden ? '' : review.text,
  originalText: hidden ? null : review.originalText,
  language: review.language,
  status: review.status,
  submittedAt: review.submittedAt.toISOString(),
  notifiedAt: iso(review.notifiedAt),
  blindUntil: iso(review.blindUntil),
  redacted: review.redacted,
  version: review.version,
  hidden: hidden ? [] : hiddenCharacters(review.text),
  visible: !hidden,
});

function windowsOf(
  { review, order }: ReviewWhole,
  { policy, zone }: Terms,
  other: Review | undefined,
  now: Date,
): ReviewContext['windows'] {
  const bothSubmitted = countsAsGiven(other ?? null);
  return {
    reviewDay: order.terminalAt && dayNumber(order.terminalAt, review.submittedAt, zone),
    reviewDays: policy.reviewWindowDays,
    reviewEndsAt: iso(order.reviewWindowEndsAt),
    inTime: order.reviewWindowEndsAt === null || review.submittedAt <= order.reviewWindowEndsAt,
    publishAt: iso(publishAt({ blindUntil: review.blindUntil, approvedAt: review.approvedAt ?? now, bothSubmitted })),
    bothSubmitted,
    blindHours: policy.blindHours,
  };
}

/** "4.67 (3) → 3.33 (3)" before anybody decides; a rejection changes nothing, it only keeps the review out. */
function previewsOf(review: Review, replaced: Review | undefined, totals: RatingTotals, { policy }: Terms) {
  const change = replaced ? replaceChange(replaced.rating, review.rating) : publishChange(review.rating);
  return [
    { outcome: 'publish', ...preview(totals, change, policy) },
    { outcome: 'reject', ...preview(totals, NO_CHANGE, policy) },
  ];
}

const replacedBy = async (read: Reader, review: Review): Promise<Review | undefined> =>
  (await reviewsInSlot(read, review.slot)).find(
    (held) => held.review.status === 'published' && held.review.id !== review.id,
  )?.review;

/** How many disputes were opened about reviews that these people wrote or got. */
export async function disputesAbout(read: Reader, personIds: string[]): Promise<Map<string, number>> {
  const about = or(inArray(reviews.authorId, personIds), inArray(reviews.subjectId, personIds));
  const rows = await read
    .select({ authorId: reviews.authorId, subjectId: reviews.subjectId, n: count() })
    .from(reviewDisputes)
    .innerJoin(reviews, and(eq(reviews.id, reviewDisputes.reviewId), about))
    .groupBy(reviews.authorId, reviews.subjectId);
  const found = new Map<string, number>();
  for (const row of rows) for (const id of [row.authorId, row.subjectId]) found.set(id, (found.get(id) ?? 0) + row.n);
  return found;
}
