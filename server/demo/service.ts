import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { and, eq, inArray, like } from 'drizzle-orm';
import { z } from 'zod';
import { ACCOUNTS } from '#db/demo/staff.ts';
import { apiKeys, staff } from '#db/schema/access.ts';
import { marketplaces } from '#db/schema/market.ts';
import { hashPassword } from '../access/password.ts';
import { makeDemo } from '../import/demo.ts';
import type { Config } from '../platform/config.ts';
import type { Context } from '../platform/context.ts';
import { sha256 } from '../platform/crypto.ts';
import { newToken } from '../platform/ids.ts';

const HINT_LENGTH = 4;
const Access = z.object({
  password: z.string().min(1),
  keys: z.object({ qjob: z.string().min(1), izi: z.string().min(1) }),
});
export type DemoAccess = z.infer<typeof Access>;

/** Password and platform keys of a demo: given by the environment, or made once and kept beside its database. */
export function demoAccess(config: Config): DemoAccess {
  const file = join(config.dataDir, 'demo-access.json');
  const kept = existsSync(file) ? Access.parse(JSON.parse(readFileSync(file, 'utf8'))) : fresh();
  const access = {
    password: config.demoPassword || kept.password,
    keys: { qjob: config.demoApiKeys.qjob || kept.keys.qjob, izi: config.demoApiKeys.izi || kept.keys.izi },
  };
  writeFileSync(file, `${JSON.stringify(access, null, 2)}\n`, { mode: 0o600 });
  return access;
}

const fresh = (): DemoAccess => ({
  password: `demo-${newToken().slice(0, 12)}`,
  keys: { qjob: `td_qjob_${newToken()}`, izi: `td_izi_${newToken()}` },
});

/**
 * Fills the database once; a demo that was begun goes on where it stopped, with the password and keys it is given now.
 * Resolves to whether it was filled now.
 */
export async function ensureDemo(context: Context, access: DemoAccess): Promise<boolean> {
  if ((await context.db.read.$count(marketplaces)) > 0) {
    await giveAccess(context, access);
    return false;
  }
  const keyOf = (key: string) => ({ hash: sha256(key), hint: key.slice(-HINT_LENGTH) });
  const keys = { qjob: keyOf(access.keys.qjob), izi: keyOf(access.keys.izi) };
  await makeDemo(context, { passwordHash: await hashPassword(access.password), keys });
  return true;
}

/** What the terminal prints must open the doors, also where the environment names another password than last time. */
async function giveAccess({ db }: Context, { password, keys }: DemoAccess): Promise<void> {
  const passwordHash = await hashPassword(password);
  await db.transaction(async (tx) => {
    await tx
      .update(staff)
      .set({ passwordHash })
      .where(
        inArray(
          staff.email,
          ACCOUNTS.map(({ name }) => `${name}@demo.test`),
        ),
      );
    for (const id of ['qjob', 'izi'] as const)
      await tx
        .update(apiKeys)
        .set({ keyHash: sha256(keys[id]), hint: keys[id].slice(-HINT_LENGTH) })
        .where(and(eq(apiKeys.marketplaceId, id), like(apiKeys.name, '% demo')));
  });
}
