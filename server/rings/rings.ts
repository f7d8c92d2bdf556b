import type { RingSignal } from '#db/words.ts';
import type { Signature } from '../screening/duplicates.ts';
import type { BurstSettings } from './bursts.ts';
import { groupBy, linksBetween } from './links.ts';
import { crowdsOf, signsOf } from './signs.ts';

/** A review as this room needs it. The text stays where it is: only its signature is compared. */
export interface RingReview {
  id: string;
  authorId: string;
  subjectId: string;
  /** Of the two sides of an order the one that pays. */
  byCustomer: boolean;
  rating: number;
  submittedAt: Date;
  orderedAt: Date | null;
  authorSince: Date | null;
  /** Whether the order was cancelled by the side that reviews it. */
  cancelledByAuthor: boolean;
  signature: Signature | null;
}
export interface RingEvidence {
  signal: RingSignal;
  reviewIds: string[];
  authorIds: string[];
  /** What a person reads: shared subjects, similarity, stars apart, reviews, or the chance of a burst. */
  figure: number;
  /** 0 to 1. */
  strength: number;
}
export interface Ring {
  /** One author alone is one hand: his texts repeat each other. */
  authorIds: string[];
  subjectIds: string[];
  reviewIds: string[];
  score: number;
  evidence: RingEvidence[];
}
export interface RingSettings {
  sharedMin: number;
  sharedDays: number;
  instantHours: number;
  youngDays: number;
  deviationStars: number;
  burst: BurstSettings;
  /** The marketplace's own volume in a window, as a part of all (reviews.md D6). */
  shareOf?: (from: Date, to: Date) => number;
  weights: Record<RingSignal, number>;
}

export const RING_SETTINGS: RingSettings = {
  sharedMin: 3,
  sharedDays: 14,
  instantHours: 1,
  youngDays: 7,
  deviationStars: 2,
  burst: { windowDays: 7, alpha: 0.05 },
  weights: {
    'shared-subjects': 0.5,
    'near-duplicates': 0.5,
    burst: 0.4,
    reciprocal: 0.3,
    instant: 0.3,
    deviation: 0.3,
    'young-accounts': 0.25,
    'own-cancellations': 0.2,
  },
};

/** More people than this share a fashion: what would join two groups into a larger one joins nobody. */
const PEOPLE_MAX = 30;
/** A weaker tie is seen between two people, and carries no third one in: chains of chance would reach half the town. */
const CARRIES_MIN = 0.3;

/**
 * Groups that look like one ring or one hand, the most suspicious first, each with all that speaks for it (reviews.md
 * B5). There is no ground truth for rings, so this ranks for people and never acts. Score: 1 − Π(1 − weight × strength)
 * over the strongest evidence of each signal, 0 to 1.
 */
export function ringsOf(reviews: readonly RingReview[], settings: RingSettings = RING_SETTINGS): Ring[] {
  const steps = findRings(reviews, settings);
  for (let step = steps.next(); ; step = steps.next()) if (step.done) return step.value;
}

/** The same in steps of a few milliseconds, for whoever has others to serve meanwhile. */
export function* findRings(
  reviews: readonly RingReview[],
  settings: RingSettings = RING_SETTINGS,
): Generator<void, Ring[]> {
  const links = yield* linksBetween(reviews, settings);
  const leaderOf = join(links, settings);
  yield;
  const linksOf = groupBy(
    links.filter(({ authorIds }) => new Set(authorIds.map(leaderOf)).size === 1),
    ({ authorIds }) => leaderOf(authorIds[0] ?? ''),
  );
  const crowdOf = crowdsOf(reviews, settings);
  const groups = groupBy(reviews, ({ authorId }) => leaderOf(authorId));
  const rings: Ring[] = [];
  for (const [leader, ties] of linksOf) {
    const group = groups.get(leader) ?? [];
    rings.push(ringOf(group, [...ties, ...signsOf(group, crowdOf, settings)], settings));
    yield;
  }
  return rings.sort((a, b) => b.score - a.score);
}

function ringOf(group: readonly RingReview[], evidence: RingEvidence[], settings: RingSettings): Ring {
  const of = (field: 'authorId' | 'subjectId' | 'id') => [...new Set(group.map((review) => review[field]))].sort();
  return {
    authorIds: of('authorId'),
    subjectIds: of('subjectId'),
    reviewIds: of('id'),
    score: scoreOf(evidence, settings),
    evidence,
  };
}

export function scoreOf(evidence: readonly RingEvidence[], { weights }: Pick<RingSettings, 'weights'>): number {
  const strongest = new Map<RingSignal, number>();
  for (const { signal, strength } of evidence) strongest.set(signal, Math.max(strength, strongest.get(signal) ?? 0));
  return 1 - [...strongest].reduce((rest, [signal, strength]) => rest * (1 - weights[signal] * strength), 1);
}

/** Who belongs together, by the heaviest ties first: the name of each author's group. */
function join(links: readonly RingEvidence[], settings: RingSettings): (authorId: string) => string {
  const [parent, people] = [new Map<string, string>(), new Map<string, number>()];
  const leaderOf = (id: string): string => {
    let at = id;
    for (let above = parent.get(at); above !== undefined; above = parent.get(at)) {
      // Halving the way keeps it short however long a chain of pairs is.
      const top = parent.get(above);
      if (top !== undefined) parent.set(at, top);
      at = top ?? above;
    }
    return at;
  };
  for (const { authorIds, weight } of tiesIn(links, settings)) {
    const leaders = [...new Set(authorIds.map(leaderOf))];
    const size = leaders.reduce((sum, leader) => sum + (people.get(leader) ?? 1), 0);
    const [first, ...others] = leaders;
    if (first === undefined || size > (weight < CARRIES_MIN ? 2 : PEOPLE_MAX)) continue;
    for (const other of others) parent.set(other, first);
    people.set(first, size);
  }
  return leaderOf;
}

/** All that ties the same people, as one tie of the weight that it has as a score; the heaviest first. */
function tiesIn(links: readonly RingEvidence[], settings: RingSettings) {
  return [...groupBy(links, ({ authorIds }) => authorIds.join('\n')).values()]
    .map((same) => ({ authorIds: same[0]?.authorIds ?? [], weight: scoreOf(same, settings) }))
    .sort((a, b) => b.weight - a.weight);
}
