import Sqlite from 'better-sqlite3';
import pg from 'pg';
import type { Place } from './database.ts';

/** Somebody with the database's own password or file, past all our code. */
export async function intrude(place: Place, ...statements: string[]): Promise<void> {
  if (place.url.startsWith('file:')) {
    const file = new Sqlite(place.url.slice('file:'.length), { timeout: 5_000 });
    try {
      for (const statement of statements) file.exec(statement);
    } finally {
      file.close();
    }
    return;
  }
  const client = new pg.Client(place.url);
  await client.connect();
  try {
    for (const statement of statements) await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Takes the guards off, as one who prepares to rewrite history would. */
export async function disarm(place: Place, tables: readonly string[]): Promise<void> {
  const lite = place.url.startsWith('file:');
  const off = (table: string) =>
    lite
      ? ['update', 'delete'].map((verb) => `drop trigger ${table}_no_${verb}`)
      : [`alter table ${table} disable trigger user`];
  await intrude(place, ...tables.flatMap(off));
}
