import type { z } from 'zod';
import type { SpanInput } from '#server/platform/contract.ts';
import type { Mark as MarkShape } from '#server/reviews/contract.ts';
import type { Draft } from '../../desk/drafts.ts';

export type Mark = z.infer<typeof MarkShape>;

/** The contract takes no more. */
const CONFIRMED_MAX = 50;

/** Only a hint by the thresholds of the manager: its mark is drawn weaker (reviews.md B). */
export const isWeak = ({ weight }: Pick<Mark, 'weight'>): boolean => weight === 'highlight';

/** The filter is so sure of it that the case came sooner. */
export const isAlarming = ({ weight }: Pick<Mark, 'weight'>): boolean => weight === 'raise';

export const markKey = ({ start, end, detector, reason }: Mark): string =>
  [start, end, detector, reason ?? ''].join(' ');

/**
 * Whether the person agrees with a mark: as they said at the mark itself, else because they chose its reason and said
 * nothing of any mark of that reason. Who points at one of two means that one.
 */
export function isAgreed({ reasons, verdicts }: Draft, mark: Mark, marks: readonly Mark[]): boolean {
  const said = verdicts[markKey(mark)];
  if (said !== undefined) return said;
  if (mark.reason === undefined || !reasons.includes(mark.reason)) return false;
  return !marks.some((other) => other.reason === mark.reason && verdicts[markKey(other)] !== undefined);
}

/** The spans that go with the decision; two detectors at one place are one span. */
export function agreedSpans(draft: Draft, marks: readonly Mark[]): SpanInput[] {
  const spans = marks
    .filter((mark) => isAgreed(draft, mark, marks))
    .map(({ start, end, reason }): SpanInput => ({ start, end, ...(reason && { reason }) }));
  const byPlace = new Map(spans.map((span) => [`${span.start} ${span.end} ${span.reason}`, span]));
  return [...byPlace.values()].slice(0, CONFIRMED_MAX);
}
