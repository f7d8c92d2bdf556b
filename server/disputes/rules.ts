import type { Evidence, Question } from '#db/schema/reviews.ts';
import {
  type DisputeGround,
  type DisputeStatus,
  OUTCOMES,
  type Outcome,
  type Party,
  type RejectionReason,
  type ReviewStatus,
} from '#db/words.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Policy } from '../policies/contract.ts';
import { DISPUTE_MOVES, type DisputeOutcome, moveDispute } from './states.ts';

const HOUR_MS = 3_600_000;

/** The review in question, as it stands now. `version` counts texts and stars only. */
export interface Disputed {
  authorId: string;
  subjectId: string;
  status: ReviewStatus;
  version: number;
  text: string;
  rating: number;
  /** The last millisecond to dispute it, by the clock of the policy (`disputableUntil`). */
  disputableUntil: Date | null;
}
export interface Wish {
  byId: string;
  ground: DisputeGround;
  evidence: readonly Evidence[];
  proposedText: string | null;
  proposedRating: number | null;
}

/**
 * Whether the wish may be opened (IZI-18, IZI-19, A2.13); answers who wishes. `openAlready`: the same person has one
 * open. Refuses not-your-review, review-not-published, dispute-window-over, already-disputed, evidence-missing and
 * proposed-text-missing, in this order, so that a stranger learns nothing.
 */
export function mayDispute(wish: Wish, review: Disputed, openAlready: boolean, now: Date): Party {
  const party = partyOf(review, wish.byId);
  // Proof is about the reviewed person; the author has the edit and the withdrawal for his own words.
  if (party === null || (wish.ground === 'proof' && party === 'author')) throw new Refusal('not-your-review');
  if (review.status !== 'published') throw new Refusal('review-not-published');
  if (review.disputableUntil === null || now > review.disputableUntil) throw new Refusal('dispute-window-over');
  if (openAlready) throw new Refusal('already-disputed');
  if (wish.ground === 'proof' && !wish.evidence.some(carriesSomething)) throw missing('evidence', 'evidence-missing');
  if (wish.ground === 'agreed-edit' && !changesSomething(wish, review))
    throw missing('proposedText', 'proposed-text-missing');
  return party;
}

export function partyOf(review: Pick<Disputed, 'authorId' | 'subjectId'>, personId: string): Party | null {
  if (personId === review.authorId) return 'author';
  return personId === review.subjectId ? 'subject' : null;
}

const missing = (field: string, code: 'evidence-missing' | 'proposed-text-missing') =>
  new Refusal(code, { errors: { [field]: code } });
/** A link needs its address; words and chat lines need words (IZI-27: they may show that the two talked first). */
const carriesSomething = (evidence: Evidence) =>
  Boolean(evidence.kind === 'link' ? evidence.url : evidence.text?.trim());
/** An edit that would leave text and stars as they are is no edit. */
const changesSomething = (wish: Wish, review: Disputed) =>
  (wish.proposedText !== null && wish.proposedText !== review.text) ||
  (wish.proposedRating !== null && wish.proposedRating !== review.rating);

export interface OpenOne {
  byId: string;
  byParty: Party;
  ground: DisputeGround;
  status: DisputeStatus;
  reviewVersion: number;
  consentedAt: Date | null;
  proposedText: string | null;
  proposedRating: number | null;
  questions: readonly Question[];
}
type Current = Pick<Disputed, 'status' | 'version'>;

/** A dispute is bound to one version: replaced, changed or gone, and there is nothing left to decide (A2.11). */
export function isMoot(dispute: Pick<OpenOne, 'reviewVersion'>, review: Current): boolean {
  return review.status !== 'published' || review.version !== dispute.reviewVersion;
}

/** What the desk may decide now: nothing while a party is asked or the version is gone; the edit only when both agreed. */
export function disputeOutcomes(dispute: OpenOne, review: Current): DisputeOutcome[] {
  if (isMoot(dispute, review)) return [];
  return OUTCOMES['review-disputes'].filter(
    (outcome) => outcome in DISPUTE_MOVES[dispute.status] && (outcome !== 'apply-edit' || bothAgreed(dispute)),
  );
}

const bothAgreed = (dispute: Pick<OpenOne, 'ground' | 'consentedAt'>) =>
  dispute.ground === 'agreed-edit' && dispute.consentedAt !== null;

/** Refuses what `disputeOutcomes` does not offer, and says which: dispute-closed, case-waiting, consent-missing, outcome-not-allowed. */
export function mayDecide(outcome: Outcome, dispute: OpenOne, review: Current): DisputeOutcome {
  const allowed = disputeOutcomes(dispute, review).find((each) => each === outcome);
  if (allowed) return allowed;
  if (dispute.status === 'asked' && !isMoot(dispute, review)) throw new Refusal('case-waiting');
  if (dispute.status !== 'open' || isMoot(dispute, review)) throw new Refusal('dispute-closed');
  throw new Refusal(
    outcome === 'apply-edit' && dispute.ground === 'agreed-edit' ? 'consent-missing' : 'outcome-not-allowed',
  );
}

/** Proof is a ground by itself (IZI-18); whatever else takes something from the author needs a reason of the terms. */
export function mustGiveReasons(
  dispute: Pick<OpenOne, 'ground'>,
  reasons: readonly RejectionReason[] | undefined,
): void {
  if (reasons === undefined && dispute.ground !== 'proof')
    throw new Refusal('reasons-missing', { errors: { reasons: 'reasons-missing' } });
}

interface DisputeEffect {
  dispute: DisputeStatus;
  /** A move of `REVIEW_MOVES`, or null where the review stays as it is. */
  review: 'remove' | 'redact' | 'edit' | null;
  /** The agreed words and stars, `edit` only. */
  edited: { text: string; rating: number } | null;
  /** It takes something from the author, so a statement of reasons follows (DSA 17). An edit both wanted does not. */
  restricts: boolean;
}

/** What an outcome does to dispute and review. The hidden spans of `redact` are applied by `applyRedaction`. */
export function effectOf(
  outcome: DisputeOutcome,
  dispute: OpenOne,
  review: Pick<Disputed, 'text' | 'rating'>,
): DisputeEffect {
  const effect: DisputeEffect = {
    dispute: moveDispute(dispute.status, outcome),
    review: null,
    edited: null,
    restricts: false,
  };
  if (outcome === 'remove' || outcome === 'redact') return { ...effect, review: outcome, restricts: true };
  if (outcome !== 'apply-edit') return effect;
  return {
    ...effect,
    review: 'edit',
    edited: { text: dispute.proposedText ?? review.text, rating: dispute.proposedRating ?? review.rating },
  };
}

/** The other side agrees to the edit in the product, the second of two keys (IZI-18, A2.13). Whoever asked has agreed by asking. */
export function mayConsent(dispute: OpenOne, review: Disputed, byId: string): void {
  if (partyOf(review, byId) === null) throw new Refusal('not-a-party-of-dispute');
  if ((dispute.status !== 'open' && dispute.status !== 'asked') || isMoot(dispute, review))
    throw new Refusal('dispute-closed');
  if (dispute.ground !== 'agreed-edit' || byId === dispute.byId || dispute.consentedAt)
    throw new Refusal('consent-not-needed');
}

/** Until when the asked party may answer, in exact hours; then the case comes back as it is. */
export function answerDueAt(askedAt: Date, policy: Pick<Policy, 'askAnswerHours'>): Date {
  return new Date(askedAt.getTime() + policy.askAnswerHours * HOUR_MS);
}

/** Which question a party answers: the last one put to it that has no answer yet. Refuses not-a-party-of-dispute and nothing-asked. */
export function mayAnswer(
  dispute: Pick<OpenOne, 'status' | 'questions'>,
  review: Pick<Disputed, 'authorId' | 'subjectId'>,
  byId: string,
): number {
  const party = partyOf(review, byId);
  if (party === null) throw new Refusal('not-a-party-of-dispute');
  const index = dispute.questions.findLastIndex(
    (question) => question.of === party && question.answeredAt === undefined,
  );
  if (dispute.status !== 'asked' || index < 0) throw new Refusal('nothing-asked');
  return index;
}
