import { describe, expect, test } from 'vitest';
import { startHouse, type TestDeal } from '../support/house.ts';

const house = await startHouse();
const izi = await house.market('izi');
const manager = await house.signIn('manager');
const czech = await house.signIn('agent', { marketplaceIds: ['qjob'] });
type Row = Record<string, unknown>;
const listOf = (resource: string, filter: object = {}, range?: [number, number], sort?: [string, string]) => {
  const query = new URLSearchParams({
    filter: JSON.stringify(filter),
    ...(range && { range: JSON.stringify(range) }),
    ...(sort && { sort: JSON.stringify(sort) }),
  });
  return `/api/${resource}?${query}`;
};
const deals: TestDeal[] = [];
for (let n = 0; n < 6; n++) deals.push(await house.deal('izi', { statusAt: `2026-02-${10 + n}T10:00:00Z` }));
const theirs = await house.deal('qjob', { statusAt: '2026-02-10T10:00:00Z' });

describe('the register of people', () => {
  test('shows no contacts; the page of one person does, and the rating with them', async () => {
    await izi.put('/platform/v1/people/with-contacts', {
      displayName: 'Надія Бондар',
      kinds: ['customer'],
      email: 'nadia@example.com',
      phone: '+380 67 1',
    });
    const list = await manager.get<Row[]>(listOf('people', { q: 'надія' }));
    expect(list.body).toHaveLength(1);
    expect(list.text).not.toContain('nadia@');
    const one = await manager.get(`/api/people/${list.body[0]?.id}`);
    expect(one.body).toMatchObject({
      email: 'nadia@example.com',
      phone: '+380 67 1',
      rating: { count: 0, value: null, shown: false },
    });
  });

  test('is searched by the beginning of a word, without regard to case and marks', async () => {
    await izi.put('/platform/v1/people/marks', { displayName: 'Žofie Příhodová', kinds: ['customer'] });
    for (const q of ['zofie', 'ŽOFIE prihod', 'příh'])
      expect((await manager.get<Row[]>(listOf('people', { q }))).body.map((row) => row.externalId)).toEqual(['marks']);
    for (const q of [
      'hodova',
      '"',
      '*',
      'zofie AND',
      'NEAR(',
      'folded:zofie',
      '-zofie OR',
      '%',
      "' or 1=1 --",
      '(((',
      '\u0000',
    ]) {
      const answer = await manager.get<Row[]>(listOf('people', { q }));
      expect([q, answer.status]).toEqual([q, 200]);
    }
    expect((await manager.get<Row[]>(listOf('people', { q: '%' }))).body).toEqual([]);
  });

  test('follows a new name, and forgets the old one', async () => {
    await izi.put('/platform/v1/people/renamed', { displayName: 'Перша Назва', kinds: ['customer'] });
    await izi.put('/platform/v1/people/renamed', { displayName: 'Друга Особа', kinds: ['customer'] });
    expect((await manager.get<Row[]>(listOf('people', { q: 'перша' }))).body).toEqual([]);
    expect((await manager.get<Row[]>(listOf('people', { q: 'друга' }))).body).toHaveLength(1);
  });
});

describe('the register of orders', () => {
  test('has the names of listing and people beside their ids, newest first', async () => {
    const { body, headers } = await manager.get<Row[]>(
      listOf('orders', { marketplaceId: 'izi', status: 'completed' }, [0, 2]),
    );
    expect(body.map((row) => row.externalId)).toEqual([5, 4, 3].map((n) => deals[n]?.orderId));
    expect(body[0]).toMatchObject({
      listingTitle: expect.stringContaining('Шафа'),
      customerName: expect.stringContaining('Олена'),
      specialistName: expect.stringContaining('Майстер'),
    });
    expect(headers.get('content-range')).toBe('orders 0-2/6');
  });

  test('its total is the kept counter, exact where rows are many', async () => {
    const more = await house.deal('izi', { status: 'open' });
    const total = async (filter: object) =>
      (await manager.get(listOf('orders', filter, [0, 0]))).headers.get('content-range')?.split('/')[1];
    expect(await total({ marketplaceId: 'izi', status: 'open' })).toBe('1');
    expect(await total({ marketplaceId: 'izi' })).toBe('7');
    const { listingId, customerId, specialistId } = more;
    await izi.put(`/platform/v1/orders/${more.orderId}`, { listingId, customerId, specialistId, status: 'cancelled' });
    expect([
      await total({ marketplaceId: 'izi', status: 'open' }),
      await total({ marketplaceId: 'izi', status: 'cancelled' }),
    ]).toEqual(['0', '1']);
  });

  test('is paged by cursor without losing or doubling a row', async () => {
    const seen: unknown[] = [];
    let after: string | null = null;
    for (let pages = 0; pages < 6; pages++) {
      const filter = { marketplaceId: 'izi', status: 'completed', ...(after && { _after: after }) };
      const page: { body: Row[]; headers: Headers } = await manager.get<Row[]>(listOf('orders', filter, [0, 1]));
      seen.push(...page.body.map((row) => row.externalId));
      after = page.headers.get('x-next-after');
      if (!after) break;
    }
    expect(seen).toEqual([5, 4, 3, 2, 1, 0].map((n) => deals[n]?.orderId));
  });

  test('answers for a person and a listing', async () => {
    const [row] = (await manager.get<Row[]>(listOf('orders', { marketplaceId: 'izi' }, [0, 0]))).body;
    for (const field of ['customerId', 'specialistId', 'listingId'] as const) {
      const { body } = await manager.get<Row[]>(listOf('orders', { [field]: row?.[field] }));
      expect(body.map((each) => each.id)).toEqual([row?.id]);
    }
  });

  test('getMany gives what it has of the ids, without a place in a list', async () => {
    const ids = (await manager.get<Row[]>(listOf('orders', {}))).body.map((row) => row.id);
    const { body, headers } = await manager.get<Row[]>(listOf('orders', { id: [...ids, 'gone'] }));
    expect(new Set(body.map((row) => row.id))).toEqual(new Set(ids));
    expect(headers.get('content-range')).toBeNull();
  });
});

describe('what lies in another marketplace', () => {
  test('does not exist for whoever is limited to one: no row, no total, no page', async () => {
    const [order] = (await manager.get<Row[]>(listOf('orders', { marketplaceId: 'izi' }, [0, 0]))).body;
    const [mine] = (await czech.get<Row[]>(listOf('orders'))).body;
    expect(mine?.externalId).toBe(theirs.orderId);
    const foreign = await czech.get<Row[]>(listOf('orders', { marketplaceId: 'izi' }));
    expect([foreign.body, foreign.headers.get('content-range')]).toEqual([[], 'orders */0']);
    expect((await czech.get(`/api/orders/${order?.id}`)).status).toBe(404);
    expect((await czech.get<Row[]>(listOf('orders', { id: [order?.id] }))).body).toEqual([]);
    expect((await czech.get(`/api/people/${order?.customerId}`)).status).toBe(404);
    expect(
      (await czech.get<Row[]>(listOf('people', { q: 'олена' }))).body.every((row) => row.marketplaceId === 'qjob'),
    ).toBe(true);
  });
});

test('listings and categories have registers and pages too', async () => {
  await izi.put('/platform/v1/categories/meble', { name: 'Меблі' });
  const [category] = (await manager.get<Row[]>(listOf('categories', { marketplaceId: 'izi' }))).body;
  await izi.put(`/platform/v1/listings/${deals[0]?.listingId}`, {
    title: 'Шафа з дзеркалом',
    ownerId: deals[0]?.specialistId,
    categoryId: 'meble',
  });
  const { body } = await manager.get<Row[]>(listOf('listings', { categoryId: category?.id }));
  expect(body).toEqual([expect.objectContaining({ title: 'Шафа з дзеркалом', categoryId: category?.id })]);
  expect((await manager.get(`/api/listings/${body[0]?.id}`)).body).toEqual(body[0]);
  expect((await manager.get(`/api/categories/${category?.id}`)).body).toMatchObject({
    name: 'Меблі',
    externalId: 'meble',
  });
});
