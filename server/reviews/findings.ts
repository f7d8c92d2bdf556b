import type { Review } from '#db/schema/reviews.ts';
import type { Policy } from '../policies/contract.ts';
import { type Finding, TEXT_LANGUAGES } from '../screening/contract.ts';
import { DEFAULT_SCREENING } from '../screening/defaults.ts';
import { screen, weightOf } from '../screening/screen.ts';
import type { Mark } from './contract.ts';

/** What the machine points at in a review, for the person who decides; it never decides itself (RULINGS 11). */
export const findingsIn = (review: Pick<Review, 'text' | 'language'>, { latinIsR06 }: Pick<Policy, 'latinIsR06'>) =>
  screen(review.text, { language: TEXT_LANGUAGES.find((known) => known === review.language), latinIsR06 });

/** Sure enough for the case to come sooner. */
export const isAlarming = (findings: readonly Finding[]): boolean =>
  findings.some((finding) => weightOf(finding, DEFAULT_SCREENING.thresholds) === 'raise');

/** Whether the machine pointed at what was then restricted: the statement must say so (DSA 17(3)(c)). */
export const pointedAt = (
  review: Pick<Review, 'text' | 'language'>,
  policy: Pick<Policy, 'latinIsR06'>,
  reasons: readonly string[],
): boolean =>
  findingsIn(review, policy).some(
    (finding) => reasons.includes(finding.reason) && weightOf(finding, DEFAULT_SCREENING.thresholds) !== 'highlight',
  );

export const markOf = ({ start, end, reason, sub, detector, confidence }: Finding): Mark => ({
  start,
  end,
  reason,
  sub,
  detector,
  confidence,
});
