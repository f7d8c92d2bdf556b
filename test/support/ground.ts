import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Table } from 'drizzle-orm';
import pg from 'pg';
import { insertMany } from '#db/bulk.ts';
import { type Database, openDatabase } from '#db/open.ts';
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
  const db = await openDatabase(place.url, { migrate: true, durable: false });
  const now = new Date();
  const body = { ...DEFAULT_POLICIES.izi, ...policy };
  const place1 = { name: 'IZI', currency: 'UAH', locale: 'uk', timeZone: 'Europe/Kyiv', country: 'UA' };
  const since = new Date(now.getTime() - 800 * 86_400_000);
  const terms = { id: randomUUID(), marketplaceId: 'izi', version: 1, body, effectiveFrom: since, createdBy: 'test' };
  await write(db, marketplaces, [{ id: 'izi', ...place1, createdAt: since }]);
  await write(db, policies, [{ ...terms, createdAt: since }]);
  await write(db, staff, await staffRows(now));
  const rows = rowsOf(numbers, now);
  await write(db, people, rows.people);
  await write(db, listings, rows.listings);
  await write(db, orders, rows.orders);
  for (const batch of rows.reviews()) {
    await write(db, reviews, batch.reviews);
    await write(db, searchDocs, batch.docs);
    await write(db, cases, batch.cases);
  }
  await write(db, countTotals, rows.totals);
  if (db.dialect === 'postgres') await analyze(place.url);
  await db.close();
}

async function staffRows(now: Date) {
  const passwordHash = await hashPassword(PASSWORD);
  const person = (role: 'moderator' | 'manager' | 'admin', n: number) => ({
    id: randomUUID(), email: `${role}${n}@staff.example`, displayName: `${role} ${n}`, alias: `${role}${n}`, role,
    marketplaceIds: null, passwordHash, disabledAt: null, preferences: {}, createdAt: now, version: 1,
  });
  const moderators = Array.from({ length: MODERATORS }, (_, n) => person('moderator', n));
  return [...moderators, person('manager', 0), person('admin', 0)];
}

async function write(db: Database, table: Table, rows: readonly object[]): Promise<void> {
  for (let n = 0; n < rows.length; n += BATCH_ROWS)
    await db.transaction((tx) => insertMany(db, tx, table, rows.slice(n, n + BATCH_ROWS)));
}

/** A server that has run for a day knows how large its tables are. */
async function analyze(url: string): Promise<void> {
  const client = new pg.Client(url);
  await client.connect();
  await client.query('vacuum analyze');
  await client.end();
}
