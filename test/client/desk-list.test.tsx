import { act, screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { caseList, EMPTY_LIST, isFree, nextAfter } from '#client/desk/caseList.ts';
import { drafts } from '#client/desk/drafts.ts';
import { inDueGroups } from '#client/desk/dueGroups.ts';
import { filterOf, NO_FILTER, searchOf } from '#client/desk/listFilter.ts';
import { at, atWideWindow, caseRow, chosen, listed, moderator, onScreen, openDesk, press, World } from './deskWorld.ts';
import { LiveStream, listenToTest } from './liveStream.ts';
import { NOW, openConsole } from './openConsole.tsx';

async function desk(world: World, path?: string, me?: Parameters<typeof openDesk>[2]) {
  listenToTest();
  for (let n = 0; n < 40; n++) drafts.drop(`case-${n}`);
  return openDesk(world, path, me);
}

test('a new case is counted and not inserted, until the person asks for it', async () => {
  const world = new World();
  const user = await desk(world);
  await onScreen('case-1');
  world.rows.unshift(caseRow(0, { dueAt: at(-1), openedAt: at(0.5) }));
  act(() => LiveStream.last?.tell('queues', { queue: 'reviews' }));
  const strip = await screen.findByRole('button', { name: /1 new/ });
  expect(listed()).toEqual(['Author 1', 'Author 2', 'Author 3']);
  expect(chosen()).toBe('case-1');
  await user.click(strip);
  await waitFor(() => expect(listed()).toEqual(['Author 0', 'Author 1', 'Author 2', 'Author 3']));
  expect(screen.queryByRole('button', { name: /1 new/ })).toBeNull();
  expect(chosen()).toBe('case-1');
});

test('a case that a colleague decides while it is on the screen says so before a key is pressed', async () => {
  const world = new World();
  await desk(world);
  await onScreen('case-1');
  world.of('case-1').state = 'decided';
  act(() =>
    LiveStream.last?.tell('change', {
      kind: 'case',
      id: 'case-1',
      queue: 'reviews',
      version: 2,
      state: 'decided',
      lease: null,
    }),
  );
  expect(await screen.findByText(/Somebody decided this case before you/)).toBeTruthy();
  act(() => press('KeyA'));
  expect(world.posts('/decision')).toEqual([]);
});

test('many cases are rejected with one request, what failed is named, and only that is sent again', async () => {
  const world = new World(Array.from({ length: 30 }, (_, n) => caseRow(n + 1)));
  const sent: { items: { caseId: string; version: number }[]; reasons: string[] }[] = [];
  world.more = [
    http.post('*/api/bulk/decisions', async ({ request }) => {
      const body = (await request.json()) as (typeof sent)[number];
      sent.push(body);
      const codes: Record<string, string> =
        sent.length === 1 ? { 'case-4': 'case-decided', 'case-9': 'case-claimed' } : {};
      const results = body.items.map(({ caseId }) =>
        codes[caseId] ? { caseId, ok: false, code: codes[caseId] } : { caseId, ok: true, decisionId: `d-${caseId}` },
      );
      for (const it of results) if (it.ok) world.of(it.caseId).state = 'decided';
      return HttpResponse.json({ batchId: `b-${sent.length}`, results });
    }),
  ];
  const user = await desk(world);
  await onScreen('case-1');
  act(() => press('KeyX'));
  for (const box of screen.getAllByRole('checkbox', { name: /^Select Author/ }).slice(1)) await user.click(box);
  const bar = within(screen.getByRole('region', { name: 'Selected cases' }));
  expect(bar.getByText('30 selected')).toBeTruthy();
  await user.click(bar.getByRole('button', { name: /^Reject/ }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Reject 30 reviews' }));
  await user.click(dialog.getByRole('button', { name: 'Reject 30' }));
  expect(dialog.getByRole('alert').textContent).toContain('Choose at least one reason');
  await user.click(dialog.getByRole('button', { name: 'Advert' }));
  await user.click(dialog.getByRole('button', { name: 'Reject 30' }));
  const result = within(await screen.findByRole('region', { name: '28 of 30 rejected' }));
  expect(sent).toHaveLength(1);
  expect([sent[0]?.items.length, sent[0]?.reasons]).toEqual([30, ['R01']]);
  expect(result.getByText(/Author 4: Somebody else decided/)).toBeTruthy();
  expect(result.getByText(/Author 9: A colleague works/)).toBeTruthy();
  await user.click(result.getByRole('button', { name: 'Retry 1' }));
  await waitFor(() => expect(sent[1]?.items.map((it) => it.caseId)).toEqual(expect.arrayContaining(['case-9'])));
  expect(sent).toHaveLength(2);
}, 60_000);

test('the address holds queue, case, view and filter, and gives them back', () => {
  const filter = {
    ...NO_FILTER,
    view: 'mine',
    marketplaceId: 'izi',
    stars: [1, 2],
    language: 'uk',
    flags: ['R02', 'R11'],
  } as const;
  expect(filterOf(new URLSearchParams(searchOf(filter)))).toEqual(filter);
  expect(searchOf(NO_FILTER)).toBe('');
  expect(filterOf(new URLSearchParams('view=nonsense&stars=9,1&flag=R99,R10'))).toEqual({
    ...NO_FILTER,
    stars: [1],
    flags: ['R10'],
  });
});

test('an empty filter says which filter it is, and takes it off', async () => {
  const world = new World([]);
  listenToTest();
  atWideWindow();
  const user = await openConsole('/desks/reviews?stars=1,2&language=cs', moderator(), ...world.handlers());
  expect(await screen.findByText('No case matches')).toBeTruthy();
  expect(screen.getByText(/1★, 2★; Czech/)).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Clear filters' }));
  expect(await screen.findByText('All cases are decided')).toBeTruthy();
});

test('rows stand under overdue, due soon and later, and keep the order of the server inside', () => {
  const rows = [
    caseRow(1, { dueAt: at(-3) }),
    caseRow(2, { dueAt: at(-1) }),
    caseRow(3, { dueAt: at(1) }),
    caseRow(4, { dueAt: at(9) }),
    caseRow(5, { state: 'waiting' }),
  ];
  const groups = inDueGroups(rows, Date.parse(NOW), 2).map(({ group, rows: some }) => [
    group,
    some.map((row) => row.id),
  ]);
  expect(groups).toEqual([
    ['overdue', ['case-1', 'case-2']],
    ['soon', ['case-3']],
    ['waiting', ['case-5']],
    ['later', ['case-4']],
  ]);
});

test('the next case is one that this person can take: not in other hands, not put off, not above the level', () => {
  const theirs = { holderId: 's-2', alias: 'Lead Kestrel', until: at(1), mine: false };
  const rows = [
    caseRow(1),
    caseRow(2, { lease: theirs }),
    caseRow(3, { heldUntil: at(2) }),
    caseRow(4, { level: 2 }),
    caseRow(5),
  ];
  const list = { ...EMPTY_LIST, rows, total: 5 };
  expect(nextAfter(list, 'case-1', { role: 'moderator' })?.id).toBe('case-5');
  expect(nextAfter(list, 'case-1', { role: 'manager' })?.id).toBe('case-4');
  expect(nextAfter(list, 'case-5', { role: 'moderator' })?.id).toBe('case-1');
  expect(isFree({ ...list, gone: ['case-5'] }, caseRow(5), { role: 'moderator' })).toBe(false);
});

test('a decision on its way does not come back by a reload, and an undone case stands where it stood', () => {
  const rows = [1, 2, 3].map((n) => caseRow(n));
  const loaded = caseList(EMPTY_LIST, { type: 'loaded', rows, total: 3, readAt: Date.parse(NOW) });
  const left = caseList(loaded, { type: 'left', id: 'case-2' });
  const reloaded = caseList(left, { type: 'loaded', rows, total: 3, readAt: Date.parse(NOW) });
  expect([reloaded.rows.map((row) => row.id), reloaded.total]).toEqual([['case-1', 'case-3'], 2]);
  const back = caseList(reloaded, { type: 'back', row: caseRow(2, { version: 3 }) });
  expect([back.rows.map((row) => row.id), back.total]).toEqual([['case-1', 'case-2', 'case-3'], 3]);
});

test('only what was opened since, or came open by a live event, counts as new; a row that slides into the page does not', () => {
  const rows = [1, 2].map((n) => caseRow(n));
  const loaded = caseList(EMPTY_LIST, { type: 'loaded', rows, total: 150, readAt: Date.parse(NOW) });
  const lease = { holderId: '', alias: 'Lead Kestrel', until: at(1), mine: false };
  const heard = [
    { type: 'changed' as const, id: 'case-5', change: { state: 'open' as const, lease } },
    { type: 'changed' as const, id: 'case-5', change: { state: 'open' as const, lease: null } },
    { type: 'changed' as const, id: 'case-6', change: { state: 'decided' as const, lease: null } },
    { type: 'changed' as const, id: 'case-6', change: { state: 'open' as const, lease: null } },
  ].reduce(caseList, caseList(loaded, { type: 'left', id: 'case-1' }));
  const page = [caseRow(2), caseRow(3), caseRow(4, { openedAt: at(1) }), caseRow(5), caseRow(6)];
  expect(caseList(heard, { type: 'looked', rows: page, total: 149 }).fresh).toEqual(['case-4', 'case-6']);
});

test('with several selected a key decides the selection or says why not, and never the open case', async () => {
  const world = new World();
  const user = await desk(world);
  await onScreen('case-1');
  for (const box of screen.getAllByRole('checkbox', { name: /^Select Author/ }).slice(1)) await user.click(box);
  act(() => press('KeyT'));
  expect(screen.getByRole('alert').textContent).toContain('With several selected this is not possible');
  act(() => press('KeyR'));
  const dialog = within(await screen.findByRole('dialog', { name: 'Reject 2 reviews' }));
  expect(dialog.getByRole('button', { name: 'Reject 2' })).toBeTruthy();
  await user.click(dialog.getByRole('button', { name: 'Cancel' }));
  expect(world.posts('/decision')).toEqual([]);
  expect(drafts.read('case-1').redacting).toBe(false);
  expect(screen.queryByText('Choose at least one reason.')).toBeNull();
});
