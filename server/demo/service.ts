import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { and, eq, inArray, like } from 'drizzle-orm';
import { z } from 'zod';
import { ACCOUNTS } from '#db/demo/staff.ts';
import { apiKeys, staff } from '#db/schema/access.ts';
import { marketplaces } from '#db/schema/market.ts';
import { hashPassword } from '../access/password.ts';
import { checkpointFileOf } from '../audit/checkpoints.ts';
import { type DemoSecrets, isDemoBegun, isDemoMade, makeDemo } from '../import/demo.ts';
import { type Config, ConfigFault } from '../platform/config.ts';
import type { Context } from '../platform/context.ts';
import { sha256 } from '../platform/crypto.ts';
import { newToken } from '../platform/ids.ts';
import { fillDocuments } from './documents/fill.ts';
import { fillEscrow } from './escrow/fill.ts';
import { fillRegistrations } from './registrations/fill.ts';

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
 * Fills the database once; a demo that was begun goes on where it stopped. Whoever stands before it is let in by the
 * password and keys that are given now. Resolves to whether it was filled now.
 * @throws ConfigFault where the database holds marketplaces and no demo was ever begun in it
 */
export async function ensureDemo(context: Context, access: DemoAccess): Promise<boolean> {
  const keyOf = (key: string) => ({ hash: sha256(key), hint: key.slice(-HINT_LENGTH) });
  const secrets: DemoSecrets = {
    passwordHash: await hashPassword(access.password),
    keys: { qjob: keyOf(access.keys.qjob), izi: keyOf(access.keys.izi) },
  };
  // Where another process is making it just now, that one fills it.
  const filled = await context.db.alone('demo', () => fill(context, secrets));
  await giveAccess(context, secrets);
  return filled ?? false;
}

async function fill(context: Context, secrets: DemoSecrets): Promise<boolean> {
  const { read } = context.db;
  const isMade = await isDemoMade(read);
  if (!isMade && !(await isDemoBegun(read))) await clearGround(context);
  if (!isMade) await makeDemo(context, secrets);
  // Also in a demo of before reserved payments were there.
  await fillEscrow(context, context.clock.now());
  await fillRegistrations(context, context.clock.now());
  await fillDocuments(context, context.clock.now());
  return !isMade;
}

/** A demo of before may have left its signed heads beside DATA_DIR, where they would speak against every new chain. */
async function clearGround({ config, db }: Context): Promise<void> {
  if ((await db.read.$count(marketplaces)) > 0)
    throw new ConfigFault('DATABASE_URL: got a database with marketplaces in it, and a demo wants one of its own.');
  if (!config.checkpointFile) rmSync(checkpointFileOf(config), { force: true });
}

/** What the terminal prints must open the doors, also where the environment names another password than last time. */
async function giveAccess({ db }: Context, { passwordHash, keys }: DemoSecrets): Promise<void> {
  const emails = ACCOUNTS.map(({ name }) => `${name}@demo.test`);
  await db.transaction(async (tx) => {
    await tx.update(staff).set({ passwordHash }).where(inArray(staff.email, emails));
    for (const id of ['qjob', 'izi'] as const)
      await tx
        .update(apiKeys)
        .set({ keyHash: keys[id].hash, hint: keys[id].hint })
        .where(and(eq(apiKeys.marketplaceId, id), like(apiKeys.name, '% demo')));
  });
}
