import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { deletionReceipts, type StoredFile } from '#db/schema/files.ts';
import { homeOf } from '#server/files/home.ts';
import { addStored, type KeptFile, keepFile } from '#server/files/service.ts';
import { storedOf } from '#server/files/store.ts';
import type { Context } from '#server/platform/context.ts';
import { Refusal } from '#server/platform/refusal.ts';
import { testClock } from './clock.ts';
import { makeContext } from './context.ts';
import { addMarketplace } from './staff.ts';

/** A house in which files may be kept. Bytes on a disk have the time of the machine, so the clock begins there. */
export async function fileHouse() {
  const context = await makeContext({ clock: testClock(new Date()) });
  await addMarketplace(context, 'qjob');
  return context;
}

/** Bytes that nobody has a row of yet. */
export const keepIn = (on: Context, plain: string): Promise<KeptFile> =>
  keepFile(on, { marketplaceId: 'qjob', ownerId: 'document-1', label: 'front', plain: Buffer.from(plain) });

/** Kept, with its row. */
export async function storedIn(on: Context, plain: string): Promise<StoredFile> {
  const kept = await keepIn(on, plain);
  await on.db.transaction((tx) => addStored(tx, kept));
  return rowIn(on, kept.id);
}

/** So many at once, told apart by their number. */
export const manyIn = (on: Context, n: number, plain: string): Promise<StoredFile[]> =>
  Promise.all(Array.from({ length: n }, (_, each) => storedIn(on, `${plain} ${each}`)));

export async function rowIn(on: Context, id: string): Promise<StoredFile> {
  const [row] = await storedOf(on.db.read, [id]);
  if (!row) throw new Error(`${id} has no row`);
  return row;
}

/** Where the bytes lie, by the words of the README. */
export const pathIn = async (on: Context, { id }: Pick<StoredFile, 'id'>): Promise<string> =>
  join(on.config.dataDir, 'documents', await homeOf(on), id.slice(0, 2), id);

export const receiptsIn = (on: Context, id: string) =>
  on.db.read.select().from(deletionReceipts).where(eq(deletionReceipts.fileId, id));

export const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'nothing',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  );

/** Which of these texts stand in a file below the folder, whatever its name. */
export function textsIn(folder: string, texts: readonly string[]): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)));
  return texts.filter((text) => files.some((bytes) => bytes.includes(text)));
}

/** Part of a key is too much as well: a freed place in a page is written over from one end. */
export const piecesOf = (key: string | null): string[] => String(key).match(/.{16}/g) ?? [];
