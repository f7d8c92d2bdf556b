import { newId } from './ids.ts';

const MOMENT_FROM = 19;
let last = 0;

/**
 * Random in front, so that neighbours in time lie on different pages (RULINGS 22), and in its last sixteen digits the
 * microsecond it was made in, rising within this process: what was said first can be told from what was said next
 * also where both bear the same instant of business.
 */
export function momentId(): string {
  last = Math.max(last + 1, Math.floor((performance.timeOrigin + performance.now()) * 1_000));
  const moment = last.toString(16).padStart(16, '0');
  return `${newId().slice(0, MOMENT_FROM)}${moment.slice(0, 4)}-${moment.slice(4)}`;
}

/** What such ids are ordered by. */
export const momentOf = (id: string): string => id.slice(MOMENT_FROM);
