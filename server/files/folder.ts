import { randomBytes } from 'node:crypto';
import { type FileHandle, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { type FilePlace, FilesUnavailable, type Found, isFileId, isKept, mustBeFileId } from './place.ts';

/** A draft is named after the file it was to become, so whoever removes that takes it along. */
const DRAFT = '.part';
const SHARD_LETTERS = 2;
const SHARD = /^[0-9a-f]{2}$/;

/**
 * Files in 256 folders below `root`, so that none grows too large to look through. Folders have mode 0700, files 0600.
 * A file appears whole or not at all, and its name is on the disk when `put` resolves.
 */
export function folderPlace(root: string): FilePlace {
  const shardOf = (id: string) => join(root, mustBeFileId(id).slice(0, SHARD_LETTERS));
  const pathOf = (id: string) => join(shardOf(id), id);
  const get = (id: string) => orNothing(readFile(pathOf(id)));
  return {
    get,
    put: (id, bytes) =>
      answering(async () => {
        if (await isKept({ get }, id, bytes)) return;
        const shard = shardOf(id);
        await makeFolders(shard);
        await writeWhole(pathOf(id), bytes);
        await syncFolder(shard);
      }),
    remove: (id) =>
      answering(async () => {
        const shard = shardOf(id);
        const names = (await orNothing(readdir(shard))) ?? [];
        const mine = names.filter((name) => name === id || (name.startsWith(`${id}.`) && name.endsWith(DRAFT)));
        for (const name of mine) await rm(join(shard, name), { force: true });
        // Also where nothing was left: the process may have died between the two.
        if (await orNothing(stat(shard))) await syncFolder(shard);
      }),
    has: async (id) => (await orNothing(stat(pathOf(id)))) !== undefined,
    list: () => found(root),
  };
}

async function* found(root: string): AsyncGenerator<Found> {
  const shards = ((await orNothing(readdir(root))) ?? []).filter((name) => SHARD.test(name));
  for (const shard of shards)
    for (const name of (await orNothing(readdir(join(root, shard)))) ?? []) {
      const id = name.slice(0, name.endsWith(DRAFT) ? name.indexOf('.') : undefined);
      // What was removed meanwhile is no more, and what is not ours is left alone.
      const there = isFileId(id) ? await orNothing(stat(join(root, shard, name))) : undefined;
      if (there) yield { id, at: there.mtime };
    }
}

async function writeWhole(path: string, bytes: Buffer): Promise<void> {
  const draft = `${path}.${randomBytes(4).toString('hex')}${DRAFT}`;
  try {
    await synced(await open(draft, 'wx', 0o600), (handle) => handle.writeFile(bytes));
    await rename(draft, path);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

async function makeFolders(folder: string): Promise<void> {
  const first = await mkdir(folder, { recursive: true, mode: 0o700 });
  if (!first) return;
  for (let made = folder; made.length >= first.length; made = dirname(made)) await syncFolder(dirname(made));
}

/** A name is as durable as the folder it stands in. Windows does not open folders, and keeps names itself. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform !== 'win32') await synced(await open(folder, 'r'), async () => {});
}

async function synced(handle: FileHandle, write: (handle: FileHandle) => Promise<void>): Promise<void> {
  try {
    await write(handle);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Undefined for what is not there. */
async function orNothing<T>(asked: Promise<T>): Promise<T | undefined> {
  return answering(() => asked.catch(absent));
}

function absent(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
  return undefined;
}

/** A full disk has a refusal of its own; every other trouble of a disk is the place's. */
async function answering<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    throw code && code !== 'ENOSPC' && !(error instanceof FilesUnavailable) ? new FilesUnavailable(message) : error;
  }
}
