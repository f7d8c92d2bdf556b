import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import type { Database } from '#db/open.ts';
import { staff } from '#db/schema/access.ts';
import { marketplaces } from '#db/schema/market.ts';
import { reviews } from '#db/schema/reviews.ts';
import { passwordFits } from '#server/access/password.ts';
import { furnish } from '#server/app.ts';
import { checkpointFileOf } from '#server/audit/checkpoints.ts';
import { sequence } from '#server/audit/service.ts';
import { type DemoAccess, ensureDemo } from '#server/demo/service.ts';
import { isDemoMade } from '#server/import/demo.ts';
import { makeContext } from '../support/context.ts';
import { addMarketplace } from '../support/staff.ts';

// The demo plays payments through by the commands of the desks.
furnish();

const access = (password: string): DemoAccess => ({ password, keys: { qjob: 'td_qjob_key', izi: 'td_izi_key' } });
/** The whole demo takes seconds here and a minute on PostgreSQL, where it is filled by the same statements. */
const onSqlite: typeof test | ((name: string, work: () => Promise<void>, ms?: number) => void) = process.env
  .DATABASE_URL
  ? () => {}
  : test;

function failingAfter(db: Database, transactions: number): Database {
  let left = transactions;
  return {
    ...db,
    transaction: (work) => (--left > 0 ? db.transaction(work) : Promise.reject(new Error('the power went'))),
  };
}

onSqlite(
  'a demo whose making was cut off half-way goes on where it stopped, and the newest password opens it',
  async () => {
    const context = await makeContext();
    const failing = failingAfter(context.db, 12);
    await expect(ensureDemo({ ...context, db: failing }, access('first-words'))).rejects.toThrow('the power went');
    const { read } = context.db;
    expect(await read.$count(marketplaces)).toBeGreaterThan(0);
    expect(await isDemoMade(read)).toBe(false);

    expect(await ensureDemo(context, access('second-words'))).toBe(true);
    expect(await isDemoMade(read)).toBe(true);
    expect(await read.$count(reviews, eq(reviews.marketplaceId, 'izi'))).toBeGreaterThan(3_000);
    const [manager] = await read.select().from(staff).where(eq(staff.email, 'manager@demo.test'));
    expect(await passwordFits(String(manager?.passwordHash), 'second-words')).toBe(true);
    expect(await ensureDemo(context, access('third-words'))).toBe(false);
    expect(await sequence(context)).toBe(0);
  },
  300_000,
);

test('a demo is not poured into a database that holds other marketplaces', async () => {
  const context = await makeContext();
  await addMarketplace(context, 'shop');
  await expect(ensureDemo(context, access('words'))).rejects.toThrow(/DATABASE_URL/);
  expect(await context.db.read.$count(reviews)).toBe(0);
});

test('a demo that is begun anew does not inherit the checkpoints of the one before it, one that goes on keeps its own', async () => {
  const context = await makeContext();
  context.config.checkpointFile = '';
  const file = checkpointFileOf(context.config);
  const tryIt = () => ensureDemo({ ...context, db: failingAfter(context.db, 3) }, access('words'));
  writeFileSync(file, 'of the demo before\n');
  await expect(tryIt()).rejects.toThrow('the power went');
  expect(existsSync(file)).toBe(false);
  writeFileSync(file, 'of this demo\n');
  await expect(tryIt()).rejects.toThrow('the power went');
  expect(readFileSync(file, 'utf8')).toBe('of this demo\n');
});

test('a file that CHECKPOINT_FILE names is left to whoever named it', async () => {
  const context = await makeContext();
  const file = checkpointFileOf(context.config);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, 'of the real house\n');
  await expect(ensureDemo({ ...context, db: failingAfter(context.db, 3) }, access('words'))).rejects.toThrow();
  expect(readFileSync(file, 'utf8')).toBe('of the real house\n');
});
