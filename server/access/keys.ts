import { and, eq, isNull } from 'drizzle-orm';
import { type ApiKey, apiKeys } from '#db/schema/access.ts';
import { sees } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { newToken } from '../platform/ids.ts';
import { record } from '../platform/record.ts';
import { Refusal } from '../platform/refusal.ts';
import { newApiKey } from './apiKeys.ts';
import type { ApiKeyCreate } from './contract.ts';
import type { By } from './staff.ts';
import { needFresh } from './stepUp.ts';
import { findKeyById, marketplacesOf } from './store.ts';

/** The key itself is in the answer and nowhere else. @throws Refusal invalid, step-up-needed */
export async function createKey(
  context: Context,
  { actor, requestId }: By,
  given: ApiKeyCreate,
): Promise<{ row: ApiKey; key: string }> {
  needFresh(context, actor);
  const { db, clock } = context;
  const key = `td_${newToken()}`;
  const at = clock.now();
  const row = newApiKey({ ...given, rights: [...new Set(given.rights)], key, now: at });
  await db.transaction(async (tx) => {
    const known = (await marketplacesOf(tx)).some((each) => each.id === given.marketplaceId && sees(actor, each.id));
    if (!known) throw new Refusal('invalid', { errors: { marketplaceId: 'unknown' } });
    await tx.insert(apiKeys).values(row);
    const detail = { rights: row.rights, hint: row.hint };
    await record(tx, actor, {
      action: 'api-key.made',
      subjectKind: 'api-key',
      subjectId: row.id,
      marketplaceId: row.marketplaceId,
      detail,
      at,
      requestId,
    });
  });
  return { row, key };
}

/** From the next call on the key opens nothing; the row stays, so that the trail still says whose calls they were. Twice is once. */
export async function revokeKey({ db, clock }: Context, { actor, requestId }: By, id: string): Promise<ApiKey> {
  const at = clock.now();
  return db.transaction(async (tx) => {
    const before = await findKeyById(tx, id);
    if (!before || !sees(actor, before.marketplaceId)) throw new Refusal('not-found');
    const live = and(eq(apiKeys.id, id), isNull(apiKeys.revokedAt));
    const [revoked] = await tx
      .update(apiKeys)
      .set({ revokedAt: at, version: before.version + 1 })
      .where(live)
      .returning();
    if (!revoked) return before;
    await record(tx, actor, {
      action: 'api-key.revoked',
      subjectKind: 'api-key',
      subjectId: id,
      marketplaceId: before.marketplaceId,
      at,
      requestId,
    });
    return revoked;
  });
}
