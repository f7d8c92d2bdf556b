import { type SQL, sql } from 'drizzle-orm';
import type { Reader } from '#db/open.ts';
import type { Currency } from '#db/words.ts';
import { breaches, type Look, type MarketTotal } from './breach.ts';

/** What every account was debited and credited: kept in its row, or summed from its transfers by index where it is not. */
const TRIAL_BALANCE = sql.raw(
  `select marketplace_id, currency, debits, credits from ledger_accounts where kept
   union all
   select marketplace_id, currency,
     (select coalesce(sum(amount), 0) from transfers where debit_account = pot.code),
     (select coalesce(sum(amount), 0) from transfers where credit_account = pot.code)
   from ledger_accounts as pot where not kept`,
);
const TOTALS = sql`select marketplace_id, currency, sum(debits) as debits, sum(credits) as credits
  from (${TRIAL_BALANCE}) as accounts group by marketplace_id, currency`;

/** Sums over all accounts, by marketplace and currency; minor units, never added across currencies. */
export async function trialTotals(read: Reader): Promise<MarketTotal[]> {
  return read
    .select({
      marketplaceId: sql<string>`marketplace_id`,
      currency: sql<Currency>`currency`,
      debits: sql<number>`debits`.mapWith(Number),
      credits: sql<number>`credits`.mapWith(Number),
      excess: sql<number>`debits - credits`.mapWith(Number),
    })
    .from(sql`(${TOTALS}) as totals`)
    .orderBy(sql`marketplace_id`, sql`currency`);
}

/** I1: Σ debits = Σ credits, per currency. */
export const debitsEqualCredits: Look = async ({ totals }) =>
  totals
    .filter(({ excess }) => excess !== 0)
    .map(({ marketplaceId, currency, debits, credits }) => ({
      invariant: 'I1',
      marketplaceId,
      subject: currency,
      detail: `debits ${debits} ≠ credits ${credits}`,
    }));

/** I2: what an account keeps as its totals is the sum of its transfers. */
export const totalsAreSums: Look = ({ read }) =>
  breaches(
    read,
    'I2',
    sql.raw(
      `select (select a.marketplace_id from ledger_accounts a where a.code = differences.code) as marketplace_id, code as subject,
         'debits ' || debits || ', credits ' || credits || ' more than its transfers' as detail
       from (
         select code, sum(debits) as debits, sum(credits) as credits from (
           select code, debits, credits from ledger_accounts where kept
           union all select debit_account, -sum(amount), 0 from transfers group by debit_account
           union all select credit_account, 0, -sum(amount) from transfers group by credit_account
         ) as sides group by code having sum(debits) <> 0 or sum(credits) <> 0
       ) as differences
       where not exists (select 1 from ledger_accounts pot where pot.code = differences.code and not pot.kept)`,
    ),
  );

const accountsWhere = (condition: string): SQL =>
  sql.raw(
    `select marketplace_id, code as subject, 'debits ' || debits || ', credits ' || credits as detail
     from ledger_accounts where ${condition}`,
  );

/** I3: no account of a payment or a person is below zero. */
export const neverBelowZero: Look = ({ read }) =>
  breaches(read, 'I3', accountsWhere('no_debit_excess and debits > credits'));

/** I12: nothing lies in an account that was closed. That nothing comes after is the trigger's, `transfers_post`. */
export const closedAreEmpty: Look = ({ read }) => breaches(read, 'I12', accountsWhere('closed and debits <> credits'));
