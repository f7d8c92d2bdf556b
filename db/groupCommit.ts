import { setTimeout as sleep } from 'node:timers/promises';
import type Sqlite from 'better-sqlite3';
import { DatabaseBusy } from './database.ts';

const WAIT_MS_MAX = 5_000;

interface Waiting {
  resolve(): void;
  reject(error: unknown): void;
}

interface GroupCommit {
  /** Runs one transaction; settles when it is on the disk, or rolled back. */
  run<T>(work: () => Promise<T>): Promise<T>;
  /** Runs `work` on the connection while no transaction is open. */
  between<T>(work: () => T): Promise<T>;
  /** Settles when nothing waits for its commit any more. */
  finish(): Promise<void>;
}

/**
 * Transactions run one after another; those that came in one turn of the event loop share one commit, each behind a
 * savepoint of its own. Nobody is answered before that commit is on the disk, so nothing acknowledged is lost, and
 * eight colleagues who decide at once cost one fsync instead of eight.
 */
export function groupCommit(writer: Sqlite.Database): GroupCommit {
  const turn = takeTurns();
  let waiting: Waiting[] = [];

  /** Settles everybody who waits for the open transaction. */
  function settle(error?: unknown): void {
    const all = waiting;
    waiting = [];
    for (const each of all) error === undefined ? each.resolve() : each.reject(error);
  }

  async function commit(): Promise<void> {
    if (!writer.inTransaction) return;
    try {
      writer.exec('commit');
      settle();
    } catch (error) {
      settle(error);
      if (writer.inTransaction) writer.exec('rollback');
    }
  }

  async function begin(): Promise<void> {
    if (writer.inTransaction) return;
    await beginImmediate(writer);
    setImmediate(() => void turn(commit));
  }

  async function step<T>(work: () => Promise<T>): Promise<{ result: T; committed: Promise<void> }> {
    await begin();
    writer.exec('savepoint one');
    try {
      const result = await work();
      if (!writer.inTransaction) throw new Error('SQLite took the transaction away, and the work went on.');
      writer.exec('release one');
      return { result, committed: new Promise((resolve, reject) => waiting.push({ resolve, reject })) };
    } catch (error) {
      // A full disk takes the whole transaction away, and with it those who were to be committed together with this one.
      if (writer.inTransaction) writer.exec('rollback to one; release one');
      else settle(error);
      throw error;
    }
  }

  return {
    run: async (work) => {
      const { result, committed } = await turn(() => step(work));
      await committed;
      return result;
    },
    between: (work) =>
      turn(async () => {
        await commit();
        return work();
      }),
    finish: () => turn(commit),
  };
}

/** Each caller runs after the one before it has settled. */
function takeTurns() {
  let last: Promise<unknown> = Promise.resolve();
  return <T>(run: () => Promise<T>): Promise<T> => {
    const mine = last.then(run);
    last = mine.catch(() => {});
    return mine;
  };
}

/** Another process may hold the lock. Waiting inside SQLite would stop the event loop, so we wait outside. */
async function beginImmediate(writer: Sqlite.Database): Promise<void> {
  const deadline = Date.now() + WAIT_MS_MAX;
  for (let pause = 1; ; pause = Math.min(pause * 2, 50)) {
    try {
      writer.exec('begin immediate');
      return;
    } catch (error) {
      if ((error as { code?: string }).code !== 'SQLITE_BUSY') throw error;
      if (Date.now() > deadline) throw new DatabaseBusy('Another process holds the write lock.', { cause: error });
      await sleep(pause);
    }
  }
}
