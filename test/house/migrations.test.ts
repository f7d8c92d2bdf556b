import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

interface Snapshot {
  tables: Record<
    string,
    {
      name: string;
      columns: Record<string, { notNull: boolean }>;
      indexes: object;
      foreignKeys: object;
      checkConstraints: object;
    }
  >;
}
const read = (path: string) => JSON.parse(readFileSync(`db/migrations/${path}`, 'utf8'));

/** What both dialects must agree on; their types and quoting may differ. */
function shape(dialect: string) {
  const snapshots = readdirSync(`db/migrations/${dialect}/meta`).filter((name) => name.endsWith('_snapshot.json'));
  const { tables } = read(`${dialect}/meta/${snapshots.sort().at(-1)}`) as Snapshot;
  return Object.fromEntries(
    Object.values(tables).map((table) => [
      table.name,
      {
        columns: Object.fromEntries(Object.entries(table.columns).map(([name, column]) => [name, column.notNull])),
        indexes: Object.keys(table.indexes).sort(),
        foreignKeys: Object.keys(table.foreignKeys).length,
        checks: Object.keys(table.checkConstraints).sort(),
      },
    ]),
  );
}

test('both dialects have had the same migrations', () => {
  const tags = (dialect: string) =>
    read(`${dialect}/meta/_journal.json`).entries.map((entry: { tag: string }) => entry.tag);
  expect(tags('postgres')).toEqual(tags('sqlite'));
});

test('and arrived at the same shape', () => expect(shape('postgres')).toEqual(shape('sqlite')));

test('every SQLite table is STRICT, so that no text slips into a number (RULINGS 25)', () => {
  const files = readdirSync('db/migrations/sqlite').filter((name) => name.endsWith('.sql'));
  const text = files.map((name) => readFileSync(`db/migrations/sqlite/${name}`, 'utf8')).join('\n');
  const loose = [...text.matchAll(/CREATE TABLE `(\w+)` \([\s\S]*?\n\)( STRICT)?;/g)].filter(([, , strict]) => !strict);
  expect(loose.map(([, name]) => name)).toEqual([]);
});
