import type { Context } from '../platform/context.ts';
import { sweepLinks } from './links.ts';
import { sweepSessions } from './sessions.ts';
import { sweepThrottle } from './throttle.ts';

/** What has run out is taken away: a minute apart is often enough, and twice does no harm. */
export async function sweepAccess(context: Context): Promise<void> {
  await sweepSessions(context);
  const now = context.clock.wall();
  await context.db.takeOne(async (tx) => void (await sweepLinks(tx, now)));
  await sweepThrottle(context);
}
