import { appendFileSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { eq } from 'drizzle-orm';
import { afterEach, beforeAll, describe, expect, test } from 'vitest';
import { auditEntries, auditLinks, auditUnlinked } from '#db/schema/audit.ts';
import { outboxMessages } from '#db/schema/outbox.ts';
import { checkpointFileOf } from '#server/audit/checkpoints.ts';
import { linkHash } from '#server/audit/rules.ts';
import { checkpointer, checkpointWhenDue, sequence, sequencer, signHead } from '#server/audit/service.ts';
import { verifyChain } from '#server/audit/verify.ts';
import { startSweeps } from '#server/jobs/service.ts';
import { announce } from '#server/outbox/store.ts';
import { system } from '#server/platform/actor.ts';
import { readConfig } from '#server/platform/config.ts';
import { record } from '#server/platform/record.ts';
import { agreeOnSecrets, secretsOf } from '#server/platform/secrets.ts';
import { makeContext, openAgain } from '../support/context.ts';
import { disarm, intrude } from '../support/intruder.ts';
import { addMarketplace } from '../support/staff.ts';

const MINUTE = 60_000;
const TABLES = ['audit_entries', 'audit_links', 'audit_checkpoints', 'audit_unlinked'];
const writer = system('test');

const context = await makeContext();
const { db, clock, place } = context;
const file = checkpointFileOf(context.config);

const act = (n: number, at = clock.now(), on = db) =>
  on.transaction(async (tx) => {
    await record(tx, writer, { action: 'test.done', subjectKind: 'system', subjectId: `s${n}`, detail: { n }, at });
  });
const verdict = async (options = {}) => {
  const { fault } = await verifyChain(context, options);
  return fault && `${fault.kind} ${fault.seq}`;
};

describe('entries', () => {
  test('are linked once, in the order of their instants, and a chain that nobody touched holds', async () => {
    for (const n of [3, 1, 2]) await act(n, new Date(clock.now().getTime() + n));
    expect(await verifyChain(context)).toMatchObject({ ok: true, links: 0, unlinked: 3 });
    expect(await sequence(context)).toBe(3);
    expect(await sequence(context)).toBe(0);
    const rows = await db.read
      .select()
      .from(auditLinks)
      .innerJoin(auditEntries, eq(auditEntries.id, auditLinks.entryId))
      .orderBy(auditLinks.seq);
    expect(rows.map((row) => [row.audit_links.seq, row.audit_entries.subjectId])).toEqual([
      [1, 's1'],
      [2, 's2'],
      [3, 's3'],
    ]);
    expect(await verifyChain(context)).toMatchObject({ ok: true, links: 3, unlinked: 0, fault: null });
  });
  test('that were written earlier but committed later come after, once, and none is lost', async () => {
    const started = clock.now();
    clock.advance(MINUTE);
    await act(5);
    await sequence(context);
    await act(4, started);
    await sequence(context);
    const seqOf = async (subjectId: string) =>
      (
        await db.read
          .select({ seq: auditLinks.seq })
          .from(auditLinks)
          .innerJoin(auditEntries, eq(auditEntries.id, auditLinks.entryId))
          .where(eq(auditEntries.subjectId, subjectId))
      ).map((row) => row.seq);
    expect([await seqOf('s5'), await seqOf('s4')]).toEqual([[4], [5]]);
    expect(await verdict()).toBeNull();
  });
  test('cannot be changed, taken out or replaced while the guards stand', async () => {
    for (const statement of ["update audit_entries set detail = '{}'", 'delete from audit_links'])
      await expect(intrude(place, statement)).rejects.toThrow(/append-only/);
  });
});

describe('a head is signed', () => {
  test('after a minute with news and not before, in the database and outside of DATA_DIR', async () => {
    clock.advance(2 * MINUTE);
    expect(await checkpointWhenDue(context)).toBe(2);
    expect(await checkpointWhenDue(context)).toBe(0);
    await act(6);
    await sequence(context);
    clock.advance(MINUTE - 1);
    expect(await checkpointWhenDue(context)).toBe(0);
    clock.advance(1);
    expect(await checkpointWhenDue(context)).toBe(2);
    expect(
      readFileSync(file, 'utf8')
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).seq),
    ).toEqual([5, 6]);
    expect(await verifyChain(context)).toMatchObject({ ok: true, checkpoints: 2, checkpointsInFile: 2 });
  });
  test('and a line that was not written when the process died is written by the next one', async () => {
    await act(7);
    await sequence(context);
    expect(await signHead(context)).toBe(1);
    expect((await verifyChain(context)).checkpointsInFile).toBe(2);
    await checkpointer.run(context);
    expect(await verifyChain(context)).toMatchObject({ ok: true, checkpoints: 3, checkpointsInFile: 3 });
  });
  test('also in the middle of a flood, at each thousand links', async () => {
    await db.transaction(async (tx) => {
      for (let n = 0; n < 400; n++)
        await record(tx, writer, { action: 'test.flood', subjectKind: 'system', subjectId: 's', at: clock.now() });
    });
    for (let more = 0; more < 2; more++)
      await db.transaction(async (tx) => {
        for (let n = 0; n < 400; n++)
          await record(tx, writer, { action: 'test.flood', subjectKind: 'system', subjectId: 's', at: clock.now() });
      });
    while ((await sequence(context)) > 0);
    expect(await verifyChain(context)).toMatchObject({ ok: true, links: 1_207, checkpoints: 4, checkpointsInFile: 4 });
  });
});

test('eight writers at once, and two who would number: no gap, nothing twice', async () => {
  await addMarketplace(context, 'izi');
  const second = await openAgain(context);
  const before = (await verifyChain(context)).links;
  const leaders = [context, second].map((each) => startSweeps(each, [{ ...sequencer, everyMs: 1, idleMs: 1 }]));
  const write = async (who: number) => {
    for (let n = 0; n < 25; n++) {
      const at = clock.now();
      await db.transaction(async (tx) => {
        await record(tx, writer, {
          action: 'test.race',
          subjectKind: 'system',
          subjectId: `w${who}`,
          detail: { n },
          at,
        });
        await announce(tx, {
          marketplaceId: 'izi',
          subjectId: `w${who}`,
          topic: 'review.published',
          payload: { n },
          createdAt: at,
          availableAt: at,
        });
      });
    }
  };
  await Promise.all(Array.from({ length: 8 }, (_, who) => write(who)));
  const waiting = async () =>
    (await db.read.$count(auditUnlinked)) +
    (await db.read.select().from(outboxMessages)).filter((row) => row.seq === null).length;
  while ((await waiting()) > 0) await new Promise(setImmediate);
  await Promise.all(leaders.map((leader) => leader.stop()));
  await second.db.close();
  expect(await verifyChain(context)).toMatchObject({ ok: true, links: before + 200, unlinked: 0 });
  const seqs = (await db.read.select({ seq: outboxMessages.seq }).from(outboxMessages))
    .map((row) => Number(row.seq))
    .sort((a, b) => a - b);
  expect(seqs).toEqual(Array.from({ length: 200 }, (_, n) => n + 1));
}, 60_000);

describe('whoever has the database and takes the guards off', () => {
  const copyOf = (table: string) => `kept_${table}`;
  const lines = { before: '' };
  beforeAll(async () => {
    await disarm(place, TABLES.slice(0, 3));
    await intrude(place, ...TABLES.map((table) => `create table ${copyOf(table)} as select * from ${table}`));
    lines.before = readFileSync(file, 'utf8');
  });
  afterEach(async () => {
    await intrude(
      place,
      ...TABLES.flatMap((table) => [`delete from ${table}`, `insert into ${table} select * from ${copyOf(table)}`]),
    );
    writeFileSync(file, lines.before);
    expect(await verdict()).toBeNull();
  });
  const entryOf = (seq: number) => `(select entry_id from kept_audit_links where seq = ${seq})`;

  test.each([
    [
      'changes a word of an entry',
      `update audit_entries set detail = '{"n":8}' where id = ${entryOf(700)}`,
      'altered 700',
    ],
    ['changes who did it', `update audit_entries set actor_id = 'somebody' where id = ${entryOf(3)}`, 'altered 3'],
    ['changes a hash', `update audit_links set hash = 'f00d' where seq = 5`, 'altered 5'],
    ['takes an entry out', `delete from audit_entries where id = ${entryOf(4)}`, 'missing-entry 4'],
    ['takes a link out', 'delete from audit_links where seq = 600', 'missing-link 600'],
    [
      'swaps two entries',
      `update audit_links set entry_id = case seq when 2 then ${entryOf(3)} else ${entryOf(2)} end where seq in (2, 3)`,
      'reordered 2',
    ],
    [
      'slips an entry in beside the chain',
      `insert into audit_entries (id, actor_kind, actor_id, action, subject_kind, subject_id, detail, at)
      select 'stray', actor_kind, actor_id, action, subject_kind, subject_id, detail, at from audit_entries where id = ${entryOf(1)}`,
      'outside-chain null',
    ],
    ['cuts the tail off and leaves the checkpoints', 'delete from audit_links where seq > 1000', 'cut-off 1001'],
    ['forges a signature', "update audit_checkpoints set signature = 'AAAA' where seq = 6", 'bad-signature 6'],
    ['moves a checkpoint', "update audit_checkpoints set hash = 'f00d' where seq = 5", 'bad-signature 5'],
  ])('is found out when he %s', async (_, statement, fault) => {
    await intrude(place, statement);
    expect(await verdict()).toBe(fault);
  });

  test('is found out by the file outside when he cuts the tail off and leaves no trace in the database', async () => {
    const gone = `(select entry_id from kept_audit_links where seq > 900)`;
    await intrude(
      place,
      `delete from audit_entries where id in ${gone}`,
      'delete from audit_links where seq > 900',
      'delete from audit_checkpoints where seq > 900',
    );
    expect(await verdict()).toBe('cut-off 901');
  });

  test('is found out when he takes the file outside away, since the database says that heads were signed', async () => {
    rmSync(file);
    expect(await verifyChain(context)).toMatchObject({
      ok: false,
      checkpointsInFile: null,
      fault: { kind: 'no-checkpoint-file', seq: null },
    });
    expect(await verdict({ checkpointFile: `${file}.elsewhere` })).toBe('no-checkpoint-file null');
  });

  test('is found out by the file outside when he computes the whole chain anew', async () => {
    const rows = await db.read
      .select()
      .from(auditLinks)
      .innerJoin(auditEntries, eq(auditEntries.id, auditLinks.entryId))
      .orderBy(auditLinks.seq);
    let hash = rows[2]!.audit_links.hash;
    const updates = rows.slice(3).map(({ audit_links: link, audit_entries: entry }) => {
      hash = linkHash(hash, link, { ...entry, actorId: 'nobody' });
      return `update audit_links set hash = '${hash}' where seq = ${link.seq}`;
    });
    await intrude(
      place,
      `update audit_entries set actor_id = 'nobody' where id in (select entry_id from audit_links where seq > 3)`,
      ...updates,
      'delete from audit_checkpoints',
    );
    expect(await verdict()).toBe('rewritten 5');
  });

  test('gains nothing by a line of his own in the file, and a torn line is no fault', async () => {
    appendFileSync(file, '{"seq":12');
    expect(await verdict()).toBeNull();
    appendFileSync(file, `\n${JSON.stringify({ seq: 1_100, hash: 'f00d', at: clock.wall(), signature: 'AAAA' })}\n`);
    expect(await verdict()).toBe('bad-signature 1100');
  });
});

describe('secrets', () => {
  test('are made once, for our account alone, and stay the same', async () => {
    const path = `${context.config.dataDir}/secrets.json`;
    const first = secretsOf(context.config);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(secretsOf({ dataDir: `${context.config.dataDir}/.` }).fingerprint).toBe(first.fingerprint);
  });
  test('of another installation are refused on this database', async () => {
    await agreeOnSecrets(db, secretsOf(context.config));
    await agreeOnSecrets(db, secretsOf(context.config));
    const other = secretsOf(readConfig({ DATA_DIR: `${context.config.dataDir}/other` }));
    await expect(agreeOnSecrets(db, other)).rejects.toThrow(/secrets\.json/);
  });
});
