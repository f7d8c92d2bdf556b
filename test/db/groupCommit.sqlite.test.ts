import { statSync } from 'node:fs';
import Sqlite from 'better-sqlite3';
import { eq } from 'drizzle-orm';
import { describe, expect, test, vi } from 'vitest';
import type { Transaction } from '#db/open.ts';
import { countTotals } from '#db/schema/audit.ts';
import { add } from '#db/statements.ts';
import { freshPlace, openFresh } from '../support/database.ts';

const db = await openFresh(await freshPlace());
const write = (key: string) => db.transaction((tx) => add(tx, countTotals, { scope: 'group', key, n: 1 }));
const isThere = async (key: string) => (await db.read.$count(countTotals, eq(countTotals.key, key))) === 1;
const outcomes = async (all: Promise<unknown>[]) => (await Promise.allSettled(all)).map(({ status }) => status);

/** SQLite looks at this foreign key when it commits, and then says no. */
async function doomed(tx: Transaction): Promise<void> {
  await db.rawIn(tx, 'pragma defer_foreign_keys = on');
  await db.rawIn(tx, "insert into sessions values ('doomed', 'nobody', 1, 1, 1, 1, null)");
}

describe('transactions that come at the same moment', () => {
  test('share one commit, and each of them is there when it is answered', async () => {
    const exec = vi.spyOn(Sqlite.prototype, 'exec');
    const keys = Array.from({ length: 8 }, (_, n) => `together ${n}`);
    await Promise.all(
      keys.map(async (key) => expect([await write(key), await isThere(key)]).toEqual([undefined, true])),
    );
    expect(exec.mock.calls.filter(([statement]) => statement === 'commit')).toHaveLength(1);
    exec.mockRestore();
  });

  test('do not fail with the one among them that is refused', async () => {
    const refused = db.transaction(async (tx) => {
      await add(tx, countTotals, { scope: 'group', key: 'refused', n: 1 });
      throw new Error('No.');
    });
    expect(await outcomes([write('before'), refused, write('after')])).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect([await isThere('before'), await isThere('refused'), await isThere('after')]).toEqual([true, false, true]);
  });

  test('are all told when their commit fails, and the next one starts anew', async () => {
    expect(await outcomes([write('lost'), db.transaction(doomed), write('lost too')])).toEqual(
      Array(3).fill('rejected'),
    );
    expect([await isThere('lost'), await isThere('lost too')]).toEqual([false, false]);
    await write('anew');
    expect(await isThere('anew')).toBe(true);
  });

  test('are written as ever while the file is copied, and the copy is of one moment', async () => {
    const place = await freshPlace();
    const target = `${place.dataDir}/copy.db`;
    const [, ...written] = await outcomes([
      db.copyTo?.(target) ?? Promise.reject(),
      ...Array.from({ length: 20 }, (_, n) => write(`copied ${n}`)),
    ]);
    expect(written).toEqual(Array(20).fill('fulfilled'));
    // It holds everything that the database holds, and is locked only later.
    expect(statSync(target).mode & 0o077).toBe(0);
    const copy = new Sqlite(target, { readonly: true });
    expect(copy.pragma('integrity_check', { simple: true })).toBe('ok');
    copy.close();
  });
});
