import type { Transaction } from '#db/open.ts';
import type { Review, ReviewDispute } from '#db/schema/reviews.ts';
import type { Decision } from '#db/schema/spine.ts';
import { OUTCOMES, PARTIES, type Party } from '#db/words.ts';
import type { DecisionInput } from '../decisions/contract.ts';
import type { Desk, DeskCall, Effect, Plan } from '../decisions/desks.ts';
import { system } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { Refusal } from '../platform/refusal.ts';
import { termsAt } from '../policies/store.ts';
import { leave } from '../reviews/publish.ts';
import { applyRedaction } from '../reviews/redaction.ts';
import { statementAbout } from '../reviews/statement.ts';
import { changeReview, findReview, type ReviewWhole, reviewWhole } from '../reviews/store.ts';
import { publicData } from '../reviews/view.ts';
import { disputeContext } from './context.ts';
import { revertDispute } from './revert.ts';
import { answerDueAt, effectOf, isMoot, mayDecide, mustGiveReasons } from './rules.ts';
import { endDisputesOf } from './service.ts';
import { type DisputeOutcome, moveDispute } from './states.ts';
import { changeDispute, findDispute } from './store.ts';

const SWEEP = system('sweep:decisions');

/** The desk `review-disputes`: keep, remove, redact, apply the agreed edit, ask a party, escalate (SPEC 4). */
export const disputeDesk: Desk = {
  outcomes: OUTCOMES['review-disputes'],
  context: disputeContext,
  plan: planDispute,
  effect: effectOnDispute,
  revert: revertDispute,
};

async function planDispute(tx: Transaction, call: DeskCall, input: DecisionInput): Promise<Plan> {
  const dispute = await findDispute(tx, call.one.subjectId, call.actor);
  const whole = await reviewWhole(tx, dispute.reviewId);
  const outcome = mayDecide(input.outcome, dispute, whole.review);
  const plan: Plan = {
    subjectVersion: dispute.reviewVersion,
    recipientId: whole.author.id,
    statement: null,
    messages: [],
  };
  if (outcome === 'escalate') return plan;
  if (outcome === 'ask') return { ...plan, messages: [questionTo(askedOf(input), dispute, whole, input)] };
  const effect = effectOf(outcome, dispute, whole.review);
  const told = {
    topic: 'dispute.decided' as const,
    subjectId: whole.review.id,
    payload: decidedData(dispute, whole, outcome, input, effect.edited),
  };
  if (!effect.restricts) return { ...plan, messages: [told] };
  mustGiveReasons(dispute, input.reasons);
  return restrict(plan, call, dispute, whole, input, told);
}

/** The sides of a review are its author and its subject; other desks ask others. */
function askedOf({ ask }: DecisionInput): Party {
  const party = PARTIES.find((each) => each === ask);
  if (!party) throw new Refusal('ask-missing', { errors: { ask: 'ask-missing' } });
  return party;
}

function questionTo(
  of: Party,
  dispute: ReviewDispute,
  { review, author, subject }: ReviewWhole,
  input: DecisionInput,
): Plan['messages'][number] {
  const person = of === 'author' ? author : subject;
  const payload = {
    disputeId: dispute.id,
    reviewId: review.id,
    personId: person.externalId,
    question: input.message ?? '',
  };
  return { topic: 'dispute.asked', subjectId: review.id, payload };
}

function decidedData(
  dispute: ReviewDispute,
  whole: ReviewWhole,
  outcome: DisputeOutcome,
  input: DecisionInput,
  edited: { text: string; rating: number } | null,
) {
  const { text: _before, ...review } = publicData(whole);
  return { disputeId: dispute.id, outcome, message: input.message ?? null, review: { ...review, ...edited } };
}

/** Removal and redaction take something from the author: his statement travels with its own message (DSA 17). */
function restrict(
  plan: Plan,
  call: DeskCall,
  dispute: ReviewDispute,
  whole: ReviewWhole,
  input: DecisionInput,
  told: Plan['messages'][number],
): Plan {
  const outcome = input.outcome === 'redact' ? 'redact' : 'remove';
  const [reasons, spans] = [input.reasons ?? [], input.spans ?? []];
  const restriction = {
    outcome,
    reasons,
    spans,
    message: input.message ?? null,
    resubmitUntil: null,
    // It was a person who pointed at it, whatever a program had found before it was published.
    program: false,
    disputeOpenedAt: dispute.openedAt,
    proven: dispute.ground === 'proof',
  } as const;
  const statement = statementAbout(whole, call, restriction);
  const hidden =
    outcome === 'redact' ? { text: applyRedaction(whole.review.text, spans), originalText: whole.review.text } : {};
  const { text: _text, ...shown } = publicData(whole);
  const payload = {
    ...shown,
    ...hidden,
    by: 'moderation',
    reasons: [...reasons],
    message: input.message ?? null,
    statement: statement && { language: statement.language, text: statement.text, id: call.decisionId },
  };
  const topic = outcome === 'redact' ? ('review.redacted' as const) : ('review.removed' as const);
  return { ...plan, statement, messages: [{ topic, subjectId: whole.review.id, payload }, told] };
}

async function effectOnDispute(
  tx: Transaction,
  _context: Context,
  decision: Decision,
  _one: unknown,
  at: Date,
): Promise<Effect> {
  if (decision.outcome === 'escalate') return { state: 'open', level: 2, before: {} };
  const dispute = await findDispute(tx, decision.subjectId, SWEEP);
  const review = await findReview(tx, dispute.reviewId, SWEEP);
  if (dispute.status !== 'open' || isMoot(dispute, review)) return 'void';
  if (decision.outcome === 'ask') return askParty(tx, dispute, decision, at);
  const effect = effectOf(decision.outcome as DisputeOutcome, dispute, review);
  await changeDispute(tx, dispute, { status: effect.dispute, decidedAt: at });
  const { status, text, rating, originalText, originalRating, redacted } = review;
  await changeDisputed(tx, review, decision, effect, at);
  return { state: 'closed', before: { status, text, rating, originalText, originalRating, redacted } };
}

async function askParty(tx: Transaction, dispute: ReviewDispute, decision: Decision, at: Date): Promise<Effect> {
  const { policy } = await termsAt(tx, dispute.marketplaceId, decision.policyVersion);
  const question = { of: decision.extra.ask as Party, text: decision.message ?? '', at: at.toISOString() };
  await changeDispute(tx, dispute, {
    status: moveDispute(dispute.status, 'ask'),
    questions: [...dispute.questions, question],
    answerDueAt: answerDueAt(at, policy),
  });
  return { state: 'waiting', before: {} };
}

async function changeDisputed(
  tx: Transaction,
  review: Review,
  decision: Decision,
  effect: ReturnType<typeof effectOf>,
  at: Date,
): Promise<void> {
  if (effect.review === 'remove') await leave(tx, review, 'removed', at);
  if (effect.review !== 'redact' && effect.review !== 'edit') return;
  const kept = {
    originalText: review.originalText ?? review.text,
    originalRating: review.originalRating ?? review.rating,
  };
  const words = effect.edited ?? { text: applyRedaction(review.text, decision.spans) };
  const changed = await changeReview(
    tx,
    review,
    { ...kept, ...words, redacted: effect.review === 'redact' || review.redacted },
    at,
    true,
  );
  // Other wishes about the words that are gone have nothing left to decide.
  await endDisputesOf(tx, { review: changed, at });
}
