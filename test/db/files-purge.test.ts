import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { auditEntries } from '#db/schema/audit.ts';
import { storedFiles } from '#db/schema/files.ts';
import { lookAtFiles } from '#server/files/look.ts';
import { eraseSweep, purge, purgeDue } from '#server/files/purge.ts';
import { readFile } from '#server/files/service.ts';
import { destroyKeys } from '#server/files/store.ts';
import { system } from '#server/platform/actor.ts';
import { breakingAt } from '../support/breaking.ts';
import { openAgain } from '../support/context.ts';
import { codeOf, fileHouse, manyIn, pathIn, piecesOf, receiptsIn, rowIn, storedIn, textsIn } from '../support/files.ts';

const context = await fileHouse();
const isLite = context.db.dialect === 'sqlite';
const by = system('test');
const HOUR = 3_600_000;

describe('a purge', () => {
  test('leaves of the keys and of the pictures not a piece on the disk', async () => {
    const on = await fileHouse();
    const mine = { ...(await openAgain(on)), place: on.place };
    const marker = `MARKER-${randomBytes(8).toString('hex')}`;
    const rows = await manyIn(mine, 60, marker);
    const gone = rows.filter((_, n) => n % 3 === 0);
    const ids = gone.map(({ id }) => id);
    const found = () => textsIn(on.place.dataDir, [marker, ...gone.flatMap(({ wrappedKey }) => piecesOf(wrappedKey))]);
    if (isLite) expect(found().length).toBeGreaterThanOrEqual(2 * gone.length);
    // Nulling alone does not do it: the log still knows the page as it was.
    await mine.db.transaction((tx) => destroyKeys(tx, ids, 'withdrawn', on.clock.now()));
    if (isLite) expect(found()).not.toEqual([]);
    expect(await purge(mine, ids, 'withdrawn', by)).toBe(gone.length);
    expect(found()).toEqual([]);
    await mine.db.close();
    expect(found()).toEqual([]);
    for (const row of gone) expect(existsSync(await pathIn(on, row))).toBe(false);
    for (const { id } of rows) {
      const now = await rowIn(on, id);
      if (ids.includes(id)) expect(await codeOf(readFile(on, now))).toBe('file-destroyed');
      else expect((await readFile(on, now)).toString()).toMatch(marker);
    }
  });
  test('told again does nothing, and its receipt names what was destroyed, why, and by whom', async () => {
    const row = await storedIn(context, 'once');
    expect(await purge(context, [row.id], 'retention', by)).toBe(1);
    expect(await purge(context, [row.id, 'f'.repeat(32)], 'withdrawn', system('other'))).toBe(0);
    expect(await receiptsIn(context, row.id)).toMatchObject([
      { sha256: row.sha256, reason: 'retention', byKind: 'system', byId: 'test' },
    ]);
    expect((await rowIn(context, row.id)).purgedAt).not.toBeNull();
  });
  test('that two begin at once gives each file one receipt, and one chain', async () => {
    const rows = await manyIn(context, 6, 'two');
    const ids = rows.map(({ id }) => id);
    const done = await Promise.all([
      purge(context, ids, 'retention', by),
      purge(context, [...ids].reverse(), 'withdrawn', by),
      purge(context, ids.slice(3), 'expired', by),
    ]);
    expect(done.reduce((sum, n) => sum + n, 0)).toBe(6);
    for (const id of ids) expect(await receiptsIn(context, id)).toHaveLength(1);
    expect((await lookAtFiles(context)).wrong.filter((line) => line.includes('receipt'))).toEqual([]);
  });
  test('cut short at any statement goes on from there: no bytes, no key and one receipt in the end', async () => {
    for (let n = 1; ; n++) {
      const rows = await Promise.all([storedIn(context, `cut ${n}`), storedIn(context, `cut ${n} too`)]);
      const ids = rows.map(({ id }) => id);
      const { broke } = await breakingAt(context.db, n, () => codeOf(purge(context, ids, 'expired', by)));
      for (const row of rows) {
        const { wrappedKey, purgedAt } = await rowIn(context, row.id);
        // Bytes without their key may lie there; a receipt for what still opens may not be written.
        if (purgedAt) expect([wrappedKey, existsSync(await pathIn(context, row))]).toEqual([null, false]);
      }
      await purge(context, ids, 'expired', by);
      for (const row of rows) {
        expect(existsSync(await pathIn(context, row))).toBe(false);
        expect(await receiptsIn(context, row.id)).toHaveLength(1);
        expect(await rowIn(context, row.id)).toMatchObject({ wrappedKey: null, purgeReason: 'expired' });
      }
      if (!broke) break;
      expect(n).toBeLessThan(20);
    }
  });
  test('that was cut short is found when it is due, and what is not due stays', async () => {
    const on = await fileHouse();
    const [cut, due, later] = [await storedIn(on, 'cut'), await storedIn(on, 'due'), await storedIn(on, 'later')];
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
    expect(await receiptsIn(on, cut.id)).toMatchObject([{ reason: 'withdrawn', byId: 'purge-files' }]);
    expect(await receiptsIn(on, due.id)).toMatchObject([{ reason: 'expired' }]);
    expect((await readFile(on, await rowIn(on, later.id))).toString()).toBe('later');
    on.clock.advance(HOUR);
    expect(await purgeDue(on)).toBe(1);
  });
  test('goes through far more than one transaction takes', async () => {
    const on = await fileHouse();
    const rows = await manyIn(on, 230, 'many');
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

test.runIf(isLite)('what a reader keeps in the log is erased by the sweep once he is done', async () => {
  const on = await fileHouse();
  const row = await storedIn(on, 'read meanwhile');
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
