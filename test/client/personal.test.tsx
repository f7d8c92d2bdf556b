import { act, fireEvent, renderHook, screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { afterEach, expect, test, vi } from 'vitest';
import { useWorkedMinutes } from '#client/app/useWorkedMinutes.ts';
import { REST_MS, startWork, workUntil } from '#client/app/workLog.ts';
import { drafts } from '#client/desk/drafts.ts';
import type { Preferences } from '#server/access/contract.ts';
import { chosen, moderator, onScreen, openDesk, press, World } from './deskWorld.ts';
import { openConsole, person } from './openConsole.tsx';

afterEach(() => vi.useRealTimers());

const having = (store: Preferences['store']) => moderator({ preferences: { language: 'en', store } });
async function desk(store: Preferences['store'], world = new World()) {
  for (let n = 0; n < 9; n++) drafts.drop(`case-${n}`);
  const user = await openDesk(world, '/desks/reviews', having(store));
  await onScreen('case-1');
  return { world, user };
}
const veils = () => document.querySelectorAll('.veil').length;

test('what I set in my account holds at once and is kept on the server', async () => {
  const saved: Preferences[] = [];
  const user = await openConsole(
    '/',
    person(),
    http.put('*/api/me/preferences', async ({ request }) => {
      saved.push((await request.json()) as Preferences);
      return HttpResponse.json(saved.at(-1));
    }),
  );
  await user.click(await screen.findByRole('button', { name: /Agent Linden/ }));
  const sheet = within(await screen.findByRole('dialog', { name: /^Account of/ }));
  await user.click(sheet.getByRole('switch', { name: 'Pictures in grey' }));
  expect(document.documentElement.classList.contains('grey-pictures')).toBe(true);
  await user.click(sheet.getByRole('button', { name: 'Back to the list' }));
  await user.click(within(sheet.getByRole('group', { name: 'Suggest a break' })).getByRole('button', { name: '50' }));
  await waitFor(() =>
    expect(saved.at(-1)?.store).toEqual({
      'personal.grey': true,
      'personal.after': 'list',
      'personal.breakMinutes': 50,
    }),
  );
});

test('blurred texts open by a key for this case only', async () => {
  await desk({ 'personal.blur': true });
  await waitFor(() => expect(veils()).toBe(1));
  expect(screen.getByRole('button', { name: 'Show the text' })).toBeTruthy();
  act(() => press('KeyV'));
  expect(veils()).toBe(0);
  act(() => press('KeyJ'));
  await onScreen('case-2');
  await waitFor(() => expect(veils()).toBe(1));
  act(() => press('KeyK'));
  await onScreen('case-1');
  await waitFor(() => expect(veils()).toBe(1));
});

test('without that wish nothing is blurred, and there is nothing to press', async () => {
  await desk({});
  expect([veils(), screen.queryByRole('button', { name: 'Show the text' })]).toEqual([0, null]);
});

test('who wishes to stay sees the decided case with what was decided, and goes on by hand', async () => {
  const { world, user } = await desk({ 'personal.after': 'stay' });
  act(() => press('KeyA'));
  expect(await screen.findByText('You decided this case: Approved.')).toBeTruthy();
  await waitFor(() => expect(world.posts('/decision')).toHaveLength(1));
  await screen.findByText(/It goes out in/);
  expect(chosen()).toBe('case-1');
  act(() => press('KeyA'));
  expect(world.posts('/decision')).toHaveLength(1);
  const [, beside] = screen.getAllByRole('button', { name: 'Next case' });
  if (beside) await user.click(beside);
  await waitFor(() => expect(chosen()).not.toBe('case-1'));
});

test('who wishes to choose for themselves is led back to the list, and no case opens by itself', async () => {
  const { world } = await desk({ 'personal.after': 'list' });
  act(() => press('KeyA'));
  await waitFor(() => expect(world.posts('/decision')).toHaveLength(1));
  expect(await screen.findByText('Choose a case from the list.')).toBeTruthy();
  expect(chosen()).toBeNull();
  act(() => press('KeyJ'));
  await onScreen('case-2');
});

test('work is counted while somebody is there; five minutes away are a break', () => {
  const minute = 60_000;
  let log = startWork(0);
  for (let at = 1; at <= 30; at++) log = workUntil(log, at * minute, true);
  expect(log.workedMs).toBe(30 * minute);
  expect(workUntil(log, 30 * minute + REST_MS - 1, true).workedMs).toBe(30 * minute + REST_MS - 1);
  const rested = workUntil(log, 30 * minute + REST_MS, true);
  expect(rested.workedMs).toBe(0);
  expect(workUntil(rested, 30 * minute + REST_MS + minute, true).workedMs).toBe(minute);
});

test('a break is due after the minutes of work that were wished for, and dismissing counts anew', () => {
  vi.useFakeTimers();
  const { result } = renderHook(() => useWorkedMinutes());
  const workFor = (minutes: number) => {
    for (let n = 0; n < minutes * 4; n++) {
      fireEvent.keyDown(window, { code: 'KeyA' });
      act(() => void vi.advanceTimersByTime(15_000));
    }
  };
  workFor(50);
  expect(result.current.minutes).toBe(50);
  act(() => result.current.restart());
  expect(result.current.minutes).toBe(0);
  workFor(2);
  expect(result.current.minutes).toBe(2);
});
