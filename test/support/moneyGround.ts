import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import pg from 'pg';
import { freshPlace, openFresh, type Place } from './database.ts';
import { MONEY_TABLES, WORLD } from './moneyRows.ts';

/** Runs statements and takes them back; resolves to what the database said against them, or null where it took them. */
export type Try = (...statements: string[]) => Promise<string | null>;
export interface Ground {
  /** Names of the checks, keys, unique indexes and triggers of the money tables, read from the schema itself. */
  guards(): Promise<string[]>;
  /** Does `work` in a world without this guard; null where the database lets it be taken off by nobody. */
  without<T>(guard: string | null, work: (attempt: Try) => Promise<T>): Promise<T | null>;
  close(): Promise<void>;
}

/** A migrated database with a row in every money table, in the dialect of the run. */
export async function moneyGround(): Promise<Ground> {
  const place = await freshPlace();
  await openFresh(place);
  return place.url.startsWith('file:') ? onSqlite(place) : onPostgres(place);
}

const TABLES = MONEY_TABLES.map((table) => `'${table}'`).join(', ');

function onSqlite(place: Place): Ground {
  const file = place.url.slice('file:'.length);
  const base = new Sqlite(file);
  base.pragma('foreign_keys = on');
  for (const statement of WORLD) base.exec(statement);
  base.pragma('wal_checkpoint(truncate)');
  const schema = base.prepare(
    `select type, name, tbl_name, sql from sqlite_master where tbl_name in (${TABLES}) and sql is not null`,
  );
  const parts = schema.all() as { type: string; name: string; tbl_name: string; sql: string }[];
  const ways = new Map<string, (db: Sqlite.Database) => void>();
  for (const { type, name, tbl_name: table, sql } of parts) {
    if (type === 'trigger') ways.set(`trigger ${name}`, (db) => db.exec(`drop trigger ${name}`));
    if (type === 'index' && /^create unique/i.test(sql))
      ways.set(`index ${name}`, (db) => db.exec(`drop index ${name}`));
    if (type === 'table')
      for (const [guard, text] of clausesOf(sql)) ways.set(`${table} ${guard}`, (db) => rewrite(db, table, text));
  }
  let n = 0;
  return {
    guards: async () => [...ways.keys()],
    without: async (guard, work) => {
      const copy = join(place.dataDir, `mutant${n++}.db`);
      copyFileSync(file, copy);
      if (guard) {
        const db = new Sqlite(copy);
        ways.get(guard)?.(db);
        db.close();
      }
      const db = new Sqlite(copy);
      for (const pragma of ['foreign_keys = on', 'recursive_triggers = on', 'synchronous = off']) db.pragma(pragma);
      try {
        return await work(async (...statements) => attemptOn(db, statements));
      } finally {
        db.close();
      }
    },
    close: async () => void base.close(),
  };
}

function attemptOn(db: Sqlite.Database, statements: readonly string[]): string | null {
  db.exec('begin');
  try {
    for (const statement of statements) db.exec(statement);
    return null;
  } catch (error) {
    return (error as Error).message;
  } finally {
    db.exec('rollback');
  }
}

/** Checks and foreign keys of a table, each with its text as it stands in the schema. */
function clausesOf(sql: string): [string, string][] {
  const checks = [...sql.matchAll(/,\s*CONSTRAINT "(\w+)" CHECK\(/g)].map((found): [string, string] => {
    let depth = 1;
    let end = found.index + found[0].length;
    for (; depth > 0; end++) depth += sql[end] === '(' ? 1 : sql[end] === ')' ? -1 : 0;
    return [String(found[1]), sql.slice(found.index, end)];
  });
  const keys = [...sql.matchAll(/,\s*FOREIGN KEY \(([^)]+)\) REFERENCES [^,\n]+(?:,[^,\n)]+\)[^,\n]+)?/g)];
  return [...checks, ...keys.map(([text, columns]): [string, string] => [`key ${columns}`, text])];
}

/** SQLite has no statement that takes off a check: its text is taken out of the schema, and the file read anew. */
function rewrite(db: Sqlite.Database, table: string, text: string): void {
  db.unsafeMode(true);
  db.pragma('writable_schema = on');
  const changed = db
    .prepare(
      "update sqlite_master set sql = replace(sql, ?, '') where type = 'table' and name = ? and instr(sql, ?) > 0",
    )
    .run(text, table, text).changes;
  if (changed !== 1) throw new Error(`Nothing was taken out of ${table}: ${text}`);
}

async function onPostgres(place: Place): Promise<Ground> {
  const client = new pg.Client(place.url);
  await client.connect();
  for (const statement of WORLD) await client.query(statement);
  const list = async (query: string) => (await client.query<{ name: string; off: string }>(query)).rows;
  const ways = new Map<string, string>();
  const of = `in (select oid from pg_class where relname in (${TABLES}))`;
  for (const { name, off } of [
    ...(await list(
      `select conrelid::regclass || ' ' || conname as name, format('alter table %s drop constraint %I', conrelid::regclass, conname) as off
       from pg_constraint where contype in ('c', 'f') and conrelid ${of}`,
    )),
    ...(await list(
      `select 'index ' || indexrelid::regclass as name, format('drop index %s', indexrelid::regclass) as off
       from pg_index where indisunique and not indisprimary and indrelid ${of}`,
    )),
    ...(await list(
      `select 'trigger ' || tgname as name, format('drop trigger %I on %s', tgname, tgrelid::regclass) as off
       from pg_trigger where not tgisinternal and tgrelid ${of}`,
    )),
  ])
    ways.set(name, off);
  const attempt: Try = async (...statements) => {
    await client.query('savepoint attempt');
    try {
      for (const statement of statements) await client.query(statement);
      return null;
    } catch (error) {
      return (error as Error).message;
    } finally {
      await client.query('rollback to savepoint attempt');
    }
  };
  return {
    guards: async () => [...ways.keys()],
    without: async (guard, work) => {
      await client.query('begin');
      try {
        if (guard && (await attempt(String(ways.get(guard)))) !== null) return null;
        if (guard) await client.query(String(ways.get(guard)));
        return await work(attempt);
      } finally {
        await client.query('rollback');
      }
    },
    close: () => client.end(),
  };
}
