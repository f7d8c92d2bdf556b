import { eq } from 'drizzle-orm';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { auditEntries } from '#db/schema/audit.ts';
import { hashesComputed } from '#server/access/password.ts';
import { sweepAccess } from '#server/access/sweep.ts';
import { freshPlace } from '../support/database.ts';
import { startServer, type TestServer } from '../support/server.ts';
import { addStaff, PASSWORD } from '../support/staff.ts';

const QUARTER = 15 * 60_000;
const START = new Date('2026-03-02T09:00:00Z');
const WRONG = 'not-the-right-one';

// The counters keep wall time themselves; only the date stands still, the rest of the clockwork runs.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'], now: START });
});
afterEach(() => {
  vi.useRealTimers();
});

const proxied = () => startServer({ config: { trustProxy: 1 } });
let n = 0;
const somewhere = () => `203.0.${Math.floor(++n / 250)}.${(n % 250) + 1}`;
const attempt = (server: TestServer, email: string, password: string, address = somewhere()) =>
  server.visitor().post('/api/session', { email, password }, { 'x-forwarded-for': address });
async function hammer(times: number, once: () => Promise<{ status: number }>): Promise<Map<number, number>> {
  const seen = new Map<number, number>();
  for (let done = 0; done < times; done += 50) {
    for (const { status } of await Promise.all(Array.from({ length: 50 }, once)))
      seen.set(status, (seen.get(status) ?? 0) + 1);
  }
  return seen;
}

test('a thousand guesses at one account from a thousand places cost five hashes at most', async () => {
  const server = await proxied();
  const { email } = await addStaff(server.context, 'manager');
  const before = hashesComputed();
  const seen = await hammer(1_000, () => attempt(server, email, WRONG));
  const hashes = hashesComputed() - before;
  expect(hashes).toBeLessThanOrEqual(5);
  // Fifty at once are more than we compute at a time: who is told that we are busy was not looked at, and others may try.
  const of = (status: number) => seen.get(status) ?? 0;
  expect(of(401)).toBe(hashes);
  expect(of(401) + of(429) + of(503)).toBe(1_000);
  expect(of(429)).toBeGreaterThan(900);
}, 60_000);

test('a stranger costs exactly what a colleague costs, and is told the same', async () => {
  const server = await proxied();
  const colleague = await addStaff(server.context, 'agent');
  const invited = await addStaff(server.context, 'agent', { passwordHash: null });
  const disabled = await addStaff(server.context, 'agent', { disabledAt: START });
  const told = [];
  for (const [email, password] of [
    [colleague.email, WRONG],
    ['nobody@staff.example', WRONG],
    [invited.email, PASSWORD],
    [disabled.email, PASSWORD],
  ] as const) {
    const before = hashesComputed();
    const tries = [];
    for (let each = 0; each < 6; each++) {
      const { status, body, headers } = await attempt(server, email, password);
      tries.push([status, body.code, headers.get('retry-after')]);
    }
    told.push({ hashes: hashesComputed() - before, tries });
  }
  const same = {
    hashes: 5,
    tries: [...Array.from({ length: 5 }, () => [401, 'bad-credentials', null]), [429, 'too-many-attempts', '900']],
  };
  expect(told).toEqual([same, same, same, same]);
  const entries = await server.context.db.read
    .select()
    .from(auditEntries)
    .where(eq(auditEntries.action, 'session.refused'));
  expect(entries).toHaveLength(20);
  expect(JSON.stringify(entries)).not.toContain('staff.example');
});

test('guesses are forgotten after a quarter of an hour, and then the right password works', async () => {
  const server = await proxied();
  const { email } = await addStaff(server.context, 'agent');
  for (let each = 0; each < 5; each++) await attempt(server, email, WRONG);
  const locked = await attempt(server, email, PASSWORD);
  expect([locked.status, locked.headers.get('retry-after')]).toEqual([429, '900']);
  vi.setSystemTime(START.getTime() + QUARTER - 1_000);
  expect((await attempt(server, email, PASSWORD)).headers.get('retry-after')).toBe('1');
  vi.setSystemTime(START.getTime() + QUARTER + 1);
  expect((await attempt(server, email, PASSWORD)).status).toBe(201);
});

test('the right password makes up for slips before it', async () => {
  const server = await proxied();
  const { email } = await addStaff(server.context, 'agent');
  for (let round = 0; round < 3; round++) {
    for (let each = 0; each < 4; each++) expect((await attempt(server, email, WRONG)).status).toBe(401);
    expect((await attempt(server, email, PASSWORD)).status).toBe(201);
  }
});

test('counts survive a restart', async () => {
  const place = await freshPlace();
  const first = await startServer({ place, config: { trustProxy: 1 } });
  const { email } = await addStaff(first.context, 'agent');
  for (let each = 0; each < 5; each++) await attempt(first, email, WRONG);
  await first.close();
  const second = await startServer({ place, config: { trustProxy: 1 } });
  const before = hashesComputed();
  expect((await attempt(second, email, PASSWORD)).status).toBe(429);
  expect(hashesComputed()).toBe(before);
});

test('guessing at a colleague’s account locks out neither their session nor the browser they use', async () => {
  const server = await proxied();
  const olga = await server.signIn('moderator');
  for (let each = 0; each < 6; each++) await attempt(server, olga.email, WRONG);
  expect((await attempt(server, olga.email, PASSWORD)).status).toBe(429);
  expect((await olga.get('/api/me')).status).toBe(200);
  expect((await olga.post('/api/session/step-up', { password: PASSWORD })).status).toBe(204);
  await olga.delete('/api/session');
  expect((await olga.post('/api/session', { email: olga.email, password: PASSWORD })).status).toBe(201);
});

test('a known browser is no way around: its own guesses are counted as strictly', async () => {
  const server = await proxied();
  const olga = await server.signIn('moderator');
  const before = hashesComputed();
  const seen = await hammer(50, () => olga.post('/api/session', { email: olga.email, password: WRONG }));
  const { status } = await olga.post('/api/session', { email: olga.email, password: WRONG });
  expect(hashesComputed() - before).toBeLessThanOrEqual(5);
  expect(seen.get(429) ?? 0).toBeGreaterThan(0);
  expect([401, 429]).toContain(status);
});

test('a session thief gets five guesses at the password that sensitive acts ask for', async () => {
  const server = await proxied();
  const olga = await server.signIn('admin');
  const codes = [];
  for (let each = 0; each < 6; each++)
    codes.push((await olga.post('/api/session/step-up', { password: WRONG })).status);
  expect(codes).toEqual([401, 401, 401, 401, 401, 429]);
});

test('one address has thirty guesses at all accounts, and the whole /64 of an IPv6 address counts as one', async () => {
  const server = await proxied();
  const codes = [];
  for (let each = 0; each < 31; each++)
    codes.push((await attempt(server, `nobody${each}@staff.example`, WRONG, `2001:db8:1:2::${each}`)).status);
  expect(codes.slice(0, 30).every((code) => code === 401)).toBe(true);
  expect(codes[30]).toBe(429);
  expect((await attempt(server, 'nobody31@staff.example', WRONG, '2001:db8:1:3::1')).status).toBe(401);
});

test('without a proxy in front, nobody talks himself into another address', async () => {
  const server = await startServer();
  const codes = [];
  for (let each = 0; each < 31; each++)
    codes.push((await attempt(server, `nobody${each}@staff.example`, WRONG)).status);
  expect(codes[30]).toBe(429);
});

test('a flood of sign-ins is answered at once that we are busy, and a try we did not look at does not count', async () => {
  const server = await proxied();
  const people = await Promise.all(Array.from({ length: 12 }, () => addStaff(server.context, 'agent')));
  const all = await Promise.all(people.map(({ email }) => attempt(server, email, PASSWORD)));
  const busy = all.filter(({ status }) => status === 503);
  expect(all.filter(({ status }) => status === 201).length + busy.length).toBe(12);
  expect(busy.every(({ body, headers }) => body.code === 'too-busy' && headers.get('retry-after') === '1')).toBe(true);
  for (const { email } of people) expect((await attempt(server, email, PASSWORD)).status).toBe(201);
});

test('what no longer counts is swept away, and what still counts stays', async () => {
  const server = await proxied();
  const { email } = await addStaff(server.context, 'agent');
  for (let each = 0; each < 5; each++) await attempt(server, email, WRONG);
  await sweepAccess(server.context);
  expect((await attempt(server, email, PASSWORD)).status).toBe(429);
  vi.setSystemTime(START.getTime() + QUARTER + 1);
  await sweepAccess(server.context);
  expect((await attempt(server, email, PASSWORD)).status).toBe(201);
});
