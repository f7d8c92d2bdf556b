import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import { PERMISSIONS } from '#db/words.ts';
import type { DocumentAccessRow, DocumentRow, DocumentShow } from '#server/documents/contract.ts';
import { at } from './deskWorld.ts';
import { axeFinds } from './documentsWorld.ts';
import { keeping, openConsole, page, person, refuse } from './openConsole.tsx';

const ID = '3f9a2100-1';
const manager = () => person({ role: 'manager', permissions: [...PERMISSIONS], queues: ['documents'] });
const row = (over: Partial<DocumentRow> = {}): DocumentRow => ({
  id: ID,
  marketplaceId: 'qjob',
  personId: 'p-1',
  personName: 'Olena Ševčenko',
  type: 'id-card',
  country: 'UA',
  state: 'approved',
  attempt: 2,
  openedAt: at(-90),
  submittedAt: at(-80),
  decidedAt: at(-70),
  dueAt: at(9_000),
  version: 8,
  ...over,
});
const shown = (over: Partial<DocumentShow> = {}): DocumentShow => ({
  ...row(),
  legalBasis: 'consent',
  consent: { version: '2026-01', language: 'cs', givenAt: at(-91) },
  grounds: [],
  choosable: ['IMG_BLURRED', 'FRAUD_FORGED'],
  badge: 'active',
  heldUntil: null,
  heldFor: null,
  purgedAt: null,
  allowedActions: ['hold-evidence', 'revoke'],
  timeline: [{ at: at(-80), kind: 'document.submitted', actor: 'platform' }],
  ...over,
});
const look = (over: Partial<DocumentAccessRow> = {}): DocumentAccessRow => ({
  id: 'a-1',
  marketplaceId: 'qjob',
  documentId: ID,
  side: 'front',
  attempt: 1,
  staffId: 's-2',
  staffAlias: 'Agent Birch',
  purpose: 'fraud',
  outcome: 'denied',
  assigned: false,
  at: at(-1),
  ...over,
});
const answers = (now: () => DocumentShow, looks: DocumentAccessRow[] = []) => [
  http.get(`*/api/documents/${ID}`, () => HttpResponse.json(now())),
  http.get('*/api/cases', () => page([])),
  http.get('*/api/document-access', () => page(looks)),
];

test('the register says whose document it is and how it stands, and is narrowed by state, kind and country', async () => {
  const filters: unknown[] = [];
  const user = await openConsole(
    '/documents',
    manager(),
    http.get('*/api/documents', ({ request }) => {
      filters.push(JSON.parse(new URL(request.url).searchParams.get('filter') ?? ''));
      return page([row()]);
    }),
  );
  const line = (await screen.findByText('Olena Ševčenko')).closest('tr');
  for (const word of ['T-3F9A21', 'UA identity card', 'Verified', '2']) expect(line?.textContent).toContain(word);
  expect(screen.getByText('CSV').closest('a')?.getAttribute('href')).toContain('/api/export/documents.csv');
  await user.click(screen.getByLabelText('State'));
  await user.click(await screen.findByRole('option', { name: 'Waiting for a second person' }));
  await waitFor(() => expect(filters.at(-1)).toEqual({ state: 'pending_second' }));
  await user.type(screen.getByLabelText('Country'), 'cz');
  await waitFor(() => expect(filters.at(-1)).toEqual({ state: 'pending_second', country: 'CZ' }));
});

test('a check shows how it stands, under which consent, and who looked at its pictures, and never the pictures', async () => {
  await openConsole(`/documents/${ID}/show`, manager(), ...answers(() => shown(), [look()]));
  expect(await screen.findByRole('heading', { level: 1, name: 'Identity check T-3F9A21' })).toBeTruthy();
  const consent = await screen.findByRole('region', { name: 'Consent' });
  expect(consent.textContent).toContain('2026-01');
  expect(await screen.findByText(/^Document submitted/)).toBeTruthy();
  const looks = within(await screen.findByRole('region', { name: /^Who looked at its pictures/ }));
  const line = (await looks.findByText('Agent Birch')).closest('tr');
  expect(line?.textContent).toContain('Front, try 1suspected fraudnot in handRefused');
  expect(document.querySelector('main img')).toBeNull();
  expect(await axeFinds()).toEqual([]);
}, 60_000);

test('evidence is kept with a reason and an end, after the password, and nothing is sent before both are there', async () => {
  const bodies: unknown[] = [];
  const keys: (string | null)[] = [];
  let isFresh = false;
  let now = shown();
  const user = await openConsole(
    `/documents/${ID}/show`,
    manager(),
    ...answers(() => now),
    http.post(`*/api/documents/${ID}/hold-evidence`, async ({ request }) => {
      bodies.push(await request.json());
      keys.push(request.headers.get('Idempotency-Key'));
      if (!isFresh) return refuse(403, 'step-up-needed');
      now = shown({
        heldUntil: '2027-02-01T00:00:00.000Z',
        heldFor: 'Forged.',
        allowedActions: ['let-go'],
        version: 9,
      });
      return HttpResponse.json({});
    }),
    http.post('*/api/session/step-up', () => {
      isFresh = true;
      return HttpResponse.json({});
    }),
  );
  await user.click(await screen.findByText('Keep the evidence…'));
  const dialog = within(await screen.findByRole('dialog', { name: 'Keep the evidence' }));
  await user.click(dialog.getByText('Keep it'));
  expect(bodies).toEqual([]);
  await user.type(dialog.getByLabelText('Kept until'), '2027-02-01');
  await user.type(dialog.getByLabelText('Why, for the record'), 'Forged.');
  await user.click(dialog.getByText('Keep it'));
  const password = within(await screen.findByRole('dialog', { name: 'Enter your password again' }));
  await user.type(password.getByLabelText('Password'), 'walk-through-the-house-7');
  await user.click(password.getByText('Go on'));
  expect(await screen.findByText('The evidence is kept.')).toBeTruthy();
  const wanted = { reason: 'Forged.', version: 8, until: '2027-02-01T00:00:00.000Z' };
  expect(bodies).toEqual([wanted, wanted]);
  expect(keys[0]).toBe(keys[1]);
  expect(await screen.findByText('Let the evidence go…')).toBeTruthy();
  expect(screen.queryByText('Keep the evidence…')).toBeNull();
});

test('a verification is revoked with its grounds and a reason for the record', async () => {
  const { sent, resolve } = keeping({});
  const user = await openConsole(
    `/documents/${ID}/show`,
    manager(),
    ...answers(() => shown()),
    http.post(`*/api/documents/${ID}/revoke`, resolve),
  );
  await user.click(await screen.findByText('Revoke the verification…'));
  const dialog = within(await screen.findByRole('dialog', { name: 'Revoke the verification' }));
  await user.type(dialog.getByLabelText('Why, for the record'), 'Two people, one document.');
  await user.click(dialog.getByText('Revoke'));
  expect(dialog.getByText('Say what is wrong with it.')).toBeTruthy();
  await user.click(dialog.getByLabelText('Grounds'));
  await user.click(await screen.findByRole('option', { name: 'Forged' }));
  await user.keyboard('{Escape}');
  await waitFor(() => expect(screen.queryByRole('listbox')).toBeNull());
  await user.click(dialog.getByText('Revoke'));
  expect(await screen.findByText('The verification is revoked.')).toBeTruthy();
  expect(sent).toEqual([{ reason: 'Two people, one document.', version: 8, grounds: ['FRAUD_FORGED'] }]);
});

test('every look at a picture stands in its own register, for whoever reads the trail and for nobody else', async () => {
  await openConsole(
    '/document-access',
    manager(),
    http.get('*/api/document-access', () =>
      page([look(), look({ id: 'a-2', outcome: 'shown', purpose: 'case', assigned: true })]),
    ),
  );
  expect(await screen.findByText('Refused')).toBeTruthy();
  expect(screen.getAllByText('T-3F9A21')[0]?.closest('a')?.getAttribute('href')).toBe(`#/documents/${ID}/show`);
});

test('the menu has desk and register only for whoever may go there', async () => {
  await openConsole('/', person({ permissions: ['documents:read'], queues: [] }));
  expect(await screen.findByRole('link', { name: 'Identity checks' })).toBeTruthy();
  expect(screen.queryByRole('link', { name: 'Who looked at pictures' })).toBeNull();
  expect(screen.queryByRole('link', { name: /^Documents/ })).toBeNull();
});
