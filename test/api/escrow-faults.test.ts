import { eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { holds } from '#db/schema/escrow.ts';
import { journals } from '#db/schema/ledger.ts';
import { sendDue } from '#server/escrow/dispatch.ts';
import { hearProvider } from '#server/escrow/hear.ts';
import { setProvider } from '#server/escrow/provider.ts';
import { reconcile } from '#server/escrow/reconcile.ts';
import { breachesOf } from '#server/ledger/invariants.ts';
import { letMoneyMove, stopMoney } from '#server/ledger/stop.ts';
import { platformProvider } from '#server/payments/platform/platform.ts';
import { Simulator } from '#server/payments/simulator/simulator.ts';
import type { Client } from '../support/apiClient.ts';
import { dealsOf, key, type Reserved } from '../support/deals.ts';
import { startHouse } from '../support/house.ts';

/** RULINGS 38: five hundred in every run, ten thousand with `ESCROW_RACES`. */
const RACES = Number(process.env.ESCROW_RACES ?? 500);
const PROVIDER_SEEDS = Number(process.env.ESCROW_PROVIDER_SEEDS ?? 60);
const MINUTE = 60_000;

const house = await startHouse();
const { context } = house;
const { read } = context.db;
const deals = await dealsOf(house);
let agent: Client;
beforeAll(async () => {
  agent = await house.signIn('agent');
});
const breaches = () => breachesOf(read, context.clock.wall());
const settles = async (holdId: string) =>
  (await read.select().from(journals).where(eq(journals.holdId, holdId))).filter(({ kind }) => kind === 'settle')
    .length;

test(`${RACES} releases against refunds of one payment: each is divided once, and never over`, async () => {
  const ready: Reserved[] = [];
  for (let n = 0; n < RACES; n++) {
    const deal = await deals.reserve(10_000 + n);
    await deals.report(deal, 'customer', 'not-done');
    ready.push(deal);
  }
  for (const deal of ready) {
    // Both give in at the same moment, one by a refund, the other by a dispute that a release follows.
    const answers = await Promise.all([
      deals.report(deal, 'specialist', 'not-done'),
      deals.report(deal, 'specialist', 'done'),
      deals.report(deal, 'customer', 'done'),
    ]);
    expect(answers.every(({ status }) => status === 200 || status === 409)).toBe(true);
    const hold = await deals.holdRow(deal.holdId);
    expect(hold.released + hold.refunded + hold.fee).toBe(hold.state === 'settling' ? hold.gross : 0);
    expect(await settles(deal.holdId)).toBe(hold.state === 'settling' ? 1 : 0);
  }
  expect(await breaches()).toEqual([]);
}, 1_800_000);

test('the same key a hundred times at once is one effect and a hundred equal answers', async () => {
  const deal = await deals.reserve(5_000_00);
  const once = key();
  const body = { byId: deal.customerId, claim: 'done' };
  const path = `/platform/v1/escrow/holds/${deal.holdId}/reports`;
  const answers = await Promise.all(Array.from({ length: 100 }, () => deals.market.post(path, body, once)));
  expect(new Set(answers.map(({ text }) => text)).size).toBe(1);
  expect(await settles(deal.holdId)).toBe(1);
  const other = await deals.market.post(path, { ...body, claim: 'not-done' }, once);
  expect([other.status, other.body.code]).toEqual([422, 'idempotency-key-reused']);
});

test('two agents at once: one decides, the other is told who', async () => {
  const other = await house.signIn('agent');
  const deal = await deals.disputed(3_000_00);
  const one = await deals.caseRow(deal.disputeId);
  const division = await deals.division(agent, deal.disputeId, 1_000_00);
  const body = { outcome: 'split', finding: 'late', message: 'Pozdě.', division, version: one.version };
  const both = await Promise.all([agent, other].map((who) => who.post(`/api/cases/${one.id}/decision`, body, key())));
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  expect(both.find(({ status }) => status === 409)?.body).toMatchObject({ winner: { alias: expect.any(String) } });
});

test('books that do not add up are not written on, and say so', async () => {
  await context.db.transaction((tx) => stopMoney(tx, 'I1'));
  const deal = await house.deal('qjob', { status: 'open' });
  const body = { orderId: deal.orderId, grossMinor: 100, feeMinor: 1, currency: 'CZK' };
  const stopped = await deals.market.post('/platform/v1/escrow/holds', body, key());
  expect([stopped.status, stopped.body.code]).toEqual([423, 'money-stopped']);
  await context.db.transaction((tx) => letMoneyMove(tx));
  expect((await deals.market.post('/platform/v1/escrow/holds', body, key())).status).toBe(201);
});

test('an event of another marketplace’s payment is not for this key', async () => {
  const deal = await deals.reserve(1_000_00);
  const other = await house.market('izi');
  const body = {
    eventId: crypto.randomUUID(),
    kind: 'chargeback-opened',
    holdId: deal.holdId,
    amountMinor: 1_000_00,
    currency: 'CZK',
  };
  expect((await other.post('/platform/v1/escrow/provider-events', body)).status).toBe(404);
  expect((await deals.holdRow(deal.holdId)).chargeback).toBe('none');
});

test(`a provider that loses, repeats, reorders and delays: ${PROVIDER_SEEDS} seeds, and at rest the books agree`, async () => {
  const first = Number(process.env.ESCROW_SEED ?? Date.now() % 1_000_000);
  for (let n = 0; n < PROVIDER_SEEDS; n++) {
    const words = { dropEvents: 0.3, repeatEvents: 0.3, reorderEvents: 0.5 };
    const trouble = { ...words, dropReplies: 0.3, refuse: 0.05, chargebacks: 0.3 };
    setProvider(context.db, new Simulator(context.clock, { seed: first + n, delayMs: [0, 20 * MINUTE], ...trouble }));
    const deal = await deals.reserve(2_000_00 + n, { captured: false });
    await untilQuiet();
    const hold = await deals.holdRow(deal.holdId);
    if (hold.state === 'held') {
      await deals.report(deal, 'specialist', 'done');
      await deals.report(deal, 'customer', n % 2 === 0 ? 'done' : 'not-done');
      if (n % 2 === 1) await deals.report(deal, 'specialist', 'not-done');
      await untilQuiet();
    }
    const report = await reconcile(context, 'qjob');
    const mine = report.differences.filter(({ holdId }) => holdId === deal.holdId);
    expect(mine, `seed ${first + n}`).toEqual([]);
  }
  process.stdout.write(`provider: seeds ${first}…${first + PROVIDER_SEEDS - 1}\n`);
  setProvider(context.db, platformProvider);
  expect(await breaches()).toEqual([]);
}, 3_600_000);

/** As the sweeps do, until nobody has anything left to say. */
async function untilQuiet(): Promise<void> {
  for (let round = 0; round < 6; round++) {
    await sendDue(context);
    context.clock.setOffset(context.clock.offsetMs + 5 * MINUTE);
    await hearProvider(context);
  }
  await reconcile(context, 'qjob');
}

test('nothing of a payment can be deleted from the books', async () => {
  const [any] = await read.select().from(holds).limit(1);
  const failed = await context.db
    .transaction(async (tx) => void (await tx.delete(journals).where(eq(journals.holdId, any?.id ?? ''))))
    .catch((error: Error) => error);
  // PostgreSQL's own words are the cause of what the driver says.
  expect(`${failed} ${(failed as Error).cause ?? ''}`).toMatch(/append-only/);
});
