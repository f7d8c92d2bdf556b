import { describe, expect, test } from 'vitest';
import { auditEntries } from '#db/schema/audit.ts';
import { categories, listings, orders, people } from '#db/schema/market.ts';
import { outboxMessages } from '#db/schema/outbox.ts';
import { reviewDisputes, reviews } from '#db/schema/reviews.ts';
import { cases } from '#db/schema/spine.ts';
import { hiddenCharacters } from '#server/platform/text.ts';
import { startHouse } from '../support/house.ts';

const house = await startHouse();
const izi = await house.market('izi');
const manager = await house.signIn('manager');
const { read } = house.context.db;
const deal = await house.deal();
const theirs = await house.deal('qjob');
const foreign = await house.review(theirs);

const key = () => ({ 'idempotency-key': crypto.randomUUID() });
const PERSON = { displayName: 'Оксана', kinds: ['customer'] };
const REVIEW = { orderId: deal.orderId, authorId: deal.customerId, rating: 5, text: 'Все добре, дякую.' };
const ORDER = {
  listingId: deal.listingId,
  customerId: deal.customerId,
  specialistId: deal.specialistId,
  status: 'open',
};

/** How much there is of everything that a write could leave behind. */
async function everything(): Promise<number[]> {
  return Promise.all(
    [people, categories, listings, orders, reviews, reviewDisputes, cases, outboxMessages, auditEntries].map((table) =>
      read.$count(table),
    ),
  );
}

describe('a write that cannot be meant is refused with a code, and nothing of it is done', () => {
  const put = 'put';
  const post = 'post';
  const P = '/platform/v1/people/bad';
  const R = '/platform/v1/reviews';
  const O = '/platform/v1/orders/bad';
  test.each<[string, string, string, unknown, number, string]>([
    ['malformed JSON', put, P, '{"displayName":', 400, 'malformed-json'],
    ['text that is not JSON', put, P, 'hello', 400, 'malformed-json'],
    ['JSON that is no object', put, P, '[1,2]', 422, 'invalid'],
    ['a bare word', put, P, '"text"', 400, 'malformed-json'],
    ['no body', put, P, '', 422, 'invalid'],
    ['an unknown field', put, P, { ...PERSON, role: 'admin' }, 422, 'invalid'],
    [
      'a column of ours',
      put,
      P,
      { ...PERSON, marketplaceId: 'qjob', version: 9, createdAt: '2020-01-01T00:00:00Z' },
      422,
      'invalid',
    ],
    ['__proto__', put, P, '{"displayName":"x","kinds":["customer"],"__proto__":{"admin":true}}', 422, 'invalid'],
    ['constructor', put, P, { ...PERSON, constructor: { prototype: { admin: true } } }, 422, 'invalid'],
    ['a number for a text', put, P, { ...PERSON, displayName: 5 }, 422, 'invalid'],
    ['a list for a text', put, P, { ...PERSON, displayName: ['x'] }, 422, 'invalid'],
    ['null for a text', put, P, { ...PERSON, displayName: null }, 422, 'invalid'],
    ['an empty name', put, P, { ...PERSON, displayName: '   ' }, 422, 'invalid'],
    ['a name of nothing but NUL', put, P, { ...PERSON, displayName: '\u0000\u0000' }, 422, 'invalid'],
    ['a name of 100,000 letters', put, P, { ...PERSON, displayName: 'я'.repeat(100_000) }, 422, 'invalid'],
    ['a body of 2 MB', put, P, { ...PERSON, displayName: 'x'.repeat(2_000_000) }, 413, 'body-too-large'],
    ['no kind', put, P, { ...PERSON, kinds: [] }, 422, 'invalid'],
    ['an unknown kind', put, P, { ...PERSON, kinds: ['admin'] }, 422, 'invalid'],
    [
      'an e-mail with a second receiver',
      put,
      P,
      { ...PERSON, email: 'a@b.cz\r\nRCPT TO:<evil@e.com>' },
      422,
      'invalid',
    ],
    ['a telephone with NUL', put, P, { ...PERSON, phone: '+420\u0000' }, 422, 'invalid'],
    ['a day that is none', put, P, { ...PERSON, registeredAt: '2024-02-31T00:00:00Z' }, 422, 'invalid'],
    ['a path in the id', put, '/platform/v1/people/..%2f..%2fetc%2fpasswd', PERSON, 422, 'invalid'],
    ['NUL in the id', put, '/platform/v1/people/a%00b', PERSON, 404, 'not-found'],
    ['a percent sign alone in the id', put, '/platform/v1/people/%zz', PERSON, 400, 'malformed-url'],
    ['an id of 500 letters', put, `/platform/v1/people/${'a'.repeat(500)}`, PERSON, 422, 'invalid'],
    ['stars of a half', post, R, { ...REVIEW, rating: 4.5 }, 422, 'invalid'],
    ['six stars', post, R, { ...REVIEW, rating: 6 }, 422, 'invalid'],
    ['stars as a text', post, R, { ...REVIEW, rating: '5' }, 422, 'invalid'],
    ['stars of 1e400', post, R, JSON.stringify(REVIEW).replace('"rating":5', '"rating":1e400'), 422, 'invalid'],
    ['a review of 5,000 letters', post, R, { ...REVIEW, text: 'я'.repeat(5_000) }, 422, 'invalid'],
    [
      'a state of the review’s own',
      post,
      R,
      { ...REVIEW, status: 'published', approvedAt: '2026-01-01T00:00:00Z' },
      422,
      'invalid',
    ],
    ['an order that is not known', post, R, { ...REVIEW, orderId: 'nothing' }, 422, 'order-unknown'],
    ['an author who is not known', post, R, { ...REVIEW, authorId: 'nobody' }, 422, 'person-unknown'],
    ['somebody else’s order', post, R, { ...REVIEW, orderId: theirs.orderId }, 422, 'order-unknown'],
    ['money of a half', put, O, { ...ORDER, amountMinor: 10.5, currency: 'UAH' }, 422, 'invalid'],
    ['money below nothing', put, O, { ...ORDER, amountMinor: -1, currency: 'UAH' }, 422, 'invalid'],
    ['more money than there is', put, O, { ...ORDER, amountMinor: 1e15, currency: 'UAH' }, 422, 'invalid'],
    ['a currency of small letters', put, O, { ...ORDER, amountMinor: 1, currency: 'uah' }, 422, 'invalid'],
    [
      'a dispute of nothing',
      post,
      '/platform/v1/reviews/nothing/disputes',
      { byId: deal.customerId, ground: 'proof', reason: 'x' },
      404,
      'not-found',
    ],
    [
      'a dispute of somebody else’s review',
      post,
      `/platform/v1/reviews/${foreign}/disputes`,
      { byId: deal.customerId, ground: 'proof', reason: 'x' },
      404,
      'not-found',
    ],
    [
      'a change of somebody else’s review',
      put,
      `/platform/v1/reviews/${foreign}`,
      { authorId: theirs.customerId, rating: 1, text: 'x' },
      404,
      'not-found',
    ],
    [
      'a withdrawal of somebody else’s review',
      post,
      `/platform/v1/reviews/${foreign}/withdraw`,
      { authorId: theirs.customerId },
      404,
      'not-found',
    ],
    [
      'a script for a link',
      post,
      `/platform/v1/reviews/${foreign}/disputes`,
      { byId: 'x', ground: 'proof', reason: 'x', evidence: [{ kind: 'link', url: 'javascript:alert(1)' }] },
      422,
      'invalid',
    ],
    ['an empty batch', post, '/platform/v1/batch', { items: [] }, 422, 'invalid'],
    ['a path that is none', put, '/platform/v1/nothing', {}, 404, 'not-found'],
    ['a method the path has not', post, P, PERSON, 405, 'method-not-allowed'],
    [
      'a decision without its key',
      post,
      '/api/cases/x/decision',
      { outcome: 'publish', version: 1 },
      401,
      'not-signed-in',
    ],
  ])('%s', async (_what, method, path, body, status, code) => {
    const before = await everything();
    const answer = await izi.send(method, path, body === '' ? undefined : body, body === '' ? {} : key());
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect(answer.text).not.toMatch(/sqlite|select |insert |node_modules|at .+\.ts|stack/i);
    expect(await everything()).toEqual(before);
    expect(Object.hasOwn(Object.prototype, 'admin')).toBe(false);
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/xml'])(
    'a body that says it is %s',
    async (type) => {
      const answer = await izi.send('put', '/platform/v1/people/bad', JSON.stringify(PERSON), { 'content-type': type });
      expect([answer.status, answer.body.code]).toEqual([415, 'unsupported-media-type']);
    },
  );

  test('without a key of a marketplace, whatever the body is', async () => {
    const stranger = house.visitor();
    for (const body of [PERSON, '{"displayName":', 'x'.repeat(3_000_000)]) {
      const answer = await stranger.put('/platform/v1/people/bad', body);
      expect([answer.status, answer.body.code]).toEqual([401, 'bad-api-key']);
    }
  });

  test('names the field, so that the message can stand beside it', async () => {
    const { body } = await izi.put('/platform/v1/people/bad', { kinds: ['x'], surprise: 1 });
    expect(body.errors).toMatchObject({ displayName: 'invalid-type', surprise: 'unknown-field' });
  });
});

describe('a question that cannot be meant is refused with a code', () => {
  const list = (query: Record<string, string>) => `/api/orders?${new URLSearchParams(query)}`;
  test.each<[string, string, number, string]>([
    ['a filter that is not JSON', list({ filter: '{' }), 422, 'invalid'],
    ['a filter that is a list', list({ filter: '[1]' }), 422, 'invalid'],
    ['a filter by an unknown field', list({ filter: '{"nothing":1}' }), 422, 'unknown-filter'],
    ['a filter by a hidden field', '/api/people?filter=%7B%22email%22%3A%22a%40b.cz%22%7D', 422, 'unknown-filter'],
    ['a filter by __proto__', list({ filter: '{"__proto__":{"x":1}}' }), 422, 'unknown-filter'],
    ['a filter by constructor', list({ filter: '{"constructor":1}' }), 422, 'unknown-filter'],
    ['a filter of an object', list({ filter: '{"customerId":{"$ne":1}}' }), 422, 'invalid'],
    ['a filter of true', list({ filter: '{"status":true}' }), 422, 'invalid'],
    ['a filter of SQL', list({ filter: `{"customerId":"x' or 1=1 --"}` }), 422, 'invalid'],
    ['a sort by an unknown field', list({ sort: '["nothing","ASC"]' }), 422, 'unknown-sort'],
    ['a sort by a hidden field', '/api/staff?sort=%5B%22passwordHash%22%2C%22ASC%22%5D', 403, 'not-allowed'],
    ['a sort by a field that is only shown', list({ sort: '["customerName","ASC"]' }), 422, 'unknown-sort'],
    ['a sort by __proto__', list({ sort: '["__proto__","ASC"]' }), 422, 'unknown-sort'],
    ['a sort by toString', list({ sort: '["toString","ASC"]' }), 422, 'unknown-sort'],
    ['a sort by SQL', list({ sort: '["(case when 1=1 then id else -id end)","ASC"]' }), 422, 'unknown-sort'],
    ['a sort in no direction', list({ sort: '["statusAt","SIDEWAYS"]' }), 422, 'invalid'],
    ['a sort of -1', list({ sort: '-1' }), 422, 'invalid'],
    ['a range backwards', list({ range: '[10,0]' }), 422, 'invalid'],
    ['a range of a million', list({ range: '[0,1000000]' }), 422, 'invalid'],
    ['a range below nothing', list({ range: '[-1,5]' }), 422, 'invalid'],
    ['a range beyond the counted', list({ range: '[1000,1024]' }), 422, 'range-too-deep'],
    ['a cursor that is none', list({ filter: '{"_after":"nonsense"}' }), 422, 'invalid'],
    [
      'a cursor of another kind',
      list({ filter: `{"_after":"${Buffer.from('["not a day","x"]').toString('base64url')}"}` }),
      422,
      'invalid',
    ],
    ['the same key twice', '/api/orders?filter=%7B%7D&filter=%7B%7D', 422, 'invalid'],
    ['an unknown key', '/api/orders?limit=1000000', 422, 'invalid'],
    ['an embed', '/api/orders?embed=%5B%22customer%22%5D', 422, 'invalid'],
    ['an id that is a path', '/api/orders/..%2f..%2fetc%2fpasswd', 404, 'not-found'],
    ['an id with NUL', '/api/orders/a%00b', 404, 'not-found'],
    ['an id of nothing', '/api/orders/constructor', 404, 'not-found'],
    ['an id that is no address', '/api/orders/%zz', 400, 'malformed-url'],
    ['a method that a register has not', '/api/orders', 200, ''],
  ])('%s', async (what, path, status, code) => {
    const answer = await manager.get(path);
    expect([answer.status, answer.body.code ?? '']).toEqual([status, code]);
    expect(answer.text).not.toMatch(/sqlite|select |node_modules|at .+\.ts/i);
    if (what.startsWith('a method'))
      for (const method of ['post', 'put', 'delete', 'patch'])
        expect((await manager.send(method, path, {})).status).toBe(405);
  });

  test('40,000 ids', async () => {
    const ids = Array.from({ length: 40_000 }, (_, n) => `id-${n}`);
    const inFilter = await manager.get(`/api/orders?filter=${JSON.stringify({ id: ids.slice(0, 1_001) })}`);
    expect([inFilter.status, inFilter.body.code]).toEqual([422, 'invalid']);
    const inBody = await izi.post('/platform/v1/batch', {
      items: ids.map((id) => ({ method: 'PUT', path: `/people/${id}`, body: PERSON })),
    });
    expect([inBody.status, inBody.body.code]).toEqual([422, 'invalid']);
    const bulk = await manager.post(
      '/api/bulk/decisions',
      { items: ids.slice(0, 20_000).map((caseId) => ({ caseId, version: 1 })), outcome: 'publish' },
      key(),
    );
    expect([bulk.status, bulk.body.code]).toEqual([422, 'invalid']);
  });
});

describe('what people really type', () => {
  test('turned and invisible characters are kept as they are, harmless, and can be pointed at (security.md T29)', async () => {
    const deal2 = await house.deal();
    const text = 'Добре\u202Eчудово\u200Bтак \u0000i ще';
    const { body } = await izi.post('/platform/v1/reviews', {
      orderId: deal2.orderId,
      authorId: deal2.customerId,
      rating: 5,
      text,
    });
    expect(body.text).toBe('Добре\u202Eчудово\u200Bтак i ще');
    expect(hiddenCharacters(String(body.text)).map((found) => found.code)).toEqual(
      expect.arrayContaining(['U+202E', 'U+200B']),
    );
    const name = '\u202Eгпо\u2066 <img src=x onerror=alert(1)> \u{1F468}\u200D\u{1F469}\u200D\u{1F467}';
    expect(
      (await izi.put('/platform/v1/people/odd', { displayName: name, kinds: ['customer'] })).body.displayName,
    ).toBe(name.normalize('NFC'));
    const [row] = (await manager.get<Record<string, unknown>[]>('/api/people?filter=%7B%22q%22%3A%22onerror%22%7D'))
      .body;
    expect(row?.displayName).toBe(name.normalize('NFC'));
  });

  test('a letter and its mark, apart or together, are one text', async () => {
    const put = (displayName: string) => izi.put('/platform/v1/people/nfc', { displayName, kinds: ['customer'] });
    await put('Pr\u030Ci\u0301hoda');
    const before = await read.$count(auditEntries);
    expect((await put('Příhoda')).body.displayName).toBe('Příhoda');
    expect(await read.$count(auditEntries)).toBe(before);
  });

  test('half a letter, and the largest number there is, break nothing', async () => {
    expect((await izi.put('/platform/v1/people/half', '{"displayName":"a\\ud800b","kinds":["customer"]}')).status).toBe(
      200,
    );
    const answer = await manager.post('/api/cases/none/claim', { version: Number.MAX_SAFE_INTEGER });
    expect(answer.status).toBe(404);
  });
});
