import { bandsOf, DUPLICATE_SIMILARITY, similarity } from './duplicates.ts';
import type { RingEvidence, RingReview, RingSettings } from './rings.ts';

const DAY_MS = 86_400_000;
/** A text that half the town uses (“recommended, fast, fair”) is no tie between two people. */
const BAND_MAX = 50;

/** What ties two authors, or one author's texts, to each other. Each tie is evidence and joins its people into one group. */
export function linksBetween(reviews: readonly RingReview[], settings: RingSettings): RingEvidence[] {
  return [
    ...sharedSubjects(reviews, settings),
    ...nearDuplicates(reviews),
    ...reciprocal(reviews),
    ...sameTrace(reviews),
  ];
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
  reviews: RingReview[];
  /** How rare each shared person is: 1 where nobody else reviewed them. */
  subjects: Map<string, number>;
}

/** Two authors who reviewed the same three people within a fortnight of each other; a person whom many review says less. */
function sharedSubjects(reviews: readonly RingReview[], { sharedMin, sharedDays }: RingSettings): RingEvidence[] {
  const pairs = new Map<string, Pair>();
  for (const [subject, list] of groupBy(reviews, ({ subjectId }) => subjectId)) {
    const crowd = new Set(list.map(({ authorId }) => authorId)).size;
    for (const [one, other] of neighbours(list, sharedDays * DAY_MS)) {
      const key = JSON.stringify([one.authorId, other.authorId].sort());
      const pair: Pair = pairs.get(key) ?? { reviews: [], subjects: new Map() };
      pair.reviews.push(one, other);
      pair.subjects.set(subject, 1 / Math.log2(Math.max(2, crowd)));
      pairs.set(key, pair);
    }
  }
  return [...pairs.values()]
    .filter(({ subjects }) => subjects.size >= sharedMin)
    .map((pair) => {
      const rarity = [...pair.subjects.values()].reduce((sum, weight) => sum + weight, 0);
      return evidence('shared-subjects', pair.reviews, pair.subjects.size, rarity / sharedMin);
    });
}

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

/** Texts of 60 characters and more that are one text, edited, under different people. */
function nearDuplicates(reviews: readonly RingReview[]): RingEvidence[] {
  const signed = reviews.filter(({ signature }) => signature !== null);
  const byBand = groupBy(
    signed.flatMap((review) => bandsOf(review.signature ?? '').map((band) => ({ band, review }))),
    ({ band }) => band,
  );
  const seen = new Set<string>();
  const found: RingEvidence[] = [];
  for (const candidates of byBand.values()) {
    if (candidates.length > BAND_MAX) continue;
    for (const [index, { review: one }] of candidates.entries())
      for (const { review: other } of candidates.slice(index + 1)) {
        const key = JSON.stringify([one.id, other.id].sort());
        if (seen.has(key) || (one.authorId === other.authorId && one.subjectId === other.subjectId)) continue;
        seen.add(key);
        const alike = similarity(one.signature ?? '', other.signature ?? '');
        if (alike >= DUPLICATE_SIMILARITY) found.push(evidence('near-duplicates', [one, other], alike, alike));
      }
  }
  return found;
}

/** Two people who give each other full marks. */
function reciprocal(reviews: readonly RingReview[]): RingEvidence[] {
  const full = new Map(
    reviews
      .filter(({ rating }) => rating === 5)
      .map((review) => [JSON.stringify([review.authorId, review.subjectId]), review]),
  );
  return [...full.values()].flatMap((one) => {
    const back = full.get(JSON.stringify([one.subjectId, one.authorId]));
    return back && one.authorId < back.authorId ? [evidence('reciprocal', [one, back], 2, 1)] : [];
  });
}

/** One device or card behind several names, as a salted hash that the marketplace sent. */
function sameTrace(reviews: readonly RingReview[]): RingEvidence[] {
  const groups = groupBy(
    reviews.filter(({ trace }) => trace !== null),
    ({ trace }) => trace ?? '',
  );
  return [...groups.values()]
    .filter((list) => new Set(list.map(({ authorId }) => authorId)).size > 1)
    .map((list) => evidence('same-trace', list, new Set(list.map(({ authorId }) => authorId)).size, 1));
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
