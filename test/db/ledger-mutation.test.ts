import { afterAll, expect, test } from 'vitest';
import { moneyGround, type Try } from '../support/moneyGround.ts';
import { REFUSALS } from '../support/moneyRefusals.ts';
import { TEMPLATES, wrong } from '../support/moneyRows.ts';

const ground = await moneyGround();
afterAll(() => ground.close());

/** What the same list of refusals finds amiss: something bad that is taken, or something good that is not. */
async function amiss(attempt: Try): Promise<string | undefined> {
  for (const [name, statement] of REFUSALS) if ((await attempt(statement)) === null) return `takes ${name}`;
  for (const table of Object.keys(TEMPLATES)) {
    const said = await attempt(wrong(table, {}));
    if (said !== null) return `refuses ${table}: ${said}`;
  }
  return undefined;
}

test('with every guard in its place nothing is amiss', async () => {
  expect(await ground.without(null, amiss)).toBeUndefined();
});

/** T14 (escrow.md §4): guards are read from the schema, so one without a case of its own is noticed here. */
test('each check, key, unique index and trigger of the money tables is missed when it is gone', async () => {
  const guards = await ground.guards();
  expect(guards.length).toBeGreaterThan(70);
  const unmissed: string[] = [];
  const fast: string[] = [];
  for (const guard of guards) {
    const found = await ground.without(guard, amiss);
    if (found === undefined) unmissed.push(guard);
    if (found === null) fast.push(guard);
  }
  expect(unmissed).toEqual([]);
  // Keys refer to it, so PostgreSQL lets nobody take it off; SQLite does, and takes no transfer then.
  expect(fast).toEqual(process.env.DATABASE_URL ? ['index ledger_accounts_in_currency'] : []);
}, 120_000);
