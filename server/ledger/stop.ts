import { eq, sql } from 'drizzle-orm';
import type { Reader, Transaction } from '#db/open.ts';
import { settings } from '#db/schema/audit.ts';
import { ask } from '#db/statements.ts';
import { Refusal } from '../platform/refusal.ts';

const KEY = 'money-stopped';

/** What stopped the money, as canonical text of the breaches; null while all is well. */
export async function stoppedBy(read: Reader): Promise<string | null> {
  const [row] = await ask(read, 'money stopped', { key: KEY }, () =>
    read
      .select()
      .from(settings)
      .where(eq(settings.key, sql.placeholder('key'))),
  );
  return row?.value ?? null;
}

/** @throws Refusal money-stopped: books that do not add up are not written on (docs of TigerBeetle: stop, do not go on wrongly) */
export async function mustNotBeStopped(read: Reader): Promise<void> {
  if ((await stoppedBy(read)) !== null) throw new Refusal('money-stopped');
}

export async function stopMoney(tx: Transaction, why: string): Promise<void> {
  await tx.insert(settings).values({ key: KEY, value: why }).onConflictDoNothing();
}

/** Once every invariant holds again. */
export async function letMoneyMove(tx: Transaction): Promise<void> {
  await tx.delete(settings).where(eq(settings.key, KEY));
}
