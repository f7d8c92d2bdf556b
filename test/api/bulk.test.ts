import { and, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { idempotencyKeys } from '#db/schema/access.ts';
import { cases, decisions } from '#db/schema/spine.ts';
import type { Client } from '../support/apiClient.ts';
import { startHouse } from '../support/house.ts';

const house = await startHouse();
const { db } = house.context;
let moderator: Client & { staffId: string };
let other: Client & { staffId: string };
let manager: Client & { staffId: string };
let auditor: Client & { staffId: string };
beforeAll(async () => {
  [moderator, other, manager, auditor] = [
    await house.signIn('moderator'),
    await house.signIn('moderator'),
    await house.signIn('manager'),
    await house.signIn('auditor'),
  ];
});

type Result = { caseId?: string; decisionId?: string; revertId?: string; ok: boolean; code?: string };
type Batch = { batchId: string; results: Result[]; code?: string };
const key = () => ({ 'idempotency-key': crypto.randomUUID() });
async function freshCase() {
  const id = await house.review(await house.deal('qjob'), 'customer', { text: 'Všechno proběhlo v pořádku.' });
  return (await db.read.select().from(cases).where(eq(cases.subjectId, id)))[0] as typeof cases.$inferSelect;
}
const freshCases = async (count: number) => {
  const made: Awaited<ReturnType<typeof freshCase>>[] = [];
  for (let n = 0; n < count; n++) made.push(await freshCase());
  return made;
};
const bodyFor = (some: { id: string; version: number }[], over: Record<string, unknown> = {}) => ({
  items: some.map((one) => ({ caseId: one.id, version: one.version })),
  outcome: 'publish',
  ...over,
});
const codes = (batch: Batch) => batch.results.map((each) => each.code ?? each.ok);
/** As a crash leaves a key: what was done is done, and there is no answer. */
const loseAnswer = (header: ReturnType<typeof key>) =>
  db.transaction(async (tx) => {
    const mine = eq(idempotencyKeys.key, header['idempotency-key']);
    await tx.update(idempotencyKeys).set({ status: 0, answer: '' }).where(mine);
  });
/** Decided in one batch, and public. */
async function published(count: number): Promise<Batch> {
  const { body } = await moderator.post<Batch>('/api/bulk/decisions', bodyFor(await freshCases(count)), key());
  await house.pass(20_000);
  return body;
}

describe('who decides at no desk', () => {
  test('is refused as a whole, not case by case', async () => {
    const one = await freshCase();
    const asked: [string, object][] = [
      ['/api/bulk/decisions', bodyFor([one])],
      ['/api/bulk/undo', { batchId: 'b' }],
      ['/api/bulk/revert', { batchId: 'b', reason: 'Omyl.' }],
      [`/api/cases/${one.id}/decision`, { outcome: 'publish', version: one.version }],
      ['/api/cases/nobody/decision', { outcome: 'publish', version: 1 }],
      ['/api/decisions/nobody/undo', {}],
    ];
    for (const [path, body] of asked) {
      const answer = await auditor.post(path, body, key());
      expect([path, answer.status, answer.body.code]).toEqual([path, 403, 'not-allowed']);
    }
  });

  test('is not the agent: at another desk than his each case is refused by itself', async () => {
    const agent = await house.signIn('agent');
    const { status, body } = await agent.post<Batch>('/api/bulk/decisions', bodyFor([await freshCase()]), key());
    expect([status, codes(body)]).toEqual([200, ['not-allowed']]);
  });
});

describe('the same key on many', () => {
  test('gives the stored answer again, and with another body it is refused', async () => {
    const some = await freshCases(2);
    const header = key();
    const first = await moderator.post<Batch>('/api/bulk/decisions', bodyFor(some), header);
    await house.pass(20_000);
    const again = await moderator.post<Batch>('/api/bulk/decisions', bodyFor(some), header);
    expect([again.status, again.text, again.headers.get('idempotent-replayed')]).toEqual([200, first.text, 'true']);
    const otherwise = await moderator.post<Batch>(
      '/api/bulk/decisions',
      bodyFor(some, { outcome: 'reject', reasons: ['R08'] }),
      header,
    );
    expect([otherwise.status, otherwise.body.code]).toEqual([422, 'idempotency-key-reused']);
  });

  test('goes on where an earlier attempt broke off, and does nothing twice', async () => {
    const some = await freshCases(3);
    const header = key();
    const body = bodyFor(some);
    const whole = await moderator.post<Batch>('/api/bulk/decisions', body, header);
    // One is decided, the others are not.
    await loseAnswer(header);
    for (const each of whole.body.results.slice(1)) await moderator.post(`/api/decisions/${each.decisionId}/undo`, {});
    const now = await Promise.all(
      some.map(async (one) => (await db.read.select().from(cases).where(eq(cases.id, one.id)))[0]),
    );
    expect(now.map((one) => one?.state)).toEqual(['decided', 'open', 'open']);
    const again = await moderator.post<Batch>('/api/bulk/decisions', body, header);
    expect(again.body.results[0]).toEqual(whole.body.results[0]);
    expect(await db.read.$count(decisions, eq(decisions.caseId, some[0]?.id ?? ''))).toBe(1);
    const otherwise = await moderator.post<Batch>('/api/bulk/decisions', bodyFor(some.slice(1)), header);
    expect(otherwise.body.code).toBe('idempotency-key-reused');
  });

  test('holds for taking back and for reopening as well', async () => {
    const header = key();
    const { body: batch } = await moderator.post<Batch>('/api/bulk/decisions', bodyFor(await freshCases(2)), key());
    const undo = () => moderator.post<Batch>('/api/bulk/undo', { batchId: batch.batchId }, header);
    const [first, again] = [await undo(), await undo()];
    expect([codes(first.body), again.text]).toEqual([[true, true], first.text]);
    const { batchId } = await published(2);
    const revert = () => moderator.post<Batch>('/api/bulk/revert', { batchId, reason: 'Omyl.' }, header);
    const [reverted, replayed] = [await revert(), await revert()];
    expect([replayed.status, replayed.text]).toEqual([200, reverted.text]);
    expect(replayed.headers.get('idempotent-replayed')).toBe('true');
  });
});

describe('reopening a batch', () => {
  test('reopens what took effect, names what cannot be, and is a batch of its own (F3)', async () => {
    const { batchId, results } = await published(3);
    const [first] = results;
    await moderator.post(`/api/decisions/${first?.decisionId}/revert`, { reason: 'Tohle zvlášť.' });
    const { status, body } = await moderator.post<Batch>('/api/bulk/revert', { batchId, reason: 'Zveřejněno omylem.' });
    expect([status, codes(body).sort()]).toEqual([200, ['already-reverted', true, true].sort()]);
    expect(body.batchId).not.toBe(batchId);
    for (const each of body.results.filter(({ ok }) => ok)) {
      const [row] = await db.read
        .select()
        .from(decisions)
        .where(eq(decisions.id, String(each.revertId)));
      expect(row).toMatchObject({ revertsId: each.decisionId, batchId: body.batchId, note: 'Zveřejněno omylem.' });
      const [one] = await db.read
        .select()
        .from(cases)
        .where(eq(cases.id, String(each.caseId)));
      expect(one?.state).toBe('open');
    }
  });

  test('takes single decisions too; what is somebody else’s, too early or not there says so', async () => {
    const { results } = await published(2);
    const one = await freshCase();
    const early = await moderator.post<{ decision: { id: string } }>(
      `/api/cases/${one.id}/decision`,
      { outcome: 'publish', version: one.version },
      key(),
    );
    const ids = [...results.map((each) => String(each.decisionId)), early.body.decision.id, 'nobody'];
    const foreign = await other.post<Batch>('/api/bulk/revert', { ids: ids.slice(0, 1), reason: 'Omyl.' });
    expect(codes(foreign.body)).toEqual(['not-your-decision']);
    const { body } = await manager.post<Batch>('/api/bulk/revert', { ids, reason: 'Omyl.' });
    expect(codes(body)).toEqual([true, true, 'cannot-revert', 'not-found']);
    expect(body.results.map((each) => each.decisionId)).toEqual(ids);
    expect((await manager.post('/api/bulk/revert', { reason: 'Omyl.' })).status).toBe(422);
    expect((await manager.post('/api/bulk/revert', { ids, batchId: 'b', reason: 'Omyl.' })).status).toBe(422);
  });

  test('goes on under its key where an earlier attempt broke off', async () => {
    const { batchId } = await published(2);
    const header = key();
    const whole = await moderator.post<Batch>('/api/bulk/revert', { batchId, reason: 'Omyl.' }, header);
    await loseAnswer(header);
    const again = await moderator.post<Batch>('/api/bulk/revert', { batchId, reason: 'Omyl.' }, header);
    expect(again.body).toEqual(whole.body);
    const reverts = and(eq(decisions.batchId, whole.body.batchId), eq(decisions.outcome, 'revert'));
    expect(await db.read.$count(decisions, reverts)).toBe(2);
  });
});

test('a thousand fit into one request, and not one more', async () => {
  const ids = Array.from({ length: 1_001 }, (_, n) => `none-${n}`);
  const items = ids.map((caseId) => ({ caseId, version: 1 }));
  const all: [string, object, object][] = [
    ['/api/bulk/decisions', { items, outcome: 'publish' }, { items: items.slice(1), outcome: 'publish' }],
    ['/api/bulk/revert', { ids, reason: 'Omyl.' }, { ids: ids.slice(1), reason: 'Omyl.' }],
  ];
  for (const [path, tooMany, enough] of all) {
    expect((await manager.post(path, tooMany, key())).body.code).toBe('invalid');
    const { status, body } = await manager.post<Batch>(path, enough, key());
    expect([status, body.results.length, new Set(codes(body))]).toEqual([200, 1_000, new Set(['not-found'])]);
  }
});
