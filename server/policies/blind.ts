import type { ReviewStatus } from '#db/words.ts';

/** Whether one side still does not see what the other wrote: while it waits, and the release has not come (IZI-15…17). */
export function isBlind(review: { status: ReviewStatus; blindUntil: Date | null }, now: Date): boolean {
  return review.status === 'pending' && (review.blindUntil === null || now < review.blindUntil);
}
