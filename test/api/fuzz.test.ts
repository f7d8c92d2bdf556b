import fc from 'fast-check';
import { afterAll, expect, test } from 'vitest';
import { permissionsOf } from '#server/access/roles.ts';
import type { Route } from '#server/platform/route.ts';
import type { Client } from '../support/apiClient.ts';
import { startHouse } from '../support/house.ts';

/** `FUZZ_SEED` repeats a run, `FUZZ_CALLS` makes it longer (security.md E16 has 10,000). */
const seed = Number(process.env.FUZZ_SEED ?? Date.now() & 0x7fffffff);
const CALLS = Number(process.env.FUZZ_CALLS ?? 1_200);
/** A machine that does other work beside is slow without any fault of ours; an answer that hangs is one. */
const SLOW_MS = 1_000;

const house = await startHouse();
// Written once a process, from every contract there is: not what the clock below is for.
await house.visitor().get('/api/openapi.json');
const clients: Client[] = [house.visitor(), await house.market('izi')];
for (const role of ['agent', 'manager', 'admin'] as const) clients.push(await house.signIn(role));
const deal = await house.deal();
const reviewId = await house.review(deal);
// A stream never ends, and whoever signs out or changes his password takes the others' turn away.
const LEFT_OUT = [
  '/api/live',
  '/api/session',
  '/api/me/password',
  '/api/me/sessions/:id',
  '/api/demo/clock',
  '/api/setup',
];
const routes = new Map(
  house.routes
    .filter((route) => !LEFT_OUT.includes(route.path))
    .map((route) => [`${route.method} ${route.path}`, route]),
);

const word = fc.oneof(
  fc.constantFrom(
    reviewId,
    deal.orderId,
    deal.customerId,
    'izi',
    'qjob',
    'reviews',
    'people',
    '0',
    '-1',
    '__proto__',
    'constructor',
    '..%2f..%2fx',
    '%00',
    '%E0%A4%A',
    '%zz',
    "'",
    '"',
    '*',
    '[]',
    '{}',
  ),
  fc.string({ maxLength: 30 }).map(encoded),
);
/** As a browser would, where it can be said at all: half a letter cannot. */
function encoded(text: string): string {
  return encodeURIComponent(text.replace(/[\ud800-\udfff]/g, '')) || '-';
}
const odd = fc.oneof(
  fc.constantFrom<unknown>(
    null,
    true,
    0,
    -1,
    1.5,
    1e308,
    2 ** 53,
    '',
    ' ',
    '\u0000',
    '\u202E',
    'a'.repeat(5_000),
    [],
    {},
    [[]],
    { a: { b: 1 } },
    '2026-02-30T00:00:00Z',
    '2026-01-01T00:00:00Z',
    reviewId,
    deal.orderId,
  ),
  fc.jsonValue({ maxDepth: 2 }),
);
const fields = fc.constantFrom(
  'displayName',
  'kinds',
  'rating',
  'text',
  'orderId',
  'authorId',
  'version',
  'outcome',
  'reasons',
  'spans',
  'items',
  'marketplaceId',
  'email',
  'role',
  'status',
  'body',
  'url',
  'topics',
  'id',
  'filter',
  'name',
  'byId',
  'ground',
  'reason',
  'evidence',
  'minutes',
  'caseId',
  'batchId',
  '__proto__',
  'constructor',
  'toString',
);
const object = fc
  .array(fc.tuple(fields, odd), { maxLength: 6 })
  .map(
    (pairs) =>
      `{${pairs.map(([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value) ?? 'null'}`).join(',')}}`,
  );
const body = fc.oneof(
  { weight: 6, arbitrary: object },
  fc.constantFrom('', '{', '[]', 'null', '1', '"x"', '{"a":1}}', '[[[[[[[[[[]]]]]]]]]]'),
  odd.map((value) => JSON.stringify(value) ?? ''),
);
const query = fc.array(
  fc.tuple(
    fc.constantFrom(
      'filter',
      'range',
      'sort',
      'embed',
      'q',
      'ids',
      'view',
      'after',
      'limit',
      'queue',
      'separator',
      'x',
    ),
    fc.oneof(
      object,
      word,
      odd.map((value) => JSON.stringify(value) ?? ''),
    ),
  ),
  { maxLength: 3 },
);
const call = fc.record({
  name: fc.constantFrom(...routes.keys()),
  /** One in three comes from where it may not. */
  client: fc.option(fc.nat(clients.length - 1), { freq: 2, nil: undefined }),
  ids: fc.array(word, { minLength: 2, maxLength: 2 }),
  query,
  body,
  type: fc.constantFrom('application/json', 'application/json', 'application/json', 'text/plain', ''),
  key: fc.constantFrom(undefined, 'fuzz-1', 'fuzz-2', 'x y', 'ключ'),
});

/** Who gets through the door of a route: the marketplace, a manager, or an administrator. */
function fitting({ may }: Route): number {
  if (may === 'platform-key') return 1;
  return may === 'anyone' || may === 'signed-in' || permissionsOf('manager').has(may) ? 3 : 4;
}

function pathOf(route: Route, ids: string[], pairs: [string, string][]): string {
  let n = 0;
  const path = route.path.replace(/:\w+/g, () => ids[n++ % ids.length] ?? '-');
  return pairs.length > 0 ? `${path}?${pairs.map(([name, value]) => `${name}=${encoded(value)}`).join('&')}` : path;
}

const statuses = new Map<number, number>();
let slowest = { ms: 0, what: '' };
afterAll(() => {
  const counts = [...statuses].sort(([one], [other]) => one - other).map(([status, count]) => `${status}×${count}`);
  console.log(`fuzz: seed ${seed}, ${counts.join(' ')}, slowest ${slowest.ms.toFixed(0)} ms (${slowest.what})`);
});

test(`${CALLS} calls of every kind on every route: no fault of ours, nothing hangs, nothing of the inside shows (E16)`, async () => {
  await fc.assert(
    fc.asyncProperty(call, async ({ name, client, ids, query: pairs, body: sent, type, key }) => {
      const route = routes.get(name) as Route;
      const path = pathOf(route, ids, pairs);
      const headers = {
        'content-type': type || undefined,
        ...(key && /^[\x21-\x7e]+$/.test(key) && { 'idempotency-key': key }),
      };
      const start = performance.now();
      const answer = await (clients[client ?? fitting(route)] as Client).send(
        route.method,
        path,
        route.method === 'get' ? undefined : sent,
        headers,
      );
      const ms = performance.now() - start;
      if (ms > slowest.ms) slowest = { ms, what: name };
      statuses.set(answer.status, (statuses.get(answer.status) ?? 0) + 1);
      expect(answer.status, answer.text.slice(0, 300)).toBeLessThan(500);
      if (answer.status >= 400)
        expect(answer.text).not.toMatch(/sqlite|postgres|syntax error|node_modules|\bat \S+:\d+|drizzle/i);
    }),
    { seed, numRuns: CALLS, endOnFailure: false },
  );
  expect(slowest.ms, slowest.what).toBeLessThan(SLOW_MS);
  expect([...statuses.keys()]).toEqual(expect.arrayContaining([200, 401, 403, 404, 422]));
}, 180_000);

test('afterwards the house stands: counters equal what they count', async () => {
  const manager = await house.signIn('manager');
  for (const [resource, statusList] of [
    ['orders', ['open', 'completed', 'cancelled']],
    ['reviews', ['pending', 'published', 'rejected', 'withdrawn']],
  ] as const)
    for (const status of statusList) {
      const { body: rows, headers } = await manager.get<unknown[]>(
        `/api/${resource}?filter=${encodeURIComponent(JSON.stringify({ marketplaceId: 'izi', status }))}&range=%5B0%2C99%5D`,
      );
      expect([resource, status, headers.get('content-range')?.split('/')[1]]).toEqual([
        resource,
        status,
        String(rows.length),
      ]);
    }
});
