import { act, screen, waitFor, within } from '@testing-library/react';
import { HttpResponse } from 'msw';
import { expect, test, vi } from 'vitest';
import { drafts } from '#client/desk/drafts.ts';
import {
  caseRow,
  chosen,
  decisionRow,
  listed,
  messageBox,
  moderator,
  noteBox,
  onScreen,
  openDesk,
  press,
  reviewContext,
  titleOf,
  World,
} from './deskWorld.ts';
import { refuse } from './openConsole.tsx';

const alert = async (words: RegExp) =>
  waitFor(() =>
    expect(
      screen
        .getAllByRole('alert')
        .map((it) => it.textContent)
        .join(' '),
    ).toMatch(words),
  );

/** Typed texts outlive a screen on purpose; each test is another person's day. */
function freshDrafts(): void {
  for (let n = 0; n < 40; n++) drafts.drop(`case-${n}`);
}

async function desk(world = new World(), path?: string, me?: Parameters<typeof openDesk>[2]) {
  freshDrafts();
  return { world, user: await openDesk(world, path, me) };
}

test('a decision leaves at once, and the next case is on the screen before the answer', async () => {
  const world = new World();
  let answer: (response: Response) => void = () => {};
  world.decide = () =>
    new Promise((resolve) => {
      answer = resolve;
    });
  await desk(world);
  await onScreen('case-1');
  act(() => press('KeyA'));
  await onScreen('case-2');
  await waitFor(() => expect(world.posts('/decision')).toHaveLength(1));
  expect(world.posts('/decision')[0]?.body).toEqual({ outcome: 'publish', version: 1 });
  expect(world.posts('/decision')[0]?.key).toMatch(/^[0-9a-f-]{36}$/);
  expect(screen.queryByRole('link', { name: /Author 1/ })).toBeNull();
  expect(screen.getByText('Saving…')).toBeTruthy();
  answer(world.take(world.of('case-1'), { outcome: 'publish', version: 1 }));
  expect(await screen.findByText(/It goes out in \d+ s\./)).toBeTruthy();
});

test('a case that somebody else decided comes back with who, when and what, and with everything typed', async () => {
  const world = new World();
  const winner = { alias: 'Lead Kestrel', at: '2026-11-24T07:41:12.000Z', outcome: 'reject' };
  world.decide = (row) => {
    row.state = 'decided';
    world.pending = [
      decisionRow(row, {
        deciderAlias: 'Lead Kestrel',
        deciderId: 's-2',
        outcome: 'reject',
        reasons: ['R07'],
        state: 'effective',
        mayUndo: false,
        mayRevert: true,
      }),
    ];
    return refuse(409, 'case-decided', { winner });
  };
  const { user } = await desk(world);
  await onScreen('case-1');
  act(() => press('KeyN'));
  await user.type(await screen.findByLabelText('Internal note'), 'Прибрати телефон');
  await user.click(screen.getByRole('button', { name: /^Profanity, insult/ }));
  act(() => press('KeyR'));
  await onScreen('case-1');
  await alert(/Lead Kestrel decided this case.*Rejected/);
  await alert(/Reasons: Personal data/);
  expect(noteBox().value).toBe('Прибрати телефон');
  expect(screen.getByRole('button', { name: /^Profanity, insult/ }).getAttribute('aria-pressed')).toBe('true');
  expect(screen.queryByText(/It goes out/)).toBeNull();
  await user.click(screen.getByRole('button', { name: 'Compare' }));
  const table = within(screen.getByRole('table', { name: /Their decision beside/ }));
  expect(table.getByText('Прибрати телефон')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Reopen…' })).toBeTruthy();
  const [, besideTheirs] = screen.getAllByRole('button', { name: 'Next case' });
  if (besideTheirs) await user.click(besideTheirs);
  await onScreen('case-2');
  expect(screen.queryByRole('link', { name: /Author 1/ })).toBeNull();
});

test('two keys in one breath meet two cases: the next one is on the screen before the second key', async () => {
  const { world } = await desk();
  await onScreen('case-1');
  await screen.findByText(/^Yours for/);
  press('KeyJ');
  press('KeyJ');
  expect([chosen(), titleOf()]).toEqual(['case-3', 'Review R-000003']);
  expect(world.posts('/decision')).toEqual([]);
});

test('the note takes the very next key, so that a fast hand decides nothing by it', async () => {
  await desk();
  await onScreen('case-1');
  act(() => press('KeyN'));
  expect(document.activeElement).toBe(noteBox());
});

test('R without a reason sends nothing, says so, and puts the focus on the reasons', async () => {
  const { world } = await desk();
  await onScreen('case-1');
  act(() => press('KeyR'));
  await alert(/Choose at least one reason/);
  await waitFor(() => expect(document.activeElement?.textContent).toContain('Advert'));
  expect(world.posts('/decision')).toEqual([]);
  expect(chosen()).toBe('case-1');
});

test('a held key decides one case, whether or not the system says that it repeats', async () => {
  const { world } = await desk();
  await onScreen('case-1');
  act(() => {
    for (let n = 0; n < 20; n++) press('KeyA', { repeat: n > 0 });
    document.dispatchEvent(new KeyboardEvent('keyup', { code: 'KeyA' }));
  });
  await onScreen('case-2');
  act(() => {
    for (let n = 0; n < 5; n++)
      document.body.dispatchEvent(
        new KeyboardEvent('keydown', { code: 'KeyA', key: 'a', bubbles: true, cancelable: true }),
      );
  });
  await waitFor(() => expect(world.posts('/decision')).toHaveLength(2));
  await onScreen('case-3');
});

test('keys count by their place under a Ukrainian layout, also right after a reason was clicked', async () => {
  const { world, user } = await desk();
  await onScreen('case-1');
  act(() => press('Digit8', { key: '8' }));
  await user.click(screen.getByRole('button', { name: /^Links, contacts/ }));
  act(() => press('KeyR', { key: 'к' }, document.activeElement ?? document.body));
  await onScreen('case-2');
  await waitFor(() =>
    expect(world.posts('/decision')[0]?.body).toMatchObject({ outcome: 'reject', reasons: ['R08', 'R10'] }),
  );
});

test('typing in a note triggers nothing, and Ctrl-Enter sends what is prepared', async () => {
  const { world, user } = await desk();
  await onScreen('case-1');
  await user.click(screen.getByRole('button', { name: /^Internal note/ }));
  const note = await screen.findByLabelText('Internal note');
  await user.type(note, 'are you sure? jkz');
  expect([chosen(), world.posts('/decision')]).toEqual(['case-1', []]);
  await user.keyboard('{Control>}{Enter}{/Control}');
  await alert(/Nothing is prepared yet/);
  await user.click(screen.getByRole('button', { name: /^Advert/ }));
  await user.click(note);
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() =>
    expect(world.posts('/decision')[0]?.body).toEqual({
      outcome: 'reject',
      reasons: ['R01'],
      note: 'are you sure? jkz',
      version: 1,
    }),
  );
});

test('with single keys switched off only combinations react, and no hints are drawn', async () => {
  const { world, user } = await desk(
    new World(),
    '/desks/reviews',
    moderator({ preferences: { language: 'en', shortcuts: false } }),
  );
  await onScreen('case-1');
  act(() => {
    for (const code of ['KeyA', 'KeyR', 'KeyJ', 'KeyE', 'Digit1']) press(code);
  });
  expect([chosen(), world.posts('/decision')]).toEqual(['case-1', []]);
  expect(document.querySelectorAll('.acts kbd')).toHaveLength(0);
  await user.click(screen.getByRole('button', { name: /^Advert/ }));
  await user.click(messageBox());
  await user.keyboard('{Control>}{Enter}{/Control}');
  await waitFor(() => expect(world.posts('/decision')).toHaveLength(1));
});

test('keys rest while a dialog is open', async () => {
  const { world } = await desk();
  await onScreen('case-1');
  act(() => press('KeyH'));
  await screen.findByRole('dialog', { name: 'Put the case on hold' });
  act(() => press('KeyA'));
  expect(world.posts('/decision')).toEqual([]);
});

test('what the server could not save comes back, and is sent again under the same key', async () => {
  const world = new World();
  let failures = 1;
  world.decide = (row, input) =>
    failures-- > 0
      ? HttpResponse.json({ code: 'too-busy', message: '', requestId: '01JD7' }, { status: 503 })
      : world.take(row, input);
  const { user } = await desk(world);
  await onScreen('case-1');
  act(() => press('KeyA'));
  await alert(/The decision was not saved/);
  await onScreen('case-1');
  expect(screen.getByText('01JD7')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  await waitFor(() => expect(world.posts('/decision')).toHaveLength(2));
  expect(new Set(world.posts('/decision').map((it) => it.key)).size).toBe(1);
});

test('who is already busy with the next case keeps it when an earlier one comes back', async () => {
  const world = new World();
  let answer: (response: Response) => void = () => {};
  world.decide = () =>
    new Promise((resolve) => {
      answer = resolve;
    });
  const { user } = await desk(world);
  await onScreen('case-1');
  act(() => press('KeyA'));
  await onScreen('case-2');
  await user.click(await screen.findByRole('button', { name: /^Advert/ }));
  answer(refuse(503, 'too-busy'));
  await alert(/Author 1 came back/);
  expect(chosen()).toBe('case-2');
  await user.click(screen.getByRole('button', { name: 'Open it' }));
  await onScreen('case-1');
});

test('a refused field says so at the field, and what was typed stays', async () => {
  const world = new World();
  world.decide = () => refuse(422, 'reason-not-in-policy', { errors: { reasons: 'reason-not-in-policy' } });
  const { user } = await desk(world);
  await onScreen('case-1');
  await user.click(screen.getByRole('button', { name: /^Advert/ }));
  act(() => press('KeyR'));
  await waitFor(() =>
    expect(within(screen.getByRole('region', { name: 'Reasons' })).getByRole('alert').textContent).toContain(
      'does not know the reason',
    ),
  );
  expect(screen.getByRole('button', { name: /^Advert/ }).getAttribute('aria-pressed')).toBe('true');
});

test('only outcomes that the server allows are drawn, and have a key', async () => {
  const world = new World();
  world.context = (row) => reviewContext(row, { allowed: ['publish'] });
  await desk(world);
  await onScreen('case-1');
  const actions = within(screen.getByRole('group', { name: 'Decision' }));
  expect(actions.getByRole('button', { name: /^Approve/ })).toBeTruthy();
  expect(actions.queryByRole('button', { name: /^Reject/ })).toBeNull();
  act(() => press('KeyR'));
  expect(screen.queryByRole('alert')).toBeNull();
});

test('three reasons at most: a fourth is not taken, and nothing is lost', async () => {
  const { user } = await desk();
  await onScreen('case-1');
  for (const name of [/^Advert/, /^Question/, /^Guess/, /^Meaningless/])
    await user.click(screen.getByRole('button', { name }));
  await alert(/Three reasons at most/);
  expect(screen.getByText('3 chosen')).toBeTruthy();
});

test('a reason is found by typing, without its accents too', async () => {
  const { user } = await desk(new World(), '/desks/reviews', moderator({ preferences: { language: 'cs' } }));
  await onScreen('case-1');
  await user.type(screen.getByRole('searchbox', { name: 'Najít důvod' }), 'udaje{Enter}');
  expect(screen.getByRole('button', { name: /^Osobní údaje/ }).getAttribute('aria-pressed')).toBe('true');
});

test('Z takes the last decision back: the case is at its place, chosen, and as it was left', async () => {
  const { world, user } = await desk();
  await onScreen('case-1');
  act(() => press('KeyJ'));
  await onScreen('case-2');
  await user.click(await screen.findByRole('button', { name: /^Advert/ }));
  act(() => press('KeyR'));
  await onScreen('case-3');
  await screen.findByText(/It goes out in/);
  act(() => press('KeyZ'));
  await onScreen('case-2');
  expect(listed()).toEqual(['Author 1', 'Author 2', 'Author 3']);
  await waitFor(() =>
    expect(screen.getByRole('button', { name: /^Advert/ }).getAttribute('aria-pressed')).toBe('true'),
  );
  expect(world.posts('/undo')).toHaveLength(1);
  expect(screen.queryByText(/It goes out in/)).toBeNull();
});

test('Z before the answer is not lost: the decision is undone as soon as it is known', async () => {
  const world = new World();
  let answer: (response: Response) => void = () => {};
  world.decide = () =>
    new Promise((resolve) => {
      answer = resolve;
    });
  await desk(world);
  await onScreen('case-1');
  act(() => press('KeyA'));
  await onScreen('case-2');
  act(() => press('KeyZ'));
  expect(world.posts('/undo')).toEqual([]);
  answer(world.take(world.of('case-1'), { outcome: 'publish', version: 1 }));
  await onScreen('case-1');
  expect(world.posts('/undo')).toHaveLength(1);
});

test('after a reload the last decision can still be undone', async () => {
  const done = caseRow(7, { state: 'decided' });
  const world = new World([caseRow(1), caseRow(2), done]);
  world.pending = [decisionRow(done, { outcome: 'reject' })];
  const { user } = await desk(world);
  expect(await screen.findByText('Author 7: rejected.')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: /^Undo/ }));
  await onScreen('case-7');
  expect(world.posts('/undo')[0]?.path).toBe('/api/decisions/decision-case-7/undo');
});

test('nothing of a case is put into the storage of the browser', async () => {
  const { user } = await desk();
  await onScreen('case-1');
  const set = vi.spyOn(Storage.prototype, 'setItem');
  await user.type(messageBox(), 'Tajné');
  act(() => press('KeyJ'));
  await onScreen('case-2');
  expect(JSON.stringify({ ...localStorage, ...sessionStorage })).not.toContain('Tajné');
  expect(set.mock.calls.filter((call) => String(call[1]).includes('Tajné'))).toEqual([]);
  act(() => press('KeyK'));
  await onScreen('case-1');
  await waitFor(() => expect(messageBox().value).toBe('Tajné'));
});

test('after Ctrl-Enter no field has the focus any more, and the next keys are not written to another author', async () => {
  const { world, user } = await desk();
  await onScreen('case-1');
  await user.click(screen.getByRole('button', { name: /^Advert/ }));
  await user.type(messageBox(), 'Prosím bez reklamy');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await onScreen('case-2');
  expect(document.activeElement?.tagName).toBe('H2');
  await user.keyboard('zar');
  await waitFor(() => expect(world.posts('/decision')[0]?.body).toMatchObject({ message: 'Prosím bez reklamy' }));
  expect(drafts.read('case-2').message).toBe('');
});

test('after R with a digit the focus stands on the heading of the next case, not on one of its reasons', async () => {
  await desk();
  await onScreen('case-1');
  act(() => press('KeyR'));
  await waitFor(() => expect(document.activeElement?.className).toContain('rz'));
  act(() => press('Digit8'));
  act(() => press('KeyR'));
  await onScreen('case-2');
  await waitFor(() => expect(document.activeElement?.tagName).toBe('H2'));
});

test('the browser asks before unfinished work is lost, and does not ask about what has been sent', async () => {
  const leaves = () => window.dispatchEvent(new Event('beforeunload', { cancelable: true }));
  const { world, user } = await desk();
  await onScreen('case-1');
  expect(leaves()).toBe(true);
  await user.type(messageBox(), 'Tajné');
  expect(leaves()).toBe(false);
  act(() => messageBox().blur());
  act(() => press('KeyA'));
  await onScreen('case-2');
  await waitFor(() => expect(world.posts('/decision')).toHaveLength(1));
  expect(leaves()).toBe(true);
  await screen.findByText(/It goes out in/);
  act(() => press('KeyZ'));
  await onScreen('case-1');
  await waitFor(() => expect(leaves()).toBe(false));
  drafts.drop('case-1');
  expect(leaves()).toBe(true);
});

test('an escalation without a note asks for one first, and goes with the note or, pressed again, without', async () => {
  const { world, user } = await desk();
  await onScreen('case-1');
  act(() => press('KeyE'));
  await alert(/Tell the managers what to look at/);
  expect(document.activeElement).toBe(noteBox());
  expect(world.posts('/decision')).toEqual([]);
  await user.keyboard('Are these two one person?');
  await user.keyboard('{Control>}{Enter}{/Control}');
  await onScreen('case-2');
  act(() => press('KeyE'));
  await user.keyboard('{Escape}');
  act(() => press('KeyE'));
  await onScreen('case-3');
  await waitFor(() =>
    expect(world.posts('/decision').map((it) => it.body)).toEqual([
      { outcome: 'escalate', note: 'Are these two one person?', version: 1 },
      { outcome: 'escalate', version: 1 },
    ]),
  );
});

test('F finds a reason by a few letters or its number, Enter chooses it, and nothing is chosen before', async () => {
  const { world, user } = await desk();
  await onScreen('case-1');
  act(() => press('KeyF'));
  await user.keyboard('insu');
  const pressed = () =>
    screen
      .getAllByRole('button', { pressed: true })
      .map((it) => it.textContent)
      .filter((it) => !it?.startsWith('All'));
  expect(pressed()).toEqual([]);
  await user.keyboard('{Enter}10{Enter}');
  expect(pressed().map((it) => it?.replace(/^\d/, ''))).toEqual(['Profanity, insult', 'Links, contacts']);
  await user.keyboard('r08{Enter}{Escape}');
  act(() => press('KeyR'));
  await onScreen('case-2');
  await waitFor(() => expect(world.posts('/decision')[0]?.body).toMatchObject({ outcome: 'reject', reasons: ['R10'] }));
});

test('an escalation says to whom it went, and not that something goes out', async () => {
  await desk();
  await onScreen('case-1');
  act(() => press('KeyE'));
  act(() => press('KeyE'));
  expect(await screen.findByText('Author 1: escalated to managers.')).toBeTruthy();
  expect(await screen.findByText(/You can undo it for \d+ s\./)).toBeTruthy();
  expect(screen.queryByText(/It goes out/)).toBeNull();
});
