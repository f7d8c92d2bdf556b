import Sqlite from 'better-sqlite3';
import { openDatabase } from '#db/open.ts';
import { newApiKey } from '#server/access/apiKeys.ts';
import { fill, freshPlace, type Place } from '../support/ground.ts';

export const DISPUTES = 100_000;
/** Payments whose work the specialist has reported: the customer's word settles them. */
export const REPORTED = 20_000;
export const KEY = 'td_a-key-of-the-bench';
const PEOPLE = 20_000;
const DAY_MS = 86_400_000;
/** Two months of disputes, of which the newest wait at the desk. */
const DAYS = 60;

const ID = 'lower(hex(randomblob(18)))';
const DISPUTED = `n < ${DISPUTES}`;
const HELD = "'hold:' || hold";

/** Deals of all pairs in turn, as rows that the tables below are made of. */
const deals = (now: number) => [
  'create temp table pairs as select row_number() over () - 1 as k, customer_id, specialist_id, listing_id from orders',
  `create temp table deals as
     with recursive r(n) as (select 0 union all select n + 1 from r where n < ${DISPUTES + REPORTED - 1})
     select n, ${ID} as hold, ${ID} as orderId, ${ID} as dispute, ${ID} as caseId, ${ID} as capture, ${ID} as report,
       customer_id as customer, specialist_id as specialist, listing_id as listing, 1000 + n % 90000 as gross,
       cast(${now} - ${DAYS * DAY_MS} * (1.0 - n * 1.0 / ${DISPUTES + REPORTED}) as integer) as at
     from r join pairs on k = n % (select count(*) from pairs)`,
];

const rows = (now: number) => [
  `insert into ledger_accounts (code, marketplace_id, kind, currency, kept, no_debit_excess, created_at)
   values ('psp:izi:UAH', 'izi', 'asset', 'UAH', 0, 0, ${now}), ('income:fee:izi:UAH', 'izi', 'income', 'UAH', 0, 0, ${now})`,
  `insert into ledger_accounts (code, marketplace_id, kind, currency, kept, no_debit_excess, credits, created_at)
   select ${HELD}, 'izi', 'liability', 'UAH', 1, 1, gross, at from deals`,
  `insert into orders (id, marketplace_id, external_id, listing_id, customer_id, specialist_id, status, status_at, created_at, updated_at)
   select orderId, 'izi', 'e' || n, listing, customer, specialist, 'completed', at, at, at from deals`,
  `insert into holds (id, marketplace_id, order_id, customer_id, specialist_id, account, currency, gross, fee_full,
     state, due_at, policy_version, created_at, captured_at)
   select hold, 'izi', orderId, customer, specialist, ${HELD}, 'UAH', gross, gross / 10,
     case when ${DISPUTED} then 'disputed' else 'claimed_done' end, case when ${DISPUTED} then null else ${now + 3 * DAY_MS} end,
     1, at, at from deals`,
  `insert into hold_reports (id, hold_id, party, claim, at) select report, hold, 'specialist', 'done', at from deals`,
  `insert into journals (id, marketplace_id, kind, hold_id, currency, cause_kind, cause_id, actor_kind, actor_id, reason, at)
   select capture, 'izi', 'capture', hold, 'UAH', 'event', capture, 'system', 'payments:platform', 'capture', at from deals`,
  `insert into transfers (journal_id, seq, debit_account, credit_account, currency, amount, code, hold_id)
   select capture, 0, 'psp:izi:UAH', ${HELD}, 'UAH', gross, 'gross', hold from deals`,
  `insert into escrow_disputes (id, marketplace_id, hold_id, customer_id, specialist_id, opened_by, origin, reason, currency,
     gross, state, waived_by, policy_version, opened_at)
   select dispute, 'izi', hold, customer, specialist, 'customer', 'reports', 'not_done', 'UAH', gross, 'under_review', '[]', 1, at
   from deals where ${DISPUTED}`,
  `insert into cases (id, marketplace_id, queue, subject_kind, subject_id, state, headline, priority, rank, due_at, opened_at)
   select caseId, 'izi', 'escrow-disputes', 'escrow-dispute', dispute, 'open',
     json_object('name', 'Олена · Майстер', 'about', '', 'amountMinor', gross, 'currency', 'UAH', 'reason', 'not_done'),
     '[]', at + ${2 * DAY_MS}, at + ${2 * DAY_MS}, at from deals where ${DISPUTED}`,
  `insert into count_totals (scope, key, n) values ('cases', 'izi:escrow-disputes:open', ${DISPUTES}),
     ('escrow-disputes', 'izi:under_review', ${DISPUTES}), ('holds', 'izi:disputed', ${DISPUTES}), ('holds', 'izi:claimed_done', ${REPORTED})`,
];

let made: Promise<Place> | undefined;
/** A desk with 100,000 disputes about money, and payments that one word settles. */
export const escrowDesk = (): Promise<Place> => (made ??= escrowGround());

async function escrowGround(): Promise<Place> {
  const place = await freshPlace();
  await fill(place, { reviews: 0, open: 0, people: PEOPLE });
  const file = new Sqlite(place.url.replace(/^file:/, ''));
  for (const pragma of ['foreign_keys = off', 'synchronous = off', 'cache_size = -500000', 'temp_store = memory'])
    file.pragma(pragma);
  file.exec('begin; drop trigger transfers_post; drop trigger ledger_accounts_only_grow');
  const now = Date.now();
  for (const statement of [...deals(now), ...rows(now)]) file.exec(statement);
  const key = newApiKey({ marketplaceId: 'izi', name: 'bench', rights: [], key: KEY, now: new Date(now) });
  file
    .prepare(
      'insert into api_keys (id, marketplace_id, name, key_hash, hint, rights, created_at) values (?, ?, ?, ?, ?, ?, ?)',
    )
    .run(key.id, key.marketplaceId, key.name, key.keyHash, key.hint, JSON.stringify(key.rights), now);
  file.exec('commit; analyze');
  file.close();
  // Opened by the product's own hand, which lays the guards again.
  await (await openDatabase(place.url, { migrate: true, durable: false })).close();
  return place;
}
