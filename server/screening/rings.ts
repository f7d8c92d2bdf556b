import type { BurstSettings } from './bursts.ts';
import type { Signature } from './duplicates.ts';
import { groupBy, linksBetween } from './ringLinks.ts';
import { signsOf } from './ringSigns.ts';

/** Ties that make a group, then signs that only add to it. */
export const RING_SIGNALS = [
  'shared-subjects',
  'near-duplicates',
  'reciprocal',
  'same-trace',
  'burst',
  'instant',
  'young-accounts',
  'own-cancellations',
  'deviation',
] as const;
export type RingSignal = (typeof RING_SIGNALS)[number];

/** A review as this room needs it. The text stays where it is: only its signature is compared. */
export interface RingReview {
  id: string;
  authorId: string;
  subjectId: string;
  rating: number;
  submittedAt: Date;
  orderedAt: Date | null;
  authorSince: Date | null;
  /** Whether the order was cancelled by the side that reviews it. */
  cancelledByAuthor: boolean;
  signature: Signature | null;
  /** Salted hash of a device or a card, where the marketplace sends one. */
  trace: string | null;
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
    'same-trace': 0.6,
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

/**
 * Groups that look like one ring or one hand, the most suspicious first, each with all that speaks for it (reviews.md
 * B5). There is no ground truth for rings, so this ranks for people and never acts. Score: 1 − Π(1 − weight × strength)
 * over the strongest evidence of each signal, 0 to 1.
 */
export function ringsOf(reviews: readonly RingReview[], settings: RingSettings = RING_SETTINGS): Ring[] {
  const links = linksBetween(reviews, settings);
  const leaderOf = join(links);
  const linked = new Set(links.flatMap(({ authorIds }) => authorIds));
  const bySubject = groupBy(reviews, ({ subjectId }) => subjectId);
  const groups = groupBy(
    reviews.filter(({ authorId }) => linked.has(authorId)),
    ({ authorId }) => leaderOf(authorId),
  );
  return [...groups]
    .map(([leader, group]) => {
      const own = links.filter(({ authorIds }) => leaderOf(authorIds[0] ?? '') === leader);
      const evidence = [...own, ...signsOf(group, bySubject, settings)];
      const of = (field: 'authorId' | 'subjectId' | 'id') => [...new Set(group.map((review) => review[field]))].sort();
      return {
        authorIds: of('authorId'),
        subjectIds: of('subjectId'),
        reviewIds: of('id'),
        score: scoreOf(evidence, settings),
        evidence,
      };
    })
    .sort((a, b) => b.score - a.score);
}

export function scoreOf(evidence: readonly RingEvidence[], { weights }: Pick<RingSettings, 'weights'>): number {
  const strongest = new Map<RingSignal, number>();
  for (const { signal, strength } of evidence) strongest.set(signal, Math.max(strength, strongest.get(signal) ?? 0));
  return 1 - [...strongest].reduce((rest, [signal, strength]) => rest * (1 - weights[signal] * strength), 1);
}

/** Who belongs together: the name of each author's group. */
function join(links: readonly RingEvidence[]): (authorId: string) => string {
  const parent = new Map<string, string>();
  const leaderOf = (id: string): string => {
    let at = id;
    while (parent.has(at)) at = parent.get(at) as string;
    return at;
  };
  for (const { authorIds } of links)
    for (const other of authorIds.slice(1)) {
      const [one, two] = [leaderOf(authorIds[0] ?? ''), leaderOf(other)];
      if (one !== two) parent.set(two, one);
    }
  return leaderOf;
}
