import { Refusal } from '../platform/refusal.ts';

/** Does one piece of work after another, `atOnce` side by side. */
export type Line = <T>(work: () => Promise<T>) => Promise<T>;

/**
 * A picture that is worked on takes up to a quarter of a gigabyte, so few are at a time, and those that wait have their
 * bytes in memory too.
 * @throws Refusal too-busy, from the line, where `waitingMax` wait already
 */
export function makeLine(atOnce: number, waitingMax: number): Line {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (work) => {
    if (running < atOnce) running += 1;
    else if (waiting.length >= waitingMax) throw new Refusal('too-busy', { retryAfterSeconds: 5 });
    else await new Promise<void>((resolve) => waiting.push(resolve));
    try {
      return await work();
    } finally {
      // The place goes from hand to hand, so nobody who comes meanwhile gets in before those who wait.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
