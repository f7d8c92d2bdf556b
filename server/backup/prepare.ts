import { chmodSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { openDatabase } from '#db/open.ts';
import { copyFileOf, inspectFile } from '#db/sqliteFile.ts';
import { type Config, ConfigFault } from '../platform/config.ts';
import { fileOf } from '../platform/soleServer.ts';
import { NEWER_SCHEMA, nextMigration, ownMigrations, schemaState } from './schema.ts';

/**
 * Before a database is opened with its migrations: refuses one that a newer Trustdesk has written, and copies one that
 * will be migrated to `backups/pre-<migration>-<time>.db`. Resolves to the copy, if one was made.
 * @throws ConfigFault for a newer schema, and for a file that is damaged
 */
export async function prepareDatabase(
  config: Pick<Config, 'databaseUrl' | 'dataDir'>,
  wall: Date,
): Promise<string | undefined> {
  if (!config.databaseUrl.startsWith('file:')) return refuseNewerPostgres(config.databaseUrl);
  const file = fileOf(config.databaseUrl);
  const { migrations: applied, damage } = inspectFile(file);
  if (damage)
    throw new ConfigFault(
      `DATABASE_URL: ${file} cannot be read: ${damage}. Restore a backup with \`npm run cli -- restore\`.`,
    );
  const own = ownMigrations();
  const state = schemaState(applied, own);
  if (state === 'newer') throw new ConfigFault(`DATABASE_URL: ${file} ${NEWER_SCHEMA}`);
  if (state !== 'older') return undefined;
  return copyBefore(file, config.dataDir, nextMigration(applied, own)?.tag ?? 'unknown', wall);
}

async function copyBefore(file: string, dataDir: string, tag: string, wall: Date): Promise<string> {
  const folder = join(dataDir, 'backups');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const target = join(folder, `pre-${tag}-${stamp(wall)}.db`);
  await copyFileOf(file, target);
  chmodSync(target, 0o600);
  return target;
}

/** `2026-03-02T09-00-00Z`: sorts by time, and every file system takes it. */
export const stamp = (at: Date): string => `${at.toISOString().slice(0, 19).replaceAll(':', '-')}Z`;

/** PostgreSQL has backups of its own; only what we could not understand is refused. */
async function refuseNewerPostgres(url: string): Promise<undefined> {
  const db = await openDatabase(url);
  try {
    const applied = await appliedIn(db);
    if (schemaState(applied, ownMigrations()) === 'newer')
      throw new ConfigFault(`DATABASE_URL: the database ${NEWER_SCHEMA}`);
  } finally {
    await db.close();
  }
}

/** When each migration of an open database was made. */
export async function appliedIn(db: Awaited<ReturnType<typeof openDatabase>>): Promise<number[]> {
  if (db.dialect === 'sqlite') {
    const rows = await db.raw('select created_at from __drizzle_migrations order by created_at');
    return rows.map((row) => Number(row.created_at));
  }
  const [table] = await db.raw("select to_regclass('drizzle.__drizzle_migrations') is not null as there");
  if (!table?.there) return [];
  const rows = await db.raw('select created_at from drizzle.__drizzle_migrations order by created_at');
  return rows.map((row) => Number(row.created_at));
}
