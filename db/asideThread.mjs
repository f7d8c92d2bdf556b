/** The other end of `db/aside.ts`: one connection on one thread, which answers a statement at a time. */
import { parentPort, workerData } from 'node:worker_threads';
import Sqlite from 'better-sqlite3';

const db = new Sqlite(workerData.file, { readonly: true, timeout: workerData.waitMs });
db.pragma(`cache_size = -${workerData.cacheKB}`);

parentPort?.on('message', ({ statement, values }) => {
  try {
    const prepared = db.prepare(statement).raw();
    parentPort?.postMessage({ rows: prepared.all(...values) });
  } catch (error) {
    parentPort?.postMessage({ error });
  }
});
