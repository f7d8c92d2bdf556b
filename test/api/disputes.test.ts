import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { outboxMessages } from '#db/schema/outbox.ts';
import { cases, statements } from '#db/schema/spine.ts';
import { STATEMENT_WORDS } from '#server/decisions/words/index.ts';
import type { Client } from '../support/apiClient.ts';
import { startHouse, type TestDeal } from '../support/house.ts';

const DAY = 86_400_000;
const house = await startHouse();
const { db } = house.context;
let agent: Client & { staffId: string };
let moderator: Client & { staffId: string };
let market: Client;
beforeAll(async () => {
  [agent, moderator, market] = [
    await house.signIn('agent'),
    await house.signIn('moderator'),
    await house.market('izi'),
  ];
});

const key = () => ({ 'idempotency-key': crypto.randomUUID() });
const proof = {
  ground: 'proof',
  reason: 'Покупець не приходив.',
  evidence: [{ kind: 'text', text: 'Ось листування.' }],
};
const caseOf = async (subjectId: string) =>
  (await db.read.select().from(cases).where(eq(cases.subjectId, subjectId)))[0] as typeof cases.$inferSelect;
async function approved(over: Record<string, unknown> = {}): Promise<{ id: string; deal: TestDeal }> {
  const deal = await house.deal();
  const id = await house.review(deal, 'customer', over);
  const one = await caseOf(id);
  await moderator.post(`/api/cases/${one.id}/decision`, { outcome: 'publish', version: one.version }, key());
  return { id, deal };
}
async function published(over: Record<string, unknown> = {}): Promise<{ id: string; deal: TestDeal }> {
  const made = await approved(over);
  await house.pass(3 * DAY);
  return made;
}
const open = (id: string, byId: string, body: object = proof) =>
  market.post(`/platform/v1/reviews/${id}/disputes`, { byId, ...body });
async function decide(disputeId: string, decision: object) {
  const one = await caseOf(disputeId);
  const answer = await agent.post(`/api/cases/${one.id}/decision`, { version: one.version, ...decision }, key());
  await house.pass(20_000);
  return answer;
}
const read = async (path: string) => (await market.get(`/platform/v1/${path}`)).body;

describe('a dispute', () => {
  test('is opened by the reviewed person with proof, once at a time (IZI-18)', async () => {
    const { id, deal } = await published();
    expect((await open(id, deal.specialistId, { ...proof, evidence: [] })).body).toMatchObject({
      code: 'evidence-missing',
    });
    expect((await open(id, deal.customerId)).body).toMatchObject({ code: 'not-your-review' });
    expect((await open(id, deal.specialistId)).status).toBe(201);
    expect((await open(id, deal.specialistId)).body).toMatchObject({ code: 'already-disputed' });
  });

  test('takes its evidence as it comes: words alone, or what says by itself what it is', async () => {
    const { id, deal } = await published();
    const evidence = [
      'Ось листування.',
      { url: 'https://example.com/act' },
      { text: 'Акт.' },
      { kind: 'chat', text: 'Так.' },
    ];
    const { status, body } = await open(id, deal.specialistId, { ...proof, evidence });
    expect(status).toBe(201);
    const one = await caseOf(String(body.id));
    const context = await agent.get<{ dispute: { evidence: object[] } }>(`/api/cases/${one.id}/context`);
    expect(context.body.dispute.evidence).toEqual([
      { kind: 'text', text: 'Ось листування.' },
      { kind: 'link', url: 'https://example.com/act' },
      { kind: 'text', text: 'Акт.' },
      { kind: 'chat', text: 'Так.' },
    ]);
    const stranger = await open(id, 'nobody');
    expect(stranger.body).toMatchObject({ code: 'person-unknown', errors: { byId: 'person-unknown' } });
  });

  test('stands in the queue by the first words of its reason', async () => {
    const { id, deal } = await published({ text: 'Замок не працював, майстер пішов.' });
    const reason = `Майстер був вчасно, замок відчинено. ${'Далі все гаразд. '.repeat(20)}`.trim();
    const { body } = await open(id, deal.specialistId, { ...proof, reason });
    expect((await caseOf(String(body.id))).headline).toMatchObject({ about: reason.slice(0, 80), stars: 5 });
  });

  test('cannot be opened while the review is blind, so its case never shows what is blind', async () => {
    const { id, deal } = await approved();
    expect((await open(id, deal.specialistId)).body).toMatchObject({ code: 'review-not-published' });
  });

  test('comes in time on day 30 after the review was left, and not on day 31 (IZI-19)', async () => {
    const [first, second] = [await approved(), await published()];
    const left = new Date((await read(`reviews/${first.id}`)).submittedAt as string);
    const lastMoment = new Date(`${new Date(left.getTime() + 30 * DAY).toISOString().slice(0, 10)}T20:59:59.999Z`);
    house.context.clock.setOffset(
      house.context.clock.offsetMs + (lastMoment.getTime() - house.context.clock.now().getTime()),
    );
    expect((await open(first.id, first.deal.specialistId)).status).toBe(201);
    house.context.clock.setOffset(house.context.clock.offsetMs + 1);
    expect((await open(second.id, second.deal.specialistId)).body).toMatchObject({ code: 'dispute-window-over' });
  });

  test('removed: the review is gone, the rating follows, the author gets his reasons and both are told', async () => {
    const { id, deal } = await published({ rating: 1 });
    const { body } = await open(id, deal.specialistId);
    expect((await decide(String(body.id), { outcome: 'remove', reasons: ['R03'] })).status).toBe(200);
    expect(await read(`reviews/${id}`)).toMatchObject({ status: 'removed' });
    expect(await read(`people/${deal.specialistId}/rating`)).toMatchObject({ count: 0, sum: 0 });
    expect(await read(`disputes/${body.id}`)).toMatchObject({ status: 'removed' });
    const topics = (await db.read.select().from(outboxMessages).where(eq(outboxMessages.subjectId, id))).map(
      (row) => row.topic,
    );
    expect(topics).toEqual(expect.arrayContaining(['review.removed', 'dispute.decided']));
  });

  test('removed for its proof alone: the proof is the ground that the author is told, and no code is needed', async () => {
    const { id, deal } = await published({ rating: 1 });
    const { body } = await open(id, deal.specialistId);
    const { status, body: decided } = await decide(String(body.id), { outcome: 'remove' });
    const { id: decisionId, reasons } = decided.decision as { id: string; reasons: string[] };
    expect([status, reasons]).toEqual([200, []]);
    expect(await read(`reviews/${id}`)).toMatchObject({ status: 'removed' });
    const [told] = await db.read.select().from(statements).where(eq(statements.decisionId, decisionId));
    expect(told?.text).toContain(STATEMENT_WORDS.uk.why.proof);
    expect(JSON.parse(String(told?.data))).toMatchObject({
      decision_ground: 'DECISION_GROUND_INCOMPATIBLE_CONTENT',
      category: 'STATEMENT_CATEGORY_OTHER_VIOLATION_TC',
      source_type: 'SOURCE_TYPE_OTHER_NOTIFICATION',
    });
    const second = await published();
    const wish = { ground: 'agreed-edit', reason: 'Домовилися.', proposedText: 'Усе виправили.' };
    const edit = await open(second.id, second.deal.specialistId, wish);
    expect((await decide(String(edit.body.id), { outcome: 'remove' })).body).toMatchObject({
      code: 'reasons-missing',
      errors: { reasons: 'reasons-missing' },
    });
  });

  test('removal that is reopened brings the review and its stars back (F3)', async () => {
    const { id, deal } = await published({ rating: 2 });
    const { body } = await open(id, deal.specialistId);
    const { body: decided } = await decide(String(body.id), { outcome: 'remove', reasons: ['R03'] });
    const decisionId = (decided.decision as { id: string }).id;
    expect((await agent.post(`/api/decisions/${decisionId}/revert`, { reason: 'Доказ виявився хибним.' })).status).toBe(
      200,
    );
    expect(await read(`reviews/${id}`)).toMatchObject({ status: 'published' });
    expect(await read(`people/${deal.specialistId}/rating`)).toMatchObject({ count: 1, sum: 2 });
    expect(await read(`disputes/${body.id}`)).toMatchObject({ status: 'open' });
  });

  test('kept: nothing changes, and the disputer is told', async () => {
    const { id, deal } = await published();
    const { body } = await open(id, deal.specialistId);
    await decide(String(body.id), { outcome: 'keep', message: 'Доказів замало.' });
    expect(await read(`reviews/${id}`)).toMatchObject({ status: 'published', redacted: false });
    expect(await read(`disputes/${body.id}`)).toMatchObject({ status: 'kept' });
  });

  test('redacted: spans are hidden in public, the stars stay', async () => {
    const { id, deal } = await published({ text: 'Це шахрай і хам, робота погана.', rating: 2 });
    const { body } = await open(id, deal.specialistId);
    await decide(String(body.id), { outcome: 'redact', reasons: ['R08'], spans: [{ start: 3, end: 15 }] });
    expect(await read(`reviews/${id}`)).toMatchObject({
      status: 'published',
      redacted: true,
      text: 'Це […], робота погана.',
      rating: 2,
    });
  });
});

describe('an agreed edit', () => {
  test('is applied only after the other side agreed, and the rating follows the new stars (IZI-18)', async () => {
    const { id, deal } = await published({ rating: 2 });
    const wish = {
      ground: 'agreed-edit',
      reason: 'Домовилися.',
      proposedText: 'Зрештою все виправили.',
      proposedRating: 4,
    };
    const { body } = await open(id, deal.specialistId, wish);
    expect((await decide(String(body.id), { outcome: 'apply-edit' })).body).toMatchObject({ code: 'consent-missing' });
    expect((await market.post(`/platform/v1/disputes/${body.id}/consent`, { byId: deal.customerId })).status).toBe(200);
    expect((await decide(String(body.id), { outcome: 'apply-edit' })).status).toBe(200);
    expect(await read(`reviews/${id}`)).toMatchObject({
      text: 'Зрештою все виправили.',
      rating: 4,
      status: 'published',
    });
    expect(await read(`people/${deal.specialistId}/rating`)).toMatchObject({ count: 1, sum: 4 });
  });
});

describe('a question to a party', () => {
  test('waits for the answer and comes back with it; or comes back without one when the time is over', async () => {
    const [first, second] = [await published(), await published()];
    const ids: string[] = [];
    for (const { id, deal } of [first, second]) ids.push(String((await open(id, deal.specialistId)).body.id));
    for (const id of ids) await decide(id, { outcome: 'ask', ask: 'subject', message: 'Надішліть, будь ласка, акт.' });
    expect([await read(`disputes/${ids[0]}`), await caseOf(ids[0] as string)]).toMatchObject([
      { status: 'asked' },
      { state: 'waiting' },
    ]);
    expect(
      (
        await market.post(`/platform/v1/disputes/${ids[0]}/answers`, {
          byId: first.deal.specialistId,
          text: 'Ось акт.',
        })
      ).status,
    ).toBe(200);
    expect(await caseOf(ids[0] as string)).toMatchObject({ state: 'open' });
    await house.pass(72 * 3_600_000);
    expect([await read(`disputes/${ids[1]}`), await caseOf(ids[1] as string)]).toMatchObject([
      { status: 'open' },
      { state: 'open' },
    ]);
  });
});

test('a review that its author takes back leaves nothing to dispute (A2.11)', async () => {
  const { id, deal } = await published();
  const { body } = await open(id, deal.specialistId);
  await market.post(`/platform/v1/reviews/${id}/withdraw`, { authorId: deal.customerId });
  expect([await read(`disputes/${body.id}`), await caseOf(String(body.id))]).toMatchObject([
    { status: 'moot' },
    { state: 'closed' },
  ]);
});
