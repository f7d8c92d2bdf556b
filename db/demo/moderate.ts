import type { Staff } from '../schema/access.ts';
import type { Review } from '../schema/reviews.ts';
import type { RejectionReason } from '../words.ts';
import { closeCase, decide, revert, stateReasons, trace, type Verdict } from './desk.ts';
import { DAY, HOUR, later, MINUTE, type World } from './rows.ts';
import type { Story } from './submit.ts';

/** How likely a review of this age still waits for its decision: some are overdue, or nobody would see what that looks like. */
const stillOpen = (ageMs: number): number => (ageMs < 20 * HOUR ? 0.78 : ageMs < 44 * HOUR ? 0.45 : 0);
const WITHDRAWN = 0.005;
const ESCALATED = 0.006;
const WITH_MESSAGE = 0.35;
const WITH_NOTE = 0.06;
const REDACTED = 0.5;

/** Every review that is not open any more was decided by a moderator, now and then by a manager after an escalation. */
export function moderateAll(world: World, stories: readonly Story[]): void {
  const overturned = stories.find(
    ({ draft, review }) => !draft.offence && review.rating === 2 && isOverturnable(ageOf(world, review.submittedAt)),
  );
  for (const story of stories) {
    if (story === overturned) rejectAndReopen(world, story);
    else if (!world.random.chance(stillOpen(ageOf(world, story.review.submittedAt)))) moderate(world, story);
  }
}

/** Old enough for a manager to have come across it, recent enough to be remembered. */
const isOverturnable = (ageMs: number): boolean => ageMs > 3 * DAY && ageMs < 24 * DAY;

const ageOf = (world: World, at: Date): number => world.now.getTime() - at.getTime();

function moderate(world: World, story: Story): void {
  const { random, staff } = world;
  const { review, one, draft } = story;
  const within = Math.min(
    ageOf(world, review.submittedAt) - 3 * MINUTE,
    6 * MINUTE + random.waiting(5 * HOUR),
    29 * HOUR,
  );
  if (within <= MINUTE) return;
  const at = later(review.submittedAt, within);
  if (!draft.offence && random.chance(WITHDRAWN)) {
    withdraw(world, story, at);
  } else if (random.chance(ESCALATED) && within > HOUR) {
    const first = verdictOf(story, random.pick([staff.moderator, staff.moderator2]), later(at, -30 * MINUTE));
    decide(world, one, { ...first, outcome: 'escalate', note: random.pick(world.speech.notes) });
    conclude(world, story, staff.manager, at);
  } else {
    conclude(world, story, random.pick([staff.moderator, staff.moderator, staff.moderator2]), at);
  }
}

const verdictOf = ({ review }: Story, decider: Staff, at: Date): Omit<Verdict, 'outcome'> => ({
  decider,
  at,
  recipientId: review.authorId,
  subjectVersion: review.version,
  before: {},
});

function conclude(world: World, story: Story, decider: Staff, at: Date): void {
  const { random } = world;
  const { offence, mark } = story.draft;
  const base = {
    ...verdictOf(story, decider, at),
    note: random.chance(WITH_NOTE) ? random.pick(world.speech.notes) : null,
  };
  if (!offence) {
    publish(world, story, base);
  } else if (mark && random.chance(REDACTED)) {
    redact(world, story, base, offence.reason, mark);
  } else {
    const explained = offence.reason !== 'R12' && random.chance(WITH_MESSAGE);
    reject(world, story, { ...base, message: explained ? random.pick(world.speech.messages) : null }, [offence.reason]);
  }
}

/** What a revert would put back. */
const wordsOf = ({ text, redacted, originalText }: Review) => ({ text, redacted, originalText });

function publish(world: World, { review, one }: Story, base: Omit<Verdict, 'outcome'>): void {
  review.approvedAt = decide(world, one, { ...base, outcome: 'publish', before: wordsOf(review) }).effectiveAt;
}

function redact(
  world: World,
  story: Story,
  base: Omit<Verdict, 'outcome'>,
  reason: RejectionReason,
  mark: { start: number; end: number },
): void {
  const { review, one } = story;
  const spans = [{ ...mark, reason }];
  const decision = decide(world, one, {
    ...base,
    outcome: 'redact',
    reasons: [reason],
    spans,
    before: wordsOf(review),
  });
  state(world, story, decision);
  const text = world.rules.redact(review.text, spans);
  Object.assign(review, {
    originalText: review.text,
    text,
    redacted: true,
    version: review.version + 1,
    approvedAt: decision.effectiveAt,
  });
}

function reject(world: World, story: Story, base: Omit<Verdict, 'outcome'>, reasons: RejectionReason[]) {
  const { review, one } = story;
  const decision = decide(world, one, { ...base, outcome: 'reject', reasons, before: wordsOf(review) });
  state(world, story, decision);
  Object.assign(review, { status: 'rejected', endedAt: decision.effectiveAt });
  return decision;
}

const state = (
  world: World,
  { draft, review }: Story,
  decision: Parameters<typeof stateReasons>[1]['decision'],
): void =>
  stateReasons(world, {
    decision,
    review,
    order: draft.deal.order,
    listing: draft.deal.ware.listing,
    recipient: draft.author.person,
    dispute: null,
  });

/** Hard but true words were taken for a guess; a manager saw it the next day, and the review went out after all. */
function rejectAndReopen(world: World, story: Story): void {
  const { staff, speech } = world;
  const { review, one } = story;
  const at = later(review.submittedAt, 3 * HOUR);
  const rejected = reject(world, story, verdictOf(story, staff.moderator2, at), ['R04']);
  revert(world, one, rejected, { decider: staff.manager, at: later(at, 21 * HOUR), reason: speech.notes[1] as string });
  Object.assign(review, { status: 'pending', endedAt: null });
  publish(world, story, verdictOf(story, staff.moderator, later(at, 22 * HOUR)));
}

function withdraw(world: World, { review, one }: Story, at: Date): void {
  Object.assign(review, { status: 'withdrawn', endedAt: at });
  closeCase(one, at);
  trace(world, {
    at,
    actorKind: 'platform',
    actorId: world.keyId,
    action: 'review.withdrawn',
    subjectKind: 'review',
    subjectId: review.id,
    detail: { was: 'pending' },
  });
}
