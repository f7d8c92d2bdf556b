import { type Row, wrong } from './moneyRows.ts';

/** What the database itself refuses, whatever code runs before it: a name, and the statement. */
export type Refused = readonly [name: string, statement: string];

const BEYOND = { raw: '9007199254740993' };
const bad = (table: string, changes: Record<string, Row>): Refused[] =>
  Object.entries(changes).map(([name, change]) => [`${table}: ${name}`, wrong(table, change)] as const);
const forbidden = (statements: Record<string, string>): Refused[] => Object.entries(statements);

const APPEND_ONLY: Record<string, string> = {
  journals: "reason = 'other'",
  transfers: 'amount = amount + 1',
  hold_reports: "text = 'other'",
  escrow_evidence: "text = 'other'",
  payment_events: "reason = 'other'",
};
const FROZEN: Record<string, string> = {
  gross: 'gross + 1',
  fee_full: 'fee_full + 1',
  currency: "'EUR', account = 'payable:s:EUR'",
  account: "'hold:new'",
  order_id: "'o3'",
  customer_id: "'s'",
  specialist_id: "'c'",
};

export const REFUSALS: readonly Refused[] = [
  ...forbidden({
    'currencies: one we do not speak': "insert into currencies values ('USD', 2, 1)",
    'currencies: five digits': "update currencies set exponent = 5 where code = 'CZK'",
    'currencies: a step of nothing': "update currencies set settle_step = 0 where code = 'CZK'",
  }),
  ...bad('ledger_accounts', {
    'a kind nobody knows': { kind: 'gift' },
    'debits below nothing': { debits: -1, no_debit_excess: false },
    'debits beyond what is safe': { debits: BEYOND, no_debit_excess: false },
    'credits below nothing': { credits: -1, no_debit_excess: false },
    'credits beyond what is safe': { credits: BEYOND },
    'overdrawn by one': { debits: 6, credits: 5 },
    'closed with something in it': { credits: 1, closed: true },
    'a marketplace that is not there': { marketplace_id: 'nowhere' },
    'a currency that is not there': { currency: 'USD' },
    'the same name twice': { code: 'hold:h1' },
  }),
  ...forbidden({
    'ledger_accounts: closing what holds money': "update ledger_accounts set closed = true where code = 'hold:h1'",
    'ledger_accounts: a total that shrinks': "update ledger_accounts set credits = 99 where code = 'hold:h1'",
    'ledger_accounts: another kind': "update ledger_accounts set kind = 'income' where code = 'hold:h1'",
    'ledger_accounts: a guard taken off': "update ledger_accounts set no_debit_excess = false where code = 'hold:h1'",
    'ledger_accounts: totals not kept any more': "update ledger_accounts set kept = false where code = 'hold:h1'",
  }),
  ...bad('journals', {
    'a kind nobody knows': { kind: 'gift' },
    'no reason': { reason: '' },
    nobody: { actor_id: '' },
    'no cause': { cause_id: '' },
    'a reversal of nothing': { kind: 'reversal' },
    'a payout that reverses': { reverses_id: 'j3' },
    'a reversal of what is not there': { kind: 'reversal', reverses_id: 'nothing' },
    'a second reversal of one': { kind: 'reversal', reverses_id: 'j1' },
    'a second capture of one payment': { kind: 'capture' },
    'a second settlement for one cause': { kind: 'settle', cause_id: 's1' },
    'a marketplace that is not there': { marketplace_id: 'nowhere' },
  }),
  ...bad('transfers', {
    'released more by one minor unit': { amount: 101 },
    nothing: { amount: 0 },
    'less than nothing': { amount: -1 },
    'more than is safe': { amount: BEYOND, debit_account: 'psp:m:CZK', credit_account: 'income:fee:m:CZK' },
    'a place before the first': { seq: -1 },
    'a code nobody knows': { code: 'gift' },
    'from an account to itself': { debit_account: 'psp:m:CZK', credit_account: 'psp:m:CZK' },
    'into another currency': { credit_account: 'payable:s:EUR' },
    'out of another currency': { debit_account: 'payable:s:EUR', credit_account: 'hold:h1', amount: 1 },
    'in another currency': { currency: 'EUR' },
    'from an account that is not there': { debit_account: 'nowhere' },
    'to an account that is not there': { credit_account: 'nowhere' },
    'onto a closed account': { debit_account: 'psp:m:CZK', credit_account: 'hold:closed' },
    'off a closed account': { debit_account: 'hold:closed', amount: 1 },
    'of a journal that is not there': { journal_id: 'nothing' },
    'twice at one place': { journal_id: 'j1', seq: 0, amount: 1 },
  }),
  ...Object.entries(APPEND_ONLY).flatMap(([table, change]) =>
    forbidden({
      [`${table}: changed`]: `update ${table} set ${change}`,
      // A journal that nothing points at, or the keys would refuse it.
      [`${table}: taken out`]: `delete from ${table}${table === 'journals' ? " where id = 'j2'" : ''}`,
    }),
  ),
  ...bad('holds', {
    'a state nobody knows': { state: 'lost' },
    'a chargeback nobody knows': { chargeback: 'maybe' },
    'of nothing': { gross: 0, fee_full: 0 },
    'a fee above the whole': { fee_full: 101 },
    'a fee below nothing': { fee_full: -1 },
    'a part below nothing': { released: -1, refunded: 1 },
    'more parts than the whole': { released: 60, refunded: 41 },
    'settled by a part only': { state: 'settled', released: 99 },
    'settling by a part only': { state: 'settling', released: 99 },
    'charged back by a part only': { state: 'charged_back', charged_back: 99 },
    'an account of another currency': { currency: 'EUR' },
    'the account of another payment': { account: 'hold:h1' },
    'the name of another payment': { external_id: 'x1' },
    'a second living payment of an order': { order_id: 'o1' },
    'a marketplace that is not there': { marketplace_id: 'nowhere', external_id: null },
    'an order that is not there': { order_id: 'nothing' },
    'a customer that is not there': { customer_id: 'nobody' },
    'a specialist that is not there': { specialist_id: 'nobody' },
  }),
  ...Object.entries(FROZEN).map(
    ([column, value]): Refused => [`holds: ${column} changed`, `update holds set ${column} = ${value} where id = 'h2'`],
  ),
  ...bad('hold_reports', {
    'a party nobody knows': { party: 'neighbour' },
    'a claim nobody knows': { claim: 'perhaps' },
    'of a payment that is not there': { hold_id: 'nothing' },
  }),
  ...bad('escrow_disputes', {
    'a state nobody knows': { state: 'asleep' },
    'more back than was paid': { refund_minor: 101 },
    'less back than nothing': { refund_minor: -1 },
    'goodwill below nothing': { goodwill_minor: -1 },
    'closed without an end': { state: 'closed' },
    'an end while it is open': { end: 'mutual' },
    'a second open one of a payment': { hold_id: 'h1' },
    'a marketplace that is not there': { marketplace_id: 'nowhere' },
    'a payment that is not there': { hold_id: 'nothing' },
  }),
  ...bad('escrow_offers', {
    'by nobody we know': { by: 'neighbour' },
    'a state nobody knows': { state: 'maybe' },
    'a part below nothing': { fee_minor: -1 },
    'a second open one of a dispute': { state: 'open' },
    'a dispute that is not there': { dispute_id: 'nothing' },
  }),
  ...bad('escrow_evidence', {
    'a kind nobody knows': { kind: 'rumour' },
    'seen by nobody we know': { visibility: 'all' },
    'a dispute that is not there': { dispute_id: 'nothing' },
  }),
  ...bad('escrow_approvals', {
    'a kind nobody knows': { kind: 'gift' },
    'a state nobody knows': { state: 'maybe' },
    'signed by the one who proposed it': { state: 'approved', settled_by_id: 'p' },
    'a second one that waits': { state: 'pending', settled_by_id: null },
    'a marketplace that is not there': { marketplace_id: 'nowhere' },
    'a dispute that is not there': { dispute_id: 'nothing' },
  }),
  ...bad('payment_instructions', {
    'a kind nobody knows': { kind: 'gift' },
    'a state nobody knows': { state: 'maybe' },
    nothing: { amount: 0 },
    'a second one for a leg': { journal_id: 'j3' },
    'a marketplace that is not there': { marketplace_id: 'nowhere' },
    'a payment that is not there': { hold_id: 'nothing' },
  }),
  ...bad('payment_events', { 'a kind nobody knows': { kind: 'gift' }, 'the same word twice': { id: 'e1' } }),
];
