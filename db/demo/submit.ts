import type { Review } from '../schema/reviews.ts';
import type { Case } from '../schema/spine.ts';
import { openCase, trace } from './desk.ts';
import { DAY, HOUR, later, type World } from './rows.ts';
import type { Draft } from './writing.ts';

/** A review with what happens around it. */
export interface Story {
  draft: Draft;
  review: Review;
  one: Case;
}

/** Nothing in a slot waits longer than this for its publication, so that a newer one never meets a pending older one. */
const SETTLED_MS = 6 * DAY;
const LOW_STARS = 2;
const LOW_STARS_MINUTES = 60;
const SCREENING_MINUTES = 120;

/** In the order of time, so that slots and blind pairs come out as they do in the product (IZI-10, IZI-15…17). */
export function submitAll(world: World, drafts: readonly Draft[]): Story[] {
  const slots = new Map<string, Story>();
  const ofOrder = new Map<string, Story>();
  const stories: Story[] = [];
  for (const draft of [...drafts].sort((a, b) => a.submittedAt.getTime() - b.submittedAt.getTime())) {
    const { order } = draft.deal;
    const names = {
      authorId: draft.author.person.id,
      subjectId: draft.subject.person.id,
      listingId: order.listingId,
      orderId: order.id,
    };
    const slot = world.rules.slotOf(names, world.id);
    const held = slots.get(slot);
    if (held && !mayFollow(held, draft)) continue;
    const story = submit(world, draft, slot, ofOrder.get(order.id));
    slots.set(slot, story);
    ofOrder.set(order.id, story);
    stories.push(story);
  }
  return stories;
}

/** Only a newer order takes the place of a review (IZI-11). */
function mayFollow(held: Story, draft: Draft): boolean {
  const [before, after] = [held.draft.deal.order, draft.deal.order];
  const settled = draft.submittedAt.getTime() - held.review.submittedAt.getTime() > SETTLED_MS;
  return before.id !== after.id && settled && (before.terminalAt as Date) < (after.terminalAt as Date);
}

function submit(world: World, draft: Draft, slot: string, other: Story | undefined): Story {
  const { deal, author, subject, submittedAt } = draft;
  const blindHours = world.policy.blindHours;
  const alone = blindHours > 0 && !other;
  const review: Review = {
    id: world.random.id(),
    marketplaceId: world.id,
    externalId: null,
    orderId: deal.order.id,
    listingId: deal.order.listingId,
    categoryId: deal.ware.listing.categoryId,
    authorId: author.person.id,
    subjectId: subject.person.id,
    slot,
    rating: draft.rating,
    text: draft.text,
    originalText: null,
    originalRating: null,
    redacted: false,
    language: world.language,
    status: 'pending',
    source: 'platform',
    submittedAt,
    notifiedAt: submittedAt,
    blindUntil: alone ? later(submittedAt, blindHours * HOUR) : submittedAt,
    approvedAt: null,
    publishAt: null,
    publishedAt: null,
    endedAt: null,
    disputableUntil: null,
    replacesId: null,
    policyVersion: 1,
    version: 1,
  };
  if (other?.review.blindUntil && other.review.blindUntil > submittedAt) other.review.blindUntil = submittedAt;
  world.rows.reviews.push(review);
  const detail = { orderId: deal.order.id, version: 1, blind: alone };
  trace(world, {
    at: submittedAt,
    actorKind: 'platform',
    actorId: world.keyId,
    action: 'review.submitted',
    subjectKind: 'review',
    subjectId: review.id,
    detail,
  });
  return { draft, review, one: caseOf(world, draft, review) };
}

function caseOf(world: World, draft: Draft, review: Review): Case {
  const headline = {
    stars: review.rating,
    name: draft.author.person.displayName,
    about: review.text.slice(0, 80),
    language: review.language,
  };
  const low = review.rating <= LOW_STARS ? [{ reason: 'low-stars' as const, minutes: LOW_STARS_MINUTES }] : [];
  const { findings, flag, alarming } = world.rules.screen(review, world.id);
  const found = alarming ? [{ reason: 'screening' as const, minutes: SCREENING_MINUTES }] : [];
  return openCase(world, {
    queue: 'reviews',
    subjectKind: 'review',
    subjectId: review.id,
    headline,
    findings,
    flag,
    priority: [...found, ...low],
    openedAt: review.submittedAt,
  });
}
