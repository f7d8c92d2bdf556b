import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { z } from 'zod';
import { apiKeys, sessions, staff } from '#db/schema/access.ts';
import { auditEntries } from '#db/schema/audit.ts';
import { IDLE_MS_MAX, isSignedIn, SESSION_MS_MAX } from '#server/access/sessions.ts';
import { sweepAccess } from '#server/access/sweep.ts';
import { sha256 } from '#server/platform/crypto.ts';
import { route } from '#server/platform/route.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { addStaff, PASSWORD } from '../support/staff.ts';

const MINUTE = 60_000;
const Nothing = z.strictObject({});
const Whose = z.object({ kind: z.string(), id: z.string() });
/** A desk in miniature: one route for each kind of gate. */
const gates = [
  route({
    method: 'get',
    path: '/api/test/reviews',
    may: 'reviews:read',
    summary: '',
    answer: Whose,
    run: async ({ actor: { kind, id } }) => ({ kind, id }),
  }),
  route({
    method: 'post',
    path: '/api/test/reviews',
    may: 'reviews:decide',
    summary: '',
    body: Nothing,
    answer: Whose,
    run: async ({ actor: { kind, id } }) => ({ kind, id }),
  }),
  route({
    method: 'get',
    path: '/platform/v1/test',
    may: 'platform-key',
    summary: '',
    answer: z.object({ marketplaceId: z.string() }),
    run: async ({ actor: { marketplaceId } }) => ({ marketplaceId }),
  }),
  route({
    method: 'post',
    path: '/platform/v1/test',
    may: 'platform-key',
    right: 'backfill',
    summary: '',
    body: Nothing,
    answer: Nothing,
    run: async () => ({}),
  }),
];

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ routes: gates });
});

const actions = async (subjectId: string) =>
  (
    await server.context.db.read
      .select({ action: auditEntries.action })
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, subjectId))
  )
    .map((row) => row.action)
    .toSorted();
const until = async (fits: () => Promise<boolean>) => {
  // By time, not by tries: how many fit into a second is the machine's affair.
  for (const end = Date.now() + 10_000; !(await fits()); ) {
    if (Date.now() > end) throw new Error('It never came true.');
    await new Promise(setImmediate);
  }
};

test('whoever signs in learns who they are and what they may', async () => {
  const olga = await server.signIn('moderator', { displayName: 'Olga Nová', alias: 'Olga' });
  const { body } = await olga.get('/api/me');
  expect(body).toMatchObject({
    displayName: 'Olga Nová',
    alias: 'Olga',
    role: 'moderator',
    queues: ['reviews', 'documents', 'registrations'],
    demo: false,
  });
  expect(body.permissions).toContain('reviews:decide');
  expect((await olga.get('/api/session')).body).toEqual(body);
});

test('the time a screen counts down by is business time, and a session runs on the wall clock', async () => {
  const olga = await server.signIn('moderator');
  server.context.clock.setOffset(72 * 60 * MINUTE);
  const { status, body } = await olga.get('/api/me');
  server.context.clock.setOffset(0);
  expect(status).toBe(200);
  expect(body.now).toBe(new Date(server.context.clock.wall().getTime() + 72 * 60 * MINUTE).toISOString());
});

test('the cookie is out of reach for scripts, other sites and other hosts, and goes with the browser', async () => {
  const person = await addStaff(server.context, 'agent');
  const { headers } = await server
    .visitor()
    .post('/api/session', { email: person.email.toUpperCase(), password: PASSWORD });
  const [sid, device] = headers.getSetCookie();
  expect(sid).toMatch(/^__Host-sid=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Secure$/);
  expect(device).toMatch(/^__Host-device=[\w.-]+; Path=\/; HttpOnly; SameSite=Strict; Secure; Max-Age=7776000$/);
});

test('on another host without TLS, where browsers keep no secure cookie, the name says so', async () => {
  const { fetchAs } = await import('../support/rawRequest.ts');
  const person = await addStaff(server.context, 'agent');
  const host = 'console.lan:3000';
  const signedIn = await fetchAs(
    server.origin,
    'POST',
    '/api/session',
    { host, origin: `http://${host}` },
    { email: person.email, password: PASSWORD },
  );
  expect(signedIn.status).toBe(201);
  const cookie = signedIn.cookies.find((each) => each.startsWith('sid=')) ?? '';
  expect(cookie).toMatch(/^sid=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
  const carried = { host, cookie: cookie.split(';')[0] ?? '' };
  expect((await fetchAs(server.origin, 'GET', '/api/me', carried)).status).toBe(200);
  // On a host that can do better the weak name is not believed.
  expect((await fetchAs(server.origin, 'GET', '/api/me', { ...carried, host: 'localhost' })).status).toBe(401);
});

test('the token is nowhere but in the cookie: not in the answer, and hashed in the database', async () => {
  const person = await addStaff(server.context, 'agent');
  const visitor = server.visitor();
  const { text } = await visitor.post('/api/session', { email: person.email, password: PASSWORD });
  const token = visitor.cookies.get('__Host-sid') ?? '';
  const rows = await server.context.db.read.select().from(sessions).where(eq(sessions.staffId, person.id));
  expect(text).not.toContain(token);
  expect(text).not.toContain('argon2');
  expect(rows.map((row) => row.tokenHash)).toEqual([sha256(token)]);
});

test('a token that somebody planted before signing in is worth nothing afterwards', async () => {
  const visitor = server.visitor();
  const planted = 'A'.repeat(43);
  visitor.cookies.set('__Host-sid', planted);
  const person = await addStaff(server.context, 'agent');
  await visitor.post('/api/session', { email: person.email, password: PASSWORD });
  const token = visitor.cookies.get('__Host-sid');
  expect(token).not.toBe(planted);
  expect((await server.visitor().get('/api/me', { cookie: `__Host-sid=${planted}` })).status).toBe(401);
  // Signing in again ends the session that this browser had.
  await visitor.post('/api/session', { email: person.email, password: PASSWORD });
  expect((await server.visitor().get('/api/me', { cookie: `__Host-sid=${token}` })).status).toBe(401);
});

test('a session is not taken from the address, the body or a header', async () => {
  const olga = await server.signIn('moderator');
  const token = olga.cookies.get('__Host-sid');
  const stranger = server.visitor();
  expect((await stranger.get(`/api/me?sid=${token}&__Host-sid=${token}`)).status).toBe(401);
  expect((await stranger.get('/api/me', { authorization: `Bearer ${token}` })).status).toBe(401);
  expect((await stranger.get('/api/me', { cookie: `sid=${token}` })).status).toBe(401);
  expect((await stranger.put('/api/me/preferences', { sid: token })).status).toBe(401);
});

test('giving the password again renews the token and keeps the end of the session', async () => {
  const olga = await server.signIn('admin');
  const before = olga.cookies.get('__Host-sid') ?? '';
  const end = async () =>
    (await server.context.db.read.select().from(sessions).where(eq(sessions.staffId, olga.staffId)))[0]?.expiresAt;
  const ends = await end();
  server.context.clock.advance(MINUTE);
  expect((await olga.post('/api/session/step-up', { password: 'wrong-password-here' })).status).toBe(401);
  expect((await olga.post('/api/session/step-up', { password: PASSWORD })).status).toBe(204);
  expect(olga.cookies.get('__Host-sid')).not.toBe(before);
  expect(await end()).toEqual(ends);
  expect((await server.visitor().get('/api/me', { cookie: `__Host-sid=${before}` })).status).toBe(401);
  expect((await olga.get('/api/me')).status).toBe(200);
});

test('signing out ends the session on the server and clears what the browser kept', async () => {
  const olga = await server.signIn('moderator');
  const token = olga.cookies.get('__Host-sid');
  const { status, headers } = await olga.delete('/api/session');
  expect(status).toBe(204);
  expect(headers.get('clear-site-data')).toBe('"storage"');
  expect(headers.getSetCookie()[0]).toMatch(/^__Host-sid=; .*Max-Age=0$/);
  expect((await server.visitor().get('/api/me', { cookie: `__Host-sid=${token}` })).status).toBe(401);
  expect(await actions(sha256(token ?? '').slice(0, 16))).toEqual(['session.closed', 'session.opened']);
});

test('a session nobody uses ends after the break, and one in use after the shift', async () => {
  const [idle, busy] = [await server.signIn('agent'), await server.signIn('agent')];
  const seen = async () =>
    (
      await server.context.db.read.select().from(sessions).where(eq(sessions.staffId, busy.staffId))
    )[0]?.seenAt.getTime();
  for (let spent = 0; spent < SESSION_MS_MAX - MINUTE; spent += IDLE_MS_MAX - MINUTE) {
    server.context.clock.advance(IDLE_MS_MAX - MINUTE);
    const { status } = await busy.get('/api/me');
    if (spent + IDLE_MS_MAX - MINUTE >= SESSION_MS_MAX) {
      expect(status).toBe(401);
      break;
    }
    expect(status).toBe(200);
    // Written beside the request, so the answer may be there first.
    await until(async () => (await seen()) === server.context.clock.wall().getTime());
  }
  expect((await idle.get('/api/me')).status).toBe(401);
});

test('a session that was over stays over when the clock goes back', async () => {
  const [knocks, sleeps] = [await server.signIn('agent'), await server.signIn('agent')];
  server.context.clock.advance(IDLE_MS_MAX + MINUTE);
  expect((await knocks.get('/api/me')).status).toBe(401);
  await sweepAccess(server.context);
  server.context.clock.advance(-IDLE_MS_MAX - MINUTE);
  expect((await knocks.get('/api/me')).status).toBe(401);
  expect((await sleeps.get('/api/me')).status).toBe(401);
});

test('being seen is written at most once a minute', async () => {
  const olga = await server.signIn('moderator');
  const seen = async () =>
    (
      await server.context.db.read.select().from(sessions).where(eq(sessions.staffId, olga.staffId))
    )[0]?.seenAt.getTime();
  const start = await seen();
  server.context.clock.advance(MINUTE - 1);
  await olga.get('/api/me');
  server.context.clock.advance(1);
  await olga.get('/api/me');
  await until(async () => (await seen()) !== start);
  expect(await seen()).toBe((start ?? 0) + MINUTE);
});

test('one sees where one is signed in, and signs out another browser but nobody else’s', async () => {
  const olga = await server.signIn('moderator');
  const other = server.visitor();
  await other.post('/api/session', { email: olga.email, password: PASSWORD }, { 'user-agent': 'Old laptop' });
  const { body } = await olga.get<{ id: string; current: boolean; userAgent: string | null }[]>('/api/me/sessions');
  expect(body.map((each) => each.current).toSorted()).toEqual([false, true]);
  const laptop = body.find((each) => each.userAgent === 'Old laptop');
  const stranger = await server.signIn('admin');
  expect((await stranger.delete(`/api/me/sessions/${laptop?.id}`)).status).toBe(404);
  expect((await olga.delete('/api/me/sessions/%25')).status).toBe(404);
  expect((await olga.delete(`/api/me/sessions/${laptop?.id}`)).status).toBe(204);
  expect((await other.get('/api/me')).status).toBe(401);
  expect((await olga.get('/api/me')).status).toBe(200);
});

test('a new password ends the other sessions, and only the old one proves who asks', async () => {
  const olga = await server.signIn('moderator');
  const other = server.visitor();
  await other.post('/api/session', { email: olga.email, password: PASSWORD });
  const password = 'seven quiet herons';
  expect((await olga.put('/api/me/password', { current: 'something else entirely', password })).body.code).toBe(
    'bad-credentials',
  );
  expect((await olga.put('/api/me/password', { current: PASSWORD, password: 'too short' })).body.errors).toEqual({
    password: 'too-small',
  });
  expect((await olga.put('/api/me/password', { current: PASSWORD, password: 'password1234' })).body.errors).toEqual({
    password: 'too-common',
  });
  const name = olga.email.split('@')[0];
  expect(
    (await olga.put('/api/me/password', { current: PASSWORD, password: `my-${name}-my-${name}` })).body.errors,
  ).toEqual({ password: 'contains-email' });
  expect((await olga.put('/api/me/password', { current: PASSWORD, password })).status).toBe(204);
  expect((await other.get('/api/me')).status).toBe(401);
  expect((await olga.get('/api/me')).status).toBe(200);
  expect((await other.post('/api/session', { email: olga.email, password: PASSWORD })).status).toBe(401);
  expect((await other.post('/api/session', { email: olga.email, password })).status).toBe(201);
});

const OTHER_SITES: [string, Record<string, string | undefined>][] = [
  ['another site', { 'sec-fetch-site': 'cross-site' }],
  ['another port of this host', { 'sec-fetch-site': 'same-site' }],
  ['a bookmark', { 'sec-fetch-site': 'none' }],
  ['another site that forges our Origin', { 'sec-fetch-site': 'cross-site', origin: 'SELF' }],
  ['an old browser on another site', { 'sec-fetch-site': undefined, origin: 'https://evil.example' }],
  ['an old browser on another port', { 'sec-fetch-site': undefined, origin: 'http://127.0.0.1:1' }],
  ['a sandboxed frame', { 'sec-fetch-site': undefined, origin: 'null' }],
];

test.each(OTHER_SITES)('a write made by %s is refused, and so is signing in', async (_who, headers) => {
  const olga = await server.signIn('moderator');
  const sent = { ...headers, ...(headers.origin === 'SELF' && { origin: server.origin }) };
  expect((await olga.post('/api/test/reviews', {}, sent)).body.code).toBe('cross-site');
  expect((await olga.delete('/api/session', sent)).body.code).toBe('cross-site');
  expect((await server.visitor().post('/api/session', { email: olga.email, password: PASSWORD }, sent)).body.code).toBe(
    'cross-site',
  );
  expect((await olga.get('/api/me', sent)).status).toBe(200);
});

test('a write by our own page passes, also from a browser that only sends Origin; with neither header it does not', async () => {
  const olga = await server.signIn('moderator');
  expect((await olga.post('/api/test/reviews', {})).status).toBe(200);
  expect(
    (await olga.post('/api/test/reviews', {}, { 'sec-fetch-site': undefined, origin: server.origin })).status,
  ).toBe(200);
  expect((await olga.post('/api/test/reviews', {}, { 'sec-fetch-site': undefined })).body.code).toBe('cross-site');
});

test('a form cannot speak JSON: other content types never reach a route', async () => {
  const olga = await server.signIn('moderator');
  const form = await olga.post('/api/test/reviews', '{}', { 'content-type': 'text/plain' });
  expect([form.status, form.body.code]).toEqual([415, 'unsupported-media-type']);
});

test('every answer says that it is not to be kept, framed, sniffed or run', async () => {
  for (const answer of [await server.visitor().get('/api/me'), await (await server.signIn('agent')).get('/api/me')]) {
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('x-content-type-options')).toBe('nosniff');
    expect(answer.headers.get('content-security-policy')).toBe("default-src 'none'; frame-ancestors 'none'");
    expect(answer.headers.get('cross-origin-resource-policy')).toBe('same-origin');
    expect(answer.headers.get('strict-transport-security')).toBeNull();
    expect(answer.headers.get('x-powered-by')).toBeNull();
  }
});

test('disabling a colleague and taking a role away work with the next request', async () => {
  const [admin, olga, petr] = [
    await server.signIn('admin'),
    await server.signIn('moderator'),
    await server.signIn('moderator'),
  ];
  const hints: string[] = [];
  const stop = server.context.db.onHint((message) => void hints.push(message));
  const hash = sha256(olga.cookies.get('__Host-sid') ?? '');
  const start = Date.now();
  expect((await admin.put(`/api/staff/${olga.staffId}`, { state: 'disabled', version: 1 })).body.state).toBe(
    'disabled',
  );
  expect((await olga.get('/api/test/reviews')).status).toBe(401);
  expect(await isSignedIn(server.context, hash)).toBe(false);
  expect((await admin.put(`/api/staff/${petr.staffId}`, { role: 'agent', version: 1 })).status).toBe(200);
  expect((await petr.post('/api/test/reviews', {})).status).toBe(401);
  expect(Date.now() - start).toBeLessThan(1_000);
  await until(async () => hints.length >= 2);
  stop();
  expect(hints.map((each) => JSON.parse(each))).toEqual(
    expect.arrayContaining([olga, petr].map(({ staffId }) => ({ kind: 'session', staffId }))),
  );
  // Signed in anew, the role is the new one.
  await petr.post('/api/session', { email: petr.email, password: PASSWORD });
  expect((await petr.post('/api/test/reviews', {})).status).toBe(403);
  expect((await server.visitor().post('/api/session', { email: olga.email, password: PASSWORD })).body.code).toBe(
    'bad-credentials',
  );
});

test('a role that changed, or an account that ended, in the database alone counts at once too', async () => {
  const olga = await server.signIn('moderator');
  expect((await olga.post('/api/test/reviews', {})).status).toBe(200);
  await server.context.db.transaction(
    async (tx) => void (await tx.update(staff).set({ role: 'agent' }).where(eq(staff.id, olga.staffId))),
  );
  expect((await olga.post('/api/test/reviews', {})).body.code).toBe('not-allowed');
  const ended = { disabledAt: server.context.clock.now() };
  await server.context.db.transaction(
    async (tx) => void (await tx.update(staff).set(ended).where(eq(staff.id, olga.staffId))),
  );
  expect((await olga.get('/api/me')).status).toBe(401);
});

test('a key speaks for its marketplace; a revoked, unknown or lacking one does not, and cookies mean nothing there', async () => {
  const izi = await server.platform('izi');
  const noBrowser = { 'sec-fetch-site': undefined };
  expect((await izi.get('/platform/v1/test', noBrowser)).body).toEqual({ marketplaceId: 'izi' });
  expect((await izi.post('/platform/v1/test', {}, noBrowser)).body.code).toBe('key-lacks-right');
  expect(
    (
      await (
        await server.platform('izi', ['backfill'])
      ).post('/platform/v1/test', {}, { 'sec-fetch-site': 'cross-site' })
    ).status,
  ).toBe(200);
  const olga = await server.signIn('manager');
  expect((await olga.get('/platform/v1/test')).body.code).toBe('bad-api-key');
  expect((await olga.get('/platform/v1/test', { authorization: 'Bearer nonsense' })).body.code).toBe('bad-api-key');
  expect((await izi.get('/api/test/reviews')).status).toBe(401);
});

test('a key is used from its first call to its last, and its use is written at most once a minute', async () => {
  const admin = await server.signIn('admin');
  await server.platform('qjob');
  const { body: made, status } = await admin.post('/api/api-keys', {
    marketplaceId: 'qjob',
    name: 'Shop',
    rights: ['backfill', 'backfill'],
  });
  expect([status, made.rights]).toEqual([201, ['backfill']]);
  expect(made.key).toMatch(/^td_[\w-]{43}$/);
  const shop = { authorization: `Bearer ${made.key}` };
  expect((await server.visitor().get('/platform/v1/test', shop)).body).toEqual({ marketplaceId: 'qjob' });
  const used = async () =>
    (
      await server.context.db.read
        .select()
        .from(apiKeys)
        .where(eq(apiKeys.id, String(made.id)))
    )[0]?.lastUsedAt?.getTime();
  await until(async () => (await used()) !== undefined);
  const first = await used();
  server.context.clock.advance(MINUTE - 1);
  await server.visitor().get('/platform/v1/test', shop);
  expect(await used()).toBe(first);
  const [row] = await server.context.db.read
    .select()
    .from(apiKeys)
    .where(eq(apiKeys.id, String(made.id)));
  expect(JSON.stringify(row)).not.toContain(made.key);
  expect((await admin.get(`/api/api-keys/${made.id}`)).text).not.toContain(made.key);
  expect((await admin.delete(`/api/api-keys/${made.id}`)).body.revokedAt).not.toBeNull();
  expect((await server.visitor().get('/platform/v1/test', shop)).body.code).toBe('bad-api-key');
  expect((await admin.delete(`/api/api-keys/${made.id}`)).status).toBe(200);
  expect(await actions(String(made.id))).toEqual(['api-key.made', 'api-key.revoked']);
});

test('a key for an unknown marketplace is refused at the field', async () => {
  const admin = await server.signIn('admin');
  const { status, body } = await admin.post('/api/api-keys', { marketplaceId: 'nowhere', name: 'Shop' });
  expect([status, body.errors]).toEqual([422, { marketplaceId: 'unknown' }]);
});

test('preferences follow a person to another browser, whole and bounded', async () => {
  const olga = await server.signIn('moderator');
  const kept = { language: 'uk', theme: 'dark', store: { 'reviews.columns': ['text', 'rating'] } };
  expect((await olga.put('/api/me/preferences', kept)).body).toEqual(kept);
  const other = server.visitor();
  expect((await other.post('/api/session', { email: olga.email, password: PASSWORD })).body.preferences).toEqual(kept);
  const big = await olga.put('/api/me/preferences', { store: { a: 'ж'.repeat(8_000) } });
  expect([big.status, big.body.errors]).toEqual([422, { store: 'too-big' }]);
  expect((await olga.put('/api/me/preferences', { store: { a: 'x'.repeat(15_900) } })).status).toBe(200);
  expect((await olga.put('/api/me/preferences', { role: 'admin' })).body.errors).toEqual({ role: 'unknown-field' });
  for (const odd of ['nul \u0000', '\ud800', { deep: ['\udfff'] }])
    expect((await olga.put('/api/me/preferences', { store: { a: odd } })).status).toBe(422);
});

test('prototype keys change nothing but get a plain answer', async () => {
  const olga = await server.signIn('admin');
  for (const key of ['__proto__', 'constructor', 'prototype', 'toString']) {
    const body = `{"${key}":{"role":"admin","polluted":true}}`;
    expect((await olga.put('/api/me/preferences', body)).status).toBe(422);
    expect((await olga.put(`/api/staff/${olga.staffId}`, body)).status).toBe(422);
    expect((await olga.get(`/api/staff?filter=${encodeURIComponent(body)}`)).status).toBe(422);
    expect((await olga.get(`/api/staff?sort=${encodeURIComponent(JSON.stringify([key, 'ASC']))}`)).status).toBe(422);
    expect((await olga.get(`/api/staff/${key}`)).status).toBe(404);
  }
  const nested = await olga.put(
    '/api/me/preferences',
    '{"store":{"__proto__":{"polluted":true},"a":{"__proto__":{"polluted":true}}}}',
  );
  expect(nested.status).toBeLessThan(500);
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});

test('text that no database likes is refused or unknown, never a fault', async () => {
  const admin = await server.signIn('admin');
  for (const email of ['a\u0000@b.cz', '\ud800', '', ' ', '"@"', "'; drop table staff; --", '%']) {
    expect((await server.visitor().post('/api/session', { email, password: PASSWORD })).status).toBe(401);
  }
  expect((await admin.get('/api/staff/%00')).status).toBe(404);
  expect((await admin.get('/api/staff/..%2f..%2fetc')).status).toBe(404);
  expect((await admin.get('/api/staff/%E0%A4')).body.code).toBe('malformed-url');
  const named = await admin.post('/api/staff', {
    email: 'nul@staff.example',
    displayName: 'A\u0000B',
    alias: 'n',
    role: 'agent',
  });
  expect(named.body.displayName).toBe('AB');
});

test('what the browser keeps for a person is flat, so that it can never lock him out', async () => {
  const who = await server.signIn('agent');
  const deep = JSON.parse(`${'['.repeat(1_100)}${']'.repeat(1_100)}`) as unknown;
  expect((await who.put('/api/me/preferences', { store: { a: deep } })).status).toBe(422);
  expect((await who.put('/api/me/preferences', { store: { a: { b: [{ c: 1 }] } } })).status).toBe(200);
  expect((await who.get('/api/me')).status).toBe(200);
});

test('a body that does not unpack is the sender’s fault', async () => {
  const answer = await fetch(`${server.origin}/api/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'content-encoding': 'gzip', 'sec-fetch-site': 'same-origin' },
    body: '{"a":1}',
  });
  expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([400, 'malformed-json']);
});
