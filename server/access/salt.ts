import { eq } from 'drizzle-orm';
import type { Database } from '#db/open.ts';
import { settings } from '#db/schema/audit.ts';
import { newToken } from '../platform/ids.ts';

const KEY = 'trail-salt';
const kept = new WeakMap<Database, Promise<string>>();

/** The salt of personal values in the audit trail: one for the life of a database, made when it is first wanted. */
export function trailSalt(db: Database): Promise<string> {
  const found = kept.get(db) ?? readOrMake(db);
  kept.set(db, found);
  found.catch(() => kept.delete(db));
  return found;
}

async function readOrMake(db: Database): Promise<string> {
  const fresh = newToken();
  return db.transaction(async (tx) => {
    await tx.insert(settings).values({ key: KEY, value: fresh }).onConflictDoNothing();
    const [row] = await tx.select().from(settings).where(eq(settings.key, KEY));
    return row?.value ?? fresh;
  });
}
