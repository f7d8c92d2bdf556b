import type { Transaction } from '#db/open.ts';
import type { StoredFile } from '#db/schema/files.ts';
import type { Context } from '../platform/context.ts';
import { sha256 } from '../platform/crypto.ts';
import { Refusal } from '../platform/refusal.ts';
import { open, SealBroken, seal } from './envelope.ts';
import { homeOf, placeOf } from './home.ts';
import { keysOf } from './keys.ts';
import { FilesUnavailable, newFileId } from './place.ts';
import { insertStored, storedOf } from './store.ts';

export { purge } from './purge.ts';

export interface Keep {
  marketplaceId: string;
  /** Whose it is and what of it: bound into the encryption, so no bar may stand in them. */
  ownerId: string;
  label: string;
  plain: Uint8Array;
}

/** Encrypted, and on the disk or in the bucket; nobody knows of it until `addStored` has committed. */
export type KeptFile = Pick<
  StoredFile,
  'id' | 'marketplaceId' | 'ownerId' | 'label' | 'place' | 'kekId' | 'bytes' | 'sha256' | 'createdAt'
> & { wrappedKey: string };

/**
 * The first of two steps, before the transaction (RULINGS 28): what is never given a row is swept away after an hour.
 * @throws FilesUnavailable, and the disk's own fault where it is full
 */
export async function keepFile(context: Context, { plain, ...whose }: Keep): Promise<KeptFile> {
  const { config, clock, log } = context;
  await homeOf(context);
  const id = newFileId();
  const place = config.documents.store;
  const { bytes, kekId, wrappedKey } = seal(keysOf(config).kek, plain, { fileId: id, ...bindingOf(whose) });
  await told(log, async () => (await placeOf(context, place)).put(id, bytes));
  return { id, ...whose, place, kekId, wrappedKey, bytes: bytes.length, sha256: sha256(bytes), createdAt: clock.now() };
}

const bindingOf = ({ ownerId, label }: Pick<StoredFile, 'ownerId' | 'label'>) => ({ ownerId, label });

/** The second step, in the transaction of whatever the file belongs to. */
export const addStored = (tx: Transaction, file: KeptFile): Promise<void> =>
  insertStored(tx, { ...file, purgeAt: null, purgeReason: null, purgedAt: null });

/**
 * What was kept for a transaction that came to nothing: not waited for, since what stays is swept away in an hour. A
 * commit whose word was lost may have happened nevertheless, and then the bytes are somebody's.
 */
export async function removeKept(context: Context, files: readonly KeptFile[]): Promise<void> {
  try {
    const stored = new Set(
      (
        await storedOf(
          context.db.read,
          files.map(({ id }) => id),
        )
      ).map(({ id }) => id),
    );
    for (const { id, place } of files) if (!stored.has(id)) await (await placeOf(context, place)).remove(id);
  } catch (err) {
    context.log.warn({ err }, 'left for the sweep of orphans');
  }
}

/**
 * What was kept, whole and unchanged: it is checked to the last byte before the first one is given out. Not in a
 * transaction.
 * @throws Refusal file-destroyed, file-damaged; FilesUnavailable
 */
export async function readFile(context: Context, file: StoredFile): Promise<Buffer> {
  const { id, wrappedKey, kekId } = file;
  if (wrappedKey === null) throw new Refusal('file-destroyed');
  const bytes = await told(context.log, async () => (await placeOf(context, file.place)).get(id));
  try {
    if (!bytes) throw new SealBroken('altered');
    return open(keysOf(context.config).kek, bytes, { wrappedKey, kekId }, { fileId: id, ...bindingOf(file) });
  } catch (error) {
    if (!(error instanceof SealBroken)) throw error;
    context.log.error({ file: id, why: bytes ? error.why : 'missing' }, 'a kept file does not open');
    throw new Refusal('file-damaged');
  }
}

/** Who asked hears that it does not answer; why, only the log. */
async function told<T>(log: Context['log'], work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof FilesUnavailable) log.error({ why: error.why }, 'the place of files does not answer');
    throw error;
  }
}
