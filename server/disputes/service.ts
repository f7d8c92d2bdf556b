import type { Transaction } from '#db/open.ts';
import type { Review, ReviewDispute } from '#db/schema/reviews.ts';
import { closeCaseOf, reopenWaiting } from '../decisions/subject.ts';
import { type PlatformActor, system } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { eachApart } from '../platform/eachApart.ts';
import type { ReviewLeft } from '../platform/events.ts';
import { record } from '../platform/record.ts';
import { type Terms, termsOf } from '../policies/store.ts';
import { openCase } from '../queue/store.ts';
import { findReview, personOf } from '../reviews/store.ts';
import type { DisputeAnswer, OpenDispute } from './contract.ts';
import { isMoot, mayAnswer, mayConsent, mayDispute } from './rules.ts';
import { moveDispute } from './states.ts';
import { changeDispute, findDispute, insertDispute, liveDisputesOf, unanswered } from './store.ts';

const HOUR_MS = 3_600_000;
/** As of a review: so much fits into a row of the queue. */
const ABOUT_CHARACTERS = 80;
const SWEEP = system('sweep:disputes');

/** `id` is made outside: the transaction may run again (RULINGS 27). */
interface Objection {
  context: Context;
  actor: PlatformActor;
  reviewId: string;
  body: OpenDispute;
  id: string;
}

/** A dispute of a review (IZI-18, IZI-19): who may, on which ground, in time; bound to the version that was read. */
export async function openDispute(tx: Transaction, ask: Objection): Promise<ReviewDispute> {
  const { context, actor, body } = ask;
  const now = context.clock.now();
  const review = await findReview(tx, ask.reviewId, actor);
  const person = await personOf(tx, actor.marketplaceId, body.byId, 'byId');
  const live = await liveDisputesOf(tx, review.id);
  const wish = {
    byId: person.id,
    ground: body.ground,
    evidence: body.evidence ?? [],
    proposedText: body.proposedText ?? null,
    proposedRating: body.proposedRating ?? null,
  };
  const byParty = mayDispute(
    wish,
    review,
    live.some((dispute) => dispute.byId === person.id),
    now,
  );
  const terms = await termsOf(tx, actor.marketplaceId, now);
  const dispute = await insertDispute(tx, {
    id: ask.id,
    marketplaceId: actor.marketplaceId,
    externalId: body.externalId ?? null,
    reviewId: review.id,
    reviewVersion: review.version,
    ...wish,
    evidence: body.evidence ?? [],
    byParty,
    reason: body.reason,
    consentedAt: null,
    questions: [],
    answerDueAt: null,
    status: 'open',
    openedAt: now,
    decidedAt: null,
    policyVersion: terms.version,
  });
  await openDisputeCase(tx, dispute, review, person.displayName, terms);
  await trace(tx, actor, dispute, 'dispute.opened', now, { ground: body.ground, reviewId: review.id });
  return dispute;
}

async function openDisputeCase(
  tx: Transaction,
  dispute: ReviewDispute,
  review: Review,
  name: string,
  terms: Terms,
): Promise<void> {
  await openCase(tx, {
    marketplaceId: dispute.marketplaceId,
    queue: 'review-disputes',
    subjectKind: 'review-dispute',
    subjectId: dispute.id,
    priority: [],
    headline: {
      stars: review.rating,
      name,
      about: dispute.reason.slice(0, ABOUT_CHARACTERS),
      language: review.language,
    },
    openedAt: dispute.openedAt,
    dueAt: new Date(dispute.openedAt.getTime() + terms.policy.dueHours['review-disputes'] * HOUR_MS),
  });
}

/** The other side agrees to the edit: the second of two keys (IZI-18). */
export async function consent(
  tx: Transaction,
  context: Context,
  actor: PlatformActor,
  id: string,
  byExternalId: string,
): Promise<ReviewDispute> {
  const now = context.clock.now();
  const dispute = await findDispute(tx, id, actor);
  const review = await findReview(tx, dispute.reviewId, actor);
  mayConsent(dispute, review, (await personOf(tx, actor.marketplaceId, byExternalId, 'byId')).id);
  const agreed = await changeDispute(tx, dispute, { consentedAt: now });
  await trace(tx, actor, agreed, 'dispute.consented', now, {});
  return agreed;
}

/** What was asked is answered: the case comes back to the desk, with what was said and shown. */
export async function answer(
  tx: Transaction,
  context: Context,
  actor: PlatformActor,
  id: string,
  body: DisputeAnswer,
): Promise<ReviewDispute> {
  const now = context.clock.now();
  const dispute = await findDispute(tx, id, actor);
  const review = await findReview(tx, dispute.reviewId, actor);
  const index = mayAnswer(dispute, review, (await personOf(tx, actor.marketplaceId, body.byId, 'byId')).id);
  const questions = dispute.questions.map((question, n) =>
    n === index ? { ...question, answer: body.text, answeredAt: now.toISOString() } : question,
  );
  const evidence = [...dispute.evidence, ...(body.evidence ?? [])];
  const answered = await changeDispute(tx, dispute, {
    questions,
    evidence,
    status: moveDispute(dispute.status, 'answer'),
    answerDueAt: null,
  });
  await reopenWaiting(tx, 'review-disputes', id);
  await trace(tx, actor, answered, 'dispute.answered', now, { question: index });
  return answered;
}

/** Nobody answered in time: the case comes back as it is. Returns how many. */
export async function endUnanswered(context: Context): Promise<number> {
  const ids = await unanswered(context.db.read, context.clock.now());
  await eachApart(context, ids, (id) =>
    context.db.transaction(async (tx) => {
      const dispute = await findDispute(tx, id, SWEEP);
      if (dispute.status !== 'asked') return;
      const back = await changeDispute(tx, dispute, {
        status: moveDispute(dispute.status, 'expire'),
        answerDueAt: null,
      });
      await reopenWaiting(tx, 'review-disputes', id);
      await trace(tx, SWEEP, back, 'dispute.unanswered', context.clock.now(), {});
    }),
  );
  return ids.length;
}

/** The review was replaced, removed or withdrawn: what is open about it has nothing left to decide (reviews.md A2.11). */
export async function endDisputesOf(tx: Transaction, { review, at }: ReviewLeft): Promise<void> {
  for (const dispute of await liveDisputesOf(tx, review.id)) {
    if (!isMoot(dispute, review)) continue;
    const moot = await changeDispute(tx, dispute, {
      status: moveDispute(dispute.status, 'moot'),
      decidedAt: at,
      answerDueAt: null,
    });
    await closeCaseOf(tx, 'review-disputes', dispute.id, at);
    await trace(tx, SWEEP, moot, 'dispute.moot', at, {});
  }
}

type Who = PlatformActor | typeof SWEEP;
const trace = (
  tx: Transaction,
  actor: Who,
  dispute: ReviewDispute,
  action: string,
  at: Date,
  detail: Record<string, string | number>,
) =>
  record(tx, actor, {
    action,
    subjectKind: 'review-dispute',
    subjectId: dispute.id,
    marketplaceId: dispute.marketplaceId,
    detail,
    at,
  });
