import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import type { Transaction } from '#db/open.ts';
import { settings } from '#db/schema/audit.ts';
import { hashPassword } from '#server/access/password.ts';
import { freshDatabase } from '../support/database.ts';
import { everyTransactionWasQuick, takeWaits } from '../support/turns.ts';

const db = await freshDatabase();
const sqlite = db.dialect === 'sqlite';
const write = async (tx: Transaction, name: string, rows: number) => {
  for (let n = 0; n < rows; n++) await tx.insert(settings).values({ key: `${name} ${n}`, value: 'x' });
};

describe('a transaction that holds up the writers of SQLite', () => {
  test.each<[string, () => Promise<unknown>]>([
    ['hashes a password', () => hashPassword('orbit-velvet-cactus-42')],
    ['reads a file', () => readFile('package.json')],
    ['waits for a moment', () => sleep(30)],
    ['asks over the network', () => fetch('http://127.0.0.1:40961/').catch(() => {})],
  ])('is found out when it %s, on either way in', async (name, wait) => {
    for (const way of ['transaction', 'takeOne'] as const) {
      await db[way](async (tx) => {
        await write(tx, `${name} ${way}`, 1);
        await wait();
      });
      expect(takeWaits()).toEqual(sqlite ? [expect.stringMatching(/^test\/db\/turns\.test\.ts:\d+/)] : []);
    }
  });
  test('is found out when it fails too, and the file fails by a sentence that says what to do', async () => {
    await expect(
      db.transaction(async () => {
        // Longer than a turn of timers, in which Node also runs those that fall due meanwhile.
        await sleep(30);
        throw new Error('no');
      }),
    ).rejects.toThrow('no');
    if (sqlite) expect(everyTransactionWasQuick).toThrow(/RULINGS 28.*\n.*turns\.test\.ts/s);
    expect(everyTransactionWasQuick).not.toThrow();
  });
});

test('a transaction that only asks the database is none of these, however many rows it writes and however many wait', async () => {
  await Promise.all([1, 2, 3].map((n) => db.transaction((tx) => write(tx, `many ${n}`, 500))));
  expect(takeWaits()).toEqual([]);
});
