import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { cases } from '#db/schema/spine.ts';
import type { Client } from '../support/apiClient.ts';
import { startHouse } from '../support/house.ts';

const MINUTE = 60_000;
const house = await startHouse();
const { db } = house.context;
let moderator: Client & { staffId: string };
let other: Client & { staffId: string };
beforeAll(async () => {
  [moderator, other] = [await house.signIn('moderator'), await house.signIn('moderator')];
});

interface Row {
  id: string;
  version: number;
  level: number;
  lease: { alias: string; mine: boolean } | null;
  heldUntil: string | null;
}
const fill = async (n: number) => {
  for (let i = 0; i < n; i++) await house.review(await house.deal());
};
const next = (who: Client) => who.post<Row>('/api/queues/reviews/next', {});
const act = (who: Client, one: Row, verb: string, body: object = {}) =>
  who.post<Row>(`/api/cases/${one.id}/${verb}`, { version: one.version, ...body });
const free = () => db.transaction((tx) => tx.update(cases).set({ state: 'closed' }).where(eq(cases.state, 'open')));

test('a case that comes in is told to whoever works at its queue, once it is committed', async () => {
  const heard: string[] = [];
  const leave = db.onHint((message) => heard.push(message));
  await house.review(await house.deal());
  await vi.waitFor(() =>
    expect(heard.map((each) => JSON.parse(each))).toContainEqual({
      kind: 'queue',
      queue: 'reviews',
      marketplaceId: 'izi',
    }),
  );
  leave();
  await free();
});

describe('next', () => {
  test('hands each case to one person, the most urgent first, and then says that nothing is left', async () => {
    await fill(12);
    const answers = await Promise.all(Array.from({ length: 20 }, (_, i) => next(i % 2 ? moderator : other)));
    const served = answers.filter((answer) => answer.status === 200).map((answer) => answer.body.id);
    expect([served.length, new Set(served).size, answers.filter((answer) => answer.status === 204).length]).toEqual([
      12, 12, 8,
    ]);
    await free();
  });

  test('serves low stars a little earlier, and age before stars in the end', async () => {
    const first = await house.review(await house.deal());
    house.context.clock.advance(10 * MINUTE);
    const low = await house.review(await house.deal(), 'customer', { rating: 1 });
    expect(
      [await next(moderator), await next(moderator)].map(
        (answer) => (answer.body as unknown as { subjectId: string }).subjectId,
      ),
    ).toEqual([low, first]);
    await free();
  });

  test('knows marketplaces that a person does not see as not there', async () => {
    await fill(1);
    const czech = await house.signIn('moderator', { marketplaceIds: ['qjob'] });
    expect((await next(czech)).status).toBe(204);
    const one = (await next(moderator)).body;
    expect((await czech.get(`/api/cases/${one.id}`)).status).toBe(404);
    await free();
  });

  test('is not for whoever only reads', async () => {
    expect((await next(await house.signIn('auditor'))).status).toBe(403);
    expect((await next(await house.signIn('agent'))).status).toBe(403);
  });
});

describe('a lease', () => {
  test('keeps others out, is extended by a heartbeat, and runs out without one', async () => {
    await fill(1);
    const one = (await next(moderator)).body;
    expect(one.lease?.mine).toBe(true);
    expect((await act(other, one, 'claim')).body).toMatchObject({ code: 'case-claimed' });
    house.context.clock.advance(14 * MINUTE);
    expect((await act(moderator, one, 'heartbeat')).status).toBe(200);
    house.context.clock.advance(14 * MINUTE);
    expect((await act(other, one, 'claim')).status).toBe(409);
    house.context.clock.advance(1 * MINUTE);
    expect((await act(moderator, one, 'heartbeat')).body).toMatchObject({ code: 'lease-expired' });
    expect((await act(other, one, 'claim')).body.lease?.mine).toBe(true);
    expect((await act(other, one, 'release')).body.lease).toBeNull();
    expect((await act(moderator, one, 'release')).status).toBe(200);
    await free();
  });
});

describe('a case', () => {
  test('that I skipped is not offered to me for a day, but to others at once', async () => {
    await fill(1);
    const one = (await next(moderator)).body;
    expect((await act(moderator, one, 'skip', { reason: 'language' })).status).toBe(200);
    expect((await next(moderator)).status).toBe(204);
    const theirs = (await next(other)).body;
    expect(theirs.id).toBe(one.id);
    await act(other, theirs, 'release');
    // Signing in again, since a day outlives a session.
    house.context.clock.setOffset(house.context.clock.offsetMs + 24 * 60 * MINUTE);
    expect((await next(moderator)).body.id).toBe(one.id);
    await free();
  });

  test('that three people skipped goes to a manager', async () => {
    await fill(1);
    for (const who of [moderator, other, await house.signIn('moderator')]) {
      const one = (await next(who)).body;
      await act(who, one, 'skip', { reason: 'too-hard' });
    }
    expect((await next(await house.signIn('moderator'))).status).toBe(204);
    expect((await next(await house.signIn('manager'))).body.level).toBe(2);
    const figures = async (who: Client) => {
      const asked = encodeURIComponent('{"queue":"reviews","view":"all"}');
      const list = await who.get<Row[]>(`/api/cases?filter=${asked}&range=[0,24]&sort=["dueAt","ASC"]`);
      const queues = (await who.get<{ queue: string; open: number }[]>('/api/queues')).body;
      return [list.body.length, queues.find((each) => each.queue === 'reviews')?.open];
    };
    // The number beside the queue and the list behind it say the same, and only what can be served.
    expect([await figures(moderator), await figures(await house.signIn('manager'))]).toEqual([
      [0, 0],
      [1, 1],
    ]);
    await free();
  });

  test('on hold stays with its holder and is offered to nobody until then', async () => {
    await fill(1);
    const one = (await next(moderator)).body;
    const held = (await act(moderator, one, 'hold', { reason: 'Чекаю на відповідь.', minutes: 60 })).body;
    expect(held.heldUntil).not.toBeNull();
    house.context.clock.advance(30 * MINUTE);
    expect((await next(other)).status).toBe(204);
    house.context.clock.advance(30 * MINUTE);
    expect((await next(other)).body.id).toBe(one.id);
    await free();
  });

  test('handed over is served to that colleague only, with the note', async () => {
    await fill(1);
    const one = (await next(moderator)).body;
    expect(
      (await act(moderator, one, 'hand-over', { toStaffId: other.staffId, note: 'Знаєш цього продавця.' })).status,
    ).toBe(200);
    expect((await next(await house.signIn('moderator'))).status).toBe(204);
    expect((await next(other)).body).toMatchObject({
      id: one.id,
      handedToMe: true,
      handOverNote: 'Знаєш цього продавця.',
    });
    const agent = await house.signIn('agent');
    const again = (await db.read.select().from(cases).where(eq(cases.id, one.id)))[0];
    expect(
      (
        await other.post(`/api/cases/${one.id}/hand-over`, {
          version: again?.version,
          toStaffId: agent.staffId,
          note: 'x',
        })
      ).body,
    ).toMatchObject({ code: 'colleague-cannot' });
    await free();
  });
});

test('home counts what is open, due and overdue in my queues, and what I hold', async () => {
  await fill(2);
  await next(moderator);
  house.context.clock.setOffset(house.context.clock.offsetMs + 23 * 60 * MINUTE);
  const { body } = await moderator.get<{
    queues: { queue: string; open: number; dueSoon: number; overdue: number }[];
    claimed: unknown[];
  }>('/api/home');
  expect(body.queues).toMatchObject([
    { queue: 'reviews', open: 2, dueSoon: 2, overdue: 0 },
    { queue: 'documents', open: 0 },
    { queue: 'registrations', open: 0 },
  ]);
  const list = await moderator.get<Row[]>(
    `/api/cases?filter=${encodeURIComponent('{"queue":"reviews","marketplaceId":"izi"}')}&range=[0,24]&sort=["rank","ASC"]`,
  );
  expect(list.headers.get('content-range')).toMatch(/^cases 0-1\/\d+$/);
});
