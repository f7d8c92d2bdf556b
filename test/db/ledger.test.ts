import { afterAll, expect, test } from 'vitest';
import { moneyGround, type Try } from '../support/moneyGround.ts';
import { REFUSALS } from '../support/moneyRefusals.ts';
import { TEMPLATES, wrong } from '../support/moneyRows.ts';

const ground = await moneyGround();
afterAll(() => ground.close());
const attempt: Try = async (...statements) => ground.without(null, (run) => run(...statements));
const isSqlite = !process.env.DATABASE_URL?.startsWith('postgres');

test.each(Object.keys(TEMPLATES))('the database takes a row of %s that is as it should be', async (table) => {
  expect(await attempt(wrong(table, {}))).toBeNull();
});

test.each(REFUSALS)('the database refuses %s', async (_, statement) => {
  expect(await attempt(statement)).not.toBeNull();
});

test('a failed payment of an order may be tried again, and a closed dispute opened anew', async () => {
  const again = wrong('holds', { order_id: 'o1' });
  expect(await attempt("update holds set state = 'voided' where id = 'h1'", again)).toBeNull();
  const closed = "update escrow_disputes set state = 'closed', \"end\" = 'mutual' where id = 'd1'";
  expect(await attempt(closed, wrong('escrow_disputes', { hold_id: 'h1' }))).toBeNull();
});

test('a transfer adds to both accounts by itself, and one that is refused adds to neither', async () => {
  const total = (code: string, debits: number, credits: number) =>
    `insert into settings select 'x', 'x' from ledger_accounts where code = '${code}' and debits = ${debits} and credits = ${credits}`;
  // A key taken twice is the one way in which a statement can say that it found something.
  const isSo = async (code: string, debits: number, credits: number, ...before: string[]) =>
    (await attempt("insert into settings values ('x', 'x')", ...before, total(code, debits, credits))) !== null;
  const release = wrong('transfers', { amount: 60 });
  expect(await isSo('hold:h1', 60, 100, release)).toBe(true);
  expect(await isSo('payable:s:CZK', 0, 60, release)).toBe(true);
  expect(await isSo('hold:h1', 0, 100)).toBe(true);
  const rest = wrong('transfers', { amount: 41, seq: 10 });
  expect(await attempt(release, rest)).not.toBeNull();
  expect(await attempt(release, wrong('transfers', { amount: 40, seq: 10 }))).toBeNull();
});

test('half a minor unit is never kept: SQLite refuses it, PostgreSQL makes it whole', async () => {
  const half = wrong('transfers', { amount: { raw: '0.5' } });
  if (isSqlite) expect(await attempt(half)).toContain('cannot store REAL');
  else {
    expect(await attempt(half)).toBeNull();
    expect(await attempt(half, 'alter table transfers add check (amount = 1 or amount = 100)')).toBeNull();
  }
});
