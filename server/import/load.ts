import type { Table } from 'drizzle-orm';
import { insertMany } from '#db/bulk.ts';
import type { Transaction } from '#db/open.ts';
import type { Marketplace } from '#db/schema/market.ts';
import type { Scratch, ScratchRow } from '#db/scratch.ts';
import type { Actor } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { record } from '../platform/record.ts';
import type { Terms } from '../policies/store.ts';
import type { Progress } from './progress.ts';
import { countOf } from './stage.ts';

/** Far below the 500 of RULINGS 28: a batch of reviews also writes marks, counters, search and cases. */
export const BATCH_ROWS = 200;

export interface Load {
  context: Context;
  actor: Actor;
  marketplace: Marketplace;
  terms: Terms;
  stage: Scratch;
  progress: Progress;
  now: Date;
}
export interface Written {
  written: number;
  /** There already, and left as they are. */
  unchanged: number;
}

/** Writes one batch and says how many of its rows were new. It may run again after a conflict (RULINGS 27). */
type WriteBatch<Outcome extends { written: number }> = (
  tx: Transaction,
  rows: readonly ScratchRow[],
) => Promise<Outcome>;

/** A table of the stage in batches, each its own transaction with its own line in the trail: a kill loses at most one. */
export async function loadTable<Outcome extends { written: number }>(
  load: Load,
  table: string,
  statement: string,
  write: WriteBatch<Outcome>,
  committed: (outcome: Outcome) => void = () => {},
  /** What takes long and needs no transaction (RULINGS 28). */
  prepare: (rows: readonly ScratchRow[]) => Promise<void> = async () => {},
): Promise<Written> {
  const { context, stage, progress } = load;
  const total = countOf(stage, table);
  const done: Written = { written: 0, unchanged: 0 };
  progress.begin(table, total);
  for (let last = 0; ; ) {
    const rows = stage.all(statement, last, BATCH_ROWS);
    if (rows.length === 0) break;
    await prepare(rows);
    const outcome = await context.db.transaction(async (tx) => {
      const made = await write(tx, rows);
      if (made.written > 0) await traceBatch(tx, load, table, rows, made.written);
      return made;
    });
    committed(outcome);
    done.written += outcome.written;
    done.unchanged += rows.length - outcome.written;
    last = Number(rows.at(-1)?.n);
    progress.at(done.written + done.unchanged);
  }
  progress.end();
  return done;
}

function traceBatch(
  tx: Transaction,
  { actor, marketplace, now }: Load,
  table: string,
  rows: readonly ScratchRow[],
  written: number,
): Promise<void> {
  const detail = { what: table, rows: written, from: Number(rows[0]?.n), to: Number(rows.at(-1)?.n), source: 'import' };
  return record(tx, actor, {
    action: 'import.batch',
    subjectKind: 'marketplace',
    subjectId: marketplace.id,
    marketplaceId: marketplace.id,
    detail,
    at: now,
  });
}

export const insertInto = (load: Load, tx: Transaction, table: Table, rows: readonly object[]): Promise<void> =>
  insertMany(load.context.db, tx, table, rows);
