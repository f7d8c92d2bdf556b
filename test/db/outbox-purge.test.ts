import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { afterCommit, type Database } from '#db/open.ts';
import { deliveries, outboxMessages, webhooks } from '#db/schema/outbox.ts';
import { sequencer } from '#server/audit/service.ts';
import { runDue } from '#server/jobs/service.ts';
import { Deliverer } from '#server/outbox/deliver.ts';
import { dispatcher } from '#server/outbox/dispatch.ts';
import { KEPT_MS, Purge } from '#server/outbox/purge.ts';
import { redeliver } from '#server/outbox/service.ts';
import { announce, cancelOfDecision } from '#server/outbox/store.ts';
import { system } from '#server/platform/actor.ts';
import { on } from '#server/platform/events.ts';
import { newId } from '#server/platform/ids.ts';
import { makeSweeps } from '#server/sweeps.ts';
import { makeContext } from '../support/context.ts';
import { type Answer, startReceiver } from '../support/receiver.ts';
import { addMarketplace } from '../support/staff.ts';

const HOUR = 3_600_000;
const context = await makeContext({ config: { webhooksAllowLocal: true } });
const { db, clock } = context;
await addMarketplace(context, 'izi');
const deliverer = new Deliverer();
const settle = () => runDue(context, [sequencer, dispatcher, deliverer]);
const purge = (on: Database = db) => runDue({ ...context, db: on }, [new Purge()]);

async function hook(answer?: () => Answer): Promise<string> {
  const { url } = await startReceiver(answer);
  const id = newId();
  const row = { id, marketplaceId: 'izi', url, topics: [], secrets: [`whsec_${'A'.repeat(44)}`], active: true };
  await db.transaction(async (tx) => void (await tx.insert(webhooks).values({ ...row, createdAt: clock.now() })));
  return id;
}
const say = (subjectId: string, over: Partial<Parameters<typeof announce>[1]> = {}) => {
  const at = clock.now();
  return db.transaction((tx) =>
    announce(tx, {
      marketplaceId: 'izi',
      subjectId,
      topic: 'review.published',
      payload: {},
      createdAt: at,
      availableAt: at,
      ...over,
    }),
  );
};
const messages = async () =>
  (await db.read.select({ id: outboxMessages.subjectId }).from(outboxMessages)).map((row) => row.id).sort();
const numbers = async () => Promise.all([db.read.$count(outboxMessages), db.read.$count(deliveries)]);

test('is one of the sweeps of the house', () => {
  expect(makeSweeps().map((sweep) => sweep.name)).toContain('purge-outbox');
});

test('a message that nobody wanted and one that was taken go after thirty days, and not a moment sooner', async () => {
  await say('unwanted');
  await settle();
  const id = await hook();
  await say('taken');
  await settle();
  clock.advance(1);
  await say('a moment younger');
  await settle();
  clock.advance(KEPT_MS - 1);
  expect(await purge()).toBe(2);
  expect(await messages()).toEqual(['a moment younger']);
  clock.advance(1);
  await purge();
  expect(await numbers()).toEqual([0, 0]);
  await db.transaction(
    async (tx) => void (await tx.update(webhooks).set({ active: false }).where(eq(webhooks.id, id))),
  );
});

test('a dead letter stays with all that belongs to it, is sent again, and counts a notice as told only once', async () => {
  let broken = true;
  await hook();
  const late = await hook(() => (broken ? 500 : 200));
  let told = 0;
  const off = on('notice.acknowledged', async (tx) => afterCommit(tx, () => void told++));
  await say('r1', { topic: 'notice.to-person', payload: { personId: 'p1' } });
  await settle();
  for (let n = 0; n < 12; n++) {
    clock.advance(27 * HOUR);
    await settle();
  }
  clock.advance(KEPT_MS);
  await purge();
  expect([await numbers(), told]).toEqual([[1, 2], 1]);
  broken = false;
  const [dead] = await db.read.select().from(deliveries).where(eq(deliveries.webhookId, late));
  await redeliver({ context, actor: system('test'), requestId: 'r' }, dead?.id);
  await settle();
  expect(told).toBe(1);
  clock.advance(KEPT_MS - 1);
  await purge();
  expect(await numbers()).toEqual([1, 2]);
  clock.advance(1);
  await purge();
  expect(await numbers()).toEqual([0, 0]);
  off();
  await db.transaction(async (tx) => void (await tx.update(webhooks).set({ active: false })));
});

test('what waits for its try, for its time or was taken back stays', async () => {
  const id = await hook(() => 500);
  await say('waits for its try');
  await settle();
  await say('waits for its time', { availableAt: new Date(clock.now().getTime() + 2 * KEPT_MS) });
  await say('undone', { decisionId: 'd1', availableAt: new Date(clock.now().getTime() + HOUR) });
  await db.transaction((tx) => cancelOfDecision(tx, 'd1', clock.now()));
  clock.advance(KEPT_MS + HOUR);
  await purge();
  expect(await messages()).toEqual(['undone', 'waits for its time', 'waits for its try']);
  await db.transaction(async (tx) => {
    await tx.delete(deliveries);
    await tx.delete(outboxMessages);
    await tx.delete(webhooks).where(eq(webhooks.id, id));
  });
});

test('thousands go in transactions of at most 500 rows, past what must stay, and numbering goes on', async () => {
  const hooks = [await hook(), await hook(), await hook(), await hook(), await hook(), await hook()];
  const at = clock.now();
  const rows = Array.from({ length: 700 }, (_, n) => ({ id: newId(), seq: 100_000 + n, subjectId: `s${n}` }));
  for (let n = 0; n < rows.length; n += 50)
    await db.transaction(async (tx) => {
      const part = rows.slice(n, n + 50);
      const message = {
        marketplaceId: 'izi',
        topic: 'review.published',
        payload: '{}',
        createdAt: at,
        availableAt: at,
      } as const;
      await tx.insert(outboxMessages).values(part.map((row) => ({ ...message, ...row, dispatchedAt: at })));
      for (const webhookId of hooks)
        await tx.insert(deliveries).values(
          part.map(({ id, seq, subjectId }, k) => ({
            id: newId(),
            messageId: id,
            webhookId,
            subjectId,
            seq,
            nextAttemptAt: at,
            ...((n + k) % 2 === 0 ? { state: 'delivered' as const, deliveredAt: at } : { state: 'dead' as const }),
          })),
        );
    });
  clock.advance(KEPT_MS);
  const taken: number[] = [];
  const counting: Database = {
    ...db,
    transaction: async (work) => {
      const before = await numbers();
      const result = await db.transaction(work);
      const after = await numbers();
      taken.push(before[0] + before[1] - after[0] - after[1]);
      return result;
    },
  };
  await purge(counting);
  expect(await numbers()).toEqual([350, 350 * 6]);
  expect(Math.max(...taken)).toBeLessThanOrEqual(500);
  expect(taken.reduce((sum, n) => sum + n, 0)).toBe(350 * 7);
  const before = taken.length;
  await purge(counting);
  expect(taken.length).toBe(before);
  await say('the next');
  await settle();
  const [next] = await db.read.select().from(outboxMessages).where(eq(outboxMessages.subjectId, 'the next'));
  expect(Number(next?.seq)).toBeGreaterThan(1);
  await deliverer.close();
});
