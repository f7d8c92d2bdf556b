import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { inspectFile } from '#db/sqliteFile.ts';
import { checkpointFileOf } from '../audit/checkpoints.ts';
import type { Actor } from '../platform/actor.ts';
import type { Config } from '../platform/config.ts';
import type { Context } from '../platform/context.ts';
import { Fault } from '../platform/fault.ts';
import { record } from '../platform/record.ts';
import { fileOf } from '../platform/soleServer.ts';
import { type ArchiveKey, readArchive, readHead, readKeyFile, writeArchive } from './archive.ts';
import { appliedIn, stamp } from './prepare.ts';
import { NEWER_SCHEMA, ownMigrations, schemaState } from './schema.ts';

const secretsFile = (dataDir: string): string => join(dataDir, 'secrets.json');

/** The key of the order, or the installation's own secrets where none is named. @throws Fault */
export function archiveKey(config: Pick<Config, 'dataDir'>, keyFile: string | undefined): ArchiveKey {
  if (keyFile) return readKeyFile(keyFile);
  const file = secretsFile(config.dataDir);
  if (!existsSync(file)) throw new Fault(`${file} is not there, and no --key-file is named.`, true);
  return { kind: 'secrets', material: readFileSync(file, 'utf8').trim() };
}

interface BackedUp {
  file: string;
  bytes: number;
}

/**
 * Copies the database while it is being written to, looks at every page of the copy, and locks copy and secrets into one
 * file (E12). @throws Fault on PostgreSQL, which brings its own tool
 */
export async function backUp(context: Context, actor: Actor, file: string, key: ArchiveKey): Promise<BackedUp> {
  const { config, db, clock } = context;
  if (!db.copyTo) throw new Fault(`On PostgreSQL use its own tool:\n${pgDumpFor(config.databaseUrl)}`, true);
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  await clearLeftCopies(file);
  const copy = `${file}.${process.pid}.copy`;
  try {
    await db.copyTo(copy);
    const { damage } = inspectFile(copy, { check: true });
    if (damage) throw new Fault(`The database is damaged and was not backed up: ${damage}.`);
    const about = { createdAt: clock.wall().toISOString(), version: config.version, migrations: await appliedIn(db) };
    await writeArchive(file, copy, readFileSync(secretsFile(config.dataDir), 'utf8'), key, about);
  } finally {
    for (const end of ['', '-wal', '-shm', '-journal']) await rm(copy + end, { force: true });
  }
  await db.transaction((tx) =>
    record(tx, actor, {
      action: 'backup.made',
      subjectKind: 'system',
      subjectId: 'backup',
      detail: { key: key.kind },
      at: clock.now(),
    }),
  );
  return { file, bytes: statSync(file).size };
}

/** A backup that was killed leaves its copy, which is not locked; it goes with the next one. */
async function clearLeftCopies(file: string): Promise<void> {
  for (const name of readdirSync(dirname(file))) {
    const [, pid] = name.startsWith(`${basename(file)}.`) ? (/\.(\d+)\.copy(?:-\w+)?$/.exec(name) ?? []) : [];
    if (pid && !isRunning(Number(pid))) await rm(join(dirname(file), name), { force: true });
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Without the password, which `PGPASSWORD` or `.pgpass` brings. */
export function pgDumpFor(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  url.password = '';
  return `pg_dump --format=custom --file=trustdesk.dump '${url}'`;
}

export interface RestoreAsk {
  file: string;
  key: ArchiveKey;
  /** Replaces what is there; it is kept beside as `backups/before-restore-<time>.db`. */
  force: boolean;
  wall: Date;
}
export interface Restored {
  createdAt: string;
  /** Where what was there before lies now. */
  kept: string | null;
}

/**
 * Puts the database of an archive in place, all of it or nothing. The caller holds the file, opens it, ends the sessions
 * and verifies. @throws Fault; then nothing has changed
 */
export async function putBack(config: Pick<Config, 'dataDir' | 'databaseUrl'>, ask: RestoreAsk): Promise<Restored> {
  const file = fileOf(config.databaseUrl);
  const { head } = await readHead(ask.file);
  if (head.key !== ask.key.kind)
    throw new Fault(
      head.key === 'key-file'
        ? `${ask.file} was made with a --key-file: name it.`
        : `${ask.file} was made with the secrets of its installation, not with a --key-file.`,
    );
  if (schemaState(head.migrations, ownMigrations()) === 'newer') throw new Fault(`${ask.file} ${NEWER_SCHEMA}`);
  if (inspectFile(file).inUse && !ask.force)
    throw new Fault(
      `${file} is in use: there are people or marketplaces in it. Say --force to replace it; it will be kept.`,
    );
  mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
  const draft = `${file}.${process.pid}.restore`;
  try {
    const secrets = await readArchive(ask.file, draft, ask.key);
    const { damage, migrations } = inspectFile(draft, { check: true });
    if (damage || migrations.length === 0)
      throw new Fault(`The database in ${ask.file} is damaged: ${damage ?? 'it is empty'}.`);
    putSecrets(config.dataDir, secrets, ask);
    const kept = await moveAway(config, file, ask.wall);
    await rename(draft, file);
    return { createdAt: head.createdAt, kept };
  } finally {
    for (const end of ['', '-wal', '-shm']) await rm(draft + end, { force: true });
  }
}

/** The chain was signed with the secrets of its installation: they must come along, or every signature is a stranger's. */
function putSecrets(dataDir: string, secrets: string, { force, wall }: RestoreAsk): void {
  const file = secretsFile(dataDir);
  const there = existsSync(file) ? readFileSync(file, 'utf8') : undefined;
  if (there?.trim() === secrets.trim()) return;
  if (there !== undefined && !force)
    throw new Fault(`${file} holds other secrets than the backup. Say --force to replace them; they will be kept.`);
  if (there !== undefined) writeFileSync(`${file}.before-restore-${stamp(wall)}`, there, { mode: 0o600, flag: 'wx' });
  writeFileSync(file, secrets, { mode: 0o600 });
}

async function moveAway(config: Pick<Config, 'dataDir'>, file: string, wall: Date): Promise<string | null> {
  if (!existsSync(file)) return null;
  const kept = join(config.dataDir, 'backups', `before-restore-${stamp(wall)}.db`);
  mkdirSync(dirname(kept), { recursive: true, mode: 0o700 });
  for (const end of ['-wal', '-shm', '']) if (existsSync(file + end)) await rename(file + end, kept + end);
  return kept;
}

/** The file outside DATA_DIR may know heads that the restored chain does not reach: it is kept, and a new one begun. */
export async function setCheckpointsAside(
  config: Pick<Config, 'checkpointFile' | 'dataDir'>,
  wall: Date,
): Promise<string | null> {
  const file = checkpointFileOf(config);
  if (!existsSync(file)) return null;
  const aside = join(dirname(file), `${basename(file)}.before-restore-${stamp(wall)}`);
  await rename(file, aside);
  return aside;
}
