import { act, screen, waitFor, within } from '@testing-library/react';
import { expect, test } from 'vitest';
import { drafts } from '#client/desk/drafts.ts';
import { wordDiff } from '#client/kit/wordDiff.ts';
import { caseRow, disputeContext, onScreen, openDesk, press, World } from './deskWorld.ts';

const dispute = (n: number) => caseRow(n, { queue: 'review-disputes', subjectKind: 'review-dispute' });

async function desk(world = new World([dispute(1), dispute(2)])) {
  for (let n = 0; n < 9; n++) drafts.drop(`case-${n}`);
  const user = await openDesk(world, '/desks/review-disputes');
  await onScreen('case-1');
  await screen.findByRole('checkbox', { name: /not bought or forced/ });
  return { world, user };
}

test('an edit is applied only after a person has ticked what no rule can tell', async () => {
  const { world } = await desk();
  const apply = screen.getByRole('button', { name: /^Apply/ });
  expect(apply.getAttribute('aria-disabled')).toBe('true');
  expect(screen.getByText('1 check is open. Tick it to apply the edit.')).toBeTruthy();
  act(() => press('KeyT'));
  expect(world.posts('/decision')).toEqual([]);
  act(() => press('Digit2'));
  expect(screen.getByRole('checkbox', { name: /not bought or forced/ }).getAttribute('aria-checked')).toBe('true');
  act(() => press('KeyT'));
  await onScreen('case-2');
  await waitFor(() => expect(world.posts('/decision')[0]?.body).toEqual({ outcome: 'apply-edit', version: 1 }));
});

test('without the consent of the other side an edit cannot be applied, and the screen says why', async () => {
  const world = new World([dispute(1)]);
  world.context = (row) =>
    disputeContext(row, {
      checks: [
        { code: 'both-agreed', passed: false },
        { code: 'edit-not-bought-or-forced', passed: null },
      ],
    });
  await desk(world);
  expect(screen.getByText('The other side has not agreed yet.')).toBeTruthy();
  expect(screen.getByRole('button', { name: /^Apply/ }).getAttribute('aria-disabled')).toBe('true');
});

test('R opens the reasons, and the digits belong to them from then on', async () => {
  const { world } = await desk();
  act(() => press('KeyR'));
  await waitFor(() =>
    expect(screen.getByRole('region', { name: 'Reasons' }).textContent).toContain('Choose at least one reason'),
  );
  act(() => press('Digit2'));
  expect(screen.getByRole('checkbox', { name: /not bought or forced/ }).getAttribute('aria-checked')).toBe('false');
  act(() => press('KeyR'));
  await waitFor(() =>
    expect(world.posts('/decision')[0]?.body).toEqual({ outcome: 'remove', reasons: ['R02'], version: 1 }),
  );
});

test('a question says whom it asks and what, and is not sent without words', async () => {
  const { world, user } = await desk();
  act(() => press('KeyQ'));
  const dialog = within(await screen.findByRole('dialog', { name: 'Ask a party' }));
  await user.click(dialog.getByRole('button', { name: 'Ask' }));
  expect(dialog.getByText('Fill this in.')).toBeTruthy();
  await user.click(dialog.getByRole('radio', { name: /Інструмент-Сервіс/ }));
  await user.type(dialog.getByRole('textbox', { name: /^Question/ }), 'Коли ви повернули гроші?');
  await user.click(dialog.getByRole('button', { name: 'Ask' }));
  await waitFor(() =>
    expect(world.posts('/decision')[0]?.body).toEqual({
      outcome: 'ask',
      ask: 'subject',
      message: 'Коли ви повернули гроші?',
      version: 1,
    }),
  );
});

test('the requested edit is shown word by word, with its stars, and no Ukrainian word is cut', async () => {
  await desk();
  const removed = [...document.querySelectorAll('del')].map((it) => it.lastElementChild?.textContent);
  const added = [...document.querySelectorAll('ins')].map((it) => it.lastElementChild?.textContent);
  expect(removed).toContain('1');
  expect(added).toContain('4');
  expect(removed.join(' ')).toContain('за годину');
  const { parts } = wordDiff('Майстер запізнився', 'Майстерня спізнилася', 'uk');
  for (const part of parts)
    expect(
      part.text
        .trim()
        .split(/\s+/)
        .every((word) => ['Майстер', 'запізнився', 'Майстерня', 'спізнилася', ''].includes(word)),
    ).toBe(true);
});

test('skip asks why and goes on; hold asks for what and until when', async () => {
  const { world, user } = await desk();
  act(() => press('KeyS'));
  const skip = within(await screen.findByRole('dialog', { name: 'Skip the case' }));
  await user.click(skip.getByRole('radio', { name: 'I do not read the language' }));
  await user.click(skip.getByRole('button', { name: 'Skip' }));
  await onScreen('case-2');
  expect(world.posts('/skip')[0]?.body).toEqual({ version: 1, reason: 'language' });
  act(() => press('KeyH'));
  const hold = within(await screen.findByRole('dialog', { name: 'Put the case on hold' }));
  await user.type(hold.getByLabelText(/What it waits for/), 'Receipt from the seller');
  await user.click(hold.getByRole('button', { name: 'Put on hold' }));
  await waitFor(() =>
    expect(world.posts('/hold')[0]?.body).toEqual({ version: 1, reason: 'Receipt from the seller', minutes: 240 }),
  );
});

test('a digit means one thing on one screen: a check while the reasons are closed, a reason once they were asked for', async () => {
  const { world, user } = await desk();
  const hints = () => [...document.querySelectorAll('.cl kbd')].map((it) => it.textContent);
  expect(hints()).toEqual(['2']);
  act(() => press('KeyR'));
  await screen.findByRole('region', { name: 'Reasons' });
  expect(hints()).toEqual([]);
  act(() => press('KeyR'));
  act(() => press('KeyR'));
  expect(world.posts('/decision')).toEqual([]);
  act(() => press('Digit4'));
  expect(screen.getByText('Reasons chosen: Guess.')).toBeTruthy();
  expect(screen.getByRole('button', { name: 'Guess', pressed: true })).toBeTruthy();
  act(() => press('Digit4'));
  act(() => press('KeyR'));
  expect(world.posts('/decision')).toEqual([]);
  await user.click(screen.getByRole('button', { name: 'Reasons to remove or redact', expanded: true }));
  expect(hints()).toEqual(['2']);
  act(() => press('Digit2'));
  expect(drafts.read('case-1')).toMatchObject({ checks: ['edit-not-bought-or-forced'], reasons: [] });
});
