import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { journals, ledgerAccounts, transfers } from '#db/schema/ledger.ts';
import type { EscrowContext, HoldShow } from '#server/escrow/contract.ts';
import type { Client } from '../support/apiClient.ts';
import { DAY, dealsOf, HOUR, key } from '../support/deals.ts';
import { startHouse } from '../support/house.ts';
import { provenNotices } from '../support/notices.ts';

const house = await startHouse();
const { read } = house.context.db;
const deals = await dealsOf(house);
let agent: Client & { staffId: string };
let manager: Client & { staffId: string };
let manager2: Client & { staffId: string };
beforeAll(async () => {
  [agent, manager, manager2] = [
    await house.signIn('agent'),
    await house.signIn('manager'),
    await house.signIn('manager'),
  ];
});
const balance = async (code: string) => {
  const [row] = await read.select().from(ledgerAccounts).where(eq(ledgerAccounts.code, code));
  return row ? row.credits - row.debits : 0;
};
const kinds = async (holdId: string) =>
  (await read.select().from(journals).where(eq(journals.holdId, holdId))).map(({ kind }) => kind).sort();

describe('a reserved payment (QJ-02)', () => {
  test('is held once the provider says so, and once only', async () => {
    const deal = await deals.reserve(1_000_00, { captured: false });
    expect((await deals.holdRow(deal.holdId)).state).toBe('authorizing');
    expect((await deals.capture(deal.holdId)).body).toEqual({ taken: 1, known: 0 });
    expect((await deals.capture(deal.holdId)).body).toEqual({ taken: 1, known: 0 });
    expect([(await deals.holdRow(deal.holdId)).state, await balance(`hold:${deal.holdId}`)]).toEqual([
      'held',
      1_000_00,
    ]);
    expect(await kinds(deal.holdId)).toEqual(['capture']);
  });

  test('is one for an order, in its currency, in whole minor units', async () => {
    const deal = await deals.reserve();
    const again = { orderId: deal.orderId, grossMinor: 100, feeMinor: 1, currency: 'CZK' };
    const post = (body: object) => deals.market.post('/platform/v1/escrow/holds', { ...again, ...body }, key());
    expect((await post({})).body).toMatchObject({ code: 'hold-exists' });
    const other = await house.deal('qjob', { status: 'open' });
    const code = async (body: object) => {
      const { status, body: said } = await post({ orderId: other.orderId, ...body });
      return [status, said.code];
    };
    expect(await code({ orderId: 'nobody' })).toEqual([422, 'order-unknown']);
    expect(await code({ currency: 'EUR' })).toEqual([422, 'currency-mismatch']);
    expect(await code({ feeMinor: 101 })).toEqual([422, 'amount-invalid']);
    for (const grossMinor of [0, -1, 0.1, '1e3', 2 ** 53 + 2, null]) expect((await code({ grossMinor }))[0]).toBe(422);
  });

  test('is paid out when the customer says done, and settled once the provider has paid', async () => {
    const deal = await deals.reserve(4_000_00);
    await deals.report(deal, 'specialist', 'done');
    const accepted = await deals.report(deal, 'customer', 'done');
    expect(accepted.body).toMatchObject({
      state: 'settling',
      releasedMinor: 3_600_00,
      refundedMinor: 0,
      keptFeeMinor: 400_00,
    });
    expect(await balance(`hold:${deal.holdId}`)).toBe(0);
    await house.settle();
    await deals.confirmAll(deal.holdId);
    expect((await deals.holdRow(deal.holdId)).state).toBe('settled');
    expect(await kinds(deal.holdId)).toEqual(['capture', 'payout', 'settle']);
    expect((await deals.report(deal, 'customer', 'not-done')).body).toMatchObject({ code: 'hold-closed' });
  });

  test('goes back whole where both say that it was not done', async () => {
    const deal = await deals.reserve(900_00);
    await deals.report(deal, 'customer', 'not-done');
    const back = await deals.report(deal, 'specialist', 'not-done');
    expect(back.body).toMatchObject({ state: 'settling', refundedMinor: 900_00, keptFeeMinor: 0 });
  });

  test('is given up after a quarter of an hour without money, and money that comes later goes back', async () => {
    const deal = await deals.reserve(700_00, { captured: false });
    await house.pass(15 * 60_000 - 1);
    expect((await deals.holdRow(deal.holdId)).state).toBe('authorizing');
    await house.pass(1);
    expect((await deals.holdRow(deal.holdId)).state).toBe('auth_failed');
    await deals.capture(deal.holdId);
    const [refund] = (await deals.instructions(deal.holdId)).filter(({ kind }) => kind === 'refund');
    expect(refund?.amount).toBe(700_00);
    await deals.confirmAll(deal.holdId);
    expect(await balance(`refund-due:${deal.holdId}`)).toBe(0);
  });
});

describe('silence', () => {
  test('decides for the side that spoke where the other was provably told twice', async () => {
    const deal = await deals.reserve(800_00);
    const { receiver } = await provenNotices(house);
    await deals.report(deal, 'specialist', 'done');
    await receiver.acknowledge(deal.holdId);
    await house.pass(3 * DAY - 1);
    expect((await deals.holdRow(deal.holdId)).state).toBe('claimed_done');
    await house.pass(1);
    const hold = await deals.holdRow(deal.holdId);
    expect([hold.state, hold.settledFor, hold.released]).toEqual(['settling', 'default_silence', 720_00]);
  });

  test('that nobody can prove is looked at by people', async () => {
    const deal = await deals.reserve(800_00);
    await deals.report(deal, 'specialist', 'done');
    await house.pass(3 * DAY);
    const dispute = await deals.disputeRow(deal.holdId);
    expect([dispute.origin, dispute.state]).toEqual(['unproven-notice', 'under_review']);
  });
});

describe('a dispute about it', () => {
  test('comes to the desk when two claims differ (QJ-03), with all that the desk needs', async () => {
    const deal = await deals.disputed(4_000_00);
    const one = await deals.caseRow(deal.disputeId);
    const { status, body } = await agent.get<EscrowContext>(`/api/cases/${one.id}/context`);
    expect(status).toBe(200);
    expect(body.allowed).toEqual(['release', 'refund', 'split', 'propose', 'ask', 'escalate']);
    expect([body.customer.claim, body.customer.wantsMinor]).toEqual(['not-done', 4_000_00]);
    expect([body.specialist.claim, body.specialist.wantsMinor]).toEqual(['done', 3_600_00]);
    expect(body.second).toEqual([]);
  });

  test('is divided to the last haléř, after the time to appeal, with the books equal to what was shown', async () => {
    const deal = await deals.disputed(4_000_01);
    const decided = await deals.decide(agent, deal.disputeId, 'split', 1_333_33);
    expect(decided.status).toBe(200);
    expect((await deals.disputeRow(deal.holdId)).state).toBe('decided');
    expect((await deals.holdRow(deal.holdId)).state).toBe('disputed');
    await house.pass(7 * DAY);
    const hold = await deals.holdRow(deal.holdId);
    expect([hold.refunded, hold.fee, hold.released]).toEqual([1_333_33, 266_66, 2_400_02]);
    expect(hold.refunded + hold.fee + hold.released).toBe(4_000_01);
    const legs = await read.select().from(transfers).where(eq(transfers.holdId, deal.holdId));
    expect(legs.map(({ code, amount }) => `${code} ${amount}`).sort()).toEqual([
      'fee 26666',
      'gross 400001',
      'refund 133333',
      'release 240002',
    ]);
    expect((await deals.disputeRow(deal.holdId)).end).toBe('decided');
  });

  test('below the small claim is carried out at once; the words and the amounts must say the same', async () => {
    const deal = await deals.disputed(1_500_00);
    const wrong = await deals.decide(agent, deal.disputeId, 'release', 500_00);
    expect([wrong.status, wrong.body.code]).toEqual([422, 'outcome-not-allowed']);
    const other = await deals.decide(agent, deal.disputeId, 'split', 500_00, {
      finding: 'partly_done',
      division: await deals.division(agent, deal.disputeId, 500_00, { feeMinor: 1 }),
    });
    expect([other.status, other.body.code]).toEqual([409, 'amounts-changed']);
    await deals.decide(agent, deal.disputeId, 'split', 500_00);
    expect((await deals.holdRow(deal.holdId)).state).toBe('settling');
  });

  test('above the limit needs a second person, who signs exactly what was shown, once, and is not the first', async () => {
    const deal = await deals.disputed(18_400_00);
    await deals.decide(agent, deal.disputeId, 'split', 7_360_00);
    expect((await deals.disputeRow(deal.holdId)).state).toBe('pending_approval');
    const approval = await deals.approvalRow(deal.disputeId);
    const show = await manager.get<Record<string, unknown>>(`/api/approvals/${approval.id}`);
    expect(show.body).toMatchObject({
      mayApprove: true,
      facts: { refundMinor: 7_360_00, feeMinor: 1_104_00, releaseMinor: 9_936_00 },
    });
    const sign = (who: Client, over: object = {}) =>
      who.post(`/api/approvals/${approval.id}/approve`, { factsHash: approval.factsHash, version: 1, ...over }, key());
    expect((await sign(agent)).status).toBe(403);
    expect((await sign(manager, { factsHash: '0'.repeat(64) })).body).toMatchObject({ code: 'amounts-changed' });
    const both = await Promise.all([sign(manager), sign(manager2)]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await deals.disputeRow(deal.holdId)).state).toBe('decided');
    await house.pass(7 * DAY);
    expect((await deals.holdRow(deal.holdId)).refunded).toBe(7_360_00);
  });

  test('returned by the second person comes back to the desk; nobody signs his own', async () => {
    const deal = await deals.disputed(12_000_00);
    await deals.decide(manager, deal.disputeId, 'refund', 12_000_00);
    const approval = await deals.approvalRow(deal.disputeId);
    const body = { factsHash: approval.factsHash, version: 1 };
    const own = await manager.post(`/api/approvals/${approval.id}/approve`, body, key());
    expect([own.status, own.body.code]).toEqual([403, 'approval-of-own']);
    await manager2.post(`/api/approvals/${approval.id}/return`, { note: 'Chybí protokol.', version: 1 }, key());
    expect((await deals.disputeRow(deal.holdId)).state).toBe('under_review');
    expect((await deals.caseRow(deal.disputeId)).state).toBe('open');
  });

  test('is appealed once, decided by somebody else, and the money stays until then (D16, D17)', async () => {
    const deal = await deals.disputed(4_000_00);
    const { body } = await deals.decide(agent, deal.disputeId, 'refund', 4_000_00);
    const decisionId = (body.decision as { id: string }).id;
    const appeal = () =>
      deals.market.post('/platform/v1/appeals', { decisionId, byId: deal.specialistId, text: 'Nesouhlasím.' }, key());
    expect((await appeal()).status).toBe(201);
    expect((await appeal()).body).toMatchObject({ code: 'already-appealed' });
    expect((await deals.holdRow(deal.holdId)).state).toBe('disputed');
    const one = await deals.caseRow(deal.disputeId);
    expect([one.level, one.state]).toEqual([2, 'open']);
    const upheld = await deals.decide(manager, deal.disputeId, 'uphold', null);
    expect(upheld.status).toBe(200);
    expect((await deals.holdRow(deal.holdId)).refunded).toBe(4_000_00);
  });

  test('evidence that was asked for brings it back, and what comes too late says so (D9, D10)', async () => {
    const deal = await deals.disputed(4_000_00);
    await deals.decide(agent, deal.disputeId, 'ask', null, { ask: 'customer', wanted: ['photo'] });
    expect((await deals.disputeRow(deal.holdId)).state).toBe('awaiting_evidence');
    expect((await deals.caseRow(deal.disputeId)).state).toBe('waiting');
    const show = (byId: string) =>
      deals.market.post(
        `/platform/v1/escrow/disputes/${deal.disputeId}/evidence`,
        { byId, kind: 'photo', text: 'Foto.' },
        key(),
      );
    await show(deal.specialistId);
    expect((await deals.disputeRow(deal.holdId)).state).toBe('awaiting_evidence');
    await house.pass(HOUR);
    await show(deal.customerId);
    expect([(await deals.disputeRow(deal.holdId)).state, (await deals.caseRow(deal.disputeId)).state]).toEqual([
      'under_review',
      'open',
    ]);
    await house.pass(HOUR);
    await show(deal.customerId);
    const one = await deals.caseRow(deal.disputeId);
    const { body } = await agent.get<EscrowContext>(`/api/cases/${one.id}/context`);
    expect(body.evidence.map(({ late }) => late)).toEqual([false, false, true]);
  });

  test('ends with an offer that the other side takes, by the hash of what it was shown (D5, D6)', async () => {
    const deal = await deals.disputed(4_000_00);
    const offers = await deals.market.post<{ offers: { id: string; amountsHash: string }[] }>(
      `/platform/v1/escrow/disputes/${deal.disputeId}/offers`,
      { byId: deal.customerId, refundMinor: 1_000_00 },
      key(),
    );
    const [offer] = offers.body.offers;
    const take = (who: 'customer' | 'specialist', amountsHash: string) =>
      deals.answer(deal, who, { offerId: offer?.id, accept: true, amountsHash });
    expect((await take('customer', offer?.amountsHash ?? '')).status).toBe(409);
    expect((await take('specialist', '0'.repeat(64))).body).toMatchObject({ code: 'amounts-changed' });
    expect((await take('specialist', offer?.amountsHash ?? '')).body).toMatchObject({ state: 'closed', end: 'mutual' });
    expect((await deals.holdRow(deal.holdId)).refunded).toBe(1_000_00);
    expect((await deals.caseRow(deal.disputeId)).state).toBe('closed');
  });

  test('a proposal needs both, and runs out (D11–D13)', async () => {
    const deal = await deals.disputed(4_000_00);
    await deals.decide(agent, deal.disputeId, 'propose', 2_000_00);
    expect((await deals.disputeRow(deal.holdId)).state).toBe('proposed');
    await house.pass(48 * HOUR);
    expect((await deals.disputeRow(deal.holdId)).state).toBe('under_review');
    await deals.decide(agent, deal.disputeId, 'propose', 2_000_00);
    const { body } = await deals.market.get<{ offers: { id: string; amountsHash: string; state: string }[] }>(
      `/platform/v1/escrow/disputes/${deal.disputeId}`,
    );
    const open = body.offers.find(({ state }) => state === 'open');
    const take = { offerId: open?.id, accept: true, amountsHash: open?.amountsHash };
    await deals.answer(deal, 'customer', take);
    expect((await deals.disputeRow(deal.holdId)).state).toBe('proposed');
    await deals.answer(deal, 'specialist', take);
    expect((await deals.disputeRow(deal.holdId)).end).toBe('mediated');
  });

  test('a customer who gives in ends it, and nothing that hung on it is left (D20)', async () => {
    const deal = await deals.disputed(12_000_00);
    await deals.decide(agent, deal.disputeId, 'split', 6_000_00);
    const approval = await deals.approvalRow(deal.disputeId);
    const gaveIn = await deals.report(deal, 'customer', 'done');
    expect(gaveIn.body).toMatchObject({ state: 'settling', disputeId: null });
    const late = await manager.post(
      `/api/approvals/${approval.id}/approve`,
      { factsHash: approval.factsHash, version: 1 },
      key(),
    );
    expect([late.status, late.body.code]).toEqual([409, 'approval-closed']);
    expect((await deals.holdRow(deal.holdId)).released).toBe(10_800_00);
  });

  test('freezes while the bank looks into it, and goes on with the time that was left', async () => {
    const deal = await deals.disputed(4_000_00);
    await deals.decide(agent, deal.disputeId, 'refund', 4_000_00);
    await house.pass(2 * DAY);
    const bank = { holdId: deal.holdId, amountMinor: 4_000_00, currency: 'CZK' };
    await deals.say('chargeback-opened', bank);
    expect((await deals.disputeRow(deal.holdId)).state).toBe('suspended');
    await house.pass(30 * DAY);
    expect((await deals.holdRow(deal.holdId)).state).toBe('disputed');
    const frozen = await deals.report(deal, 'customer', 'done');
    expect([frozen.status, frozen.body.code]).toEqual([423, 'chargeback-open']);
    await deals.say('chargeback-won', bank);
    expect((await deals.disputeRow(deal.holdId)).state).toBe('decided');
    await house.pass(5 * DAY - 20_001);
    expect((await deals.holdRow(deal.holdId)).state).toBe('disputed');
    await house.pass(20_001);
    expect((await deals.holdRow(deal.holdId)).state).toBe('settling');
  });

  test('lost to the bank takes what is held, and no more', async () => {
    const deal = await deals.disputed(4_000_00);
    const bank = { holdId: deal.holdId, amountMinor: 4_000_00, currency: 'CZK' };
    await deals.say('chargeback-opened', bank);
    await deals.say('chargeback-lost', bank);
    const hold = await deals.holdRow(deal.holdId);
    expect([hold.state, hold.chargedBack, hold.released]).toEqual(['charged_back', 4_000_00, 0]);
    expect((await deals.disputeRow(deal.holdId)).end).toBe('chargeback');
  });
});

describe('staff', () => {
  test('freeze what silence would decide, and only two managers end what nobody ended in time (H12, H19)', async () => {
    const deal = await deals.reserve(5_000_00);
    const { version } = await deals.holdRow(deal.holdId);
    const frozen = await agent.post<HoldShow>(
      `/api/holds/${deal.holdId}/freeze`,
      { reason: 'Prověřuje se.', finding: 'fraud', version },
      key(),
    );
    expect(frozen.body.hold.state).toBe('disputed');
    const early = { reason: 'Nikdo nereaguje.', refundMinor: 5_000_00, version: frozen.body.hold.version };
    expect((await manager.post(`/api/holds/${deal.holdId}/backstop`, early, key())).status).toBe(409);
    await house.pass(76 * DAY);
    await house.settle();
    const steppedUp = await house.signIn('manager');
    const old = await deals.holdRow(deal.holdId);
    const ended = await steppedUp.post(`/api/holds/${deal.holdId}/backstop`, { ...early, version: old.version }, key());
    expect(ended.status).toBe(200);
    const approval = await deals.approvalRow((await deals.disputeRow(deal.holdId)).id);
    const other = await house.signIn('manager');
    await other.post(`/api/approvals/${approval.id}/approve`, { factsHash: approval.factsHash, version: 1 }, key());
    expect((await deals.holdRow(deal.holdId)).refunded).toBe(5_000_00);
  });
});
