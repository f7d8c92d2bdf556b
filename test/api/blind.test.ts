import { beforeAll, describe, expect, test } from 'vitest';
import type { Client } from '../support/apiClient.ts';
import { startHouse } from '../support/house.ts';

const HOUR = 3_600_000;
const SECRET = 'Таємнослово: шафа розвалилась за тиждень, телефонуйте +380501234567.';
const house = await startHouse();
let [moderator, agent, auditor]: (Client | undefined)[] = [];
let caseId = '';
let decisionId = '';

beforeAll(async () => {
  [moderator, agent, auditor] = [
    await house.signIn('moderator'),
    await house.signIn('agent'),
    await house.signIn('auditor'),
  ];
  await house.review(await house.deal(), 'customer', { text: SECRET });
  const one = (await (moderator as Client).post('/api/queues/reviews/next', {})).body as {
    id: string;
    version: number;
  };
  caseId = one.id;
});
const seenBy = async (who: Client | undefined, path: string) => (await (who as Client).get(path)).text;
const filter = (value: object) => `filter=${encodeURIComponent(JSON.stringify(value))}`;

describe('a text that the other side does not see yet (RULINGS 9)', () => {
  test('is read in its own case by those who decide it', async () => {
    expect(await seenBy(moderator, `/api/cases/${caseId}/context`)).toContain('Таємнослово');
    expect(await seenBy(moderator, `/api/cases?${filter({ queue: 'reviews' })}`)).toContain('Таємнослово');
  });

  test.each(['agent', 'auditor'])('is not shown to an %s, wherever he looks', async (role) => {
    const who = role === 'agent' ? agent : auditor;
    const paths = [
      `cases?${filter({ queue: 'reviews', state: 'open' })}`,
      `cases/${caseId}`,
      `cases/${caseId}/context`,
    ];
    for (const path of [...paths, 'reviews', 'search?q=Таємнослово'])
      expect([path, await seenBy(who, `/api/${path}`)]).toEqual([path, expect.not.stringContaining('Таємнослово')]);
    if (role === 'auditor') expect(await seenBy(who, '/api/export/cases.csv')).not.toContain('Таємнослово');
  });

  test('is not told of by what the screening found in it either', async () => {
    const asked = `/api/cases?${filter({ queue: 'reviews', flag: ['R03'] })}`;
    const answers = await Promise.all([moderator, agent, auditor].map((who) => (who as Client).get(asked)));
    expect(answers.map(({ status, body }) => [status, (body as { code?: string }).code])).toEqual([
      [200, undefined],
      [422, 'unknown-filter'],
      [422, 'unknown-filter'],
    ]);
    const reasons = async (who: Client | undefined) =>
      JSON.parse(await seenBy(who, `/api/cases/${caseId}`)).priority.map(({ reason }: { reason: string }) => reason);
    expect(await reasons(moderator)).toContain('screening');
    expect(await reasons(auditor)).not.toContain('screening');
  });

  test('is in no register of decisions, for anybody, until both sides may read it', async () => {
    const { body } = await (moderator as Client).get<{ version: number }>(`/api/cases/${caseId}`);
    const made = await (moderator as Client).post(
      `/api/cases/${caseId}/decision`,
      { outcome: 'publish', version: body.version },
      { 'idempotency-key': crypto.randomUUID() },
    );
    decisionId = (made.body.decision as { id: string }).id;
    const other = await house.signIn('moderator');
    await house.pass(HOUR);
    for (const who of [other, agent, auditor])
      for (const path of ['decisions', `decisions/${decisionId}`])
        expect(await seenBy(who, `/api/${path}`)).not.toContain('Таємнослово');
    expect(await seenBy(auditor, '/api/export/decisions.csv')).not.toContain('Таємнослово');
    await house.pass(72 * HOUR);
    expect(await seenBy(agent, `/api/decisions/${decisionId}`)).toContain('Таємнослово');
  });
});

test('the statement says that a program pointed at it, exactly where one did (DSA 17(3)(c))', async () => {
  const who = await house.signIn('moderator');
  const reject = async (text: string, reason: string) => {
    const id = await house.review(await house.deal(), 'customer', { text });
    const found = await who.get<{ id: string; version: number }[]>(`/api/cases?${filter({ subjectId: id })}`);
    const one = found.body[0] as { id: string; version: number };
    const decision = { outcome: 'reject', reasons: [reason], version: one.version };
    await who.post(`/api/cases/${one.id}/decision`, decision, { 'idempotency-key': crypto.randomUUID() });
    const { body } = await who.get<{ data: { automated_detection: string } }[]>('/api/statements?range=[0,0]');
    return body[0]?.data.automated_detection;
  };
  expect(await reject('Пишіть мені сюди: +380 67 412 83 09, розкажу все.', 'R10')).toBe('Yes');
  house.context.clock.advance(1_000);
  expect(await reject('Ніякого досвіду, я тільки питаю для друга.', 'R04')).toBe('No');
});

test('verbs that say all in their address take no body, and a version only where one is told', async () => {
  await house.review(await house.deal());
  const who = await house.signIn('moderator');
  const next = await who.post('/api/queues/reviews/next', undefined);
  expect(next.status).toBe(200);
  for (const verb of ['claim', 'heartbeat', 'release'])
    expect([verb, (await who.post(`/api/cases/${next.body.id}/${verb}`, undefined)).status]).toEqual([verb, 200]);
});
