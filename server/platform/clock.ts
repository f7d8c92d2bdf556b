import { eq } from 'drizzle-orm';
import type { Database, Transaction } from '#db/open.ts';
import { settings } from '#db/schema/audit.ts';

/**
 * Two clocks (RULINGS 1). `now` is business time: deadlines, leases, grace and every instant of the domain; the
 * demo moves only this one. `wall` is for sessions, throttles, webhook stamps and logs.
 */
export interface Clock {
  now(): Date;
  wall(): Date;
  /** Forward only, in milliseconds; written to the database so that every process and the next start follow. */
  setOffset(ms: number): void;
  readonly offsetMs: number;
}

export function systemClock(): Clock {
  let offset = 0;
  return {
    now: () => new Date(Date.now() + offset),
    wall: () => new Date(),
    setOffset: (ms) => {
      offset = ms;
    },
    get offsetMs() {
      return offset;
    },
  };
}

const KEY = 'clock-offset-ms';

export async function readClockOffset(db: Database): Promise<number> {
  const [row] = await db.read.select().from(settings).where(eq(settings.key, KEY));
  return Number(row?.value ?? 0);
}

export async function writeClockOffset(tx: Transaction, ms: number): Promise<void> {
  const value = String(ms);
  await tx.insert(settings).values({ key: KEY, value }).onConflictDoUpdate({ target: settings.key, set: { value } });
}
