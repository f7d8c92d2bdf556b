import { desc, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { escrowOffers } from '#db/schema/escrow.ts';
import { escrowDue } from '#server/escrow/deadlines.ts';
import { breachesOf } from '#server/ledger/invariants.ts';
import type { Client } from '../support/apiClient.ts';
import { DAY, dealsOf, HOUR, key, type Reserved } from '../support/deals.ts';
import { startHouse } from '../support/house.ts';

const house = await startHouse();
const { context } = house;
const deals = await dealsOf(house);
let agent: Client;
beforeAll(async () => {
  agent = await house.signIn('agent');
  // Somebody has to be there who could sign.
  await house.signIn('manager');
});

type Disputed = Reserved & { disputeId: string };
const moveTo = async (iso: string) => house.pass(new Date(iso).getTime() - context.clock.now().getTime());
const holdState = async ({ holdId }: Reserved) => (await deals.holdRow(holdId)).state;
const disputeState = async ({ holdId }: Reserved) => (await deals.disputeRow(holdId)).state;

async function newestOffer({ disputeId }: Disputed) {
  const of = eq(escrowOffers.disputeId, disputeId);
  const [offer] = await context.db.read.select().from(escrowOffers).where(of).orderBy(desc(escrowOffers.at));
  return offer as typeof escrowOffers.$inferSelect;
}
async function offered(): Promise<Disputed> {
  const deal = await deals.disputed();
  const path = `/platform/v1/escrow/disputes/${deal.disputeId}/offers`;
  const made = await deals.market.post(path, { byId: deal.customerId, refundMinor: 1_000_00 }, key());
  expect(made.status).toBe(200);
  return deal;
}
async function partly(): Promise<Disputed> {
  const deal = await deals.reserve();
  await deals.report(deal, 'customer', 'partly-done', { wantsMinor: 1_000_00 });
  return { ...deal, disputeId: (await deals.disputeRow(deal.holdId)).id };
}
async function contested(): Promise<Disputed> {
  const deal = await partly();
  await deals.answer(deal, 'specialist', { answer: 'contest' });
  return deal;
}
/** A decision of the desk that is carried out, with the clock at the instant from which its time runs. */
async function decided(outcome: string, refundMinor: number | null, gross: number, over: object = {}) {
  const deal = await deals.disputed(gross);
  const answer = await deals.decide(agent, deal.disputeId, outcome, refundMinor, over);
  expect(answer.status).toBe(200);
  return deal;
}

interface Timer {
  name: string;
  ms: number;
  make: () => Promise<Reserved>;
  state: (deal: never) => Promise<string>;
  from: string;
  to: string;
}
/** escrow.md §1.2 and §1.3: how long, from which state, to which. */
const TIMERS: readonly Timer[] = [
  {
    name: 'money that does not come (H3)',
    ...{ ms: 15 * 60_000, make: () => deals.reserve(4_000_00, { captured: false }), state: holdState },
    ...{ from: 'authorizing', to: 'auth_failed' },
  },
  {
    name: 'silence after a report (H8)',
    ms: 3 * DAY,
    make: async () => {
      const deal = await deals.reserve();
      await deals.report(deal, 'specialist', 'done');
      return deal;
    },
    ...{ state: holdState, from: 'claimed_done', to: 'disputed' },
  },
  {
    name: 'silence after a dispute was opened (D4)',
    ...{ ms: 3 * DAY, make: partly, state: disputeState, from: 'awaiting_response', to: 'under_review' },
  },
  {
    name: 'negotiation (D7)',
    ...{ ms: 7 * DAY, make: contested, state: disputeState, from: 'negotiation', to: 'under_review' },
  },
  {
    name: 'an offer (D5)',
    ...{ ms: 48 * HOUR, make: offered, from: 'open', to: 'expired' },
    state: async (deal: Disputed) => (await newestOffer(deal)).state,
  },
  {
    name: 'evidence that was asked for (D10)',
    make: () => decided('ask', null, 4_000_00, { ask: 'customer', wanted: ['photo'] }),
    ...{ ms: 3 * DAY, state: disputeState, from: 'awaiting_evidence', to: 'under_review' },
  },
  {
    name: 'a proposal (D13)',
    make: () => decided('propose', 2_000_00, 4_000_00),
    ...{ ms: 48 * HOUR, state: disputeState, from: 'proposed', to: 'under_review' },
  },
  {
    name: 'a second signature (D15)',
    make: () => decided('split', 7_000_00, 18_000_00),
    ...{ ms: 24 * HOUR, state: disputeState, from: 'pending_approval', to: 'under_review' },
  },
  {
    name: 'the time to appeal (D18)',
    make: () => decided('split', 1_500_00, 4_000_00),
    ...{ ms: 7 * DAY, state: disputeState, from: 'decided', to: 'closed' },
  },
];

/** Both marketplaces change their clocks at 01:00 UTC of these days (2026: 29 March, 25 October). */
const NIGHTS = ['2026-03-29T00:55:00Z', '2026-10-25T00:55:00Z'];

describe.each(NIGHTS)('across the night of %s', (night) => {
  test.each(TIMERS)(
    '$name ends at its instant, and not a millisecond before',
    async ({ ms, make, state, from, to }) => {
      // Nights are visited in turn by every timer, so each begins a year after the one before.
      const begins = new Date(night);
      while (begins < context.clock.now()) begins.setUTCFullYear(begins.getUTCFullYear() + 1);
      await moveTo(begins.toISOString());
      const deal = await make();
      const started = context.clock.now().getTime();
      await house.pass(ms - 1);
      expect(await state(deal as never)).toBe(from);
      // The machine's clock is set right, an hour back: nothing happens twice, and nothing too early.
      context.clock.setOffset(context.clock.offsetMs - HOUR);
      await house.settle();
      expect(await state(deal as never)).toBe(from);
      await house.pass(HOUR + 1);
      expect(context.clock.now().getTime() - started).toBe(ms);
      expect(await state(deal as never)).toBe(to);
    },
  );
});

test('an offer that is taken in the moment it runs out is either taken or gone', async () => {
  for (let n = 0; n < 20; n++) {
    const deal = await offered();
    const { id, amountsHash } = await newestOffer(deal);
    context.clock.setOffset(context.clock.offsetMs + 48 * HOUR - (n % 2));
    const take = () => deals.answer(deal, 'specialist', { offerId: id, accept: true, amountsHash });
    const [taken] = await Promise.all(n % 3 === 0 ? [take(), escrowDue(context)] : [escrowDue(context).then(take)]);
    const { refunded, state } = await deals.holdRow(deal.holdId);
    expect([200, 409]).toContain(taken.status);
    expect([refunded, state]).toEqual(taken.status === 200 ? [1_000_00, 'settling'] : [0, 'disputed']);
    expect((await newestOffer(deal)).state).toBe(taken.status === 200 ? 'accepted' : 'expired');
  }
  expect(await breachesOf(context.db.read, context.clock.wall())).toEqual([]);
});
