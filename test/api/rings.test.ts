import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { auditEntries } from '#db/schema/audit.ts';
import { rings } from '#db/schema/screening.ts';
import { Id } from '#server/platform/contract.ts';
import type { Client } from '../support/apiClient.ts';
import { startHouse, type TestDeal } from '../support/house.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const TEXT = 'Чудовий майстер, приїхав одразу, зробив усе швидко й недорого, раджу кожному сусідові.';
const house = await startHouse();
const { db, clock } = house.context;
let manager: Client & { staffId: string };
beforeAll(async () => {
  manager = await house.signIn('manager');
});

type Ring = {
  id: string;
  score: number;
  authors: { id: string; name: string }[];
  reviewIds: string[];
  evidence: { signal: string; figures: Record<string, number> }[];
  foundAt: string;
  firstFoundAt: string;
  verdict: string | null;
  verdictBy: string | null;
  note: string | null;
  version: number;
};
const list = async (filter: object = {}, who: Client = manager) =>
  (await who.get<Ring[]>(`/api/rings?filter=${encodeURIComponent(JSON.stringify(filter))}`)).body;
const judge = (ring: Ring, over: object = {}, who: Client = manager) =>
  who.post<Ring>(`/api/rings/${ring.id}/verdict`, { verdict: 'coordinated', note: '', version: ring.version, ...over });

/** Each of these people reviews each other one with the same words. */
async function praise(names: readonly string[], id: 'izi' | 'qjob' = 'izi'): Promise<TestDeal[]> {
  const made: TestDeal[] = [];
  for (const customerId of names)
    for (const specialistId of names.filter((each) => each !== customerId)) {
      const deal = await house.deal(id, { customerId, specialistId, listingId: `of-${specialistId}` });
      await house.review(deal, 'customer', { text: TEXT });
      made.push(deal);
    }
  return made;
}
const untilNight = () => {
  const now = clock.now();
  const night = new Date(now);
  // Three in Kyiv and later in Prague, on either side of summer time.
  night.setUTCHours(3, 0, 0, 0);
  return (night <= now ? DAY : 0) + night.getTime() - now.getTime();
};

describe('the nightly search', () => {
  test('looks at once where it never did, and shows who praises whom with the same words', async () => {
    await praise(['ring-a', 'ring-b', 'ring-c', 'ring-d']);
    await house.review(await house.deal(), 'customer', {
      text: 'Сусід порадив, і не даремно: шафа стоїть рівно, дверцята не риплять, дякую.',
    });
    await house.settle();
    const found = await list({ marketplaceId: 'izi' });
    expect(found).toHaveLength(1);
    const [ring] = found as [Ring];
    expect(Id.safeParse(ring.id).success).toBe(true);
    expect(ring.authors).toHaveLength(4);
    expect(ring.authors.every(({ name }) => name.length > 0)).toBe(true);
    expect(ring.reviewIds).toHaveLength(12);
    expect(ring.score).toBeGreaterThan(0.5);
    const signals = new Map(ring.evidence.map(({ signal, figures }) => [signal, figures]));
    expect([...signals.keys()]).toEqual(expect.arrayContaining(['near-duplicates', 'reciprocal']));
    expect(signals.get('near-duplicates')).toEqual({ similarity: 1 });
    expect(JSON.stringify(found)).not.toContain('Чудовий');
    expect((await manager.get<Ring>(`/api/rings/${ring.id}`)).body).toEqual(ring);
  });

  test('looks once a local day, at three in the morning; who is found again keeps his verdict', async () => {
    const [first] = (await list()) as [Ring];
    expect((await judge(first, { note: 'Одна адреса.' })).status).toBe(200);
    await house.pass(HOUR);
    expect((await list())[0]?.foundAt).toBe(first.foundAt);
    await house.pass(untilNight());
    const [again] = (await list()) as [Ring];
    expect(again.id).toBe(first.id);
    expect(again.foundAt > first.foundAt).toBe(true);
    expect([again.firstFoundAt, again.verdict, again.note]).toEqual([
      first.firstFoundAt,
      'coordinated',
      'Одна адреса.',
    ]);
    await house.pass(HOUR);
    expect((await list())[0]?.foundAt).toBe(again.foundAt);
  });

  test('a verdict outlives a member who joins; what nobody judged and no night finds again is gone', async () => {
    const [before] = (await list({ marketplaceId: 'izi' })) as [Ring];
    await db.transaction(
      async (tx) =>
        void (await tx.insert(rings).values({
          id: 'f'.repeat(32),
          marketplaceId: 'izi',
          score: 900,
          authorIds: ['x', 'y'],
          subjectIds: [],
          reviewIds: [],
          evidence: [],
          firstFoundAt: clock.now(),
          foundAt: clock.now(),
          verdict: null,
        })),
    );
    const members = ['ring-a', 'ring-b', 'ring-c', 'ring-d'];
    for (const member of members)
      for (const [customerId, specialistId] of [
        ['ring-e', member],
        [member, 'ring-e'],
      ] as const)
        await house.review(
          await house.deal('izi', { customerId, specialistId, listingId: `of-${specialistId}` }),
          'customer',
          { text: TEXT },
        );
    await house.pass(untilNight());
    const [after, ...others] = (await list({ marketplaceId: 'izi' })) as [Ring];
    expect(others).toEqual([]);
    expect([after.id, after.verdict, after.note]).toEqual([before.id, 'coordinated', before.note]);
    expect(after.authors).toHaveLength(5);
  });

  test('leaves alone what it does not find any more: it stays as of the night that found it', async () => {
    const [before] = (await list()) as [Ring];
    await house.pass(181 * DAY);
    const [after] = (await list()) as [Ring];
    expect(after).toEqual(before);
  });
});

describe('a verdict', () => {
  let ring: Ring;
  beforeAll(async () => {
    await praise(['other-a', 'other-b', 'other-c'], 'qjob');
    await house.pass(DAY + untilNight());
    [ring] = (await list({ marketplaceId: 'qjob', verdict: 'none' })) as [Ring];
  });

  test('says who, when and why, is asked for by name, and leaves a trace without the words', async () => {
    const { body } = await judge(ring, { verdict: 'unrelated', note: 'Родичі.' });
    expect(body).toMatchObject({ verdict: 'unrelated', note: 'Родичі.', version: ring.version + 1 });
    expect(body.verdictBy).toMatch(/^manager/);
    expect((await list({ verdict: 'unrelated' })).map(({ id }) => id)).toEqual([ring.id]);
    expect(await list({ marketplaceId: 'qjob', verdict: 'none' })).toEqual([]);
    const trail = await db.read.select().from(auditEntries).where(eq(auditEntries.subjectId, ring.id));
    expect(trail).toMatchObject([{ action: 'ring.judged', actorId: manager.staffId, subjectKind: 'ring' }]);
    expect(trail[0]?.detail).not.toContain('Родичі');
  });

  test('on what somebody else changed meanwhile is refused, and taking it back leaves nobody', async () => {
    const stale = await judge(ring);
    expect([stale.status, stale.body]).toMatchObject([409, { code: 'version-changed' }]);
    const [now] = (await list({ id: [ring.id] })) as [Ring];
    const { body } = await judge(now, { verdict: null });
    expect([body.verdict, body.verdictBy, body.note]).toEqual([null, null, null]);
  });

  test('is for moderators and managers of the marketplace', async () => {
    const [now] = (await list({ id: [ring.id] })) as [Ring];
    const foreign = await house.signIn('moderator', { marketplaceIds: ['izi'] });
    expect((await judge(now, {}, foreign)).status).toBe(404);
    expect((await foreign.get(`/api/rings/${ring.id}`)).status).toBe(404);
    expect((await list({}, foreign)).map(({ id }) => id)).not.toContain(ring.id);
    const [auditor, agent] = [await house.signIn('auditor'), await house.signIn('agent')];
    expect((await judge(now, {}, auditor)).status).toBe(403);
    expect((await auditor.get(`/api/rings/${ring.id}`)).status).toBe(200);
    expect((await agent.get('/api/rings')).status).toBe(403);
    expect((await judge(now, {}, await house.signIn('moderator'))).status).toBe(200);
  });

  test('changes nothing about anybody: reviews stand where they stood', async () => {
    expect(await db.read.$count(rings)).toBe(2);
    const { body } = await manager.get<{ status: string }[]>(`/api/reviews?filter=${encodeURIComponent('{}')}`);
    expect(body.every(({ status }) => status === 'pending')).toBe(true);
  });
});

test('lists run by score and by night, both ways, page by page', async () => {
  for (const [sort, direction] of [
    ['score', 'DESC'],
    ['score', 'ASC'],
    ['foundAt', 'DESC'],
    ['foundAt', 'ASC'],
  ]) {
    const query = (filter: object) =>
      `/api/rings?sort=${encodeURIComponent(JSON.stringify([sort, direction]))}&range=[0,0]&filter=${encodeURIComponent(JSON.stringify(filter))}`;
    const first = await manager.get<Ring[]>(query({}));
    const next = await manager.get<Ring[]>(query({ _after: first.headers.get('x-next-after') }));
    expect(new Set([first.body[0]?.id, next.body[0]?.id]).size).toBe(2);
  }
  expect((await manager.get(`/api/rings?sort=${encodeURIComponent('["note","ASC"]')}`)).status).toBe(422);
});
