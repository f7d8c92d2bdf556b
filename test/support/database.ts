import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll } from 'vitest';
import { type Database, openDatabase } from '#db/open.ts';
import { everyTransactionWasQuick, watched } from './turns.ts';

export interface Place {
  url: string;
  /** A folder of one's own, for what a process keeps beside its database. */
  dataDir: string;
}

/** What this file made and opened, in the order of making. A hook of a running test would come too late for this list. */
const made: (() => unknown)[] = [];

/** Registered before all hooks of the file, so it runs after them; whatever fails on the way, the rest is cleared too. */
afterAll(async () => {
  const failed: unknown[] = [];
  for (const clear of made.reverse())
    await Promise.resolve()
      .then(clear)
      .catch((error) => failed.push(error));
  if (failed.length > 0) throw failed[0];
  everyTransactionWasQuick();
});

/** Where a database of its own may be made, in the dialect that DATABASE_URL names; cleared away after the file. */
export async function freshPlace(): Promise<Place> {
  const dataDir = mkdtempSync(join(tmpdir(), 'trustdesk-test-'));
  made.push(() => {
    rmSync(dataDir, { recursive: true, force: true });
    // What the house keeps outside of its folder on purpose.
    rmSync(`${dataDir}-checkpoints.log`, { force: true });
  });
  const server = process.env.DATABASE_URL;
  if (!server?.startsWith('postgres')) return { url: `file:${join(dataDir, 'test.db')}`, dataDir };
  const { url, drop } = await freshPostgres(server);
  made.push(drop);
  return { url, dataDir };
}

/**
 * A migrated, empty database. Its file cares for nothing but speed: durability has tests of its own. On SQLite the file
 * of tests fails where one of its transactions waited for anything but the database.
 */
export async function openFresh(place: Place): Promise<Database> {
  const db = await openDatabase(place.url, { migrate: true, durable: false });
  made.push(() => db.close());
  return watched(db);
}

/** One for each test file. */
export const freshDatabase = async (): Promise<Database> => openFresh(await freshPlace());

async function freshPostgres(server: string) {
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  const admin = async (statement: string) => {
    const client = new pg.Client(server);
    await client.connect();
    await client.query(statement);
    await client.end();
  };
  await admin(`create database ${name}`);
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { url: String(url), drop: () => admin(`drop database ${name} with (force)`) };
}
