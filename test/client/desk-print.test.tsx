import { act, screen, waitFor, within } from '@testing-library/react';
import { expect, test, vi } from 'vitest';
import { reasonsLike } from '#client/desk/decision/reasonSearch.ts';
import { drafts } from '#client/desk/drafts.ts';
import { wordDiff } from '#client/kit/wordDiff.ts';
import { REJECTION_REASONS } from '#db/words.ts';
import { at, decisionRow, onScreen, openDesk, press, reviewContext, World } from './deskWorld.ts';

async function desk(world = new World()) {
  for (let n = 0; n < 9; n++) drafts.drop(`case-${n}`);
  world.context = (row) =>
    reviewContext(row, {
      history: [
        decisionRow(row, { outcome: 'reject', reasons: ['R10'], deciderAlias: 'Lead Kestrel', state: 'undone' }),
      ],
      timeline: [
        { at: at(-48), kind: 'order.cancelled', actor: 'platform' },
        { at: at(-20), kind: 'review.submitted', actor: row.headline.name },
        { at: at(-2), kind: 'decision.reject', actor: 'Lead Kestrel', decisionId: 'd-9' },
      ],
    });
  const user = await openDesk(world);
  await onScreen('case-1');
  return user;
}

test('the printed case is the whole case, whichever part is on the screen, with who printed it and when', async () => {
  await desk();
  act(() => press('BracketRight'));
  await waitFor(() => expect(screen.getByRole('tab', { selected: true }).textContent).toContain('People'));
  expect(screen.queryByText(/^Printed by/)).toBeNull();
  act(() => void window.dispatchEvent(new Event('beforeprint')));
  expect(screen.getByText(/^Printed by Agent Linden, /)).toBeTruthy();
  expect(screen.getByText(/Trustdesk · IZI · Review R-000001/)).toBeTruthy();
  expect(screen.getByRole('list', { name: 'Timeline' })).toBeTruthy();
  expect(within(screen.getByRole('table', { name: 'Earlier decisions' })).getByText('Lead Kestrel')).toBeTruthy();
  act(() => void window.dispatchEvent(new Event('afterprint')));
  expect(screen.queryByText(/^Printed by/)).toBeNull();
  expect(screen.getByRole('tab', { selected: true }).textContent).toContain('People');
});

test('printing is in the menu of the case and in the palette', async () => {
  const print = vi.fn();
  vi.stubGlobal('print', print);
  const user = await desk();
  await user.click(screen.getByRole('button', { name: 'More about this case' }));
  await user.click(await screen.findByRole('menuitem', { name: 'Print the case' }));
  await waitFor(() => expect(print).toHaveBeenCalledTimes(1));
  await user.keyboard('{Control>}k{/Control}');
  await screen.findByRole('combobox');
  await user.keyboard('print{Enter}');
  await waitFor(() => expect(print).toHaveBeenCalledTimes(2));
});

test('the timeline tells machines from people, and leads to orders, persons and decisions', async () => {
  await desk();
  const line = within(await screen.findByRole('list', { name: 'Timeline' }));
  expect(line.getByRole('link', { name: 'Order cancelled' }).getAttribute('href')).toBe('#/orders/order-1/show');
  expect(line.getByRole('link', { name: 'Author 1' }).getAttribute('href')).toBe('#/people/p-1/show');
  expect(line.getByRole('link', { name: 'Rejected' }).getAttribute('href')).toBe('#/decisions/d-9/show');
  expect(line.getAllByTitle('A person')).toHaveLength(2);
  expect(line.getAllByTitle('A machine')).toHaveLength(1);
});

test('a difference in Ukrainian or Czech is told word by word, and no word is cut', () => {
  const uk = wordDiff('Майстер за п’ять хвилин зробив', 'Майстер запізнився й не зробив', 'uk');
  const of = (kind: string, { parts }: typeof uk) =>
    parts.filter((part) => part.kind === kind).map((part) => part.text.trim());
  const whole = new Set('Майстер за п’ять хвилин зробив запізнився й не'.split(' '));
  for (const text of [...of('deleted', uk), ...of('inserted', uk)])
    for (const word of text.split(/\s+/)) expect(whole).toContain(word);
  expect([uk.deleted, uk.inserted]).toEqual([3, 3]);
  const cs = wordDiff('Přišel pozdě, ale hezky', 'Přišel včas, ale hezky', 'cs');
  expect([of('deleted', cs), of('inserted', cs)]).toEqual([['pozdě'], ['včas']]);
});

test('a reason is meant by its number, by the key it stands under, or by words; numbers come first', () => {
  const words = { R01: 'advert', R10: 'links, contacts', R12: 'author asked' } as Record<string, string>;
  const like = (typed: string) => reasonsLike(REJECTION_REASONS, typed, (reason) => words[reason] ?? '');
  expect(like('1')[0]).toBe('R01');
  expect(like('r10')).toEqual(['R10']);
  expect(like('=')).toEqual(['R12']);
  expect(like('CONT')).toEqual(['R10']);
  expect(like('asked author')).toEqual(['R12']);
  expect(like('nothing like it')).toEqual([]);
  expect(like('')).toHaveLength(12);
});
