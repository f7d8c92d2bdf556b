import { once } from 'node:events';
import { get, type IncomingMessage } from 'node:http';
import { afterEach, describe, expect, test, vi } from 'vitest';
import type { PresenceTold } from '#server/live/contract.ts';
import { closeStreams } from '#server/live/service.ts';
import type { Client } from '../support/apiClient.ts';
import { startHouse } from '../support/house.ts';

const house = await startHouse();
const helena = await house.signIn('manager', { alias: 'Helena' });
const klara = await house.signIn('moderator', { alias: 'Klára' });
const open: IncomingMessage[] = [];
afterEach(() => {
  for (const answer of open.splice(0)) answer.destroy();
  closeStreams(house.context);
  vi.useRealTimers();
});

/** What a browser hears of others, as long as the test lasts. */
async function listen({ cookies }: Pick<Client, 'cookies'>): Promise<PresenceTold[]> {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const headers = { cookie, 'sec-fetch-site': 'same-origin' };
  const [answer] = (await once(get(`${house.origin}/api/live`, { headers, agent: false }), 'response')) as [
    IncomingMessage,
  ];
  open.push(answer);
  const heard: PresenceTold[] = [];
  let text = '';
  answer.setEncoding('utf8').on('error', () => {});
  answer.on('data', (chunk: string) => {
    const parts = (text + chunk).split('\n\n');
    text = parts.pop() ?? '';
    for (const part of parts) {
      const [, data] = /^event: presence\ndata: (.+)$/m.exec(part) ?? [];
      if (data) heard.push(JSON.parse(data));
    }
  });
  // Only what follows the first mark of its own is heard for sure.
  await vi.waitFor(() => expect(answer.readableFlowing).toBe(true));
  return heard;
}
async function caseOf(marketplaceId: 'izi' | 'qjob'): Promise<string> {
  const subjectId = await house.review(await house.deal(marketplaceId));
  const query = new URLSearchParams({ filter: JSON.stringify({ subjectId }) });
  return String((await helena.get<{ id: string }[]>(`/api/cases?${query}`)).body[0]?.id);
}
const say = async (who: Client, caseId: string, doing: string) =>
  (await who.post(`/api/cases/${caseId}/presence`, { doing })).status;
const doings = (heard: PresenceTold[], caseId: string) =>
  heard.filter((one) => one.caseId === caseId).map(({ alias, doing }) => `${alias} ${doing}`);
/** On PostgreSQL a hint travels through a connection that is being opened: told again until it is heard. */
const untilHeard = (who: Client, caseId: string, heard: PresenceTold[]) =>
  vi.waitFor(
    async () => {
      await say(who, caseId, 'looking');
      expect(doings(heard, caseId)).not.toEqual([]);
    },
    { timeout: 10_000, interval: 100 },
  );

describe('who has a case on the screen', () => {
  test('is told to colleagues who may see the case, and not to the person himself', async () => {
    const id = await caseOf('izi');
    const stranger = await house.signIn('moderator', { marketplaceIds: ['qjob'] });
    const admin = await house.signIn('admin');
    const [his, hers, others, admins] = await Promise.all([helena, klara, stranger, admin].map(listen));
    await untilHeard(helena, id, hers as PresenceTold[]);
    expect(hers?.[0]).toEqual({
      caseId: id,
      queue: 'reviews',
      staffId: helena.staffId,
      alias: 'Helena',
      doing: 'looking',
      until: new Date(house.context.clock.now().getTime() + 45_000).toISOString(),
    });
    expect([his, others, admins]).toEqual([[], [], []]);
    expect(await say(stranger, id, 'looking')).toBe(404);
    expect(await say(admin, id, 'looking')).toBe(403);
    expect(await say(helena, id, 'dancing')).toBe(422);
  });

  test('is told to whoever comes later, as long as it is fresh', async () => {
    const id = await caseOf('izi');
    await untilHeard(helena, id, await listen(klara));
    const later = await listen(klara);
    await vi.waitFor(() => expect(doings(later, id)).toEqual(['Helena looking']));
    await house.pass(46_000);
    const tooLate = await listen(klara);
    const other = await caseOf('izi');
    await untilHeard(helena, other, tooLate);
    expect(doings(tooLate, id)).toEqual([]);
  });

  test('is told once in some seconds, however often it is said, and the last word is told', async () => {
    const id = await caseOf('izi');
    const heard = await listen(klara);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    for (const doing of ['looking', 'typing', 'looking', 'typing', 'gone'])
      expect(await say(helena, id, doing)).toBe(204);
    await vi.advanceTimersByTimeAsync(2_900);
    vi.useRealTimers();
    await vi.waitFor(() => expect(doings(heard, id)).toEqual(['Helena looking']));
  });

  test('says “gone” after all, and nothing after that', async () => {
    const id = await caseOf('izi');
    const heard = await listen(klara);
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    for (const doing of ['looking', 'gone']) await say(helena, id, doing);
    await vi.advanceTimersByTimeAsync(3_100);
    await vi.advanceTimersByTimeAsync(60_000);
    vi.useRealTimers();
    await vi.waitFor(() => expect(doings(heard, id)).toEqual(['Helena looking', 'Helena gone']));
  });

  test('is not told of an auditor, who stands in nobody’s way', async () => {
    const id = await caseOf('izi');
    const auditor = await house.signIn('auditor', { alias: 'Auditor' });
    const heard = await listen(klara);
    expect(await say(auditor, id, 'looking')).toBe(204);
    await untilHeard(helena, id, heard);
    expect(doings(heard, id).filter((one) => one.startsWith('Auditor'))).toEqual([]);
  });

  test('leaves no trace and changes nothing about the case', async () => {
    const id = await caseOf('izi');
    const before = (await helena.get(`/api/cases/${id}`)).body;
    await say(helena, id, 'typing');
    expect((await helena.get(`/api/cases/${id}`)).body).toEqual(before);
    const query = new URLSearchParams({ filter: JSON.stringify({ subjectId: id }) });
    expect((await helena.get(`/api/audit?${query}`)).body).toEqual([]);
  });
});
