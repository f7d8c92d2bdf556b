import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { drizzle } from 'drizzle-orm/sqlite-proxy';
import type { Database, Reader } from './database.ts';

const WAIT_MS_MAX = 5_000;
/** Small on purpose: rows are sorted in heaps of this size, and one that fits the processor's cache is sorted faster. */
const CACHE_KB = 4_096;

/**
 * Gives `work` two readers for statements that take long; each of them runs one statement after another. On SQLite they
 * have threads of their own, since here a statement lets nobody else in the process do anything.
 */
export async function aside<T>(db: Database, work: (readers: [Reader, Reader]) => Promise<T>): Promise<T> {
  if (db.dialect === 'postgres') return work([db.read, db.read]);
  const [main] = await db.raw('pragma database_list');
  const [one, other] = [threadOn(String(main?.file)), threadOn(String(main?.file))];
  try {
    return await work([readerOn(one), readerOn(other)]);
  } finally {
    await Promise.all([one.terminate(), other.terminate()]);
  }
}

/** Plain JavaScript that lies beside this file, or beside the bundle: it needs nothing that loads TypeScript. */
function threadOn(file: string): Worker {
  const workerData = { file, waitMs: WAIT_MS_MAX, cacheKB: CACHE_KB };
  return new Worker(new URL('./asideThread.mjs', import.meta.url), { workerData, execArgv: [] });
}

function readerOn(thread: Worker): Reader {
  // A thread may fail before anybody asks it.
  const failed = once(thread, 'error').then(([error]) => Promise.reject(error));
  failed.catch(() => {});
  const ask = async (statement: string, values: unknown[]) => {
    thread.postMessage({ statement, values });
    const [answer] = await Promise.race([once(thread, 'message'), failed]);
    if (answer.error) throw answer.error;
    return { rows: answer.rows };
  };
  return drizzle(ask) as unknown as Reader;
}
