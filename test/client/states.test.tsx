import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { atWideWindow, caseRow, moderator, World } from './deskWorld.ts';
import { admin, openConsole, page, person, refuse } from './openConsole.tsx';

const alertOf = async (words: RegExp) =>
  waitFor(() =>
    expect(
      screen
        .getAllByRole('alert')
        .map((it) => it.closest('section, .stale, form, main')?.textContent)
        .join(' '),
    ).toMatch(words),
  );

test('a figure that is not known yet is not nought, and one that could not be read says so', async () => {
  let answer: (response: Response) => void = () => {};
  await openConsole(
    '/',
    admin(),
    http.get('*/api/staff', () => new Promise<Response>((resolve) => (answer = resolve))),
    http.get('*/api/webhooks', () => refuse(503, 'too-busy')),
    http.get('*/api/api-keys', () => page([])),
    http.get('*/api/audit', () => page([])),
    http.get('*/api/policies', () => page([])),
    http.get('*/readyz', () => HttpResponse.json({ status: 'ok', checks: {} })),
  );
  const cards = within(await screen.findByRole('region', { name: 'Administration' }));
  await cards.findByText('0 valid keys');
  expect(cards.queryByText(/active account/)).toBeNull();
  expect(await cards.findByText('req-1')).toBeTruthy();
  expect(cards.queryByText(/^0 webhooks/)).toBeNull();
  answer(page([{ id: 's-1', state: 'active' }]));
  expect(await cards.findByText('1 active account')).toBeTruthy();
});

test('a register that never had a row says where rows come from, and one that is filtered says how to see them again', async () => {
  const user = await openConsole(
    '/decisions',
    person(),
    http.get('*/api/decisions', () => page([])),
  );
  expect(await screen.findByText('They stand here as soon as somebody decides a case.')).toBeTruthy();
  window.location.hash = `#/decisions?${new URLSearchParams({ filter: JSON.stringify({ outcome: 'reject' }) })}`;
  expect(await screen.findByText(/No decisions match the filter/)).toBeTruthy();
  const [clear] = screen.getAllByRole('button', { name: 'Clear filters' });
  if (clear) await user.click(clear);
  expect(await screen.findByText('They stand here as soon as somebody decides a case.')).toBeTruthy();
});

test('what the server forbids says who can grant it', async () => {
  await openConsole(
    '/people',
    person(),
    http.get('*/api/people', () => refuse(403, 'not-allowed')),
  );
  await alertOf(/An administrator can change your role under Staff/);
});

test('a list of cases that could not be read says why and under which request, and is read again', async () => {
  const world = new World([caseRow(1)]);
  let isDown = true;
  atWideWindow();
  const user = await openConsole(
    '/desks/reviews',
    moderator(),
    http.get('*/api/cases', () => (isDown ? refuse(503, 'too-busy') : page(world.rows))),
    ...world.handlers(),
  );
  await alertOf(/The cases could not be loaded\..*req-1/);
  isDown = false;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('link', { name: /Author 1/ })).toBeTruthy();
});

test('a link to a case that the server could not open is not taken for a case that is not there', async () => {
  let isDown = true;
  const user = await openConsole(
    '/cases/case-9/show',
    moderator(),
    http.get('*/api/cases/case-9', () => (isDown ? refuse(503, 'too-busy') : refuse(404, 'not-found'))),
  );
  await alertOf(/req-1/);
  expect(screen.queryByText('Page not found')).toBeNull();
  isDown = false;
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect((await screen.findAllByText('Page not found')).length).toBeGreaterThan(0);
});

test('who saves after somebody else keeps what was typed, and takes the newer record only by a press', async () => {
  const row = {
    id: 's-9',
    email: 'a@demo.test',
    displayName: 'Jana',
    alias: 'Agent Oak',
    role: 'agent',
    marketplaceIds: null,
    state: 'active',
    createdAt: '2026-11-01T08:00:00.000Z',
    version: 1,
  };
  const user = await openConsole(
    '/staff/s-9',
    admin(),
    http.get('*/api/staff/s-9', () => HttpResponse.json(row)),
    http.put('*/api/staff/s-9', () => {
      Object.assign(row, { alias: 'Agent Elm', version: 2 });
      return refuse(409, 'version-changed');
    }),
  );
  const alias = async () => (await screen.findByRole('textbox', { name: /^Alias/ })) as HTMLInputElement;
  await user.clear(await alias());
  await user.type(await alias(), 'Agent Yew');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await alertOf(/Somebody changed it meanwhile.*What you typed is kept\..*req-1/);
  expect((await alias()).value).toBe('Agent Yew');
  await user.click(screen.getByRole('button', { name: /^Take the newer record/ }));
  await waitFor(async () => expect((await alias()).value).toBe('Agent Elm'));
});
