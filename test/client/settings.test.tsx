import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { admin, keeping, NOW, openConsole, page, person, refuse } from './openConsole.tsx';

const colleague = {
  id: 's-9',
  email: 'eva@demo.test',
  displayName: 'Eva Nová',
  alias: 'Agent Birch',
  role: 'agent',
  marketplaceIds: null,
  state: 'invited',
  createdAt: NOW,
  version: 1,
};

test('the set-up link of a new colleague is shown once, and is nowhere after it was closed', async () => {
  const link = 'http://localhost/#/setup?token=abc123';
  const { sent, resolve } = keeping({ ...colleague, setupLink: link }, 201);
  const user = await openConsole(
    '/staff/create',
    admin(),
    http.get('*/api/staff', () => page([colleague])),
    http.post('*/api/staff', resolve),
  );
  await user.type(await screen.findByLabelText('E-mail'), 'eva@demo.test');
  await user.type(screen.getByLabelText('Name'), 'Eva Nová');
  await user.type(screen.getByLabelText('Alias'), 'Agent Birch');
  await user.click(screen.getByRole('button', { name: 'Invite a colleague' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Set-up link' }));
  expect(dialog.getByText(link)).toBeTruthy();
  expect(sent).toEqual([
    { email: 'eva@demo.test', displayName: 'Eva Nová', alias: 'Agent Birch', role: 'moderator', marketplaceIds: null },
  ]);
  await user.click(dialog.getByRole('button', { name: 'Done' }));
  expect(await screen.findByRole('link', { name: 'Eva Nová' })).toBeTruthy();
  expect(document.body.textContent).not.toContain('abc123');
});

test('what the server refuses stands at the field, in words, and nothing typed is lost', async () => {
  const user = await openConsole(
    '/staff/create',
    admin(),
    http.post('*/api/staff', () => refuse(409, 'email-taken', { errors: { email: 'email-taken' } })),
  );
  await user.type(await screen.findByLabelText('E-mail'), 'eva@demo.test');
  await user.type(screen.getByLabelText('Name'), 'Eva Nová');
  await user.type(screen.getByLabelText('Alias'), 'Agent Birch');
  await user.click(screen.getByRole('button', { name: 'Invite a colleague' }));
  expect((await screen.findByRole('alert')).textContent).toContain('Somebody has this e-mail already');
  const email = screen.getByLabelText('E-mail') as HTMLInputElement;
  expect([email.value, email.getAttribute('aria-invalid')]).toEqual(['eva@demo.test', 'true']);
});

test('a form that is not filled in is not sent', async () => {
  const { sent, resolve } = keeping({}, 201);
  const user = await openConsole('/staff/create', admin(), http.post('*/api/staff', resolve));
  await user.click(await screen.findByRole('button', { name: 'Invite a colleague' }));
  expect(await screen.findByText('Some fields are not right.')).toBeTruthy();
  expect(sent).toEqual([]);
});

test('changing a colleague posts the fields of the form and the version that was seen, nothing else of the record', async () => {
  const { sent, resolve } = keeping({ ...colleague, role: 'manager', version: 2 });
  const user = await openConsole(
    '/staff/s-9',
    admin(),
    http.get('*/api/staff/s-9', () => HttpResponse.json(colleague)),
    http.get('*/api/staff', () => page([colleague])),
    http.put('*/api/staff/s-9', resolve),
  );
  const alias = await screen.findByLabelText('Alias');
  await user.clear(alias);
  await user.type(alias, 'Agent Oak');
  await user.click(screen.getByRole('button', { name: 'Save' }));
  await waitFor(() =>
    expect(sent).toEqual([
      { displayName: 'Eva Nová', alias: 'Agent Oak', role: 'agent', marketplaceIds: null, version: 1 },
    ]),
  );
});

test('switching the language changes texts, the language of the document and the title, without a reload', async () => {
  const user = await openConsole('/');
  expect(await screen.findByRole('heading', { level: 1, name: 'Home' })).toBeTruthy();
  expect([document.documentElement.lang, document.title]).toEqual(['en', 'Home · Trustdesk']);
  await user.click(screen.getByRole('button', { name: /Account of Agent Linden/ }));
  await user.click(await screen.findByRole('button', { name: 'Čeština' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Domů' })).toBeTruthy();
  expect([document.documentElement.lang, document.title]).toEqual(['cs', 'Domů · Trustdesk']);
  expect(await screen.findByText('2 případy po termínu')).toBeTruthy();
});

test('preferences are kept by the server, and survive sign-out, sign-in and another browser', async () => {
  const { sent, resolve } = keeping({});
  const user = await openConsole('/', person(), http.put('*/api/me/preferences', resolve));
  await user.click(await screen.findByRole('button', { name: /Account of/ }));
  await user.click(await screen.findByRole('button', { name: 'Українська' }));
  await screen.findByRole('heading', { level: 1, name: 'Головна' });
  await user.click(screen.getByRole('button', { name: /Обліковий запис/ }));
  await user.click(await screen.findByRole('button', { name: 'Темна' }));
  await user.click(screen.getByRole('button', { name: 'Вийти' }));
  expect(await screen.findByRole('button', { name: 'Увійти' })).toBeTruthy();
  expect(sent.at(-1)).toMatchObject({ language: 'uk', theme: 'dark' });
  expect(document.documentElement.className).toContain('dark');
});

test('what another browser chose is what I find here', async () => {
  await openConsole('/', person({ preferences: { language: 'uk', theme: 'dark' } }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Головна' })).toBeTruthy();
  expect([document.documentElement.lang, document.documentElement.className]).toEqual(['uk', 'dark']);
});

test('G then a letter goes to a page, and the letter does nothing else', async () => {
  const user = await openConsole(
    '/',
    person(),
    http.get('*/api/people', () => page([])),
  );
  await screen.findByRole('region', { name: 'My queues' });
  await user.keyboard('gp');
  expect(await screen.findByRole('heading', { level: 1, name: 'People' })).toBeTruthy();
});

test('with shortcuts switched off single keys do nothing, and their hints are gone', async () => {
  const user = await openConsole('/', person({ preferences: { language: 'en', shortcuts: false } }));
  await screen.findByRole('region', { name: 'My queues' });
  await user.keyboard('gp/');
  expect(window.location.hash).toBe('#/');
  expect(screen.queryByRole('dialog')).toBeNull();
  expect(document.querySelector('kbd')).toBeNull();
  await user.keyboard('{Control>}k{/Control}');
  expect(await screen.findByRole('dialog', { name: 'Search and commands' })).toBeTruthy();
});

test('the search finds pages without accents and records by name, and opens by keyboard', async () => {
  const items = [{ kind: 'person', id: 'p-1', title: 'Петро Коваль', subtitle: 'u-1', marketplaceId: 'izi' }];
  const user = await openConsole(
    '/',
    person(),
    http.get('*/api/search', () => HttpResponse.json({ items })),
    http.get('*/api/people/p-1', () => refuse(404, 'not-found')),
  );
  await screen.findByRole('region', { name: 'My queues' });
  await user.keyboard('/');
  await user.type(await screen.findByRole('combobox'), 'петро');
  expect(await screen.findByRole('option', { name: /Петро Коваль/ })).toBeTruthy();
  await user.keyboard('{Enter}');
  await waitFor(() => expect(window.location.hash).toBe('#/people/p-1/show'));
});
