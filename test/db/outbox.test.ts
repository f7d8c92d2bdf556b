import { eq } from 'drizzle-orm';
import { Webhook as Verifier } from 'standardwebhooks';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { afterCommit } from '#db/open.ts';
import { auditEntries } from '#db/schema/audit.ts';
import { deliveries, outboxMessages, webhooks } from '#db/schema/outbox.ts';
import type { Topic } from '#db/words.ts';
import { sequencer } from '#server/audit/service.ts';
import { runDue } from '#server/jobs/service.ts';
import { Deliverer } from '#server/outbox/deliver.ts';
import { dispatcher } from '#server/outbox/dispatch.ts';
import { post } from '#server/outbox/post.ts';
import { announce, cancelOfDecision, takesTopic } from '#server/outbox/store.ts';
import { type NoticeTold, on } from '#server/platform/events.ts';
import { newId } from '#server/platform/ids.ts';
import { makeContext } from '../support/context.ts';
import { type Answer, type Received, type Receiver, startReceiver } from '../support/receiver.ts';
import { addMarketplace } from '../support/staff.ts';

const HOUR = 3_600_000;
const GRACE = 20_000;
const secret = `whsec_${Buffer.alloc(32, 's').toString('base64')}`;

const context = await makeContext({ config: { webhooksAllowLocal: true } });
const { db, clock } = context;
await addMarketplace(context, 'izi');
await addMarketplace(context, 'qjob');

let deliverer: Deliverer;
const sweeps = () => [sequencer, dispatcher, deliverer];
const settle = () => runDue(context, sweeps());
const pass = async (ms: number) => {
  clock.advance(ms);
  await settle();
};

beforeEach(() => {
  deliverer = new Deliverer();
});
afterEach(async () => {
  await deliverer.close();
  await db.transaction(async (tx) => {
    await tx.delete(deliveries);
    await tx.delete(outboxMessages);
    await tx.delete(webhooks);
  });
});

async function hook(url: string, over: Partial<typeof webhooks.$inferInsert> = {}): Promise<string> {
  const id = newId();
  await db.transaction(
    async (tx) =>
      void (await tx.insert(webhooks).values({
        id,
        marketplaceId: 'izi',
        url,
        topics: [],
        secrets: [secret],
        active: true,
        createdAt: clock.now(),
        ...over,
      })),
  );
  return id;
}
async function receive(
  answer?: (received: Received) => Answer,
  over: Partial<typeof webhooks.$inferInsert> = {},
): Promise<Receiver & { id: string }> {
  const receiver = await startReceiver(answer);
  return Object.assign(receiver, { id: await hook(receiver.url, over) });
}
const say = (subjectId: string, over: Partial<Parameters<typeof announce>[1]> = {}) => {
  const at = clock.now();
  return db.transaction((tx) =>
    announce(tx, {
      marketplaceId: 'izi',
      subjectId,
      topic: 'review.published',
      payload: { subjectId },
      createdAt: at,
      availableAt: at,
      ...over,
    }),
  );
};
const states = async (webhookId: string) =>
  (await db.read.select().from(deliveries).where(eq(deliveries.webhookId, webhookId)).orderBy(deliveries.seq)).map(
    ({ state, attempts, lastError }) => [state, attempts, lastError],
  );
const listen = (name: 'notice.acknowledged' | 'notice.unheard') => {
  const heard: NoticeTold[] = [];
  // A transaction that meets another one runs again: only what was committed was heard (RULINGS 27).
  const off = on(name, async (tx, event) => afterCommit(tx, () => heard.push(event)));
  return { heard, off };
};

describe('a message', () => {
  test('arrives signed, in the shape of Standard Webhooks, with the time it became public', async () => {
    const receiver = await receive();
    const id = await say('r1', { payload: { z: 1, text: 'кінь', at: clock.now() } });
    await settle();
    const [got] = receiver.got;
    expect(new Verifier(secret).sign(id, new Date(Number(got!.headers['webhook-timestamp']) * 1000), got!.text)).toBe(
      got!.headers['webhook-signature'],
    );
    expect(got).toMatchObject({
      id,
      headers: { 'content-type': 'application/json', 'webhook-timestamp': String(clock.wall().getTime() / 1000) },
    });
    expect(got!.body).toEqual({
      type: 'review.published',
      timestamp: clock.now().toISOString(),
      data: { at: clock.now().toISOString(), text: 'кінь', z: 1 },
    });
    expect(await states(receiver.id)).toEqual([['delivered', 1, null]]);
  });
  test('goes to every webhook of its marketplace that wants the topic, and to no other', async () => {
    const all = await receive();
    const some = await receive(undefined, { topics: ['review.removed'] });
    const others = await receive(undefined, { marketplaceId: 'qjob' });
    const off = await receive(undefined, { active: false });
    await say('r1');
    await say('r2', { topic: 'review.removed' });
    await settle();
    expect([all, some, others, off].map((each) => each.got.map((got) => got.body.data.subjectId).sort())).toEqual([
      ['r1', 'r2'],
      ['r2'],
      [],
      [],
    ]);
  });
  test('of a decision that is undone inside its grace is never sent', async () => {
    const receiver = await receive();
    const decided = { decisionId: 'd1', availableAt: new Date(clock.now().getTime() + GRACE) };
    await say('r1', decided);
    await say('r2', { ...decided, decisionId: 'd2' });
    await pass(GRACE - 1);
    expect(receiver.got).toEqual([]);
    expect(await db.transaction((tx) => cancelOfDecision(tx, 'd1', clock.now()))).toBe(1);
    await pass(1);
    await pass(72 * HOUR);
    expect(receiver.got.map((got) => got.body.data.subjectId)).toEqual(['r2']);
    expect(await db.transaction((tx) => cancelOfDecision(tx, 'd2', clock.now()))).toBe(0);
  });
  test('waits for the business clock, and its tries for the wall clock', async () => {
    const receiver = await receive(() => 500);
    await say('r1', { availableAt: new Date(clock.now().getTime() + 72 * HOUR) });
    clock.setOffset(72 * HOUR);
    await settle();
    expect(receiver.got.length).toBe(1);
    clock.setOffset(96 * HOUR);
    await settle();
    expect(receiver.got.length).toBe(1);
    await pass(5_500);
    expect(receiver.got.length).toBe(2);
    clock.setOffset(0);
  });
  test('two at once in one transaction about one subject arrive in the order they were announced', async () => {
    const receiver = await receive();
    const at = clock.now();
    const subjects = Array.from({ length: 12 }, (_, n) => n);
    await db.transaction(async (tx) => {
      for (const n of subjects)
        await announce(tx, {
          marketplaceId: 'izi',
          subjectId: 'r1',
          topic: 'review.published',
          payload: { n },
          createdAt: at,
          availableAt: at,
        });
    });
    await settle();
    expect(receiver.got.map((got) => got.body.data.n)).toEqual(subjects);
  });
});

describe('a receiver', () => {
  test('that answers 500 gets the message again, with the same id and text, until it takes it', async () => {
    let left = 3;
    const receiver = await receive(() => (left-- > 0 ? 500 : 204));
    const id = await say('r1');
    await settle();
    for (const wait of [5_500, 330_000, 1_980_000]) await pass(wait);
    expect(receiver.ids()).toEqual([id, id, id, id]);
    expect(new Set(receiver.got.map((got) => got.text)).size).toBe(1);
    expect(await states(receiver.id)).toEqual([['delivered', 4, null]]);
  });
  test('that never takes it gets ten tries, then it is a dead letter, and what waited behind it goes on', async () => {
    const receiver = await receive((got) => (got.body.data.n === 1 ? 503 : 200));
    await say('r1', { payload: { n: 1 } });
    await say('r1', { payload: { n: 2 } });
    for (let n = 0; n < 12; n++) await pass(27 * HOUR);
    expect(receiver.got.map((got) => got.body.data.n)).toEqual([...Array.from({ length: 10 }, () => 1), 2]);
    expect(await states(receiver.id)).toEqual([
      ['dead', 10, 'http-503'],
      ['delivered', 1, null],
    ]);
  });
  test('that is overrun and says for how long is left alone until then', async () => {
    let busy = true;
    const receiver = await receive(() => (busy ? { status: 429, headers: { 'retry-after': '900' } } : 200));
    await say('r1');
    await settle();
    expect(await states(receiver.id)).toEqual([['pending', 1, 'http-429']]);
    busy = false;
    await pass(899_000);
    expect(receiver.got.length).toBe(1);
    await pass(91_000);
    expect(await states(receiver.id)).toEqual([['delivered', 2, null]]);
  });
  test('gets the messages of one subject in order, while other subjects do not wait', async () => {
    let broken = true;
    const receiver = await receive((got) => (broken && got.body.data.subject === 'a' ? 500 : 200));
    for (const n of [1, 2, 3]) for (const subject of ['a', 'b']) await say(subject, { payload: { subject, n } });
    await settle();
    const told = (subject: string) =>
      receiver.got.filter((got) => got.body.data.subject === subject).map((got) => got.body.data.n);
    expect([told('a'), told('b')]).toEqual([[1], [1, 2, 3]]);
    broken = false;
    await pass(5_500);
    expect(told('a')).toEqual([1, 1, 2, 3]);
  });
  test('that redirects is not followed, and what it writes is not kept', async () => {
    const inside = await startReceiver();
    const receiver = await receive(() => ({ status: 302, headers: { location: inside.url }, body: 'secret words' }));
    await say('r1');
    await settle();
    expect(inside.got).toEqual([]);
    expect(await states(receiver.id)).toEqual([['pending', 1, 'http-302']]);
    expect(JSON.stringify(await db.read.select().from(deliveries))).not.toContain('secret words');
  });
  test('that says it is gone is asked no more, which is in the trail', async () => {
    const receiver = await receive(() => 410);
    await say('r1');
    await say('r2');
    await settle();
    await say('r3');
    await pass(HOUR);
    expect(receiver.got.length).toBeLessThanOrEqual(2);
    expect((await db.read.select().from(webhooks))[0]).toMatchObject({ active: false });
    const trail = await db.read.select().from(auditEntries).where(eq(auditEntries.subjectId, receiver.id));
    expect(trail.map((entry) => [entry.actorId, entry.action])).toContainEqual(['deliver', 'webhook.disabled']);
  });
  test('that hangs delays nobody else, and little of its own', async () => {
    const hung = await receive((got) => (got.body.data.subject === 'stuck' ? 'hang' : 200));
    const other = await receive();
    await say('stuck', { payload: { subject: 'stuck' } });
    for (let n = 0; n < 20; n++) await say(`r${n}`, { payload: { subject: `r${n}` } });
    await settle();
    expect(other.got.length).toBe(21);
    expect(hung.got.length).toBe(21);
    expect((await states(hung.id)).filter(([state]) => state === 'pending')).toEqual([['pending', 0, 'sending']]);
  });
  test('that hangs with every try does not hold up another webhook', async () => {
    const hung = await receive(() => 'hang');
    const other = await receive();
    for (let n = 0; n < 12; n++) await say(`r${n}`);
    await settle();
    expect([hung.got.length, other.got.length]).toEqual([4, 12]);
  });
  test('that is not there is a fault with a name', async () => {
    const receiver = await receive();
    receiver.close();
    await say('r1');
    await settle();
    expect(await states(receiver.id)).toEqual([['pending', 1, 'network-econnrefused']]);
    expect((await db.read.select().from(webhooks))[0]?.lastStatus).toBe('network-econnrefused');
  });
});

describe('a try', () => {
  const parcel = (url: string, over = {}) => ({
    url,
    messageId: 'm1',
    payload: '{}',
    secrets: [secret],
    at: clock.wall(),
    allowLocal: true,
    agent: 'test',
    ...over,
  });
  test('ends when its time is up, also where the receiver sends its headers and then nothing', async () => {
    const hung = await startReceiver(() => 'hang');
    expect(await post(parcel(hung.url, { timeoutMs: 50 }))).toEqual({ fault: 'timeout' });
  });
  test('takes the status and not the flood behind it', async () => {
    const chatty = await startReceiver(() => ({ status: 200, body: 'x'.repeat(5_000_000) }));
    expect(await post(parcel(chatty.url))).toEqual({ status: 200 });
  });
  test.each([
    'http://127.0.0.1',
    'http://localhost',
    'http://0x7f000001',
    'http://2130706433',
    'http://127.1',
    'http://[::ffff:7f00:1]',
    'http://①②⑦.⓪.⓪.①',
  ])('at %s never reaches this machine unless that is allowed', async (host) => {
    const canary = await startReceiver();
    const url = `${host}:${new URL(canary.url).port}/`;
    expect(await post(parcel(url, { allowLocal: false }))).toMatchObject({ fault: expect.stringMatching(/^address-/) });
    expect(await post(parcel(url.replace('http:', 'https:').replace(/:\d+\/$/, '/'), { allowLocal: false }))).toEqual({
      fault: 'address-private',
    });
    expect(canary.got).toEqual([]);
  });
});

describe('a process that dies', () => {
  test('between the commit and the sending loses nothing: the next one sends it, once', async () => {
    const receiver = await receive();
    const id = await say('r1');
    await runDue(context, [sequencer]);
    deliverer = new Deliverer();
    await settle();
    expect(receiver.ids()).toEqual([id]);
  });
  test('in the middle of a try leaves a message that goes again with the same id', async () => {
    let silent = true;
    const receiver = await receive(() => (silent ? 'hang' : 200));
    const id = await say('r1');
    const dying = deliverer;
    await settle();
    await receiver.count(1);
    silent = false;
    deliverer = new Deliverer();
    // On SQLite the next process knows that it is alone; on PostgreSQL the lease has to run out.
    await (db.dialect === 'sqlite' ? settle() : pass(21_000));
    expect(receiver.ids()).toEqual([id, id]);
    expect(await states(receiver.id)).toEqual([['delivered', 1, null]]);
    await dying.close();
    expect(await states(receiver.id)).toEqual([['delivered', 1, null]]);
  });
  test('in good order gives its tries back at once', async () => {
    let silent = true;
    const receiver = await receive(() => (silent ? 'hang' : 200));
    await say('r1');
    await settle();
    await deliverer.close();
    expect(await states(receiver.id)).toEqual([['pending', 0, null]]);
    silent = false;
    deliverer = new Deliverer();
    await settle();
    expect(await states(receiver.id)).toEqual([['delivered', 1, null]]);
  });
});

describe('a notice to a person', () => {
  const notice: Topic = 'notice.to-person';
  test('is acknowledged once, by the first receiver that takes it, in the transaction that marks it', async () => {
    const { heard, off } = listen('notice.acknowledged');
    let broken = true;
    const late = await receive(() => (broken ? 500 : 200));
    const quick = await receive();
    const messageId = await say('r1', { topic: notice, payload: { personId: 'p1' } });
    await say('r2');
    await settle();
    expect(heard).toEqual([
      { messageId, marketplaceId: 'izi', subjectId: 'r1', data: { personId: 'p1' }, at: clock.now() },
    ]);
    broken = false;
    await pass(5_500);
    expect([late.got.length > 1, quick.got.length, heard.length]).toEqual([true, 2, 1]);
    off();
  });
  test('is not delivered where what should follow from it fails', async () => {
    const off = on('notice.acknowledged', async () => {
      throw new Error('no');
    });
    const receiver = await receive();
    await say('r1', { topic: notice });
    await settle();
    expect(await states(receiver.id)).toEqual([['pending', 0, 'sending']]);
    off();
    await pass(21_000);
    expect(await states(receiver.id)).toEqual([['delivered', 1, null]]);
    expect(receiver.got.length).toBe(2);
  });
  test('that nobody takes, that nobody can take any more, or that is dead everywhere is said to be unheard', async () => {
    const { heard, off } = listen('notice.unheard');
    await receive(undefined, { topics: ['review.removed'] });
    await say('r1', { topic: notice });
    await settle();
    expect(heard.map((event) => event.subjectId)).toEqual(['r1']);
    await receive(() => 500);
    await say('r2', { topic: notice });
    for (let n = 0; n < 12; n++) await pass(27 * HOUR);
    expect(heard.map((event) => event.subjectId)).toEqual(['r1', 'r2']);
    await receive(() => 410, { topics: [notice] });
    await db.transaction(
      async (tx) => void (await tx.update(webhooks).set({ active: false }).where(eq(webhooks.topics, []))),
    );
    await say('r3', { topic: notice });
    await settle();
    expect(heard.map((event) => event.subjectId)).toEqual(['r1', 'r2', 'r3']);
    off();
  });
  test('is known to have a taker or none', async () => {
    expect(await takesTopic(db.read, 'izi', notice)).toBe(false);
    await hook('http://127.0.0.1:1/', { topics: ['review.published'] });
    await hook('http://127.0.0.1:1/', { active: false });
    await hook('http://127.0.0.1:1/', { marketplaceId: 'qjob' });
    expect(await takesTopic(db.read, 'izi', notice)).toBe(false);
    await hook('http://127.0.0.1:1/', { topics: [notice] });
    expect(await takesTopic(db.read, 'izi', notice)).toBe(true);
  });
});
