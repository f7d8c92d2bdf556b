import { beforeAll, expect, test } from 'vitest';
import { ROLES, type Role } from '#db/words.ts';
import { permissionsOf } from '#server/access/roles.ts';
import type { Route } from '#server/platform/route.ts';
import type { Client } from '../support/apiClient.ts';
import { startHouse } from '../support/house.ts';
import type { TestServer } from '../support/server.ts';
import { PASSWORD } from '../support/staff.ts';

/** What anybody may call: a new such route must be put here by hand. */
const OPEN = [
  'get /api/demo',
  'get /api/docs',
  'get /api/docs/:file',
  'get /api/openapi.json',
  'get /healthz',
  'get /metrics',
  'get /readyz',
  'post /api/session',
  'post /api/setup',
  'post /api/setup/state',
  // Its signature is the proof.
  'post /platform/v1/escrow/provider-events/signed',
];
const METHODS = ['get', 'post', 'put', 'delete', 'patch'];

let server: TestServer;
const clients = new Map<Role, Client & { email: string }>();
beforeAll(async () => {
  server = await startHouse();
  for (const role of ROLES) clients.set(role, await server.signIn(role));
});

const pathOf = (route: Route) => route.path.replace(/:\w+/g, 'nobody');
/** Looks at the head of the answer only: a stream would never end. */
async function knock(route: Route, headers: Record<string, string>): Promise<{ status: number; code: unknown }> {
  const stop = new AbortController();
  const body = route.method === 'get' ? {} : { body: '{}' };
  const sent = {
    'sec-fetch-site': 'same-origin',
    'content-type': 'application/json',
    'idempotency-key': 'matrix',
    ...headers,
  };
  const answer = await fetch(server.origin + pathOf(route), {
    method: route.method.toUpperCase(),
    headers: sent,
    signal: stop.signal,
    ...body,
  });
  const json = answer.headers.get('content-type')?.startsWith('application/json') && answer.status >= 400;
  const { code } = json ? ((await answer.json()) as { code?: unknown }) : { code: undefined };
  stop.abort();
  return { status: answer.status, code };
}
const cookieOf = (client: Client) => [...client.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
const named = (route: Route) => `${route.method} ${route.path}`;

test('every route says who may call it, and only those of a short list are open to all', () => {
  const open = server.routes.filter((route) => route.may === 'anyone').map(named);
  expect(open.filter((each) => !OPEN.includes(each))).toEqual([]);
  expect(new Set(server.routes.map(named)).size).toBe(server.routes.length);
});

test('each role gets through exactly the doors of its row in the table', async () => {
  const wrong: string[] = [];
  for (const route of server.routes) {
    for (const role of ROLES) {
      const client = clients.get(role) as Client & { email: string };
      const { status, code } = await knock(route, { cookie: cookieOf(client) });
      const may =
        route.may === 'anyone' ||
        route.may === 'signed-in' ||
        (route.may !== 'platform-key' && permissionsOf(role).has(route.may));
      const refused = route.may === 'platform-key' ? status === 401 : status === 403 && code === 'not-allowed';
      // Signed out on the way: the door was open.
      if (named(route) === 'delete /api/session')
        await client.post('/api/session', { email: client.email, password: PASSWORD });
      if (refused === may || (may && status === 401 && route.may !== 'anyone'))
        wrong.push(`${role}: ${named(route)} → ${status} ${code}`);
    }
  }
  expect(wrong).toEqual([]);
}, 60_000);

test('without a session or a key nothing opens but what is open to all', async () => {
  const wrong: string[] = [];
  for (const route of server.routes.filter((each) => each.may !== 'anyone')) {
    const { status } = await knock(route, {});
    if (status !== 401) wrong.push(`${named(route)} → ${status}`);
  }
  expect(wrong).toEqual([]);
}, 60_000);

test('a path that does not exist is 404, and a method that a path does not have is 405', async () => {
  const admin = clients.get('admin') as Client;
  for (const path of ['/api/nothing', '/api/staff/a/b/c', '/platform/v1/nothing', '/api', '/api/me/']) {
    expect([path, (await admin.get(path)).status]).toEqual([path, path === '/api/me/' ? 200 : 404]);
  }
  const wrong: string[] = [];
  for (const path of new Set(server.routes.map((route) => route.path))) {
    const used = server.routes.filter((route) => route.path === path).map((route) => route.method as string);
    for (const method of METHODS.filter((each) => !used.includes(each))) {
      const answer = await admin.send(method, path.replace(/:\w+/g, 'nobody'), method === 'get' ? undefined : {});
      if (answer.status !== 405 || answer.headers.get('allow') !== used.map((each) => each.toUpperCase()).join(', '))
        wrong.push(`${method} ${path} → ${answer.status}`);
    }
  }
  expect(wrong).toEqual([]);
}, 60_000);
