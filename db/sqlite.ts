import { EventEmitter } from 'node:events';
import Sqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { type Database, gate, leave, notNested, type Reader, type Transaction, within } from './database.ts';
import { groupCommit } from './groupCommit.ts';
import { checkGuards, guards } from './guards.ts';
import { copyFileOf } from './sqliteFile.ts';

const WAIT_MS_MAX = 5_000;
const TRANSACTION_MS_MAX = 15_000;
const SYNCHRONOUS_FULL = 2;
const WRITER_CACHE_KB = 16_384;
/** Far more than we have; lists of ids of every length must not gather forever. */
const STATEMENTS_MAX = 500;

interface Options {
  migrations?: string | undefined;
  durable?: boolean | undefined;
  transactionMsMax?: number;
}

/** One connection writes, one transaction after another; another one reads what is committed. */
export function openSqlite(file: string, options: Options = {}): Database {
  const writer = openWriter(file, options);
  const reader = new Sqlite(file, { readonly: true, timeout: WAIT_MS_MAX });
  const [writing, reading] = [rememberStatements(writer), rememberStatements(reader)];
  const hints = new EventEmitter().setMaxListeners(0);
  const raws = new WeakMap<Transaction, (statement: string) => Sqlite.Statement>();
  const commits = groupCommit(writer);

  async function once<T>(work: (tx: Transaction) => Promise<T>): Promise<T> {
    const { driver, shut } = gate(writing as never, 'prepare');
    const tx = drizzle({ client: driver }) as unknown as Transaction;
    raws.set(tx, (statement) => (driver as Sqlite.Database).prepare(statement));
    const limit = options.transactionMsMax ?? TRANSACTION_MS_MAX;
    const result = await commits.run(() => within(limit, work(tx)).finally(shut));
    leave(tx, (message) => void hints.emit('hint', message));
    return result;
  }
  const transaction: Database['transaction'] = async (work) => notNested(() => once(work));
  const held = new Set<string>();

  return {
    dialect: 'sqlite',
    read: drizzle({ client: reading }) as unknown as Reader,
    transaction,
    takeOne: transaction,
    alone: async (name, work) => {
      if (held.has(name)) return undefined;
      held.add(name);
      return work().finally(() => held.delete(name));
    },
    hint: (message) => void hints.emit('hint', message),
    onHint: (listen) => {
      hints.on('hint', listen);
      return () => void hints.off('hint', listen);
    },
    raw: async (statement, values = []) => {
      const prepared = reading.prepare(statement);
      if (prepared.reader) return prepared.all(...values) as never;
      // A pragma may have nothing to say; nothing can be written here.
      prepared.run(...values);
      return [];
    },
    rawIn: async (tx, statement, values = []) => {
      const prepared = raws.get(tx)?.(statement);
      if (!prepared) throw new Error('Not a transaction of this database.');
      if (prepared.reader) return prepared.all(...values) as never;
      prepared.run(...values);
      return [];
    },
    forget: () => commits.between(() => forget(writer)),
    copyTo: (target) => copyFileOf(file, target),
    close: async () => {
      await commits.finish();
      reader.close();
      writer.close();
    },
  };
}

function openWriter(file: string, options: Options): Sqlite.Database {
  const writer = new Sqlite(file, { timeout: WAIT_MS_MAX });
  writer.pragma('journal_mode = WAL');
  // better-sqlite3 is compiled with NORMAL in WAL, which acknowledges commits that a power cut can still take back.
  writer.pragma(`synchronous = ${options.durable === false ? 'off' : 'full'}`);
  if (options.durable !== false && writer.pragma('synchronous', { simple: true }) !== SYNCHRONOUS_FULL)
    throw new Error('SQLite did not take synchronous=FULL: acknowledged decisions could be lost.');
  // What a savepoint may have to put back; by default it would go through files.
  writer.pragma('temp_store = memory');
  // One transaction touches sixty pages all over the file; in the usual 2 MB it finds few of them again.
  writer.pragma(`cache_size = -${WRITER_CACHE_KB}`);
  // What is deleted is written over with zeros: a key that was destroyed must not be found in a free page.
  writer.pragma('secure_delete = on');
  // Without it INSERT OR REPLACE slips past the append-only triggers (research/security.md 0.2).
  writer.pragma('recursive_triggers = on');
  if (options.migrations) migrateWithForeignKeysOff(writer, options.migrations);
  checkGuards(
    writer.prepare("select name from sqlite_master where type = 'trigger'").pluck().all() as string[],
    'sqlite',
  );
  writer.pragma('foreign_keys = on');
  writer.pragma('busy_timeout = 0');
  return writer;
}

/** Takes everything over into the file and cuts the log to nothing. False where a reader of older pages is in the way. */
function forget(writer: Sqlite.Database): boolean {
  const [outcome] = writer.pragma('wal_checkpoint(truncate)') as { busy: number }[];
  return outcome?.busy === 0;
}

/**
 * Compiles each statement once a connection: a decision is many of them, and SQLite plans each as long as it runs
 * it. Drizzle asks for rows as arrays by a switch on the statement, so a remembered one is handed out switched back.
 */
function rememberStatements(db: Sqlite.Database): Sqlite.Database {
  const known = new Map<string, Sqlite.Statement>();
  const prepare = (source: string): Sqlite.Statement => {
    const found = known.get(source);
    if (found) return found.reader ? found.raw(false) : found;
    if (known.size >= STATEMENTS_MAX) known.clear();
    const made = db.prepare(source);
    known.set(source, made);
    return made;
  };
  return { prepare } as Sqlite.Database;
}

/** drizzle-kit rebuilds tables, and dropping the old one would cascade; the pragma only works outside a transaction. */
function migrateWithForeignKeysOff(writer: Sqlite.Database, folder: string): void {
  writer.pragma('foreign_keys = off');
  const before = migrationsIn(writer);
  migrate(drizzle({ client: writer }), { migrationsFolder: folder });
  // Looks at every row there is, which no start should wait for that migrated nothing.
  const broken = migrationsIn(writer) === before ? [] : (writer.pragma('foreign_key_check') as unknown[]);
  if (broken.length > 0) throw new Error(`Migration left ${broken.length} rows pointing nowhere.`);
  for (const guard of guards.sqlite) writer.exec(guard);
}

function migrationsIn(db: Sqlite.Database): number {
  const isThere = db.prepare("select 1 from sqlite_master where name = '__drizzle_migrations'").get();
  return isThere ? (db.prepare('select count(*) from __drizzle_migrations').pluck().get() as number) : 0;
}
