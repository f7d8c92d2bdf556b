import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { HttpResponse } from 'msw';
import { expect, test } from 'vitest';
import { drafts } from '#client/desk/drafts.ts';
import { at, decisionRow, messageBox, onScreen, openDesk, press } from './deskWorld.ts';
import {
  arbiter,
  disputeCase,
  dryRun,
  EscrowWorld,
  escrowContext,
  partsOf,
  payments,
  refundField,
  slider,
  splitAnswer,
} from './escrowWorld.ts';
import { refuse } from './openConsole.tsx';

type User = Awaited<ReturnType<typeof payments>>['user'];

const DIVISION = { ...partsOf(736_000), goodwillMinor: 0, holdVersion: 5, disputeVersion: 3 };
const decisions = (world: EscrowWorld) => world.posts('/decision').map(({ body }) => body);
/** Ctrl-Enter from where one writes. */
const enter = () => act(() => press('Enter', { ctrlKey: true, key: 'Enter' }, messageBox()));

/** Amounts chosen, both sides written to: everything that comes before the look at it. */
async function prepare(share = '6000') {
  fireEvent.change(slider(), { target: { value: share } });
  await screen.findByText(/equals held/);
  fireEvent.change(messageBox(), { target: { value: 'Fotografie dokládají chybějící spárování.' } });
}

const confirming = async () => within(await screen.findByRole('dialog', { name: /^Confirm the division/ }));

/** Reads, ticks and types the amount that goes back. */
async function confirm(user: User, typed = '7 360,00') {
  const dialog = await confirming();
  await dialog.findByText(/CZK\s7,360\.00/);
  await user.click(dialog.getByRole('checkbox'));
  await user.type(dialog.getByLabelText(/^Type the amount/), typed);
  return dialog;
}

test('a division is looked at before it is decided: amounts, fee, and when the money leaves, as the server says', async () => {
  await payments();
  await prepare();
  enter();
  const dialog = await confirming();
  await dialog.findByText(/CZK\s9,936\.00/);
  expect(dialog.getByText(/60% of CZK\s1,840\.00/)).toBeTruthy();
  expect(dialog.getByText('I have read both claims and all 3 pieces of evidence.')).toBeTruthy();
  expect(dialog.getByText(/^Money leaves 1 Dec 2026/)).toBeTruthy();
});

test('nobody slips through: ticked, typed again to the last haléř, and sent by Ctrl-Enter with the versions that were seen', async () => {
  const { world, user } = await payments();
  await prepare();
  enter();
  const dialog = await confirming();
  await dialog.findByText(/CZK\s9,936\.00/);
  const decide = dialog.getByRole('button', { name: /^Decide/ });
  fireEvent.click(decide);
  expect(dialog.getByText(/^Tick that you have read everything/)).toBeTruthy();
  fireEvent.click(dialog.getByRole('checkbox'));
  const again = dialog.getByLabelText(/^Type the amount/);
  fireEvent.change(again, { target: { value: '7360.01' } });
  fireEvent.click(decide);
  expect(dialog.getByText('does not match')).toBeTruthy();
  fireEvent.change(again, { target: { value: '7,360.00' } });
  expect(dialog.getByText('matches')).toBeTruthy();
  again.focus();
  await user.keyboard('{Enter}');
  expect(decisions(world)).toEqual([]);
  await user.keyboard('{Control>}{Enter}{/Control}');
  await onScreen('case-2');
  const wanted = {
    outcome: 'split',
    message: 'Fotografie dokládají chybějící spárování.',
    finding: 'partly_done',
    division: DIVISION,
    version: 1,
  };
  await waitFor(() => expect(decisions(world)).toEqual([wanted]));
  expect(world.tried.at(-1)).toEqual(wanted);
});

test.each([
  ['0', 'refund', 1_840_000, '18400'],
  ['10000', 'release', 0, '0'],
] as const)(
  'the word of the decision follows the amounts: share %s is a %s',
  async (share, outcome, refundMinor, typed) => {
    const { world, user } = await payments();
    fireEvent.change(slider(), { target: { value: '5000' } });
    await prepare(share);
    enter();
    const dialog = await confirming();
    await waitFor(() => expect(world.tried.at(-1)?.division).toMatchObject({ refundMinor }));
    await user.click(dialog.getByRole('checkbox'));
    await user.type(dialog.getByLabelText(/^Type the amount/), typed);
    await user.click(dialog.getByRole('button', { name: /^Decide/ }));
    await waitFor(() => expect(decisions(world)[0]).toMatchObject({ outcome, division: { refundMinor } }));
  },
);

test('money goes nowhere without a word to both sides, and the cursor stands where it is missing', async () => {
  const { world, user } = await payments();
  enter();
  expect(screen.getByText('Say how the payment is divided.')).toBeTruthy();
  fireEvent.change(slider(), { target: { value: '6000' } });
  await screen.findByText(/equals held/);
  await user.click(screen.getByRole('button', { name: /^Review decision/ }));
  expect(await screen.findByText('Write to both sides why it is divided so.')).toBeTruthy();
  await waitFor(() => expect(document.activeElement).toBe(messageBox()));
  await user.type(messageBox(), 'Dear {{person}, it is so.');
  await user.click(screen.getByRole('button', { name: /^Review decision/ }));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(world.tried).toEqual([]);
});

test('where a second person is needed, the decision is sent for a signature and the screen says that nothing moves', async () => {
  const world = new EscrowWorld();
  world.split = (ask) => HttpResponse.json(splitAnswer(ask, ['above-limit']));
  world.try = (input) =>
    HttpResponse.json(dryRun(input, { second: ['above-limit'], disputeState: 'pending_approval' }));
  const { user } = await payments(world);
  await prepare();
  expect(screen.getByText(/above the limit of one person/)).toBeTruthy();
  const steps = within(screen.getByRole('list', { name: 'Steps of the decision' }));
  expect(steps.getAllByRole('listitem').map((it) => it.textContent)).toEqual([
    '1 Amounts',
    '2 Confirm',
    '3 Second person',
  ]);
  enter();
  const dialog = await confirm(user);
  expect(dialog.getByText(/^Nothing moves until a second person signs/)).toBeTruthy();
  expect(steps.getByText(/Confirm/).getAttribute('aria-current')).toBe('step');
  await user.click(dialog.getByRole('button', { name: /^Send for signature/ }));
  await waitFor(() => expect(decisions(world)).toHaveLength(1));
});

test('a password is asked for before money moves, and what was typed is still there afterwards', async () => {
  const world = new EscrowWorld();
  world.try = (input) =>
    world.passwords.length === 0 ? refuse(403, 'step-up-needed') : HttpResponse.json(dryRun(input));
  const { user } = await payments(world);
  await prepare();
  enter();
  const password = within(await screen.findByRole('dialog', { name: 'Enter your password again' }));
  await user.type(password.getByLabelText('Password'), 'walk-through-the-house-7');
  await user.click(password.getByRole('button', { name: 'Go on' }));
  const dialog = await confirm(user);
  expect(world.passwords).toEqual([{ password: 'walk-through-the-house-7' }]);
  await user.click(dialog.getByRole('button', { name: /^Decide/ }));
  await waitFor(() => expect(decisions(world)[0]).toMatchObject({ outcome: 'split', division: DIVISION }));
});

test('a decision that comes back for the password is sent again as it was, under the same key', async () => {
  const world = new EscrowWorld();
  const taken = world.decide;
  world.decide = (row, input) => (world.passwords.length === 0 ? refuse(403, 'step-up-needed') : taken(row, input));
  const { user } = await payments(world);
  await prepare();
  enter();
  const dialog = await confirm(user);
  await user.click(dialog.getByRole('button', { name: /^Decide/ }));
  await user.click(await screen.findByRole('button', { name: 'Enter the password…' }));
  const password = within(await screen.findByRole('dialog', { name: 'Enter your password again' }));
  await user.type(password.getByLabelText('Password'), 'walk-through-the-house-7{Enter}');
  await waitFor(() => expect(decisions(world)).toHaveLength(2));
  const [first, second] = world.posts('/decision');
  expect(second).toEqual(first);
});

test('amounts that changed meanwhile are shown anew and read again; nothing typed at the desk is lost', async () => {
  const world = new EscrowWorld();
  world.context = (row) => {
    const context = escrowContext(row);
    const version = world.tried.length === 0 ? 3 : 4;
    return { ...context, dispute: { ...context.dispute, version } };
  };
  world.try = (input) =>
    input.division?.disputeVersion === 3 ? refuse(409, 'amounts-changed') : HttpResponse.json(dryRun(input));
  const { user } = await payments(world);
  await prepare();
  enter();
  const dialog = await confirming();
  expect(await dialog.findByText(/^The case changed meanwhile/)).toBeTruthy();
  await dialog.findByText(/CZK\s7,360\.00/);
  expect(dialog.getByRole<HTMLInputElement>('checkbox').checked).toBe(false);
  await user.click(dialog.getByRole('checkbox'));
  await user.type(dialog.getByLabelText(/^Type the amount/), '7360');
  await user.click(dialog.getByRole('button', { name: /^Decide/ }));
  await waitFor(() => expect(decisions(world)[0]).toMatchObject({ division: { ...DIVISION, disputeVersion: 4 } }));
  expect(decisions(world)[0]).toMatchObject({ message: 'Fotografie dokládají chybějící spárování.' });
});

test('a decision refused because the amounts changed comes back with its draft, and says what happened', async () => {
  const world = new EscrowWorld([disputeCase(1)]);
  world.decide = () => refuse(409, 'amounts-changed');
  const { user } = await payments(world);
  await prepare();
  enter();
  const dialog = await confirm(user);
  await user.click(dialog.getByRole('button', { name: /^Decide/ }));
  expect(await screen.findByText(/^The amounts or the case changed meanwhile/)).toBeTruthy();
  expect(messageBox().value).toBe('Fotografie dokládají chybějící spárování.');
  await waitFor(() => expect(refundField().value).toBe('7,360.00'));
  expect(drafts.read('case-1')).toMatchObject({ refundMinor: 736_000 });
});

test('a decision about money can be taken back while its time runs, and the amounts are there again', async () => {
  const { world, user } = await payments();
  await prepare();
  messageBox().focus();
  enter();
  const dialog = await confirm(user);
  await user.click(dialog.getByRole('button', { name: /^Decide/ }));
  await onScreen('case-2');
  await screen.findByText('Jana Horáková: divided.');
  await waitFor(() => expect(document.activeElement?.tagName).not.toBe('TEXTAREA'));
  act(() => press('KeyZ'));
  await onScreen('case-1');
  await waitFor(() => expect(world.posts('/undo')).toHaveLength(1));
  await waitFor(() => expect(refundField().value).toBe('7,360.00'));
});

test('both sides are asked for what is missing and can be shown, in words', async () => {
  const { world, user } = await payments();
  act(() => press('KeyQ'));
  const dialog = within(await screen.findByRole('dialog', { name: 'Ask a party' }));
  const kinds = dialog.getAllByRole<HTMLInputElement>('checkbox');
  expect(kinds.filter(({ checked }) => checked)).toHaveLength(1);
  expect(dialog.getByRole<HTMLInputElement>('checkbox', { name: 'Signed document' }).checked).toBe(true);
  await user.click(dialog.getByRole('button', { name: 'Ask' }));
  expect(dialog.getByText('Fill this in.')).toBeTruthy();
  await user.click(dialog.getByRole('radio', { name: 'Roman Vlček' }));
  await user.type(dialog.getByRole('textbox', { name: /^Question/ }), 'Pošlete smlouvu.');
  await user.click(dialog.getByRole('button', { name: 'Ask' }));
  await waitFor(() =>
    expect(decisions(world)).toEqual([
      { outcome: 'ask', ask: 'specialist', wanted: ['signed-document'], message: 'Pošlete smlouvu.', version: 1 },
    ]),
  );
});

test('a proposal says for how long it stands, and divides as it was shown', async () => {
  const { world, user } = await payments();
  await prepare();
  act(() => press('KeyP'));
  const dialog = within(await screen.findByRole('dialog', { name: /^Propose a division/ }));
  expect(dialog.getByText(/within 48 hours/)).toBeTruthy();
  await dialog.findByText(/CZK\s7,360\.00/);
  await user.click(dialog.getByRole('checkbox'));
  await user.type(dialog.getByLabelText(/^Type the amount/), '7360');
  await user.click(dialog.getByRole('button', { name: /^Send the proposal/ }));
  await waitFor(() => expect(decisions(world)[0]).toMatchObject({ outcome: 'propose', division: DIVISION }));
});

test('an appeal shows what was decided first and why not, and is answered by upholding or amending after a look', async () => {
  const world = new EscrowWorld();
  world.context = (row) => {
    const context = escrowContext(row, { allowed: ['uphold', 'amend'] });
    const appealed = { state: 'appealed', appealUsed: true, appealedBy: 'customer', refundMinor: 736_000 } as const;
    const history = [decisionRow(row, { outcome: 'split', state: 'effective', message: 'První zpráva.' })];
    return { ...context, history, dispute: { ...context.dispute, ...appealed, appealText: 'Práce se musí předělat.' } };
  };
  world.try = (input) => HttpResponse.json(dryRun(input, { ...partsOf(736_000), disputeState: 'closed' }));
  const { user } = await payments(world);
  expect(screen.getByText('Práce se musí předělat.')).toBeTruthy();
  expect(screen.getByText('První zpráva.')).toBeTruthy();
  await user.type(messageBox(), 'Rozhodnutí platí.');
  await user.keyboard('{Escape}');
  act(() => press('KeyA'));
  const dialog = within(await screen.findByRole('dialog', { name: /^Uphold the division/ }));
  await dialog.findByText(/CZK\s7,360\.00/);
  await user.click(dialog.getByRole('checkbox'));
  await user.type(dialog.getByLabelText(/^Type the amount/), '7360');
  await user.click(dialog.getByRole('button', { name: /^Uphold/ }));
  await waitFor(() =>
    expect(decisions(world)).toEqual([{ outcome: 'uphold', message: 'Rozhodnutí platí.', version: 1 }]),
  );
});

test('a bank that is looking into the payment stops the money, and the desk says so first', async () => {
  const world = new EscrowWorld();
  world.context = (row) => {
    const context = escrowContext(row, { allowed: ['escalate'] });
    return { ...context, hold: { ...context.hold, chargeback: 'open' } };
  };
  await openDesk(world, '/desks/escrow-disputes', arbiter());
  expect(await screen.findByText(/^The bank is looking into this payment/)).toBeTruthy();
  expect(screen.queryByRole('slider')).toBeNull();
  expect(screen.queryByRole('button', { name: /^Review decision/ })).toBeNull();
});

test('evidence is opened by a press, its link leads out only by another, and its hash can be copied whole', async () => {
  const { user } = await payments();
  expect(screen.getByText('late', { selector: 'span' })).toBeTruthy();
  expect(document.querySelector('a[href^="https://files"]')).toBeNull();
  await user.click(screen.getByRole('button', { name: /^Receipt/ }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Receipt' }));
  expect(dialog.getByText('Dlaždice 4 m²')).toBeTruthy();
  expect(dialog.getByRole('link').getAttribute('rel')).toContain('noreferrer');
  expect(dialog.getByText('333333333333…')).toBeTruthy();
});

test('similar cases are told in one line that leads to all of them', async () => {
  const world = new EscrowWorld();
  const closed = (n: number, keptBasisPoints: number, appealed: boolean) => ({
    disputeId: `d-${n}`,
    reason: 'partly_done' as const,
    categoryName: 'Obklady',
    currency: 'CZK' as const,
    gross: 100_000,
    refundMinor: 100_000 - keptBasisPoints * 10,
    keptBasisPoints,
    end: 'decided' as const,
    appealed,
    closedAt: at(-900),
  });
  world.context = (row) =>
    escrowContext(row, {
      similar: { cases: [closed(1, 5_000, false), closed(2, 7_500, true)], medianKeptBasisPoints: 6_250 },
    });
  const { user } = await payments(world);
  expect(screen.getByText(/2 cases, specialist’s share 50% to 75%, median 63%\. 1 appeal\./)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Compare' }));
  expect(screen.getByRole('tab', { name: /Similar/, selected: true })).toBeTruthy();
  expect(screen.getAllByRole('row')).toHaveLength(3);
});
