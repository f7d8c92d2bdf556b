import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HttpResponse, http } from 'msw';
import { HttpError } from 'react-admin';
import { expect, test } from 'vitest';
import { permissionFor } from '#client/data/authProvider.ts';
import { dataProvider } from '#client/data/dataProvider.ts';
import { FIELD_CODES } from '#client/data/http.ts';
import { refusedBy } from '#client/data/refusal.ts';
import { refusals } from '#client/i18n/en/refusals.ts';
import { api } from '../support/client.ts';
import { page, refuse } from './openConsole.tsx';

const idsOf = (request: Request): string[] => JSON.parse(new URL(request.url).searchParams.get('filter') ?? '{}').id;

test('250 ids are asked for in three calls of at most 100, and all of them come back', async () => {
  const calls: number[] = [];
  api.use(
    http.get('*/api/people', ({ request }) => {
      const ids = idsOf(request);
      calls.push(ids.length);
      return HttpResponse.json(ids.map((id) => ({ id })));
    }),
  );
  const ids = Array.from({ length: 250 }, (_, at) => `p-${at}`);
  const { data } = await dataProvider.getMany('people', { ids });
  expect(calls.sort((a, b) => a - b)).toEqual([50, 100, 100]);
  expect(data.map(({ id }) => id)).toEqual(ids);
});

const list = { sort: { field: 'submittedAt', order: 'DESC' }, filter: { status: 'published' } } as const;
const rows = Array.from({ length: 100 }, (_, at) => ({ id: `r-${at}` }));

test('a page beyond the counted thousand goes by the cursor of the page before it', async () => {
  const asked: { filter: unknown; range: string | null }[] = [];
  api.use(
    http.get('*/api/reviews', ({ request }) => {
      const query = new URL(request.url).searchParams;
      asked.push({ filter: JSON.parse(query.get('filter') ?? ''), range: query.get('range') });
      return page(rows, 1000, { 'X-Total-Capped': 'true', 'X-Next-After': `cursor-${asked.length}` });
    }),
  );
  const tenth = await dataProvider.getList('reviews', { ...list, pagination: { page: 10, perPage: 100 } });
  const eleventh = await dataProvider.getList('reviews', { ...list, pagination: { page: 11, perPage: 100 } });
  expect(asked).toEqual([
    { filter: { status: 'published' }, range: '[900,999]' },
    { filter: { status: 'published', _after: 'cursor-1' }, range: '[0,99]' },
  ]);
  expect([tenth.meta, eleventh.meta]).toEqual([{ capped: true }, { capped: true }]);
  expect(eleventh.pageInfo).toEqual({ hasNextPage: true, hasPreviousPage: true });
});

test('an exact total stays exact', async () => {
  api.use(http.get('*/api/reviews', () => page(rows.slice(0, 25), 57)));
  const answer = await dataProvider.getList('reviews', { ...list, pagination: { page: 1, perPage: 25 } });
  expect([answer.total, answer.meta]).toEqual([57, { capped: false }]);
});

test('a decision carries the key made when the person decided, and nothing is added to what was said', async () => {
  let seen: unknown;
  api.use(
    http.post('*/api/cases/c-1/decision', async ({ request }) => {
      seen = { key: request.headers.get('Idempotency-Key'), body: await request.json() };
      return HttpResponse.json({});
    }),
  );
  await dataProvider.decide('c-1', { outcome: 'reject', reasons: ['R08'], version: 3 }, 'key-1');
  expect(seen).toEqual({ key: 'key-1', body: { outcome: 'reject', reasons: ['R08'], version: 3 } });
});

test('when nothing is left in the queue, next is nothing and no error', async () => {
  api.use(http.post('*/api/queues/reviews/next', () => new HttpResponse(null, { status: 204 })));
  expect(await dataProvider.next('reviews')).toBeUndefined();
});

test('a refusal keeps its code, its fields as words to translate, and the id of the request', async () => {
  api.use(
    http.post('*/api/staff', () =>
      refuse(422, 'invalid', { errors: { email: 'invalid-format', alias: 'email-taken' } }),
    ),
  );
  const error = await dataProvider.create('staff', { data: {} }).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(HttpError);
  expect(refusedBy(error)).toMatchObject({
    code: 'invalid',
    status: 422,
    requestId: 'req-1',
    errors: { email: 'refusals.fields.invalid-format', alias: 'refusals.email-taken' },
  });
});

const sources = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.ts'))
    .map((name) => readFileSync(join(folder, name), 'utf8'));

test('whatever the server says at a field has its words, and no words are left over', () => {
  const server = sources(join(import.meta.dirname, '../../server')).join('\n');
  const said = [
    ...server.matchAll(/errors: \{ [^}]*?: '([a-z-]+)' \}/g),
    ...server.matchAll(/\.refine\([^\n]*, '([a-z-]+)'\)/g),
    ...server.matchAll(/\bmessage: '([a-z-]+)'/g),
    ...server.matchAll(/AddressRefused\('([a-z-]+)'\)/g),
  ].map(([, code]) => code ?? '');
  // What a schema of ours can complain of, by the name that `mount` gives it.
  const parsed = ['invalid-type', 'too-small', 'too-big', 'invalid-format', 'invalid-value', 'unknown-field'];
  const wordless = [...said, ...parsed].filter((code) => !FIELD_CODES.includes(code) && !Object.hasOwn(refusals, code));
  expect(wordless).toEqual([]);
  expect(said).toContain('too-common');
  expect([...FIELD_CODES].sort()).toEqual(Object.keys(refusals.fields).sort());
});

test('a page of the console asks for the right that its route on the server asks for', () => {
  const server = sources(join(import.meta.dirname, '../../server')).join('\n');
  for (const resource of [
    'staff',
    'api-keys',
    'webhooks',
    'reviews',
    'decisions',
    'statements',
    'audit',
    'policies',
    'cases',
  ]) {
    const byHand = new RegExp(`method: 'get',\\s+path: '/api/${resource}',\\s+may: '([a-z:-]+)'`);
    const asRegister = new RegExp(`registerRoutes\\(\\w+, '(${resource}:read)'`);
    const found = byHand.exec(server) ?? asRegister.exec(server);
    expect([resource, found?.[1]]).toEqual([resource, permissionFor(resource, 'list')]);
  }
});
