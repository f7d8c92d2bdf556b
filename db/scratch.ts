import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';

type Cell = string | number | null;
export type ScratchRow = Record<string, Cell>;

/**
 * A throw-away SQLite file for what is too much for memory and nobody's business: joining and sorting the rows of an
 * import before they become records. The same on every installation, whatever its own database is.
 */
export interface Scratch {
  /** False where the key is taken already. Rows are gathered into transactions by themselves. */
  insert(table: string, cells: readonly Cell[]): boolean;
  all(statement: string, ...values: Cell[]): ScratchRow[];
  one(statement: string, ...values: Cell[]): ScratchRow | undefined;
  run(statement: string, ...values: Cell[]): void;
  /** Removes the file. */
  drop(): void;
}

const ROWS_A_TRANSACTION = 10_000;

export function openScratch(schema: string): Scratch {
  const folder = mkdtempSync(join(tmpdir(), 'trustdesk-scratch-'));
  const db = new Sqlite(join(folder, 'scratch.db'));
  db.pragma('journal_mode = off');
  db.pragma('synchronous = off');
  db.exec(schema);
  const known = new Map<string, Sqlite.Statement>();
  let waiting = 0;

  const settle = () => {
    if (db.inTransaction) db.exec('commit');
    waiting = 0;
  };
  const prepared = (statement: string): Sqlite.Statement => {
    const found = known.get(statement) ?? db.prepare(statement);
    known.set(statement, found);
    return found;
  };

  return {
    insert: (table, cells) => {
      if (!db.inTransaction) db.exec('begin');
      const { changes } = prepared(`insert or ignore into ${table} values (${cells.map(() => '?').join(', ')})`).run(
        ...cells,
      );
      if (++waiting >= ROWS_A_TRANSACTION) settle();
      return changes === 1;
    },
    all: (statement, ...values) => prepared(statement).all(...values) as ScratchRow[],
    one: (statement, ...values) => prepared(statement).get(...values) as ScratchRow | undefined,
    run: (statement, ...values) => {
      settle();
      db.prepare(statement).run(...values);
    },
    drop: () => {
      db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
