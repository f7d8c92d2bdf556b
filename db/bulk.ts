import { type Column, getTableColumns, getTableName, type Table } from 'drizzle-orm';
import { toSnakeCase } from 'drizzle-orm/casing';
import type { Database, Transaction } from './database.ts';

/**
 * Inserts many rows with one value: a JSON text that the database takes apart. Building 500 rows of 28 placeholders
 * costs several times what inserting them does, and both engines limit how many placeholders there may be.
 * Every row must have the columns of the first one. `skipExisting`: rows whose key or place is taken are left out.
 */
export async function insertMany(
  db: Pick<Database, 'dialect' | 'rawIn'>,
  tx: Transaction,
  table: Table,
  rows: readonly object[],
  { skipExisting = false } = {},
): Promise<void> {
  if (rows.length === 0) return;
  const given = Object.keys(rows[0] as object);
  const all: Record<string, Column> = getTableColumns(table);
  const columns = given.map((key) => all[key] ?? unknown(table, key));
  const cells = rows.map((row) =>
    given.map((key, n) => encode(columns[n] as Column, (row as Record<string, unknown>)[key])),
  );
  const insert = statement(db.dialect, getTableName(table), given.map(toSnakeCase), columns);
  await db.rawIn(tx, insert + (skipExisting ? ' on conflict do nothing' : ''), [JSON.stringify(cells)]);
}

function unknown(table: Table, key: string): never {
  throw new Error(`${getTableName(table)} has no column ${key}.`);
}

const encode = (column: Column, value: unknown): unknown =>
  value === null || value === undefined ? null : column.mapToDriverValue(value);

function statement(
  dialect: Database['dialect'],
  table: string,
  names: readonly string[],
  columns: readonly Column[],
): string {
  const into = `insert into "${table}" (${names.map((name) => `"${name}"`).join(', ')})`;
  if (dialect === 'sqlite')
    return `${into} select ${names.map((_, n) => `value ->> ${n}`).join(', ')} from json_each(?) where true`;
  const cells = columns.map((column, n) => `(row ->> ${n})::${column.getSQLType()}`);
  return `${into} select ${cells.join(', ')} from json_array_elements(?::json) as row`;
}
