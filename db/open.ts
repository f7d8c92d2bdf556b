import { fileURLToPath } from 'node:url';
import type { Database } from './database.ts';
import { dialectOf, kit } from './kit.ts';

export { afterCommit, type Database, DatabaseBusy, type RawRow, type Reader, type Transaction } from './database.ts';

interface OpenOptions {
  /** Brings the schema up to date with the migrations that lie beside this file (or beside the bundle). */
  migrate?: boolean;
  /** Off only for throw-away test databases. */
  durable?: boolean;
}

/** `file:./data/console.db` or `postgres://…`; the driver is loaded only for the dialect in use. */
export async function openDatabase(url: string, options: OpenOptions = {}): Promise<Database> {
  const dialect = dialectOf(url);
  if (dialect !== kit.dialect) throw new Error(`The schema speaks ${kit.dialect}, the database ${dialect}.`);
  const migrations = options.migrate ? migrationsFolder() : undefined;
  if (dialect === 'postgres') return (await import('./postgres.ts')).openPostgres(url, { migrations });
  return (await import('./sqlite.ts')).openSqlite(url.replace(/^file:/, ''), { migrations, durable: options.durable });
}

export const migrationsFolder = () => fileURLToPath(new URL(`./migrations/${kit.dialect}`, import.meta.url));
