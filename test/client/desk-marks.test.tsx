import { act, screen, waitFor, within } from '@testing-library/react';
import { http } from 'msw';
import { expect, test } from 'vitest';
import { drafts } from '#client/desk/drafts.ts';
import type { ReviewContext } from '#server/reviews/contract.ts';
import { caseRow, chosen, onScreen, openDesk, press, reviewContext, TEXT, World } from './deskWorld.ts';
import { NOW, page } from './openConsole.tsx';

type Mark = ReviewContext['marks'][number];
const at = (words: string) => ({ start: TEXT.indexOf(words), end: TEXT.indexOf(words) + words.length });
const PHONE: Mark = {
  ...at('067 412 83 09'),
  reason: 'R10',
  detector: 'phones',
  confidence: 0.97,
  sub: 'phone',
  weight: 'flag',
};
const INSULT: Mark = {
  ...at('хама'),
  reason: 'R08',
  detector: 'profanity',
  confidence: 0.74,
  sub: 'insult',
  weight: 'flag',
};
const HINT: Mark = {
  ...at('зустрічав'),
  reason: 'R08',
  detector: 'phrases',
  confidence: 0.4,
  sub: 'guess',
  weight: 'highlight',
};

async function desk(marks: Mark[] = [PHONE, INSULT, HINT], world = new World()) {
  for (let n = 0; n < 9; n++) drafts.drop(`case-${n}`);
  world.context = (row) => reviewContext(row, { marks });
  const user = await openDesk(world);
  await onScreen('case-1');
  await screen.findByRole('table', { name: /that the filter marked/ });
  return { world, user };
}
async function deskOf(world: World, context: World['context']) {
  for (let n = 0; n < 9; n++) drafts.drop(`case-${n}`);
  world.context = context;
  await openDesk(world);
  await onScreen('case-1');
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
  expect(await bodyOf(world)).toEqual({ outcome: 'publish', version: 1, confirmed: [] });
});

test('a case opens at the place that brought it forward, be it not the first', async () => {
  await desk([{ ...PHONE, weight: 'raise' }, INSULT, HINT]);
  await waitFor(() => expect(document.activeElement?.textContent).toContain('067 412 83 09'));
});

test('how sure the filter has to be is the manager’s word, and not a number of the screen', async () => {
  await desk([{ ...INSULT, weight: 'highlight' }]);
  expect(document.querySelector('.txt mark')?.className).toBe('weak');
});

test('a review that replaces another shows the other one with its stars, and what changed word by word', async () => {
  const world = new World();
  const replaces = { id: 'old-1', rating: 4, text: 'Такого майстра я не зустрічав.', publishedAt: NOW };
  await deskOf(world, (row) => reviewContext(row, { replaces }));
  const section = screen.getByRole('heading', { name: 'The review that it replaces' }).closest('section');
  const old = within(section ?? document.body);
  expect(old.getByText('4 of 5')).toBeTruthy();
  expect(old.getByText('Такого майстра я не зустрічав.')).toBeTruthy();
  expect(section?.querySelector('del')?.textContent).toContain('майстра');
});

test('arrows walk the list and Enter goes to the name of the case, but not from a control that needs them', async () => {
  await desk();
  act(() => press('ArrowDown'));
  await onScreen('case-2');
  act(() => press('ArrowDown', { repeat: true }));
  await onScreen('case-3');
  act(() => press('ArrowUp'));
  await onScreen('case-2');
  act(() => press('Enter'));
  await waitFor(() => expect(document.activeElement?.tagName).toBe('H2'));
  const button = await screen.findByRole('button', { name: 'Agree with mark 1' });
  act(() => button.focus());
  act(() => press('ArrowDown', {}, button));
  act(() => press('Enter', {}, button));
  expect(document.activeElement).toBe(button);
  expect(chosen()).toBe('case-2');
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

test('who takes agreement back from every mark of a reason and still rejects for it has agreed with none', async () => {
  const { world, user } = await desk();
  act(() => press('Digit8'));
  await waitFor(() => expect([1, 2, 3].map(isAgreed)).toEqual([false, true, true]));
  for (const n of [2, 3]) {
    await user.click(agree(n));
    if (isAgreed(n)) await user.click(agree(n));
  }
  expect([1, 2, 3].map(isAgreed)).toEqual([false, false, false]);
  act(() => press('KeyR'));
  expect(await bodyOf(world)).toEqual({ outcome: 'reject', version: 1, reasons: ['R08'], confirmed: [] });
});

test('who approves in spite of a reason agrees with nothing by it', async () => {
  const { world } = await desk();
  act(() => press('Digit8'));
  act(() => press('KeyA'));
  expect(await bodyOf(world)).toEqual({ outcome: 'publish', version: 1, confirmed: [] });
});

test('a mark says what the filter found and how sure it is; what it only guesses is drawn weaker', async () => {
  await desk();
  const table = within(screen.getByRole('table', { name: /that the filter marked/ }));
  expect(table.getByText('Filter: phone number, 97% sure')).toBeTruthy();
  expect(table.getByText('R10 Links, contacts · phone number')).toBeTruthy();
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
