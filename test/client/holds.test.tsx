import { cleanup, screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { holdSums } from '#client/escrow/holdSums.ts';
import { formatMoney } from '#client/i18n/formats.ts';
import { dispute, HOLD, hold, holdAnswers, instruction, listed, manager, settled, whole } from './moneyWorld.ts';
import { keeping, openConsole, page, refuse } from './openConsole.tsx';

const text = (of: Element | null | undefined) => of?.textContent?.replaceAll(/\s/g, ' ') ?? '';

test('the register says whose payment it is, how much, how it stands and when silence decides, and is narrowed by state', async () => {
  const filters: unknown[] = [];
  const user = await openConsole(
    '/holds',
    manager(),
    http.get('*/api/holds', ({ request }) => {
      filters.push(JSON.parse(new URL(request.url).searchParams.get('filter') ?? ''));
      return page([listed({ chargeback: 'open', attention: ['not-sent', 'aged'], agedDays: 45 })]);
    }),
  );
  const row = (await screen.findByRole('rowheader', { name: 'Z-1201' })).closest('tr');
  expect(
    within(row as HTMLElement)
      .getByRole('link', { name: 'Z-1201' })
      .getAttribute('href'),
  ).toBe(`#/holds/${HOLD}/show`);
  for (const word of [
    'Petr Novák',
    'Jana Dvořáková',
    'CZK 12,500.00',
    'Reported done',
    'Bank is looking into it',
    'Not sent',
    '45 days',
  ])
    expect(text(row)).toContain(word);
  expect(text(row)).toContain('1 d 06 h');
  const csv = screen.getByRole('link', { name: 'CSV' }).getAttribute('href');
  expect(csv).toContain('/api/export/holds.csv');
  await user.click(screen.getByLabelText('State'));
  await user.click(await screen.findByRole('option', { name: 'In dispute' }));
  await waitFor(() => expect(filters.at(-1)).toEqual({ state: 'disputed' }));
});

test('the parts of a divided payment are the whole to the last haléř, and every line of the ledger stands under them', async () => {
  const divided = hold({ state: 'settling', dueAt: null, refunded: 400_001, fee: 85_000, released: 764_999 });
  await openConsole(
    `/holds/${HOLD}/show`,
    manager(),
    ...holdAnswers(() => whole({ hold: divided, journals: [settled], disputes: [dispute()] })),
  );
  expect(await screen.findByRole('heading', { level: 1, name: 'Reserved payment H-3F9A21' })).toBeTruthy();
  const money = within(screen.getByRole('table', { name: 'Where the reserved amount is' }));
  const amounts = money.getAllByRole('row').map(text);
  expect(amounts.slice(1)).toEqual([
    'To the specialistCZK 7,649.99',
    'Back to the customerCZK 4,000.01',
    'Fee of the marketplaceCZK 850.00',
    'Taken by the bankCZK 0.00',
    'Still heldCZK 0.00',
    'Reserved in allCZK 12,500.00',
  ]);
  expect(screen.getByText('equals the reserved amount')).toBeTruthy();
  const journal = within(screen.getByRole('table', { name: 'Transfers of journal B-B20000' }));
  expect(journal.getAllByRole('row').map(text).slice(1)).toEqual([
    'to the customerHeld, H-3F9A21To be paid back, H-3F9A21CZK 4,000.01',
    'feeHeld, H-3F9A21Fees earned, QjobCZK 850.00',
    'to the specialistHeld, H-3F9A21To be paid out, P-P2CZK 7,649.99',
    'In allCZK 12,500.00',
  ]);
  const disputes = within(screen.getByRole('region', { name: /Disputes about it/ }));
  expect(disputes.getByRole('link', { name: 'E-E10000' }).getAttribute('href')).toBe(
    '#/escrow-disputes/e1000000-1/show',
  );
  expect((await disputes.findByRole('link', { name: 'C-C10000' })).getAttribute('href')).toBe(
    '#/desks/escrow-disputes/c1000000-1',
  );
});

test('a payment of which more was given away than was there says by how much, and never that it is equal', () => {
  const { parts, apart } = holdSums(hold({ released: 1_200_000, refunded: 50_001 }));
  expect(apart).toBe(1);
  expect(parts.at(-1)).toEqual({ part: 'held', minor: 0 });
  expect(holdSums(hold()).parts.at(-1)).toEqual({ part: 'held', minor: 1_250_000 });
  expect(holdSums(hold({ state: 'auth_failed' })).parts.at(-1)?.part).toBe('never');
});

test('an amount has both its digits in every currency and language, up to the largest that a computer counts exactly', () => {
  const plain = (language: string, minor: number, currency: string) =>
    formatMoney(language, minor, currency).replaceAll(/\s/g, ' ');
  expect(plain('en', 800_050, 'HUF')).toBe('HUF 8,000.50');
  expect(plain('cs', 1_250_001, 'CZK')).toBe('12 500,01 Kč');
  expect(plain('uk', -5, 'UAH')).toBe('-0,05 ₴');
  expect(plain('en', Number.MAX_SAFE_INTEGER, 'EUR')).toBe('EUR 90,071,992,547,409.91');
  expect(plain('en', Number.MAX_SAFE_INTEGER - 2, 'EUR')).toBe('EUR 90,071,992,547,409.89');
});

test('what the clock does next is said with its time, and both sides are shown, also the one that is silent', async () => {
  const report = { party: 'specialist', claim: 'done', wantsMinor: 1_125_000, text: 'Hotovo.', at: hold().createdAt };
  await openConsole(`/holds/${HOLD}/show`, manager(), ...holdAnswers(() => whole({ reports: [report as never] })));
  const next = await screen.findByRole('region', { name: 'What happens next' });
  expect(text(next)).toContain('The customer has not answered.');
  expect(text(next)).toMatch(
    /Silent until 25 Nov 2026, 15:00, the customer lets the whole amount go to the specialist/,
  );
  const said = screen.getByRole('region', { name: 'What both sides reported' });
  expect(text(said)).toContain('CustomerNo report so far.');
  expect(text(said)).toContain('Done · Wants CZK 11,250.00Hotovo.');
  expect(screen.queryByRole('region', { name: 'Actions' })).toBeNull();
});

test('a payment is frozen with what it is about and why; nothing is sent before both are there', async () => {
  const frozen = whole({ hold: hold({ state: 'disputed', dueAt: null, version: 4 }) });
  const { sent, resolve } = keeping(frozen);
  let now = whole({ allowedActions: ['freeze'] });
  const user = await openConsole(
    `/holds/${HOLD}/show`,
    manager(),
    ...holdAnswers(() => now),
    http.post(`*/api/holds/${HOLD}/freeze`, (call) => {
      now = frozen;
      return resolve(call);
    }),
  );
  await user.click(await screen.findByRole('button', { name: 'Freeze…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Freeze the payment' }));
  await user.click(dialog.getByRole('button', { name: 'Freeze' }));
  expect(await dialog.findByText('Choose one of the values.')).toBeTruthy();
  expect(sent).toEqual([]);
  await user.click(dialog.getByLabelText('What it is about'));
  await user.click(await screen.findByRole('option', { name: 'fraud' }));
  await user.type(dialog.getByLabelText('Why, for the record'), 'Stolen card, says the bank.');
  await user.click(dialog.getByRole('button', { name: 'Freeze' }));
  expect(await screen.findByText('The payment is frozen. A dispute was opened.')).toBeTruthy();
  expect(sent).toEqual([{ reason: 'Stolen card, says the bank.', version: 3, finding: 'fraud' }]);
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Freeze…' })).toBeNull());
  expect(screen.getByText('The two sides disagree. A dispute decides; silence no longer counts.')).toBeTruthy();
});

test('an old payment is ended by an exact amount; no float, no more than is held, and the password is asked for again', async () => {
  const bodies: unknown[] = [];
  const keys: (string | null)[] = [];
  let fresh = false;
  const user = await openConsole(
    `/holds/${HOLD}/show`,
    manager(),
    ...holdAnswers(() => whole({ allowedActions: ['backstop'] })),
    http.post(`*/api/holds/${HOLD}/backstop`, async ({ request }) => {
      bodies.push(await request.json());
      keys.push(request.headers.get('Idempotency-Key'));
      return fresh ? HttpResponse.json(whole()) : refuse(403, 'step-up-needed');
    }),
    http.post('*/api/session/step-up', () => {
      fresh = true;
      return new HttpResponse(null, { status: 204 });
    }),
  );
  await user.click(await screen.findByRole('button', { name: 'End an old payment…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'End an old payment' }));
  expect(dialog.getByText(/a second manager must sign before anything moves/)).toBeTruthy();
  const amount = dialog.getByLabelText('Back to the customer, CZK');
  await user.type(dialog.getByLabelText('Why, for the record'), 'Nobody answered for 75 days.');
  await user.type(amount, '1e3');
  await user.click(dialog.getByRole('button', { name: 'Ask for the second signature' }));
  expect(await dialog.findByText('Write an amount such as 1250.50.')).toBeTruthy();
  await user.clear(amount);
  await user.type(amount, '12500.01');
  await user.click(dialog.getByRole('button', { name: 'Ask for the second signature' }));
  expect(text(await dialog.findByText(/No more than/))).toContain('CZK 12,500.00');
  expect(bodies).toEqual([]);
  await user.clear(amount);
  await user.type(amount, '4000.01');
  await user.click(dialog.getByRole('button', { name: 'Ask for the second signature' }));
  const password = within(await screen.findByRole('dialog', { name: 'Enter your password again' }));
  await user.type(password.getByLabelText('Password'), 'walk-through-the-house');
  await user.click(password.getByRole('button', { name: 'Go on' }));
  expect(await screen.findByText('A second manager must sign now. Nothing has moved yet.')).toBeTruthy();
  const body = { reason: 'Nobody answered for 75 days.', version: 3, refundMinor: 400_001 };
  expect(bodies).toEqual([body, body]);
  expect(keys[0]).toBe(keys[1]);
});

test('where somebody was faster the page says so, shows what is, keeps what was typed, and asks anew under another key', async () => {
  const keys: (string | null)[] = [];
  const versions: number[] = [];
  let now = whole({ allowedActions: ['cancel'] });
  const user = await openConsole(
    `/holds/${HOLD}/show`,
    manager(),
    ...holdAnswers(() => now),
    http.post(`*/api/holds/${HOLD}/cancel`, async ({ request }) => {
      keys.push(request.headers.get('Idempotency-Key'));
      versions.push(((await request.json()) as { version: number }).version);
      now = whole({ hold: hold({ chargeback: 'open', version: 4 }), allowedActions: [] });
      return versions.length === 1 ? refuse(409, 'version-changed') : refuse(423, 'chargeback-open');
    }),
  );
  await user.click(await screen.findByRole('button', { name: 'Cancel the deal…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Cancel the deal' }));
  await user.type(dialog.getByLabelText('Why, for the record'), 'Both gave up.');
  await user.click(dialog.getByRole('button', { name: 'Cancel the deal' }));
  expect((await dialog.findByRole('alert')).textContent).toContain('Somebody changed this payment meanwhile');
  expect((dialog.getByLabelText('Why, for the record') as HTMLTextAreaElement).value).toBe('Both gave up.');
  expect(await screen.findByText(/no money moves and the clocks stand still/)).toBeTruthy();
  await user.click(dialog.getByRole('button', { name: 'Cancel the deal' }));
  await waitFor(() => expect(dialog.getByRole('alert').textContent).toContain('The bank is looking into this payment'));
  // The server keeps a refusal under its key: the same asked again is another question.
  await user.click(dialog.getByRole('button', { name: 'Cancel the deal' }));
  await waitFor(() => expect(versions).toEqual([3, 4, 4]));
  expect(new Set(keys).size).toBe(3);
});

test('an instruction is sent again where the server offers it, with the version that was seen', async () => {
  const { sent, resolve } = keeping(instruction({ state: 'sent' }));
  const user = await openConsole(
    `/holds/${HOLD}/show`,
    manager(),
    ...holdAnswers(() =>
      whole({ instructions: [instruction(), instruction({ id: 'i2', kind: 'refund', mayRetry: false })] }),
    ),
    http.post('*/api/payment-instructions/a1000000-1/retry', resolve),
  );
  const table = within(await screen.findByRole('table', { name: 'Instructions to the payment provider' }));
  expect(table.getAllByText('account_closed')).toHaveLength(2);
  const buttons = table.getAllByRole('button');
  expect(buttons.map((button) => text({ textContent: button.getAttribute('aria-label') } as Element))).toEqual([
    'Send again: Pay out, CZK 7,649.99',
  ]);
  await user.click(buttons[0] as HTMLElement);
  expect(await screen.findByText('The instruction is sent again, under the same key.')).toBeTruthy();
  expect(sent).toEqual([{ version: 4 }]);
});

test('payments that wait for people are counted beside their place in the menu and on Home, and both lead to them alone', async () => {
  const filters: string[] = [];
  const user = await openConsole(
    '/',
    manager(),
    http.get('*/api/holds', ({ request }) => {
      filters.push(new URL(request.url).searchParams.get('filter') ?? '');
      return page([listed({ attention: ['to-recover'] })], 3);
    }),
  );
  const beside = await screen.findByRole('link', { name: 'Reserved payments: 3 need attention' });
  expect(filters).toEqual(['{"attention":true}']);
  expect(screen.getByRole('link', { name: 'Reserved payments' }).getAttribute('href')).toBe('#/holds');
  const onHome = screen.getByRole('link', { name: 'Show them' });
  expect(beside.getAttribute('href')).toBe(onHome.getAttribute('href'));
  expect(screen.getByText('3 reserved payments need attention.')).toBeTruthy();
  await user.click(onHome);
  const row = (await screen.findByRole('rowheader', { name: 'Z-1201' })).closest('tr');
  expect(text(row)).toContain('To be recovered');
  expect(filters.at(-1)).toBe('{"attention":true}');
  await user.click(screen.getByLabelText('Attention'));
  await user.click(await screen.findByRole('option', { name: 'Any' }));
  await waitFor(() => expect(filters.at(-1)).toBe('{}'));
});

test('where no payment waits, and for whoever does not read the ledger, nothing is counted', async () => {
  const filters: string[] = [];
  const count = http.get('*/api/holds', ({ request }) => {
    filters.push(request.url);
    return page([], 0);
  });
  await openConsole('/', manager(), count);
  await waitFor(() => expect(filters).toHaveLength(1));
  expect(screen.queryByRole('link', { name: /attention/ })).toBeNull();
  cleanup();
  await openConsole('/', { ...manager(), permissions: ['escrow:read', 'cases:read'] }, count);
  await screen.findByRole('link', { name: 'Reserved payments' });
  expect(filters).toHaveLength(1);
});

test('the page of a payment says why it waits for people, and what they can do', async () => {
  const old = whole({ attention: ['not-sent', 'to-recover', 'aged'], agedDays: 60 });
  await openConsole(`/holds/${HOLD}/show`, manager(), ...holdAnswers(() => old));
  expect(text((await screen.findByText('Not sent.')).parentElement)).toContain('send it again');
  expect(text(screen.getByText('To be recovered.').parentElement)).toContain('after it was paid out');
  expect(text(screen.getByText('Waits too long.').parentElement)).toContain('more than 60 days');
});

test('a dispute is opened for a side with what it says and how it agreed; nobody is chosen beforehand', async () => {
  const done = whole({ hold: hold({ state: 'disputed', dueAt: null, version: 4 }) });
  const { sent, resolve } = keeping(done);
  const user = await openConsole(
    `/holds/${HOLD}/show`,
    manager(),
    ...holdAnswers(() => (sent.length > 0 ? done : whole({ allowedActions: ['freeze', 'dispute'] }))),
    http.post(`*/api/holds/${HOLD}/dispute`, resolve),
  );
  await user.click(await screen.findByRole('button', { name: 'Open a dispute for a side…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Open a dispute for a side' }));
  const go = dialog.getByRole('button', { name: 'Open the dispute' });
  await user.click(go);
  expect(await dialog.findAllByText('Choose one of the values.')).toHaveLength(2);
  expect(dialog.getAllByText('Fill this in.')).toHaveLength(2);
  await user.click(dialog.getByRole('radio', { name: 'Customer: Petr Novák' }));
  await user.click(dialog.getByLabelText('What it is about'));
  await user.click(await screen.findByRole('option', { name: 'poor quality' }));
  const wants = dialog.getByLabelText('That side wants, CZK');
  await user.type(wants, '12500.01');
  await user.type(dialog.getByLabelText('What that side says'), 'The tiles are crooked.');
  await user.type(dialog.getByLabelText('How the person agreed'), 'Call today at 9:12.');
  await user.click(go);
  expect(text(await dialog.findByText(/No more than .* is held/))).toContain('CZK 12,500.00');
  expect(sent).toEqual([]);
  await user.clear(wants);
  await user.type(wants, '4000.01');
  await user.click(go);
  expect(await screen.findByText('The dispute is open.')).toBeTruthy();
  expect(sent).toEqual([
    {
      party: 'customer',
      reason: 'poor_quality',
      text: 'The tiles are crooked.',
      consent: 'Call today at 9:12.',
      version: 3,
      wantsMinor: 400_001,
    },
  ]);
  await waitFor(() => expect(screen.queryByRole('button', { name: 'Open a dispute for a side…' })).toBeNull());
});

test('a dispute whose time is over is refused in words, and what was typed stays', async () => {
  const user = await openConsole(
    `/holds/${HOLD}/show`,
    manager(),
    ...holdAnswers(() => whole({ allowedActions: ['dispute'] })),
    http.post(`*/api/holds/${HOLD}/dispute`, () => refuse(409, 'claim-window-over')),
  );
  await user.click(await screen.findByRole('button', { name: 'Open a dispute for a side…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Open a dispute for a side' }));
  await user.click(dialog.getByRole('radio', { name: 'Specialist: Jana Dvořáková' }));
  await user.click(dialog.getByLabelText('What it is about'));
  await user.click(await screen.findByRole('option', { name: 'late' }));
  await user.type(dialog.getByLabelText('What that side says'), 'Late.');
  await user.type(dialog.getByLabelText('How the person agreed'), 'By e-mail.');
  await user.click(dialog.getByRole('button', { name: 'Open the dispute' }));
  expect((await dialog.findByRole('alert')).textContent).toBe('The time to dispute this payment is over.');
  expect((dialog.getByLabelText('How the person agreed') as HTMLTextAreaElement).value).toBe('By e-mail.');
});
