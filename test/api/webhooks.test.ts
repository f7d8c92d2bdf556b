import { and, eq } from 'drizzle-orm';
import { Webhook as Verifier } from 'standardwebhooks';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { auditEntries } from '#db/schema/audit.ts';
import { deliveries, outboxMessages } from '#db/schema/outbox.ts';
import { auditRoutes } from '#server/audit/routes.ts';
import { sequencer } from '#server/audit/service.ts';
import { runDue } from '#server/jobs/service.ts';
import type { DeliveryRow, WebhookRow } from '#server/outbox/contract.ts';
import { Deliverer } from '#server/outbox/deliver.ts';
import { dispatcher } from '#server/outbox/dispatch.ts';
import { outboxRoutes } from '#server/outbox/routes.ts';
import type { Client } from '../support/apiClient.ts';
import { startReceiver } from '../support/receiver.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { addMarketplace } from '../support/staff.ts';

type Secret = WebhookRow & { secret: string };

const deliverer = new Deliverer();
let server: TestServer;
let admin: Client;
beforeAll(async () => {
  server = await startServer({ routes: [...outboxRoutes, ...auditRoutes], config: { webhooksAllowLocal: true } });
  for (const id of ['izi', 'qjob']) await addMarketplace(server.context, id);
  admin = await server.signIn('admin');
});
afterAll(() => deliverer.close());

const settle = () => runDue(server.context, [sequencer, dispatcher, deliverer]);
const create = async (url: string, more = {}) =>
  (await admin.post<Secret>('/api/webhooks', { marketplaceId: 'izi', url, ...more })).body;
const trail = async (id: string) =>
  (
    await server.context.db.read
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, id))
      .orderBy(auditEntries.at)
  ).map((entry) => entry.action);

describe('a webhook', () => {
  test('shows its secret once, and never again', async () => {
    const made = await admin.post<Secret>('/api/webhooks', {
      marketplaceId: 'izi',
      url: 'https://izi.example/hook',
      topics: ['review.published'],
    });
    expect(made.status).toBe(201);
    expect(made.body).toMatchObject({
      marketplaceId: 'izi',
      topics: ['review.published'],
      active: true,
      waiting: 0,
      dead: 0,
      lastStatus: null,
      version: 1,
    });
    expect(made.body.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    const listed = await admin.get('/api/webhooks?filter={"marketplaceId":"izi"}');
    const shown = await admin.get(`/api/webhooks/${made.body.id}`);
    expect(listed.text + shown.text).not.toContain('secret');
    expect(listed.headers.get('content-range')).toBe('webhooks 0-0/1');
    expect(await trail(made.body.id)).toEqual(['webhook.created']);
    expect(JSON.stringify(await server.context.db.read.select().from(auditEntries))).not.toContain(made.body.secret);
  });
  test('can be tried out, and the receiver can check the signature', async () => {
    const receiver = await startReceiver();
    const { id, secret } = await create(receiver.url, { topics: ['review.removed'] });
    const { status, body } = await admin.post(`/api/webhooks/${id}/test`);
    expect(status).toBe(202);
    await settle();
    expect(receiver.ids()).toEqual([body.messageId]);
    const { text, headers } = receiver.got[0]!;
    // The test stands in its own time; the library looks at the clock on the wall.
    expect(headers['webhook-signature']).toBe(
      new Verifier(secret).sign(String(body.messageId), server.context.clock.wall(), text),
    );
    expect((await admin.get<DeliveryRow[]>(`/api/webhooks/${id}/deliveries`)).body).toMatchObject([
      { topic: 'webhook.test', state: 'delivered', attempts: 1 },
    ]);
    await settle();
    expect((await admin.get(`/api/webhooks/${id}`)).body).toMatchObject({ lastStatus: 'http-204', waiting: 0 });
  });
  test('signs with the new secret and the old one after a replacement, and with none older', async () => {
    const receiver = await startReceiver();
    const { id, secret: first } = await create(receiver.url);
    const replace = async (version: number) =>
      (await admin.put<Secret>(`/api/webhooks/${id}`, { replaceSecret: true, version })).body.secret;
    const [second, third] = [await replace(1), await replace(2)];
    const { body } = await admin.post(`/api/webhooks/${id}/test`);
    await settle();
    const { text, headers } = receiver.got[0]!;
    const by = (secret: string) => new Verifier(secret).sign(String(body.messageId), server.context.clock.wall(), text);
    expect(headers['webhook-signature']).toBe(`${by(third)} ${by(second)}`);
    expect([first, second, third].length).toBe(new Set([first, second, third]).size);
    expect(await trail(id)).toEqual(['webhook.created', 'webhook.updated', 'webhook.updated', 'webhook.tested']);
  });
  test('is changed by whoever saw its latest version, and by nobody else', async () => {
    const { id } = await create('https://izi.example/a');
    expect((await admin.put(`/api/webhooks/${id}`, { active: false, version: 1 })).body).toMatchObject({
      active: false,
      version: 2,
    });
    expect(await admin.put(`/api/webhooks/${id}`, { active: true, version: 1 })).toMatchObject({
      status: 409,
      body: { code: 'version-changed' },
    });
    expect(await admin.post(`/api/webhooks/${id}/test`)).toMatchObject({
      status: 422,
      body: { errors: { active: 'inactive' } },
    });
  });
  test.each([
    ['http://169.254.169.254/latest', 'address-private'],
    ['https://u:p@izi.example/', 'address-credentials'],
  ])('is not made for %s', async (url, code) => {
    expect(await admin.post('/api/webhooks', { marketplaceId: 'izi', url })).toMatchObject({
      status: 422,
      body: { code: 'invalid', errors: { url: code } },
    });
    const { id } = await create('https://izi.example/b');
    expect(await admin.put(`/api/webhooks/${id}`, { url, version: 1 })).toMatchObject({
      status: 422,
      body: { errors: { url: code } },
    });
  });
  test('is the business of admins, each within his own marketplaces', async () => {
    const { id } = await create('https://izi.example/c');
    for (const role of ['agent', 'moderator', 'manager'] as const)
      expect((await (await server.signIn(role)).get('/api/webhooks')).status, role).toBe(403);
    const other = await server.signIn('admin', { marketplaceIds: ['qjob'] });
    expect((await other.get('/api/webhooks')).body).toEqual([]);
    for (const [method, path, body] of [
      ['get', `/api/webhooks/${id}`, undefined],
      ['put', `/api/webhooks/${id}`, { active: false, version: 1 }],
      ['delete', `/api/webhooks/${id}`, undefined],
      ['post', `/api/webhooks/${id}/test`, undefined],
      ['get', `/api/webhooks/${id}/deliveries`, undefined],
    ] as const)
      expect((await other.send(method, path, body)).status, path).toBe(404);
    expect(await other.post('/api/webhooks', { marketplaceId: 'izi', url: 'https://izi.example/' })).toMatchObject({
      status: 422,
      body: { errors: { marketplaceId: 'not-found' } },
    });
  });
});

test('an auditor reads webhooks and what was sent, never a secret, and changes nothing', async () => {
  const receiver = await startReceiver();
  const { id, secret } = await create(receiver.url);
  await admin.post(`/api/webhooks/${id}/test`);
  await settle();
  const auditor = await server.signIn('auditor');
  const one = `/api/webhooks/${id}`;
  const read = [await auditor.get('/api/webhooks'), await auditor.get(one), await auditor.get(`${one}/deliveries`)];
  expect(read.map(({ status }) => status)).toEqual([200, 200, 200]);
  expect(read[2]?.body).toHaveLength(1);
  const said = read.map(({ text }) => text).join();
  expect(said).not.toContain('secret');
  expect(said).not.toContain(secret.slice('whsec_'.length));
  for (const [method, path, body] of [
    ['post', '/api/webhooks', { marketplaceId: 'izi', url: 'https://izi.example/f' }],
    ['put', one, { active: false, version: 1 }],
    ['delete', one, undefined],
    ['post', `${one}/test`, undefined],
    ['post', '/api/deliveries/nobody/redeliver', undefined],
  ] as const)
    expect((await auditor.send(method, path, body)).body.code, `${method} ${path}`).toBe('not-allowed');
});

describe('a deleted webhook', () => {
  test('is gone with its log, what waited is never sent, and the trail says who did it', async () => {
    const receiver = await startReceiver(() => 500);
    const other = await startReceiver();
    const { id } = await create(receiver.url, { topics: ['review.published'] });
    const stays = await create(other.url, { topics: ['review.published'] });
    for (const each of [id, id, stays.id]) await admin.post(`/api/webhooks/${each}/test`);
    await settle();
    const before = (await admin.get<WebhookRow>(`/api/webhooks/${id}`)).body;
    expect(before.waiting).toBe(2);
    const tried = receiver.got.length;
    const gone = await admin.delete(`/api/webhooks/${id}`);
    expect([gone.status, gone.body.id]).toEqual([200, id]);
    expect(gone.text).not.toContain('secret');
    for (const path of [`/api/webhooks/${id}`, `/api/webhooks/${id}/deliveries`])
      expect((await admin.get(path)).status).toBe(404);
    expect((await admin.delete(`/api/webhooks/${id}`)).status).toBe(404);
    server.context.clock.advance(27 * 3_600_000);
    await settle();
    admin = await server.signIn('admin');
    expect(receiver.got.length).toBe(tried);
    expect(await server.context.db.read.$count(deliveries, eq(deliveries.webhookId, id))).toBe(0);
    expect((await admin.get(`/api/webhooks/${stays.id}/deliveries`)).body).toHaveLength(1);
    expect(await trail(id)).toEqual(['webhook.created', 'webhook.tested', 'webhook.tested', 'webhook.deleted']);
    const [entry] = await server.context.db.read
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.subjectId, id), eq(auditEntries.action, 'webhook.deleted')));
    expect(JSON.parse(entry!.detail)).toEqual({ deliveries: 2, waiting: 2, dead: 0 });
  });
  test('with a long log goes in several transactions and is switched off in the first', async () => {
    const { id } = await create('https://izi.example/long', { topics: ['review.removed'] });
    const at = server.context.clock.now();
    const made = Array.from({ length: 850 }, (_, n) => ({ id: `long-${n}`, n }));
    for (let from = 0; from < made.length; from += 425)
      await server.context.db.transaction(async (tx) => {
        const some = made.slice(from, from + 425);
        const about = { marketplaceId: 'izi', subjectId: 'long', payload: '{}', createdAt: at, availableAt: at };
        const sent = {
          webhookId: id,
          subjectId: 'long',
          state: 'delivered',
          nextAttemptAt: at,
          deliveredAt: at,
        } as const;
        await tx
          .insert(outboxMessages)
          .values(some.map((each) => ({ ...about, id: each.id, topic: 'review.removed' as const, dispatchedAt: at })));
        await tx
          .insert(deliveries)
          .values(some.map((each) => ({ ...sent, id: each.id, messageId: each.id, seq: each.n })));
      });
    expect((await admin.delete(`/api/webhooks/${id}`)).status).toBe(200);
    expect(await server.context.db.read.$count(deliveries, eq(deliveries.webhookId, id))).toBe(0);
    expect((await trail(id)).toSorted()).toEqual(['webhook.created', 'webhook.deleted', 'webhook.updated']);
    expect(await server.context.db.read.$count(outboxMessages, eq(outboxMessages.subjectId, 'long'))).toBe(850);
  });
});

describe('a dead letter', () => {
  test('is counted, found by its state, and goes again with the same id when it is asked for', async () => {
    let broken = true;
    const receiver = await startReceiver(() => (broken ? 500 : 200));
    const { id } = await create(receiver.url);
    await admin.post(`/api/webhooks/${id}/test`);
    await settle();
    for (let n = 0; n < 10; n++) {
      server.context.clock.advance(27 * 3_600_000);
      await settle();
    }
    admin = await server.signIn('admin');
    expect((await admin.get(`/api/webhooks/${id}`)).body).toMatchObject({
      dead: 1,
      waiting: 0,
      lastStatus: 'http-500',
    });
    const { body } = await admin.get<DeliveryRow[]>(`/api/webhooks/${id}/deliveries?filter={"state":"dead"}`);
    expect(body).toMatchObject([{ state: 'dead', attempts: 10, lastError: 'http-500' }]);
    broken = false;
    expect((await admin.post(`/api/deliveries/${body[0]!.id}/redeliver`)).body).toMatchObject({
      state: 'pending',
      attempts: 0,
    });
    await settle();
    expect(new Set(receiver.ids()).size).toBe(1);
    expect(receiver.got.length).toBe(11);
    expect(await admin.post(`/api/deliveries/${body[0]!.id}/redeliver`)).toMatchObject({
      status: 422,
      body: { errors: { state: 'delivered' } },
    });
    expect(await admin.post('/api/deliveries/nobody/redeliver')).toMatchObject({ status: 404 });
  });
});

describe('the audit trail', () => {
  test('is listed newest first, with places, names and what was done, and by subject', async () => {
    const { id } = await create('https://izi.example/d');
    await settle();
    const { status, body, headers } = await admin.get<{ id: string; seq: number }[]>(
      `/api/audit?filter={"subjectId":"${id}"}&sort=["at","DESC"]`,
    );
    expect(status).toBe(200);
    expect(body).toMatchObject([
      {
        action: 'webhook.created',
        subjectKind: 'webhook',
        subjectId: id,
        marketplaceId: 'izi',
        actorAlias: expect.stringMatching(/^admin/),
        detail: { topics: [] },
      },
    ]);
    expect(body[0]!.seq).toBeGreaterThan(0);
    expect(headers.get('content-range')).toBe('audit 0-0/1');
    expect((await admin.get(`/api/audit/${body[0]!.id}`)).body).toEqual(body[0]);
    expect((await admin.get('/api/audit?filter={"detail":"x"}')).body).toMatchObject({ code: 'unknown-filter' });
    expect((await admin.get('/api/audit?sort=["detail","ASC"]')).body).toMatchObject({ code: 'unknown-sort' });
  });
  test("is not for agents and moderators, and hides what lies outside of the reader's marketplaces", async () => {
    const { id } = await create('https://izi.example/e');
    for (const role of ['agent', 'moderator'] as const)
      expect((await (await server.signIn(role)).get('/api/audit')).status).toBe(403);
    const other = await server.signIn('auditor', { marketplaceIds: ['qjob'] });
    expect((await other.get(`/api/audit?filter={"subjectId":"${id}"}`)).body).toEqual([]);
    const [entry] = await server.context.db.read.select().from(auditEntries).where(eq(auditEntries.subjectId, id));
    expect((await other.get(`/api/audit/${entry!.id}`)).status).toBe(404);
  });
});
