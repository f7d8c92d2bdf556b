import type { Database } from '#db/open.ts';
import type { DeletionReceipt, StoredFile } from '#db/schema/files.ts';
import { type FilePlaceName, PURGE_REASONS, type PurgeReason } from '#db/words.ts';
import { type Actor, system } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { record } from '../platform/record.ts';
import { placeOf } from './home.ts';
import { FilesUnavailable } from './place.ts';
import { chainAfter } from './rules.ts';
import { begunPurges, destroyKeys, dueFiles, insertReceipts, lastReceipt, unreceipted } from './store.ts';

/** RULINGS 28: three rows a file and one for the trail. */
const BATCH_FILES = 100;
const BY_RULE = system('purge-files');
type By = Pick<Actor, 'kind' | 'id'>;

/**
 * Destroys files for good (verification.md §C7): their keys first, so that whatever is cut short afterwards leaves bytes
 * that say nothing; then the bytes; then a receipt each, chained; then what SQLite still has of the keys in its log. May
 * be told again at any time and goes on where it was; the receipt of what somebody else goes on with names that one.
 * Resolves to how many receipts were written.
 * @throws FilesUnavailable where bytes could not be removed: their keys are gone, and `purgeAt` says to try again
 */
export async function purge(
  context: Context,
  fileIds: readonly string[],
  reason: PurgeReason,
  by: By,
): Promise<number> {
  let done = 0;
  let fault: FilesUnavailable | undefined;
  for (let at = 0; at < fileIds.length; at += BATCH_FILES) {
    const ids = fileIds.slice(at, at + BATCH_FILES);
    await context.db.transaction((tx) => destroyKeys(tx, ids, reason, context.clock.now()));
    owing.add(context.db);
    const removed = await removeBytes(context, await begunPurges(context.db.read, ids));
    fault ??= removed.fault;
    done += await giveReceipts(context, removed.files, by);
  }
  await eraseLog(context.db);
  if (fault) throw fault;
  return done;
}

/** Where one place is away, what lies in the other goes nevertheless. */
async function removeBytes(
  context: Context,
  files: readonly StoredFile[],
): Promise<{ files: StoredFile[]; fault?: FilesUnavailable }> {
  const gone: StoredFile[] = [];
  const away = new Map<FilePlaceName, FilesUnavailable>();
  for (const file of files) {
    if (away.has(file.place)) continue;
    try {
      await (await placeOf(context, file.place)).remove(file.id);
      gone.push(file);
    } catch (error) {
      if (!(error instanceof FilesUnavailable)) throw error;
      context.log.error({ file: file.id, why: error.why }, 'bytes whose key is gone could not be removed');
      away.set(file.place, error);
    }
  }
  return { files: gone, fault: [...away.values()][0] };
}

/** Hashed before the transaction (RULINGS 28); where somebody else wrote receipts meanwhile, once more from there. */
async function giveReceipts(context: Context, files: readonly StoredFile[], by: By): Promise<number> {
  const { read } = context.db;
  const ids = files.map(({ id }) => id);
  for (let left = files; left.length > 0; left = await begunPurges(read, ids)) {
    const [head, at] = [await lastReceipt(read), context.clock.now()];
    const deletions = left.map(({ id, sha256, purgeReason }) => {
      const why = { reason: purgeReason ?? 'retention', byKind: by.kind, byId: by.id };
      return { fileId: id, sha256, ...why, at };
    });
    if (await written(context.db, head?.seq, chainAfter(head, deletions), by)) return left.length;
  }
  return 0;
}

/** False where the chain no longer ends at `after`, or one of the files has its receipt already. */
const written = (db: Database, after: number | undefined, receipts: DeletionReceipt[], by: By): Promise<boolean> =>
  db.transaction(async (tx) => {
    const ids = receipts.map(({ fileId }) => fileId);
    const last = receipts.at(-1);
    if (!last || (await lastReceipt(tx))?.seq !== after) return false;
    if ((await unreceipted(tx, ids)).size < ids.length) return false;
    await insertReceipts(tx, receipts, last.at);
    // The trail is signed, and with it the end of this chain.
    const detail = { files: ids.length, seq: last.seq, hash: last.hash };
    await record(tx, by, { action: 'files.purged', subjectKind: 'system', subjectId: 'files', detail, at: last.at });
    return true;
  });

/** Destroys what has to be gone by now, and goes on with what was cut short. Business time; resolves to how many were due. */
export async function purgeDue(context: Context): Promise<number> {
  const due = await dueFiles(context.db.read, context.clock.now(), BATCH_FILES);
  for (const reason of PURGE_REASONS) {
    const ids = due.filter(({ purgeReason }) => (purgeReason ?? 'retention') === reason).map(({ id }) => id);
    if (ids.length > 0) await purge(context, ids, reason, BY_RULE);
  }
  return due.length;
}

/** Databases whose log may still hold a key; after a start nobody knows, so each begins here. */
const owing = new WeakSet<Database>();
const looked = new WeakSet<Database>();

/** Somebody may be reading an older state, a backup for one: then it stays owed, and the sweep tries again. */
export async function eraseLog(db: Database): Promise<void> {
  owing.add(db);
  if (!db.forget || (await db.forget())) owing.delete(db);
}

/** What a purge could not erase because somebody was reading, or because the process ended too early. */
export const eraseSweep = {
  name: 'erase-log',
  everyMs: 5_000,
  run: async ({ db }: Context): Promise<number> => {
    if (!looked.has(db) || owing.has(db)) await eraseLog(db);
    looked.add(db);
    return 0;
  },
};
