import { beforeAll, describe, expect, test } from 'vitest';
import type { EscrowContext, HoldShow } from '#server/escrow/contract.ts';
import type { Client } from '../support/apiClient.ts';
import { DAY, dealsOf, key, type Reserved } from '../support/deals.ts';
import { startHouse } from '../support/house.ts';

const house = await startHouse();
const deals = await dealsOf(house);
let agent: Client;
beforeAll(async () => {
  agent = await house.signIn('agent');
});

const SAID = {
  party: 'customer',
  reason: 'poor_quality',
  text: 'Obklad je křivý, volala zákaznice.',
  consent: 'Hovor dnes v 9:12, souhlasí, ať spor otevřeme.',
};
const open = async (who: Client, { holdId }: Reserved, over: object = {}, headers = key()) => {
  const { version } = await deals.holdRow(holdId);
  return who.post<HoldShow & { code: string }>(`/api/holds/${holdId}/dispute`, { ...SAID, version, ...over }, headers);
};
const offered = async (who: Client, { holdId }: Reserved) =>
  (await who.get<HoldShow>(`/api/holds/${holdId}/whole`)).body.allowedActions;

describe('a dispute that staff open for a side (D1)', () => {
  test('is that side’s own, with its claim kept and how it agreed for the desk’s eyes alone, and waits for the other', async () => {
    const deal = await deals.reserve(4_000_00);
    expect(await offered(agent, deal)).toEqual(['freeze', 'dispute']);
    const { status, body } = await open(agent, deal, { wantsMinor: 1_500_00 });
    expect([status, body.hold.state, body.hold.dueAt]).toEqual([200, 'disputed', null]);
    expect(body.allowedActions).not.toContain('dispute');
    expect(body.reports).toMatchObject([
      { party: 'customer', claim: 'partly-done', wantsMinor: 1_500_00, text: SAID.text },
    ]);
    const dispute = await deals.disputeRow(deal.holdId);
    expect([dispute.openedBy, dispute.origin, dispute.reason, dispute.state]).toEqual([
      'customer',
      'agent',
      'poor_quality',
      'awaiting_response',
    ]);
  });

  test('comes to the desk at once where the other side has spoken, with the note of the call', async () => {
    const deal = await deals.reserve(4_000_00);
    await deals.report(deal, 'specialist', 'done');
    expect((await open(agent, deal)).status).toBe(200);
    const dispute = await deals.disputeRow(deal.holdId);
    expect(dispute.state).toBe('under_review');
    const one = await deals.caseRow(dispute.id);
    const { body } = await agent.get<EscrowContext>(`/api/cases/${one.id}/context`);
    expect(body.evidence).toMatchObject([
      { kind: 'call-note', text: SAID.consent, party: null, visibility: 'agents', late: false },
    ]);
    expect([body.customer.claim, body.customer.text]).toEqual(['partly-done', SAID.text]);
  });

  test('is one, however often it is asked for under one key, and of the payment that was seen', async () => {
    const deal = await deals.reserve();
    const once = key();
    const { version } = await deals.holdRow(deal.holdId);
    const [first, again] = [await open(agent, deal, { version }, once), await open(agent, deal, { version }, once)];
    expect([first.status, again.status]).toEqual([200, 200]);
    expect(again.body.disputes).toHaveLength(1);
    expect((await open(agent, deal, { version })).body.code).toBe('version-changed');
    expect((await open(agent, deal)).body.code).toBe('command-not-allowed');
  });

  test('needs words, the consent and an amount within the payment', async () => {
    const deal = await deals.reserve(1_000_00);
    for (const wrong of [
      { text: '' },
      { consent: ' ' },
      { consent: undefined },
      { party: 'mediator' },
      { reason: 'because' },
      { wantsMinor: -1 },
      { wantsMinor: 1.5 },
      { wantsMinor: 1_000_01 },
      { more: true },
    ])
      expect([wrong, (await open(agent, deal, wrong)).status]).toEqual([wrong, 422]);
    expect((await deals.holdRow(deal.holdId)).state).toBe('held');
    expect((await open(agent, deal, { wantsMinor: 1_000_00 })).status).toBe(200);
  });

  test('is for those who decide about payments, in their marketplaces, a manager among them', async () => {
    const deal = await deals.reserve();
    for (const role of ['moderator', 'auditor'] as const) {
      const who = await house.signIn(role);
      expect([role, (await open(who, deal)).status]).toEqual([role, 403]);
      // A moderator does not even see it (SPEC 1).
      if (role === 'auditor') expect(await offered(who, deal)).toEqual([]);
      else expect((await who.get(`/api/holds/${deal.holdId}`)).status).toBe(403);
    }
    expect((await open(await house.signIn('agent', { marketplaceIds: ['izi'] }), deal)).status).toBe(404);
    const manager = await house.signIn('manager');
    expect(await offered(manager, deal)).toContain('dispute');
    expect((await open(manager, deal, { party: 'specialist' })).status).toBe(200);
    expect((await deals.disputeRow(deal.holdId)).openedBy).toBe('specialist');
  });

  test('stands still while the bank looks into the payment', async () => {
    const deal = await deals.reserve();
    await deals.say('chargeback-opened', { holdId: deal.holdId, amountMinor: deal.gross, currency: 'CZK' });
    expect(await offered(agent, deal)).not.toContain('dispute');
    expect((await open(agent, deal)).body.code).toBe('chargeback-open');
  });

  test('has the time that the side itself has, and not a millisecond more', async () => {
    const deal = await deals.reserve();
    await house.pass(60 * DAY);
    const who = await house.signIn('agent');
    expect(await offered(who, deal)).toContain('dispute');
    await house.pass(1);
    expect(await offered(who, deal)).not.toContain('dispute');
    expect((await open(who, deal)).body.code).toBe('claim-window-over');
  });
});

test('what staff add to a dispute is kept, and holds up no second signature that is waited for', async () => {
  const deal = await deals.disputed(30_000_00);
  const who = await house.signIn('agent');
  const evidence = (body: object) =>
    who.post<{ late: boolean; code: string }>(`/api/escrow-disputes/${deal.disputeId}/evidence`, body, key());
  const note = { kind: 'call-note', text: 'Zákaznice to potvrdila.', visibility: 'agents' };
  expect((await evidence({ kind: 'photo', visibility: 'both' })).body.code).toBe('evidence-missing');
  expect((await evidence(note)).body).toMatchObject({ late: false, party: null, visibility: 'agents' });
  await deals.decide(who, deal.disputeId, 'split', 10_000_00);
  expect((await deals.disputeRow(deal.holdId)).state).toBe('pending_approval');
  const approval = await deals.approvalRow(deal.disputeId);
  expect((await evidence(note)).status).toBe(201);
  const other = await house.signIn('manager');
  const signed = await other.post(
    `/api/approvals/${approval.id}/approve`,
    { factsHash: approval.factsHash, version: approval.version },
    key(),
  );
  expect([signed.status, (await deals.disputeRow(deal.holdId)).state]).toEqual([200, 'decided']);
});
