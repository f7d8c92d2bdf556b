import type { RejectionReason } from '#db/words.ts';
import type { Detector } from './contract.ts';

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

/** Of hits for one thing that lie on each other the surest stays; in the order of the text. */
export function surest(hits: readonly Hit[]): Hit[] {
  const kept: Hit[] = [];
  for (const hit of [...hits].sort((a, b) => b.confidence - a.confidence || b.end - b.start - (a.end - a.start)))
    if (!kept.some((one) => one.reason === hit.reason && overlap(one, hit))) kept.push(hit);
  return kept.sort((a, b) => a.start - b.start || a.end - b.end);
}
