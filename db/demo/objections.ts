import type { Evidence, ReviewDispute } from '../schema/reviews.ts';
import type { Case } from '../schema/spine.ts';
import { closeCase, openCase, trace } from './desk.ts';
import { HOUR, later, MINUTE, type World } from './rows.ts';
import { settle, settleOverturned } from './settle.ts';
import type { Story } from './submit.ts';
import { inflect, sentencesIn } from './writing.ts';

const DECIDED = 74;
const OPEN = 36;
const OVERDUE = 11;
const ASKED = 4;
const MOOT = 3;
const AGREED_EDITS = 0.32;
const CONSENTED = 0.6;

export interface Row {
  story: Story;
  dispute: ReviewDispute;
  one: Case;
}

/** Disputes of reviews that hurt: most of them decided, the rest waiting for the desk, some of those too long. */
export function disputeAll(world: World, stories: readonly Story[], contested: readonly Story[]): void {
  const { random, scale, now } = world;
  const times = (n: number) => Math.max(1, Math.round(n * scale));
  const low = stories.filter(
    ({ review, draft }) => review.rating <= 3 && review.text.length > 40 && draft.author === draft.deal.customer,
  );
  const published = random.shuffled(low.filter(({ review }) => review.status === 'published' && !review.redacted));
  const taken = new Set<Story>();
  const take = (from: readonly Story[], at: Date): Story | undefined => {
    const found = from.find((story) => !taken.has(story) && mayBeDisputed(story, at));
    if (found) taken.add(found);
    return found;
  };
  const open = (at: Date, from: readonly Story[] = published): Row | undefined => {
    const story = take(from, at);
    return story && dispute(world, story, at);
  };

  for (let n = 0; n < times(OPEN); n++) {
    const hours = n < times(OVERDUE) ? 73 + random.int(0, 50) : 1 + random.int(0, 68);
    open(later(now, -hours * HOUR - random.int(0, 59) * MINUTE), n < 3 ? [...contested, ...published] : published);
  }
  for (let n = 0; n < times(ASKED); n++) settle(world, open(later(now, -(20 + random.int(0, 30)) * HOUR)), 'ask');
  for (let n = 0; n < times(DECIDED); n++) {
    // Late enough for reviews to be there, early enough for the decision to lie in the past.
    const at = later(now, -(4 + random.int(0, 70)) * 24 * HOUR);
    const row = open(at);
    if (n === 0) settleOverturned(world, row);
    else settle(world, row);
  }
  const replaced = low.filter(({ review }) => review.status === 'superseded');
  for (const story of replaced.filter((each) => !taken.has(each)).slice(0, times(MOOT))) makeMoot(world, story);
}

/** Public for an hour, and inside the window of IZI-19 on that day. */
function mayBeDisputed({ review }: Story, at: Date): boolean {
  const { publishedAt, disputableUntil } = review;
  return publishedAt !== null && later(publishedAt, HOUR) < at && disputableUntil !== null && at <= disputableUntil;
}

function dispute(world: World, story: Story, openedAt: Date): Row {
  const { random, rows, speech } = world;
  const { review, draft } = story;
  const edit = random.chance(AGREED_EDITS);
  const byAuthor = edit && random.chance(0.35);
  const party = byAuthor ? ('author' as const) : ('subject' as const);
  const by = byAuthor ? draft.author : draft.subject;
  const last = speech.objections.length - 1;
  const chosen = speech.objections[edit ? last : random.int(0, last - 1)] as (typeof speech.objections)[number];
  const objection = { ...chosen, reason: inflect(chosen.reason, draft.author.gender, draft.subject.gender) };
  const consented = edit && random.chance(CONSENTED) ? later(openedAt, random.int(20, 600) * MINUTE) : null;
  const made: ReviewDispute = {
    id: random.id(),
    marketplaceId: world.id,
    externalId: null,
    reviewId: review.id,
    reviewVersion: review.version,
    byId: by.person.id,
    byParty: party,
    ground: edit ? 'agreed-edit' : 'proof',
    reason: objection.reason,
    evidence: evidenceOf(world, story, objection, openedAt),
    proposedText: edit ? peaceful(world, story) : null,
    proposedRating: edit ? Math.min(5, review.rating + random.int(1, 3)) : null,
    consentedAt: consented && consented < world.now ? consented : null,
    questions: [],
    answerDueAt: null,
    status: 'open',
    openedAt,
    decidedAt: null,
    policyVersion: 1,
    version: 1,
  };
  rows.disputes.push(made);
  const detail = { ground: made.ground, reviewId: review.id };
  trace(world, {
    at: openedAt,
    actorKind: 'platform',
    actorId: world.keyId,
    action: 'dispute.opened',
    subjectKind: 'review-dispute',
    subjectId: made.id,
    detail,
  });
  const headline = {
    stars: review.rating,
    name: by.person.displayName,
    about: objection.reason.slice(0, 80),
    language: review.language,
  };
  const one = openCase(world, {
    queue: 'review-disputes',
    subjectKind: 'review-dispute',
    subjectId: made.id,
    headline,
    priority: [],
    openedAt,
  });
  return { story, dispute: made, one };
}

/** What both wrote to one another around the end of the order, and what the person says it proves. */
function evidenceOf(
  world: World,
  { draft }: Story,
  objection: World['speech']['objections'][number],
  openedAt: Date,
): Evidence[] {
  const { customer, specialist, order } = draft.deal;
  const start = later(order.terminalAt as Date, -world.random.int(60, 400) * MINUTE);
  const chat = objection.chat.map(
    ([by, text], n): Evidence => ({
      kind: 'chat',
      text,
      at: later(start, n * 7 * MINUTE).toISOString(),
      by: (by === 'c' ? customer : specialist).person.externalId,
    }),
  );
  return [{ kind: 'text', text: objection.proof, at: openedAt.toISOString() }, ...chat];
}

function peaceful(world: World, { draft, review }: Story): string {
  const peace = inflect(world.random.pick(world.speech.peace), draft.subject.gender, draft.author.gender);
  const kept = sentencesIn(review.text).slice(0, -1);
  return [...kept, peace].join(' ');
}

/** The author replaced the review before anybody decided (reviews.md A2.11). */
function makeMoot(world: World, story: Story): void {
  const { review } = story;
  const endedAt = review.endedAt as Date;
  const openedAt = later(
    endedAt,
    -Math.min(20 * HOUR, (endedAt.getTime() - (review.publishedAt as Date).getTime()) / 2),
  );
  if (openedAt > (review.disputableUntil as Date)) return;
  const { dispute: made, one } = dispute(world, story, openedAt);
  Object.assign(made, { status: 'moot', decidedAt: endedAt, version: 2 });
  closeCase(one, endedAt);
  trace(world, {
    at: endedAt,
    actorKind: 'system',
    actorId: 'sweep:disputes',
    action: 'dispute.moot',
    subjectKind: 'review-dispute',
    subjectId: made.id,
    detail: {},
  });
}
