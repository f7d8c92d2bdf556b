import { eq, getTableColumns } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { apiKeys, staff } from '#db/schema/access.ts';
import { auditEntries } from '#db/schema/audit.ts';
import { disableStaff } from '#server/access/staff.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { addMarketplace, addStaff, PASSWORD } from '../support/staff.ts';

const MINUTE = 60_000;
let server: TestServer;
beforeAll(async () => {
  server = await startServer();
  await addMarketplace(server.context, 'izi');
});

const rowOf = async (id: string) => (await server.context.db.read.select().from(staff).where(eq(staff.id, id)))[0];
const cli = { actor: { kind: 'cli' as const, id: 'cli:root' }, base: '' };
const invitation = (over: object = {}) => ({
  email: `new${Math.random()}@staff.example`,
  displayName: 'New',
  alias: 'N',
  role: 'agent',
  ...over,
});

test('an administrator sees, finds and changes colleagues; what is not named stays', async () => {
  const admin = await server.signIn('admin');
  const olga = await addStaff(server.context, 'moderator', { displayName: 'Olga', alias: 'O.' });
  const changed = await admin.put(`/api/staff/${olga.id}`, { alias: 'Olga N.', version: 1 });
  expect(changed.body).toMatchObject({
    displayName: 'Olga',
    alias: 'Olga N.',
    role: 'moderator',
    state: 'active',
    version: 2,
  });
  expect((await admin.get(`/api/staff/${olga.id}`)).body).toEqual(changed.body);
  const list = await admin.get<{ id: string }[]>(
    `/api/staff?filter=${encodeURIComponent('{"role":"moderator","state":"active"}')}&sort=["alias","ASC"]&range=[0,9]`,
  );
  expect(list.body.map((row) => row.id)).toContain(olga.id);
  expect(list.headers.get('content-range')).toMatch(/^staff 0-\d+\/\d+$/);
  const many = await admin.get<{ id: string }[]>(
    `/api/staff?filter=${encodeURIComponent(JSON.stringify({ id: [olga.id] }))}`,
  );
  expect(many.body.map((row) => row.id)).toEqual([olga.id]);
});

test('nothing that is not shown can be sorted or filtered by', async () => {
  const admin = await server.signIn('admin');
  for (const column of ['passwordHash', 'password_hash', 'preferences', 'disabledAt', 'version; drop table staff']) {
    expect((await admin.get(`/api/staff?sort=${encodeURIComponent(JSON.stringify([column, 'ASC']))}`)).body.code).toBe(
      'unknown-sort',
    );
    expect(
      (await admin.get(`/api/staff?filter=${encodeURIComponent(JSON.stringify({ [column]: 'x' }))}`)).body.code,
    ).toBe('unknown-filter');
  }
  expect((await admin.get(`/api/api-keys?sort=${encodeURIComponent('["keyHash","ASC"]')}`)).body.code).toBe(
    'unknown-sort',
  );
  for (const id of [[true], [{}], 'x', Array.from({ length: 40_000 }, () => 'a')]) {
    const { status } = await admin.get(
      `/api/staff?filter=${encodeURIComponent(JSON.stringify({ id: Array.isArray(id) ? id.slice(0, 1_001) : id }))}`,
    );
    expect(status).toBe(422);
  }
});

test('a change of a version that is no longer shown is refused, and of two at once one holds', async () => {
  const admin = await server.signIn('admin');
  const olga = await addStaff(server.context, 'moderator');
  const both = await Promise.all(['A', 'B'].map((alias) => admin.put(`/api/staff/${olga.id}`, { alias, version: 1 })));
  expect(both.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  expect((await admin.put(`/api/staff/${olga.id}`, { alias: 'C', version: 1 })).body.code).toBe('version-changed');
});

test.each(Object.keys(getTableColumns(staff)))(
  'a body cannot set the column %s unless it is one of the fields',
  async (column) => {
    const admin = await server.signIn('admin');
    const olga = await addStaff(server.context, 'moderator');
    const before = await rowOf(olga.id);
    const fields = ['displayName', 'alias', 'role', 'marketplaceIds', 'version'];
    const value =
      column === 'version'
        ? 'x'
        : ['id', 'email', 'passwordHash'].includes(column)
          ? 'evil@staff.example'
          : { evil: true };
    const { status, body } = await admin.put(`/api/staff/${olga.id}`, { version: 1, [column]: value });
    expect(status).toBe(422);
    const shown = ['id', 'email', 'createdAt'].includes(column);
    const expected = fields.includes(column) ? expect.any(String) : shown ? 'read-only' : 'unknown-field';
    expect(body.errors).toEqual({ [column]: expected });
    expect(await rowOf(olga.id)).toEqual(before);
    if (['email', 'displayName', 'alias', 'role', 'marketplaceIds'].includes(column)) return;
    expect((await admin.post('/api/staff', { ...invitation(), [column]: value })).body.errors).toEqual({
      [column]: 'unknown-field',
    });
  },
);

test.each(Object.keys(getTableColumns(apiKeys)))(
  'a new key cannot bring its own %s unless it is one of the fields',
  async (column) => {
    const admin = await server.signIn('admin');
    const { status, body } = await admin.post('/api/api-keys', {
      marketplaceId: 'izi',
      name: 'x',
      [column]: { evil: true },
    });
    expect(status).toBe(422);
    expect(body.errors).toEqual({
      [column]: ['marketplaceId', 'name', 'rights'].includes(column) ? 'invalid-type' : 'unknown-field',
    });
  },
);

test('nobody changes their own power, but everybody may be renamed', async () => {
  const admin = await server.signIn('admin');
  await addStaff(server.context, 'admin');
  for (const change of [{ role: 'manager' }, { state: 'disabled' }, { marketplaceIds: ['izi'] }]) {
    expect((await admin.put(`/api/staff/${admin.staffId}`, { ...change, version: 1 })).body.code).toBe('own-account');
  }
  expect((await admin.put(`/api/staff/${admin.staffId}`, { alias: 'Boss', role: 'admin', version: 1 })).status).toBe(
    200,
  );
});

test('power is given only by somebody whose password is no older than ten minutes', async () => {
  const admin = await server.signIn('admin');
  const olga = await addStaff(server.context, 'moderator');
  const acts = () => [
    admin.put(`/api/staff/${olga.id}`, { role: 'manager', version: 1 }),
    admin.put(`/api/staff/${olga.id}`, { state: 'disabled', version: 1 }),
    admin.post('/api/staff', invitation()),
    admin.post(`/api/staff/${olga.id}/link`),
    admin.post('/api/api-keys', { marketplaceId: 'izi', name: 'x' }),
  ];
  server.context.clock.advance(10 * MINUTE + 1);
  for (const act of acts()) expect((await act).body.code).toBe('step-up-needed');
  expect(await rowOf(olga.id)).toEqual(olga);
  expect((await admin.put(`/api/staff/${olga.id}`, { alias: 'Olga', version: 1 })).status).toBe(200);
  expect((await admin.post('/api/session/step-up', { password: PASSWORD })).status).toBe(204);
  server.context.clock.advance(10 * MINUTE);
  expect((await admin.put(`/api/staff/${olga.id}`, { role: 'manager', version: 2 })).status).toBe(200);
});

test('an e-mail belongs to one person, however it is written, also when two invite at once', async () => {
  const admin = await server.signIn('admin');
  const { email } = await addStaff(server.context, 'agent');
  const again = await admin.post('/api/staff', invitation({ email: email.toUpperCase() }));
  expect([again.status, again.body.code, again.body.errors]).toEqual([409, 'email-taken', { email: 'email-taken' }]);
  const twice = await Promise.all(
    [1, 2].map(() => admin.post('/api/staff', invitation({ email: 'twice@staff.example' }))),
  );
  expect(twice.map(({ status }) => status).toSorted()).toEqual([201, 409]);
});

test('a colleague is limited to marketplaces that exist, and an administrator to none', async () => {
  const admin = await server.signIn('admin');
  const limited = await admin.post('/api/staff', invitation({ marketplaceIds: ['izi'] }));
  expect(limited.body.marketplaceIds).toEqual(['izi']);
  expect((await admin.post('/api/staff', invitation({ marketplaceIds: ['nowhere'] }))).body.errors).toEqual({
    marketplaceIds: 'unknown',
  });
  expect((await admin.post('/api/staff', invitation({ role: 'admin', marketplaceIds: ['izi'] }))).body.errors).toEqual({
    marketplaceIds: 'not-for-admin',
  });
  expect((await admin.put(`/api/staff/${limited.body.id}`, { role: 'admin', version: 1 })).body.errors).toEqual({
    marketplaceIds: 'not-for-admin',
  });
  const olga = await server.signIn('moderator', { marketplaceIds: ['izi'] });
  expect((await olga.get('/api/me')).body.marketplaces).toEqual([
    { id: 'izi', name: 'IZI', currency: 'UAH', locale: 'uk', timeZone: 'Europe/Kyiv' },
  ]);
});

test('only an administrator manages colleagues; an auditor looks on', async () => {
  for (const role of ['agent', 'moderator', 'manager', 'auditor'] as const) {
    const client = await server.signIn(role);
    const looks = role === 'auditor' ? 200 : 403;
    expect((await client.get('/api/staff')).status).toBe(looks);
    expect((await client.get(`/api/staff/${client.staffId}`)).status).toBe(looks);
    expect((await client.post('/api/staff', invitation({ role: 'admin' }))).body.code).toBe('not-allowed');
    expect((await client.put(`/api/staff/${client.staffId}`, { role: 'admin', version: 1 })).body.code).toBe(
      'not-allowed',
    );
    expect((await client.post(`/api/staff/${client.staffId}/link`)).body.code).toBe('not-allowed');
  }
});

test('the last administrator stays, even when two disable each other in the same instant', async () => {
  const fresh = await startServer();
  const [eva, jan] = [await fresh.signIn('admin'), await fresh.signIn('admin')];
  const both = await Promise.all([
    eva.put(`/api/staff/${jan.staffId}`, { state: 'disabled', version: 1 }),
    jan.put(`/api/staff/${eva.staffId}`, { role: 'auditor', version: 1 }),
  ]);
  expect(both.filter(({ status }) => status === 200)).toHaveLength(1);
  const [left] = (await fresh.context.db.read.select().from(staff)).filter(
    (each) => each.role === 'admin' && !each.disabledAt,
  );
  await expect(disableStaff(fresh.context, cli, left?.id ?? '')).rejects.toMatchObject({ code: 'last-admin' });
  await addStaff(fresh.context, 'admin', { passwordHash: null });
  await expect(disableStaff(fresh.context, cli, left?.id ?? '')).rejects.toMatchObject({ code: 'last-admin' });
});

test('a refused change leaves neither a trace in the row nor one in the trail', async () => {
  const admin = await server.signIn('admin');
  const olga = await addStaff(server.context, 'moderator');
  await admin.put(`/api/staff/${olga.id}`, { role: 'agent', version: 7 });
  expect(await rowOf(olga.id)).toEqual(olga);
  expect(await server.context.db.read.select().from(auditEntries).where(eq(auditEntries.subjectId, olga.id))).toEqual(
    [],
  );
});

test('an unknown colleague is not found, and what these addresses do not offer is 405', async () => {
  const admin = await server.signIn('admin');
  expect((await admin.get('/api/staff/nobody')).status).toBe(404);
  expect((await admin.put('/api/staff/nobody', { alias: 'x', version: 1 })).status).toBe(404);
  expect((await admin.post('/api/staff/nobody/link')).status).toBe(404);
  expect((await admin.delete('/api/api-keys/nobody')).status).toBe(404);
  const gone = await admin.delete(`/api/staff/${admin.staffId}`);
  expect([gone.status, gone.headers.get('allow')]).toEqual([405, 'GET, PUT']);
  expect((await admin.put('/api/api-keys/x', {})).status).toBe(405);
});
