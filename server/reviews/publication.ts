import type { ReviewStatus } from '#db/words.ts';
import type { Policy } from '../policies/contract.ts';

const HOUR_MS = 3_600_000;

/**
 * Whether the other side's review of the same order counts as given: it waits, or it was public once. One that was
 * rejected or taken back unpublished leaves the author blind again (A2.7), and releases nobody.
 */
export function countsAsGiven(otherSide: { status: ReviewStatus; publishedAt: Date | null } | null): boolean {
  return otherSide !== null && (otherSide.status === 'pending' || otherSide.publishedAt !== null);
}

/**
 * When a review stops being blind, seen at the event that may settle it (submission, answer, acknowledged notice): at
 * once where nothing is blind (QJ-07) or both sides are in (IZI-16, and A2.6 after the other side is public), else 72 h
 * after the notice to the other side (IZI-15, IZI-17, RULINGS 2). Null while that notice is on its way. Never later
 * than the clock already promised.
 */
export function blindRelease(
  review: { notifiedAt: Date | null; bothSubmitted: boolean; policy: Pick<Policy, 'blindHours'> },
  now: Date,
): Date | null {
  if (review.policy.blindHours === 0) return now;
  const byClock = review.notifiedAt && new Date(review.notifiedAt.getTime() + review.policy.blindHours * HOUR_MS);
  if (!review.bothSubmitted) return byClock;
  return byClock && byClock < now ? byClock : now;
}

/**
 * When an approved review is published: max(blind release, decision + grace), never at once (IZI-14), and no side waits
 * for the other's moderation (A2.7). `approvedAt` is when the approval takes effect, `effectiveAt` of its decision.
 * Null while it is not approved, or the other side has not been told yet.
 */
export function publishAt(review: {
  blindUntil: Date | null;
  approvedAt: Date | null;
  bothSubmitted: boolean;
}): Date | null {
  if (review.approvedAt === null) return null;
  if (review.bothSubmitted) return review.approvedAt;
  if (review.blindUntil === null) return null;
  return review.blindUntil > review.approvedAt ? review.blindUntil : review.approvedAt;
}
