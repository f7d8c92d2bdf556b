import { setImmediate } from 'node:timers/promises';

/** Longer than this nobody else in the process may wait for a turn, since screening a text takes one by itself. */
const TURN_MS = 8;

/** For long work between requests: `await pause()` after each piece lets the others in whenever a turn is over. */
export function pausing(): () => Promise<void> {
  let since = performance.now();
  return async () => {
    if (performance.now() - since < TURN_MS) return;
    await setImmediate();
    since = performance.now();
  };
}
