import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http, type RequestHandler } from 'msw';
import { beforeEach, describe, expect, test } from 'vitest';
import type { SavedViewRow } from '#server/views/contract.ts';
import { caseRow, moderator, openDesk, World } from './deskWorld.ts';
import { page, refuse } from './openConsole.tsx';

const view = (n: number, over: Partial<SavedViewRow> = {}): SavedViewRow => ({
  id: `v-${n}`,
  queue: 'reviews',
  name: `View ${n}`,
  filter: { stars: [1] },
  shared: false,
  mine: true,
  ownerAlias: 'Agent Linden',
  count: 7,
  countIsCapped: false,
  createdAt: '2026-11-01T08:00:00.000Z',
  updatedAt: '2026-11-01T08:00:00.000Z',
  version: 1,
  ...over,
});

let kept: SavedViewRow[];
let sent: { method: string; body: unknown }[];
beforeEach(() => {
  kept = [
    view(1, { name: 'One star' }),
    view(2, {
      name: 'Old and Ukrainian',
      mine: false,
      shared: true,
      ownerAlias: 'Helena',
      filter: { view: 'overdue', language: 'uk' },
      count: 1_000,
      countIsCapped: true,
    }),
  ];
  sent = [];
});
const handlers = (): RequestHandler[] => [
  http.get('*/api/saved-views', () => page(kept)),
  http.get('*/api/saved-views/:id', ({ params }) => {
    const found = kept.find(({ id }) => id === params.id);
    return found ? HttpResponse.json(found) : refuse(404, 'not-found');
  }),
  http.post('*/api/saved-views', async ({ request }) => {
    const body = (await request.json()) as Partial<SavedViewRow>;
    sent.push({ method: 'POST', body });
    const made = view(9, body);
    kept.push(made);
    return HttpResponse.json(made, { status: 201 });
  }),
  http.put('*/api/saved-views/:id', async ({ request }) => {
    const body = (await request.json()) as SavedViewRow;
    sent.push({ method: 'PUT', body });
    kept = kept.map((it) => (it.id === body.id ? { ...body, version: body.version + 1 } : it));
    return HttpResponse.json({ ...body, version: body.version + 1 });
  }),
  http.delete('*/api/saved-views/:id', ({ params }) => {
    sent.push({ method: 'DELETE', body: params.id });
    const gone = kept.find(({ id }) => id === params.id);
    kept = kept.filter(({ id }) => id !== params.id);
    return HttpResponse.json(gone);
  }),
];
async function open(path = '/desks/reviews', me = moderator()) {
  const world = new World([caseRow(1), caseRow(2)]);
  world.more = handlers();
  const user = await openDesk(world, path, me);
  return { user, world };
}
const searchNow = () => new URLSearchParams(window.location.hash.split('?')[1] ?? '');
const opener = () => document.querySelector<HTMLButtonElement>('.views [aria-haspopup="menu"]') as HTMLButtonElement;

describe('saved views', () => {
  test('mine and those of the team stand in the menu with their counts, and one sets the filter and its name', async () => {
    const { user } = await open();
    await user.click(opener());
    const menu = within(await screen.findByRole('menu'));
    expect((await menu.findByRole('menuitem', { name: /One star/ })).textContent).toBe('One star7');
    expect(menu.getByRole('menuitem', { name: /Ukrainian/ }).textContent).toBe('Old and Ukrainian (Helena)1,000+');
    await user.click(menu.getByRole('menuitem', { name: /Ukrainian/ }));
    await waitFor(() => expect(searchNow().get('saved')).toBe('v-2'));
    expect([searchNow().get('view'), searchNow().get('language')]).toEqual(['overdue', 'uk']);
    await waitFor(() => expect(opener().textContent).toContain('Old and Ukrainian'));
    expect(screen.getByRole('button', { name: /^Overdue/, pressed: false })).toBeDefined();
  });

  test('Back leads out of a view, to where the person was', async () => {
    const { user } = await open();
    await user.click(opener());
    await user.click(await screen.findByRole('menuitem', { name: /One star/ }));
    await waitFor(() => expect(searchNow().get('stars')).toBe('1'));
    window.history.back();
    await waitFor(() => expect(searchNow().get('saved')).toBeNull());
    expect(searchNow().get('stars')).toBeNull();
  });

  test('the filter on the screen is saved under a name, and shared by who may', async () => {
    const { user } = await open('/desks/reviews?stars=1,2&language=uk');
    await user.click(opener());
    await user.click(await screen.findByRole('menuitem', { name: 'Save this view…' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Save the view' }));
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    expect(dialog.getByText('Fill this in.')).toBeDefined();
    await user.type(dialog.getByRole('textbox', { name: /Name/ }), 'Low stars');
    await user.click(dialog.getByRole('checkbox', { name: 'Share with the team' }));
    await user.click(dialog.getByRole('button', { name: 'Save' }));
    await waitFor(() => expect(searchNow().get('saved')).toBe('v-9'));
    expect(sent).toEqual([
      {
        method: 'POST',
        body: { queue: 'reviews', name: 'Low stars', filter: { stars: [1, 2], language: 'uk' }, shared: true },
      },
    ]);
    await waitFor(() => expect(opener().textContent).toContain('Low stars'));
  });

  test('are not offered for sharing to who may not, and a plain queue is not worth saving', async () => {
    const me = moderator();
    const { user } = await open('/desks/reviews?stars=1', {
      ...me,
      permissions: me.permissions.filter((it) => it !== 'saved-views:share'),
    });
    await user.click(opener());
    await user.click(await screen.findByRole('menuitem', { name: 'Save this view…' }));
    const dialog = within(await screen.findByRole('dialog', { name: 'Save the view' }));
    expect(dialog.queryByRole('checkbox')).toBeNull();
    await user.click(dialog.getByRole('button', { name: 'Cancel' }));
    await user.click(screen.getByRole('button', { name: /^Mine/ }));
    await user.click(screen.getByRole('button', { name: /^All/ }));
    window.location.hash = '#/desks/reviews';
    await waitFor(() => expect(searchNow().get('stars')).toBeNull());
    await user.click(opener());
    expect((await screen.findByRole('menuitem', { name: 'Save this view…' })).getAttribute('aria-disabled')).toBe(
      'true',
    );
  });

  test('keep a changed filter, another name, and go, when their owner says so', async () => {
    const { user } = await open('/desks/reviews?saved=v-1&stars=1,2');
    await waitFor(() => expect(opener().textContent).toContain('One star (changed)'));
    await user.click(opener());
    await user.click(await screen.findByRole('menuitem', { name: 'Save the changed filter' }));
    await waitFor(() => expect(sent.at(-1)).toMatchObject({ method: 'PUT', body: { filter: { stars: [1, 2] } } }));
    await waitFor(() => expect(opener().textContent).not.toContain('changed'));
    await user.click(opener());
    await user.click(await screen.findByRole('menuitem', { name: 'Rename or share…' }));
    const box = within(await screen.findByRole('dialog', { name: 'Change the view' })).getByRole('textbox');
    await user.clear(box);
    await user.type(box, 'Low{Enter}');
    await waitFor(() => expect(sent.at(-1)).toMatchObject({ method: 'PUT', body: { name: 'Low', version: 2 } }));
    await waitFor(() => expect(opener().textContent).toContain('Low'));
    await user.click(opener());
    await user.click(await screen.findByRole('menuitem', { name: 'Delete this view…' }));
    await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: 'Delete' }));
    await waitFor(() => expect(sent.at(-1)).toEqual({ method: 'DELETE', body: 'v-1' }));
    await waitFor(() => expect(searchNow().get('saved')).toBeNull());
    expect(screen.queryByText(/was deleted, or is not shared/)).toBeNull();
  });

  test('of a colleague can be used, and not changed', async () => {
    const { user } = await open('/desks/reviews?saved=v-2&view=overdue&language=uk');
    await waitFor(() => expect(opener().textContent).toContain('Old and Ukrainian'));
    await user.click(opener());
    await screen.findByRole('menuitem', { name: /One star/ });
    expect(screen.queryByRole('menuitem', { name: 'Delete this view…' })).toBeNull();
  });
});

describe('a link to a view', () => {
  test('that holds its name alone takes over the filter', async () => {
    await open('/desks/reviews?saved=v-2');
    await waitFor(() => expect(searchNow().get('language')).toBe('uk'));
    expect(searchNow().get('saved')).toBe('v-2');
  });

  test('that is gone says so and shows what the link describes, or the whole queue', async () => {
    const { user } = await open('/desks/reviews?saved=v-77&stars=1');
    expect(await screen.findByText(/You see the cases that its link describes/)).toBeDefined();
    await waitFor(() => expect(searchNow().get('saved')).toBeNull());
    expect(searchNow().get('stars')).toBe('1');
    await user.click(screen.getByRole('button', { name: 'Dismiss' }));
    expect(screen.queryByText(/You see the cases/)).toBeNull();
  });

  test('that is gone and says nothing else shows the whole queue', async () => {
    await open('/desks/reviews?saved=v-77');
    expect(await screen.findByText(/You see the whole queue/)).toBeDefined();
    await waitFor(() => expect(searchNow().toString()).toBe(''));
  });
});
