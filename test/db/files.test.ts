import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { storedFiles } from '#db/schema/files.ts';
import { placeOf } from '#server/files/home.ts';
import { lookAtFiles } from '#server/files/look.ts';
import { sweepOrphans } from '#server/files/orphans.ts';
import { purge } from '#server/files/purge.ts';
import { type KeptFile, readFile, removeKept } from '#server/files/service.ts';
import { destroyKeys } from '#server/files/store.ts';
import { system } from '#server/platform/actor.ts';
import { codeOf, fileHouse, keepIn, manyIn, pathIn, receiptsIn, rowIn, storedIn } from '../support/files.ts';
import { disarm, intrude } from '../support/intruder.ts';
import { startS3 } from '../support/s3Double.ts';

const context = await fileHouse();
const by = system('test');
const HOUR = 3_600_000;

describe('a kept file', () => {
  test('is read as it was, and lies on the disk as nothing that says anything', async () => {
    const row = await storedIn(context, 'PLANTED-MARKER of a card');
    expect((await readFile(context, row)).toString()).toBe('PLANTED-MARKER of a card');
    const bytes = readFileSync(await pathIn(context, row));
    expect(bytes.length).toBe(row.bytes);
    expect(bytes.includes('PLANTED')).toBe(false);
    expect(row).toMatchObject({ place: 'folder', ownerId: 'document-1', purgedAt: null, purgeAt: null });
  });
  test('that somebody turned a bit of does not open', async () => {
    const row = await storedIn(context, 'a card');
    const bytes = readFileSync(await pathIn(context, row));
    bytes[20] = (bytes[20] ?? 0) ^ 1;
    writeFileSync(await pathIn(context, row), bytes);
    expect(await codeOf(readFile(context, row))).toBe('file-damaged');
    rmSync(await pathIn(context, row));
    expect(await codeOf(readFile(context, row))).toBe('file-damaged');
  });
  test('does not open as somebody else’s, though the row was pointed at it', async () => {
    const [mine, theirs] = [await storedIn(context, 'mine'), await storedIn(context, 'theirs')];
    writeFileSync(await pathIn(context, mine), readFileSync(await pathIn(context, theirs)));
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
    const row = await storedIn(on, 'in a bucket');
    expect(row.place).toBe('s3');
    expect((await readFile(on, row)).toString()).toBe('in a bucket');
    s3.troubles = ['503', '503', '503'];
    expect(await codeOf(readFile(on, row))).toBe('files-unavailable');
    expect(await codeOf(readFile(context, row))).toBe('files-unavailable');
    expect((await readFile(on, row)).toString()).toBe('in a bucket');
    s3.troubles = ['503', '503', '503'];
    expect(await codeOf(purge(on, [row.id], 'withdrawn', by))).toBe('files-unavailable');
    expect((await rowIn(context, row.id)).wrappedKey).toBeNull();
    expect(await receiptsIn(context, row.id)).toEqual([]);
    expect(await purge(on, [row.id], 'withdrawn', by)).toBe(1);
    expect(s3.objects.size).toBe(0);
  });
  test('of a transaction that came to nothing is taken away at once', async () => {
    const [kept, committed] = [await keepIn(context, 'nobody’s'), await storedIn(context, 'somebody’s')];
    await removeKept(context, [kept, committed as KeptFile]);
    expect([existsSync(await pathIn(context, kept)), existsSync(await pathIn(context, committed))]).toEqual([
      false,
      true,
    ]);
  });
});

describe('what has bytes and no row', () => {
  test('stays for an hour, since its row may be on its way, and is swept away after', async () => {
    const on = await fileHouse();
    const [orphan, row] = [await keepIn(on, 'orphan'), await storedIn(on, 'has a row')];
    expect(await sweepOrphans(on)).toBe(0);
    on.clock.advance(HOUR - 60_000);
    expect(await sweepOrphans(on)).toBe(0);
    on.clock.advance(120_000);
    expect((await lookAtFiles(on)).passing).toEqual([`1 files have bytes and no row: ${orphan.id}`]);
    expect(await sweepOrphans(on)).toBe(1);
    expect([existsSync(await pathIn(on, orphan)), existsSync(await pathIn(on, row))]).toEqual([false, true]);
    expect(await lookAtFiles(on)).toMatchObject({ wrong: [], passing: [] });
  });
  test('is never that of another database in the same folder or bucket', async () => {
    const s3 = await startS3();
    const documents = { ...context.config.documents, store: 's3' as const, s3: s3.config };
    const mine = await fileHouse();
    const theirs = await fileHouse();
    const on = {
      ...mine,
      config: { ...mine.config, documents: { ...documents, keysFile: mine.config.documents.keysFile } },
    };
    const other = {
      ...theirs,
      config: { ...theirs.config, documents: { ...documents, keysFile: theirs.config.documents.keysFile } },
    };
    await keepIn(on, 'mine');
    const row = await storedIn(other, 'theirs');
    mine.clock.advance(2 * HOUR);
    expect(await sweepOrphans(on)).toBe(1);
    expect((await readFile(other, row)).toString()).toBe('theirs');
  });
  test('because its purge was cut short gets its receipt, though nobody remembers the day', async () => {
    const on = await fileHouse();
    const row = await storedIn(on, 'forgotten');
    await on.db.transaction(async (tx) => {
      await destroyKeys(tx, [row.id], 'withdrawn', on.clock.now());
      await tx.update(storedFiles).set({ purgeAt: null }).where(eq(storedFiles.id, row.id));
    });
    on.clock.advance(2 * HOUR);
    expect(await sweepOrphans(on)).toBe(1);
    expect(await receiptsIn(on, row.id)).toMatchObject([{ reason: 'withdrawn' }]);
    expect(existsSync(await pathIn(on, row))).toBe(false);
  });
  test('because a copy of the folder brought it back goes again', async () => {
    const on = await fileHouse();
    const row = await storedIn(on, 'back again');
    const bytes = readFileSync(await pathIn(on, row));
    await purge(on, [row.id], 'retention', by);
    await (await placeOf(on, 'folder')).put(row.id, bytes);
    on.clock.advance(2 * HOUR);
    expect(await sweepOrphans(on)).toBe(1);
    expect(existsSync(await pathIn(on, row))).toBe(false);
    expect(await receiptsIn(on, row.id)).toHaveLength(1);
  });
});

describe('a look at all files', () => {
  test('finds rows without bytes, receipts that were changed, and those that were taken away', async () => {
    const on = await fileHouse();
    const rows = await manyIn(on, 5, 'look');
    const [missing, ...gone] = rows;
    for (const { id } of gone) await purge(on, [id], 'retention', by);
    rmSync(await pathIn(on, { id: String(missing?.id) }));
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
