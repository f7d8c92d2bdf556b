import type { Topic } from '#db/words.ts';

const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;

/** Before each attempt, in milliseconds (Standard Webhooks, escrow.md §2): the first at once, the tenth is the last. */
export const ATTEMPTS_AFTER = [
  0,
  5 * SECOND,
  5 * MINUTE,
  30 * MINUTE,
  2 * HOUR,
  5 * HOUR,
  10 * HOUR,
  14 * HOUR,
  20 * HOUR,
  24 * HOUR,
] as const;
/** Receivers that failed together shall not all be asked again in the same second. */
const JITTER = 0.1;

/** Empty means every topic. */
export const wants = (webhook: { topics: readonly Topic[] }, topic: Topic): boolean =>
  webhook.topics.length === 0 || webhook.topics.includes(topic);

/** What came of an attempt: an HTTP status with the receiver's `Retry-After`, or why there was none. */
export type Reply = { status: number; retryAfter?: string } | { fault: string };
export type Verdict =
  | { next: 'delivered' }
  /** `disable`: the receiver says it is gone for good (410). */
  | { next: 'dead'; disable: boolean; error: string }
  | { next: 'again'; at: Date; error: string };

/**
 * What becomes of a delivery after its `attempts`-th attempt (from 1). Only 2xx counts as received: a redirect is
 * never followed, since it could lead inside (security.md T7). `jitter` is in [0, 1).
 */
export function verdict(reply: Reply, attempts: number, wall: Date, jitter: number): Verdict {
  if ('status' in reply && reply.status >= 200 && reply.status < 300) return { next: 'delivered' };
  const error = nameOf(reply);
  if ('status' in reply && reply.status === 410) return { next: 'dead', disable: true, error };
  const scheduled = ATTEMPTS_AFTER[attempts];
  if (scheduled === undefined) return { next: 'dead', disable: false, error };
  const pause = Math.max(scheduled, askedFor(reply, wall));
  return { next: 'again', at: new Date(wall.getTime() + Math.round(pause * (1 + JITTER * jitter))), error };
}

/** The statuses for which a `Retry-After` means "not before" (RFC 9110 §10.2.3, RFC 6585 §4). */
const MAY_ASK_FOR_TIME = [429, 503];
const LONGEST_PAUSE = Math.max(...ATTEMPTS_AFTER);
const SECONDS = /^\d{1,15}$/;
/** The form that RFC 9110 §5.6.7 lets a sender write; `Date.parse` alone would take many others for a date. */
const HTTP_DATE = /^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;

/**
 * How long the receiver asks to be left alone, in milliseconds: seconds or a date. At most our longest step, or one
 * word of a broken receiver would silence it for good. 0 where it asks for nothing, or for what cannot be read.
 */
function askedFor(reply: Reply, wall: Date): number {
  if (!('status' in reply) || !MAY_ASK_FOR_TIME.includes(reply.status)) return 0;
  const words = reply.retryAfter ?? '';
  const ms = SECONDS.test(words) ? Number(words) * SECOND : HTTP_DATE.test(words) ? Date.parse(words) - +wall : 0;
  return Math.min(LONGEST_PAUSE, Math.max(0, ms || 0));
}

/** Short and ours: never a word of what the receiver wrote. */
export const nameOf = (reply: Reply): string => ('status' in reply ? `http-${reply.status}` : reply.fault);
