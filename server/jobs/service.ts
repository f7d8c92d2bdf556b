import { setMaxListeners } from 'node:events';
import { setImmediate as letOthers, setTimeout as sleep } from 'node:timers/promises';
import type { Context } from '../platform/context.ts';
import { pauseAfter, type Sweep } from './rules.ts';

const AFTER_ERROR_MS = 1_000;
const ROUNDS_MAX = 10_000;
const LOCK_RETRY_MS = 10;
const LOCK_WAIT_MS_MAX = 5_000;

/** Each sweep goes at its own pace and never meets itself, in this process or another. `stop` waits for what runs. */
export function startSweeps(context: Context, sweeps: readonly Sweep[]): { stop(): Promise<void> } {
  const stopping = new AbortController();
  // One listener a sweep is meant, however many sweeps there are.
  setMaxListeners(0, stopping.signal);
  const loops = sweeps.map((sweep) => repeat(context, sweep, stopping.signal));
  return {
    stop: async () => {
      stopping.abort();
      await Promise.all(loops);
      await Promise.all(sweeps.map((sweep) => sweep.close?.()));
    },
  };
}

async function repeat(context: Context, sweep: Sweep, stopping: AbortSignal): Promise<void> {
  while (!stopping.aborted) {
    const pause = await round(context, sweep);
    // Even a full sweep lets requests in between its rounds.
    await (pause === 0 ? letOthers() : sleep(pause, undefined, { signal: stopping }).catch(() => {}));
  }
}

/** One round under the sweep's lock. Resolves to the pause that should follow; an error is logged and tried again. */
async function round(context: Context, sweep: Sweep): Promise<number> {
  try {
    return pauseAfter(sweep, (await alone(context, sweep)) ?? 0);
  } catch (error) {
    context.log.error({ sweep: sweep.name, err: error }, 'sweep failed');
    return Math.max(AFTER_ERROR_MS, sweep.everyMs);
  }
}

const alone = (context: Context, sweep: Sweep) => context.db.alone(`sweep:${sweep.name}`, () => sweep.run(context));

/**
 * Everything that is due now, and what becomes due by it: rounds over all sweeps until a whole round does nothing.
 * For the demo clock and tests; errors are thrown. Resolves to how many things were done.
 */
export async function runDue(context: Context, sweeps: readonly Sweep[]): Promise<number> {
  let all = 0;
  for (let rounds = 0; rounds < ROUNDS_MAX; rounds++) {
    let done = 0;
    for (const sweep of sweeps) done += await insist(context, sweep);
    if (done === 0) return all;
    all += done;
  }
  throw new Error(
    `Sweeps still find work after ${ROUNDS_MAX} rounds: one of them does the same thing again and again.`,
  );
}

/** Another loop may be in the middle of this sweep: what it has not seen yet must still be looked for afterwards. */
async function insist(context: Context, sweep: Sweep): Promise<number> {
  const deadline = performance.now() + LOCK_WAIT_MS_MAX;
  for (;;) {
    const done = await alone(context, sweep);
    if (done !== undefined) return done;
    if (performance.now() > deadline) return 0;
    await sleep(LOCK_RETRY_MS);
  }
}
