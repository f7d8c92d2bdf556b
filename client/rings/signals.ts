import { RING_FIGURES, RING_SIGNALS, type RingSignal } from '#db/words.ts';
import type { RingRow } from '#server/rings/contract.ts';

type Evidence = RingRow['evidence'][number];

export const isSignal = (name: string): name is RingSignal => RING_SIGNALS.some((signal) => signal === name);
export const figureOf = ({ signal, figures }: Evidence): number | undefined =>
  isSignal(signal) ? figures[RING_FIGURES[signal]] : undefined;

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
