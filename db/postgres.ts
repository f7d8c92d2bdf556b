import { setTimeout as sleep } from 'node:timers/promises';
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import {
  type Database,
  DatabaseBusy,
  gate,
  leave,
  notNested,
  type RawRow,
  type Reader,
  type Transaction,
} from './database.ts';
import { isConflict, isUniqueViolation } from './errors.ts';
import { checkGuards, guards } from './guards.ts';
import { listenForHints } from './hints.ts';

const ATTEMPTS_MAX = 10;
const CONNECTIONS_MAX = 8;
const MIGRATION_LOCK = 7_267_001;
const DUPLICATES_MAX = 3;
const BEGIN = { serializable: 'begin isolation level serializable', committed: 'begin isolation level read committed' };

/** Serializable, so that a rule proven on SQLite's single writer holds here too. */
export async function openPostgres(url: string, options: { migrations?: string | undefined } = {}): Promise<Database> {
  const limits = '-c lock_timeout=5s -c statement_timeout=15s -c idle_in_transaction_session_timeout=15s';
  const pool = (more = '') => {
    const made = new pg.Pool({ connectionString: url, max: CONNECTIONS_MAX, options: limits + more });
    tolerateLostConnections(made);
    return made;
  };
  const writers = pool();
  const readers = pool(' -c default_transaction_read_only=on');
  const leaders = pool();
  if (options.migrations) await migrateAlone(url, options.migrations);
  await checkTriggers(readers);
  const hints = listenForHints(url, writers);
  const raws = new WeakMap<Transaction, pg.PoolClient>();

  async function once<T>(begin: string, work: (tx: Transaction) => Promise<T>): Promise<T> {
    const client = await writers.connect();
    let lost: Error | undefined;
    const { driver, shut } = gate(client as never, 'query');
    const tx = drizzle({ client: driver }) as unknown as Transaction;
    raws.set(tx, driver as pg.PoolClient);
    try {
      await client.query(begin);
      const result = await work(tx);
      shut();
      await client.query('commit');
      leave(tx, hints.say);
      return result;
    } catch (error) {
      shut();
      await client.query('rollback').catch((e: Error) => {
        lost = e;
      });
      throw error;
    } finally {
      client.release(lost);
    }
  }
  const run =
    (begin: string): Database['transaction'] =>
    async (work) =>
      notNested(() => again(() => once(begin, work)));

  return {
    dialect: 'postgres',
    read: drizzle({ client: readers }) as unknown as Reader,
    transaction: run(BEGIN.serializable),
    takeOne: run(BEGIN.committed),
    alone: (name, work) => holding(leaders, name, work),
    hint: hints.say,
    onHint: hints.onHint,
    raw: async (statement, values = []) => (await readers.query<RawRow>(numbered(statement), [...values])).rows,
    rawIn: async (tx, statement, values = []) => {
      const client = raws.get(tx);
      if (!client) throw new Error('Not a transaction of this database.');
      return (await client.query<RawRow>(numbered(statement), [...values])).rows;
    },
    close: async () => {
      await hints.close();
      await Promise.all([readers.end(), writers.end(), leaders.end()]);
    },
  };
}

/**
 * Runs again what lost a conflict, with a growing random pause, and says so when it gives up. "Not there yet, so insert"
 * in two transactions at once is such a conflict too, though PostgreSQL may call it a duplicate: the second time the
 * row is seen. What is still a duplicate then is one.
 */
async function again<T>(once: () => Promise<T>): Promise<T> {
  let duplicates = 0;
  for (let attempt = 1; ; attempt++) {
    try {
      return await once();
    } catch (error) {
      if (isUniqueViolation(error) && ++duplicates < DUPLICATES_MAX) continue;
      if (!isConflict(error)) throw error;
      if (attempt === ATTEMPTS_MAX) throw new DatabaseBusy('Gave up after repeated conflicts.', { cause: error });
      await sleep(Math.random() * 2 ** attempt);
    }
  }
}

/** A session lock: released by PostgreSQL itself when this process dies. */
async function holding<T>(pool: pg.Pool, name: string, work: () => Promise<T>): Promise<T | undefined> {
  const client = await pool.connect();
  try {
    const { rows } = await client.query('select pg_try_advisory_lock(hashtext($1)) as held', [name]);
    if (!rows[0].held) return undefined;
    return await work().finally(() => client.query('select pg_advisory_unlock(hashtext($1))', [name]));
  } finally {
    client.release();
  }
}

/** Replicas that start together must not migrate together: Drizzle takes no lock, so we do. */
async function migrateAlone(url: string, folder: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    await migrate(drizzle({ client }), { migrationsFolder: folder });
    for (const guard of guards.postgres) await client.query(guard);
  } finally {
    await client.end();
  }
}

async function checkTriggers(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ name: string }>(
    'select distinct tgname as name from pg_trigger where not tgisinternal',
  );
  checkGuards(
    rows.map((row) => row.name),
    'postgres',
  );
}

/** Without these listeners a restart of PostgreSQL would end our process too; the pool replaces what it lost. */
function tolerateLostConnections(pool: pg.Pool): void {
  pool.on('error', () => {});
  pool.on('connect', (client) => client.on('error', () => {}));
}

const numbered = (statement: string) => {
  let n = 0;
  return statement.replaceAll('?', () => `$${++n}`);
};
