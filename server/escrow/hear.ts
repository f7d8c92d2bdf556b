import { Simulator } from '../payments/simulator/simulator.ts';
import type { Context } from '../platform/context.ts';
import { takeEvents } from './events.ts';
import { providerFor } from './provider.ts';

/** The simulator lives in this process, so its signed calls are fetched instead of received; every other provider calls. */
export async function hearProvider(context: Context): Promise<number> {
  const provider = providerFor(context);
  if (!(provider instanceof Simulator)) return 0;
  let heard = 0;
  for (const { headers, body } of provider.deliver(context.clock.now(), context.clock.wall()))
    heard += await takeEvents(context, provider.name, provider.eventsIn(headers, body, context.clock.wall()));
  return heard;
}
