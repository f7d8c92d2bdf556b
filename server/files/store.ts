import { and, asc, desc, gt, inArray, isNotNull, isNull, lte } from 'drizzle-orm';
import type { Reader, Transaction } from '#db/open.ts';
import { type DeletionReceipt, deletionReceipts, type StoredFile, storedFiles } from '#db/schema/files.ts';
import type { PurgeReason } from '#db/words.ts';

export const insertStored = async (tx: Transaction, row: StoredFile): Promise<void> =>
  tx.insert(storedFiles).values(row);

export async function storedOf(read: Reader, ids: readonly string[]): Promise<StoredFile[]> {
  return ids.length === 0
    ? []
    : read
        .select()
        .from(storedFiles)
        .where(inArray(storedFiles.id, [...ids]));
}

const ofThese = (ids: readonly string[]) => inArray(storedFiles.id, [...ids]);

/** From here on the bytes say nothing, whatever happens next. `purgeAt` is set so that a purge cut short is found again. */
export async function destroyKeys(
  tx: Transaction,
  ids: readonly string[],
  reason: PurgeReason,
  at: Date,
): Promise<void> {
  await tx
    .update(storedFiles)
    .set({ wrappedKey: null, purgeReason: reason, purgeAt: at })
    .where(and(ofThese(ids), isNotNull(storedFiles.wrappedKey)));
}

/** Those whose key is gone and whose bytes may still lie there. */
export const begunPurges = (read: Reader, ids: readonly string[]): Promise<StoredFile[]> =>
  read
    .select()
    .from(storedFiles)
    .where(and(ofThese(ids), isNull(storedFiles.wrappedKey), isNull(storedFiles.purgedAt)))
    .orderBy(asc(storedFiles.id));

/** The longest due first; those whose purge was cut short are among them. */
export const dueFiles = (read: Reader, now: Date, limit: number): Promise<Pick<StoredFile, 'id' | 'purgeReason'>[]> =>
  read
    .select({ id: storedFiles.id, purgeReason: storedFiles.purgeReason })
    .from(storedFiles)
    .where(and(isNotNull(storedFiles.purgeAt), lte(storedFiles.purgeAt, now), isNull(storedFiles.purgedAt)))
    .orderBy(asc(storedFiles.purgeAt), asc(storedFiles.id))
    .limit(limit);

export async function lastReceipt(read: Reader): Promise<DeletionReceipt | undefined> {
  const [row] = await read.select().from(deletionReceipts).orderBy(desc(deletionReceipts.seq)).limit(1);
  return row;
}

export const receiptsAfter = (read: Reader, seq: number, limit: number): Promise<DeletionReceipt[]> =>
  read
    .select()
    .from(deletionReceipts)
    .where(gt(deletionReceipts.seq, seq))
    .orderBy(asc(deletionReceipts.seq))
    .limit(limit);

/** Those of `ids` that nobody has given a receipt meanwhile. */
export async function unreceipted(tx: Transaction, ids: readonly string[]): Promise<Set<string>> {
  const rows = await tx
    .select({ id: storedFiles.id })
    .from(storedFiles)
    .where(and(ofThese(ids), isNull(storedFiles.purgedAt)));
  return new Set(rows.map(({ id }) => id));
}

/** Fails on the primary key where another process has written that place of the chain. */
export async function insertReceipts(tx: Transaction, receipts: readonly DeletionReceipt[], at: Date): Promise<void> {
  await tx.insert(deletionReceipts).values([...receipts]);
  const ids = receipts.map(({ fileId }) => fileId);
  await tx.update(storedFiles).set({ purgedAt: at }).where(ofThese(ids));
}

/** Files in the order of their ids, a page at a time: for a look at all of them. */
export const filesAfter = (read: Reader, id: string, limit: number): Promise<StoredFile[]> =>
  read.select().from(storedFiles).where(gt(storedFiles.id, id)).orderBy(asc(storedFiles.id)).limit(limit);
