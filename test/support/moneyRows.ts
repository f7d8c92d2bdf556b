/** Rows of the money tables as SQL that both databases read, for tests that go past all our code. */
export type Cell = string | number | boolean | null | Date | { raw: string };
export type Row = Record<string, Cell>;

const lite = !process.env.DATABASE_URL?.startsWith('postgres');
const AT = new Date('2026-03-02T09:00:00Z');

export const literal = (cell: Cell): string => {
  if (cell === null) return 'null';
  if (cell instanceof Date) return lite ? String(cell.getTime()) : `'${cell.toISOString()}'`;
  if (typeof cell === 'object') return cell.raw;
  return typeof cell === 'string' ? `'${cell.replaceAll("'", "''")}'` : String(cell);
};
export const insert = (table: string, row: Row): string =>
  `insert into ${table} (${Object.keys(row)
    .map((name) => `"${name}"`)
    .join(', ')})
   values (${Object.values(row).map(literal).join(', ')})`;

const account = { marketplace_id: 'm', kind: 'liability', currency: 'CZK', kept: true, no_debit_excess: true };
const pot = { ...account, kept: false, no_debit_excess: false };
const journal = {
  ...{ marketplace_id: 'm', hold_id: 'h1', currency: 'CZK', cause_kind: 'event', actor_kind: 'system' },
  ...{ actor_id: 'test', reason: 'test', at: AT },
};
const order = {
  ...{ marketplace_id: 'm', listing_id: 'l', customer_id: 'c', specialist_id: 's', status: 'open' },
  ...{ status_at: AT, created_at: AT, updated_at: AT },
};
const person = { marketplace_id: 'm', name_folded: 'x', created_at: AT, updated_at: AT };
const hold = {
  ...{ marketplace_id: 'm', customer_id: 'c', specialist_id: 's', currency: 'CZK', gross: 100, fee_full: 10 },
  ...{ state: 'held', policy_version: 1, created_at: AT },
};
const dispute = {
  ...{ marketplace_id: 'm', customer_id: 'c', specialist_id: 's', origin: 'reports', reason: 'other' },
  ...{ currency: 'CZK', gross: 100, state: 'under_review', waived_by: '[]', policy_version: 1, opened_at: AT },
};
const offer = {
  ...{ dispute_id: 'd1', by: 'customer', refund_minor: 50, fee_minor: 5, release_minor: 45, amounts_hash: 'x' },
  ...{ accepted_by: '[]', at: AT, expires_at: AT },
};
const approval = {
  ...{ marketplace_id: 'm', dispute_id: 'd1', hold_id: 'h1', kind: 'decide', proposed_by_id: 'p', proposed_by: 'P' },
  ...{ why: '[]', facts: '{}', facts_hash: 'x', currency: 'CZK', amount: 50, at: AT, expires_at: AT },
};
const instruction = {
  ...{
    marketplace_id: 'm',
    hold_id: 'h1',
    kind: 'refund',
    currency: 'CZK',
    amount: 50,
    state: 'pending',
    created_at: AT,
  },
};
const report = { hold_id: 'h1', party: 'customer', claim: 'done', at: AT };
const evidence = {
  ...{ dispute_id: 'd1', by_id: 'c', kind: 'photo', sha256: 'x', bytes: 1, visibility: 'both', late: false, at: AT },
};
const event = { provider: 'platform', kind: 'captured', amount: 100, currency: 'CZK', at: AT, received_at: AT };

/** A captured payment with a dispute, an offer, an approval: one row at least in every money table. */
export const WORLD: readonly string[] = [
  insert('marketplaces', {
    id: 'm',
    name: 'M',
    currency: 'CZK',
    locale: 'cs',
    time_zone: 'UTC',
    country: 'CZ',
    created_at: AT,
  }),
  insert('people', { ...person, id: 'c', external_id: 'c', display_name: 'C', kinds: '["customer"]' }),
  insert('people', { ...person, id: 's', external_id: 's', display_name: 'S', kinds: '["specialist"]' }),
  insert('listings', {
    id: 'l',
    marketplace_id: 'm',
    external_id: 'l',
    title: 'L',
    owner_id: 's',
    created_at: AT,
    updated_at: AT,
  }),
  ...['o1', 'o2', 'o3'].map((id) => insert('orders', { ...order, id, external_id: id })),
  ...['hold:h1', 'hold:h2', 'hold:new', 'payable:s:CZK'].map((code) =>
    insert('ledger_accounts', { ...account, code, created_at: AT }),
  ),
  insert('ledger_accounts', { ...account, code: 'hold:closed', closed: true, created_at: AT }),
  insert('ledger_accounts', { ...account, code: 'payable:s:EUR', currency: 'EUR', created_at: AT }),
  insert('ledger_accounts', { ...pot, code: 'psp:m:CZK', kind: 'asset', created_at: AT }),
  insert('ledger_accounts', { ...pot, code: 'income:fee:m:CZK', kind: 'income', created_at: AT }),
  insert('holds', { ...hold, id: 'h1', order_id: 'o1', account: 'hold:h1', external_id: 'x1' }),
  insert('holds', { ...hold, id: 'h2', order_id: 'o2', account: 'hold:h2' }),
  insert('journals', { ...journal, id: 'j1', kind: 'capture', cause_id: 'e1' }),
  insert('transfers', {
    ...{ journal_id: 'j1', seq: 0, debit_account: 'psp:m:CZK', credit_account: 'hold:h1', currency: 'CZK' },
    ...{ amount: 100, code: 'gross', hold_id: 'h1' },
  }),
  insert('journals', { ...journal, id: 'j2', kind: 'reversal', cause_id: 'r1', reverses_id: 'j1' }),
  insert('journals', { ...journal, id: 'j3', kind: 'settle', cause_id: 's1' }),
  insert('hold_reports', { ...report, id: 'r1' }),
  insert('escrow_disputes', { ...dispute, id: 'd1', hold_id: 'h1' }),
  insert('escrow_offers', { ...offer, id: 'f1', state: 'open' }),
  insert('escrow_evidence', { ...evidence, id: 'v1' }),
  insert('escrow_approvals', { ...approval, id: 'a1', state: 'pending' }),
  insert('payment_instructions', { ...instruction, id: 'i1', journal_id: 'j3' }),
  insert('payment_events', { ...event, id: 'e1' }),
];

/** A further row of each that the database takes: whatever is refused is refused for what a case changes in it. */
export const TEMPLATES: Record<string, Row> = {
  ledger_accounts: { ...account, code: 'payable:c:CZK', created_at: AT },
  journals: { ...journal, id: 'jn', kind: 'payout', cause_id: 'cn' },
  transfers: {
    ...{ journal_id: 'j3', seq: 9, debit_account: 'hold:h1', credit_account: 'payable:s:CZK', currency: 'CZK' },
    ...{ amount: 100, code: 'release', hold_id: 'h1' },
  },
  holds: { ...hold, id: 'hn', order_id: 'o3', account: 'hold:new', external_id: 'xn' },
  hold_reports: { ...report, id: 'rn' },
  escrow_disputes: { ...dispute, id: 'dn', hold_id: 'h2' },
  escrow_offers: { ...offer, id: 'fn', state: 'rejected' },
  escrow_evidence: { ...evidence, id: 'vn' },
  escrow_approvals: { ...approval, id: 'an', state: 'returned', settled_by_id: 'q' },
  payment_instructions: { ...instruction, id: 'in', journal_id: null },
  payment_events: { ...event, id: 'en' },
};
export const MONEY_TABLES = ['currencies', ...Object.keys(TEMPLATES)];

/** The row of the template with this changed. */
export const wrong = (table: string, change: Row): string => insert(table, { ...TEMPLATES[table], ...change });
