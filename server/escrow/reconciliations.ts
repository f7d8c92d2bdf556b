import { eq } from 'drizzle-orm';
import type { Reader, Transaction } from '#db/open.ts';
import { settings } from '#db/schema/audit.ts';
import { canonical } from '../platform/crypto.ts';
import type { Reconciliation } from './contract.ts';

const keyOf = (marketplaceId: string): string => `reconciliation ${marketplaceId}`;

/** What the last comparison of a marketplace's books found, whoever made it; null before the first. */
export async function lastReconciliation(read: Reader, marketplaceId: string): Promise<Reconciliation | null> {
  const [row] = await read
    .select()
    .from(settings)
    .where(eq(settings.key, keyOf(marketplaceId)));
  return row ? (JSON.parse(row.value) as Reconciliation) : null;
}

export async function keepReconciliation(tx: Transaction, marketplaceId: string, found: Reconciliation): Promise<void> {
  const row = { key: keyOf(marketplaceId), value: canonical(found) };
  const again = { target: settings.key, set: { value: row.value } };
  await tx.insert(settings).values(row).onConflictDoUpdate(again);
}
