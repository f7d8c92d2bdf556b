import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import type { DecisionRow } from '#server/decisions/contract.ts';
import type { PersonRow } from '#server/people/contract.ts';
import { api } from '../support/client.ts';
import { keeping, NOW, openConsole, page, person, refuse } from './openConsole.tsx';

const petr: PersonRow = {
  id: '3f9a21aa-0000-4000-8000-000000000001',
  marketplaceId: 'qjob',
  externalId: 'u-77',
  displayName: 'Petr Novák',
  kinds: ['customer'],
  locale: 'cs',
  registeredAt: '2026-01-05T10:00:00.000Z',
  createdAt: '2026-01-05T10:00:00.000Z',
  version: 1,
};
const nothingElse = ['reviews', 'orders', 'holds', 'statements'].map((resource) =>
  http.get(`*/api/${resource}`, () => page([])),
);

test('a person opened from the list is drawn at once from the row, and completed by the answer of its own page', async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  const user = await openConsole(
    '/people',
    person(),
    ...nothingElse,
    http.get('*/api/people', () => page([petr])),
    http.get(`*/api/people/${petr.id}`, async () => {
      await held;
      return HttpResponse.json({
        ...petr,
        email: 'petr@posta.example',
        phone: null,
        rating: { count: 4, sum: 19, value: 4.75, shown: true },
      });
    }),
  );
  await user.click(await screen.findByRole('link', { name: 'Petr Novák' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Petr Novák' })).toBeTruthy();
  expect(screen.getByText('u-77')).toBeTruthy();
  expect(screen.queryByText('E-mail')).toBeNull();
  release();
  expect(await screen.findByText('petr@posta.example')).toBeTruthy();
  expect(screen.getByText('4.75 (4)')).toBeTruthy();
});

test('a record that does not exist, or is somebody else’s, is told from a failure', async () => {
  await openConsole(
    '/people/nobody/show',
    person(),
    http.get('*/api/people/nobody', () => refuse(404, 'not-found')),
  );
  expect(await screen.findByRole('heading', { level: 1, name: 'Record not found' })).toBeTruthy();
});

test('a list that cannot be read says what did not happen, shows the request, and tries again on demand', async () => {
  const user = await openConsole(
    '/people',
    person(),
    http.get('*/api/people', () => refuse(500, 'unexpected')),
  );
  expect((await screen.findByRole('alert')).textContent).toContain('Nothing was changed');
  expect(screen.getByText('req-1')).toBeTruthy();
  api.use(http.get('*/api/people', () => page([petr])));
  await user.click(screen.getByRole('button', { name: 'Try again' }));
  expect(await screen.findByRole('link', { name: 'Petr Novák' })).toBeTruthy();
});

test('a total that the server stopped counting reads “1,000+”, and the table is one that a keyboard reaches', async () => {
  const capped = { 'X-Total-Capped': 'true', 'X-Next-After': 'c' };
  await openConsole(
    '/people',
    person(),
    http.get('*/api/people', () => page([petr], 1000, capped)),
  );
  expect(await screen.findByText('1–1 of 1,000+')).toBeTruthy();
  const row = screen.getByRole('rowheader', { name: 'Petr Novák' });
  within(row).getByRole('link').focus();
  expect(document.activeElement?.textContent).toBe('Petr Novák');
});

test('a filter stands in the address and is sent to the server', async () => {
  const filters: unknown[] = [];
  const user = await openConsole(
    '/people',
    person(),
    http.get('*/api/people', ({ request }) => {
      filters.push(JSON.parse(new URL(request.url).searchParams.get('filter') ?? ''));
      return page([petr]);
    }),
  );
  await user.type(await screen.findByLabelText('Name or number'), 'novak');
  await screen.findByRole('button', { name: 'Clear filters' });
  await waitFor(() => expect(filters.at(-1)).toEqual({ q: 'novak' }));
  expect(decodeURIComponent(window.location.hash)).toContain('"q":"novak"');
});

const decision: DecisionRow = {
  id: 'd-1',
  marketplaceId: 'qjob',
  caseId: 'c-1',
  queue: 'reviews',
  subjectKind: 'review',
  subjectId: 'r-1',
  outcome: 'reject',
  reasons: ['R08'],
  spans: [],
  message: 'Prosíme bez urážek.',
  note: null,
  level: 1,
  deciderId: 's-1',
  deciderAlias: 'Agent Linden',
  decidedAt: '2026-11-20T08:00:00.000Z',
  effectiveAt: '2026-11-20T08:00:20.000Z',
  state: 'effective',
  settledAt: NOW,
  revertsId: null,
  batchId: null,
  policyVersion: 1,
  headline: { stars: 1, name: 'Petr', about: '' },
  mayUndo: false,
  mayRevert: true,
};

test('reopening a decision asks why, at the field, and posts the reason and nothing of the page', async () => {
  const { sent, resolve } = keeping({ decision, case: {} });
  const user = await openConsole(
    '/decisions/d-1/show',
    person(),
    http.get('*/api/decisions/d-1', () => HttpResponse.json(decision)),
    http.get('*/api/statements', () => page([])),
    http.post('*/api/decisions/d-1/revert', resolve),
  );
  await user.click(await screen.findByRole('button', { name: 'Reopen…' }));
  const dialog = within(await screen.findByRole('dialog', { name: 'Reopen the decision' }));
  await user.click(dialog.getByRole('button', { name: 'Reopen' }));
  expect(await dialog.findByText('This is too short or too small.')).toBeTruthy();
  expect(sent).toEqual([]);
  await user.type(dialog.getByLabelText('Why it is reopened'), 'The word is a family name.');
  await user.click(dialog.getByRole('button', { name: 'Reopen' }));
  expect(await screen.findByText(/The case is back in the queue/)).toBeTruthy();
  expect(sent).toEqual([{ reason: 'The word is a family name.' }]);
});

test('what was decided seconds ago is undone with one key, and the server is asked once', async () => {
  const fresh = {
    ...decision,
    decidedAt: NOW,
    effectiveAt: '2026-11-24T08:00:20.000Z',
    state: 'pending',
    mayUndo: true,
  };
  let undone = 0;
  const user = await openConsole(
    '/',
    person(),
    http.get('*/api/decisions', () =>
      page([undone ? { ...fresh, state: 'undone', mayUndo: false, mayRevert: false } : fresh]),
    ),
    http.post('*/api/decisions/d-1/undo', () => HttpResponse.json({ decision: fresh, case: {}, n: ++undone })),
  );
  expect(await screen.findByText(/goes out in/)).toBeTruthy();
  await user.keyboard('z');
  expect(await screen.findByText('Undone')).toBeTruthy();
  expect(undone).toBe(1);
});
