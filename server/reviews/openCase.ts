import type { Transaction } from '#db/open.ts';
import type { Review } from '#db/schema/reviews.ts';
import type { Priority } from '#db/schema/spine.ts';
import type { Terms } from '../policies/store.ts';
import { openCase } from '../queue/store.ts';
import { findingsIn, isAlarming } from './findings.ts';
import { headlineOf } from './view.ts';

const HOUR_MS = 3_600_000;
/** One and two stars come a little earlier: an unfair one hurts from the first hour. */
const LOW_STARS = 2;
const SCREENING_MINUTES = 120;
const LOW_STARS_MINUTES = 60;

/** A review waits for the desk; due by the hours of the policy (SPEC 3). */
export async function openReviewCase(
  tx: Transaction,
  review: Review,
  authorName: string,
  terms: Terms,
  now: Date,
): Promise<void> {
  await openCase(tx, {
    marketplaceId: review.marketplaceId,
    queue: 'reviews',
    subjectKind: 'review',
    subjectId: review.id,
    headline: headlineOf(review, authorName),
    priority: priorityOf(review, terms),
    openedAt: now,
    dueAt: new Date(now.getTime() + terms.policy.dueHours.reviews * HOUR_MS),
  });
}

/** Machine's alarm and low stars bring a case forward by so many minutes (RULINGS 11). */
function priorityOf(review: Review, { policy }: Terms): Priority[] {
  const isLow = review.rating <= LOW_STARS;
  return [
    ...(isAlarming(findingsIn(review, policy)) ? [{ reason: 'screening' as const, minutes: SCREENING_MINUTES }] : []),
    ...(isLow ? [{ reason: 'low-stars' as const, minutes: LOW_STARS_MINUTES }] : []),
  ];
}
