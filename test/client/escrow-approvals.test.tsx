import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import type { Me } from '#server/access/contract.ts';
import type { ApprovalRow, ApprovalShow } from '#server/escrow/contract.ts';
import { at } from './deskWorld.ts';
import { arbiter, partsOf } from './escrowWorld.ts';
import { openConsole, page, refuse } from './openConsole.tsx';

const row = (n: number, over: Partial<ApprovalRow> = {}): ApprovalRow => ({
  id: `approval-${n}`,
  marketplaceId: 'qjob',
  disputeId: `dispute-${n}`,
  holdId: `hold-${n}`,
  caseId: `case-${n}`,
  kind: 'decide',
  proposedById: 's-2',
  proposedBy: 'Lead Kestrel',
  why: ['above-limit'],
  currency: 'CZK',
  amount: 1_840_000,
  state: 'pending',
  settledBy: null,
  note: null,
  at: at(-2),
  expiresAt: at(22),
  settledAt: null,
  version: 1,
  ...over,
});

const HASH = 'a1'.repeat(32);
const whole = (over: Partial<ApprovalShow> = {}): ApprovalShow => ({
  ...row(1),
  facts: {
    kind: 'decide',
    disputeId: 'dispute-1',
    disputeVersion: 3,
    holdId: 'hold-1',
    holdVersion: 5,
    currency: 'CZK',
    gross: 1_840_000,
    ...partsOf(736_000),
    goodwillMinor: 0,
    customerId: 'p-1',
    specialistId: 'p-2',
    reason: 'partly_done',
  },
  factsHash: HASH,
  customerName: 'Jana Horáková',
  specialistName: 'Roman Vlček',
  message: 'Spárování chybí.',
  decisionNote: 'Fotky jsou jasné.',
  finding: 'partly_done',
  mayApprove: true,
  whyNot: null,
  ...over,
});

interface Desk {
  lists: { filter: object; sort: string | null; range: string | null }[];
  sent: { act: string; body: unknown; key: string | null }[];
  answer: () => Response;
  passwords: number;
}

async function open(path: string, shown: ApprovalShow, me: Me = arbiter()) {
  const desk: Desk = {
    lists: [],
    sent: [],
    passwords: 0,
    answer: () => HttpResponse.json(row(1, { state: 'approved' })),
  };
  const user = await openConsole(
    path,
    me,
    http.get('*/api/approvals', ({ request }) => {
      const { searchParams } = new URL(request.url);
      desk.lists.push({
        filter: JSON.parse(searchParams.get('filter') ?? '{}'),
        sort: searchParams.get('sort'),
        range: searchParams.get('range'),
      });
      return page([row(1), row(2, { why: ['goodwill', 'party-day'] })]);
    }),
    http.get('*/api/approvals/:id', () => HttpResponse.json(shown)),
    http.post('*/api/approvals/:id/:act', async ({ params, request }) => {
      const key = request.headers.get('Idempotency-Key');
      desk.sent.push({ act: String(params.act), body: await request.json(), key });
      return desk.answer();
    }),
    http.post('*/api/session/step-up', () => {
      desk.passwords += 1;
      return HttpResponse.json({});
    }),
  );
  return { desk, user };
}

test('the queue begins with what waits for a signature, the oldest first, and says why two are needed', async () => {
  const { desk } = await open('/approvals', whole());
  expect(await screen.findByText('goodwill of the platform, above the day’s limit of a party')).toBeTruthy();
  expect(desk.lists).toContainEqual({ filter: { state: 'pending' }, sort: '["at","ASC"]', range: '[0,24]' });
  expect(screen.getAllByText(/CZK\s18,400\.00/)).toHaveLength(2);
  expect(screen.getByRole('link', { name: /Second signatures/ }).textContent).toContain('2');
});

test('exactly the amounts that were shown are signed: by their hash, after one more look', async () => {
  const { desk, user } = await open('/approvals/approval-1/show', whole());
  const table = within(await screen.findByRole('table', { name: 'Division of the payment' }));
  expect(table.getAllByRole('row').map((it) => it.textContent?.replace(/\s/g, ' '))).toEqual([
    'To specialist Roman VlčekCZK 9,936.00',
    'Back to customer Jana HorákováCZK 7,360.00',
    'Platform fee CZK 1,104.00',
    'Held amountequals held CZK 18,400.00',
  ]);
  expect(screen.getByText('Fotky jsou jasné.')).toBeTruthy();
  await user.click(screen.getByRole('button', { name: 'Sign' }));
  const dialog = within(await screen.findByRole('dialog', { name: /^Sign the division of CZK\s18,400\.00/ }));
  expect(desk.sent).toEqual([]);
  await user.click(dialog.getByRole('button', { name: /^Sign/ }));
  await waitFor(() =>
    expect(desk.sent).toEqual([{ act: 'approve', body: { factsHash: HASH, version: 1 }, key: expect.any(String) }]),
  );
});

test('a password that is wanted is asked for, and the same signature is sent again under the same key', async () => {
  const { desk, user } = await open('/approvals/approval-1/show', whole());
  desk.answer = () =>
    desk.passwords === 0 ? refuse(403, 'step-up-needed') : HttpResponse.json(row(1, { state: 'approved' }));
  await user.click(await screen.findByRole('button', { name: 'Sign' }));
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: /^Sign/ }));
  const password = within(await screen.findByRole('dialog', { name: 'Enter your password again' }));
  await user.type(password.getByLabelText('Password'), 'walk-through-the-house-7{Enter}');
  await waitFor(() => expect(desk.sent).toHaveLength(2));
  expect(desk.sent[1]).toEqual(desk.sent[0]);
});

test('what changed since it was shown is not signed, and the page says so', async () => {
  const { desk, user } = await open('/approvals/approval-1/show', whole());
  desk.answer = () => refuse(409, 'amounts-changed');
  await user.click(await screen.findByRole('button', { name: 'Sign' }));
  await user.click(within(await screen.findByRole('dialog')).getByRole('button', { name: /^Sign/ }));
  expect(await screen.findByText(/^The amounts or the case changed meanwhile/)).toBeTruthy();
});

test('it is returned to the desk only with a note', async () => {
  const { desk, user } = await open('/approvals/approval-1/show', whole());
  await user.click(await screen.findByRole('button', { name: 'Return to the desk' }));
  expect(screen.getByText('Fill this in.')).toBeTruthy();
  expect(desk.sent).toEqual([]);
  await user.type(screen.getByLabelText('Note, when returned'), 'Chybí smlouva.');
  await user.click(screen.getByRole('button', { name: 'Return to the desk' }));
  await waitFor(() =>
    expect(desk.sent.map(({ act, body }) => [act, body])).toEqual([['return', { note: 'Chybí smlouva.', version: 1 }]]),
  );
});

test.each([
  ['approval-of-own', /^Nobody signs what/],
  ['conflict-of-interest', /^You had a hand in this/],
  ['approval-closed', /no longer waited for/],
] as const)('whoever may not sign is told why: %s', async (whyNot, words) => {
  await open('/approvals/approval-1/show', whole({ mayApprove: false, whyNot }));
  expect(await screen.findByText(words)).toBeTruthy();
  expect(screen.queryByRole('button', { name: 'Sign' })).toBeNull();
});
