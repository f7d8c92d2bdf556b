import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { setupLinks, staff } from '#db/schema/access.ts';
import { auditEntries } from '#db/schema/audit.ts';
import { firstLink } from '#server/access/setup.ts';
import { createStaff, disableStaff, resetStaff } from '#server/access/staff.ts';
import { sweepAccess } from '#server/access/sweep.ts';
import type { CliActor } from '#server/platform/actor.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { PASSWORD } from '../support/staff.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const FIRST = { email: 'Eva@Staff.example', displayName: 'Eva Malá', password: PASSWORD };
const tokenOf = (link: unknown): string =>
  /^http:\/\/[^/?]+\/#\/setup\?token=([\w-]{43})$/.exec(String(link))?.[1] ?? `no link: ${link}`;
const start = async ({ context, origin }: TestServer) => tokenOf(await firstLink(context, origin));
const cli = (server: TestServer) => ({
  actor: { kind: 'cli', id: 'cli:root' } satisfies CliActor,
  base: server.origin,
});

test('the link of the first start makes the first administrator, once', async () => {
  const server = await startServer();
  const token = await start(server);
  const eva = server.visitor();
  expect((await eva.post('/api/setup/state', { token })).body).toEqual({ first: true, email: null });
  const made = await eva.post('/api/setup', { token, ...FIRST });
  expect([made.status, made.body.role, made.body.email]).toEqual([201, 'admin', 'eva@staff.example']);
  expect((await eva.get('/api/me')).body.id).toBe(made.body.id);
  expect((await server.visitor().post('/api/setup', { token, ...FIRST })).status).toBe(410);
  expect((await server.visitor().post('/api/setup/state', { token })).body.code).toBe('link-used');
  expect(await firstLink(server.context, server.origin)).toBeUndefined();
  expect((await server.visitor().post('/api/session', { email: 'eva@staff.example', password: PASSWORD })).status).toBe(
    201,
  );
});

test('of two people who open the first link in the same instant one becomes administrator', async () => {
  const server = await startServer();
  const token = await start(server);
  const both = await Promise.all(
    ['a', 'b'].map((name) => server.visitor().post('/api/setup', { token, ...FIRST, email: `${name}@staff.example` })),
  );
  expect(both.map(({ status }) => status).toSorted()).toEqual([201, 410]);
  expect(await server.context.db.read.select().from(staff)).toHaveLength(1);
});

test('a first link is good for half an hour and until the next start', async () => {
  const server = await startServer();
  const [old, token] = [await start(server), await start(server)];
  const eva = server.visitor();
  expect((await eva.post('/api/setup/state', { token: old })).status).toBe(410);
  server.context.clock.advance(30 * MINUTE - 1);
  expect((await eva.post('/api/setup/state', { token })).status).toBe(200);
  server.context.clock.advance(1);
  expect((await eva.post('/api/setup', { token, ...FIRST })).status).toBe(410);
});

test('what is missing or weak is said at the field, and the link stays good', async () => {
  const server = await startServer();
  const token = await start(server);
  const eva = server.visitor();
  const errors = async (body: object) => (await eva.post('/api/setup', { token, ...body })).body.errors;
  expect(await errors({ password: PASSWORD })).toEqual({ email: 'invalid-type', displayName: 'invalid-type' });
  expect(await errors({ ...FIRST, password: 'eleven char' })).toEqual({ password: 'too-small' });
  expect(await errors({ ...FIRST, password: 'qwertyuiop123' })).toEqual({ password: 'too-common' });
  expect(await errors({ ...FIRST, email: 'no address' })).toEqual({ email: 'invalid-format' });
  expect(await errors({ ...FIRST, role: 'manager' })).toEqual({ role: 'unknown-field' });
  expect((await eva.post('/api/setup', { token, ...FIRST })).status).toBe(201);
});

test('the links are not in the database, and a made-up one opens nothing', async () => {
  const server = await startServer();
  const token = await start(server);
  expect(JSON.stringify(await server.context.db.read.select().from(setupLinks))).not.toContain(token);
  expect((await server.visitor().post('/api/setup', { token: 'x'.repeat(43), ...FIRST })).status).toBe(410);
});

test('an invited colleague chooses the password, is signed in, and the role is the one of the invitation', async () => {
  const server = await startServer();
  const admin = await server.signIn('admin');
  const made = await admin.post('/api/staff', {
    email: 'Petr@staff.example',
    displayName: 'Petr',
    alias: 'P.',
    role: 'agent',
  });
  expect([made.status, made.body.state, made.body.email]).toEqual([201, 'invited', 'petr@staff.example']);
  expect(String(made.body.setupLink).startsWith(`${server.origin}/#/setup?token=`)).toBe(true);
  const token = tokenOf(made.body.setupLink);
  const petr = server.visitor();
  expect((await petr.post('/api/session', { email: 'petr@staff.example', password: PASSWORD })).status).toBe(401);
  expect((await petr.post('/api/setup/state', { token })).body).toEqual({ first: false, email: 'petr@staff.example' });
  server.context.clock.advance(72 * HOUR - 1);
  const { status, body } = await petr.post('/api/setup', {
    token,
    password: PASSWORD,
    email: 'evil@staff.example',
    displayName: 'Evil',
  });
  expect([status, body.role, body.email, body.displayName]).toEqual([201, 'agent', 'petr@staff.example', 'Petr']);
  expect((await petr.get('/api/staff')).status).toBe(403);
  const trail = await server.context.db.read
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.subjectId, String(made.body.id)));
  expect(trail.map((entry) => entry.action).toSorted()).toEqual([
    'session.refused',
    'staff.invited',
    'staff.password-set',
  ]);
  expect(JSON.stringify(trail)).not.toMatch(/petr@|Petr/);
});

test('a reset ends every session when it is used, and a newer link makes the older worthless', async () => {
  const server = await startServer();
  const [admin, olga] = [await server.signIn('admin'), await server.signIn('moderator')];
  const link = async () => tokenOf((await admin.post(`/api/staff/${olga.staffId}/link`)).body.setupLink);
  const [old, token] = [await link(), await link()];
  expect((await olga.get('/api/me')).status).toBe(200);
  const other = server.visitor();
  expect((await other.post('/api/setup', { token: old, password: 'seven quiet herons' })).status).toBe(410);
  expect((await other.post('/api/setup', { token, password: 'seven quiet herons' })).status).toBe(201);
  expect((await olga.get('/api/me')).status).toBe(401);
  expect((await olga.post('/api/session', { email: olga.email, password: PASSWORD })).status).toBe(401);
});

test('a link is good for 72 hours, and not for somebody who was disabled meanwhile', async () => {
  const server = await startServer();
  const admin = await server.signIn('admin');
  const invite = async (name: string) =>
    (await admin.post('/api/staff', { email: `${name}@staff.example`, displayName: name, alias: name, role: 'agent' }))
      .body;
  const [late, gone, ended] = [await invite('late'), await invite('gone'), await invite('ended')];
  expect((await admin.put(`/api/staff/${gone.id}`, { state: 'disabled', version: 1 })).status).toBe(200);
  expect(
    (await server.visitor().post('/api/setup', { token: tokenOf(gone.setupLink), password: PASSWORD })).status,
  ).toBe(410);
  expect((await admin.post(`/api/staff/${gone.id}/link`)).status).toBe(404);
  const disabledAt = server.context.clock.now();
  await server.context.db.transaction(
    async (tx) =>
      void (await tx
        .update(staff)
        .set({ disabledAt })
        .where(eq(staff.id, String(ended.id)))),
  );
  const tooLate = await server.visitor().post('/api/setup', { token: tokenOf(ended.setupLink), password: PASSWORD });
  expect(tooLate.status).toBe(410);
  server.context.clock.advance(72 * HOUR);
  expect(
    (await server.visitor().post('/api/setup', { token: tokenOf(late.setupLink), password: PASSWORD })).status,
  ).toBe(410);
  await sweepAccess(server.context);
  expect(await server.context.db.read.select().from(setupLinks)).toEqual([]);
});

test('a link leads to the address people type, whatever the Host of the request says', async () => {
  const { fetchAs } = await import('../support/rawRequest.ts');
  const server = await startServer({ config: { publicUrl: 'https://console.example' } });
  const admin = await server.signIn('admin');
  const headers = {
    host: 'evil.example',
    cookie: `__Host-sid=${admin.cookies.get('__Host-sid')}`,
    'sec-fetch-site': 'same-origin',
  };
  const made = await fetchAs(server.origin, 'POST', '/api/staff', headers, {
    email: 'x@staff.example',
    displayName: 'X',
    alias: 'X',
    role: 'agent',
  });
  expect(JSON.parse(made.text).setupLink).toMatch(/^https:\/\/console\.example\/#\/setup\?token=/);
});

test('on https the answers say so for a year', async () => {
  const server = await startServer({ config: { publicUrl: 'https://console.example' } });
  expect((await server.visitor().get('/api/me')).headers.get('strict-transport-security')).toBe(
    'max-age=31536000; includeSubDomains',
  );
  const { status } = await server
    .visitor()
    .post(
      '/api/session',
      { email: 'a@b.cz', password: 'x' },
      { 'sec-fetch-site': undefined, origin: 'https://console.example' },
    );
  expect(status).toBe(401);
});

test('the command line creates, resets and disables, under the name of its user', async () => {
  const server = await startServer();
  const { person, setupLink } = await createStaff(server.context, cli(server), {
    email: 'k@staff.example',
    displayName: 'K',
    alias: 'K',
    role: 'manager',
    marketplaceIds: null,
  });
  expect((await server.visitor().post('/api/setup', { token: tokenOf(setupLink), password: PASSWORD })).status).toBe(
    201,
  );
  expect(tokenOf(await resetStaff(server.context, cli(server), person.id))).toHaveLength(43);
  expect((await disableStaff(server.context, cli(server), person.id)).disabledAt).not.toBeNull();
  const trail = await server.context.db.read.select().from(auditEntries).where(eq(auditEntries.subjectId, person.id));
  expect(trail.map((entry) => `${entry.actorKind} ${entry.action}`).toSorted()).toEqual([
    'cli staff.changed',
    'cli staff.invited',
    'cli staff.link-made',
    'staff staff.password-set',
  ]);
});
