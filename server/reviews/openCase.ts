import type { Transaction } from '#db/open.ts';
import type { Review } from '#db/schema/reviews.ts';
import type { Terms } from '../policies/store.ts';
import { openCase } from '../queue/store.ts';
import { priorityOf, type Screened, screenedIn } from './findings.ts';
import { headlineOf } from './view.ts';

const HOUR_MS = 3_600_000;

/** A review waits for the desk, with what the screening points at; due by the hours of the policy (SPEC 3). */
export async function openReviewCase(
  tx: Transaction,
  review: Review,
  authorName: string,
  terms: Terms,
  now: Date,
  before?: Screened,
): Promise<void> {
  const found = await screenedIn(tx, review, terms, before);
  await openCase(tx, {
    marketplaceId: review.marketplaceId,
    queue: 'reviews',
    subjectKind: 'review',
    subjectId: review.id,
    headline: headlineOf(review, authorName),
    findings: found.findings,
    flag: found.flag,
    priority: priorityOf(review, found),
    openedAt: now,
    dueAt: new Date(now.getTime() + terms.policy.dueHours.reviews * HOUR_MS),
  });
}
