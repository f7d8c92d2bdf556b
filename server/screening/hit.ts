import type { Detector, RejectionReason } from '#db/words.ts';

export interface Passage {
  start: number;
  end: number;
}
/** What a detector says; `screen` adds the mask and the version. */
export interface Hit extends Passage {
  reason: RejectionReason;
  sub: string;
  confidence: number;
  detector: Detector;
}

export const overlap = (one: Passage, other: Passage): boolean => one.start < other.end && other.start < one.end;

/** The text with passages made blank, so that offsets stay and nobody finds the same digits twice. */
export function blankOut(text: string, passages: readonly Passage[]): string {
  let blanked = text;
  for (const { start, end } of passages)
    blanked = blanked.slice(0, start) + ' '.repeat(end - start) + blanked.slice(end);
  return blanked;
}

/** A thousand hits say no more than these; three reasons of a decision, the most there are, confirm fifty passages. */
const HITS_MAX = 16;

/**
 * Of hits for one thing that lie on each other the surest stays, and of each reason the surest sixteen, so that a text
 * made of nothing else costs no more than another; in the order of the text.
 */
export function surest(hits: readonly Hit[]): Hit[] {
  const kept = new Map<string, Hit[]>();
  for (const hit of [...hits].sort((a, b) => b.confidence - a.confidence || b.end - b.start - (a.end - a.start))) {
    const same = kept.get(hit.reason) ?? [];
    if (same.length < HITS_MAX && !same.some((one) => overlap(one, hit))) kept.set(hit.reason, [...same, hit]);
  }
  return [...kept.values()].flat().sort((a, b) => a.start - b.start || a.end - b.end);
}
