import { renderHook, screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { drafts } from '#client/desk/drafts.ts';
import { commandsNow, runCommand, useCommands } from '#client/kit/commands.ts';
import type { Preferences } from '#server/access/contract.ts';
import { moderator, noteBox, onScreen, openDesk, reviewContext, World } from './deskWorld.ts';
import { NOW, openConsole, page, person, refuse } from './openConsole.tsx';

async function desk(world = new World(), me?: Parameters<typeof openDesk>[2]) {
  for (let n = 0; n < 9; n++) drafts.drop(`case-${n}`);
  const user = await openDesk(world, '/desks/reviews', me);
  await onScreen('case-1');
  await screen.findByText(/^Yours for/);
  return { world, user };
}
const palette = async () => within(await screen.findByRole('dialog', { name: 'Search and commands' }));
const options = () => screen.getAllByRole('option').map((it) => it.textContent);

test('Ctrl-K and / open the same field, and it holds the only focus trap', async () => {
  const { user } = await desk();
  await user.keyboard('{Control>}k{/Control}');
  await palette();
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  await user.keyboard('/');
  await palette();
  expect(document.querySelectorAll('.MuiModal-root')).toHaveLength(1);
  expect(document.activeElement?.getAttribute('role')).toBe('combobox');
  await user.keyboard('{Escape}');
});

test('an action of the case is found by its name, shows its key, and is done by Enter', async () => {
  const { world, user } = await desk();
  await user.keyboard('{Control>}k{/Control}');
  await palette();
  await user.keyboard('{Enter}');
  expect(world.posts('/decision')).toEqual([]);
  await user.keyboard('approv');
  expect(options()).toEqual(['ApproveA']);
  await user.keyboard('{Enter}');
  await onScreen('case-2');
  await waitFor(() => expect(world.posts('/decision')[0]?.body).toEqual({ outcome: 'publish', version: 1 }));
});

test('rejecting through the palette asks for the reason like the key, and the note takes the cursor', async () => {
  const { world, user } = await desk();
  await user.keyboard('{Control>}k{/Control}');
  await palette();
  await user.keyboard('reject');
  await user.keyboard('{Enter}');
  await waitFor(() => expect(document.activeElement?.className).toContain('rz'));
  expect(world.posts('/decision')).toEqual([]);
  await user.keyboard('{Control>}k{/Control}');
  await palette();
  await user.keyboard('internal note{Enter}');
  await waitFor(() => expect(document.activeElement).toBe(noteBox()));
});

test('what may not be done is not offered: neither without the outcome, nor while a colleague has the case', async () => {
  const world = new World();
  world.context = (row) => reviewContext(row, { allowed: ['publish'] });
  const { user } = await desk(world);
  await user.keyboard('{Control>}k{/Control}');
  await palette();
  await user.keyboard('reject');
  expect(options().filter((it) => it === 'RejectR')).toEqual([]);
  await user.keyboard('{Escape}');
});

test('words are found without accents and in any order, and the count is spoken', async () => {
  const world = new World();
  world.more = [http.get('*/api/search', () => HttpResponse.json({ items: [] }))];
  for (let n = 0; n < 9; n++) drafts.drop(`case-${n}`);
  const user = await openDesk(world, '/desks/reviews', moderator({ preferences: { language: 'cs' } }));
  await onScreen('case-1');
  await user.keyboard('{Control>}k{/Control}');
  await screen.findByRole('dialog', { name: 'Hledání a příkazy' });
  await user.keyboard('prevzit');
  await user.clear(screen.getByRole('combobox'));
  await user.keyboard('namitky terminu');
  expect(options()).toEqual(['Po termínuNámitky proti recenzím']);
  await waitFor(() => expect(screen.getByText('1 výsledek')).toBeTruthy());
  await user.keyboard('{Enter}');
  await waitFor(() => expect(window.location.hash).toContain('/desks/review-disputes?view=overdue'));
});

test('my settings are commands too, hold at once, and are kept on the server', async () => {
  const saved: Preferences[] = [];
  const { user } = await desk(
    Object.assign(new World(), {
      more: [
        http.put('*/api/me/preferences', async ({ request }) => {
          saved.push((await request.json()) as Preferences);
          return HttpResponse.json(saved.at(-1));
        }),
      ],
    }),
  );
  await user.keyboard('{Control>}k{/Control}');
  await palette();
  await user.keyboard('dark');
  await user.keyboard('{Enter}');
  await waitFor(() => expect(document.documentElement.classList.contains('dark')).toBe(true));
  await user.keyboard('{Control>}k{/Control}');
  await palette();
  await user.keyboard('blur texts');
  await user.keyboard('{Enter}');
  await waitFor(() => expect(document.documentElement.classList.contains('blur-texts')).toBe(true));
  await waitFor(() => expect(saved.at(-1)).toMatchObject({ theme: 'dark', store: { 'personal.blur': true } }));
});

test('a saved view is opened by its name, with its filter and itself in the address', async () => {
  const world = new World();
  const view = {
    id: 'v-1',
    queue: 'reviews',
    name: 'Rude ones of IZI',
    filter: { marketplaceId: 'izi', flag: ['R08'] },
    shared: true,
    mine: false,
    ownerAlias: 'Lead Kestrel',
    count: 2,
    countIsCapped: false,
    createdAt: NOW,
    updatedAt: NOW,
    version: 1,
  };
  world.more = [
    http.get('*/api/saved-views', ({ request }) => page(request.url.includes('review-disputes') ? [] : [view])),
    http.get('*/api/saved-views/v-1', () => HttpResponse.json(view)),
  ];
  const { user } = await desk(world);
  await user.keyboard('{Control>}k{/Control}');
  await palette();
  await user.keyboard('izi rude');
  await screen.findByRole('option', { name: /Rude ones of IZI/ });
  await user.keyboard('{Enter}');
  await waitFor(() => expect(window.location.hash).toContain('?marketplace=izi&flag=R08&saved=v-1'));
});

test('records stand below what is known at once, so that a late answer moves nothing under the hand', async () => {
  const items = [{ kind: 'person', id: 'p-1', title: 'People & Co', subtitle: 'u-1', marketplaceId: 'izi' }];
  const user = await openConsole(
    '/',
    person(),
    http.get('*/api/search', () => HttpResponse.json({ items })),
  );
  await screen.findByRole('region', { name: 'My queues' });
  await user.keyboard('/');
  await user.type(await screen.findByRole('combobox'), 'people');
  await screen.findByRole('option', { name: /People & Co/ });
  expect(options().map((it) => it?.replace(/GP$/, ''))).toEqual(['People', 'People & Cou-1']);
  await user.keyboard('{Escape}');
});

test('a search that fails says so with its request, and pages are still there', async () => {
  const user = await openConsole(
    '/',
    person(),
    http.get('*/api/search', () => refuse(503, 'too-busy')),
  );
  await screen.findByRole('region', { name: 'My queues' });
  await user.keyboard('/');
  await user.type(await screen.findByRole('combobox'), 'people');
  expect((await screen.findByRole('alert')).textContent).toMatch(/The search did not answer.*req-1/);
  expect(screen.getByRole('option', { name: /^People/ })).toBeTruthy();
  await user.keyboard('{Escape}');
});

test('a command that is gone when it is chosen does nothing, and one that changed does what it does now', () => {
  const ran: string[] = [];
  const offer = (isAllowed: boolean, word: string) =>
    isAllowed ? [{ id: 'approve', group: 'case' as const, name: 'Approve', run: () => void ran.push(word) }] : [];
  const { rerender, unmount } = renderHook(({ isAllowed, word }) => useCommands(() => offer(isAllowed, word)), {
    initialProps: { isAllowed: true, word: 'first' },
  });
  rerender({ isAllowed: true, word: 'second' });
  runCommand('approve');
  rerender({ isAllowed: false, word: 'third' });
  runCommand('approve');
  unmount();
  runCommand('approve');
  expect([ran, commandsNow()]).toEqual([['second'], []]);
});
