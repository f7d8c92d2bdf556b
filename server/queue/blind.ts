import { eq } from 'drizzle-orm';
import type { Reader } from '#db/open.ts';
import { reviews } from '#db/schema/reviews.ts';
import type { Case } from '#db/schema/spine.ts';
import type { ReviewStatus } from '#db/words.ts';
import type { Actor } from '../platform/actor.ts';
import { isBlind } from '../policies/blind.ts';

/** To be read beside a case or a decision, by a left join of `reviews` on its subject. */
export const blindColumns = { reviewStatus: reviews.status, blindUntil: reviews.blindUntil };
export interface MaybeBlind {
  reviewStatus: ReviewStatus | null;
  blindUntil: Date | null;
}

/** Whether the subject is a review that one side does not see yet. */
export const isBlindSubject = ({ reviewStatus, blindUntil }: MaybeBlind, now: Date): boolean =>
  reviewStatus !== null && isBlind({ status: reviewStatus, blindUntil }, now);

export async function isAboutBlind(read: Reader, subjectId: string, now: Date): Promise<boolean> {
  const [found] = await read.select(blindColumns).from(reviews).where(eq(reviews.id, subjectId));
  return found !== undefined && isBlindSubject(found, now);
}

/** A blind text is read in its own case by those who decide it, and nowhere else (SPEC 2, RULINGS 9). */
export const mayReadBlind = (actor: Actor, { queue }: Pick<Case, 'queue'>): boolean =>
  actor.kind === 'staff' && actor.permissions.has(`${queue}:decide`);

export const withoutWords = (headline: Case['headline']): Case['headline'] => ({ ...headline, about: '' });
