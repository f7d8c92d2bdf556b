import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import type { HoldShow } from '#server/escrow/contract.ts';
import { call, openDesk } from '../support/deskPage.ts';
import { startJourney } from '../support/journey.ts';

const journey = startJourney();
const GROSS = 18_400_00;
let n = 0;

/** A deal of Qjob whose payment is held, and two claims that differ; resolves to its ids. */
async function openDispute(page: Page): Promise<{ holdId: string; caseId: string; disputeId: string }> {
  n += 1;
  const [customerId, specialistId, listingId, orderId] = [`jana-${n}`, `roman-${n}`, `obklad-${n}`, `z-7712${n}`];
  const put = async (path: string, body: object) =>
    expect((await journey.platform('qjob', 'PUT', path, body)).ok).toBe(true);
  await put(`/people/${customerId}`, { displayName: 'Jana Horáková', kinds: ['customer'], locale: 'cs' });
  await put(`/people/${specialistId}`, { displayName: 'Roman Vlček', kinds: ['specialist'], locale: 'cs' });
  await put(`/listings/${listingId}`, { title: 'Obklad koupelny, Brno', ownerId: specialistId });
  await put(`/orders/${orderId}`, { listingId, customerId, specialistId, status: 'open' });
  const body = { orderId, grossMinor: GROSS, feeMinor: 1_840_00, currency: 'CZK' };
  const made = (await (await journey.platform('qjob', 'POST', '/escrow/holds', body)).json()) as { id: string };
  const state = async () =>
    ((await (await journey.platform('qjob', 'GET', `/escrow/holds/${made.id}`)).json()) as { state: string }).state;
  await expect.poll(state, { timeout: 60_000 }).toBe('held');
  const report = (byId: string, claim: string) =>
    journey.platform('qjob', 'POST', `/escrow/holds/${made.id}/reports`, { byId, claim, text: 'Podle dohody.' });
  await report(specialistId, 'done');
  await report(customerId, 'partly-done');
  const whole = await call<HoldShow>(page, 'GET', `/api/holds/${made.id}/whole`);
  const disputeId = String(whole.body.disputes[0]?.id);
  const filter = encodeURIComponent(JSON.stringify({ queue: 'escrow-disputes', subjectId: disputeId }));
  const cases = await call<{ id: string }[]>(page, 'GET', `/api/cases?filter=${filter}`);
  return { holdId: made.id, disputeId, caseId: String(cases.body[0]?.id) };
}

/** Chooses how to divide, says why, and goes through the look at it. */
async function divide(page: Page, share: string, refund: string): Promise<void> {
  await page.getByLabel('Specialist’s share').last().fill(share);
  await page.getByText('equals held').waitFor();
  await page.getByRole('textbox', { name: 'Message to the parties' }).fill('Fotografie dokládají chybějící spárování.');
  await page.keyboard.press('Control+Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('checkbox').check();
  await dialog.getByLabel('Type the amount that goes back to the customer').fill(refund);
  await page.keyboard.press('Control+Enter');
  await dialog.waitFor({ state: 'detached' });
}

test('a split above the limit is decided by one person and signed by another, and the ledger is what they saw', async () => {
  const agent = await journey.enter('agent');
  const manager = await journey.enter('manager');
  const { holdId, caseId, disputeId } = await openDispute(agent.page);
  await openDesk(agent.page, journey.origin, 'escrow-disputes', `/${caseId}`);
  await divide(agent.page, '60', '7360.00');
  await call(manager.page, 'POST', '/api/demo/clock', { advance: 'PT30S' });
  const waiting = await call<{ id: string }[]>(
    manager.page,
    'GET',
    `/api/approvals?filter=${encodeURIComponent(JSON.stringify({ disputeId, state: 'pending' }))}`,
  );
  const approvalId = String(waiting.body[0]?.id);
  // Whoever decided may not sign: the page says why.
  await agent.page.goto(`${journey.origin}/#/approvals/${approvalId}/show`);
  await agent.page.getByText('Your role may not do this.').waitFor();
  await manager.page.goto(`${journey.origin}/#/approvals/${approvalId}/show`);
  for (const amount of ['CZK 9,936.00', 'CZK 7,360.00', 'CZK 1,104.00', 'CZK 18,400.00'])
    await manager.page.getByText(amount.replace(' ', '\u00a0')).first().waitFor();
  await manager.page.getByRole('button', { name: 'Sign', exact: true }).click();
  await manager.page.getByRole('dialog').getByRole('button', { name: 'Sign', exact: true }).click();
  await manager.page.getByText('Signed', { exact: true }).first().waitFor();
  await call(manager.page, 'POST', '/api/demo/clock', { advance: 'P8D' });
  const whole = await call<HoldShow>(manager.page, 'GET', `/api/holds/${holdId}/whole`);
  const { released, refunded, fee } = whole.body.hold;
  expect([released, refunded, fee]).toEqual([9_936_00, 7_360_00, 1_104_00]);
  const settled = whole.body.journals.find(({ kind }) => kind === 'settle');
  expect(settled?.transfers.map(({ code, amount }) => [code, amount]).sort()).toEqual([
    ['fee', 1_104_00],
    ['refund', 7_360_00],
    ['release', 9_936_00],
  ]);
  expect([agent.faults, agent.outside, manager.faults, manager.outside]).toEqual([[], [], [], []]);
  await agent.close();
  await manager.close();
});

test.each([
  ['cs', 'CZK', '18\u00a0400,00\u00a0Kč'],
  ['uk', 'CZK', '18\u00a0400,00\u00a0CZK'],
])('amounts read as %s writes them, and are those of the ledger', async (language, _currency, amount) => {
  const { page, faults, close } = await journey.enter('manager2', { language });
  const { holdId, caseId } = await openDispute(page);
  await page.goto(`${journey.origin}/#/desks/escrow-disputes/${caseId}`);
  await page.getByText(amount).first().waitFor();
  await page.goto(`${journey.origin}/#/holds/${holdId}/show`);
  await page.getByText(amount).first().waitFor();
  expect(faults).toEqual([]);
  await close();
});

test('an offer that ran out can no longer be taken', async () => {
  const { page, close } = await journey.enter('manager');
  const { disputeId } = await openDispute(page);
  const offer = await journey.platform('qjob', 'POST', `/escrow/disputes/${disputeId}/offers`, {
    byId: `jana-${n}`,
    refundMinor: 5_000_00,
  });
  const { offers } = (await offer.json()) as { offers: { id: string; amountsHash: string }[] };
  await call(page, 'POST', '/api/demo/clock', { advance: 'PT49H' });
  const taken = await journey.platform('qjob', 'POST', `/escrow/disputes/${disputeId}/answers`, {
    byId: `roman-${n}`,
    offerId: offers[0]?.id,
    accept: true,
    amountsHash: offers[0]?.amountsHash,
  });
  expect([taken.status, ((await taken.json()) as { code: string }).code]).toEqual([409, 'offer-closed']);
  await close();
});

test('what the parties end while it is being decided is not decided: the desk says so, and the books say theirs', async () => {
  const { page, faults, close } = await journey.enter('agent2');
  const { holdId, caseId } = await openDispute(page);
  await openDesk(page, journey.origin, 'escrow-disputes', `/${caseId}`);
  await page.getByLabel('Specialist’s share').last().fill('60');
  await page.getByText('equals held').waitFor();
  await page.getByRole('textbox', { name: 'Message to the parties' }).fill('Fotografie dokládají chybějící spárování.');
  const gaveIn = { byId: `jana-${n}`, claim: 'done' };
  expect((await journey.platform('qjob', 'POST', `/escrow/holds/${holdId}/reports`, gaveIn)).ok).toBe(true);
  await page.keyboard.press('Control+Enter');
  await page.getByText('What you typed is kept.').waitFor();
  const { body } = await call<HoldShow>(page, 'GET', `/api/holds/${holdId}/whole`);
  expect([body.hold.refunded, body.hold.released]).toEqual([0, GROSS - 1_840_00]);
  expect(faults).toEqual([]);
  await close();
});
