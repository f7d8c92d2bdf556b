import { afterCommit, type Database, type Transaction } from '#db/open.ts';

/** Every process hears that this person's sessions changed, so that live streams look again at once (SPEC 1: at most a second). */
export const tellSessionsChanged = (db: Database, tx: Transaction, staffId: string): void =>
  afterCommit(tx, () => db.hint(JSON.stringify({ kind: 'session', staffId })));
