import { once } from 'node:events';
import { createServer, get, type IncomingMessage } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { eq } from 'drizzle-orm';
import { afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { sessions, staff } from '#db/schema/access.ts';
import { tellSessionsChanged } from '#server/access/hint.ts';
import type { LiveHint } from '#server/live/contract.ts';
import { liveRoutes } from '#server/live/routes.ts';
import { closeStreams, HEARTBEAT_MS, tell } from '#server/live/service.ts';
import { Stream } from '#server/live/stream.ts';
import type { StaffActor } from '#server/platform/actor.ts';
import type { Client } from '../support/apiClient.ts';
import { startServer, type TestServer } from '../support/server.ts';

let server: TestServer;
beforeAll(async () => {
  server = await startServer({ routes: liveRoutes });
});
const open: IncomingMessage[] = [];
afterEach(() => {
  for (const answer of open.splice(0)) answer.destroy();
});

interface Listening {
  answer: IncomingMessage;
  /** What its browser would send as `Last-Event-ID`. */
  lastId: () => string;
  events: { event: string; data: unknown }[];
  beats: () => number;
  ended: Promise<unknown>;
  /** Resolves once an event of this name has come. */
  heard(event: string): Promise<void>;
}

async function listen({ cookies }: Pick<Client, 'cookies'>, lastEventId?: string): Promise<Listening> {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
  const request = get(`${server.origin}/api/live`, {
    headers: {
      cookie,
      'sec-fetch-site': 'same-origin',
      ...(lastEventId !== undefined && { 'last-event-id': lastEventId }),
    },
    agent: false,
  });
  const [answer] = (await once(request, 'response')) as [IncomingMessage];
  open.push(answer);
  const events: Listening['events'] = [];
  const waiting = new Map<string, () => void>();
  let [text, beats, lastId] = ['', 0, ''];
  answer.setEncoding('utf8').on('error', () => {});
  answer.on('data', (chunk: string) => {
    const parts = (text + chunk).split('\n\n');
    text = parts.pop() ?? '';
    for (const part of parts) {
      if (part === ':') beats += 1;
      lastId = /^id: (.+)$/m.exec(part)?.[1] ?? lastId;
      const [, event, data] = /^event: (.+)\ndata: (.+)$/m.exec(part) ?? [];
      if (!event || !data) continue;
      events.push({ event, data: JSON.parse(data) });
      waiting.get(event)?.();
    }
  });
  const heard = (event: string) =>
    new Promise<void>((resolve) =>
      events.some((each) => each.event === event) ? resolve() : waiting.set(event, resolve),
    );
  return { answer, lastId: () => lastId, events, beats: () => beats, ended: once(answer, 'close'), heard };
}

const change = (id: string, marketplaceId = 'izi'): LiveHint => ({
  kind: 'case',
  id,
  marketplaceId,
  queue: 'reviews',
  version: 2,
  state: 'open',
  lease: { alias: 'Olga', until: '2026-03-02T09:15:00.000Z' },
});
const say = (hint: LiveHint) => tell(server.context.db, hint);

/** A stream listens on PostgreSQL through a connection of its own: until it hears itself, it may have missed something. */
const settled = (one: Listening): Promise<void> =>
  vi.waitFor(() => {
    say(change('ready'));
    expect(one.events.some(({ data }) => (data as { id?: string }).id === 'ready')).toBe(true);
  }, 10_000);
const ids = ({ events }: Listening) =>
  events
    .filter(({ event }) => event === 'change')
    .map(({ data }) => (data as { id: string }).id)
    .filter((id) => id !== 'ready');

describe('a live stream', () => {
  test('is for those who are signed in, is never kept and never held back', async () => {
    expect((await server.visitor().get('/api/live')).status).toBe(401);
    const { answer } = await listen(await server.signIn('moderator'));
    expect(answer.headers).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
    });
  });
  test('tells what became of a case, without the marketplace and without a text', async () => {
    const one = await listen(await server.signIn('moderator'));
    await settled(one);
    say(change('c1'));
    await vi.waitFor(() => expect(ids(one)).toEqual(['c1']));
    const { data } = one.events.find((each) => (each.data as { id: string }).id === 'c1')!;
    expect(data).toEqual({
      kind: 'case',
      id: 'c1',
      queue: 'reviews',
      version: 2,
      state: 'open',
      lease: { alias: 'Olga', until: '2026-03-02T09:15:00.000Z' },
    });
  });
  test('says nothing of a marketplace that one does not see, nor to one who reads no cases', async () => {
    const all = await listen(await server.signIn('moderator'));
    const some = await listen(await server.signIn('moderator', { marketplaceIds: ['izi'] }));
    const admin = await listen(await server.signIn('admin'));
    await settled(all);
    await settled(some);
    for (const marketplaceId of ['qjob', 'izi']) say(change(marketplaceId, marketplaceId));
    // Hints of two connections may overtake each other: what is told matters, not the order.
    await vi.waitFor(() => expect([ids(all).sort(), ids(some)]).toEqual([['izi', 'qjob'], ['izi']]));
    expect(admin.events).toEqual([]);
  });
  test('tells of the counts of a queue at most once a second, however often they moved', async () => {
    const one = await listen(await server.signIn('moderator', { marketplaceIds: ['izi'] }));
    await settled(one);
    for (let n = 0; n < 200; n++) say({ kind: 'queue', queue: 'reviews', marketplaceId: 'izi' });
    say({ kind: 'queue', queue: 'review-disputes', marketplaceId: 'qjob' });
    say(change('after'));
    await one.heard('queues');
    await vi.waitFor(() => expect(ids(one)).toEqual(['after']));
    expect(one.events.filter(({ event }) => event === 'queues').map(({ data }) => data)).toEqual([
      { queue: 'reviews' },
    ]);
  });
  test('is not disturbed by hints that are none of its own', async () => {
    const one = await listen(await server.signIn('moderator'));
    await settled(one);
    for (const stray of ['not json', '{"kind":"clock","offset":1}', '{"kind":"case"}']) server.context.db.hint(stray);
    say(change('c2'));
    await vi.waitFor(() => expect(ids(one)).toEqual(['c2']));
  });
});

describe('a live stream that broke off', () => {
  const gone = async (one: Listening) => {
    one.answer.destroy();
    await one.ended;
  };
  test('goes on where it was: nothing is lost, nothing comes twice, and only what one may see', async () => {
    const olga = await server.signIn('moderator', { marketplaceIds: ['izi'] });
    const [one, witness] = [await listen(olga), await listen(await server.signIn('moderator'))];
    await settled(one);
    await settled(witness);
    say(change('heard'));
    await vi.waitFor(() => expect(ids(one)).toEqual(['heard']));
    const mark = one.lastId();
    await gone(one);
    for (let n = 0; n < 50; n++) say(change(`missed${n}`));
    say(change('of-others', 'qjob'));
    await vi.waitFor(() => expect(ids(witness)).toHaveLength(52));
    const again = await listen(olga, mark);
    await vi.waitFor(() => expect(ids(again)).toHaveLength(50));
    say(change('new'));
    await vi.waitFor(() => expect(ids(again)).toContain('new'));
    expect(new Set(ids(again))).toEqual(new Set([...Array.from({ length: 50 }, (_, n) => `missed${n}`), 'new']));
    expect(ids(again)).toHaveLength(51);
    expect(again.events.filter(({ event }) => event === 'resync')).toEqual([]);
  });
  test('before it heard anything goes on too', async () => {
    const olga = await server.signIn('moderator');
    const [one, witness] = [await listen(olga), await listen(olga)];
    await settled(witness);
    await vi.waitFor(() => expect(one.lastId()).not.toBe(''));
    await gone(one);
    say(change('missed'));
    await vi.waitFor(() => expect(ids(witness)).toEqual(['missed']));
    const again = await listen(olga, one.lastId());
    await vi.waitFor(() => expect(ids(again)).toEqual(['missed']));
  });
  test('is told to read anew where more was missed than is remembered', async () => {
    const olga = await server.signIn('moderator');
    const [one, witness] = [await listen(olga), await listen(olga)];
    await settled(one);
    await gone(one);
    for (let n = 0; n < 1_100; n++) say(change(`flood${n}`));
    await vi.waitFor(() => expect(ids(witness)).toContain('flood1099'), 10_000);
    const again = await listen(olga, one.lastId());
    await again.heard('resync');
    expect(again.events).toEqual([{ event: 'resync', data: {} }]);
  });
  test.each(['of-another-process-7', 'nonsense', '1', 'ž'.repeat(3)])(
    'is told to read anew where we know nothing of its place: %s',
    async (mark) => {
      const again = await listen(await server.signIn('moderator'), encodeURIComponent(mark));
      await again.heard('resync');
    },
  );
  test('is told so by the next process, whose first streams know nothing of before', async () => {
    const olga = await server.signIn('moderator');
    const one = await listen(olga);
    await settled(one);
    closeStreams(server.context);
    await one.ended;
    await (await listen(olga, one.lastId())).heard('resync');
  });
  test('is told nothing when it opens for the first time', async () => {
    const one = await listen(await server.signIn('moderator'));
    await settled(one);
    expect(one.events.map(({ event }) => event)).not.toContain('resync');
  });
});

describe('a live stream ends', () => {
  const changed = (
    staffId: string,
    work: (tx: Parameters<Parameters<typeof server.context.db.transaction>[0]>[0]) => Promise<unknown>,
  ) =>
    server.context.db.transaction(async (tx) => {
      await work(tx);
      tellSessionsChanged(server.context.db, tx, staffId);
    });

  test('at once, and says why, when the person is disabled or signed out elsewhere', async () => {
    for (const end of [
      (id: string) => changed(id, (tx) => tx.update(staff).set({ disabledAt: new Date() }).where(eq(staff.id, id))),
      (id: string) => changed(id, (tx) => tx.delete(sessions).where(eq(sessions.staffId, id))),
    ]) {
      const olga = await server.signIn('moderator');
      const one = await listen(olga);
      await settled(one);
      await end(olga.staffId);
      await one.ended;
      expect(one.events.at(-1)).toEqual({ event: 'session', data: { state: 'ended' } });
    }
  });
  test('without a word when only the role is another, so that the next one opens under the new rights', async () => {
    const olga = await server.signIn('moderator');
    const one = await listen(olga);
    await settled(one);
    await changed(olga.staffId, (tx) => tx.update(staff).set({ role: 'admin' }).where(eq(staff.id, olga.staffId)));
    await one.ended;
    expect(one.events.filter(({ event }) => event === 'session')).toEqual([]);
  });
  test('with the next heartbeat when the session ran out, and others hear only a heartbeat', async () => {
    closeStreams(server.context);
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    try {
      const [gone, stays] = [await server.signIn('moderator'), await server.signIn('moderator')];
      const [one, other] = [await listen(gone), await listen(stays)];
      await server.context.db.transaction(
        (tx) => tx.delete(sessions).where(eq(sessions.staffId, gone.staffId)) as Promise<unknown>,
      );
      expect([one.beats(), other.beats()]).toEqual([0, 0]);
      vi.advanceTimersByTime(HEARTBEAT_MS);
      await one.ended;
      expect(one.events).toEqual([{ event: 'session', data: { state: 'ended' } }]);
      await vi.waitFor(() => expect(other.beats()).toBe(1));
    } finally {
      vi.useRealTimers();
      closeStreams(server.context);
    }
  });
  test('when the house closes, and a later one is served again', async () => {
    const olga = await server.signIn('moderator');
    const one = await listen(olga);
    closeStreams(server.context);
    await one.ended;
    const again = await listen(olga);
    await settled(again);
    expect(again.answer.statusCode).toBe(200);
  });
  test('for the oldest tab of a browser that opens too many', async () => {
    const olga = await server.signIn('moderator');
    const first = await listen(olga);
    for (let n = 0; n < 6; n++) await listen(olga);
    await first.ended;
  });
  test('for a reader that does not read, before two megabytes wait for it', async () => {
    const streams: { stream: Stream; waiting: () => number }[] = [];
    let dropped = false;
    const actor = { id: 's', sessionHash: 'h' } as StaffActor;
    const desk = createServer((_, res) => {
      streams.push({
        stream: new Stream(actor, res, () => {
          dropped = true;
        }),
        waiting: () => res.writableLength,
      });
    }).listen(0, '127.0.0.1');
    await once(desk, 'listening');
    const deaf = connect((desk.address() as AddressInfo).port, '127.0.0.1').pause();
    deaf.on('error', () => {}).write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    await vi.waitFor(() => expect(streams.length).toBe(1));
    let most = 0;
    for (let n = 0; n < 50_000 && !dropped; n++) {
      streams[0]!.stream.send('change', { text: 'x'.repeat(1_000) });
      most = Math.max(most, streams[0]!.waiting());
      if (n % 100 === 0) await new Promise(setImmediate);
    }
    deaf.destroy();
    desk.close();
    expect(dropped).toBe(true);
    expect(most).toBeLessThan(2 * 1024 * 1024);
  });
});
