import { eq } from 'drizzle-orm';
import { aside } from '#db/aside.ts';
import type { Database, Reader, Transaction } from '#db/open.ts';
import { settings } from '#db/schema/audit.ts';
import { transfers } from '#db/schema/ledger.ts';
import { type Actor, type StaffActor, sees, system } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { canonical } from '../platform/crypto.ts';
import { record } from '../platform/record.ts';
import type { Breach, MarketTotal } from './breach.ts';
import type { LedgerCheck } from './contract.ts';
import { lookThrough } from './invariants.ts';
import { letMoneyMove, stopMoney, stoppedBy } from './stop.ts';

const KEY = 'ledger-check';
/** Names in the trail and in the reason of a stop; the check itself keeps more. */
const NAMED_MAX = 20;

/** What a check found, as it is kept: sums by marketplace, so that whoever works for one sees only its own. */
interface Kept {
  checkedAt: string | null;
  tookMs: number;
  transfers: number;
  breaches: Breach[];
  totals: MarketTotal[];
}
const NEVER: Kept = { checkedAt: null, tookMs: 0, transfers: 0, breaches: [], totals: [] };

/**
 * Looks at all invariants (escrow.md §2), keeps what it found, and stops the writing of money where one is broken: books
 * that do not add up are not written on. A clean check lets money move again only where `by` somebody asked for it.
 */
export async function checkLedger(context: Context, by?: StaffActor): Promise<LedgerCheck> {
  const { db, clock, log } = context;
  const at = clock.now();
  const found = await lookAtAll(db, clock.wall());
  const kept: Kept = { checkedAt: at.toISOString(), ...found };
  await db.transaction((tx) => conclude(tx, kept, by, at));
  if (kept.breaches.length > 0)
    log.error({ breaches: kept.breaches.slice(0, NAMED_MAX) }, 'the books do not add up: no money is written any more');
  return shown(kept, await stoppedBy(db.read), by ?? system('ledger'));
}

/** The check without its consequences, for those who only measure or compare. */
export async function lookAtAll(db: Database, wall: Date): Promise<Omit<Kept, 'checkedAt'>> {
  const began = performance.now();
  const found = await aside(db, (readers) => lookThrough(readers, wall));
  const count = await db.read.$count(transfers);
  return { tookMs: Math.round(performance.now() - began), transfers: count, ...found };
}

async function conclude(tx: Transaction, kept: Kept, by: StaffActor | undefined, at: Date): Promise<void> {
  const [wasStopped, { breaches }] = [(await stoppedBy(tx)) !== null, kept];
  const value = canonical(kept);
  await tx.insert(settings).values({ key: KEY, value }).onConflictDoUpdate({ target: settings.key, set: { value } });
  const named = breaches.slice(0, NAMED_MAX).map(({ invariant, subject }) => `${invariant} ${subject}`);
  const stops = breaches.length > 0 && !wasStopped;
  const frees = breaches.length === 0 && wasStopped && by !== undefined;
  if (stops) await stopMoney(tx, canonical(named));
  if (frees) await letMoneyMove(tx);
  // Every night that finds nothing would only fill the trail.
  if (!stops && !by) return;
  await record(tx, by ?? system('sweep:ledger'), {
    action: stops ? 'ledger.stopped' : frees ? 'ledger.freed' : 'ledger.checked',
    subjectKind: 'system',
    subjectId: 'ledger',
    detail: { breaches: breaches.length, named, transfers: kept.transfers },
    at,
  });
}

/** `GET /api/ledger/check`: the last one, whoever made it. */
export async function lastCheck(read: Reader, actor: Actor): Promise<LedgerCheck> {
  return shown(await keptCheck(read), await stoppedBy(read), actor);
}

export async function keptCheck(read: Reader): Promise<Kept> {
  const [row] = await read.select().from(settings).where(eq(settings.key, KEY));
  return row ? (JSON.parse(row.value) as Kept) : NEVER;
}

function shown({ breaches, totals, ...check }: Kept, why: string | null, actor: Actor): LedgerCheck {
  const isOwn = ({ marketplaceId }: { marketplaceId: string | null }): boolean =>
    marketplaceId === null ? actor.kind !== 'staff' || actor.marketplaceIds === null : sees(actor, marketplaceId);
  return {
    ...check,
    breaches: breaches.filter(isOwn).map(({ invariant, subject, detail }) => ({ invariant, subject, detail })),
    stopped: why !== null,
    totals: perCurrency(totals.filter(isOwn)),
  };
}

function perCurrency(totals: readonly MarketTotal[]): LedgerCheck['totals'] {
  const sums = new Map<string, LedgerCheck['totals'][number]>();
  for (const { currency, debits, credits } of totals) {
    const sum = sums.get(currency) ?? { currency, debits: 0, credits: 0 };
    sums.set(currency, { currency, debits: sum.debits + debits, credits: sum.credits + credits });
  }
  return [...sums.values()];
}
