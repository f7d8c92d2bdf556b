import { AsyncLocalStorage } from 'node:async_hooks';
import type { PgDatabase, PgQueryResultHKT } from 'drizzle-orm/pg-core';

/** A write without returning() yields nothing: the drivers disagree on what it would be. */
interface Nothing extends PgQueryResultHKT {
  type: void;
}
type Builder = PgDatabase<Nothing, Record<string, never>>;

/** Sees committed rows only, and cannot write. */
export type Reader = Pick<Builder, 'select' | 'selectDistinct' | '$count'>;

/** Sees its own writes; dies with its transaction. */
export type Transaction = Reader & Pick<Builder, 'insert' | 'update' | 'delete'>;

/** Rows of a statement written by hand in the dialect of the process: search and health only. */
export type RawRow = Record<string, string | number | null>;

export interface Database {
  readonly dialect: 'sqlite' | 'postgres';
  readonly read: Reader;
  /** Serializable on both dialects. `work` may run again after a conflict: it must touch nothing but `tx`. */
  transaction<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /**
   * For handing out one of many rows (RULINGS 21): READ COMMITTED with `skipLocked` on PostgreSQL, where
   * SERIALIZABLE was measured at a quarter of the speed; the plain turn on SQLite.
   */
  takeOne<T>(work: (tx: Transaction) => Promise<T>): Promise<T>;
  /** Runs `work` while no other process holds `name`; resolves to undefined when one does. */
  alone<T>(name: string, work: () => Promise<T>): Promise<T | undefined>;
  /** A hint to every process on this database, kept nowhere: what it tells of must be readable again. */
  hint(message: string): void;
  onHint(listen: (message: string) => void): () => void;
  /** Read-only statement by hand, `?` for values, for what the builder cannot say. */
  raw(statement: string, values?: readonly (string | number)[]): Promise<RawRow[]>;
  /** The same inside a transaction, for what the builder cannot write (the FTS table). */
  rawIn(tx: Transaction, statement: string, values?: readonly (string | number)[]): Promise<RawRow[]>;
  /**
   * What was deleted leaves the log of SQLite too, which keeps every page as it once was; only then are the bytes gone
   * from the disk (verification.md §0.5). False: somebody reads an older state, so try again. SQLite only.
   */
  forget?(): Promise<boolean>;
  /** Copies the whole database to `file` while others write; SQLite only. */
  copyTo?(file: string): Promise<void>;
  close(): Promise<void>;
}

/** The database stayed locked longer than we are willing to wait; the caller may try again. */
export class DatabaseBusy extends Error {
  override name = 'DatabaseBusy';
}

const running = new AsyncLocalStorage<true>();

/** A transaction inside a transaction would wait for itself: fail at once, on both dialects. */
export function notNested<T>(work: () => Promise<T>): Promise<T> {
  if (running.getStore()) throw new Error('Already in a transaction: pass tx on instead of opening another.');
  return running.run(true, work);
}

/** A transaction that waits for something else than the database must not hold the others up forever. */
export function within<T>(ms: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new DatabaseBusy(`Transaction still open after ${ms} ms.`)), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Wraps a driver so that a query which was not awaited cannot slip out after its transaction ended. */
export function gate<Method extends string, Driver extends Record<Method, (...args: never[]) => unknown>>(
  driver: Driver,
  method: Method,
) {
  let open = true;
  const pass = (...args: never[]) => {
    if (!open) throw new Error('This transaction has ended: a query in it was not awaited.');
    return driver[method](...args);
  };
  return {
    driver: { [method]: pass } as unknown as Driver,
    shut: () => {
      open = false;
    },
  };
}

type Hint = (message: string) => void;
const waiting = new WeakMap<Transaction, ((hint: Hint) => void)[]>();

/**
 * The only way out of a transaction (RULINGS 27): `then` runs once, after the commit, never after a rollback. It is
 * given the `hint` of its database, so that whoever holds a transaction can tell the open screens.
 */
export function afterCommit(tx: Transaction, then: (hint: Hint) => void): void {
  const list = waiting.get(tx);
  if (list) list.push(then);
  else waiting.set(tx, [then]);
}

/** For the two drivers: what the committed transaction asked to be done afterwards, outside of it. */
export function leave(tx: Transaction, hint: Hint): void {
  for (const then of waiting.get(tx) ?? []) running.exit(() => then(hint));
}
