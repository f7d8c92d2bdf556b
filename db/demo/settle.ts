import type { Staff } from '../schema/access.ts';
import type { Decision } from '../schema/spine.ts';
import type { DisputeStatus, RejectionReason } from '../words.ts';
import { decide, revert, stateReasons, type Verdict } from './desk.ts';
import type { Row } from './objections.ts';
import { HOUR, later, MINUTE, type World } from './rows.ts';
import { sentencesIn } from './writing.ts';

type Outcome = 'keep' | 'remove' | 'redact' | 'apply-edit' | 'ask';
const BECOMES: Record<Outcome, DisputeStatus> = {
  keep: 'kept',
  remove: 'removed',
  redact: 'redacted',
  'apply-edit': 'edited',
  ask: 'asked',
};
const REMOVAL_REASONS: readonly RejectionReason[] = ['R03', 'R04', 'R04', 'R05', 'R08'];

/** Decides a dispute; without an outcome as chance, the ground and the consent have it. */
export function settle(
  world: World,
  row: Row | undefined,
  outcome: Outcome | undefined = row && likely(world, row),
): void {
  if (!row || !outcome) return;
  const decider = world.random.pick([world.staff.agent, world.staff.agent, world.staff.agent2]);
  const at = later(row.dispute.openedAt, (2 + Math.min(60, world.random.waiting(20))) * HOUR);
  const latest = later(world.now, -45 * MINUTE);
  conclude(world, row, outcome, decider, at < latest ? at : latest);
}

function likely(world: World, { dispute, story }: Row): Outcome {
  if (dispute.ground === 'agreed-edit')
    return dispute.consentedAt
      ? world.random.weighted([
          ['apply-edit', 9],
          ['keep', 1],
        ] as const)
      : 'keep';
  const outcome = world.random.weighted([
    ['keep', 48],
    ['remove', 36],
    ['redact', 16],
  ] as const);
  return outcome === 'redact' && sentencesIn(story.review.text).length < 2 ? 'keep' : outcome;
}

function conclude(world: World, row: Row, outcome: Outcome, decider: Staff, from: Date): Decision {
  const { dispute, one, story } = row;
  const at =
    dispute.consentedAt && outcome === 'apply-edit' && dispute.consentedAt > from
      ? later(dispute.consentedAt, 20 * MINUTE)
      : from;
  const decision = decide(world, one, verdictOf(world, row, outcome, decider, at));
  if (outcome === 'remove' || outcome === 'redact') {
    const { deal, author } = story.draft;
    stateReasons(world, {
      decision,
      review: story.review,
      order: deal.order,
      listing: deal.ware.listing,
      recipient: author.person,
      dispute,
    });
  }
  const decidedAt = outcome === 'ask' ? null : decision.effectiveAt;
  Object.assign(dispute, { status: BECOMES[outcome], decidedAt, version: dispute.version + 1 });
  if (outcome === 'ask') askSubject(world, row, decision);
  else changeReview(world, row, decision);
  return decision;
}

function askSubject(world: World, { dispute }: Row, { decidedAt }: Decision): void {
  dispute.questions = [{ of: 'subject', text: world.speech.asked.question, at: decidedAt.toISOString() }];
  dispute.answerDueAt = later(decidedAt, world.policy.askAnswerHours * HOUR);
}

function verdictOf(world: World, { dispute, story }: Row, outcome: Outcome, decider: Staff, at: Date): Verdict {
  const { random, speech } = world;
  const { review } = story;
  const restricts = outcome === 'remove' || outcome === 'redact';
  const reasons = restricts ? [outcome === 'redact' ? ('R04' as const) : random.pick(REMOVAL_REASONS)] : [];
  const { status, text, rating, originalText, originalRating, redacted } = review;
  return {
    decider,
    at,
    outcome,
    reasons,
    spans: outcome === 'redact' ? lastSentence(review.text) : [],
    extra: outcome === 'ask' ? { ask: 'subject' } : {},
    message: outcome === 'ask' ? speech.asked.question : null,
    note: random.chance(0.25) ? random.pick(speech.notes) : null,
    recipientId: review.authorId,
    subjectVersion: dispute.reviewVersion,
    before: outcome === 'ask' ? {} : { status, text, rating, originalText, originalRating, redacted },
  };
}

function lastSentence(text: string): Decision['spans'] {
  const last = sentencesIn(text).at(-1) as string;
  const start = text.lastIndexOf(last);
  return [{ start, end: start + last.length, reason: 'R04' }];
}

function changeReview(world: World, { dispute, story }: Row, decision: Decision): void {
  const { review } = story;
  const next = review.version + 1;
  if (decision.outcome === 'remove') Object.assign(review, { status: 'removed', endedAt: decision.effectiveAt });
  if (decision.outcome === 'redact') {
    const text = world.rules.redact(review.text, decision.spans);
    Object.assign(review, {
      originalText: review.text,
      originalRating: review.rating,
      text,
      redacted: true,
      version: next,
    });
  }
  if (decision.outcome === 'apply-edit') {
    const { text: originalText, rating: originalRating } = review;
    Object.assign(review, {
      originalText,
      originalRating,
      text: dispute.proposedText ?? originalText,
      rating: dispute.proposedRating ?? originalRating,
      version: next,
    });
  }
}

/** Removed in haste, put back by a manager the next day, and then kept: the one overturned decision of this desk. */
export function settleOverturned(world: World, row: Row | undefined): void {
  if (!row) return;
  const { staff, speech } = world;
  const { dispute, one, story } = row;
  const at = later(dispute.openedAt, 5 * HOUR);
  const removed = conclude(world, row, 'remove', staff.agent2, at);
  revert(world, one, removed, { decider: staff.manager2, at: later(at, 24 * HOUR), reason: speech.notes[4] as string });
  Object.assign(story.review, { status: 'published', endedAt: null });
  Object.assign(dispute, { status: 'open', decidedAt: null, version: dispute.version + 1 });
  conclude(world, row, 'keep', staff.agent, later(at, 25 * HOUR));
}
