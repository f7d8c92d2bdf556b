import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { call, caseIdIn, inHand, listOf, nextAfter, openDesk, postsTo, titleOf } from '../support/deskPage.ts';
import { startJourney } from '../support/journey.ts';

const journey = startJourney();
const DECISION = /\/decision$/;
const rowsOf = (page: Page) =>
  listOf(page)
    .getByRole('link')
    .evaluateAll((links) => links.map((link) => link.getAttribute('href')));

const MENUS = {
  agent: { sees: [/^Review disputes/], not: [/^Reviews to moderate/, /^Staff/, /^Screening/, /^Policies/] },
  moderator: { sees: [/^Reviews to moderate/], not: [/^Staff/, /^Screening/, /^Policies/] },
  manager: { sees: [/^Reviews to moderate/, /^Review disputes/, /^Screening/, /^Policies/], not: [/^Staff/] },
  admin: { sees: [/^Staff/, /^Webhooks/], not: [/^Reviews to moderate/, /^People/] },
} as const;

test.each(Object.entries(MENUS))(
  '%s sees the desks and pages of the role, and no others',
  async (account, { sees, not }) => {
    const { page, close } = await journey.enter(account);
    const menu = page.getByRole('navigation').first();
    for (const name of sees) await menu.getByRole('link', { name }).first().waitFor();
    for (const name of not) expect([name, await menu.getByRole('link', { name }).count()]).toEqual([name, 0]);
    await close();
  },
);

test('a page that is not for the role says so and who can change it, and the server refuses it too', async () => {
  const { page, close } = await journey.enter('agent');
  await page.goto(`${journey.origin}/?x#/staff`);
  await page.getByText('No access to this page').first().waitFor();
  await page.getByText(/An administrator can change your role/).waitFor();
  expect((await call(page, 'GET', '/api/staff')).status).toBe(403);
  await close();
});

test('J and K walk through the list without moving it, and the address follows', async () => {
  const { page, close } = await journey.enter('moderator');
  await openDesk(page, journey.origin, 'reviews');
  const before = await rowsOf(page);
  const first = caseIdIn(page);
  await page.keyboard.press('j');
  await expect.poll(() => caseIdIn(page)).not.toBe(first);
  await page.keyboard.press('k');
  await expect.poll(() => caseIdIn(page)).toBe(first);
  expect(await rowsOf(page)).toEqual(before);
  await page.goBack();
  await expect.poll(() => caseIdIn(page)).not.toBe(first);
  await close();
});

test('a decided case leaves the list before the answer arrives, and a refused one comes back with an explanation', async () => {
  const { page, close } = await journey.enter('moderator');
  await openDesk(page, journey.origin, 'reviews');
  const [id, title] = [caseIdIn(page), await titleOf(page)];
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route('**/api/cases/*/decision', async (route) => {
    await held;
    await route.fulfill({ status: 422, json: { code: 'invalid', message: 'invalid', requestId: 'req-77' } });
  });
  await page.keyboard.press('a');
  await nextAfter(page, title);
  const stillListed = async () =>
    (await rowsOf(page)).filter((href) => href?.includes(id)).length > 0 &&
    !(await listOf(page).getByRole('link').filter({ hasText: 'decided' }).count());
  expect(await stillListed()).toBe(false);
  answer();
  await page
    .getByRole('alert')
    .filter({ hasText: /not saved|not decided/ })
    .first()
    .waitFor();
  await page.unroute('**/api/cases/*/decision');
  await expect.poll(async () => (await rowsOf(page)).some((href) => href?.includes(id))).toBe(true);
  await close();
});

test('keys count by their place under Czech and Ukrainian layouts, and not while a person types or composes', async () => {
  const { page, close } = await journey.enter('moderator2');
  await openDesk(page, journey.origin, 'reviews');
  const sent = postsTo(page, DECISION);
  const dispatch = (init: { key: string; code: string; isComposing?: boolean }) =>
    page.evaluate(
      (event) => document.body.dispatchEvent(new KeyboardEvent('keydown', { bubbles: true, ...event })),
      init,
    );
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  // R of a Ukrainian layout, without a reason: the desk asks for one.
  await dispatch({ key: 'к', code: 'KeyR' });
  await page.getByRole('alert').first().waitFor();
  expect(sent).toEqual([]);
  // 2 of a Czech layout is ě: it chooses the second reason.
  await dispatch({ key: 'ě', code: 'Digit2' });
  await page.getByText('1 chosen').first().waitFor();
  await dispatch({ key: 'ě', code: 'Digit2' });
  await dispatch({ key: 'ф', code: 'KeyA', isComposing: true });
  await page.keyboard.press('n');
  await page.keyboard.type('arez 1 2 3');
  expect(sent).toEqual([]);
  expect(await page.getByRole('textbox', { name: 'Internal note' }).inputValue()).toBe('arez 1 2 3');
  await page.keyboard.press('Escape');
  const title = await titleOf(page);
  await dispatch({ key: 'ф', code: 'KeyA' });
  await nextAfter(page, title);
  expect(sent).toHaveLength(1);
  await close();
});

test('with single keys switched off only combinations work', async () => {
  const { page, close } = await journey.enter('moderator2');
  await call(page, 'PUT', '/api/me/preferences', { shortcuts: false });
  await openDesk(page, journey.origin, 'reviews');
  const sent = postsTo(page, DECISION);
  const id = caseIdIn(page);
  for (const key of ['a', 'j', '2', 'r', 'x']) await page.keyboard.press(key);
  expect([caseIdIn(page), sent.length]).toEqual([id, 0]);
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').waitFor();
  await page.keyboard.press('Escape');
  await call(page, 'PUT', '/api/me/preferences', { shortcuts: true });
  await close();
});

test('thirty cases are rejected with one request, and only what failed is tried again', async () => {
  const { page, close } = await journey.enter('manager3');
  await openDesk(page, journey.origin, 'reviews');
  const seventh = (await rowsOf(page))[6];
  for (let n = 0; n < 30; n++) {
    await page.keyboard.press('x');
    await page.keyboard.press('j');
  }
  const bar = page.getByRole('region', { name: 'Selected cases' });
  await bar.getByText('30 selected').waitFor();
  // Somebody else has one of them in hand.
  const other = await journey.enter('manager2');
  const taken = String(seventh?.split('/').pop()?.split('?')[0]);
  await call(other.page, 'POST', `/api/cases/${taken}/claim`, {});
  const sent = postsTo(page, /\/api\/bulk\//);
  await bar.getByRole('button', { name: /^Reject/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog
    .getByRole('button', { name: /R02|question/i })
    .first()
    .click();
  const answered = page.waitForResponse(/\/api\/bulk\//);
  await dialog.getByRole('button', { name: /^Reject \d+/ }).click();
  const { results } = (await (await answered).json()) as { results: { caseId: string; ok: boolean }[] };
  const failed = results.filter(({ ok }) => !ok).map(({ caseId }) => caseId);
  expect([results.length, failed.includes(taken)]).toEqual([30, true]);
  await page
    .getByText(new RegExp(`${30 - failed.length} of 30`))
    .first()
    .waitFor();
  expect(sent).toHaveLength(1);
  await page
    .getByRole('button', { name: /^Retry/ })
    .first()
    .click();
  await expect.poll(() => sent.length).toBe(2);
  const again = JSON.parse(String(sent[1]?.body)) as { items: { caseId: string }[] };
  expect(again.items.map(({ caseId }) => caseId).sort()).toEqual([...failed].sort());
  await Promise.all([other.close(), close()]);
});

test('a new case does not move the list under the hand: a line says that there is one', async () => {
  const { page, close } = await journey.enter('moderator');
  await openDesk(page, journey.origin, 'reviews', '?marketplace=qjob');
  const before = await rowsOf(page);
  await submitReview('qjob');
  await page.getByRole('button', { name: /^\d+ new/ }).waitFor();
  expect(await rowsOf(page)).toEqual(before);
  await page.getByRole('button', { name: /^\d+ new/ }).click();
  await expect.poll(async () => (await rowsOf(page)).length).toBeGreaterThan(0);
  await close();
});

test('a claim warns in its last minute, and ends without a sign of life', async () => {
  const boss = await journey.enter('manager');
  const { page, close } = await journey.enter('moderator');
  await page.clock.install();
  await openDesk(page, journey.origin, 'reviews');
  // From here on nobody is there: heartbeats do not arrive.
  await page.route('**/heartbeat', (route) => route.abort());
  const id = caseIdIn(page);
  await page.clock.fastForward('14:20');
  await page
    .getByText(/goes back to the queue/)
    .first()
    .waitFor();
  await call(boss.page, 'POST', '/api/demo/clock', { advance: 'PT16M' });
  await page.clock.fastForward('02:00');
  await page
    .getByText(/claim on this case has ended/)
    .first()
    .waitFor();
  const { body } = await call<{ lease: unknown }>(boss.page, 'GET', `/api/cases/${id}`);
  expect(body.lease).toBeNull();
  await Promise.all([boss.close(), close()]);
});

test('after its grace a decision is not undone but reopened, with a reason', async () => {
  const boss = await journey.enter('manager');
  await openDesk(boss.page, journey.origin, 'reviews');
  const [id, title] = [caseIdIn(boss.page), await titleOf(boss.page)];
  await boss.page.keyboard.press('a');
  await nextAfter(boss.page, title);
  await call(boss.page, 'POST', '/api/demo/clock', { advance: 'PT1M' });
  const { body: made } = await call<{ id: string }[]>(
    boss.page,
    'GET',
    `/api/decisions?${new URLSearchParams({ filter: JSON.stringify({ caseId: id }), range: '[0,9]' })}`,
  );
  await boss.page.goto(`${journey.origin}/?reopen#/decisions/${made[0]?.id}/show`);
  await boss.page.getByRole('button', { name: /^Reopen/ }).click();
  const dialog = boss.page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Reopen' }).click();
  await dialog.locator('[aria-invalid=true]').first().waitFor();
  await dialog.getByRole('textbox').fill('Read the wrong review.');
  await dialog.getByRole('button', { name: 'Reopen' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await expect
    .poll(async () => (await call<{ state: string }>(boss.page, 'GET', `/api/cases/${id}`)).body.state)
    .toBe('open');
  await boss.close();
});

test('a server that is gone is told within seconds, the draft stays, and the desk recovers by itself', async () => {
  const { page, faults, close } = await journey.enter('moderator');
  await openDesk(page, journey.origin, 'reviews', '?stars=1,2');
  await page.keyboard.press('n');
  await page.keyboard.type('Half a thought');
  const [id, title] = [caseIdIn(page), await titleOf(page)];
  await journey.stop();
  await page
    .getByText(/No connection/)
    .first()
    .waitFor();
  expect(await titleOf(page)).toBe(title);
  expect(await page.getByRole('textbox', { name: 'Internal note' }).inputValue()).toBe('Half a thought');
  await journey.startAgain();
  await expect.poll(() => page.getByText(/No connection/).count(), { timeout: 20_000 }).toBe(0);
  expect(await page.getByRole('textbox', { name: 'Internal note' }).inputValue()).toBe('Half a thought');
  expect([caseIdIn(page), new URL(page.url()).hash.includes('stars=1')]).toEqual([id, true]);
  await page.keyboard.press('Escape');
  await inHand(page).waitFor();
  expect(faults.filter((each) => !each.startsWith('5'))).toEqual([]);
  await close();
});

/** A finished order of two people, and what one of them writes about it. */
async function submitReview(marketplaceId: 'qjob' | 'izi'): Promise<void> {
  const n = crypto.randomUUID().slice(0, 8);
  const [customerId, specialistId, listingId, orderId] = [`c-${n}`, `s-${n}`, `l-${n}`, `o-${n}`];
  const put = async (path: string, body: object) => {
    const answer = await journey.platform(marketplaceId, 'PUT', path, body);
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  };
  await put(`/people/${customerId}`, { displayName: 'Jana Nová', kinds: ['customer'] });
  await put(`/people/${specialistId}`, { displayName: 'Petr Starý', kinds: ['specialist'] });
  await put(`/listings/${listingId}`, { title: 'Malování', ownerId: specialistId });
  await put(`/orders/${orderId}`, { listingId, customerId, specialistId, status: 'completed' });
  const answer = await journey.platform(marketplaceId, 'POST', '/reviews', {
    orderId,
    authorId: customerId,
    rating: 5,
    text: 'Přišel včas a pracoval čistě, příště zase.',
  });
  if (answer.status !== 201) throw new Error(`The review answered ${answer.status}: ${await answer.text()}`);
}
