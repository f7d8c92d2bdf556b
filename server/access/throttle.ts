import { mkdirSync } from 'node:fs';
import { isIPv6 } from 'node:net';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import pg from 'pg';
import {
  type IRateLimiterStoreOptions,
  RateLimiterPostgres,
  RateLimiterRes,
  RateLimiterSQLite,
  type RateLimiterStoreAbstract,
} from 'rate-limiter-flexible';
import type { Database } from '#db/open.ts';
import type { Context } from '../platform/context.ts';
import { Refusal } from '../platform/refusal.ts';

const WINDOW_SECONDS = 15 * 60;
const CONNECTIONS_MAX = 2;
const TABLE = 'sign_in_attempts';

/** Attempts in a quarter of an hour. A browser that has signed in before counts by itself, so that strangers cannot lock its owner out. */
const LIMITS = { account: 5, device: 5, 'step-up': 5, address: 30, all: 1_000 };
export type Bucket = keyof typeof LIMITS;

interface Store {
  limiters: Map<Bucket, RateLimiterStoreAbstract>;
  sweep(now: number): Promise<unknown>;
  close(): Promise<void>;
}

// Beside the database they guard, for as long as it is open; kept out of the context, which carries tools only.
const stores = new WeakMap<Database, Promise<Store>>();

function storeOf(context: Context): Promise<Store> {
  const found = stores.get(context.db) ?? openStore(context);
  stores.set(context.db, found);
  return found;
}

/**
 * Counts survive a restart. On SQLite they have a file of their own: an attacker's guesses must not queue with
 * decisions for the one writer. On PostgreSQL all processes share one table, which the library makes.
 */
async function openStore({ config, db }: Context): Promise<Store> {
  if (db.dialect === 'postgres') {
    const pool = new pg.Pool({ connectionString: config.databaseUrl, max: CONNECTIONS_MAX });
    pool.on('error', () => {});
    pool.on('connect', (client) => client.on('error', () => {}));
    const made = await limiters(
      (options, ready) => new RateLimiterPostgres({ ...options, storeClient: pool, storeType: 'pool' }, ready),
    );
    return {
      limiters: made,
      sweep: (now) => pool.query(`delete from ${TABLE} where expire < $1`, [now]),
      close: () => pool.end(),
    };
  }
  mkdirSync(config.dataDir, { recursive: true });
  const file = new Sqlite(join(config.dataDir, 'throttle.db'), { timeout: 100 });
  file.pragma('journal_mode = WAL');
  // What a power cut takes back is a few counted guesses.
  file.pragma('synchronous = NORMAL');
  const made = await limiters(
    (options, ready) => new RateLimiterSQLite({ ...options, storeClient: file, storeType: 'better-sqlite3' }, ready),
  );
  const sweep = file.prepare(`delete from ${TABLE} where expire < ?`);
  return { limiters: made, sweep: async (now) => sweep.run(now), close: async () => void file.close() };
}

type Make = (
  options: Omit<IRateLimiterStoreOptions, 'storeClient'>,
  ready: (error?: Error) => void,
) => RateLimiterStoreAbstract;

/** One after the other: the library makes its table with the first, and two at once would collide. */
async function limiters(make: Make): Promise<Store['limiters']> {
  const made: Store['limiters'] = new Map();
  for (const [bucket, points] of Object.entries(LIMITS) as [Bucket, number][]) {
    await new Promise<void>((resolve, reject) => {
      const options = {
        keyPrefix: bucket,
        points,
        duration: WINDOW_SECONDS,
        tableName: TABLE,
        clearExpiredByTimeout: false,
      };
      made.set(
        bucket,
        make(options, (error) => (error ? reject(error) : resolve())),
      );
    });
  }
  return made;
}

const limiter = async (context: Context, bucket: Bucket): Promise<RateLimiterStoreAbstract> =>
  (await storeOf(context)).limiters.get(bucket) as RateLimiterStoreAbstract;

/**
 * Counts an attempt before anything is computed for it, so that a hundred at once are no way around.
 * @throws Refusal too-many-attempts with the seconds to wait
 */
export async function takeAttempt(context: Context, bucket: Bucket, key: string): Promise<void> {
  try {
    await (await limiter(context, bucket)).consume(key);
  } catch (error) {
    if (!(error instanceof RateLimiterRes)) throw error;
    context.log.warn({ bucket }, 'too many attempts');
    throw new Refusal('too-many-attempts', { retryAfterSeconds: Math.max(1, Math.ceil(error.msBeforeNext / 1000)) });
  }
}

/** The attempt was none: the password was right, or we were too busy to look at it. */
export async function giveBackAttempt(context: Context, bucket: Bucket, key: string): Promise<void> {
  await (await limiter(context, bucket)).reward(key);
}

/** The right password makes up for the slips before it. */
export async function forgetAttempts(context: Context, bucket: Bucket, key: string): Promise<void> {
  await (await limiter(context, bucket)).delete(key);
}

/** Takes out what no longer counts; run by a sweep, so that no timer outlives the store. */
export async function sweepThrottle(context: Context): Promise<void> {
  await (await storeOf(context)).sweep(Date.now());
}

/** On the way down, before the database closes. */
export async function closeThrottle({ db }: Context): Promise<void> {
  const store = await stores.get(db);
  stores.delete(db);
  await store?.close();
}

/** Whom an address counts for: IPv4 itself; of IPv6 the /64 that one household gets, or it had 2^64 tries. */
export function addressKey(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.split('::');
  const [front, back] = [head, tail ?? ''].map((part) => (part === '' ? [] : part.split(':')));
  const zeros = tail === undefined ? 0 : 8 - front!.length - back!.length;
  const groups = [...front!, ...Array<string>(Math.max(zeros, 0)).fill('0'), ...back!];
  return groups
    .slice(0, 4)
    .map((group) => Number.parseInt(group, 16).toString(16))
    .join(':');
}
