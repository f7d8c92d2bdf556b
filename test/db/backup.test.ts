import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { eq } from 'drizzle-orm';
import pg from 'pg';
import { afterAll, describe, expect, it } from 'vitest';
import { fillDemo } from '#db/demo/fill.ts';
import { type Database, openDatabase } from '#db/open.ts';
import { sessions, staff } from '#db/schema/access.ts';
import { countTotals, searchDocs } from '#db/schema/audit.ts';
import { ratingTotals } from '#db/schema/ratings.ts';
import { inspectFile } from '#db/sqliteFile.ts';
import { appendMissing, checkpointFileOf } from '#server/audit/checkpoints.ts';
import { sequence, signHead } from '#server/audit/service.ts';
import { verifyChain } from '#server/audit/verify.ts';
import { examine } from '#server/backup/doctor.ts';
import { prepareDatabase } from '#server/backup/prepare.ts';
import { restore } from '#server/backup/restore.ts';
import { nextMigration, ownMigrations, schemaState } from '#server/backup/schema.ts';
import { archiveKey, backUp, pgDumpFor } from '#server/backup/service.ts';
import type { Config } from '#server/platform/config.ts';
import type { Context } from '#server/platform/context.ts';
import { foldCounts } from '#server/platform/count.ts';
import { record } from '#server/platform/record.ts';
import { secretsOf } from '#server/platform/secrets.ts';
import { beSoleServer } from '#server/platform/soleServer.ts';
import { makeContext } from '../support/context.ts';
import { demoInput } from '../support/demo.ts';
import { pathIn, storedIn } from '../support/files.ts';

const ME = { kind: 'cli', id: 'cli:tester' } as const;
const sqlite = !process.env.DATABASE_URL;
/** What only one of the two can do is no test of the other, and no skipped one either. */
const nowhere = (_name: string, _tests: () => void): void => {};
const onSqlite = sqlite ? describe : nowhere;
const onPostgres = sqlite ? nowhere : describe;
const place = mkdtempSync(join(tmpdir(), 'trustdesk-backup-'));
afterAll(() => rmSync(place, { recursive: true, force: true }));

const context = await makeContext();
secretsOf(context.config);
await fillDemo(context.db, demoInput(0.03));
while ((await sequence(context)) > 0);
await signHead(context);
await appendMissing(context);

let n = 0;
/** An empty installation of its own, closed. */
function elsewhere(): Omit<Context, 'db'> & { config: Config } {
  const dataDir = join(place, `data-${n++}`);
  mkdirSync(dataDir);
  const config = {
    ...context.config,
    dataDir,
    databaseUrl: `file:${join(dataDir, 'trustdesk.db')}`,
    checkpointFile: join(place, `heads-${n}.log`),
  };
  return { config, clock: context.clock, log: context.log };
}
async function opened<T>(tools: Omit<Context, 'db'>, work: (db: Database) => Promise<T>): Promise<T> {
  const db = await openDatabase(tools.config.databaseUrl, { migrate: true });
  return work(db).finally(() => db.close());
}
const keyFile = join(place, 'key.txt');
writeFileSync(keyFile, 'correct horse battery staple\n');
const byFile = archiveKey(context.config, keyFile);
const backup = async (key = byFile) => (await backUp(context, ME, join(place, `b-${n++}.tdb`), key)).file;
const ask = (file: string, more = {}) => ({ file, key: byFile, force: false, wall: context.clock.wall(), ...more });

onSqlite('a backup', () => {
  it('comes back whole on another machine, with only the key file', async () => {
    const file = await backup();
    const tools = elsewhere();
    const report = await restore(tools, ME, ask(file));
    expect(report.chain).toMatchObject({ ok: true, fault: null });
    expect(report.chain.links).toBeGreaterThan(100);
    expect(report.chain.checkpointsInFile).toBe(report.chain.checkpoints);
    const rows = await opened(tools, async (db) => db.read.select().from(staff));
    expect(rows).toEqual(await context.db.read.select().from(staff));
    expect(readFileSync(join(tools.config.dataDir, 'secrets.json'), 'utf8')).toBe(
      readFileSync(join(context.config.dataDir, 'secrets.json'), 'utf8'),
    );
  });

  it('is readable by nobody else, and shows nothing of its content', async () => {
    const file = await backup();
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const bytes = readFileSync(file);
    expect(bytes.includes('SQLite format 3')).toBe(false);
    expect(bytes.includes('demo.test')).toBe(false);
    expect(readdirSync(place).filter((name) => /part|copy/.test(name))).toEqual([]);
  });

  it('made while others write holds what was committed, and is whole', async () => {
    let writing = true;
    const writer = (async () => {
      for (let i = 0; writing; i++) {
        const trace = {
          action: 'test.written',
          subjectKind: 'system',
          subjectId: `w${i}`,
          at: context.clock.now(),
        } as const;
        await context.db.transaction((tx) => record(tx, ME, trace));
        await new Promise(setImmediate);
      }
    })();
    const file = await backup();
    writing = false;
    await writer;
    const tools = elsewhere();
    expect((await restore(tools, ME, ask(file))).chain.ok).toBe(true);
    expect(inspectFile(tools.config.databaseUrl.replace('file:', ''), { check: true }).damage).toBeNull();
  });

  it('takes away what a backup that was killed has left in the open', async () => {
    const file = await backup();
    writeFileSync(`${file}.99999999.copy`, 'everything');
    writeFileSync(`${file}.99999999.copy-journal`, '');
    await backUp(context, ME, file, archiveKey(context.config, undefined));
    expect(readdirSync(dirname(file)).filter((name) => name.includes('.copy'))).toEqual([]);
  });

  it('ends every session: whoever was signed in then must sign in anew', async () => {
    const [someone] = await context.db.read.select().from(staff);
    const wall = context.clock.wall();
    const session = {
      tokenHash: 'h',
      staffId: String(someone?.id),
      createdAt: wall,
      seenAt: wall,
      expiresAt: wall,
      steppedUpAt: wall,
      userAgent: null,
    };
    await context.db.transaction(async (tx) => void (await tx.insert(sessions).values(session)));
    const file = await backup();
    const tools = elsewhere();
    expect((await restore(tools, ME, ask(file))).sessionsEnded).toBe(1);
    expect(await opened(tools, async (db) => db.read.select().from(sessions))).toEqual([]);
  });

  it('does not open with another key, nor with a single bit changed, and then nothing has happened', async () => {
    const file = await backup();
    const wrong = join(place, 'wrong.txt');
    writeFileSync(wrong, 'incorrect horse battery staple');
    const size = statSync(file).size;
    const spoilt = [30, 200, Math.floor(size / 2), size - 1].map((at) => {
      const copy = `${file}.${at}`;
      const bytes = readFileSync(file);
      bytes[at] = (bytes[at] as number) ^ 1;
      writeFileSync(copy, bytes);
      return ask(copy);
    });
    const cut = `${file}.cut`;
    writeFileSync(cut, readFileSync(file).subarray(0, size - 100));
    for (const each of [ask(file, { key: archiveKey(context.config, wrong) }), ...spoilt, ask(cut)]) {
      const tools = elsewhere();
      await expect(restore(tools, ME, each)).rejects.toThrow(/does not open|no backup of Trustdesk|newer Trustdesk/);
      expect(readdirSync(tools.config.dataDir).filter((name) => !name.endsWith('.server'))).toEqual([]);
    }
  });

  it('does not replace an installation in use unless it is told to, and then keeps it', async () => {
    const file = await backup();
    const tools = elsewhere();
    await restore(tools, ME, ask(file));
    await expect(restore(tools, ME, ask(file))).rejects.toThrow('Say --force');
    const again = await restore(tools, ME, ask(file, { force: true }));
    expect(again.chain.ok).toBe(true);
    expect(inspectFile(String(again.kept), { check: true })).toMatchObject({ damage: null, inUse: true });
    expect(again.checkpointsAside === null || existsSync(again.checkpointsAside)).toBe(true);
  });

  it('is not put under a running server', async () => {
    const file = await backup();
    const tools = elsewhere();
    const hold = beSoleServer(tools.config.databaseUrl, context.clock.wall());
    await expect(restore(tools, ME, ask(file))).rejects.toThrow('another Trustdesk');
    hold.release();
    expect((await restore(tools, ME, ask(file))).chain.ok).toBe(true);
  });

  it('made with the installation’s own secrets says so where they are missing', async () => {
    const file = await backup(archiveKey(context.config, undefined));
    expect(() => archiveKey(elsewhere().config, undefined)).toThrow('no --key-file is named');
    await expect(restore(elsewhere(), ME, ask(file))).rejects.toThrow('made with the secrets of its installation');
  });
});

onPostgres('on PostgreSQL', () => {
  it('a backup is left to its own tool, whose command is told without the password', async () => {
    await expect(backUp(context, ME, join(place, 'x.tdb'), byFile)).rejects.toThrow('pg_dump');
    expect(pgDumpFor('postgres://me:secret@db.example:5432/desk')).toBe(
      "pg_dump --format=custom --file=trustdesk.dump 'postgres://me@db.example:5432/desk'",
    );
  });

  it('a database of a newer Trustdesk is refused', async () => {
    expect(await prepareDatabase(context.config, context.clock.wall())).toBeUndefined();
    const client = new pg.Client(context.config.databaseUrl);
    await client.connect();
    await client.query("insert into drizzle.__drizzle_migrations (hash, created_at) values ('x', 99999999999999)");
    await expect(prepareDatabase(context.config, context.clock.wall())).rejects.toThrow('written by a newer Trustdesk');
    await client.query("delete from drizzle.__drizzle_migrations where hash = 'x'");
    await client.end();
  });
});

describe('the schema', () => {
  const own = [
    { tag: 'a', when: 1 },
    { tag: 'b', when: 2 },
  ];
  it.each([
    [[], 'empty'],
    [[1, 2], 'current'],
    [[1], 'older'],
    [[1, 2, 3], 'newer'],
    [[3], 'newer'],
  ] as const)('with the migrations %j is %s', (applied, state) => {
    expect(schemaState(applied, own)).toBe(state);
  });

  it('is copied before it is migrated', () => {
    expect(nextMigration([1], own)?.tag).toBe('b');
    expect(ownMigrations().length).toBeGreaterThan(0);
  });
});

onSqlite('a start', () => {
  /** An installation as an earlier Trustdesk left it: its last migration is not noted. */
  async function older(change: (db: Sqlite.Database) => void) {
    const tools = elsewhere();
    await opened(tools, async () => {});
    const db = new Sqlite(tools.config.databaseUrl.replace('file:', ''));
    change(db);
    db.close();
    return tools;
  }

  it('refuses a file that a newer Trustdesk has migrated', async () => {
    const tools = await older(
      (db) => void db.prepare("insert into __drizzle_migrations (hash, created_at) values ('x', 99999999999999)").run(),
    );
    await expect(prepareDatabase(tools.config, context.clock.wall())).rejects.toThrow('written by a newer Trustdesk');
  });

  it('copies a file before it migrates it, and leaves one alone that is up to date', async () => {
    const tools = await older(() => {});
    expect(await prepareDatabase(tools.config, context.clock.wall())).toBeUndefined();
    const dropped = await older((db) => {
      // As if there had been one migration more before ours.
      const when = Number(db.prepare('select max(created_at) from __drizzle_migrations').pluck().get());
      db.prepare('delete from __drizzle_migrations where created_at = ?').run(when);
      if (ownMigrations().length === 1)
        db.prepare("insert into __drizzle_migrations (hash, created_at) values ('x', 1)").run();
    });
    const made = prepareDatabase(dropped.config, context.clock.wall());
    if (ownMigrations().length === 1) return void (await expect(made).rejects.toThrow('newer'));
    const copy = String(await made);
    expect(copy).toMatch(/backups\/pre-.+-\d{4}-\d\d-\d\dT[\d-]+Z\.db$/);
    expect(statSync(copy).mode & 0o777).toBe(0o600);
    expect(inspectFile(copy, { check: true }).damage).toBeNull();
  });

  it('says what is wrong with a file that is no database', async () => {
    const tools = elsewhere();
    writeFileSync(
      tools.config.databaseUrl.replace('file:', ''),
      'not a database, and long enough to be looked at as one '.repeat(50),
    );
    await expect(prepareDatabase(tools.config, context.clock.wall())).rejects.toThrow('cannot be read');
  });

  it('of a second server on one file is refused, and a server killed with -9 leaves nothing in the way', async () => {
    const file = join(place, 'sole.db');
    const holder = join(process.cwd(), 'db/sqliteFile.ts');
    const program = `import { holdFile } from ${JSON.stringify(holder)}; holdFile(${JSON.stringify(file)}, new Date()); console.log('held'); setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--import', 'tsx', '--input-type=module', '-e', program], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    await once(child.stdout, 'data');
    expect(() => beSoleServer(`file:${file}`, context.clock.wall())).toThrow(`process ${child.pid}`);
    child.kill('SIGKILL');
    await once(child, 'exit');
    beSoleServer(`file:${file}`, context.clock.wall()).release();
  });
});

describe('the doctor', () => {
  const found = async (check: string) => (await examine(context)).find((finding) => finding.check === check);

  it('finds nothing in a healthy installation', async () => {
    const findings = await examine({ ...context, config: { ...context.config, demo: true } });
    // A test database gives up durability for speed, and a test's clock stands still elsewhere: the doctor is right to say so.
    const known = ['durability', 'disk', ...(sqlite ? [] : ['clock'])];
    expect(findings.filter(({ state, check }) => state !== 'ok' && !known.includes(check))).toEqual([]);
    expect(findings).toHaveLength(14);
  });

  it('finds a kept file that has lost its bytes, and the keys that were lost', async () => {
    const row = await storedIn(context, 'a card');
    expect(await found('files')).toEqual({
      check: 'files',
      state: 'ok',
      detail: '1 have their bytes and their key, 0 receipts hold',
    });
    const path = await pathIn(context, row);
    const bytes = readFileSync(path);
    rmSync(path);
    expect(await found('files')).toMatchObject({
      state: 'fail',
      detail: `1 files have a row and no bytes: ${row.id}`,
    });
    writeFileSync(path, bytes);
    const { keysFile } = context.config.documents;
    renameSync(keysFile, `${keysFile}.away`);
    expect(await found('files')).toMatchObject({ state: 'fail', detail: expect.stringContaining('is not there') });
    renameSync(`${keysFile}.away`, keysFile);
    expect(await found('files')).toMatchObject({ state: 'ok' });
  });

  it('finds a counter, a rating and a search entry that are not what they count', async () => {
    const change = (work: (tx: Parameters<Parameters<Database['transaction']>[0]>[0]) => Promise<unknown>) =>
      context.db.transaction(async (tx) => void (await work(tx)));
    await foldCounts(context.db);
    await change((tx) => tx.update(countTotals).set({ n: 7_777 }).where(eq(countTotals.key, 'izi:published')));
    expect(await found('counters')).toMatchObject({
      state: 'fail',
      detail: expect.stringContaining('izi:published is kept as 7777'),
    });
    const [total] = await context.db.read.select().from(ratingTotals);
    await change((tx) =>
      tx
        .update(ratingTotals)
        .set({ sum: 1_000_000 })
        .where(eq(ratingTotals.personId, String(total?.personId))),
    );
    expect((await found('ratings'))?.state).toBe('fail');
    const [doc] = await context.db.read.select().from(searchDocs);
    await change((tx) => tx.delete(searchDocs).where(eq(searchDocs.id, Number(doc?.id))));
    expect(await found('search')).toEqual({ check: 'search', state: 'warn', detail: 'mended: 1 written, 0 removed' });
    expect((await found('search'))?.state).toBe('ok');
  });

  it('misses the file of signed heads, and names it', async () => {
    const file = checkpointFileOf(context.config);
    const aside = `${file}.aside`;
    renameSync(file, aside);
    expect(await found('chain')).toMatchObject({ state: 'fail', detail: expect.stringContaining(file) });
    renameSync(aside, file);
    expect((await found('chain'))?.state).toBe('ok');
  });

  it('finds a trail that somebody rewrote', async () => {
    expect((await verifyChain(context)).ok).toBe(true);
    if (!sqlite) return;
    const file = context.config.databaseUrl.replace('file:', '');
    const copy = elsewhere();
    copyFileSync(file, copy.config.databaseUrl.replace('file:', ''));
    const db = new Sqlite(copy.config.databaseUrl.replace('file:', ''));
    db.exec('drop trigger audit_entries_no_update');
    db.exec("update audit_entries set detail = '{}' where id = (select entry_id from audit_links where seq = 5)");
    db.close();
    writeFileSync(
      join(copy.config.dataDir, 'secrets.json'),
      readFileSync(join(context.config.dataDir, 'secrets.json')),
      { mode: 0o600 },
    );
    const chain = await opened(copy, async (opened) =>
      (await examine({ ...copy, db: opened })).find(({ check }) => check === 'chain'),
    );
    expect(chain).toMatchObject({ state: 'fail', detail: expect.stringContaining('altered at 5') });
  });
});
