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

/** What came of an attempt: an HTTP status, or why there was none. */
export type Reply = { status: number } | { fault: string };
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
  const pause = ATTEMPTS_AFTER[attempts];
  if (pause === undefined) return { next: 'dead', disable: false, error };
  return { next: 'again', at: new Date(wall.getTime() + Math.round(pause * (1 + JITTER * jitter))), error };
}

/** Short and ours: never a word of what the receiver wrote. */
export const nameOf = (reply: Reply): string => ('status' in reply ? `http-${reply.status}` : reply.fault);
