/** How long somebody has worked without a break, in milliseconds of the wall clock. */
export interface WorkLog {
  workedMs: number;
  /** When somebody last touched anything. */
  touchedAt: number;
  /** When the log was last brought up to date. */
  at: number;
}

/** So long without a touch is a break, and the count begins anew. */
export const REST_MS = 5 * 60_000;

export const startWork = (now: number): WorkLog => ({ workedMs: 0, touchedAt: now, at: now });

/** Brings the log up to `now`. Time in which nobody was there is not work; a long one is the break itself. */
export function workUntil(log: WorkLog, now: number, isTouched: boolean): WorkLog {
  const isRested = now - log.touchedAt >= REST_MS;
  const workedMs = isRested ? 0 : log.workedMs + (now - log.at);
  return { workedMs, touchedAt: isTouched ? now : log.touchedAt, at: now };
}
