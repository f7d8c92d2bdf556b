import { and, eq, isNull, lte, or, sql } from 'drizzle-orm';
import type { Reader } from '#db/open.ts';
import { apiKeys } from '#db/schema/access.ts';
import type { ApiKeyRight } from '#db/words.ts';
import type { Context } from '../platform/context.ts';
import { sha256 } from '../platform/crypto.ts';
import { newId } from '../platform/ids.ts';

const SEEN_EVERY_MS = 60_000;
const HINT_LENGTH = 4;

const lookUp = (read: Reader) =>
  read
    .select({
      id: apiKeys.id,
      marketplaceId: apiKeys.marketplaceId,
      rights: apiKeys.rights,
      revokedAt: apiKeys.revokedAt,
      lastUsedAt: apiKeys.lastUsedAt,
    })
    .from(apiKeys)
    .where(eq(apiKeys.keyHash, sql.placeholder('keyHash')))
    .prepare('api_key_by_hash');

const prepared = new WeakMap<Reader, ReturnType<typeof lookUp>>();

/** Prepared once a reader, as the session is: every call of a marketplace asks this. */
export async function findKey(read: Reader, key: string) {
  const query = prepared.get(read) ?? lookUp(read);
  prepared.set(read, query);
  return (await query.execute({ keyHash: sha256(key) }))[0];
}

/** At most once a minute, beside the call. */
export function touchKey({ db, clock, log }: Context, id: string, lastUsedAt: Date | null): void {
  const now = clock.wall();
  const before = new Date(now.getTime() - SEEN_EVERY_MS);
  if (lastUsedAt && lastUsedAt > before) return;
  const stale = and(eq(apiKeys.id, id), or(isNull(apiKeys.lastUsedAt), lte(apiKeys.lastUsedAt, before)));
  db.takeOne(async (tx) => void (await tx.update(apiKeys).set({ lastUsedAt: now }).where(stale))).catch(
    (err: unknown) => log.warn({ err }, 'last use of key not written'),
  );
}

/** A key as it goes into the table. 256 bits of chance need no slow hash, and a fast one is asked on every call. */
export const newApiKey = (given: {
  marketplaceId: string;
  name: string;
  rights: ApiKeyRight[];
  key: string;
  now: Date;
}) => ({
  id: newId(),
  marketplaceId: given.marketplaceId,
  name: given.name,
  keyHash: sha256(given.key),
  hint: given.key.slice(-HINT_LENGTH),
  rights: given.rights,
  createdAt: given.now,
  lastUsedAt: null,
  revokedAt: null,
  version: 1,
});
