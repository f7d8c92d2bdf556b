import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import type { Table } from 'drizzle-orm';
import pg from 'pg';
import { insertMany } from '#db/bulk.ts';
import { type Database, openDatabase, type Transaction } from '#db/open.ts';
import { staff } from '#db/schema/access.ts';
import { countTotals, searchDocs } from '#db/schema/audit.ts';
import { listings, marketplaces, orders, people, policies } from '#db/schema/market.ts';
import { reviews } from '#db/schema/reviews.ts';
import { cases } from '#db/schema/spine.ts';
import { hashPassword } from '#server/access/password.ts';
import type { Policy } from '#server/policies/contract.ts';
import { DEFAULT_POLICIES } from '#server/policies/defaults.ts';
import { type Numbers, rowsOf } from './groundRows.ts';

/** Where a product that is measured keeps its things. */
export interface Place {
  dataDir: string;
  url: string;
}
export const PASSWORD = 'orbit-velvet-cactus-42';
export const MODERATORS = 8;
const BATCH_ROWS = 5_000;
const made: string[] = [];

/** A folder and an empty database of one's own: a file, or a new database on the server that DATABASE_URL names. */
export async function freshPlace(): Promise<Place> {
  const dataDir = mkdtempSync(join(tmpdir(), 'trustdesk-measure-'));
  made.push(dataDir);
  const server = process.env.DATABASE_URL;
  if (!server?.startsWith('postgres')) return { dataDir, url: `file:${join(dataDir, 'trustdesk.db')}` };
  const name = `measure_${randomUUID().replaceAll('-', '')}`;
  const client = new pg.Client(server);
  await client.connect();
  await client.query(`create database ${name}`);
  await client.end();
  const url = new URL(server);
  url.pathname = `/${name}`;
  return { dataDir, url: String(url) };
}

/** The databases of PostgreSQL go with their server. */
export async function dropGround(): Promise<void> {
  for (const folder of made) {
    rmSync(folder, { recursive: true, force: true });
    rmSync(`${folder}-checkpoints.log`, { force: true });
  }
}

/** A marketplace with staff and as many reviews as asked, written in multi-row inserts into the real schema. */
export async function fill(place: Place, numbers: Numbers, policy: Partial<Policy> = {}): Promise<void> {
  // Migrated by the product's own hand; then the file is nobody else's, and need not survive a crash while it is filled.
  await (await openDatabase(place.url, { migrate: true, durable: false })).close();
  const pen = await takePen(place);
  const now = new Date();
  const since = new Date(now.getTime() - 800 * 86_400_000);
  const marketplace = {
    name: 'IZI',
    currency: 'UAH',
    locale: 'uk',
    timeZone: 'Europe/Kyiv',
    country: 'UA',
    createdAt: since,
  };
  const body = { ...DEFAULT_POLICIES.izi, ...policy };
  const terms = {
    id: randomUUID(),
    marketplaceId: 'izi',
    version: 1,
    body,
    effectiveFrom: since,
    createdBy: 'test',
    createdAt: since,
  };
  const rows = rowsOf(numbers, now);
  await pen.write(marketplaces, [{ id: 'izi', ...marketplace }]);
  await pen.write(policies, [terms]);
  await pen.write(staff, await staffRows(now));
  await pen.write(people, rows.people);
  await pen.write(listings, rows.listings);
  await pen.write(orders, rows.orders);
  for (const batch of rows.reviews()) {
    await pen.write(reviews, batch.reviews);
    await pen.write(searchDocs, batch.docs);
    await pen.write(cases, batch.cases);
  }
  await pen.write(countTotals, rows.totals);
  await pen.close();
}

interface Pen {
  write(table: Table, rows: readonly object[]): Promise<void>;
  close(): Promise<void>;
}

async function takePen(place: Place): Promise<Pen> {
  const file = place.url.startsWith('file:') ? quickFile(place.url.slice('file:'.length)) : undefined;
  const db: Pick<Database, 'dialect' | 'rawIn' | 'transaction' | 'close'> = file ?? (await openDatabase(place.url));
  return {
    write: async (table, rows) => {
      for (let n = 0; n < rows.length; n += BATCH_ROWS)
        await db.transaction((tx) => insertMany(db, tx, table, rows.slice(n, n + BATCH_ROWS)));
    },
    close: async () => {
      if (db.dialect === 'postgres') await analyze(place.url);
      await db.close();
    },
  };
}

/** No log, and pages enough in memory: a million rows with random ids touch every page of ten indexes. */
function quickFile(name: string): Pick<Database, 'dialect' | 'rawIn' | 'transaction' | 'close'> {
  const file = new Sqlite(name);
  for (const pragma of ['journal_mode = off', 'synchronous = off', 'cache_size = -2000000', 'temp_store = memory'])
    file.pragma(pragma);
  return {
    dialect: 'sqlite',
    rawIn: async (_tx, statement, values = []) => {
      file.prepare(statement).run(...values);
      return [];
    },
    transaction: async (work) => {
      file.exec('begin');
      const result = await work({} as Transaction);
      file.exec('commit');
      return result;
    },
    close: async () => {
      file.pragma('journal_mode = wal');
      file.close();
    },
  };
}

async function staffRows(now: Date) {
  const passwordHash = await hashPassword(PASSWORD);
  const person = (role: 'moderator' | 'manager' | 'admin', n: number) => ({
    id: randomUUID(),
    email: `${role}${n}@staff.example`,
    displayName: `${role} ${n}`,
    alias: `${role}${n}`,
    role,
    marketplaceIds: null,
    passwordHash,
    disabledAt: null,
    preferences: {},
    createdAt: now,
    version: 1,
  });
  const moderators = Array.from({ length: MODERATORS }, (_, n) => person('moderator', n));
  return [...moderators, person('manager', 0), person('admin', 0)];
}

/** A server that has run for a day knows how large its tables are. */
async function analyze(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query('vacuum analyze');
  await client.end();
}
