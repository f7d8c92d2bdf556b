import { statfs } from 'node:fs/promises';
import { wantedGuards } from '#db/guards.ts';
import type { Database } from '#db/open.ts';
import { sentenceOf, verifyChain } from '../audit/verify.ts';
import { lookAtFiles } from '../files/look.ts';
import { SEARCH_SOURCES } from '../intake/searchSources.ts';
import { checkLedger } from '../ledger/check.ts';
import type { Context } from '../platform/context.ts';
import { rebuildSearch } from '../platform/searchRebuild.ts';
import { agreeOnSecrets, secretsOf } from '../platform/secrets.ts';
import { appliedIn } from './prepare.ts';
import { recountFaults, remarkFaults } from './recount.ts';
import { ownMigrations, schemaState } from './schema.ts';

const FREE_BYTES_MIN = 100 * 1024 * 1024;
const CLOCK_APART_MS_MAX = 2_000;
const SQLITE_FULL = 2;
const WAITING_TOO_LONG_MS = 3_600_000;

export interface Finding {
  check: string;
  state: 'ok' | 'warn' | 'fail';
  detail: string;
}
type Check = (context: Context) => Promise<Omit<Finding, 'check'>>;

const ok = (detail: string) => ({ state: 'ok' as const, detail });
const warn = (detail: string) => ({ state: 'warn' as const, detail });
const fail = (detail: string) => ({ state: 'fail' as const, detail });

/** Everything that can be wrong with an installation and seen from inside it. Only the search index is mended, and money stopped. */
export async function examine(context: Context, told: (finding: Finding) => void = () => {}): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const [check, look] of Object.entries(CHECKS)) {
    const finding = { check, ...(await look(context).catch((error: Error) => fail(error.message))) };
    found.push(finding);
    told(finding);
  }
  return found;
}

const CHECKS: Record<string, Check> = {
  durability: async ({ db }) => {
    const word = await db.transaction((tx) =>
      db.rawIn(tx, db.dialect === 'sqlite' ? 'pragma synchronous' : 'show synchronous_commit'),
    );
    const setting = Object.values(word[0] ?? {})[0];
    const kept = db.dialect === 'sqlite' ? setting === SQLITE_FULL : setting !== 'off';
    return kept
      ? ok('every acknowledged commit is on the disk')
      : fail(`commits may be lost: ${db.dialect} says ${setting}`);
  },
  integrity: async ({ db }) => {
    if (db.dialect !== 'sqlite') return ok('left to PostgreSQL');
    const [row] = await db.raw('pragma quick_check(1)');
    return row?.quick_check === 'ok' ? ok('the file is whole') : fail(String(row?.quick_check));
  },
  guards: async ({ db }) => {
    const lost = await lostGuards(db);
    return lost.length === 0 ? ok('append-only tables and the ledger are guarded') : fail(`gone: ${lost.join(', ')}`);
  },
  migrations: async ({ db }) => {
    const state = schemaState(await appliedIn(db), ownMigrations());
    return state === 'current' ? ok('the schema is ours') : fail(`the schema is ${state}`);
  },
  disk: async ({ config }) => {
    const { bavail, bsize } = await statfs(config.dataDir);
    const megabytes = Math.floor((bavail * bsize) / 1024 ** 2);
    return bavail * bsize > FREE_BYTES_MIN
      ? ok(`${megabytes} MB free`)
      : warn(`only ${megabytes} MB free in ${config.dataDir}`);
  },
  secrets: async ({ config, db }) => {
    await agreeOnSecrets(db, secretsOf(config));
    return ok('those that the database was begun with');
  },
  chain: async (context) => {
    const verified = await verifyChain(context);
    const { ok: whole, links, unlinked, checkpoints } = verified;
    return whole
      ? ok(`${links} links, ${unlinked} not yet linked, ${checkpoints} checkpoints`)
      : fail(sentenceOf(verified));
  },
  counters: async ({ db }) => {
    const wrong = await recountFaults(db);
    return wrong.length === 0
      ? ok('equal to a recount')
      : fail(`differ from a recount: ${wrong.slice(0, 5).join('; ')}`);
  },
  ledger: async (context) => {
    const { breaches, transfers, stopped } = await checkLedger(context);
    const named = breaches.slice(0, 5).map(({ invariant, subject, detail }) => `${invariant} ${subject} (${detail})`);
    if (breaches.length > 0) return fail(`money is stopped, ${breaches.length} breaches: ${named.join('; ')}`);
    return stopped
      ? warn('every invariant holds; money is still stopped until a manager has it checked again')
      : ok(`every invariant holds over ${transfers} transfers`);
  },
  ratings: async ({ db }) => {
    const wrong = await remarkFaults(db);
    return wrong.length === 0
      ? ok('equal to a recomputation')
      : fail(`${wrong.length} differ from a recomputation: ${wrong.slice(0, 5).join('; ')}`);
  },
  files: async (context) => {
    const { files, receipts, wrong, passing } = await lookAtFiles(context);
    if (wrong.length > 0) return fail([...wrong, ...passing].join('; '));
    return passing.length > 0
      ? warn(`${passing.join('; ')}; the sweeps will see to it`)
      : ok(`${files} have their bytes and their key, ${receipts} receipts hold`);
  },
  search: async ({ db }) => {
    const { written, removed } = await rebuildSearch(db, SEARCH_SOURCES);
    return written + removed === 0 ? ok('complete') : warn(`mended: ${written} written, ${removed} removed`);
  },
  outbox: async ({ db, clock }) => {
    const since = clock.wall().getTime() - WAITING_TOO_LONG_MS;
    const late = db.dialect === 'sqlite' ? 'next_attempt_at < ?' : 'next_attempt_at < to_timestamp(?::float8 / 1000)';
    const [waiting] = await db.raw(`select count(*) as n from deliveries where state = 'pending' and ${late}`, [since]);
    const [dead] = await db.raw("select count(*) as n from deliveries where state = 'dead'");
    const [n, lost] = [Number(waiting?.n), Number(dead?.n)];
    return n + lost === 0 ? ok('nothing waits too long') : warn(`${n} wait for over an hour, ${lost} were given up`);
  },
  clock: async ({ db, clock, config }) => {
    if (clock.offsetMs !== 0 && !config.demo)
      return fail(`business time is moved by ${clock.offsetMs} ms, and this is no demo`);
    if (db.dialect === 'sqlite') return ok('one machine');
    const [row] = await db.raw('select extract(epoch from clock_timestamp()) * 1000 as ms');
    const apart = Math.round(Math.abs(Number(row?.ms) - clock.wall().getTime()));
    return apart <= CLOCK_APART_MS_MAX
      ? ok(`${apart} ms from the database`)
      : warn(`${apart} ms from the clock of the database`);
  },
};

async function lostGuards(db: Database): Promise<string[]> {
  const rows = await db.raw(
    db.dialect === 'sqlite'
      ? "select name from sqlite_master where type = 'trigger'"
      : 'select distinct tgname as name from pg_trigger where not tgisinternal',
  );
  const names = new Set(rows.map((row) => String(row.name)));
  return wantedGuards[db.dialect].filter((name) => !names.has(name));
}
