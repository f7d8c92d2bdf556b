import type { Sweep } from '../jobs/rules.ts';
import { checkLedger, keptCheck } from './check.ts';

const DAY_MS = 86_400_000;
/** By UTC, since the books are of all marketplaces at once: three or four at night where our marketplaces are. */
const HOUR_OF_NIGHT = 1;

/** Looks at the invariants of the ledger once a night, and at once where that never happened; one process at a time. */
export const ledgerNight: Sweep = {
  name: 'ledger',
  everyMs: 60_000,
  run: async (context) => {
    const { checkedAt } = await keptCheck(context.db.read);
    if (checkedAt !== null && new Date(checkedAt) >= lastNight(context.clock.now())) return 0;
    await checkLedger(context);
    return 1;
  },
};

/** When the night began that is the last one to have done so. */
export function lastNight(now: Date): Date {
  const tonight = new Date(now).setUTCHours(HOUR_OF_NIGHT, 0, 0, 0);
  return new Date(tonight > now.getTime() ? tonight - DAY_MS : tonight);
}
