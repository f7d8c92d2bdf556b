import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { openDatabase } from '#db/open.ts';
import { readArchive } from '#server/backup/archive.ts';
import { archiveKey, backUp } from '#server/backup/service.ts';
import { breachesOf } from '#server/ledger/invariants.ts';
import { secretsOf } from '#server/platform/secrets.ts';
import { dealsOf, type Reserved } from '../support/deals.ts';
import { startHouse } from '../support/house.ts';
import { dumpOf } from '../support/ledgerDump.ts';

const house = await startHouse();
const { context } = house;
const deals = await dealsOf(house);
const folder = mkdtempSync(join(tmpdir(), 'trustdesk-money-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function reported(count: number): Promise<Reserved[]> {
  const ready: Reserved[] = [];
  for (let n = 0; n < count; n++) {
    const deal = await deals.reserve(1_000_00 + n);
    await deals.report(deal, 'specialist', 'done');
    ready.push(deal);
  }
  return ready;
}

test('a copy that is taken while payments are divided is one moment of the books (T16)', async () => {
  const ready = await reported(60);
  secretsOf(context.config);
  const key = archiveKey(context.config, undefined);
  const file = join(folder, 'copy.tdb');
  const answers = ready.map((deal) => deals.report(deal, 'customer', 'done'));
  await Promise.race(answers);
  await backUp(context, { kind: 'cli', id: 'cli:tester' }, file, key);
  for (const { status } of await Promise.all(answers)) expect(status).toBe(200);
  const target = join(folder, 'restored.db');
  await readArchive(file, target, key);
  const copy = await openDatabase(`file:${target}`);
  expect(await breachesOf(copy.read, context.clock.wall())).toEqual([]);
  const [row] = await copy.raw('select count(*) as n from holds');
  expect(row?.n).toBe(60);
  await copy.close();
});

test('a disk that is full refuses, leaves nothing half done, and goes on once there is room (T8)', async () => {
  const { db } = context;
  const [deal] = (await reported(1)) as [Reserved];
  // The connection that writes is the one that must find no room.
  const room = (pages: string) =>
    db.transaction(async (tx) => void (await db.rawIn(tx, `pragma max_page_count = ${pages}`)));
  const [{ page_count: pages } = {}] = await db.raw('pragma page_count');
  await room(String(pages));
  const before = await dumpOf(db, ['audit_entries', 'outbox_messages']);
  let full = 0;
  // Pages that are begun take a few more rows; then every writer is told.
  for (let n = 0; n < 400 && full < 5; n++) {
    const made = await house.deal('qjob', { status: 'open' }).then(
      () => 200,
      (error: Error) => (/507/.test(error.message) ? 507 : 500),
    );
    expect([200, 507]).toContain(made);
    full += made === 507 ? 1 : 0;
  }
  expect(full).toBe(5);
  const { status, body } = await deals.report(deal, 'customer', 'done');
  expect([status, body.code]).toEqual([507, 'disk-full']);
  const now = await dumpOf(db, ['audit_entries', 'outbox_messages']);
  expect(now.split('\n').filter((line) => line.includes(deal.holdId))).toEqual(
    before.split('\n').filter((line) => line.includes(deal.holdId)),
  );
  await room('1073741823');
  expect((await deals.report(deal, 'customer', 'done')).body).toMatchObject({ state: 'settling' });
  expect(await breachesOf(db.read, context.clock.wall())).toEqual([]);
});
