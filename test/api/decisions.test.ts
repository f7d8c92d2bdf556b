import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { auditEntries } from '#db/schema/audit.ts';
import { outboxMessages } from '#db/schema/outbox.ts';
import { cases, decisions, statements } from '#db/schema/spine.ts';
import type { Client } from '../support/apiClient.ts';
import { startHouse } from '../support/house.ts';

const HOUR = 3_600_000;
const house = await startHouse();
const { db } = house.context;
let moderator: Client & { staffId: string };
let other: Client & { staffId: string };
let manager: Client & { staffId: string };
beforeAll(async () => {
  [moderator, other, manager] = [
    await house.signIn('moderator'),
    await house.signIn('moderator'),
    await house.signIn('manager'),
  ];
});

type Row = typeof cases.$inferSelect;
const caseOf = async (subjectId: string): Promise<Row> =>
  (await db.read.select().from(cases).where(eq(cases.subjectId, subjectId)))[0] as Row;
const freshCase = async (over?: Record<string, unknown>) =>
  caseOf(await house.review(await house.deal(), 'customer', over));
const key = () => ({ 'idempotency-key': crypto.randomUUID() });
const publish = (one: { version: number }) => ({ outcome: 'publish', version: one.version });
const reject = (one: { version: number }) => ({ outcome: 'reject', reasons: ['R08'], version: one.version });
const decisionOf = (body: Record<string, unknown>) => body.decision as { id: string; state: string };
const tracesOf = (subjectId: string) => db.read.$count(auditEntries, eq(auditEntries.subjectId, subjectId));

describe('of many deciders', () => {
  test('one wins, the others are told who, and everything happens once', async () => {
    const one = await freshCase();
    const before = await db.read.$count(outboxMessages, eq(outboxMessages.topic, 'review.rejected'));
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, i) =>
        (i % 2 ? moderator : other).post(`/api/cases/${one.id}/decision`, reject(one), key()),
      ),
    );
    const statuses = answers.map((answer) => answer.status);
    expect([statuses.filter((s) => s === 200).length, statuses.filter((s) => s === 409).length]).toEqual([1, 49]);
    const loser = answers.find((answer) => answer.status === 409)?.body;
    expect(loser).toMatchObject({ code: 'case-decided', winner: { outcome: 'reject' } });
    expect(await db.read.$count(decisions, eq(decisions.caseId, one.id))).toBe(1);
    expect(await db.read.$count(outboxMessages, eq(outboxMessages.topic, 'review.rejected'))).toBe(before + 1);
  });

  test('who comes with a version that is gone is refused, and so is who comes while another holds it', async () => {
    const one = await freshCase();
    expect(
      (await moderator.post(`/api/cases/${one.id}/decision`, publish({ version: one.version + 1 }), key())).body,
    ).toMatchObject({ code: 'case-changed' });
    await other.post(`/api/cases/${one.id}/claim`, { version: one.version });
    expect((await moderator.post(`/api/cases/${one.id}/decision`, publish(one), key())).body).toMatchObject({
      code: 'case-claimed',
    });
  });

  test('a lease that ran out is a clear refusal', async () => {
    const one = await freshCase();
    await moderator.post(`/api/cases/${one.id}/claim`, { version: one.version });
    await house.pass(15 * 60_000);
    expect((await moderator.post(`/api/cases/${one.id}/decision`, publish(one), key())).body).toMatchObject({
      code: 'lease-expired',
    });
  });
});

describe('the same key', () => {
  test('gives the same bytes again and decides once; with another body it is refused', async () => {
    const one = await freshCase();
    const header = key();
    const first = await moderator.post(`/api/cases/${one.id}/decision`, publish(one), header);
    const again = await moderator.post(`/api/cases/${one.id}/decision`, publish(one), header);
    expect([again.status, again.text, again.headers.get('idempotent-replayed')]).toEqual([200, first.text, 'true']);
    expect((await moderator.post(`/api/cases/${one.id}/decision`, reject(one), header)).body).toMatchObject({
      code: 'idempotency-key-reused',
    });
    expect((await moderator.post(`/api/cases/${one.id}/decision`, publish(one))).status).toBe(428);
  });
});

describe('undo', () => {
  test('inside the grace leaves everything as it was, sends nothing, and gives the case back', async () => {
    const one = await freshCase();
    const { body } = await moderator.post(`/api/cases/${one.id}/decision`, reject(one), key());
    await house.pass(19_999);
    const audits = await tracesOf(one.subjectId);
    const undone = await moderator.post(`/api/decisions/${decisionOf(body).id}/undo`, {});
    expect(undone.status).toBe(200);
    expect(undone.body.case).toMatchObject({ state: 'open', lease: { mine: true } });
    await house.pass(HOUR);
    expect(await tracesOf(one.subjectId)).toBe(audits + 1);
    const [message] = await db.read
      .select()
      .from(outboxMessages)
      .where(eq(outboxMessages.decisionId, decisionOf(body).id));
    expect(message).toMatchObject({ dispatchedAt: null });
    expect(message?.cancelledAt).not.toBeNull();
    expect((await caseOf(one.subjectId)).state).toBe('open');
  });

  test('comes too late at the very end of the grace', async () => {
    const one = await freshCase();
    const { body } = await moderator.post(`/api/cases/${one.id}/decision`, publish(one), key());
    house.context.clock.advance(20_000);
    expect((await moderator.post(`/api/decisions/${decisionOf(body).id}/undo`, {})).body).toMatchObject({
      code: 'undo-too-late',
    });
  });

  test('is for whoever decided, and for a manager', async () => {
    const [one, two] = [await freshCase(), await freshCase()];
    const first = await moderator.post(`/api/cases/${one.id}/decision`, publish(one), key());
    const second = await moderator.post(`/api/cases/${two.id}/decision`, publish(two), key());
    expect((await other.post(`/api/decisions/${decisionOf(first.body).id}/undo`, {})).status).toBe(403);
    expect((await manager.post(`/api/decisions/${decisionOf(second.body).id}/undo`, {})).status).toBe(200);
  });

  test('asked for twice, after a lost answer, is the same undo; once something else happened it is over', async () => {
    const one = await freshCase();
    const { body } = await moderator.post(`/api/cases/${one.id}/decision`, publish(one), key());
    const undo = (who: Client) => who.post(`/api/decisions/${decisionOf(body).id}/undo`, {});
    const first = await undo(moderator);
    const audits = await tracesOf(one.subjectId);
    const second = await undo(moderator);
    expect([second.status, decisionOf(second.body)]).toEqual([200, decisionOf(first.body)]);
    expect(await tracesOf(one.subjectId)).toBe(audits);
    expect((await undo(manager)).body).toMatchObject({ code: 'already-undone' });
    expect((await undo(other)).body).toMatchObject({ code: 'not-your-decision' });
    const again = await caseOf(one.subjectId);
    await moderator.post(`/api/cases/${one.id}/decision`, reject(again), key());
    expect((await undo(moderator)).body).toMatchObject({ code: 'already-undone' });
  });

  test('after it, the case can be decided again', async () => {
    const one = await freshCase();
    const { body } = await moderator.post(`/api/cases/${one.id}/decision`, publish(one), key());
    await moderator.post(`/api/decisions/${decisionOf(body).id}/undo`, {});
    const again = await caseOf(one.subjectId);
    expect((await moderator.post(`/api/cases/${one.id}/decision`, reject(again), key())).status).toBe(200);
  });
});

describe('reopening', () => {
  test('puts a published review back before the desk, and its rating with it; once', async () => {
    const deal = await house.deal('qjob');
    const id = await house.review(deal, 'customer', { text: 'Všechno proběhlo v pořádku.' });
    const one = await caseOf(id);
    const { body } = await moderator.post(`/api/cases/${one.id}/decision`, publish(one), key());
    await house.pass(20_000);
    const market = await house.market('qjob');
    expect((await market.get(`/platform/v1/people/${deal.specialistId}/rating`)).body).toMatchObject({ count: 1 });
    const { id: decisionId } = decisionOf(body);
    expect((await other.post(`/api/decisions/${decisionId}/revert`, { reason: 'Chyba.' })).body).toMatchObject({
      code: 'not-your-decision',
    });
    const reverted = await manager.post(`/api/decisions/${decisionId}/revert`, { reason: 'Zveřejněno omylem.' });
    expect(reverted.status).toBe(200);
    expect((await market.get(`/platform/v1/people/${deal.specialistId}/rating`)).body).toMatchObject({
      count: 0,
      sum: 0,
    });
    expect(await caseOf(id)).toMatchObject({ state: 'open' });
    expect((await manager.post(`/api/decisions/${decisionId}/revert`, { reason: 'Ještě jednou.' })).body).toMatchObject(
      { code: 'already-reverted' },
    );
  });
});

test('an escalated case is served to managers only', async () => {
  const one = await freshCase();
  await moderator.post(
    `/api/cases/${one.id}/decision`,
    { outcome: 'escalate', note: 'Погроза.', version: one.version },
    key(),
  );
  await house.pass(20_000);
  const raised = await caseOf(one.subjectId);
  expect(raised).toMatchObject({ level: 2, state: 'open' });
  expect((await moderator.post(`/api/cases/${one.id}/decision`, publish(raised), key())).body).toMatchObject({
    code: 'level-two',
  });
  expect((await manager.post(`/api/cases/${one.id}/decision`, publish(raised), key())).status).toBe(200);
});

test('a bulk decision is one request with an answer for each; what changed is named and the rest goes through', async () => {
  const three = [await freshCase(), await freshCase(), await freshCase()];
  const items = three.map((one, i) => ({ caseId: one.id, version: one.version + (i === 1 ? 5 : 0) }));
  const header = key();
  const { status, body } = await moderator.post<{ batchId: string; results: { ok: boolean; code?: string }[] }>(
    '/api/bulk/decisions',
    { items, outcome: 'reject', reasons: ['R11'] },
    header,
  );
  expect([status, body.results.map((each) => each.code ?? each.ok)]).toEqual([200, [true, 'case-changed', true]]);
  const again = await moderator.post<typeof body>(
    '/api/bulk/decisions',
    { items, outcome: 'reject', reasons: ['R11'] },
    header,
  );
  expect(again.body.results).toEqual(body.results);
  const undone = await moderator.post<typeof body>('/api/bulk/undo', { batchId: body.batchId });
  expect(undone.body.results.map((each) => each.ok)).toEqual([true, true]);
});

test('a statement is found by its id by whoever may see its marketplace, and by nobody else', async () => {
  const one = await freshCase();
  await moderator.post(`/api/cases/${one.id}/decision`, reject(one), key());
  const [row] = await db.read.select().from(statements);
  const found = await moderator.get(`/api/statements/${row?.id}`);
  expect([found.status, found.body.id, found.body.puid]).toEqual([200, row?.id, row?.puid]);
  const elsewhere = await house.signIn('moderator', { marketplaceIds: ['qjob'] });
  expect((await elsewhere.get(`/api/statements/${row?.id}`)).status).toBe(404);
  expect((await moderator.get('/api/statements/nobody')).status).toBe(404);
  for (const method of ['post', 'put', 'delete'])
    expect((await moderator.send(method, `/api/statements/${row?.id}`, {})).status).toBe(405);
});

describe('a redaction whose spans say why', () => {
  const spans = (...reasons: (string | undefined)[]) =>
    reasons.map((reason, n) => ({ start: n * 2, end: n * 2 + 1, ...(reason && { reason }) }));
  const redact = async (marked: object[]) => {
    const one = await freshCase();
    const body = { outcome: 'redact', spans: marked, version: one.version };
    return moderator.post(`/api/cases/${one.id}/decision`, body, key());
  };

  test('needs no reasons beside them: each is taken once', async () => {
    const { status, body } = await redact(spans('R08', 'R07', 'R08'));
    expect([status, (body.decision as { reasons: string[] }).reasons]).toEqual([200, ['R08', 'R07']]);
  });

  test('is refused with more than three of them, and with none', async () => {
    const many = await redact(spans('R01', 'R02', 'R03', 'R04'));
    expect([many.status, many.body.errors]).toEqual([422, { reasons: 'too-big' }]);
    expect((await redact(spans(undefined))).body).toMatchObject({ code: 'reasons-missing' });
  });
});

test('every restriction has exactly one statement, and nothing else has one', async () => {
  const rows = await db.read.select().from(decisions);
  const stated = new Set((await db.read.select().from(statements)).map((row) => row.decisionId));
  const restricts = (row: (typeof rows)[number]) =>
    ['reject', 'redact', 'remove'].includes(row.outcome) && !(row.reasons.length === 1 && row.reasons[0] === 'R12');
  expect(rows.length).toBeGreaterThan(5);
  for (const row of rows) expect([row.outcome, stated.has(row.id)]).toEqual([row.outcome, restricts(row)]);
});

test('the case tells that a decision was taken back, and by whom', async () => {
  const one = await freshCase();
  const made = await moderator.post(`/api/cases/${one.id}/decision`, publish(one), key());
  await moderator.post(`/api/decisions/${decisionOf(made.body).id}/undo`, {});
  const { body } = await moderator.get<{ timeline: { kind: string }[] }>(`/api/cases/${one.id}/context`);
  expect(body.timeline.map(({ kind }) => kind).slice(-2)).toEqual(['decision.publish', 'decision.undone']);
});
