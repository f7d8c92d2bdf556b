import { act, renderHook, screen, waitFor } from '@testing-library/react';
import { http } from 'msw';
import { expect, test, vi } from 'vitest';
import { syncClock } from '#client/data/clock.ts';
import { signOut } from '#client/data/session.ts';
import { drafts } from '#client/desk/drafts.ts';
import { following } from '#client/desk/useClaim.ts';
import { AWAY_MS, HEARTBEAT_MS, useHeartbeat } from '#client/desk/useHeartbeat.ts';
import { api } from '../support/client.ts';
import { at, caseRow, messageBox, moderator, onScreen, openDesk, press, World } from './deskWorld.ts';
import { NOW, refuse } from './openConsole.tsx';

async function desk(world: World, me?: Parameters<typeof openDesk>[2]) {
  for (let n = 0; n < 9; n++) drafts.drop(`case-${n}`);
  return openDesk(world, '/desks/reviews', me);
}

test('a case is claimed after a short stay, and given back when it is left undecided', async () => {
  const world = new World();
  await desk(world);
  await onScreen('case-1');
  expect(await screen.findByText(/^Yours for 1[45] min/)).toBeTruthy();
  expect(world.posts('/claim').map((it) => it.path)).toEqual(['/api/cases/case-1/claim']);
  act(() => press('KeyJ'));
  await onScreen('case-2');
  await waitFor(() => expect(world.posts('/release').map((it) => it.path)).toEqual(['/api/cases/case-1/release']));
});

test('who only walks past a case does not take it', async () => {
  const world = new World();
  await desk(world);
  await onScreen('case-1');
  act(() => press('KeyJ'));
  await onScreen('case-2');
  act(() => press('KeyJ'));
  await onScreen('case-3');
  expect(await screen.findByText(/^Yours for 1[45] min/)).toBeTruthy();
  expect(world.posts('/claim').map((it) => it.path)).not.toContain('/api/cases/case-2/claim');
});

test('closing the page gives the case back', async () => {
  const world = new World();
  await desk(world);
  await screen.findByText(/^Yours for 1[45] min/);
  act(() => void window.dispatchEvent(new Event('pagehide')));
  await waitFor(() => expect(world.posts('/release')).toHaveLength(1));
});

test('in its last minute the claim warns, and C keeps it', async () => {
  const world = new World();
  await desk(world);
  await screen.findByText(/^Yours for 1[45] min/);
  act(() => syncClock(at(0.25 - 40 / 3_600)));
  expect(await screen.findByText(/goes back to the queue in \d+ s/)).toBeTruthy();
  act(() => press('KeyC'));
  await waitFor(() => expect(world.posts('/heartbeat')).toHaveLength(1));
});

test('with nobody there for five minutes the claim is no longer kept, until somebody touches something', () => {
  vi.useFakeTimers();
  const beat = vi.fn();
  const { unmount } = renderHook(() => useHeartbeat(true, beat));
  vi.advanceTimersByTime(AWAY_MS);
  const kept = beat.mock.calls.length;
  expect(kept).toBe(AWAY_MS / HEARTBEAT_MS);
  vi.advanceTimersByTime(4 * AWAY_MS);
  expect(beat).toHaveBeenCalledTimes(kept);
  window.dispatchEvent(new Event('pointermove'));
  expect(beat).toHaveBeenCalledTimes(kept + 1);
  unmount();
  vi.advanceTimersByTime(AWAY_MS);
  expect(beat).toHaveBeenCalledTimes(kept + 1);
  vi.useRealTimers();
});

test('when the claim has run out nothing is sent until the case is claimed again, and the draft stays', async () => {
  const world = new World();
  const user = await desk(world);
  await screen.findByText(/^Yours for 1[45] min/);
  await user.type(messageBox(), 'Dobrý den');
  (document.activeElement as HTMLElement).blur();
  act(() => syncClock(at(0.3)));
  expect(await screen.findByText('Your claim on this case has ended.')).toBeTruthy();
  act(() => press('KeyA'));
  expect(world.posts('/decision')).toEqual([]);
  expect(messageBox().value).toBe('Dobrý den');
  act(() => press('KeyC'));
  await waitFor(() => expect(world.posts('/claim')).toHaveLength(2));
});

test('a case that was snatched in the same moment is left for the next one', async () => {
  const world = new World();
  const theirs = { holderId: 's-2', alias: 'Lead Kestrel', until: at(1), mine: false };
  world.more = [
    http.post('*/api/cases/case-1/claim', () => {
      world.of('case-1').lease = theirs;
      return refuse(409, 'case-claimed', { case: world.of('case-1') });
    }),
  ];
  await desk(world);
  await onScreen('case-2');
  expect(await screen.findByText(/^Yours for 1[45] min/)).toBeTruthy();
  expect(screen.getByRole('img', { name: 'Open by Lead Kestrel' })).toBeTruthy();
});

test('a moderator reads what was escalated, claims nothing of it, and is told who decides', async () => {
  const world = new World([caseRow(1, { level: 2 }), caseRow(2)]);
  await desk(world, moderator({ role: 'moderator' }));
  await onScreen('case-2');
  act(() => press('KeyK'));
  await onScreen('case-1');
  expect(await screen.findByText(/managers decide it/)).toBeTruthy();
  act(() => press('KeyA'));
  expect(world.posts('/decision')).toEqual([]);
  expect(world.posts('/claim').map((it) => it.path)).not.toContain('/api/cases/case-1/claim');
});

test('the claim follows the live stream: given back it is free, taken away it is lost', () => {
  const lease = { holderId: 's-2', alias: 'Lead Kestrel', until: NOW, mine: false };
  const free = { state: 'free', until: null, alias: null } as const;
  expect(following({ ...free, state: 'theirs' }, null).state).toBe('free');
  expect(following({ ...free, state: 'mine' }, lease).state).toBe('lost');
  expect(following(free, lease)).toEqual({ state: 'theirs', until: NOW, alias: 'Lead Kestrel' });
  expect(following(free, { ...lease, mine: true }).state).toBe('mine');
  expect(following(free, null).state).toBe('free');
});

test('signing out gives the case back first, while the session still stands', async () => {
  const world = new World();
  const asked: string[] = [];
  await desk(world);
  await screen.findByText(/^Yours for 1[45] min/);
  api.events.on(
    'request:start',
    ({ request }) => void asked.push(`${request.method} ${new URL(request.url).pathname}`),
  );
  await act(() => signOut());
  api.events.removeAllListeners();
  expect(asked.slice(0, 2)).toEqual(['POST /api/cases/case-1/release', 'DELETE /api/session']);
  expect(world.posts('/release')).toHaveLength(1);
});
