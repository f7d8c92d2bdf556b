import { createHmac, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { eq } from 'drizzle-orm';
import { z } from 'zod';
import type { Database } from '#db/open.ts';
import { settings } from '#db/schema/audit.ts';
import type { FilePlaceName } from '#db/words.ts';
import { ConfigFault } from '../platform/config.ts';
import type { Context } from '../platform/context.ts';
import { folderPlace } from './folder.ts';
import { type DocumentKeys, keysOf } from './keys.ts';
import { type FilePlace, FilesUnavailable } from './place.ts';
import { s3Place } from './s3.ts';

const KEY = 'documents';
/** `name`: the corner of a store that is this database's own. `proof`: by which HMAC key, so that the file is known again. */
const Home = z.object({ name: z.string(), keyId: z.string(), proof: z.string() });
type Home = z.infer<typeof Home>;
type Tools = Pick<Context, 'config' | 'db'>;

const known = new WeakMap<Database, Home>();

/**
 * A database and the keys it was begun with belong together, and so do a database and its corner of a folder or bucket:
 * a sweep that does away with what has no row must never meet the files of another. The first process that keeps files
 * says both. Asks disk and database, so call it before a transaction.
 * @throws ConfigFault where the file of keys is missing or another one
 */
export async function homeOf({ config, db }: Tools): Promise<string> {
  const found = known.get(db) ?? (await readHome(db));
  if (found && !existsSync(config.documents.keysFile))
    throw new ConfigFault(`${config.documents.keysFile} is not there: without it no document of this database opens.`);
  const keys = keysOf(config);
  const home = found ?? (await makeHome(db, keys));
  if (proofOf(keys, home) !== home.proof)
    throw new ConfigFault(`${config.documents.keysFile} is not the one this database was begun with: put that back.`);
  known.set(db, home);
  return home.name;
}

/** Whether anything was ever kept here; a sweep or a look begins nothing. */
export const hasHome = async (db: Database): Promise<boolean> => (known.get(db) ?? (await readHome(db))) !== undefined;

/** @throws FilesUnavailable for files that lie in a bucket which is no longer set up */
export async function placeOf(context: Tools, name: FilePlaceName): Promise<FilePlace> {
  const home = await homeOf(context);
  const { dataDir, documents } = context.config;
  if (name === 'folder') return folderPlace(join(dataDir, 'documents', home));
  if (!documents.s3) throw new FilesUnavailable('Files lie in a bucket, and S3_… do not say which.');
  return s3Place(documents.s3, home);
}

/** Every place where files may lie by the settings of today. */
export const placeNames = ({ documents }: Context['config']): FilePlaceName[] =>
  documents.s3 ? ['folder', 's3'] : ['folder'];

async function readHome(db: Database): Promise<Home | undefined> {
  const [row] = await db.read.select().from(settings).where(eq(settings.key, KEY));
  return row && Home.parse(JSON.parse(row.value));
}

async function makeHome(db: Database, keys: DocumentKeys): Promise<Home> {
  const begun = { name: randomBytes(8).toString('hex'), keyId: keys.hmac.current };
  const value = JSON.stringify({ ...begun, proof: proofOf(keys, begun) });
  await db.transaction((tx) => tx.insert(settings).values({ key: KEY, value }).onConflictDoNothing());
  // Another process may have been first: its word counts for both.
  return (await readHome(db)) as Home;
}

function proofOf({ hmac }: DocumentKeys, { name, keyId }: Omit<Home, 'proof'>): string | undefined {
  const key = hmac.keys.get(keyId);
  return key && createHmac('sha256', key).update(`v1|home|${name}`).digest('hex');
}
