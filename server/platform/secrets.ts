import { createPrivateKey, createPublicKey, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#db/open.ts';
import { settings } from '#db/schema/audit.ts';
import { ConfigFault } from './config.ts';
import { sha256 } from './crypto.ts';
import { mustBeOurs, readOrMake } from './ownFile.ts';

/** What must not lie in the database, or whoever holds a copy of it could sign in our name. */
export interface Secrets {
  /** Signs the heads of the audit chain (Ed25519, security.md T16). */
  auditKey: KeyObject;
  auditPublicKey: KeyObject;
  /** For marks of personal values in the trail: the same value gives the same mark. */
  auditSalt: string;
  /** Tells two sets of secrets apart without giving them away. */
  fingerprint: string;
}

const Stored = z.object({ auditKey: z.string().min(1), auditSalt: z.string().min(20) });

const known = new Map<string, Secrets>();

/**
 * `DATA_DIR/secrets.json`, made with mode 0600 when it is not there; processes that start together agree on one.
 * Reads the disk the first time, so call it before a transaction.
 * @throws ConfigFault when the file is unreadable or open to other accounts
 */
export function secretsOf({ dataDir }: { dataDir: string }): Secrets {
  const file = join(dataDir, 'secrets.json');
  const found = known.get(file);
  if (found) return found;
  const secrets = parse(
    file,
    readOrMake(file, () => `${JSON.stringify(fresh(), null, 2)}\n`),
  );
  known.set(file, secrets);
  return secrets;
}

function fresh(): z.infer<typeof Stored> {
  const { privateKey } = generateKeyPairSync('ed25519');
  return {
    auditKey: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    auditSalt: randomBytes(32).toString('base64url'),
  };
}

function parse(file: string, text: string): Secrets {
  mustBeOurs(file);
  try {
    const stored = Stored.parse(JSON.parse(text));
    const auditKey = createPrivateKey(stored.auditKey);
    return {
      auditKey,
      auditPublicKey: createPublicKey(auditKey),
      auditSalt: stored.auditSalt,
      fingerprint: sha256(stored.auditKey + stored.auditSalt),
    };
  } catch {
    throw new ConfigFault(`${file} does not hold our secrets: put the file of the backup back.`);
  }
}

const KEY = 'secrets-fingerprint';

/**
 * Processes on one database must hold the same secrets, or each would take the others' signatures for forgeries.
 * The first one leaves a fingerprint. @throws ConfigFault where this process holds others
 */
export async function agreeOnSecrets(db: Database, secrets: Secrets): Promise<void> {
  const value = secrets.fingerprint;
  await db.transaction((tx) => tx.insert(settings).values({ key: KEY, value }).onConflictDoNothing());
  const [row] = await db.read.select().from(settings).where(eq(settings.key, KEY));
  if (row?.value !== value)
    throw new ConfigFault(
      'DATA_DIR: secrets.json is not the one this database was begun with; copy it from the first process or from the backup.',
    );
}
