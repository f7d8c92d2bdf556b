import Sqlite from 'better-sqlite3';
import { openDatabase } from '#db/open.ts';
import { freshPlace, type Place } from '../support/ground.ts';

/** What ten deals come to: seven are paid out, two go back whole, one is divided. */
const TRANSFERS_OF_TEN = 40;
const SPECIALISTS = 5_000;
const YEAR_MS = 365 * 86_400_000;

/** Ids are random, as ours are: neighbours in time lie far apart in every index. */
const ID = 'lower(hex(randomblob(18)))';
const IS_DIVIDED = 'n % 10 = 9';
const HAS_REFUND = 'n % 10 >= 7';
const HAS_RELEASE = 'n % 10 not in (7, 8)';

/** Settled deals of the past year, as rows that the tables below are made of. */
const deals = (count: number, now: number) => [
  `create temp table deals as
     with recursive r(n) as (select 0 union all select n + 1 from r where n < ${count - 1})
     select n, ${ID} as hold, ${ID} as capture, ${ID} as settle, ${ID} as payout, ${ID} as refund,
       ${ID} as payout_told, ${ID} as refund_told, ${ID} as paid_event,
       1000 + n % 90000 as gross, (1000 + n % 90000) / 10 as fee_full, 's' || (n % ${SPECIALISTS}) as specialist,
       cast(${now} - ${YEAR_MS} * (1.0 - n * 1.0 / ${count}) as integer) as at from r`,
  'alter table deals add column back integer',
  'alter table deals add column fee integer',
  `update deals set back = case when ${IS_DIVIDED} then gross / 3 when ${HAS_REFUND} then gross else 0 end`,
  'update deals set fee = fee_full * (gross - back) / gross',
];

const journal = (id: string, kind: string, cause: string, of = 'true') =>
  `insert into journals (id, marketplace_id, kind, hold_id, currency, cause_kind, cause_id, actor_kind, actor_id, reason, at)
   select ${id}, 'izi', '${kind}', hold, 'UAH', ${cause}, 'system', 'payments:platform', '${kind}', at from deals where ${of}`;
const transfer = (id: string, seq: number, debit: string, credit: string, amount: string, code: string, of = 'true') =>
  `insert into transfers (journal_id, seq, debit_account, credit_account, currency, amount, code, hold_id)
   select ${id}, ${seq}, ${debit}, ${credit}, 'UAH', ${amount}, '${code}', hold from deals where ${of}`;
const instruction = (id: string, kind: string, account: string, amount: string, of: string) =>
  `insert into payment_instructions (id, marketplace_id, hold_id, kind, journal_id, account, currency, amount, state, created_at)
   select ${id}, 'izi', hold, '${kind}', settle, ${account}, 'UAH', ${amount}, 'confirmed', at from deals where ${of}`;
const account = (code: string, kind: string, kept: number, from = '') =>
  `insert into ledger_accounts (code, marketplace_id, kind, currency, kept, no_debit_excess, created_at)
   select ${code}, 'izi', '${kind}', 'UAH', ${kept}, ${kept}, 0 ${from}`;

const [PSP, INCOME] = ["'psp:izi:UAH'", "'income:fee:izi:UAH'"];
const [HELD, DUE, OWED] = ["'hold:' || hold", "'refund-due:' || hold", "'payable:' || specialist || ':UAH'"];
const PAID = 'gross - back - fee';

const rows = [
  "insert into marketplaces values ('izi', 'IZI', 'UAH', 'uk', 'Europe/Kyiv', 'UA', 0)",
  `insert into people (id, marketplace_id, external_id, display_name, name_folded, kinds, created_at, updated_at)
   select distinct specialist, 'izi', specialist, 'Майстер', 'майстер', '["specialist"]', 0, 0 from deals
   union all select 'c', 'izi', 'c', 'Олена', 'олена', '["customer"]', 0, 0`,
  `insert into listings (id, marketplace_id, external_id, title, owner_id, created_at, updated_at)
   values ('l', 'izi', 'l', 'Шафа', 's0', 0, 0)`,
  `insert into orders (id, marketplace_id, external_id, listing_id, customer_id, specialist_id, status, status_at, created_at, updated_at)
   select 'o' || n, 'izi', 'o' || n, 'l', 'c', specialist, 'completed', at, at, at from deals`,
  ...[account(PSP, 'asset', 0), account(INCOME, 'income', 0), account(HELD, 'liability', 1, 'from deals')],
  account(OWED, 'liability', 1, 'from (select distinct specialist from deals)'),
  account(DUE, 'liability', 1, `from deals where ${HAS_REFUND}`),
  `insert into holds (id, marketplace_id, order_id, customer_id, specialist_id, account, currency, gross, fee_full,
     released, refunded, fee, state, settled_for, policy_version, created_at, captured_at, settled_at)
   select hold, 'izi', 'o' || n, 'c', specialist, ${HELD}, 'UAH', gross, fee_full,
     ${PAID}, back, fee, 'settled', 'accepted', 1, at, at, at from deals`,
  journal('capture', 'capture', "'event', capture"),
  journal('settle', 'settle', "'hold', hold"),
  journal('payout', 'payout', "'instruction', payout_told", HAS_RELEASE),
  journal('refund', 'refund', "'instruction', refund_told", HAS_REFUND),
  transfer('capture', 0, PSP, HELD, 'gross', 'gross'),
  transfer('settle', 0, HELD, DUE, 'back', 'refund', HAS_REFUND),
  transfer('settle', 1, HELD, INCOME, 'fee', 'fee', HAS_RELEASE),
  transfer('settle', 2, HELD, OWED, PAID, 'release', HAS_RELEASE),
  transfer('payout', 0, OWED, PSP, PAID, 'paid-out', HAS_RELEASE),
  transfer('refund', 0, DUE, PSP, 'back', 'paid-back', HAS_REFUND),
  instruction('payout_told', 'payout', OWED, PAID, HAS_RELEASE),
  instruction('refund_told', 'refund', DUE, 'back', HAS_REFUND),
  `insert into audit_entries (id, marketplace_id, actor_kind, actor_id, action, subject_kind, subject_id, detail, at)
   select ${ID}, 'izi', 'system', 'payments', 'hold.settling', 'hold', hold, '{}', at from deals`,
  `insert into outbox_messages (id, marketplace_id, subject_id, topic, payload, created_at, available_at)
   select ${ID}, 'izi', hold, 'escrow.settlement', '{}', at, at from deals`,
];
/** As the trigger would have kept them one by one. */
const TOTALS = `update ledger_accounts set
  debits = (select coalesce(sum(amount), 0) from transfers where debit_account = ledger_accounts.code),
  credits = (select coalesce(sum(amount), 0) from transfers where credit_account = ledger_accounts.code) where kept`;
const CLOSED = "update ledger_accounts set closed = true where code like 'hold:%'";

/** A ledger of so many transfers by rows; with every guard of the schema, which is laid again when it is opened. */
export async function ledgerOf(transfers: number, now: Date): Promise<Place> {
  const place = await freshPlace();
  const open = async () => (await openDatabase(place.url, { migrate: true, durable: false })).close();
  await open();
  const file = new Sqlite(place.url.replace(/^file:/, ''));
  for (const pragma of ['foreign_keys = off', 'synchronous = off', 'cache_size = -500000', 'temp_store = memory'])
    file.pragma(pragma);
  file.exec('begin; drop trigger transfers_post; drop trigger ledger_accounts_only_grow');
  for (const statement of [...deals((transfers * 10) / TRANSFERS_OF_TEN, Number(now)), ...rows, TOTALS, CLOSED])
    file.exec(statement);
  file.exec('commit');
  file.close();
  await open();
  return place;
}
