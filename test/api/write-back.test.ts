import { describe, expect, test } from 'vitest';
import { auditEntries } from '#db/schema/audit.ts';
import { policies } from '#db/schema/market.ts';
import type { Client } from '../support/apiClient.ts';
import { startHouse } from '../support/house.ts';
import { addStaff } from '../support/staff.ts';

type Row = Record<string, unknown>;
const house = await startHouse();
await house.market('izi');
const admin = await house.signIn('admin');
const manager = await house.signIn('manager');

const colleague = async () => (await addStaff(house.context, 'moderator', { marketplaceIds: ['izi'] })).id;
const invited = async () => (await addStaff(house.context, 'agent', { passwordHash: null })).id;
const webhook = async () =>
  String((await admin.post('/api/webhooks', { marketplaceId: 'izi', url: 'https://izi.example/back' })).body.id);
const policy = async () =>
  String((await manager.get<Row[]>('/api/policies?filter={"marketplaceId":"izi"}')).body[0]?.id);

/** What react-admin's edit form sends: the record as it was read, with what was typed over it (ux.md A3). */
const CASES: [string, Client, () => Promise<string>, Row][] = [
  ['staff', admin, colleague, { id: 'other', email: 'other@staff.example', createdAt: '2020-01-01T00:00:00.000Z' }],
  ['staff', admin, invited, { email: null }],
  ['webhooks', admin, webhook, { id: 'other', marketplaceId: 'qjob', createdAt: '2020-01-01T00:00:00.000Z' }],
  [
    'policies',
    manager,
    policy,
    {
      id: 'other',
      marketplaceId: 'qjob',
      effectiveFrom: '2020-01-01T00:00:00.000Z',
      createdBy: 'Nobody',
      createdAt: '2020-01-01T00:00:00.000Z',
      howReviewsAreChecked: {},
    },
  ],
];

describe.each(CASES)('a whole record of %s', (resource, who, make, foreign) => {
  const versionless = ({ version: _, ...rest }: Row) => rest;

  test('is taken back as it was read, and nothing in it changes', async () => {
    const path = `/api/${resource}/${await make()}`;
    const before = (await who.get(path)).body;
    const { status, body } = await who.put(path, before);
    expect([status, body.errors]).toEqual([200, undefined]);
    expect(versionless(body)).toEqual(versionless(before));
    expect(versionless((await who.get(path)).body)).toEqual(versionless(before));
  });

  test('names each field that nobody may write where it says something else, unless it is old, and does nothing', async () => {
    const path = `/api/${resource}/${await make()}`;
    const before = (await who.get(path)).body;
    const entries = await house.context.db.read.$count(auditEntries);
    for (const [field, value] of Object.entries(foreign)) {
      const { status, body } = await who.put(path, { ...before, [field]: value });
      expect([status, body.code, body.errors]).toEqual([422, 'invalid', { [field]: 'read-only' }]);
    }
    expect((await who.put(path, { ...before, ...foreign, version: Number(before.version) - 1 })).body.code).toBe(
      'version-changed',
    );
    expect((await who.put(path, { ...before, surprise: 1 })).body.errors).toEqual({ surprise: 'unknown-field' });
    expect((await who.get(path)).body).toEqual(before);
    expect(await house.context.db.read.$count(auditEntries)).toBe(entries);
  });
});

test('a whole record with one field typed over changes that field alone', async () => {
  const path = `/api/webhooks/${await webhook()}`;
  const before = (await admin.get(path)).body;
  const { body } = await admin.put(path, { ...before, topics: ['review.published'], waiting: 17 });
  expect(body).toEqual({ ...before, topics: ['review.published'], version: 2 });
});

test('nobody becomes invited again', async () => {
  const path = `/api/staff/${await colleague()}`;
  const { status, body } = await admin.put(path, { ...(await admin.get(path)).body, state: 'invited' });
  expect([status, body.errors]).toEqual([422, { state: 'read-only' }]);
});

test('a policy that says nothing new is no new version; one setting more is', async () => {
  const path = `/api/policies/${await policy()}`;
  const before = (await manager.get(path)).body as Row & { body: Row };
  const count = () => house.context.db.read.$count(policies);
  const versions = await count();
  expect((await manager.put(path, before)).body.version).toBe(before.version);
  expect(await count()).toBe(versions);
  const next = await manager.put(path, { ...before, body: { ...before.body, reviewWindowDays: 21 } });
  expect(next.body).toMatchObject({ version: Number(before.version) + 1, body: { reviewWindowDays: 21 } });
  expect((await manager.put(path, before)).body.code).toBe('version-changed');
});

test('what decisions and the trail name is never deleted: people are disabled, policies follow one another', async () => {
  for (const [who, path, allow] of [
    [admin, `/api/staff/${admin.staffId}`, 'GET, PUT'],
    [manager, `/api/policies/${await policy()}`, 'GET, PUT'],
  ] as const) {
    const { status, headers } = await who.delete(path);
    expect([path, status, headers.get('allow')]).toEqual([path, 405, allow]);
    expect((await who.get(path)).status).toBe(200);
  }
});

test('a deleted key is revoked and stays in the list', async () => {
  const { id, key } = (await admin.post('/api/api-keys', { marketplaceId: 'izi', name: 'x' })).body;
  const marketplace = () =>
    house.visitor().send('get', '/platform/v1/ratings?ids=nobody', undefined, { authorization: `Bearer ${key}` });
  expect((await marketplace()).status).toBe(200);
  expect((await admin.delete(`/api/api-keys/${id}`)).body.revokedAt).toEqual(expect.any(String));
  expect((await marketplace()).status).toBe(401);
  expect((await admin.get(`/api/api-keys/${id}`)).status).toBe(200);
});
