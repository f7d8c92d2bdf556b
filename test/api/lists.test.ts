import { describe, expect, test } from 'vitest';
import { startHouse } from '../support/house.ts';

type Row = Record<string, unknown>;
const house = await startHouse();
const izi = await house.market('izi');
const manager = await house.signIn('manager');
const NAMES = Array.from({ length: 21 }, (_, n) => `c${String(n).padStart(2, '0')}`);
for (const name of NAMES) await izi.put(`/platform/v1/categories/${name}`, { name });

const ask = (query: Record<string, unknown>, resource = 'categories') => {
  const said = Object.entries(query).map(([key, value]) => [
    key,
    typeof value === 'string' ? value : JSON.stringify(value),
  ]);
  return manager.get<Row[]>(`/api/${resource}?${new URLSearchParams(Object.fromEntries(said))}`);
};
const idsOf = (rows: Row[]) => rows.map((row) => String(row.id));
const all = idsOf((await ask({ range: [0, 99] })).body);

describe('a list that cannot be answered names what is wrong', () => {
  test.each<[string, Record<string, unknown>, string, Row]>([
    ['an unknown filter', { filter: { foo: 1 } }, 'unknown-filter', { 'filter.foo': 'unknown-field' }],
    [
      'two unknown filters beside a known one',
      { filter: { marketplaceId: 'izi', foo: 1, bar: 2 } },
      'unknown-filter',
      { 'filter.foo': 'unknown-field', 'filter.bar': 'unknown-field' },
    ],
    ['__proto__', { filter: '{"__proto__":{"x":1}}' }, 'unknown-filter', { 'filter.__proto__': 'unknown-field' }],
    ['a number for an id', { filter: { marketplaceId: 5 } }, 'invalid', { 'filter.marketplaceId': 'invalid-type' }],
    ['one bad id of two', { filter: { id: ['a', ''] } }, 'invalid', { 'filter.id.1': 'too-small' }],
    [
      '101 ids with a range',
      { filter: { id: NAMES.concat(...Array(4).fill(NAMES)) }, range: [0, 9] },
      'invalid',
      { 'filter.id': 'too-big' },
    ],
    ['no JSON', { filter: '{' }, 'invalid', { filter: 'malformed-json' }],
    ['a list for a filter', { filter: [1] }, 'invalid', { filter: 'invalid-type' }],
    ['a cursor that is none', { filter: { _after: 'nonsense' } }, 'invalid', { 'filter._after': 'invalid-cursor' }],
    ['an unknown sort', { sort: ['foo', 'ASC'] }, 'unknown-sort', { sort: 'unknown-sort' }],
    ['no direction', { sort: ['name', 'SIDEWAYS'] }, 'invalid', { sort: 'invalid-value' }],
    ['a number for a sort', { sort: 5 }, 'invalid', { sort: 'invalid-type' }],
    ['a range below nothing', { range: [-1, 5] }, 'invalid', { range: 'too-small' }],
    ['a range of letters', { range: ['a', 'b'] }, 'invalid', { range: 'invalid-type' }],
    ['a range backwards', { range: [10, 0] }, 'invalid', { range: 'too-small' }],
    ['a page of 101 rows', { range: [0, 100] }, 'invalid', { range: 'too-big' }],
    ['a page beyond the counted', { range: [1_000, 1_024] }, 'range-too-deep', { range: 'range-too-deep' }],
  ])('%s', async (_what, query, code, errors) => {
    const { status, body } = await ask(query);
    const refused = body as unknown as Row;
    expect([status, refused.code, refused.errors]).toEqual([422, code, errors]);
  });
});

describe('the place of a page', () => {
  test('is named where there are rows, and where there are none only how many there are', async () => {
    const placeOf = async (query: Row) => (await ask(query)).headers.get('content-range');
    expect(await placeOf({ range: [0, 9] })).toBe('categories 0-9/21');
    expect(await placeOf({ range: [20, 29] })).toBe('categories 20-20/21');
    expect(await placeOf({ range: [100, 120] })).toBe('categories */21');
    expect(await placeOf({ filter: { marketplaceId: 'nowhere' } })).toBe('categories */0');
  });
});

describe('getMany', () => {
  test('answers every id that there is, of up to a thousand, wherever it stands, and each once', async () => {
    const strangers = Array.from({ length: 1_000 - all.length - 1 }, (_, n) => `i${n}`);
    const asked = [...all.slice(0, 10), ...strangers, ...all.slice(10), all[0]];
    const { status, body, headers } = await ask({ filter: { id: asked } });
    expect([asked.length, status, headers.get('content-range')]).toEqual([1_000, 200, null]);
    expect(idsOf(body).toSorted()).toEqual(all.toSorted());
  });
  test('takes as many of our own ids as the address line holds, written as react-admin writes them', async () => {
    const strangers = Array.from({ length: 650 }, () => crypto.randomUUID());
    const filter = encodeURIComponent(JSON.stringify({ id: [...strangers, ...all] }));
    expect(filter.length).toBeGreaterThan(30_000);
    const { status, body } = await manager.get<Row[]>(`/api/categories?filter=${filter}`);
    expect([status, idsOf(body).toSorted()]).toEqual([200, all.toSorted()]);
  });
  test('refuses one more with a word for it', async () => {
    const { status, body } = await ask({ filter: { id: Array.from({ length: 1_001 }, (_, n) => `i${n}`) } });
    expect([status, (body as unknown as Row).errors]).toEqual([422, { 'filter.id': 'too-big' }]);
  });
  test('looks at every id of every hundred', async () => {
    const ids: unknown[] = Array.from({ length: 150 }, (_, n) => `i${n}`);
    ids[120] = { $ne: 1 };
    const { status, body } = await ask({ filter: { id: ids } });
    expect([status, (body as unknown as Row).code]).toEqual([422, 'invalid']);
  });
});
