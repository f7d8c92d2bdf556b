import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll } from 'vitest';
import { type Database, openDatabase } from '#db/open.ts';

export interface Place {
  url: string;
  /** A folder of one's own, for what a process keeps beside its database. */
  dataDir: string;
}

/** Where a database of its own may be made, in the dialect that DATABASE_URL names; cleared away after the file. */
export async function freshPlace(): Promise<Place> {
  const dataDir = mkdtempSync(join(tmpdir(), 'trustdesk-test-'));
  const server = process.env.DATABASE_URL;
  const { url, drop } = server?.startsWith('postgres')
    ? await freshPostgres(server)
    : { url: `file:${join(dataDir, 'test.db')}`, drop: async () => {} };
  afterAll(async () => {
    await drop();
    rmSync(dataDir, { recursive: true, force: true });
  });
  return { url, dataDir };
}

/** A migrated, empty database. Its file cares for nothing but speed: durability has tests of its own. */
export async function openFresh(place: Place): Promise<Database> {
  const db = await openDatabase(place.url, { migrate: true, durable: false });
  afterAll(() => db.close());
  return db;
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
