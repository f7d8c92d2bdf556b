import type { Hold } from '#db/schema/escrow.ts';
import type { Policy } from '../policies/contract.ts';
import { daysAfter } from './act.ts';

/** Whom an unfinished payment goes to at each age (H19): a manager, an alarm, and the end that two managers may put to it. */
export const AGE_STEPS = ['manager', 'alert', 'backstop'] as const;

/** When the next age is reached, counted from when the money was taken; null past the last one. */
export function nextAgeAt(
  { capturedAt, ageMarks }: Pick<Hold, 'capturedAt' | 'ageMarks'>,
  { escrow }: Pick<Policy, 'escrow'>,
): Date | null {
  const days = escrow.ageDays[ageMarks];
  return capturedAt && days !== undefined ? daysAfter(capturedAt, days) : null;
}
