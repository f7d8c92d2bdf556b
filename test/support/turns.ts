import { performance } from 'node:perf_hooks';
import { clearImmediate, setImmediate } from 'node:timers';
import type { Database } from '#db/open.ts';

/** One line for each transaction that let a turn of the event loop pass, with where it was begun. */
const waited: string[] = [];

/**
 * Watches the transactions of a SQLite database. Its statements answer at once, so a transaction that does nothing but
 * ask them is over within one turn of the event loop, however slow the machine is. One that lets a turn pass waits for
 * something else (a hash, a file, the network, a timer) and holds up every writer meanwhile (RULINGS 28).
 */
export function watched(db: Database): Database {
  if (db.dialect !== 'sqlite') return db;
  const watch =
    (run: Database['transaction']): Database['transaction'] =>
    (work) => {
      const begun = new Error('begun here');
      return run((tx) => inOneTurn(() => work(tx), begun));
    };
  return { ...db, transaction: watch(db.transaction), takeOne: watch(db.takeOne) };
}

const loops = (): number => performance.nodeTiming.uvMetricsInfo.loopCount;

/** Two signs, since a turn that ends in its first half runs no `setImmediate`, and one that begins there is not counted. */
async function inOneTurn<T>(work: () => Promise<T>, begun: Error): Promise<T> {
  let passed = false;
  const turn = setImmediate(() => {
    passed = true;
  });
  const before = loops();
  try {
    return await work();
  } finally {
    clearImmediate(turn);
    if (passed || loops() !== before) waited.push(placesIn(begun));
  }
}

/** The files of ours that led there, the nearest first. */
const placesIn = ({ stack = '' }: Error): string =>
  [...stack.matchAll(/\/((?:server|test|db)\/[\w/.-]+?\.ts:\d+)/g)]
    .map(([, place]) => place)
    .filter((place) => !place?.startsWith('test/support/turns'))
    .slice(0, 3)
    .join(' < ');

/** Where those that waited since the last look were begun; for a test that makes one wait on purpose. */
export const takeWaits = (): string[] => waited.splice(0);

/** @throws where a transaction waited; said at the end of the file, since the test it happened in may be over */
export function everyTransactionWasQuick(): void {
  const places = [...new Set(takeWaits())];
  if (places.length === 0) return;
  throw new Error(
    `A transaction waited for something that is not the database, and held up every writer of SQLite meanwhile.
Hash, read files, ask the network and wait before it begins, and hand the result in (RULINGS 28). Begun in:
${places.map((place) => `  ${place}`).join('\n')}`,
  );
}
