import { type Database, DatabaseBusy, type Transaction } from '#db/open.ts';

/**
 * Runs the work while the n-th statement of each of its transactions fails, as a database that is busy or gone does.
 * Resolves to what the work came to, and whether anything failed: false once no transaction has so many statements.
 */
export async function breakingAt<T>(
  db: Database,
  n: number,
  work: () => Promise<T>,
): Promise<{ broke: boolean; result: T }> {
  const real = db.transaction;
  let broke = false;
  db.transaction = (inner) =>
    real.call(db, (tx: Transaction) => {
      let left = n;
      const count = () => {
        if (--left !== 0) return;
        broke = true;
        throw new DatabaseBusy('planted');
      };
      return inner(failing(tx, count));
    }) as never;
  try {
    return { result: await work(), broke };
  } finally {
    db.transaction = real;
  }
}

/** Statements of the builder begin at one of three words, and those that are made once go through the session. */
function failing(tx: Transaction, count: () => void): Transaction {
  const session = (real: object) =>
    new Proxy(real, {
      get: (target, name) => {
        if (name === 'prepareQuery') count();
        return Reflect.get(target, name);
      },
    });
  return new Proxy(tx, {
    get: (target, name) => {
      if (name === 'insert' || name === 'update' || name === 'select' || name === 'delete') count();
      const found: unknown = Reflect.get(target, name);
      return name === 'session' ? session(found as object) : found;
    },
  });
}
