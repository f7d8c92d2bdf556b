import { desc, eq } from 'drizzle-orm';
import { beforeAll, expect, test } from 'vitest';
import { escrowOffers } from '#db/schema/escrow.ts';
import { settleDue } from '#server/decisions/settle.ts';
import { escrowDue } from '#server/escrow/deadlines.ts';
import { breachesOf } from '#server/ledger/invariants.ts';
import type { Client } from '../support/apiClient.ts';
import { breakingAt } from '../support/breaking.ts';
import { DAY, dealsOf, HOUR, key, type Reserved } from '../support/deals.ts';
import { startHouse } from '../support/house.ts';
import { dumpOf } from '../support/ledgerDump.ts';

/** Every n-th statement of a command fails once; all of them with `ESCROW_STATEMENTS=all` (escrow.md T7). */
const STEP = process.env.ESCROW_STATEMENTS === 'all' ? 1 : 5;
const FIRST = STEP === 1 ? 1 : 1 + (Date.now() % STEP);
/** More than the longest of them has. */
const STATEMENTS_MAX = 400;
const MORE_TABLES = ['cases', 'decisions', 'audit_entries', 'outbox_messages'];

const house = await startHouse();
const { context } = house;
const deals = await dealsOf(house);
let agent: Client;
let manager: Client;
beforeAll(async () => {
  [agent, manager] = [await house.signIn('agent'), await house.signIn('manager')];
});

/** What is broken in the middle; a sweep answers nothing, and what it did stands in the rows. */
type Work = () => Promise<{ status: number } | number>;
type Who = 'customer' | 'specialist';
type Disputed = Reserved & { disputeId: string };

const reporting = (claim: string, who: Who, deal: Reserved) => () => deals.report(deal, who, claim);
const answering = (deal: Disputed, who: Who, body: object) => () => deals.answer(deal, who, body);
const saying = (deal: Reserved, kind: string) => () =>
  deals.say(kind, { holdId: deal.holdId, amountMinor: deal.gross, currency: 'CZK' });

const cancelling =
  ({ holdId }: Reserved) =>
  () =>
    deals.market.post(`/platform/v1/escrow/holds/${holdId}/cancel`, {}, key());
const at = () => context.clock.now().toISOString();

async function reported(gross?: number): Promise<Reserved> {
  const deal = await deals.reserve(gross);
  await deals.report(deal, 'specialist', 'done');
  return deal;
}

async function offered(deal: Disputed, refundMinor: number): Promise<{ offerId: string; amountsHash: string }> {
  const path = `/platform/v1/escrow/disputes/${deal.disputeId}/offers`;
  await deals.market.post(path, { byId: deal.customerId, refundMinor }, key());
  const of = eq(escrowOffers.disputeId, deal.disputeId);
  const [offer] = await context.db.read.select().from(escrowOffers).where(of).orderBy(desc(escrowOffers.at));
  return { offerId: String(offer?.id), amountsHash: String(offer?.amountsHash) };
}

/** A decision is made, and its grace is over: the sweep has still to carry it out. */
async function dueDecision(outcome: string, refundMinor: number, more: object = {}): Promise<Work> {
  const deal = await deals.disputed(4_000_00);
  const one = await deals.caseRow(deal.disputeId);
  const money =
    outcome === 'ask' ? {} : { finding: 'late', division: await deals.division(agent, deal.disputeId, refundMinor) };
  const body = { outcome, message: 'Podle fotografií.', version: one.version, ...money, ...more };
  const made = await agent.post(`/api/cases/${one.id}/decision`, body, key());
  expect(made.status).toBe(200);
  context.clock.setOffset(context.clock.offsetMs + 20_000);
  return () => settleDue(context);
}

/** Of one deal only: whatever else there is has fallen due long before it. */
async function dueAfter(ms: number, make: () => Promise<unknown>): Promise<Work> {
  await house.pass(100 * DAY);
  await make();
  context.clock.setOffset(context.clock.offsetMs + ms);
  return () => escrowDue(context);
}

async function approving(verb: 'approve' | 'return'): Promise<Work> {
  const deal = await deals.disputed(18_000_00);
  await deals.decide(agent, deal.disputeId, 'split', 6_000_00);
  const { id, factsHash, version } = await deals.approvalRow(deal.disputeId);
  const body = verb === 'approve' ? { factsHash, version } : { note: 'Znovu.', version };
  return () => manager.post(`/api/approvals/${id}/${verb}`, body, key());
}

async function paidOut(): Promise<Reserved> {
  const deal = await reported();
  await deals.report(deal, 'customer', 'done');
  return deal;
}

/** Each makes what it needs, and is then run again and again with another of its statements failing. */
const COMMANDS: readonly [string, () => Promise<Work>][] = [
  [
    'reserve',
    async () => {
      const { orderId } = await house.deal('qjob', { status: 'open' });
      const body = { orderId, grossMinor: 4_000_00, feeMinor: 400_00, currency: 'CZK' };
      return () => deals.market.post('/platform/v1/escrow/holds', body, key());
    },
  ],
  [
    'captured',
    async () => {
      const { holdId } = await deals.reserve(4_000_00, { captured: false });
      return () => deals.capture(holdId);
    },
  ],
  ['report', async () => reporting('done', 'specialist', await deals.reserve())],
  ['report that divides', async () => reporting('done', 'customer', await reported())],
  ['report that gives back', async () => reporting('not-done', 'specialist', await notDone())],
  ['report that differs', async () => reporting('not-done', 'customer', await reported())],
  ['report that ends a dispute', async () => reporting('done', 'customer', await deals.disputed())],
  ['cancel before the money came', async () => cancelling(await deals.reserve(4_000_00, { captured: false }))],
  [
    'cancel',
    async () => {
      const deal = await deals.reserve();
      const { orderId, listingId, customerId, specialistId } = deal;
      const order = { listingId, customerId, specialistId, status: 'cancelled' };
      const told = await deals.market.put(`/platform/v1/orders/${orderId}`, { ...order, statusAt: at() });
      expect(told.status).toBe(200);
      return cancelling(deal);
    },
  ],
  [
    'freeze',
    async () => {
      const { holdId } = await deals.reserve();
      const { version } = await deals.holdRow(holdId);
      return () =>
        agent.post(`/api/holds/${holdId}/freeze`, { reason: 'Prověřuje se.', finding: 'fraud', version }, key());
    },
  ],
  ['chargeback', async () => saying(await deals.disputed(), 'chargeback-opened')],
  ['chargeback won', async () => saying(await charged(), 'chargeback-won')],
  ['chargeback lost', async () => saying(await charged(), 'chargeback-lost')],
  [
    'confirmed',
    async () => {
      const deal = await paidOut();
      return () => confirmFirst(deal);
    },
  ],
  [
    'offer',
    async () => {
      const deal = await deals.disputed();
      const body = { byId: deal.customerId, refundMinor: 1_000_00 };
      return () => deals.market.post(`/platform/v1/escrow/disputes/${deal.disputeId}/offers`, body, key());
    },
  ],
  [
    'offer taken',
    async () => {
      const deal = await deals.disputed();
      return answering(deal, 'specialist', { ...(await offered(deal, 1_000_00)), accept: true });
    },
  ],
  [
    'offer refused',
    async () => {
      const deal = await deals.disputed();
      return answering(deal, 'specialist', { offerId: (await offered(deal, 1_000_00)).offerId, accept: false });
    },
  ],
  ['waive', async () => answering(await decided(), 'customer', { answer: 'waive-appeal' })],
  [
    'evidence',
    async () => {
      const deal = await deals.disputed();
      const body = { byId: deal.customerId, kind: 'photo', text: 'Foto.' };
      return () => deals.market.post(`/platform/v1/escrow/disputes/${deal.disputeId}/evidence`, body, key());
    },
  ],
  [
    'appeal',
    async () => {
      const { customerId, disputeId } = await decided();
      const { decisionId } = await deals.caseRow(disputeId);
      const body = { decisionId, byId: customerId, text: 'Nesouhlasím.' };
      return () => deals.market.post('/platform/v1/appeals', body, key());
    },
  ],
  [
    'decide',
    async () => {
      const { disputeId } = await deals.disputed(4_000_00);
      const one = await deals.caseRow(disputeId);
      const division = await deals.division(agent, disputeId, 1_000_00);
      const body = { outcome: 'split', finding: 'late', message: 'Pozdě.', division, version: one.version };
      return () => agent.post(`/api/cases/${one.id}/decision`, body, key());
    },
  ],
  ['carry out: split', () => dueDecision('split', 1_000_00)],
  ['carry out: propose', () => dueDecision('propose', 1_000_00)],
  ['carry out: ask', () => dueDecision('ask', 0, { ask: 'both', wanted: ['photo'] })],
  ['approve', () => approving('approve')],
  ['return', () => approving('return')],
  ['clock: final', () => dueAfter(7 * DAY, decided)],
  ['clock: not captured', () => dueAfter(HOUR, () => deals.reserve(4_000_00, { captured: false }))],
  ['clock: age', () => dueAfter(46 * DAY, deals.disputed)],
];

async function notDone(): Promise<Reserved> {
  const deal = await deals.reserve();
  await deals.report(deal, 'customer', 'not-done');
  return deal;
}
async function charged(): Promise<Reserved> {
  const deal = await deals.disputed();
  await saying(deal, 'chargeback-opened')();
  return deal;
}
/** Decided by an agent and open to an appeal. */
async function decided(): Promise<Disputed> {
  const deal = await deals.disputed(4_000_00);
  await deals.decide(agent, deal.disputeId, 'split', 1_500_00);
  return deal;
}
async function confirmFirst({ holdId }: Reserved) {
  const paid = (await deals.instructions(holdId)).find(({ kind }) => kind === 'payout');
  return deals.say('confirmed', { instructionId: paid?.id, amountMinor: paid?.amount, currency: 'CZK' });
}

const dump = async () => (await dumpOf(context.db, MORE_TABLES)).split('\n');
/** Rows that were not as they are now. */
const changed = (before: readonly string[], now: readonly string[]): string[] => {
  const known = new Set(before);
  return now.filter((row) => !known.has(row));
};
const tried: string[] = [];

test.each(COMMANDS)(
  '%s: whichever statement fails, nothing is left of it, and the next time it goes through',
  async (name, make) => {
    await house.settle();
    const work = await make();
    const before = await dump();
    let statements = 0;
    let done: number | undefined;
    for (let n = FIRST; n < STATEMENTS_MAX; n += STEP) {
      const { broke, result } = await breakingAt(context.db, n, work);
      done = typeof result === 'object' ? result.status : undefined;
      if (!broke) break;
      statements = n;
      expect(done, `${name}, statement ${n}`).toBeOneOf([undefined, 503]);
      expect(changed(before, await dump()), `${name}, statement ${n}`).toEqual([]);
    }
    expect(done, name).toBeOneOf([undefined, 200, 201]);
    // What was not broken above has been done by the last round.
    expect(changed(before, await dump()), name).not.toEqual([]);
    expect(statements, name).toBeGreaterThan(0);
    tried.push(`${name} ${statements}`);
    expect(await breachesOf(context.db.read, context.clock.wall()), name).toEqual([]);
  },
);

test('were tried so far into each of them', () => {
  process.stdout.write(`statements that failed, from ${FIRST} by ${STEP}: ${tried.join(', ')}\n`);
  expect(tried).toHaveLength(COMMANDS.length);
});
