import type { RingRow } from '#server/screening/contract.ts';

type Evidence = RingRow['evidence'][number];

/** What may speak for a group, the heaviest first (reviews.md B5), and which figure says how much. */
const FIGURES = {
  'shared-subjects': 'subjects',
  'near-duplicates': 'similarity',
  burst: 'chance',
  reciprocal: 'reviews',
  instant: 'reviews',
  deviation: 'stars',
  'young-accounts': 'reviews',
  'own-cancellations': 'reviews',
} as const;
export type Signal = keyof typeof FIGURES;

export const isSignal = (name: string): name is Signal => Object.hasOwn(FIGURES, name);
export const figureOf = ({ signal, figures }: Evidence): number | undefined =>
  isSignal(signal) ? figures[FIGURES[signal]] : undefined;

/** Evidence of one kind together, the strongest first, kinds by their strongest. */
export function bySignal(evidence: readonly Evidence[]): { signal: string; pieces: Evidence[] }[] {
  const groups = new Map<string, Evidence[]>();
  for (const piece of [...evidence].sort((one, other) => other.strength - one.strength))
    groups.set(piece.signal, [...(groups.get(piece.signal) ?? []), piece]);
  return [...groups].map(([signal, pieces]) => ({ signal, pieces }));
}

const STRONG_FROM = 0.7;
const MEDIUM_FROM = 0.4;
/** A score (0 to 1) as a word; the scale only sorts, so three words are enough. */
export const scoreWord = (score: number) => (score >= STRONG_FROM ? 'high' : score >= MEDIUM_FROM ? 'middle' : 'low');
