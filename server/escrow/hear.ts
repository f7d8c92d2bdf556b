import { Simulator } from '../payments/simulator/simulator.ts';
import type { Context } from '../platform/context.ts';
import { eachApart } from '../platform/eachApart.ts';
import { takeEvents } from './events.ts';
import { providerFor } from './provider.ts';

/** The simulator lives in this process, so its signed calls are fetched instead of received; every other provider calls. */
export async function hearProvider(context: Context): Promise<number> {
  const provider = providerFor(context);
  if (!(provider instanceof Simulator)) return 0;
  const calls = provider.deliver(context.clock.now(), context.clock.wall());
  // One that cannot be followed keeps none of the others from being heard.
  await eachApart(context, calls, async ({ headers, body }) => {
    await takeEvents(context, provider.name, provider.eventsIn(headers, body, context.clock.wall()));
  });
  return calls.length;
}
