import type { Transaction } from '#db/open.ts';
import type { Review } from '#db/schema/reviews.ts';
import { system } from '../platform/actor.ts';
import { record } from '../platform/record.ts';
import type { Terms } from '../policies/store.ts';
import { openCase } from '../queue/store.ts';
import { approvedByRule, priorityOf, type Screened, screenedIn } from './findings.ts';
import { schedule } from './publish.ts';
import { changeReview } from './store.ts';
import { headlineOf } from './view.ts';

const HOUR_MS = 3_600_000;

/**
 * A review that came in goes to the desk, or, where the policy reads only what is flagged, is approved by rule: it then
 * appears at its blind release. A sample of those is read all the same (RULINGS 11).
 */
export async function takeIn(
  tx: Transaction,
  review: Review,
  authorName: string,
  terms: Terms,
  now: Date,
  before?: Screened,
): Promise<Review> {
  const found = await screenedIn(tx, review, terms, before);
  if (!approvedByRule(review, found, terms)) {
    await openReviewCase(tx, review, authorName, terms, now, found);
    return review;
  }
  return approveByRule(tx, review, now);
}

/** By rule and by nobody: the audit says so, and no statement follows, for nothing is restricted. */
export async function approveByRule(tx: Transaction, review: Review, now: Date): Promise<Review> {
  const approved = await changeReview(tx, review, { approvedAt: now }, now);
  await record(tx, system('rule:pre-moderation'), {
    action: 'review.approved',
    subjectKind: 'review',
    subjectId: review.id,
    marketplaceId: review.marketplaceId,
    detail: { by: 'rule', policyVersion: review.policyVersion, version: review.version },
    at: now,
  });
  return schedule(tx, approved, now);
}

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
