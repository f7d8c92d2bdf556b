import { act, screen, waitFor, within } from '@testing-library/react';
import { http } from 'msw';
import { expect, test } from 'vitest';
import { drafts } from '#client/desk/drafts.ts';
import type { ReviewContext } from '#server/reviews/contract.ts';
import { caseRow, onScreen, openDesk, press, reviewContext, TEXT, World } from './deskWorld.ts';
import { page } from './openConsole.tsx';

type Mark = ReviewContext['marks'][number];
const at = (words: string) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length });
const PHONE: Mark = { ...at('067 412 83 09'), reason: 'R10', detector: 'phones', confidence: 0.97, sub: 'phone' };
const INSULT: Mark = { ...at('хама'), reason: 'R08', detector: 'profanity', confidence: 0.74, sub: 'insult' };
const HINT: Mark = { ...at('зустрічав'), reason: 'R08', detector: 'phrases', confidence: 0.4, sub: 'guess' };

async function desk(marks: Mark[] = [PHONE, INSULT, HINT], world = new World()) {
  for (let n = 0; n < 9; n++) drafts.drop(`case-${n}`);
  world.context = (row) => reviewContext(row, { marks });
  const user = await openDesk(world);
  await onScreen('case-1');
  await screen.findByRole('table', { name: /that the filter marked/ });
  return { world, user };
}
const agree = (number: number) => screen.getByRole('button', { name: `Agree with mark ${number}` });
const isAgreed = (number: number) => agree(number).getAttribute('aria-pressed') === 'true';
const bodyOf = async (world: World) => {
  await waitFor(() => expect(world.posts('/decision')).toHaveLength(1));
  return world.posts('/decision')[0]?.body;
};

test('a case is opened at the first place that the filter is sure of, and its keys still work from there', async () => {
  const { world } = await desk();
  await waitFor(() => expect(document.activeElement?.tagName).toBe('MARK'));
  expect(document.activeElement?.textContent).toContain('хама');
  act(() => press('KeyA', {}, document.activeElement ?? document.body));
  expect(await bodyOf(world)).toEqual({ outcome: 'publish', version: 1 });
});

test('who walks the list keeps the focus there: the case does not take it', async () => {
  await desk();
  const link = screen.getByRole('link', { name: /Author 2/ });
  act(() => link.focus());
  act(() => press('KeyJ', {}, link));
  await onScreen('case-2');
  await screen.findByRole('table', { name: /that the filter marked/ });
  await waitFor(() => expect(document.activeElement?.closest('.q')).not.toBeNull());
});

test('nothing is agreed with before the person says so, and what they say goes with the decision', async () => {
  const { world, user } = await desk();
  expect([1, 2, 3].map(isAgreed)).toEqual([false, false, false]);
  await user.click(agree(2));
  expect([1, 2, 3].map(isAgreed)).toEqual([false, true, false]);
  await user.click(agree(2));
  await user.click(agree(1));
  act(() => press('KeyA'));
  expect(await bodyOf(world)).toEqual({
    outcome: 'publish',
    version: 1,
    confirmed: [{ start: PHONE.start, end: PHONE.end, reason: 'R10' }],
  });
});

test('a reason added at a mark confirms that mark, and not another one of the same reason', async () => {
  const { world, user } = await desk();
  const [, adds] = screen.getAllByRole('button', { name: /^Add/ });
  if (adds) await user.click(adds);
  expect([1, 2, 3].map(isAgreed)).toEqual([false, true, false]);
  act(() => press('KeyR'));
  expect(await bodyOf(world)).toEqual({
    outcome: 'reject',
    version: 1,
    reasons: ['R08'],
    confirmed: [{ start: INSULT.start, end: INSULT.end, reason: 'R08' }],
  });
});

test('a reason chosen by its key agrees with its marks, unless the person says that one of them is wrong', async () => {
  const { world, user } = await desk();
  act(() => press('Digit8'));
  await waitFor(() => expect([1, 2, 3].map(isAgreed)).toEqual([false, true, true]));
  await user.click(agree(3));
  await user.click(agree(2));
  expect([1, 2, 3].map(isAgreed)).toEqual([false, true, false]);
  act(() => press('KeyR'));
  expect(await bodyOf(world)).toMatchObject({ confirmed: [{ start: INSULT.start, end: INSULT.end, reason: 'R08' }] });
});

test('who approves in spite of a reason agrees with nothing by it', async () => {
  const { world } = await desk();
  act(() => press('Digit8'));
  act(() => press('KeyA'));
  expect(await bodyOf(world)).toEqual({ outcome: 'publish', version: 1 });
});

test('a mark says that a machine made it and how sure it is; what it only guesses is drawn weaker', async () => {
  await desk();
  const table = within(screen.getByRole('table', { name: /that the filter marked/ }));
  expect(table.getByText('Machine: phone number, 97 % sure')).toBeTruthy();
  const marks = [...document.querySelectorAll('.txt mark')];
  expect(marks.map((it) => [it.textContent?.replace(/\d$/, ''), it.className])).toEqual([
    ['хама', ''],
    ['зустрічав', 'weak'],
    ['067 412 83 09', ''],
  ]);
});

test('a row says what the filter found, and the list is narrowed to it, also from the address', async () => {
  const filters: { flag?: string[] }[] = [];
  const world = new World([
    caseRow(1, {
      flags: [
        { reason: 'R10', sub: 'phone' },
        { reason: 'R08', sub: 'insult' },
      ],
    }),
  ]);
  world.more = [
    http.get('*/api/cases', ({ request }) => {
      filters.push(JSON.parse(new URL(request.url).searchParams.get('filter') ?? '{}'));
      return page(world.rows);
    }),
  ];
  for (let n = 0; n < 9; n++) drafts.drop(`case-${n}`);
  const user = await openDesk(world, '/desks/reviews?flag=R10,R02');
  expect(screen.getByTitle('Found by the filter: R10 Links, contacts, R08 Profanity, insult').textContent).toContain(
    'R10+',
  );
  expect(filters.map(({ flag }) => flag)).toContainEqual(['R02', 'R10']);
  await user.click(screen.getByRole('button', { name: /^Filter, 1 set/ }));
  const group = within(await screen.findByRole('group', { name: 'What the filter found' }));
  expect(group.getByRole('button', { name: 'Question' }).getAttribute('aria-pressed')).toBe('true');
  await user.click(group.getByRole('button', { name: 'Question' }));
  await waitFor(() => expect(window.location.hash).toContain('flag=R10'));
  await waitFor(() => expect(filters.at(-1)?.flag).toEqual(['R10']));
});
