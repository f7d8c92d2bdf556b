import { and, asc, eq, gt, isNotNull, isNull, lte, or } from 'drizzle-orm';
import type { Transaction } from '#db/open.ts';
import { documentReadings, documents } from '#db/schema/documents.ts';
import { storedFiles } from '#db/schema/files.ts';
import { PURGE_REASONS } from '#db/words.ts';
import { purge } from '../files/purge.ts';
import { system } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { eachApart } from '../platform/eachApart.ts';
import { traceDocument } from './trace.ts';

const BATCH = 100;
const BY = system('sweep:purge');

/**
 * Destroys what its time is over for (verification.md §C7): what was typed first, or a purge cut short between would
 * leave what was read off pictures that are gone; then the pictures, with a receipt each. Goes on where it was.
 */
export async function purgeDue(context: Context): Promise<number> {
  const { db, clock } = context;
  const now = clock.now();
  const files = await db.read
    .select({ id: storedFiles.id, ownerId: storedFiles.ownerId, reason: storedFiles.purgeReason })
    .from(storedFiles)
    .where(and(lte(storedFiles.purgeAt, now), isNull(storedFiles.purgedAt)))
    .orderBy(asc(storedFiles.purgeAt), asc(storedFiles.id))
    .limit(BATCH);
  const owners = [...new Set(files.map(({ ownerId }) => ownerId))];
  await eachApart(context, owners, (id) => db.transaction((tx) => forget(tx, id, now)));
  for (const reason of PURGE_REASONS) {
    const ids = files.filter((file) => (file.reason ?? 'retention') === reason).map(({ id }) => id);
    if (ids.length > 0) await purge(context, ids, reason, BY);
  }
  return files.length;
}

async function forget(tx: Transaction, id: string, now: Date): Promise<void> {
  const kept = and(eq(documentReadings.documentId, id), isNotNull(documentReadings.wrappedKey));
  await tx.update(documentReadings).set({ wrappedKey: null, sealed: null }).where(kept);
  const stays = and(
    eq(storedFiles.ownerId, id),
    isNull(storedFiles.purgedAt),
    or(isNull(storedFiles.purgeAt), gt(storedFiles.purgeAt, now)),
  );
  const [one] = await tx.select().from(documents).where(eq(documents.id, id));
  if (!one || one.purgedAt || (await tx.$count(storedFiles, stays)) > 0) return;
  // From now on there is nothing to show, though the bytes go a moment later.
  await tx.update(documents).set({ purgedAt: now, heldUntil: null }).where(eq(documents.id, id));
  await traceDocument(tx, BY, one, 'document.purged', now);
}
