import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { asc, eq } from 'drizzle-orm';
import * as esbuild from 'esbuild';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '#db/open.ts';
import { auditEntries } from '#db/schema/audit.ts';
import { sequence, signHead } from '#server/audit/service.ts';
import { systemClock } from '#server/platform/clock.ts';
import { readConfig } from '#server/platform/config.ts';
import { makeLog } from '#server/platform/log.ts';
import { freshPlace } from '../support/database.ts';

const place = await freshPlace();
/** Inside the checkout, so that the bundle finds its packages, and with the migrations and the thread of the checks beside it, as a build has them. */
mkdirSync('build', { recursive: true });
const folder = mkdtempSync(join(process.cwd(), 'build', '.cli-test-'));
const outside = mkdtempSync(join(tmpdir(), 'trustdesk-cli-'));
const program = join(folder, 'cli.mjs');
const env = { ...process.env, DATA_DIR: place.dataDir, DATABASE_URL: place.url, INIT_CWD: outside, NODE_ENV: 'test' };

beforeAll(async () => {
  await esbuild.build({
    entryPoints: { cli: 'server/cli.ts' },
    outdir: folder,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    packages: 'external',
    logLevel: 'warning',
  });
  cpSync('db/migrations', join(folder, 'migrations'), { recursive: true });
  cpSync('db/asideThread.mjs', join(folder, 'asideThread.mjs'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
  rmSync(outside, { recursive: true, force: true });
});

interface Ran {
  code: number;
  out: string;
  err: string;
}
/** As from a script: no terminal, nobody to answer a question. */
/** The document of the interfaces is over a megabyte. */
const OUT_BYTES_MAX = 16_000_000;
const cli = (...args: string[]): Promise<Ran> =>
  new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [program, ...args],
      { env, timeout: 60_000, maxBuffer: OUT_BYTES_MAX },
      (error, out, err) => resolve({ code: error ? Number(error.code ?? 99) : 0, out, err }),
    );
    child.stdin?.end();
  });
const line = (rating: number, more = {}) =>
  JSON.stringify({
    text: `Domluva rychlá, práce hotová ${rating}.`,
    rating,
    lang: 'cs',
    createdAt: `2025-01-0${rating}T10:00:00Z`,
    ...more,
  });
const PLACE = ['--currency', 'CZK', '--locale', 'cs', '--time-zone', 'Europe/Prague', '--country', 'CZ'];

describe('the command line', { timeout: 90_000 }, () => {
  it('says what it can do, and answers 2 to what it does not understand', async () => {
    const help = await cli('--help');
    expect([help.code, help.out]).toEqual([0, expect.stringContaining('restore [options] <file>')]);
    const wrong = [
      ['nonsense'],
      ['import', 'reviews', 'x.jsonl'],
      ['staff', 'create', '--email', 'a'],
      ['backup', '--no-such-flag'],
    ];
    const ran = await Promise.all(wrong.map((args) => cli(...args)));
    expect(ran.map(({ code, out }) => [code, out])).toEqual(wrong.map(() => [2, '']));
  });

  it('invites, lists and disables colleagues, and the trail says who did it', async () => {
    const made = await cli(
      'staff',
      'create',
      '--email',
      'Eva@Example.com',
      '--name',
      'Eva Malá',
      '--role',
      'agent',
      '--json',
    );
    expect(JSON.parse(made.out)).toMatchObject({
      email: 'eva@example.com',
      role: 'agent',
      state: 'invited',
      setupLink: expect.stringMatching(/\/#\/setup\?token=.{20,}/),
    });
    const again = await cli('staff', 'create', '--email', 'eva@example.com', '--name', 'Eva', '--role', 'agent');
    expect([again.code, again.out, again.err]).toEqual([1, '', expect.stringContaining('email-taken')]);
    const wrong = [
      cli('staff', 'create', '--email', 'x@example.com', '--name', 'X', '--role', 'king'),
      cli('staff', 'reset', 'nobody@example.com'),
    ];
    expect((await Promise.all(wrong)).map(({ code }) => code)).toEqual([2, 2]);
    expect(await cli('staff', 'reset', 'eva@example.com')).toMatchObject({ code: 0, err: '' });
    expect(await cli('staff', 'disable', 'eva@example.com')).toMatchObject({ code: 0 });
    expect((await cli('staff', 'list')).out).toContain('eva@example.com  agent  disabled  all marketplaces');
    const db = await openDatabase(place.url);
    const entries = await db.read.select().from(auditEntries).orderBy(asc(auditEntries.at));
    await db.close();
    expect(entries.map((entry) => entry.action)).toEqual(['staff.invited', 'staff.link-made', 'staff.changed']);
    expect(new Set(entries.map((entry) => `${entry.actorKind} ${entry.actorId}`))).toEqual(
      new Set([`cli cli:${userInfo().username}`]),
    );
  });

  it('imports, says how far it is beside the result, and changes nothing the second time', async () => {
    writeFileSync(join(outside, 'reviews.jsonl'), [line(1), line(2), line(3), 'nothing'].join('\n'));
    const first = await cli(
      'import',
      'reviews',
      'reviews.jsonl',
      '--marketplace',
      'shop',
      ...PLACE,
      '--pending',
      '1',
      '--progress',
      '--json',
    );
    expect(first.code).toBe(0);
    expect(JSON.parse(first.out)).toMatchObject({ reviews: { published: 2, pending: 1 }, rejected: 1 });
    expect(first.err).toMatch(/reviews: 3 rows · \d+\/s · 100 %/);
    expect(readFileSync(join(outside, 'reviews.jsonl.shop.rejected.csv'), 'utf8')).toContain(
      '4,malformed-json,nothing',
    );
    const second = await cli('import', 'reviews', 'reviews.jsonl', '--marketplace', 'shop');
    expect([second.code, second.err, second.out]).toEqual([0, '', expect.stringContaining('0 written, 1 rejected')]);
    const wrong = [
      cli('import', 'reviews', 'absent.jsonl', '--marketplace', 'shop'),
      cli('import', 'reviews', 'reviews.jsonl', '--marketplace', 'unheard-of'),
    ];
    expect((await Promise.all(wrong)).map(({ code, err }) => [code, err])).toEqual([
      [2, expect.stringContaining('absent.jsonl is not there')],
      [2, expect.stringContaining('say --currency')],
    ]);
  });

  it('killed with -9 in the middle of an import, it goes on the next time', async () => {
    const many = Array.from({ length: 2_000 }, (_, n) => line(1 + (n % 5), { author: `a${n}`, externalId: `e${n}` }));
    writeFileSync(join(outside, 'many.jsonl'), many.join('\n'));
    const args = ['import', 'reviews', 'many.jsonl', '--marketplace', 'many', ...PLACE, '--pending', '0', '--json'];
    const child = spawn(process.execPath, [program, ...args], { env, stdio: 'ignore' });
    const db = await openDatabase(place.url);
    const written = async () =>
      Number((await db.raw("select count(*) as n from reviews where marketplace_id = 'many'"))[0]?.n);
    const ended = once(child, 'exit');
    for (let n = 0; n === 0 && child.exitCode === null; ) n = await written();
    child.kill('SIGKILL');
    await ended;
    const before = await written();
    const result = JSON.parse((await cli(...args)).out);
    expect(result.reviews).toMatchObject({ written: 2_000 - before, unchanged: before });
    expect(await written()).toBe(2_000);
    await db.close();
  });

  it('finds the installation healthy and its trail whole', async () => {
    const doctor = await cli('doctor', '--json');
    const found = JSON.parse(doctor.out) as { check: string; state: string }[];
    const failed = found.filter(({ state }) => state === 'fail').map(({ check }) => check);
    // The throw-away PostgreSQL of the tests writes without fsync, and the doctor rightly says so.
    expect(failed.filter((check) => check !== 'durability' || !process.env.DATABASE_URL)).toEqual([]);
    expect(doctor.code).toBe(failed.length > 0 ? 1 : 0);
    const verify = await cli('audit', 'verify');
    expect([verify.code, verify.out]).toEqual([0, expect.stringContaining('The trail is whole')]);
  });

  it('changes the keys of documents, and keeps the old ones while a file may need them', async () => {
    const [first, second] = [await cli('keys', 'rotate', '--json'), await cli('keys', 'rotate', '--marks', '--json')];
    expect([first.code, second.code]).toEqual([0, 0]);
    const { kek, hmac } = JSON.parse(readFileSync(join(place.dataDir, 'document-keys.json'), 'utf8'));
    expect(JSON.parse(second.out)).toEqual({ kekId: kek.current, markKeyId: hmac.current, done: 0, failed: 0 });
    expect([Object.keys(kek.keys).length, Object.keys(hmac.keys).length]).toEqual([3, 2]);
    expect(first.out + second.out).not.toContain(kek.keys[kek.current]);
    const dropped = await cli('keys', 'drop');
    expect([dropped.code, dropped.err]).toEqual([1, expect.stringContaining('in ten minutes')]);
    const db = await openDatabase(place.url);
    const rows = await db.read.select().from(auditEntries).where(eq(auditEntries.action, 'keys.rotated'));
    expect(rows.map(({ detail }) => JSON.parse(detail).kekId)).toContain(kek.current);
    await db.close();
  });

  it('says by name that the file of signed heads is not there although heads were signed', async () => {
    const config = readConfig({ DATA_DIR: place.dataDir, DATABASE_URL: place.url });
    const db = await openDatabase(place.url);
    const context = { config, db, clock: systemClock(), log: makeLog('silent') };
    while ((await sequence(context)) > 0);
    await signHead(context);
    await db.close();
    const [verify, doctor, json] = await Promise.all([
      cli('audit', 'verify'),
      cli('doctor'),
      cli('audit', 'verify', '--json'),
    ]);
    const named = expect.stringContaining(`${place.dataDir}-checkpoints.log is not there`);
    expect([verify.code, verify.out]).toEqual([1, named]);
    expect([doctor.code, doctor.out]).toEqual([1, named]);
    expect([json.code, JSON.parse(json.out)]).toMatchObject([1, { ok: false, fault: { kind: 'no-checkpoint-file' } }]);
  });

  it('exports a register, and knows no others', async () => {
    const [csv, unknown, filtered] = await Promise.all([
      cli('export', 'reviews', '--filter', '{"marketplaceId":"shop","status":"published"}'),
      cli('export', 'passwords'),
      cli('export', 'reviews', '--filter', '{"nonsense":1}'),
    ]);
    expect(csv.out.trim().split('\r\n')).toHaveLength(3);
    expect(await cli('export', 'people', 'people.csv', '--separator', ';')).toMatchObject({
      code: 0,
      out: expect.stringContaining('rows of people'),
    });
    expect(readFileSync(join(outside, 'people.csv'), 'utf8').split('\r\n')[0]).toContain('"id";"marketplaceId"');
    expect(unknown).toMatchObject({ code: 2, err: expect.stringContaining('There is no register passwords') });
    expect(filtered).toMatchObject({ code: 1, err: expect.stringContaining('unknown-filter') });
  });

  it('says no in one line of JSON to whoever asked for JSON, and to a person beside it', async () => {
    const [unknown, register, filtered, wrong, unheard] = await Promise.all([
      cli('staff', 'disable', 'nobody@staff.example', '--json'),
      cli('--json', 'export', 'passwords'),
      cli('export', 'reviews', '--filter', '{"nonsense":1}', '--json'),
      cli('staff', 'disable', '--json'),
      cli('staff', 'disable', 'nobody@staff.example'),
    ]);
    const said = [unknown, register, filtered, wrong].map(({ code, out }) => [code, JSON.parse(out)]);
    expect(said).toEqual([
      [2, { ok: false, error: 'Nobody here has the e-mail nobody@staff.example.' }],
      [2, { ok: false, error: expect.stringContaining('There is no register passwords') }],
      [
        1,
        {
          ok: false,
          error: 'Refused: unknown-filter (filter.nonsense: unknown-field).',
          code: 'unknown-filter',
          errors: { 'filter.nonsense': 'unknown-field' },
        },
      ],
      [2, { ok: false, error: "missing required argument 'email'" }],
    ]);
    for (const { out, err } of [unknown, register, filtered, wrong])
      expect([out.trim().split('\n').length, err.trim()]).toEqual([1, expect.stringMatching(/./)]);
    expect([unheard.code, unheard.out, unheard.err]).toEqual([
      2,
      '',
      'Nobody here has the e-mail nobody@staff.example.\n',
    ]);
  });

  it('prints the document of the interfaces', async () => {
    const { out, code } = await cli('openapi');
    expect([code, JSON.parse(out).openapi]).toEqual([0, expect.stringMatching(/^3\.1/)]);
  });

  it('backs up and restores, or names the tool that does', async () => {
    writeFileSync(join(outside, 'key'), 'correct horse battery staple');
    const made = await cli('backup', 'all.tdb', '--key-file', 'key');
    if (process.env.DATABASE_URL)
      return void expect(made).toMatchObject({
        code: 2,
        out: '',
        err: expect.stringContaining('pg_dump --format=custom'),
      });
    expect(made).toMatchObject({ code: 0, err: '' });
    expect(statSync(join(outside, 'all.tdb')).mode & 0o777).toBe(0o600);
    expect(await cli('restore', 'all.tdb', '--key-file', 'key')).toMatchObject({
      code: 1,
      out: '',
      err: expect.stringContaining('--force'),
    });
    const back = await cli('restore', 'all.tdb', '--key-file', 'key', '--force');
    expect(back).toMatchObject({
      code: 0,
      out: expect.stringMatching(/Restored the backup of .*verified, 0 sessions ended/),
    });
  });
});
