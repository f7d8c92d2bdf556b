import { act, screen, waitFor } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { businessNow } from '#client/data/clock.ts';
import { caseRow, messageBox, onScreen, openDesk, press, World } from './deskWorld.ts';
import { LiveStream, listenToTest } from './liveStream.ts';

let said: string[];
let world: World;
beforeEach(() => {
  said = [];
  listenToTest();
  world = new World([caseRow(1), caseRow(2)]);
  world.more = [
    http.post('*/api/cases/:id/presence', async ({ params, request }) => {
      said.push(`${params.id} ${((await request.json()) as { doing: string }).doing}`);
      return new HttpResponse(null, { status: 204 });
    }),
  ];
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});
const tell = (doing: string, over: object = {}) =>
  act(() =>
    LiveStream.last?.tell('presence', {
      caseId: 'case-1',
      queue: 'reviews',
      staffId: 's-2',
      alias: 'Helena',
      doing,
      until: new Date(businessNow() + 45_000).toISOString(),
      ...over,
    }),
  );
const dots = () => screen.queryAllByRole('img', { name: /is looking|is writing/ }).map((it) => it.ariaLabel);

describe('what colleagues do', () => {
  test('is told in the row and in the head of the case, and no longer once they have gone', async () => {
    await openDesk(world);
    tell('looking');
    expect(await screen.findByText('Helena is looking')).toBeDefined();
    expect(dots()).toEqual(['Helena is looking']);
    tell('typing');
    expect(screen.getByText('Helena is writing')).toBeDefined();
    tell('gone');
    expect(screen.queryByText(/Helena is/)).toBeNull();
    expect(dots()).toEqual([]);
  });

  test('about another case stands in its row only', async () => {
    await openDesk(world);
    tell('looking', { caseId: 'case-2' });
    await waitFor(() => expect(dots()).toEqual(['Helena is looking']));
    expect(screen.queryByText('Helena is looking')).toBeNull();
  });

  test('lapses by itself, though nothing more is heard', async () => {
    await openDesk(world);
    tell('looking', { until: new Date(businessNow() + 400).toISOString() });
    expect(screen.getByText('Helena is looking')).toBeDefined();
    await waitFor(() => expect(screen.queryByText('Helena is looking')).toBeNull(), { timeout: 3_000 });
    tell('looking', { until: new Date(businessNow() - 1_000).toISOString() });
    expect(screen.queryByText('Helena is looking')).toBeNull();
  });

  test('of several names two and counts the others, and never keeps anybody from deciding', async () => {
    await openDesk(world);
    for (const [at, alias] of ['Helena', 'Klára', 'Marek', 'Eva'].entries())
      tell('looking', { staffId: `s-${at + 2}`, alias });
    expect(screen.getByText('2 more')).toBeDefined();
    press('KeyA');
    await onScreen('case-2');
    expect(world.posts('/decision')).toHaveLength(1);
  });
});

describe('what I do', () => {
  test('is told once I stay with a case, on going to another, and when I write', async () => {
    const user = await openDesk(world);
    await waitFor(() => expect(said).toEqual(['case-1 looking']), { timeout: 3_000 });
    await user.type(messageBox(), 'Добрий день');
    await waitFor(() => expect(said).toEqual(['case-1 looking', 'case-1 typing']));
    messageBox().blur();
    press('KeyJ');
    await onScreen('case-2');
    await waitFor(() => expect(said).toContain('case-1 gone'));
    await waitFor(() => expect(said.at(-1)).toBe('case-2 looking'), { timeout: 3_000 });
    // A draft that was there before is not being written.
    press('KeyK');
    await onScreen('case-1');
    await waitFor(() => expect(said.at(-1)).toBe('case-1 looking'), { timeout: 3_000 });
    expect(said.filter((it) => it.endsWith('typing'))).toHaveLength(1);
  });

  test('is told of nobody who hides the tab, and again when it is seen', async () => {
    await openDesk(world);
    await waitFor(() => expect(said).toEqual(['case-1 looking']), { timeout: 3_000 });
    const turn = (state: DocumentVisibilityState) => {
      vi.spyOn(document, 'visibilityState', 'get').mockReturnValue(state);
      document.dispatchEvent(new Event('visibilitychange'));
    };
    turn('hidden');
    await waitFor(() => expect(said.at(-1)).toBe('case-1 gone'));
    turn('visible');
    await waitFor(() => expect(said).toEqual(['case-1 looking', 'case-1 gone', 'case-1 looking']));
    window.dispatchEvent(new Event('pagehide'));
    await waitFor(() => expect(said.at(-1)).toBe('case-1 gone'));
    vi.restoreAllMocks();
  });
});
