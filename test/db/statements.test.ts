import { eq, sql } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { wordIs } from '#db/kit.ts';
import type { Transaction } from '#db/open.ts';
import { idempotencyKeys } from '#db/schema/access.ts';
import { countTotals } from '#db/schema/audit.ts';
import { marketplaces, policies } from '#db/schema/market.ts';
import { cases } from '#db/schema/spine.ts';
import { add, ask, change, find } from '#db/statements.ts';
import { freshPlace, openFresh } from '../support/database.ts';

const db = await openFresh(await freshPlace());
const AT = new Date('2026-03-29T00:59:59.999Z');

const market = (id: string) => ({
  id,
  name: `Market ${id}`,
  currency: 'CZK',
  locale: 'cs',
  timeZone: 'Europe/Prague',
  country: 'CZ',
  createdAt: AT,
});
const answer = (key: string) => ({ scope: 's', key, bodyHash: 'h', status: 200, answer: '{}', createdAt: AT });
const byKey = (on: Parameters<typeof ask>[0], key: string) =>
  ask(on, 'test: answer by key', { key }, () =>
    on
      .select()
      .from(idempotencyKeys)
      .where(eq(idempotencyKeys.key, sql.placeholder('key'))),
  );
const inTransaction = <T>(work: (tx: Transaction) => Promise<T>) => db.transaction(work);

describe('A statement whose text is made once', () => {
  test('finds what its values ask for, in a transaction and outside, and reads instants as the builder does', async () => {
    await inTransaction(async (tx) => {
      await add(tx, idempotencyKeys, answer('a'));
      await add(tx, idempotencyKeys, answer('b'));
      expect(await byKey(tx, 'b')).toEqual([answer('b')]);
    });
    expect(await byKey(db.read, 'a')).toEqual([answer('a')]);
    expect(await byKey(db.read, 'nobody')).toEqual([]);
  });

  test('keeps two tables of one row apart', async () => {
    const body = { marketplaceId: 'm1' };
    const version = {
      id: 'p1',
      marketplaceId: 'm1',
      version: 1,
      effectiveFrom: AT,
      body,
      createdBy: 'test',
      createdAt: AT,
    };
    await inTransaction(async (tx) => {
      await add(tx, marketplaces, market('m1'));
      await add(tx, policies, version);
      const found = await ask(tx, 'test: both', { id: 'm1' }, () =>
        tx
          .select({ marketplace: marketplaces, policy: policies })
          .from(policies)
          .innerJoin(marketplaces, eq(marketplaces.id, policies.marketplaceId))
          .where(eq(marketplaces.id, sql.placeholder('id'))),
      );
      expect(found).toMatchObject([{ marketplace: market('m1'), policy: { id: 'p1', body, effectiveFrom: AT } }]);
    });
  });

  test('finds the rows that are as they are wanted, whole and decoded, and none where nothing fits', async () => {
    await inTransaction(async (tx) => {
      await add(tx, idempotencyKeys, answer('c'));
      expect(await find(tx, idempotencyKeys, { scope: 's', key: 'c' })).toEqual([answer('c')]);
    });
    expect(await find(db.read, idempotencyKeys, { key: 'c', createdAt: AT })).toEqual([answer('c')]);
    expect(await find(db.read, idempotencyKeys, { key: 'c', status: 404 })).toEqual([]);
    await expect(find(db.read, cases, { leaseHolderId: null })).rejects.toThrow('Nothing equals null');
  });

  test('changes what is as it was read, tells how it is now, and leaves the rest alone', async () => {
    await inTransaction(async (tx) => {
      await add(tx, countTotals, { scope: 'x', key: 'one', n: 1 });
      await add(tx, countTotals, { scope: 'x', key: 'two', n: 1 });
      expect(await change(tx, countTotals, { n: 7 }, { scope: 'x', key: 'one', n: 1 })).toEqual([
        { scope: 'x', key: 'one', n: 7 },
      ]);
      expect(await change(tx, countTotals, { n: 8 }, { scope: 'x', key: 'one', n: 1 })).toEqual([]);
      expect(await tx.select({ n: countTotals.n }).from(countTotals).orderBy(countTotals.key)).toEqual([
        { n: 7 },
        { n: 1 },
      ]);
    });
  });

  test('refuses to look for null, and columns that the table does not have', async () => {
    const write = (work: (tx: Transaction) => Promise<unknown>) => expect(inTransaction(work)).rejects;
    await write((tx) => change(tx, cases, { level: 2 }, { leaseHolderId: null })).toThrow('Nothing equals null');
    await write((tx) => add(tx, countTotals, { scope: 'x', key: 'y', n: 1, '") --': 1 } as never)).toThrow('no column');
  });

  test('a query that was not awaited cannot slip out after its transaction', async () => {
    let late: Transaction | undefined;
    await inTransaction(async (tx) => {
      late = tx;
    });
    await expect(add(late as Transaction, countTotals, { scope: 'x', key: 'late', n: 1 })).rejects.toThrow();
    expect(await db.read.$count(countTotals, eq(countTotals.key, 'late'))).toBe(0);
  });
});

test('a word that is not on the closed list of its column never becomes part of a query', () => {
  expect(() => wordIs(cases.state, 'open', "open' or 1=1 --" as never)).toThrow('does not know');
});
