import { and, eq } from 'drizzle-orm';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { auditEntries } from '#db/schema/audit.ts';
import { holds } from '#db/schema/escrow.ts';
import { transfers } from '#db/schema/ledger.ts';
import type { LastReconciliation, Reconciliation } from '#server/escrow/contract.ts';
import { sendDue } from '#server/escrow/dispatch.ts';
import { hearProvider } from '#server/escrow/hear.ts';
import { setProvider } from '#server/escrow/provider.ts';
import { reconcile } from '#server/escrow/reconcile.ts';
import { ReconcileNight } from '#server/escrow/reconcileNight.ts';
import { giveGoodwill } from '#server/escrow/settle.ts';
import { breachesOf } from '#server/ledger/invariants.ts';
import type { PaymentProvider, StatementLine } from '#server/payments/contract.ts';
import { platformProvider } from '#server/payments/platform/platform.ts';
import { Simulator } from '#server/payments/simulator/simulator.ts';
import { system } from '#server/platform/actor.ts';
import type { Client } from '../support/apiClient.ts';
import { DAY, dealsOf, type Reserved } from '../support/deals.ts';
import { startHouse } from '../support/house.ts';

const MOST = { ours: 1_000, theirs: 1_000 };
const house = await startHouse();
const { context } = house;
const { clock, db } = context;
const deals = await dealsOf(house);
let manager: Client & { staffId: string };
beforeAll(async () => {
  manager = await house.signIn('manager');
});
afterEach(() => setProvider(db, platformProvider));

const pressed = async (marketplaceId = 'qjob') =>
  (await manager.post<Reconciliation>('/api/reconciliation', { marketplaceId })).body;
const last = async (marketplaceId = 'qjob') =>
  (await manager.get<LastReconciliation>(`/api/reconciliation?marketplaceId=${marketplaceId}`)).body.last;
const ofDeal = ({ differences }: Reconciliation, { holdId }: Reserved) =>
  differences.filter((each) => each.holdId === holdId);
const ghost = (over: object = {}) => ({
  ...{ id: crypto.randomUUID(), kind: 'refund' as const, holdId: crypto.randomUUID(), marketplaceId: 'qjob' },
  ...{ amount: 77_00, currency: 'CZK' as const, payment: null, payee: null, ...over },
});
/** Everything of a deal that the simulator took, so that both books know it. */
async function captured(simulator: Simulator, gross: number): Promise<Reserved> {
  setProvider(db, simulator);
  const deal = await deals.reserve(gross, { captured: false });
  await sendDue(context);
  await hearProvider(context);
  return deal;
}
/** Entries in the trail of IZI, whose books hold nothing here but what a test puts there. */
const traces = async (actorKind: 'staff' | 'system') => {
  const { action, actorKind: by, subjectId } = auditEntries;
  const own = and(eq(action, 'ledger.reconciled'), eq(by, actorKind), eq(subjectId, 'izi'));
  return db.read.$count(auditEntries, own);
};
/** A provider whose books say just this. */
const books = (lines: StatementLine[], over: Partial<PaymentProvider> = {}): PaymentProvider => ({
  ...platformProvider,
  ...{ name: 'stripe', ...over },
  async *statement() {
    yield* lines;
  },
});
const line = (over: Partial<StatementLine>): StatementLine => ({
  ...{ ref: 're_1', instructionId: null, holdId: null, payment: null, kind: 'refund', amount: 5_00 },
  ...{ currency: 'CZK', at: clock.now(), ...over },
});

test('money that only the provider knows of is a difference, with its amount and the provider’s own name for it', async () => {
  const simulator = new Simulator(clock);
  const deal = await captured(simulator, 1_000_00);
  expect(ofDeal(await pressed(), deal)).toEqual([]);
  const one = ghost({ holdId: deal.holdId });
  simulator.remember([{ instruction: one, at: clock.now() }]);
  expect(ofDeal(await pressed(), deal)).toEqual([
    {
      ...{ kind: 'only-there', instructionId: one.id, holdId: deal.holdId, ref: `refund_${one.id}` },
      ...{ currency: 'CZK', here: 0, there: 77_00 },
    },
  ]);
  // It is a matter of the marketplace whose deal it is of, and of no other.
  expect((await pressed('izi')).differences).toEqual([]);
});

test('money that names an instruction and a deal which nobody has is everybody’s concern', async () => {
  const simulator = new Simulator(clock);
  setProvider(db, simulator);
  const one = ghost();
  simulator.remember([{ instruction: one, at: clock.now() }]);
  for (const marketplaceId of ['qjob', 'izi'])
    expect((await pressed(marketplaceId)).differences).toContainEqual(
      expect.objectContaining({ kind: 'only-there', instructionId: one.id, holdId: null, there: 77_00 }),
    );
});

test('an instruction that is older than the period is looked for in all of them', async () => {
  const simulator = new Simulator(clock);
  const deal = await captured(simulator, 1_200_00);
  const [old] = await deals.instructions(deal.holdId);
  clock.setOffset(clock.offsetMs + 50 * DAY);
  const told = { ...ghost(), id: String(old?.id), kind: 'authorize' as const, holdId: deal.holdId, amount: 1_200_00 };
  simulator.remember([{ instruction: told, at: new Date(clock.now().getTime() - DAY) }]);
  const report = await reconcile(context, 'qjob');
  expect([report.compared, ofDeal(report, deal)]).toEqual([1, []]);
});

test('what somebody did by hand at the provider is found by its payment or its deal; what is of no deal is left alone', async () => {
  const deal = await deals.reserve(2_000_00);
  const { payment } = await deals.holdRow(deal.holdId);
  const other = await deals.reserve(2_000_00);
  setProvider(
    db,
    books([
      line({ ref: 're_hand', payment }),
      line({ ref: 'tr_hand', kind: 'payout', holdId: other.holdId, amount: 6_00 }),
      line({ ref: 're_foreign', payment: 'pi_foreign' }),
    ]),
  );
  const found = (await reconcile(context, 'qjob')).differences.filter(({ kind }) => kind === 'only-there');
  expect(found.map(({ ref, holdId, instructionId, there }) => [ref, holdId, instructionId, there])).toEqual([
    ['re_hand', deal.holdId, null, 5_00],
    ['tr_hand', other.holdId, null, 6_00],
  ]);
});

test('a payment that was adopted carries no name of ours and is the deal’s all the same; a second time it is one too many', async () => {
  const deal = await deals.reserve(3_000_00);
  const { payment } = await deals.holdRow(deal.holdId);
  const paid = line({ ref: 'ch_1', kind: 'authorize', payment, amount: 3_000_00 });
  setProvider(db, books([paid]));
  expect(ofDeal(await reconcile(context, 'qjob'), deal)).toEqual([]);
  setProvider(db, books([paid, { ...paid, ref: 'ch_2' }]));
  expect(ofDeal(await reconcile(context, 'qjob'), deal)).toMatchObject([{ kind: 'only-there', ref: 'ch_2', here: 0 }]);
});

test('word that comes while the books are compared is asked for once more, and is no difference', async () => {
  setProvider(db, books([], { send: async ({ id }) => ({ outcome: 'taken', ref: id }) }));
  const deal = await deals.reserve(4_000_00, { captured: false });
  await sendDue(context);
  const [one] = await deals.instructions(deal.holdId);
  const theirs = line({ ref: 'ch_9', instructionId: String(one?.id), kind: 'authorize', amount: 4_000_00 });
  const asked = { times: 0 };
  const find: PaymentProvider['find'] = async ({ id, amount }) => {
    if (id === one?.id) asked.times += 1;
    const isDone = id === one?.id && asked.times > 1;
    return { state: isDone ? 'done' : 'taken', amount, ref: 'ch_9' };
  };
  setProvider(db, books([theirs], { find }));
  expect(ofDeal(await reconcile(context, 'qjob'), deal)).toEqual([]);
  expect((await deals.holdRow(deal.holdId)).state).toBe('held');
});

test('what was carried out there and is still not known here is a difference of state', async () => {
  setProvider(db, books([], { send: async ({ id }) => ({ outcome: 'taken', ref: id }) }));
  const deal = await deals.reserve(4_100_00, { captured: false });
  await sendDue(context);
  const [one] = await deals.instructions(deal.holdId);
  setProvider(db, books([line({ instructionId: String(one?.id), kind: 'authorize', amount: 4_100_00 })]));
  expect(ofDeal(await reconcile(context, 'qjob'), deal)).toMatchObject([
    { kind: 'state-differs', here: 0, there: 4_100_00 },
  ]);
});

test('a list that is too long is said to be cut, and what lies in the part cut off is not called missing', async () => {
  const simulator = new Simulator(clock);
  const first = await captured(simulator, 1_000_00);
  clock.advance(1_000);
  const second = await captured(simulator, 1_000_00);
  clock.advance(1_000);
  const whole = await reconcile(context, 'qjob', { most: MOST });
  expect([whole.cut, ofDeal(whole, first), ofDeal(whole, second)]).toEqual([{ ours: false, theirs: false }, [], []]);
  // Their newest line is not read: the second payment is neither compared nor called missing.
  const theirs = await reconcile(context, 'qjob', { most: { ...MOST, theirs: 1 } });
  expect([theirs.cut.theirs, theirs.compared, ofDeal(theirs, second)]).toEqual([true, 1, []]);
  // Our oldest are not looked for: only the newest one can be missing.
  setProvider(db, new Simulator(clock));
  const ours = await reconcile(context, 'qjob', { most: { ...MOST, ours: 1 } });
  expect([ours.cut.ours, ours.found]).toEqual([true, 1]);
  expect(ofDeal(ours, second)).toMatchObject([{ kind: 'only-here', here: 1_000_00, there: 0 }]);
});

test('of many differences the first are shown and all are counted', async () => {
  const simulator = new Simulator(clock);
  setProvider(db, simulator);
  simulator.remember(Array.from({ length: 450 }, () => ({ instruction: ghost(), at: clock.now() })));
  const report = await pressed('izi');
  expect([report.found, report.differences.length]).toEqual([450, 200]);
});

test('the night compares each marketplace once, goes on where it was cut short, and is in the trail only where something differs', async () => {
  const night = new ReconcileNight();
  setProvider(db, books([]));
  await night.run(context);
  clock.setOffset(clock.offsetMs + DAY);
  const before = [await traces('staff'), await traces('system')];
  const statement = books([]).statement;
  let calls = 0;
  const breaks = books([], {
    find: async () => {
      throw new Error('The provider is away.');
    },
  });
  breaks.statement = (from) => {
    calls += 1;
    if (calls === 1) throw new Error('The provider is away.');
    return statement(from);
  };
  setProvider(db, breaks);
  // The first of both fails, the second does not wait for it, and the first is tried again later in that night.
  expect(await night.run(context)).toBe(1);
  expect(await night.run(context)).toBe(0);
  clock.advance(16 * 60_000);
  expect(await night.run(context)).toBe(1);
  expect(await night.run(context)).toBe(0);
  expect(await last('izi')).toMatchObject({ by: null, found: 0, at: clock.now().toISOString() });
  // Another process, or this one started anew, has nothing to do either.
  expect(await new ReconcileNight().run(context)).toBe(0);
  expect([await traces('staff'), await traces('system')]).toEqual(before);
  const simulator = new Simulator(clock);
  setProvider(db, simulator);
  clock.setOffset(clock.offsetMs + DAY);
  simulator.remember([{ instruction: ghost({ currency: 'UAH' }), at: clock.now() }]);
  expect(await night.run(context)).toBe(2);
  expect(await last('izi')).toMatchObject({
    by: null,
    found: 1,
    differences: [{ kind: 'only-there', currency: 'UAH' }],
  });
  expect([await traces('staff'), await traces('system')]).toEqual([before[0], Number(before[1]) + 1]);
});

test('the last comparison is there without pressing, with who asked for it and when', async () => {
  setProvider(db, books([]));
  const before = await traces('staff');
  const done = await pressed('izi');
  expect(done.by).toMatch(/\w/);
  expect(await last('izi')).toEqual(done);
  expect((await traces('staff')) - before).toBe(1);
  const local = await house.signIn('manager', { marketplaceIds: ['qjob'] });
  expect((await local.get('/api/reconciliation?marketplaceId=izi')).status).toBe(404);
});

test('a house at rest has compared its books by itself', async () => {
  clock.setOffset(clock.offsetMs + 2 * DAY);
  await house.settle();
  expect(await last()).toMatchObject({ by: null, at: clock.now().toISOString(), provider: 'platform' });
});

test('goodwill holds up no settlement, and is booked whenever it is confirmed (H14)', async () => {
  const deal = await deals.reserve(4_000_00);
  await deals.report(deal, 'specialist', 'done');
  await deals.report(deal, 'customer', 'done');
  await db.transaction(async (tx) => {
    const [hold] = await tx.select().from(holds).where(eq(holds.id, deal.holdId));
    const cause = { kind: 'hold', id: deal.holdId, reason: 'goodwill' } as const;
    const act = { tx, clock, actor: system('test'), now: clock.now() };
    if (hold) await giveGoodwill(act, hold, 300_00, cause);
  });
  const goodwill = (await deals.instructions(deal.holdId)).find(({ amount }) => amount === 300_00);
  const said = (one: { id: string; amount: number }) =>
    deals.say('confirmed', { instructionId: one.id, amountMinor: one.amount, currency: 'CZK' });
  for (const one of await deals.instructions(deal.holdId))
    if (one.kind === 'payout' && one.id !== goodwill?.id) await said(one);
  expect((await deals.holdRow(deal.holdId)).state).toBe('settled');
  const paidOut = () =>
    db.read.$count(transfers, and(eq(transfers.holdId, deal.holdId), eq(transfers.code, 'paid-out')));
  expect(await paidOut()).toBe(1);
  expect((await said({ id: String(goodwill?.id), amount: 300_00 })).status).toBe(200);
  expect([await paidOut(), (await deals.holdRow(deal.holdId)).state]).toEqual([2, 'settled']);
  expect(await breachesOf(db.read, clock.wall())).toEqual([]);
});

test('goodwill that is confirmed first ends no settlement whose legs are still under way', async () => {
  const deal = await deals.reserve(4_000_00);
  await deals.report(deal, 'specialist', 'done');
  await deals.report(deal, 'customer', 'done');
  await db.transaction(async (tx) => {
    const [hold] = await tx.select().from(holds).where(eq(holds.id, deal.holdId));
    const act = { tx, clock, actor: system('test'), now: clock.now() };
    if (hold) await giveGoodwill(act, hold, 300_00, { kind: 'hold', id: deal.holdId, reason: 'goodwill' });
  });
  const goodwill = (await deals.instructions(deal.holdId)).find(({ amount }) => amount === 300_00);
  await deals.say('confirmed', { instructionId: goodwill?.id, amountMinor: 300_00, currency: 'CZK' });
  expect((await deals.holdRow(deal.holdId)).state).toBe('settling');
  await deals.confirmAll(deal.holdId);
  expect((await deals.holdRow(deal.holdId)).state).toBe('settled');
});
