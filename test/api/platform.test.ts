import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { auditEntries } from '#db/schema/audit.ts';
import { people } from '#db/schema/market.ts';
import { outboxMessages } from '#db/schema/outbox.ts';
import { MESSAGES } from '#server/intake/topics.ts';
import { startHouse } from '../support/house.ts';

const HOUR = 3_600_000;
const house = await startHouse();
const izi = await house.market('izi');
const { read } = house.context.db;
const key = () => ({ 'idempotency-key': crypto.randomUUID() });
const PERSON = { displayName: 'Оксана Мельник', kinds: ['customer'] };

describe('a person', () => {
  test('is made once, and the same words again write nothing and leave no trace', async () => {
    const put = () =>
      izi.put('/platform/v1/people/same', {
        ...PERSON,
        email: 'o@example.com',
        registeredAt: '2024-01-05T10:00:00+02:00',
      });
    expect((await put()).body).toEqual({ id: 'same', displayName: 'Оксана Мельник', kinds: ['customer'] });
    const before = await read.select().from(people).where(eq(people.externalId, 'same'));
    house.context.clock.advance(60_000);
    await put();
    expect(await read.select().from(people).where(eq(people.externalId, 'same'))).toEqual(before);
    const traces = await read
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, String(before[0]?.id)));
    expect(traces.map((trace) => trace.action)).toEqual(['person.created']);
    expect(traces[0]?.detail).not.toContain('Оксана');
  });

  test('is what the last PUT says, whole: what is left out is unknown again', async () => {
    await izi.put('/platform/v1/people/whole', { ...PERSON, email: 'o@example.com', phone: '+380 50 111 22 33' });
    await izi.put('/platform/v1/people/whole', {
      displayName: 'Оксана Коваль',
      kinds: ['specialist', 'customer', 'customer'].slice(0, 2),
    });
    const [row] = await read.select().from(people).where(eq(people.externalId, 'whole'));
    expect(row).toMatchObject({
      displayName: 'Оксана Коваль',
      kinds: ['customer', 'specialist'],
      email: null,
      phone: null,
      version: 2,
    });
  });

  test('put by 10 calls at the same moment is one person', async () => {
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, n) =>
        izi.put('/platform/v1/people/rush', { ...PERSON, displayName: `Оксана ${n}` }),
      ),
    );
    expect(answers.map((answer) => answer.status)).toEqual(Array(10).fill(200));
    expect(await read.select().from(people).where(eq(people.externalId, 'rush'))).toHaveLength(1);
  });

  test('of one marketplace is not the person of another one with the same id', async () => {
    const qjob = await house.market('qjob');
    await izi.put('/platform/v1/people/both', PERSON);
    expect((await qjob.get('/platform/v1/people/both/rating')).status).toBe(404);
    await qjob.put('/platform/v1/people/both', { ...PERSON, displayName: 'Jana' });
    expect(await read.select().from(people).where(eq(people.externalId, 'both'))).toHaveLength(2);
  });
});

describe('an Idempotency-Key', () => {
  test('gives the stored answer again, byte for byte, and says so', async () => {
    const deal = await house.deal();
    const body = { orderId: deal.orderId, authorId: deal.customerId, rating: 4, text: 'Гарна робота, все вчасно.' };
    const headers = key();
    const first = await izi.post('/platform/v1/reviews', body, headers);
    const second = await izi.post('/platform/v1/reviews', body, headers);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.text).toBe(first.text);
    expect(second.headers.get('idempotent-replayed')).toBe('true');
    expect(first.headers.get('idempotent-replayed')).toBeNull();
    const other = await izi.post('/platform/v1/reviews', { ...body, rating: 1 }, headers);
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
  });

  test('keeps a refusal of the business, and lets a question that was put badly be put again', async () => {
    const headers = key();
    const order = { listingId: 'nowhere', customerId: 'a', specialistId: 'b', status: 'open' };
    const refused = await izi.put('/platform/v1/orders/idem', order, headers);
    const again = await izi.put('/platform/v1/orders/idem', order, headers);
    expect(refused.body).toMatchObject({ code: 'listing-unknown' });
    expect(again.text).toBe(refused.text);
    const badly = key();
    expect((await izi.put('/platform/v1/people/idem', { kinds: [] }, badly)).body.code).toBe('invalid');
    expect((await izi.put('/platform/v1/people/idem', PERSON, badly)).status).toBe(200);
  });

  test('of the wrong form is refused', async () => {
    const answer = await izi.put('/platform/v1/people/idem', PERSON, { 'idempotency-key': 'x'.repeat(256) });
    expect([answer.status, answer.body.code]).toEqual([422, 'invalid']);
  });
});

describe('a rating', () => {
  test('is there for everybody who is known, empty at first; a stranger is not found', async () => {
    const deal = await house.deal();
    expect((await izi.get(`/platform/v1/people/${deal.specialistId}/rating`)).body).toEqual({
      personId: deal.specialistId,
      count: 0,
      sum: 0,
      value: null,
      shown: false,
      byCategory: [],
    });
    expect((await izi.get('/platform/v1/people/nobody/rating')).status).toBe(404);
  });

  test('comes for up to 100 people at once, in the order asked for, without the unknown', async () => {
    const [one, two] = [await house.deal(), await house.deal()];
    const asked = [two.customerId, 'nobody', one.customerId, two.customerId];
    const { body } = await izi.get<{ items: { personId: string }[] }>(`/platform/v1/ratings?ids=${asked.join(',')}`);
    expect(body.items.map((item) => item.personId)).toEqual([two.customerId, one.customerId]);
    const many = Array.from({ length: 101 }, (_, n) => `p${n}`).join(',');
    expect((await izi.get(`/platform/v1/ratings?ids=${many}`)).status).toBe(422);
  });

  test('counts each category by the marketplace’s own id of it (QJ-12)', async () => {
    const qjob = await house.market('qjob');
    const headers = await qjob.put('/platform/v1/categories/uklid', { name: 'Úklid' });
    expect(headers.body).toEqual({ id: 'uklid', name: 'Úklid' });
    const deal = await house.deal('qjob', { status: 'open' });
    await qjob.put(`/platform/v1/listings/${deal.listingId}`, {
      title: 'Úklid bytu',
      categoryId: 'uklid',
      ownerId: deal.specialistId,
    });
    const { listingId, customerId, specialistId } = deal;
    for (const n of [1, 2, 3]) {
      const orderId = `uklid-${n}`;
      await qjob.put(`/platform/v1/orders/${orderId}`, { listingId, customerId, specialistId, status: 'completed' });
      const review = {
        orderId,
        authorId: customerId,
        rating: n + 2,
        text: `Dobrá práce číslo ${n}.`,
        submittedAt: `2026-01-0${n}T10:00:00Z`,
        publishedAt: `2026-01-0${n}T12:00:00Z`,
      };
      expect((await qjob.post('/platform/v1/reviews', review)).status).toBe(201);
    }
    const { body } = await qjob.get(`/platform/v1/people/${specialistId}/rating`);
    expect(body).toEqual({
      personId: specialistId,
      count: 3,
      sum: 12,
      value: 4,
      shown: true,
      byCategory: [{ categoryId: 'uklid', count: 3, sum: 12, value: 4, shown: true }],
    });
  });
});

describe('the reviews of a person', () => {
  test('are shown when they are public, newest first, in pages that lose and double nothing (IZI-21)', async () => {
    const deal = await house.deal('qjob', { specialistId: 'paged' });
    const qjob = await house.market('qjob');
    const { listingId, customerId } = deal;
    for (let n = 0; n < 7; n++) {
      await qjob.put(`/platform/v1/orders/paged-${n}`, {
        listingId,
        customerId,
        specialistId: 'paged',
        status: 'completed',
      });
      // Two of them at the very same instant.
      const at = `2026-01-${10 + Math.floor(n / 2)}T10:00:00Z`;
      await qjob.post('/platform/v1/reviews', {
        orderId: `paged-${n}`,
        authorId: customerId,
        rating: 5,
        text: `Recenze ${n}`,
        submittedAt: at,
        publishedAt: at,
      });
    }
    const seen: { id: string; publishedAt: string }[] = [];
    let next: string | null = '';
    for (let pages = 0; next !== null && pages < 10; pages++) {
      const page: { body: { items: typeof seen; next: string | null } } = await qjob.get(
        `/platform/v1/people/paged/reviews?limit=3${next && `&after=${next}`}`,
      );
      seen.push(...page.body.items);
      next = page.body.next;
    }
    expect(new Set(seen.map((item) => item.id)).size).toBe(7);
    expect(seen.map((item) => item.publishedAt)).toEqual([...seen.map((item) => item.publishedAt)].sort().reverse());
    expect((await qjob.get('/platform/v1/people/paged/reviews?after=nonsense')).body).toMatchObject({
      code: 'invalid',
      errors: { after: 'invalid-cursor' },
    });
  });

  test('on the person’s own page need a right of the key', async () => {
    const deal = await house.deal();
    const stranger = await house.platform('izi');
    const answer = await stranger.get(`/platform/v1/people/${deal.customerId}/reviews?view=own`);
    expect([answer.status, answer.body.code]).toEqual([403, 'key-lacks-right']);
  });

  test('on the own page: what I gave may be changed, what I received is hidden until it is public (IZI-25, A2.7)', async () => {
    const deal = await house.deal();
    const id = await house.review(deal, 'customer', { text: 'Ще нікому не видно цих слів.' });
    type Own = { items: Record<string, unknown>[]; next: string | null };
    const given = await izi.get<Own>(`/platform/v1/people/${deal.customerId}/reviews?view=own`);
    expect(given.body.items).toEqual([
      expect.objectContaining({
        id,
        direction: 'given',
        status: 'pending',
        mayChange: true,
        mayDispute: false,
        text: 'Ще нікому не видно цих слів.',
      }),
    ]);
    const received = await izi.get<Own>(`/platform/v1/people/${deal.specialistId}/reviews?view=own`);
    expect(received.body.items).toEqual([
      expect.objectContaining({
        id,
        direction: 'received',
        rating: null,
        text: null,
        language: null,
        mayDispute: false,
        mayChange: false,
      }),
    ]);
    expect((await izi.get<Own>(`/platform/v1/people/${deal.specialistId}/reviews`)).body.items).toEqual([]);
    const moderator = await house.signIn('moderator');
    const [one] = (
      await moderator.get<{ id: string; version: number }[]>(
        `/api/cases?filter=${encodeURIComponent(JSON.stringify({ subjectId: id }))}`,
      )
    ).body;
    await moderator.post(`/api/cases/${one?.id}/decision`, { version: one?.version, outcome: 'publish' }, key());
    await house.pass(73 * HOUR);
    const open = await izi.get<Own>(`/platform/v1/people/${deal.specialistId}/reviews?view=own`);
    expect(open.body.items).toEqual([
      expect.objectContaining({
        id,
        status: 'published',
        rating: 5,
        text: 'Ще нікому не видно цих слів.',
        mayDispute: true,
      }),
    ]);
    const dispute = {
      byId: deal.specialistId,
      ground: 'proof',
      reason: 'Це неправда.',
      evidence: [{ kind: 'text', text: 'Ось листування.' }],
    };
    expect((await izi.post(`/platform/v1/reviews/${id}/disputes`, dispute, key())).status).toBe(201);
    const disputed = await izi.get<Own>(`/platform/v1/people/${deal.specialistId}/reviews?view=own`);
    expect(disputed.body.items[0]).toMatchObject({ mayDispute: false });
  });
});

describe('a batch', () => {
  const item = (path: string, body: unknown, more = {}) => ({ method: 'PUT', path, body, ...more });
  type Results = { results: { index: number; status: number; body: Record<string, unknown>; replayed: boolean }[] };

  test('does each item by itself, in order: one that is refused touches no other', async () => {
    const items = [
      item('/people/b1', PERSON),
      item('/people/b2', { ...PERSON, displayName: '' }),
      item('/people/b3', { ...PERSON, kinds: ['specialist'] }),
      item('/listings/b', { title: 'Шафа', ownerId: 'b3' }),
      item('/orders/b', { listingId: 'b', customerId: 'b1', specialistId: 'b1', status: 'open' }),
      item('/orders/b', { listingId: 'b', customerId: 'b1', specialistId: 'b3', status: 'completed' }),
      {
        method: 'POST',
        path: '/reviews',
        body: { orderId: 'b', authorId: 'b1', rating: 5, text: 'Дуже добре зроблено.' },
      },
      item('/staff/b', {}),
      { method: 'POST', path: '/people/b1', body: PERSON },
      item('/batch', { items: [] }),
    ];
    const { status, body } = await izi.post<Results>('/platform/v1/batch', { items });
    expect(status).toBe(200);
    expect(body.results.map((result) => [result.index, result.status, result.body.code ?? null])).toEqual([
      [0, 200, null],
      [1, 422, 'invalid'],
      [2, 200, null],
      [3, 200, null],
      [4, 422, 'same-person'],
      [5, 200, null],
      [6, 201, null],
      [7, 404, 'not-found'],
      [8, 405, 'method-not-allowed'],
      [9, 404, 'not-found'],
    ]);
    expect(await read.select().from(people).where(eq(people.externalId, 'b2'))).toHaveLength(0);
  });

  test('sent again with its key replays every item and does none of them twice', async () => {
    const deal = await house.deal();
    const items = [
      item('/people/again', PERSON),
      {
        method: 'POST',
        path: '/reviews',
        body: { orderId: deal.orderId, authorId: deal.customerId, rating: 5, text: 'Чудова робота, дякую.' },
        idempotencyKey: 'own-key-1',
      },
    ];
    const headers = key();
    const first = await izi.post<Results>('/platform/v1/batch', { items }, headers);
    const second = await izi.post<Results>('/platform/v1/batch', { items }, headers);
    expect(first.body.results.map((result) => result.replayed)).toEqual([false, false]);
    expect(second.body.results.map((result) => result.replayed)).toEqual([true, true]);
    expect(second.body.results.map((result) => result.body)).toEqual(first.body.results.map((result) => result.body));
  });

  test('says when all of it is a replay, and refuses other items under the same key', async () => {
    const headers = key();
    const first = await izi.post<Results>('/platform/v1/batch', { items: [item('/people/replay', PERSON)] }, headers);
    const again = await izi.post<Results>('/platform/v1/batch', { items: [item('/people/replay', PERSON)] }, headers);
    expect([first, again].map((each) => each.headers.get('idempotent-replayed'))).toEqual([null, 'true']);
    const other = await izi.post('/platform/v1/batch', { items: [item('/people/else', PERSON)] }, headers);
    expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
  });

  test('takes a path written in full as well', async () => {
    const items = [item('/platform/v1/people/full', PERSON), item('/platform/v1/platform/v1/people/full', PERSON)];
    const { body } = await izi.post<Results>('/platform/v1/batch', { items });
    expect(body.results.map((result) => result.status)).toEqual([200, 404]);
  });

  test('decodes ids as an address does, and refuses what cannot be one', async () => {
    const items = [
      item('/people/%D0%BE%D0%BB%D1%8F', PERSON),
      item('/people/%zz', PERSON),
      item('/people/..%2f..%2fetc', PERSON),
    ];
    const { body } = await izi.post<Results>('/platform/v1/batch', { items });
    expect(body.results.map((result) => [result.status, result.body.code ?? null])).toEqual([
      [200, null],
      [400, 'malformed-url'],
      [422, 'invalid'],
    ]);
    expect((await izi.get('/platform/v1/people/%D0%BE%D0%BB%D1%8F/rating')).status).toBe(200);
  });

  test('holds 1,000 items and not one more', async () => {
    const items = Array.from({ length: 1_000 }, (_, n) => item(`/people/k${n % 20}`, PERSON));
    const { body } = await izi.post<Results>('/platform/v1/batch', { items });
    expect(body.results).toHaveLength(1_000);
    expect(new Set(body.results.map((result) => result.status))).toEqual(new Set([200]));
    const more = await izi.post('/platform/v1/batch', { items: [...items, items[0]] });
    expect(more.body).toMatchObject({ code: 'invalid', errors: { items: 'too-big' } });
  }, 60_000);
});

test('every message that was announced here has the shape that the OpenAPI document promises', async () => {
  const rows = await read.select().from(outboxMessages);
  expect(new Set(rows.map((row) => row.topic)).size).toBeGreaterThan(1);
  for (const { topic, payload } of rows) {
    const message = MESSAGES.find((each) => each.topic === topic);
    expect(message?.schema.safeParse(JSON.parse(payload)).error, `${topic}: ${payload}`).toBeUndefined();
  }
});
