import { bandsOf, DUPLICATE_SIMILARITY, similarity } from '../screening/duplicates.ts';
import type { RingEvidence, RingReview, RingSettings } from './rings.ts';

const DAY_MS = 86_400_000;
/** A text that half the town uses (“recommended, fast, fair”) is no tie between two people. */
const BAND_MAX = 50;
/** Nor is a specialist whom this many people review: sharing him weighs a seventh, and his pairs go into the millions. */
const CROWD_MAX = 100;

/**
 * What ties two authors, or one author's texts, to each other. Each tie is evidence and joins its people into one group.
 * It pauses wherever its caller may want to let others work.
 */
export function* linksBetween(reviews: readonly RingReview[], settings: RingSettings): Generator<void, RingEvidence[]> {
  const found = reciprocal(reviews);
  yield;
  for (const one of yield* sharedSubjects(reviews, settings)) found.push(one);
  for (const one of yield* nearDuplicates(reviews)) found.push(one);
  return found;
}

export function groupBy<T>(list: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of list) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

interface Pair {
  reviews: Set<RingReview>;
  /** How rare each shared person is: 1 where nobody else reviewed them. */
  subjects: Map<string, number>;
}

/** Two authors who reviewed the same three people within a fortnight of each other; a person whom many review says less. */
function* sharedSubjects(
  reviews: readonly RingReview[],
  { sharedMin, sharedDays }: RingSettings,
): Generator<void, RingEvidence[]> {
  const pairs = new Map<string, Pair>();
  for (const [subject, list] of groupBy(reviews, ({ subjectId }) => subjectId)) {
    const crowd = new Set(list.map(({ authorId }) => authorId)).size;
    if (crowd > CROWD_MAX) continue;
    for (const [one, other] of neighbours(list, sharedDays * DAY_MS)) {
      const key = pairOf(one.authorId, other.authorId);
      const pair: Pair = pairs.get(key) ?? { reviews: new Set(), subjects: new Map() };
      pair.reviews.add(one).add(other);
      pair.subjects.set(subject, 1 / Math.log2(Math.max(2, crowd)));
      pairs.set(key, pair);
    }
    yield;
  }
  return [...pairs.values()]
    .filter(({ subjects }) => subjects.size >= sharedMin)
    .map((pair) => {
      const rarity = [...pair.subjects.values()].reduce((sum, weight) => sum + weight, 0);
      return evidence('shared-subjects', [...pair.reviews], pair.subjects.size, rarity / sharedMin);
    });
}

/** The same name for two ids in either order; ids hold no line break. */
const pairOf = (one: string, other: string): string => (one < other ? `${one}\n${other}` : `${other}\n${one}`);

/** Reviews of one person by different authors, no further apart than that. */
function* neighbours(list: readonly RingReview[], apartMs: number): Generator<[RingReview, RingReview]> {
  const sorted = [...list].sort((a, b) => Number(a.submittedAt) - Number(b.submittedAt));
  for (const [index, one] of sorted.entries()) {
    const until = Number(one.submittedAt) + apartMs;
    for (let n = index + 1; n < sorted.length; n++) {
      const other = sorted[n] as RingReview;
      if (Number(other.submittedAt) > until) break;
      if (other.authorId !== one.authorId) yield [one, other];
    }
  }
}

interface Alike {
  reviews: Set<RingReview>;
  pairs: number;
  /** Sum over the pairs. */
  similarity: number;
}

/**
 * Texts of 60 characters and more that are one text, edited, under different people. That two people once hit upon the
 * same words may be chance, so each further pair halves what is left of the doubt.
 */
function* nearDuplicates(reviews: readonly RingReview[]): Generator<void, RingEvidence[]> {
  const seen = new Set<string>();
  const found = new Map<string, Alike>();
  for (const candidates of yield* candidatesIn(reviews)) {
    for (const [one, other] of pairsOf(candidates)) {
      const key = pairOf(one.id, other.id);
      if (seen.has(key) || (one.authorId === other.authorId && one.subjectId === other.subjectId)) continue;
      seen.add(key);
      const alike = similarity(one.signature ?? '', other.signature ?? '');
      if (alike < DUPLICATE_SIMILARITY) continue;
      const people = pairOf(one.authorId, other.authorId);
      const both = found.get(people) ?? { reviews: new Set(), pairs: 0, similarity: 0 };
      both.reviews.add(one).add(other);
      found.set(people, { ...both, pairs: both.pairs + 1, similarity: both.similarity + alike });
    }
    yield;
  }
  return [...found.values()].map((both) => {
    const alike = both.similarity / both.pairs;
    return evidence('near-duplicates', [...both.reviews], alike, alike * (1 - 0.5 ** both.pairs));
  });
}

/** Reviews that share a band with a few others. */
function* candidatesIn(reviews: readonly RingReview[]): Generator<void, RingReview[][]> {
  const byBand = new Map<string, RingReview[]>();
  for (const [index, review] of reviews.entries()) {
    for (const band of review.signature === null ? [] : bandsOf(review.signature)) {
      const candidates = byBand.get(band) ?? [];
      if (candidates.push(review) === 1) byBand.set(band, candidates);
    }
    if (index % 100 === 0) yield;
  }
  return [...byBand.values()].filter(({ length }) => length > 1 && length <= BAND_MAX);
}

function* pairsOf<T>(list: readonly T[]): Generator<[T, T]> {
  for (const [index, one] of list.entries()) for (const other of list.slice(index + 1)) yield [one, other];
}

/** Two who buy from each other and give each other full marks; both sides of one order praise each other every day. */
function reciprocal(reviews: readonly RingReview[]): RingEvidence[] {
  const full = groupBy(
    reviews.filter(({ rating, byCustomer }) => rating === 5 && byCustomer),
    ({ authorId, subjectId }) => `${authorId}\n${subjectId}`,
  );
  return [...full.values()].flatMap((list) => {
    const [one] = list as [RingReview];
    const back = full.get(`${one.subjectId}\n${one.authorId}`);
    if (!back || one.authorId >= one.subjectId) return [];
    return [evidence('reciprocal', [...list, ...back], list.length + back.length, 1)];
  });
}

export function evidence(
  signal: RingEvidence['signal'],
  reviews: readonly RingReview[],
  figure: number,
  strength: number,
): RingEvidence {
  return {
    signal,
    reviewIds: [...new Set(reviews.map(({ id }) => id))].sort(),
    authorIds: [...new Set(reviews.map(({ authorId }) => authorId))].sort(),
    figure,
    strength: Math.min(1, strength),
  };
}
