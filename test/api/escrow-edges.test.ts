import { and, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { escrowApprovals, escrowEvidence, escrowOffers } from '#db/schema/escrow.ts';
import { journals } from '#db/schema/ledger.ts';
import { outboxMessages } from '#db/schema/outbox.ts';
import { breachesOf } from '#server/ledger/invariants.ts';
import type { Client } from '../support/apiClient.ts';
import { DAY, dealsOf, HOUR, key, type Reserved } from '../support/deals.ts';
import { startHouse } from '../support/house.ts';

/** What people tried on the desk and on the doors of the marketplace, each once a fault. */
const house = await startHouse();
const { context } = house;
const { read } = context.db;
const deals = await dealsOf(house);
let agent: Client;
let manager: Client;
let manager2: Client;
beforeAll(async () => {
  [agent, manager, manager2] = [
    await house.signIn('agent'),
    await house.signIn('manager'),
    await house.signIn('manager'),
  ];
});

type Who = 'customer' | 'specialist';
type Disputed = Reserved & { disputeId: string };
const bank = (deal: Reserved, kind: string, over: object = {}) =>
  deals.say(kind, { holdId: deal.holdId, amountMinor: deal.gross, currency: 'CZK', ...over });
const state = async ({ holdId }: Reserved) => (await deals.holdRow(holdId)).state;
const offersOf = (disputeId: string) => read.select().from(escrowOffers).where(eq(escrowOffers.disputeId, disputeId));
const noticesOf = async (subjectId: string) =>
  (
    await read
      .select()
      .from(outboxMessages)
      .where(and(eq(outboxMessages.subjectId, subjectId), eq(outboxMessages.topic, 'notice.to-person')))
  ).filter(({ cancelledAt, dispatchedAt }) => cancelledAt === null && dispatchedAt === null).length;

/** What the marketplace was asked to carry out. */
async function toldOf({ holdId }: Reserved) {
  const asked = and(eq(outboxMessages.subjectId, holdId), eq(outboxMessages.topic, 'escrow.instruction'));
  const told = await read.select().from(outboxMessages).where(asked);
  return told.map(({ payload }) => (JSON.parse(payload) as { data: Record<string, unknown> }).data);
}

async function partly(who: Who, wantsMinor?: number): Promise<Disputed> {
  const deal = await deals.reserve(4_000_00);
  await deals.report(deal, who, 'partly-done', { ...(wantsMinor !== undefined && { wantsMinor }) });
  return { ...deal, disputeId: (await deals.disputeRow(deal.holdId)).id };
}
async function soundBooks(): Promise<void> {
  expect(await breachesOf(read, context.clock.wall())).toEqual([]);
}

describe('whoever gives in', () => {
  test.each([
    ['customer', 300_00, 300_00],
    ['customer', undefined, 4_000_00],
    ['specialist', 900_00, 3_000_01],
    ['specialist', undefined, 0],
  ] as const)('to a %s who asked for %s gives back %s and no more', async (opener, wants, back) => {
    const deal = await partly(opener, wants);
    const other = opener === 'customer' ? 'specialist' : 'customer';
    expect((await deals.answer(deal, other, { answer: 'concede' })).status).toBe(200);
    const hold = await deals.holdRow(deal.holdId);
    expect(hold.refunded).toBe(back);
    if (opener === 'specialist') expect(hold.released).toBe(wants ?? 3_600_00);
    await soundBooks();
  });
});

describe('the time to claim', () => {
  test('binds whoever opens a dispute, and nobody who answers', async () => {
    const deal = await deals.reserve();
    await house.pass(61 * DAY);
    const late = await deals.report(deal, 'specialist', 'partly-done');
    expect([late.status, late.body.code]).toEqual([422, 'claim-window-over']);
    await deals.report(deal, 'specialist', 'done');
    expect((await deals.report(deal, 'customer', 'not-done')).body).toMatchObject({ state: 'disputed' });
  });
});

describe('an appeal', () => {
  test('is the loser’s: whoever got all of it cannot use it up', async () => {
    const deal = await deals.disputed(4_000_00);
    const { body } = await deals.decide(agent, deal.disputeId, 'refund', 4_000_00);
    const { id: decisionId } = body.decision as { id: string };
    const appeal = (who: Who) =>
      deals.market.post(
        '/platform/v1/appeals',
        { decisionId, byId: deals.idOf(deal, who), text: 'Nesouhlasím.' },
        key(),
      );
    expect((await appeal('customer')).status).toBe(409);
    expect((await appeal('specialist')).status).toBe(201);
  });

  test('leaves nothing that the opener could take back once it was decided', async () => {
    const deal = await partly('customer', 300_00);
    await deals.answer(deal, 'specialist', { answer: 'contest', text: 'Práce je hotová.' });
    await deals.answer(deal, 'specialist', { answer: 'escalate' });
    await deals.decide(agent, deal.disputeId, 'release', 0);
    expect((await deals.answer(deal, 'customer', { answer: 'withdraw' })).status).toBe(409);
  });
});

describe('a dispute that is taken back', () => {
  test('gives what was said before it its whole time again', async () => {
    const deal = await deals.reserve();
    await deals.report(deal, 'specialist', 'done');
    await deals.report(deal, 'specialist', 'partly-done');
    const { id: disputeId } = await deals.disputeRow(deal.holdId);
    await house.pass(HOUR);
    expect((await deals.answer({ ...deal, disputeId }, 'specialist', { answer: 'withdraw' })).status).toBe(200);
    const hold = await deals.holdRow(deal.holdId);
    expect([hold.state, hold.dueAt]).toEqual(['claimed_done', new Date(context.clock.now().getTime() + 3 * DAY)]);
    expect(await noticesOf(deal.holdId)).toBeGreaterThan(0);
  });

  test('is not, where the other side has contested it', async () => {
    const deal = await partly('customer', 300_00);
    await deals.answer(deal, 'specialist', { answer: 'contest', text: 'Práce je hotová.' });
    expect((await deals.answer(deal, 'customer', { answer: 'withdraw' })).status).toBe(409);
    const [said] = await read.select().from(escrowEvidence).where(eq(escrowEvidence.disputeId, deal.disputeId));
    expect([said?.party, said?.text]).toEqual(['specialist', 'Práce je hotová.']);
  });
});

test('three offers of each side that come to nothing bring it to the desk (D2)', async () => {
  const deal = await partly('customer', 300_00);
  await deals.answer(deal, 'specialist', { answer: 'contest' });
  for (let n = 0; n < 6; n++) {
    const [who, other] = n % 2 === 0 ? (['customer', 'specialist'] as const) : (['specialist', 'customer'] as const);
    const path = `/platform/v1/escrow/disputes/${deal.disputeId}/offers`;
    await deals.market.post(path, { byId: deals.idOf(deal, who), refundMinor: 100_00 + n }, key());
    const open = (await offersOf(deal.disputeId)).find((each) => each.state === 'open');
    expect((await deals.disputeRow(deal.holdId)).state).toBe('negotiation');
    await deals.answer(deal, other, { offerId: open?.id, accept: false });
  }
  expect((await deals.disputeRow(deal.holdId)).state).toBe('under_review');
});

test('a bad review after “not done” says the same as before it (H11)', async () => {
  const deal = await deals.reserve(4_000_00, { deal: await house.deal('qjob', { status: 'completed' }) });
  await deals.report(deal, 'customer', 'not-done');
  await house.review(deal, 'customer', { rating: 1, text: 'Nepřišel a nezvedá telefon.' });
  const dispute = await deals.disputeRow(deal.holdId);
  expect([await state(deal), dispute.origin, dispute.state]).toEqual(['disputed', 'review', 'under_review']);
  expect(await noticesOf(deal.holdId)).toBe(0);
});

describe('what was shown with a report', () => {
  test('is kept until a dispute takes it as evidence; “other” says what it is', async () => {
    const deal = await deals.reserve();
    const evidence = [{ kind: 'photo', url: 'https://qjob.example.com/photos/1.jpg' }];
    await deals.report(deal, 'specialist', 'done', { evidence });
    const mute = await deals.report(deal, 'customer', 'not-done', { reason: 'other' });
    expect([mute.status, mute.body.code]).toEqual([422, 'invalid']);
    await deals.report(deal, 'customer', 'not-done', { reason: 'other', text: 'Jiný materiál.' });
    const { id } = await deals.disputeRow(deal.holdId);
    const shown = await read.select().from(escrowEvidence).where(eq(escrowEvidence.disputeId, id));
    expect(shown.map(({ party, url }) => [party, url])).toEqual([['specialist', evidence[0]?.url]]);
  });

  test('after somebody has decided is late, and does not hold up the second signature', async () => {
    const deal = await deals.disputed(18_000_00);
    await deals.decide(agent, deal.disputeId, 'split', 6_000_00);
    const body = { byId: deal.customerId, kind: 'photo', text: 'Foto.' };
    await deals.market.post(`/platform/v1/escrow/disputes/${deal.disputeId}/evidence`, body, key());
    const [shown] = await read.select().from(escrowEvidence).where(eq(escrowEvidence.disputeId, deal.disputeId));
    expect(shown?.late).toBe(true);
    const { id, factsHash, version } = await deals.approvalRow(deal.disputeId);
    expect((await manager.post(`/api/approvals/${id}/approve`, { factsHash, version }, key())).status).toBe(200);
  });
});

test('a number of the marketplace is used once, and says so', async () => {
  const body = async (externalId: string) => ({
    orderId: (await house.deal('qjob', { status: 'open' })).orderId,
    ...{ grossMinor: 100_00, feeMinor: 1_00, currency: 'CZK', externalId },
  });
  expect((await deals.market.post('/platform/v1/escrow/holds', await body('e-1'), key())).status).toBe(201);
  const again = await deals.market.post('/platform/v1/escrow/holds', await body('e-1'), key());
  expect([again.status, again.body.code]).toEqual([409, 'external-id-taken']);
});

describe('the bank', () => {
  test('may tell how it ended before that it began', async () => {
    const lost = await deals.reserve();
    await bank(lost, 'chargeback-lost');
    await bank(lost, 'chargeback-opened', { at: new Date(Date.now() - DAY).toISOString() });
    const hold = await deals.holdRow(lost.holdId);
    expect([hold.state, hold.chargeback, hold.chargedBack]).toEqual(['charged_back', 'lost', lost.gross]);
    const won = await deals.reserve();
    const at = context.clock.wall();
    await bank(won, 'chargeback-won', { at: at.toISOString() });
    await bank(won, 'chargeback-opened', { at: new Date(at.getTime() - DAY).toISOString() });
    expect([(await deals.holdRow(won.holdId)).chargeback, await state(won)]).toEqual(['none', 'held']);
    await soundBooks();
  });

  test.each(['chargeback-opened', 'chargeback-lost'])(
    'speaks of %s in the currency of the payment, or of nothing of it',
    async (kind) => {
      const deal = await deals.reserve();
      expect((await bank(deal, kind, { currency: 'UAH' })).status).toBe(200);
      const hold = await deals.holdRow(deal.holdId);
      expect([hold.state, hold.chargeback, hold.chargedBack]).toEqual(['held', 'none', 0]);
    },
  );

  test('tells by it that the money came, where nobody has told that yet', async () => {
    const deal = await deals.reserve(4_000_00, { captured: false });
    expect((await bank(deal, 'chargeback-lost')).status).toBe(200);
    expect((await deals.capture(deal.holdId)).status).toBe(200);
    const hold = await deals.holdRow(deal.holdId);
    expect([hold.state, hold.chargedBack]).toEqual(['charged_back', 4_000_00]);
    await soundBooks();
  });

  test('gives back a part of what was to go back, and the rest is still sent', async () => {
    const deal = await deals.reserve(1_000_00);
    await deals.report(deal, 'customer', 'not-done');
    await deals.report(deal, 'specialist', 'not-done');
    await bank(deal, 'chargeback-opened', { amountMinor: 300_00 });
    await bank(deal, 'chargeback-lost', { amountMinor: 300_00 });
    const back = (await deals.instructions(deal.holdId)).filter(({ kind }) => kind === 'refund');
    expect(back.map(({ amount, state: at }) => [amount, at])).toEqual([
      [1_000_00, 'cancelled'],
      [700_00, 'pending'],
    ]);
    await soundBooks();
  });

  test('stops every clock, and leaves none behind that nobody reads', async () => {
    const early = await deals.reserve(4_000_00, { captured: false });
    await bank(early, 'chargeback-opened');
    await deals.capture(early.holdId);
    await bank(early, 'chargeback-won');
    expect((await deals.holdRow(early.holdId)).dueAt).toBeNull();
    const told = await deals.reserve();
    await deals.report(told, 'specialist', 'done');
    await bank(told, 'chargeback-opened');
    expect(await noticesOf(told.holdId)).toBe(0);
    const { version } = await deals.holdRow(told.holdId);
    const freeze = { reason: 'Prověřuje se.', finding: 'fraud', version };
    expect((await agent.post(`/api/holds/${told.holdId}/freeze`, freeze, key())).status).toBe(423);
    await bank(told, 'chargeback-won');
    expect(await noticesOf(told.holdId)).toBeGreaterThan(0);
    await house.pass(4 * DAY);
    expect(await state(told)).toBe('disputed');
  });

  test('lets evidence that was asked for come in the time that was left of it', async () => {
    const deal = await deals.disputed(4_000_00);
    await deals.decide(agent, deal.disputeId, 'ask', null, { ask: 'customer', wanted: ['photo'] });
    await bank(deal, 'chargeback-opened');
    await house.pass(10 * DAY);
    await bank(deal, 'chargeback-won');
    await house.pass(HOUR);
    const body = { byId: deal.customerId, kind: 'photo', text: 'Foto.' };
    await deals.market.post(`/platform/v1/escrow/disputes/${deal.disputeId}/evidence`, body, key());
    const [shown] = await read.select().from(escrowEvidence).where(eq(escrowEvidence.disputeId, deal.disputeId));
    expect(shown?.late).toBe(false);
  });
});

describe('a word of the provider', () => {
  test('about taking money says nothing of paying it out', async () => {
    const deal = await deals.reserve(4_000_00, { captured: false });
    const [asked] = await deals.instructions(deal.holdId);
    await deals.say('confirmed', { instructionId: asked?.id, amountMinor: 4_000_00, currency: 'CZK' });
    expect((await deals.instructions(deal.holdId))[0]?.state).not.toBe('confirmed');
    await deals.capture(deal.holdId);
    expect(await state(deal)).toBe('held');
  });

  test('of one marketplace uses up no id of another, and about nothing known is not kept', async () => {
    const deal = await deals.reserve();
    const body = { eventId: 'cb-1', kind: 'chargeback-opened', payment: `pay-${deal.holdId}` };
    const word = { ...body, amountMinor: deal.gross, currency: 'CZK' };
    const other = await house.market('izi');
    const foreign = await other.post('/platform/v1/escrow/provider-events', word);
    expect([foreign.status, foreign.body.code]).toEqual([422, 'hold-unknown']);
    await deals.market.post('/platform/v1/escrow/provider-events', word);
    expect((await deals.holdRow(deal.holdId)).chargeback).toBe('open');
  });

  test('that it could not is followed by another try, told to the marketplace anew', async () => {
    const deal = await deals.reserve();
    await deals.report(deal, 'customer', 'done');
    await house.settle();
    const paid = (await deals.instructions(deal.holdId)).find(({ kind }) => kind === 'payout');
    await deals.say('failed', { instructionId: paid?.id, amountMinor: paid?.amount, currency: 'CZK' });
    const failed = (await deals.instructions(deal.holdId)).find(({ kind }) => kind === 'payout');
    const again = await manager.post(
      `/api/payment-instructions/${paid?.id}/retry`,
      { version: failed?.version },
      key(),
    );
    expect(again.status).toBe(200);
    await house.settle();
    expect((await toldOf(deal)).filter(({ instructionId }) => instructionId === paid?.id)).toHaveLength(2);
  });
});

describe('goodwill', () => {
  test('goes to the customer and to nobody else, once the division is confirmed', async () => {
    const deal = await deals.disputed(1_500_00);
    await deals.decide(agent, deal.disputeId, 'split', 500_00, {
      division: await deals.division(agent, deal.disputeId, 500_00, { goodwillMinor: 100_00 }),
    });
    const approval = await deals.approvalRow(deal.disputeId);
    const { factsHash, version } = approval;
    await manager.post(`/api/approvals/${approval.id}/approve`, { factsHash, version }, key());
    await house.settle();
    expect((await toldOf(deal)).filter(({ amountMinor }) => amountMinor === 100_00)).toEqual([]);
    const legs = (await deals.instructions(deal.holdId)).filter(({ amount }) => amount !== 100_00);
    for (const { id, amount } of legs)
      await deals.say('confirmed', { instructionId: id, amountMinor: amount, currency: 'CZK' });
    expect(await state(deal)).toBe('settled');
    await house.settle();
    const payouts = (await toldOf(deal)).filter(({ kind }) => kind === 'payout');
    expect(payouts.find(({ amountMinor }) => amountMinor === 100_00)).toMatchObject({ personId: deal.customerId });
    expect(payouts.find(({ amountMinor }) => amountMinor !== 100_00)).toMatchObject({ personId: deal.specialistId });
    await soundBooks();
  });

  test('does not stay behind when two managers open the dispute again (D24)', async () => {
    const deal = await deals.disputed(1_500_00);
    await deals.decide(agent, deal.disputeId, 'split', 500_00, {
      division: await deals.division(agent, deal.disputeId, 500_00, { goodwillMinor: 100_00 }),
    });
    const { id, factsHash, version } = await deals.approvalRow(deal.disputeId);
    await manager.post(`/api/approvals/${id}/approve`, { factsHash, version }, key());
    const ask = async () => {
      const { id: disputeId, version: at } = await deals.disputeRow(deal.holdId);
      const body = { reason: 'Nové okolnosti.', version: at };
      return manager2.post<{ id: string }>(`/api/escrow-disputes/${disputeId}/reopen`, body, key());
    };
    const alone = await ask();
    expect([alone.status, alone.body]).toMatchObject([409, { code: 'no-second-person' }]);
    const third = await house.signIn('manager');
    const asked = await ask();
    expect(asked.status).toBe(200);
    const wanted = (await read.select().from(escrowApprovals).where(eq(escrowApprovals.id, asked.body.id)))[0];
    const sign = { factsHash: wanted?.factsHash, version: wanted?.version };
    expect((await third.post(`/api/approvals/${asked.body.id}/approve`, sign, key())).status).toBe(200);
    const kinds = (await read.select().from(journals).where(eq(journals.holdId, deal.holdId))).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'reversal')).toHaveLength(2);
    await soundBooks();
    // The customer gives in now, as he could have before: a second settlement for the same reason.
    expect((await deals.report(deal, 'customer', 'done')).body).toMatchObject({ state: 'settling' });
    await soundBooks();
  });
});

describe('a second person', () => {
  test('has had no hand in it: not by freezing it, and not by adding what he found out', async () => {
    const deal = await deals.reserve(18_000_00);
    const { version } = await deals.holdRow(deal.holdId);
    const freeze = { reason: 'Prověřuje se.', finding: 'fraud', version };
    expect((await manager.post(`/api/holds/${deal.holdId}/freeze`, freeze, key())).status).toBe(200);
    const { id: disputeId } = await deals.disputeRow(deal.holdId);
    await deals.decide(agent, disputeId, 'refund', 18_000_00);
    const approval = await deals.approvalRow(disputeId);
    const sign = (who: Client) =>
      who.post(
        `/api/approvals/${approval.id}/approve`,
        { factsHash: approval.factsHash, version: approval.version },
        key(),
      );
    const own = await sign(manager);
    expect([own.status, own.body.code]).toEqual([403, 'conflict-of-interest']);
    expect((await sign(manager2)).status).toBe(200);
  });

  test('is asked for by what one person of the two got decided today, on either side of a deal', async () => {
    const first = await deals.disputed(9_000_00);
    await deals.decide(agent, first.disputeId, 'release', 0);
    expect((await deals.disputeRow(first.holdId)).state).toBe('decided');
    // The specialist of the first deal is the customer of the second.
    const turned = await house.deal('qjob', { status: 'open', customerId: first.specialistId });
    const second = await deals.reserve(9_500_00, { deal: turned });
    await deals.report(second, 'specialist', 'done');
    await deals.report(second, 'customer', 'not-done');
    const { id } = await deals.disputeRow(second.holdId);
    const third = await deals.disputed(9_000_00);
    await deals.decide(agent, third.disputeId, 'release', 0);
    await deals.decide(await house.signIn('agent'), id, 'release', 0);
    const why = (await deals.approvalRow(id))?.why ?? [];
    const limit = 20_000_00;
    expect(why.includes('party-day')).toBe(9_000_00 + 9_500_00 > limit);
  });
});

test('nothing is called back that never was asked for', async () => {
  const deal = await deals.reserve(4_000_00, { captured: false });
  await deals.market.post(`/platform/v1/escrow/holds/${deal.holdId}/cancel`, {}, key());
  await house.settle();
  expect((await deals.instructions(deal.holdId)).map(({ kind, state: at }) => [kind, at])).toEqual([
    ['authorize', 'cancelled'],
  ]);
});
