import { act, fireEvent, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { PERMISSIONS } from '#db/words.ts';
import type { DocumentContext } from '#server/documents/contract.ts';
import { at, onScreen, press } from './deskWorld.ts';
import {
  axeFinds,
  DocumentsWorld,
  documentCaseRow,
  documentContext,
  documents,
  inHand,
  verifier,
} from './documentsWorld.ts';
import { person } from './openConsole.tsx';

/** Every element is looked at, which takes its time on a busy machine. */
const LOOKED_AT_MS = 60_000;

const decisions = (world: DocumentsWorld) => world.posts('/decision').map(({ body }) => body);
const dialogNamed = async (name: string | RegExp) => within(await screen.findByRole('dialog', { name }));
const send = (dialog: ReturnType<typeof within>, name: RegExp) => fireEvent.click(dialog.getByRole('button', { name }));
const withContext = (over: Partial<DocumentContext>) => {
  const world = new DocumentsWorld();
  world.context = (row) => documentContext(row, over);
  return world;
};

test('nobody is verified while something is open: the sentence names it, and neither key nor button sends', async () => {
  const { world } = await documents();
  await inHand();
  expect(
    await screen.findByText('4 things are open, first: Both sides, Layout and fonts.', { exact: false }),
  ).toBeTruthy();
  const verify = screen.getByRole('button', { name: /^Verify/ });
  expect(verify.getAttribute('aria-disabled')).toBe('true');
  act(() => press('KeyA'));
  fireEvent.click(verify);
  expect(decisions(world)).toEqual([]);
  fireEvent.click(screen.getByText('4 things are open before it can be verified'));
  expect(screen.getByText('Both sides: not answered')).toBeTruthy();
  expect(screen.getByText('Look at every picture')).toBeTruthy();
});

test('with nothing open A verifies at once, without a question, and it can be undone', async () => {
  const { world } = await documents(withContext({ missing: [] }));
  await inHand();
  act(() => press('KeyA'));
  await onScreen('case-2');
  await waitFor(() => expect(decisions(world)).toEqual([{ outcome: 'approve', version: 1 }]));
  expect(await screen.findByText(/verified\.$/)).toBeTruthy();
});

test(
  'a new photo is asked for with what is wrong, and the person’s own words are shown before they go out',
  async () => {
    const { world } = await documents(withContext({ suggestion: { outcome: 'resubmit', grounds: ['IMG_BLURRED'] } }));
    await inHand();
    expect(screen.getByText(/^The checklist speaks for: New photo\. Nothing is chosen for you\./)).toBeTruthy();
    act(() => press('KeyQ'));
    const dialog = await dialogNamed('Ask for a new photo');
    expect(dialog.queryByText('Forged')).toBeNull();
    expect(dialog.getByRole('button', { name: /^Blurred/ }).getAttribute('aria-pressed')).toBe('false');
    send(dialog, /^Ask for it/);
    expect(dialog.getByText('Choose what is wrong with it.')).toBeTruthy();
    fireEvent.click(dialog.getByRole('button', { name: /^Blurred/ }));
    fireEvent.click(dialog.getByRole('button', { name: /^Glare/ }));
    fireEvent.change(dialog.getByLabelText(/^Message to the person/), { target: { value: 'Děkujeme za trpělivost.' } });
    const reads = within(await dialog.findByRole('region', { name: 'What the person reads' }));
    expect(reads.getByText(/^Snímek je rozmazaný;/).closest('ul')?.lang).toBe('cs');
    expect(reads.getByText('Děkujeme za trpělivost.')).toBeTruthy();
    expect(await axeFinds()).toEqual([]);
    send(dialog, /^Ask for it/);
    await onScreen('case-2');
    await waitFor(() =>
      expect(decisions(world)).toEqual([
        {
          outcome: 'resubmit',
          version: 1,
          message: 'Děkujeme za trpělivost.',
          grounds: ['IMG_BLURRED', 'IMG_GLARE'],
          disposition: 'retry',
        },
      ]),
    );
  },
  LOOKED_AT_MS,
);

test('a rejection is final, and is looked at once more before it goes out; Enter alone does not send it', async () => {
  const { world, user } = await documents();
  await inHand();
  act(() => press('KeyR'));
  const form = await dialogNamed('Reject the document');
  fireEvent.change(form.getByLabelText('Find a ground'), { target: { value: 'forg' } });
  fireEvent.keyDown(form.getByLabelText('Find a ground'), { code: 'Enter', key: 'Enter' });
  expect(form.getByText('A second person signs it. Until then the person is told nothing.')).toBeTruthy();
  send(form, /^Look at it again/);
  const sure = await dialogNamed('Reject it for good?');
  expect(sure.getByText('Forged')).toBeTruthy();
  expect(decisions(world)).toEqual([]);
  await user.keyboard('{Enter}');
  expect(decisions(world)).toEqual([]);
  send(sure, /^Back/);
  const again = await dialogNamed('Reject the document');
  expect(again.getByRole('button', { name: /^Forged/ }).getAttribute('aria-pressed')).toBe('true');
  send(again, /^Look at it again/);
  await dialogNamed('Reject it for good?');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() =>
    expect(decisions(world)).toEqual([
      { outcome: 'reject', version: 1, grounds: ['FRAUD_FORGED'], disposition: 'final' },
    ]),
  );
});

test('signs of a fraud are told to the person in one neutral sentence, however many they are', async () => {
  await documents();
  await inHand();
  act(() => press('KeyR'));
  const form = await dialogNamed('Reject the document');
  fireEvent.click(form.getByRole('button', { name: /^Forged/ }));
  fireEvent.click(form.getByRole('button', { name: /^Tampered/ }));
  const reads = within(await form.findByRole('region', { name: 'What the person reads' }));
  expect(reads.getAllByRole('listitem').map((it) => it.textContent)).toEqual([
    'Doklad nelze přijmout jako doklad totožnosti.',
  ]);
});

test('“another reason” is told in words, and the draft outlives a closed form', async () => {
  const { world } = await documents();
  await inHand();
  act(() => press('KeyQ'));
  const form = await dialogNamed('Ask for a new photo');
  fireEvent.click(form.getByRole('button', { name: /^Another reason/ }));
  fireEvent.change(form.getByLabelText(/^Message to the person/), { target: { value: 'Kratší.' } });
  send(form, /^Ask for it/);
  expect(form.getByText('Say in the message what it is, in at least 20 characters.')).toBeTruthy();
  send(form, /^Cancel/);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  act(() => press('KeyQ'));
  const again = await dialogNamed('Ask for a new photo');
  expect(again.getByRole('button', { name: /^Another reason/ }).getAttribute('aria-pressed')).toBe('true');
  expect(again.getByText('1 of 5 chosen')).toBeTruthy();
  expect(decisions(world)).toEqual([]);
});

test('what would do with a new photo is rejected for good only by who says so, and the other way is one press away', async () => {
  await documents();
  await inHand();
  act(() => press('KeyR'));
  const form = await dialogNamed('Reject the document');
  fireEvent.click(form.getByRole('button', { name: /^Expired/ }));
  expect(form.getByText(/^None of these is final by itself/)).toBeTruthy();
  fireEvent.click(form.getByLabelText('May try again'));
  const other = await dialogNamed('Ask for a new photo');
  expect(other.getByRole('button', { name: /^Expired/ }).getAttribute('aria-pressed')).toBe('true');
});

test('a new photo after the last attempt is a rejection, and is looked at like one', async () => {
  const world = new DocumentsWorld();
  world.context = (row) => {
    const context = documentContext(row);
    return { ...context, document: { ...context.document, attempt: 5 } };
  };
  await documents(world);
  await inHand();
  act(() => press('KeyQ'));
  const form = await dialogNamed('Ask for a new photo');
  expect(form.getByText(/^This was the last of 5 tries/)).toBeTruthy();
  fireEvent.click(form.getByRole('button', { name: /^Blurred/ }));
  send(form, /^Look at it again/);
  await dialogNamed('Reject it for good?');
});

test('a second person sees what the first one decided, signs exactly that, or returns it with a word', async () => {
  const first = {
    outcome: 'reject',
    grounds: ['FRAUD_FORGED' as const],
    message: 'Napište nám.',
    alias: 'Agent Birch',
    at: at(-1),
  };
  const world = withContext({ first, allowed: ['confirm', 'return'] });
  await documents(world, verifier({ role: 'manager', permissions: [...PERMISSIONS] }));
  await inHand();
  expect(screen.getByText('Waits for a second person.')).toBeTruthy();
  expect(screen.getByText(/^Rejected by Agent Birch/, { exact: false })).toBeTruthy();
  expect(screen.queryByRole('button', { name: /^Verify/ })).toBeNull();
  act(() => press('KeyT'));
  const back = await dialogNamed('Return it to the desk');
  send(back, /^Return/);
  expect(back.getByText('Fill this in.')).toBeTruthy();
  send(back, /^Cancel/);
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  act(() => press('KeyA'));
  const sign = await dialogNamed('Sign: Reject?');
  expect(sign.getByText('Forged')).toBeTruthy();
  expect(sign.getByText('Napište nám.')).toBeTruthy();
  send(sign, /^Sign/);
  await waitFor(() => expect(decisions(world)).toEqual([{ outcome: 'confirm', version: 1 }]));
});

test('an appeal shows what the person says and what was decided, and lets the rejection stand only with a word', async () => {
  const first = {
    outcome: 'reject',
    grounds: ['DUP_IDENTITY' as const],
    message: null,
    alias: 'Agent Birch',
    at: at(-90),
  };
  const appeal = { text: 'Druhý účet patří mému bratrovi.', at: at(-5) };
  const world = withContext({ first, appeal, allowed: ['uphold', 'return'] });
  await documents(world, verifier({ role: 'manager', permissions: [...PERMISSIONS] }));
  await inHand();
  expect(screen.getByText('Druhý účet patří mému bratrovi.')).toBeTruthy();
  expect(screen.getByText('Second account')).toBeTruthy();
  act(() => press('KeyA'));
  const uphold = await dialogNamed('Let the rejection stand?');
  send(uphold, /^Uphold/);
  expect(uphold.getByText('Fill this in.')).toBeTruthy();
  fireEvent.change(uphold.getByLabelText(/^Message to the person/), { target: { value: 'Oba účty mají týž doklad.' } });
  send(uphold, /^Uphold/);
  await waitFor(() =>
    expect(decisions(world)).toEqual([{ outcome: 'uphold', version: 1, message: 'Oba účty mají týž doklad.' }]),
  );
});

test('a granted appeal goes back to the desk with a note for whoever looks next', async () => {
  const world = withContext({ appeal: { text: 'Prosím znovu.', at: at(-5) }, allowed: ['uphold', 'return'] });
  await documents(world, verifier({ role: 'manager', permissions: [...PERMISSIONS] }));
  await inHand();
  act(() => press('KeyT'));
  const back = await dialogNamed('Return it to the desk');
  fireEvent.change(back.getByLabelText(/^Internal note/), { target: { value: 'Look at the second account.' } });
  send(back, /^Return/);
  await waitFor(() =>
    expect(decisions(world)).toEqual([{ outcome: 'return', version: 1, note: 'Look at the second account.' }]),
  );
});

test('accounts that share something stand in one line, and each in a table with what it shares and how much that says', async () => {
  const linked: DocumentContext['linked'] = [
    {
      personId: 'p-11760',
      displayName: 'O. Shevchenko',
      kinds: ['document-number'],
      strength: 0.95,
      band: 'strong',
      verdict: null,
      verdictAt: null,
    },
  ];
  const { user } = await documents(withContext({ linked }));
  await inHand();
  await user.click(screen.getByText('1 account, same document number'));
  const table = within(await screen.findByRole('table', { name: 'Linked accounts' }));
  expect(table.getByText('strong, 0.95')).toBeTruthy();
  expect(table.getByText('O. Shevchenko').closest('a')?.getAttribute('href')).toBe('#/people/p-11760/show');
});

test('the access log says who looked, why, and what was refused', async () => {
  const look = {
    side: 'front',
    attempt: 1,
    alias: 'Agent Birch',
    purpose: 'fraud',
    outcome: 'denied',
    at: at(-1),
  } as const;
  await documents(withContext({ access: [look] }));
  await inHand();
  fireEvent.click(screen.getByRole('tab', { name: /^Access log/ }));
  const table = within(await screen.findByRole('table', { name: 'Access log' }));
  expect(table.getAllByRole('row')[1]?.textContent).toMatch(/Agent BirchFront, try 1suspected fraudRefused/);
});

test('who may only read sees blurred pictures and how it stands, and has nothing to press', async () => {
  const reader = person({
    role: 'auditor',
    permissions: PERMISSIONS.filter((each) => each.endsWith(':read')),
    queues: ['documents'],
  });
  const world = withContext({
    allowed: [],
    checks: documentContext(documentCaseRow(1)).checks.map((line) => ({ ...line, mayTick: false })),
  });
  await documents(world, reader);
  expect(await screen.findByText('Your role does not look at pictures of documents.')).toBeTruthy();
  expect(await screen.findByAltText('Front of the document, blurred')).toBeTruthy();
  expect(screen.getByText('What was typed is shown to whoever has the case in hand.')).toBeTruthy();
  expect(screen.queryByText(/^Reveal/)).toBeNull();
  expect(screen.queryByRole('button', { name: /^Verify|^Reject|^New photo/ })).toBeNull();
  for (const code of ['Digit1', 'KeyA', 'KeyR', 'KeyD']) act(() => press(code));
  expect(screen.queryByRole('dialog')).toBeNull();
  expect([world.reveals, world.sent]).toEqual([[], []]);
});

test('the list says whose document it is and which try, and rejecting is not offered for many at once', async () => {
  const { user } = await documents(new DocumentsWorld([documentCaseRow(1), documentCaseRow(2)]));
  await inHand();
  expect(screen.getByText('CZ ID, try 2')).toBeTruthy();
  await user.click(screen.getByLabelText(/^Select Petr Novák/));
  const bulk = within(await screen.findByRole('region', { name: 'Selected cases' }));
  expect(bulk.queryByRole('button', { name: /^Reject/ })).toBeNull();
  expect(bulk.getByRole('button', { name: /^Escalate/ })).toBeTruthy();
});
