import { randomBytes } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { auditEntries } from '#db/schema/audit.ts';
import { deletionReceipts, type StoredFile, storedFiles } from '#db/schema/files.ts';
import { homeOf, placeOf } from '#server/files/home.ts';
import { addKek } from '#server/files/keys.ts';
import { lookAtFiles } from '#server/files/look.ts';
import { sweepOrphans } from '#server/files/orphans.ts';
import { eraseSweep, purge, purgeDue } from '#server/files/purge.ts';
import { dropUnusedKeks, keksInUse, rewrapAll } from '#server/files/rotate.ts';
import { addStored, type KeptFile, keepFile, readFile, removeKept } from '#server/files/service.ts';
import { destroyKeys, storedOf } from '#server/files/store.ts';
import { system } from '#server/platform/actor.ts';
import type { Context } from '#server/platform/context.ts';
import { Refusal } from '#server/platform/refusal.ts';
import { breakingAt } from '../support/breaking.ts';
import { testClock } from '../support/clock.ts';
import { makeContext, openAgain } from '../support/context.ts';
import { disarm, intrude } from '../support/intruder.ts';
import { startS3 } from '../support/s3Double.ts';
import { addMarketplace } from '../support/staff.ts';

const HOUR = 3_600_000;
const by = system('test');
/** Bytes on a disk have the time of the machine, so the tests' clock begins there. */
const house = async (over: Parameters<typeof makeContext>[0] = {}) => {
  const context = await makeContext({ clock: testClock(new Date()), ...over });
  await addMarketplace(context, 'qjob');
  return context;
};
const context = await house();
const isLite = context.db.dialect === 'sqlite';

const keep = (plain: string, on: Context = context): Promise<KeptFile> =>
  keepFile(on, { marketplaceId: 'qjob', ownerId: 'document-1', label: 'front', plain: Buffer.from(plain) });
const rowOf = async (id: string, on: Context = context): Promise<StoredFile> => {
  const [row] = await storedOf(on.db.read, [id]);
  if (!row) throw new Error(`${id} has no row`);
  return row;
};
/** Kept, with its row. */
const stored = async (plain: string, on: Context = context): Promise<StoredFile> => {
  const kept = await keep(plain, on);
  await on.db.transaction((tx) => addStored(tx, kept));
  return rowOf(kept.id, on);
};
const pathOf = async ({ id }: Pick<StoredFile, 'id'>, on: Context = context): Promise<string> =>
  join(on.config.dataDir, 'documents', await homeOf(on), id.slice(0, 2), id);
const codeOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'nothing',
    (error: unknown) => (error instanceof Refusal ? error.code : String(error)),
  );
const receiptsOf = (id: string, on: Context = context) =>
  on.db.read.select().from(deletionReceipts).where(eq(deletionReceipts.fileId, id));

describe('a kept file', () => {
  test('is read as it was, and lies on the disk as nothing that says anything', async () => {
    const row = await stored('PLANTED-MARKER of a card');
    expect((await readFile(context, row)).toString()).toBe('PLANTED-MARKER of a card');
    const bytes = readFileSync(await pathOf(row));
    expect(bytes.length).toBe(row.bytes);
    expect(bytes.includes('PLANTED')).toBe(false);
    expect(row).toMatchObject({ place: 'folder', ownerId: 'document-1', purgedAt: null, purgeAt: null });
  });
  test('that somebody turned a bit of does not open', async () => {
    const row = await stored('a card');
    const bytes = readFileSync(await pathOf(row));
    bytes[20] = (bytes[20] ?? 0) ^ 1;
    writeFileSync(await pathOf(row), bytes);
    expect(await codeOf(readFile(context, row))).toBe('file-damaged');
    rmSync(await pathOf(row));
    expect(await codeOf(readFile(context, row))).toBe('file-damaged');
  });
  test('does not open as somebody else’s, though the row was pointed at it', async () => {
    const [mine, theirs] = [await stored('mine'), await stored('theirs')];
    writeFileSync(await pathOf(mine), readFileSync(await pathOf(theirs)));
    expect(await codeOf(readFile(context, mine))).toBe('file-damaged');
    expect(await codeOf(readFile(context, { ...mine, wrappedKey: theirs.wrappedKey }))).toBe('file-damaged');
    expect(await codeOf(readFile(context, { ...theirs, ownerId: 'document-2' }))).toBe('file-damaged');
    expect(await codeOf(readFile(context, { ...theirs, label: 'back' }))).toBe('file-damaged');
    expect((await readFile(context, theirs)).toString()).toBe('theirs');
  });
  test('may lie in a bucket, and one that does not answer is not taken for an empty one', async () => {
    const s3 = await startS3();
    const documents = { ...context.config.documents, store: 's3' as const, s3: s3.config };
    const on = { ...context, config: { ...context.config, documents } };
    const row = await stored('in a bucket', on);
    expect(row.place).toBe('s3');
    expect((await readFile(on, row)).toString()).toBe('in a bucket');
    s3.troubles = ['503', '503', '503'];
    expect(await codeOf(readFile(on, row))).toBe('files-unavailable');
    expect(await codeOf(readFile(context, row))).toBe('files-unavailable');
    expect((await readFile(on, row)).toString()).toBe('in a bucket');
    s3.troubles = ['503', '503', '503'];
    expect(await codeOf(purge(on, [row.id], 'withdrawn', by))).toBe('files-unavailable');
    expect((await rowOf(row.id)).wrappedKey).toBeNull();
    expect(await receiptsOf(row.id)).toEqual([]);
    expect(await purge(on, [row.id], 'withdrawn', by)).toBe(1);
    expect(s3.objects.size).toBe(0);
  });
  test('of a transaction that came to nothing is taken away at once', async () => {
    const [kept, committed] = [await keep('nobody’s'), await stored('somebody’s')];
    await removeKept(context, [kept, committed as KeptFile]);
    expect([existsSync(await pathOf(kept)), existsSync(await pathOf(committed))]).toEqual([false, true]);
  });
});

describe('the keys of a database', () => {
  test('are asked for by name: with another file of keys nothing is kept, and a lost one is not made anew', async () => {
    const on = await house();
    await homeOf(on);
    const other = await openAgain(on);
    rmSync(on.config.documents.keysFile);
    await expect(homeOf(other)).rejects.toThrow(/is not there/);
    expect(existsSync(on.config.documents.keysFile)).toBe(false);
    addKek(context.config);
    writeFileSync(on.config.documents.keysFile, readFileSync(context.config.documents.keysFile), { mode: 0o600 });
    await expect(homeOf(other)).rejects.toThrow(/not the one this database was begun with/);
    await other.db.close();
  });
  test('are agreed on by all who start at once', async () => {
    const on = await house();
    const others = await Promise.all([1, 2, 3].map(() => openAgain(on)));
    const homes = await Promise.all([on, ...others].map((each) => homeOf(each)));
    expect(new Set(homes).size).toBe(1);
    for (const { db } of others) await db.close();
  });
});

describe('a purge', () => {
  test('leaves of the keys and of the pictures not a piece on the disk', async () => {
    const on = await house();
    const mine = { ...(await openAgain(on)), place: on.place };
    const marker = `MARKER-${randomBytes(8).toString('hex')}`;
    const rows = await Promise.all(Array.from({ length: 60 }, (_, n) => stored(`${marker} ${n}`, mine)));
    const gone = rows.filter((_, n) => n % 3 === 0);
    const ids = gone.map(({ id }) => id);
    // Part of a key is too much as well: a freed place in a page is written over from one end.
    const found = () => textsIn(on.place.dataDir, [marker, ...gone.flatMap(({ wrappedKey }) => piecesOf(wrappedKey))]);
    if (isLite) expect(found().length).toBeGreaterThanOrEqual(2 * gone.length);
    // Nulling alone does not do it: the log still knows the page as it was.
    await mine.db.transaction((tx) => destroyKeys(tx, ids, 'withdrawn', on.clock.now()));
    if (isLite) expect(found()).not.toEqual([]);
    expect(await purge(mine, ids, 'withdrawn', by)).toBe(gone.length);
    expect(found()).toEqual([]);
    await mine.db.close();
    expect(found()).toEqual([]);
    for (const row of gone) expect(existsSync(await pathOf(row, on))).toBe(false);
    for (const { id } of rows) {
      const now = await rowOf(id, on);
      if (ids.includes(id)) expect(await codeOf(readFile(on, now))).toBe('file-destroyed');
      else expect((await readFile(on, now)).toString()).toMatch(marker);
    }
  });
  test('told again does nothing, and its receipt names what was destroyed, why, and by whom', async () => {
    const row = await stored('once');
    expect(await purge(context, [row.id], 'retention', by)).toBe(1);
    expect(await purge(context, [row.id, 'f'.repeat(32)], 'withdrawn', system('other'))).toBe(0);
    expect(await receiptsOf(row.id)).toMatchObject([
      { sha256: row.sha256, reason: 'retention', byKind: 'system', byId: 'test' },
    ]);
    expect((await rowOf(row.id)).purgedAt).not.toBeNull();
  });
  test('that two begin at once gives each file one receipt, and one chain', async () => {
    const rows = await Promise.all(Array.from({ length: 6 }, (_, n) => stored(`two ${n}`)));
    const ids = rows.map(({ id }) => id);
    const done = await Promise.all([
      purge(context, ids, 'retention', by),
      purge(context, [...ids].reverse(), 'withdrawn', by),
      purge(context, ids.slice(3), 'expired', by),
    ]);
    expect(done.reduce((sum, n) => sum + n, 0)).toBe(6);
    for (const id of ids) expect(await receiptsOf(id)).toHaveLength(1);
    expect((await lookAtFiles(context)).wrong.filter((line) => line.includes('receipt'))).toEqual([]);
  });
  test('cut short at any statement goes on from there: no bytes, no key and one receipt in the end', async () => {
    for (let n = 1; ; n++) {
      const rows = await Promise.all([stored(`cut ${n}`), stored(`cut ${n} too`)]);
      const ids = rows.map(({ id }) => id);
      const { broke } = await breakingAt(context.db, n, () => codeOf(purge(context, ids, 'expired', by)));
      for (const row of rows) {
        const { wrappedKey, purgedAt } = await rowOf(row.id);
        // Bytes without their key may lie there; a receipt for what still opens may not be written.
        if (purgedAt) expect([wrappedKey, existsSync(await pathOf(row))]).toEqual([null, false]);
      }
      await purge(context, ids, 'expired', by);
      for (const row of rows) {
        expect(existsSync(await pathOf(row))).toBe(false);
        expect(await receiptsOf(row.id)).toHaveLength(1);
        expect(await rowOf(row.id)).toMatchObject({ wrappedKey: null, purgeReason: 'expired' });
      }
      if (!broke) break;
      expect(n).toBeLessThan(20);
    }
  });
  test('that was cut short is found when it is due, and what is not due stays', async () => {
    const on = await house();
    const [cut, due, later] = [await stored('cut', on), await stored('due', on), await stored('later', on)];
    const now = on.clock.now();
    await on.db.transaction(async (tx) => {
      await destroyKeys(tx, [cut.id], 'withdrawn', now);
      await tx.update(storedFiles).set({ purgeAt: now, purgeReason: 'expired' }).where(eq(storedFiles.id, due.id));
      const after = new Date(now.getTime() + HOUR);
      await tx
        .update(storedFiles)
        .set({ purgeAt: after, purgeReason: 'retention' })
        .where(eq(storedFiles.id, later.id));
    });
    expect(await purgeDue(on)).toBe(2);
    expect(await purgeDue(on)).toBe(0);
    expect(await receiptsOf(cut.id, on)).toMatchObject([{ reason: 'withdrawn', byId: 'purge-files' }]);
    expect(await receiptsOf(due.id, on)).toMatchObject([{ reason: 'expired' }]);
    expect((await readFile(on, await rowOf(later.id, on))).toString()).toBe('later');
    on.clock.advance(HOUR);
    expect(await purgeDue(on)).toBe(1);
  });
  test('goes through far more than one transaction takes', async () => {
    const on = await house();
    const rows = await Promise.all(Array.from({ length: 230 }, (_, n) => stored(`many ${n}`, on)));
    expect(
      await purge(
        on,
        rows.map(({ id }) => id),
        'retention',
        by,
      ),
    ).toBe(230);
    expect(await lookAtFiles(on)).toEqual({ files: 0, receipts: 230, wrong: [], passing: [] });
    const trail = await on.db.read.select().from(auditEntries).where(eq(auditEntries.action, 'files.purged'));
    expect(trail.map(({ detail }) => JSON.parse(detail).files)).toEqual([100, 100, 30]);
  });
});

describe('what has bytes and no row', () => {
  test('stays for an hour, since its row may be on its way, and is swept away after', async () => {
    const on = await house();
    const [orphan, row] = [await keep('orphan', on), await stored('has a row', on)];
    expect(await sweepOrphans(on)).toBe(0);
    on.clock.advance(HOUR - 60_000);
    expect(await sweepOrphans(on)).toBe(0);
    on.clock.advance(120_000);
    expect((await lookAtFiles(on)).passing).toEqual([`1 files have bytes and no row: ${orphan.id}`]);
    expect(await sweepOrphans(on)).toBe(1);
    expect([existsSync(await pathOf(orphan, on)), existsSync(await pathOf(row, on))]).toEqual([false, true]);
    expect(await lookAtFiles(on)).toMatchObject({ wrong: [], passing: [] });
  });
  test('is never that of another database in the same folder or bucket', async () => {
    const s3 = await startS3();
    const documents = { ...context.config.documents, store: 's3' as const, s3: s3.config };
    const mine = await house();
    const theirs = await house();
    const on = {
      ...mine,
      config: { ...mine.config, documents: { ...documents, keysFile: mine.config.documents.keysFile } },
    };
    const other = {
      ...theirs,
      config: { ...theirs.config, documents: { ...documents, keysFile: theirs.config.documents.keysFile } },
    };
    await keep('mine', on);
    const row = await stored('theirs', other);
    mine.clock.advance(2 * HOUR);
    expect(await sweepOrphans(on)).toBe(1);
    expect((await readFile(other, row)).toString()).toBe('theirs');
  });
  test('because its purge was cut short gets its receipt, though nobody remembers the day', async () => {
    const on = await house();
    const row = await stored('forgotten', on);
    await on.db.transaction(async (tx) => {
      await destroyKeys(tx, [row.id], 'withdrawn', on.clock.now());
      await tx.update(storedFiles).set({ purgeAt: null }).where(eq(storedFiles.id, row.id));
    });
    on.clock.advance(2 * HOUR);
    expect(await sweepOrphans(on)).toBe(1);
    expect(await receiptsOf(row.id, on)).toMatchObject([{ reason: 'withdrawn' }]);
    expect(existsSync(await pathOf(row, on))).toBe(false);
  });
  test('because a copy of the folder brought it back goes again', async () => {
    const on = await house();
    const row = await stored('back again', on);
    const bytes = readFileSync(await pathOf(row, on));
    await purge(on, [row.id], 'retention', by);
    await (await placeOf(on, 'folder')).put(row.id, bytes);
    on.clock.advance(2 * HOUR);
    expect(await sweepOrphans(on)).toBe(1);
    expect(existsSync(await pathOf(row, on))).toBe(false);
    expect(await receiptsOf(row.id, on)).toHaveLength(1);
  });
});

describe('a new KEK', () => {
  test('wraps every key anew, page by page, goes on where it was cut short, and lets the old one be forgotten', async () => {
    const on = await house();
    const rows = await Promise.all(Array.from({ length: 230 }, (_, n) => stored(`wrapped ${n}`, on)));
    const gone = await stored('gone', on);
    await purge(on, [gone.id], 'retention', by);
    const [first] = rows;
    const kekId = addKek(on.config);
    const { transaction } = on.db;
    let pages = 0;
    on.db.transaction = (work) => (++pages === 2 ? Promise.reject(new Error('cut short')) : transaction(work));
    await expect(rewrapAll(on)).rejects.toThrow('cut short');
    on.db.transaction = transaction;
    expect(await keksInUse(on)).toEqual(new Set([first?.kekId, kekId]));
    expect(await rewrapAll(on)).toEqual({ done: 30, failed: 0 });
    expect(await rewrapAll(on)).toEqual({ done: 0, failed: 0 });
    expect([...(await keksInUse(on))]).toEqual([kekId]);
    await expect(dropUnusedKeks(on)).rejects.toThrow(/in ten minutes/);
    on.clock.advance(HOUR);
    expect(await dropUnusedKeks(on)).toEqual([first?.kekId]);
    expect(await dropUnusedKeks(on)).toEqual([]);
    for (const { id } of rows) expect((await readFile(on, await rowOf(id, on))).toString()).toMatch(/^wrapped/);
    // Who has the old row and the bytes, from a backup, has nothing.
    expect(first && (await codeOf(readFile(on, first)))).toBe('file-damaged');
    if (isLite) expect(textsIn(on.place.dataDir, piecesOf(first?.wrappedKey ?? null))).toEqual([]);
  });
  test('does not bring back a key that was destroyed meanwhile', async () => {
    const on = await house();
    const row = await stored('destroyed meanwhile', on);
    addKek(on.config);
    const other = await openAgain(on);
    const { transaction } = on.db;
    let destroyed = false;
    on.db.transaction = async (work) => {
      if (!destroyed) await other.db.transaction((tx) => destroyKeys(tx, [row.id], 'withdrawn', on.clock.now()));
      destroyed = true;
      return transaction(work);
    };
    expect(await rewrapAll(on)).toEqual({ done: 0, failed: 0 });
    on.db.transaction = transaction;
    expect((await rowOf(row.id, on)).wrappedKey).toBeNull();
    await other.db.close();
  });
  test('that a row needs and nobody has is said, and the others go on', async () => {
    const on = await house();
    const [lost, fine] = [await stored('lost', on), await stored('fine', on)];
    await on.db.transaction(async (tx) => {
      await tx.update(storedFiles).set({ kekId: 'k-lost' }).where(eq(storedFiles.id, lost.id));
    });
    addKek(on.config);
    expect(await rewrapAll(on)).toEqual({ done: 1, failed: 1 });
    expect((await readFile(on, await rowOf(fine.id, on))).toString()).toBe('fine');
    expect((await lookAtFiles(on)).wrong).toEqual(['1 keys (KEK) that rows need are not in our file: k-lost']);
  });
});

describe('a look at all files', () => {
  test('finds rows without bytes, receipts that were changed, and those that were taken away', async () => {
    const on = await house();
    const rows = await Promise.all(Array.from({ length: 5 }, (_, n) => stored(`look ${n}`, on)));
    const [missing, ...gone] = rows;
    for (const { id } of gone) await purge(on, [id], 'retention', by);
    rmSync(await pathOf({ id: String(missing?.id) }, on));
    expect(await lookAtFiles(on)).toEqual({
      files: 1,
      receipts: 4,
      wrong: [`1 files have a row and no bytes: ${missing?.id}`],
      passing: [],
    });
    await disarm(on.place, ['deletion_receipts']);
    await intrude(on.place, "update deletion_receipts set reason = 'withdrawn' where seq = 2");
    expect((await lookAtFiles(on)).wrong).toContain('the chain of receipts breaks at 2');
    await intrude(on.place, "update deletion_receipts set reason = 'retention' where seq = 2");
    expect((await lookAtFiles(on)).wrong).toHaveLength(1);
    await intrude(on.place, 'delete from deletion_receipts where seq = 4');
    expect((await lookAtFiles(on)).wrong).toContain(`1 files are gone without a receipt: ${gone[3]?.id}`);
  });
});

test.runIf(isLite)('what a reader keeps in the log is erased by the sweep once he is done', async () => {
  const on = await house();
  const row = await stored('read meanwhile', on);
  const { default: Sqlite } = await import('better-sqlite3');
  const reader = new Sqlite(on.place.url.slice('file:'.length), { readonly: true });
  reader.exec('begin');
  reader.prepare('select count(*) from stored_files').get();
  await purge(on, [row.id], 'retention', by);
  expect(textsIn(on.place.dataDir, piecesOf(row.wrappedKey))).not.toEqual([]);
  reader.exec('commit');
  reader.close();
  await eraseSweep.run(on);
  expect(textsIn(on.place.dataDir, piecesOf(row.wrappedKey))).toEqual([]);
});

/** Which of these texts stand in a file below the folder, whatever its name. */
function textsIn(folder: string, texts: readonly string[]): string[] {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(join(entry.parentPath, entry.name)));
  return texts.filter((text) => files.some((bytes) => bytes.includes(text)));
}

const piecesOf = (key: string | null): string[] => String(key).match(/.{16}/g) ?? [];
