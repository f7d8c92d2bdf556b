import { existsSync, writeFileSync } from 'node:fs';
import Sqlite from 'better-sqlite3';

/** What can be said of a SQLite file without opening it as our database. */
interface FileFacts {
  /** First complaint of SQLite itself; null when the file is whole. */
  damage: string | null;
  /** When each migration in it was made, as drizzle notes it; empty: no schema of ours. */
  migrations: number[];
  /** Whether anybody works or trades in it. */
  inUse: boolean;
}

/** Reads only, and waits for nobody. `check`: looks at every page, which takes seconds for a large file. */
export function inspectFile(file: string, { check = false } = {}): FileFacts {
  if (!existsSync(file)) return { damage: null, migrations: [], inUse: false };
  let db: Sqlite.Database | undefined;
  try {
    db = new Sqlite(file, { readonly: true });
    const damage = check ? damageOf(db) : null;
    return { damage, migrations: migrationsIn(db), inUse: rowsIn(db, 'staff') || rowsIn(db, 'marketplaces') };
  } catch (error) {
    return { damage: (error as Error).message, migrations: [], inUse: true };
  } finally {
    db?.close();
  }
}

function damageOf(db: Sqlite.Database): string | null {
  const [first] = db.pragma('integrity_check(1)') as { integrity_check: string }[];
  if (first?.integrity_check !== 'ok') return first?.integrity_check ?? 'unreadable';
  const [orphan] = db.pragma('foreign_key_check') as { table: string }[];
  return orphan ? `a row of ${orphan.table} points nowhere` : null;
}

function migrationsIn(db: Sqlite.Database): number[] {
  if (!hasTable(db, '__drizzle_migrations')) return [];
  return db.prepare('select created_at from __drizzle_migrations order by created_at').pluck().all() as number[];
}

const hasTable = (db: Sqlite.Database, table: string): boolean =>
  db.prepare("select 1 from sqlite_master where type = 'table' and name = ?").get(table) !== undefined;
const rowsIn = (db: Sqlite.Database, table: string): boolean =>
  hasTable(db, table) && db.prepare(`select 1 from ${table} limit 1`).get() !== undefined;

/** Copies a database that others may be writing to, page by page, into one file without a log beside it. */
export async function copyFileOf(file: string, target: string): Promise<void> {
  // It holds everything, so nobody but us may read it.
  writeFileSync(target, '', { mode: 0o600 });
  const db = new Sqlite(file, { readonly: true });
  try {
    // Kept at this moment: SQLite begins anew whenever somebody writes meanwhile, and on a busy installation never ends.
    db.exec('begin');
    db.prepare('select count(*) from sqlite_master').get();
    await db.backup(target);
  } finally {
    db.close();
  }
}

export interface Hold {
  release(): void;
}

/**
 * Holds `file` for this process: the operating system lets go of it when the process dies, however it dies. The lock
 * is on a small database beside it, so that readers, backups and the command line still get in. Undefined: `heldBy`
 * another process.
 */
export function holdFile(file: string, now: Date): { hold: Hold | undefined; heldBy: string | undefined } {
  const lock = new Sqlite(`${file}.server`, { timeout: 0 });
  try {
    lock.exec('create table if not exists holder (id integer primary key, pid integer, since text)');
    lock.prepare('insert or replace into holder values (1, ?, ?)').run(process.pid, now.toISOString());
    // A reserved lock shuts out other writers only: whoever comes second can read who was first.
    lock.exec('begin immediate');
    return { hold: { release: () => lock.close() }, heldBy: undefined };
  } catch (error) {
    if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error;
    const holder = lock.prepare('select pid, since from holder').get() as { pid: number; since: string } | undefined;
    lock.close();
    return { hold: undefined, heldBy: holder && `process ${holder.pid}, since ${holder.since}` };
  }
}
