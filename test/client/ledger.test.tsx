import { screen, waitFor, within } from '@testing-library/react';
import { HttpResponse, http } from 'msw';
import { expect, test } from 'vitest';
import type { Reconciliation } from '#server/escrow/contract.ts';
import type { AccountRow, LedgerCheck, TransferRow } from '#server/ledger/contract.ts';
import { at } from './deskWorld.ts';
import { HOLD, instruction, manager, settled } from './moneyWorld.ts';
import { keeping, NOW, openConsole, page, person, refuse } from './openConsole.tsx';

const text = (of: Element | null | undefined) => of?.textContent?.replaceAll(/\s/g, ' ') ?? '';
const rows = (name: string) => within(screen.getByRole('table', { name })).getAllByRole('row').slice(1).map(text);

const account = (over: Partial<AccountRow>): AccountRow => ({
  id: `hold:${HOLD}`,
  marketplaceId: 'qjob',
  kind: 'liability',
  currency: 'CZK',
  debits: 1_250_000,
  credits: 1_250_000,
  balance: 0,
  closed: true,
  ...over,
});
const accounts = [
  account({}),
  account({ id: 'psp:qjob:CZK', kind: 'asset', debits: 1_250_000, credits: 400_001, balance: 849_999, closed: false }),
  account({
    id: 'income:fee:izi:UAH',
    marketplaceId: 'izi',
    kind: 'income',
    currency: 'UAH',
    debits: 0,
    credits: 5_005,
    balance: 5_005,
    closed: false,
  }),
];
const check = (over: Partial<LedgerCheck> = {}): LedgerCheck => ({
  checkedAt: NOW,
  tookMs: 53,
  transfers: 25_242,
  breaches: [],
  stopped: false,
  totals: [
    { currency: 'CZK', debits: 2_500_000, credits: 2_500_000 },
    { currency: 'UAH', debits: 5_005, credits: 5_005 },
  ],
  ...over,
});
const ledger = (now: () => LedgerCheck) => [
  http.get('*/api/accounts', () => page(accounts)),
  http.get('*/api/ledger/check', () => HttpResponse.json(now())),
];

test('the trial balance stands per currency, each with equal debits and credits, and never adds two currencies', async () => {
  await openConsole('/accounts', manager(), ...ledger(check));
  expect(await screen.findByText('Everything adds up.')).toBeTruthy();
  expect(text(screen.getByRole('region', { name: 'Check of the ledger' }))).toContain('25,242 transfers in 0.1 s');
  expect(rows('Totals per currency')).toEqual(['CZKCZK 25,000.00CZK 25,000.00equal', 'UAHUAH 50.05UAH 50.05equal']);
  await screen.findByRole('table', { name: 'Accounts in UAH' });
  expect(rows('Accounts in CZK')).toEqual([
    'Held, H-3F9A21 · closedQjobLiabilityCZK 12,500.00CZK 12,500.00CZK 0.00',
    'At the payment provider, QjobQjobAssetCZK 12,500.00CZK 4,000.01CZK 8,499.99',
  ]);
  expect(rows('Accounts in UAH')).toEqual(['Fees earned, IZIIZIIncomeUAH 0.00UAH 50.05UAH 50.05']);
  expect(screen.queryByText(/stopped/)).toBeNull();
  expect(screen.getByRole('link', { name: 'CSV' }).getAttribute('href')).toContain('/api/export/accounts.csv');
});

test('books that do not add up are said in red with the rule, the place and what was found, and that money writes are stopped', async () => {
  const broken = check({
    breaches: [{ invariant: 'I1', subject: 'CZK', detail: 'debits 2500001, credits 2500000' }],
    stopped: true,
    totals: [{ currency: 'CZK', debits: 2_500_001, credits: 2_500_000 }],
  });
  let now = check();
  const user = await openConsole(
    '/accounts',
    manager(),
    ...ledger(() => now),
    http.post('*/api/ledger/check', () => {
      now = broken;
      return HttpResponse.json(now);
    }),
  );
  await user.click(await screen.findByRole('button', { name: 'Check now' }));
  const alert = await screen.findByRole('alert');
  expect(alert.textContent).toContain('Money writes are stopped.');
  expect(alert.className).toContain('Error');
  expect(screen.getByText('1 thing does not add up.')).toBeTruthy();
  expect(rows('What does not add up')).toEqual([
    'I1: Debits and credits of a currency are equalCZKdebits 2500001, credits 2500000',
  ]);
  expect(rows('Totals per currency')).toEqual(['CZKCZK 25,000.01CZK 25,000.00CZK 0.01']);
});

test('whoever may only read the ledger is offered no check and no reconciliation', async () => {
  const auditor = person({ role: 'auditor', queues: [], permissions: ['ledger:read', 'escrow:read'] });
  await openConsole('/accounts', auditor, ...ledger(check));
  await screen.findByText('Everything adds up.');
  expect(screen.queryByRole('button', { name: 'Check now' })).toBeNull();
  const tabs = within(screen.getByRole('navigation', { name: 'Ledger' }));
  expect(tabs.getAllByRole('link').map(text)).toEqual([
    'Trial balance',
    'Journals',
    'Transfers',
    'Payment instructions',
  ]);
  expect(tabs.getByRole('link', { name: 'Trial balance' }).getAttribute('aria-current')).toBe('page');
});

test('a journal says why money was moved, by whom and from what, with every transfer and their sum', async () => {
  const user = await openConsole(
    '/journals',
    manager(),
    http.get('*/api/journals', () => {
      const { transfers, ...row } = settled;
      return page([row]);
    }),
    http.get('*/api/journals/b2000000-1', () => HttpResponse.json(settled)),
  );
  const row = (await screen.findByRole('rowheader', { name: 'B-B20000' })).closest('tr');
  expect(text(row)).toContain('DividedH-3F9A21Decided by the deskCZK 12,500.00');
  await user.click(screen.getByRole('link', { name: 'B-B20000' }));
  expect(await screen.findByRole('heading', { level: 1, name: 'Journal B-B20000' })).toBeTruthy();
  await screen.findByRole('table', { name: 'Transfers of journal B-B20000' });
  expect(rows('Transfers of journal B-B20000').at(-1)).toBe('In allCZK 12,500.00');
  expect(text(screen.getByRole('region', { name: 'The journal' }))).toContain('Follows fromDecision');
});

test('transfers are narrowed to one account by its exact code', async () => {
  const filters: unknown[] = [];
  const [first] = settled.transfers as TransferRow[];
  const user = await openConsole(
    '/transfers',
    manager(),
    http.get('*/api/transfers', ({ request }) => {
      filters.push(JSON.parse(new URL(request.url).searchParams.get('filter') ?? ''));
      return page([first as TransferRow]);
    }),
  );
  expect((await screen.findByRole('link', { name: 'B-B20000.0' })).getAttribute('href')).toBe(
    '#/journals/b2000000-1/show',
  );
  await user.type(screen.getByLabelText('Credit account'), 'income:fee:qjob:CZK');
  await waitFor(() => expect(filters.at(-1)).toEqual({ creditAccount: 'income:fee:qjob:CZK' }));
});

test('an instruction that changed meanwhile is not sent again blindly: the refusal is said and the list read anew', async () => {
  let asked = 0;
  const user = await openConsole(
    '/payment-instructions',
    manager(),
    http.get('*/api/payment-instructions', () => {
      asked += 1;
      return page([instruction(asked > 1 ? { state: 'confirmed', mayRetry: false, version: 5 } : {})]);
    }),
    http.post('*/api/payment-instructions/a1000000-1/retry', () => refuse(409, 'version-changed')),
  );
  await user.click(await screen.findByRole('button', { name: /Send again: Pay out/ }));
  expect(await screen.findByText('Somebody changed it meanwhile. Load it again.')).toBeTruthy();
  expect(await screen.findByText('Confirmed')).toBeTruthy();
  expect(screen.queryByRole('button', { name: /Send again/ })).toBeNull();
});

const report = (over: Partial<Reconciliation> = {}): Reconciliation => ({
  provider: 'simulator',
  at: NOW,
  by: 'Manager Oak',
  from: at(-24 * 45),
  compared: 1_204,
  recovered: 2,
  waiting: 1,
  cut: { ours: false, theirs: false },
  found: over.differences?.length ?? 0,
  differences: [],
  ...over,
});
/** What stands there before anybody presses anything, by marketplace. */
const before = (lasts: Record<string, Reconciliation> = {}) =>
  http.get('*/api/reconciliation', ({ request }) =>
    HttpResponse.json({ last: lasts[new URL(request.url).searchParams.get('marketplaceId') ?? ''] ?? null }),
  );

test('a reconciliation without a difference says that both books are the same, for the marketplace that was chosen', async () => {
  const { sent, resolve } = keeping(report());
  const user = await openConsole('/reconciliation', manager(), before(), http.post('*/api/reconciliation', resolve));
  expect(await screen.findByText('These books have not been compared yet.')).toBeTruthy();
  await user.click(await screen.findByLabelText('Marketplace'));
  await user.click(await screen.findByRole('option', { name: 'Qjob' }));
  await user.click(screen.getByRole('button', { name: 'Compare now' }));
  const found = await screen.findByRole('region', { name: 'Report for Qjob' });
  expect(text(found)).toContain('Both books say the same.');
  expect(text(found)).toContain('Lines compared1,204');
  expect(text(found)).toContain('Asked for byManager Oak');
  expect(sent).toEqual([{ marketplaceId: 'qjob' }]);
});

test('what the night found stands there without pressing, for each marketplace its own', async () => {
  const lasts = { izi: report({ by: null, compared: 11 }), qjob: report({ by: null, compared: 22 }) };
  const user = await openConsole('/reconciliation', manager(), before(lasts));
  const izi = await screen.findByRole('region', { name: 'Report for IZI' });
  expect(text(izi)).toContain('Asked for byBy itself, at night');
  expect(text(izi)).toContain('Lines compared11');
  expect(text(izi)).not.toContain('Not everything was compared');
  await user.click(await screen.findByLabelText('Marketplace'));
  await user.click(await screen.findByRole('option', { name: 'Qjob' }));
  expect(text(await screen.findByRole('region', { name: 'Report for Qjob' }))).toContain('Lines compared22');
});

test('a list that was cut is said, and so are differences that are not shown', async () => {
  const one = { kind: 'only-here', instructionId: 'a1000000-1', holdId: HOLD, ref: null } as const;
  const differences = [{ ...one, currency: 'CZK' as const, here: 100, there: 0 }];
  const cut = report({ cut: { ours: true, theirs: true }, found: 734, differences });
  await openConsole('/reconciliation', manager(), before({ izi: cut }));
  const found = text(await screen.findByRole('region', { name: 'Report for IZI' }));
  expect(found).toContain('734 differences Of 734 differences the first 1 are shown.');
  expect(found).toContain('our list of instructions was too long');
  expect(found).toContain('the provider’s statement was too long');
});

test('every difference is said with both amounts and leads to its payment, also what only the provider knows', async () => {
  const differences: Reconciliation['differences'] = [
    {
      kind: 'amount-differs',
      instructionId: 'a1000000-1',
      holdId: HOLD,
      ref: 'ch_1',
      currency: 'HUF',
      here: 800_050,
      there: 800_000,
    },
    { kind: 'only-there', instructionId: null, holdId: HOLD, ref: 're_7', currency: 'CZK', here: 0, there: 7_700 },
  ];
  const user = await openConsole(
    '/reconciliation',
    manager(),
    before(),
    http.post('*/api/reconciliation', () => HttpResponse.json(report({ differences }))),
  );
  await user.click(await screen.findByRole('button', { name: 'Compare now' }));
  expect(await screen.findByText('2 differences')).toBeTruthy();
  expect(rows('Differences between the two books')).toEqual([
    'Another amountI-A10000H-3F9A21ch_1HUF 8,000.50HUF 8,000.00',
    'Only at the providerNone of oursH-3F9A21re_7CZK 0.00CZK 77.00',
  ]);
});
