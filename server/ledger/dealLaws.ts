import { sql } from 'drizzle-orm';
import { journals } from '#db/schema/ledger.ts';
import { ACTOR_KINDS, type TransferCode } from '#db/words.ts';
import { breaches, type Look } from './breach.ts';

const MONTH_MS = 30 * 86_400_000;
const PARTS = 'released + refunded + fee + charged_back';
const quoted = (words: readonly string[]): string => words.map((word) => `'${word}'`).join(', ');
const amountOf = (code: TransferCode): string => `coalesce(sum(amount) filter (where code = '${code}'), 0)`;
/** Each row of the payments is looked up by key, and only where something is wrong. */
const marketOf = (hold: string): string => `(select marketplace_id from holds where id = ${hold})`;

/**
 * I4: what was captured and not divided lies in the account of the payment; of one that has ended all is divided and
 * nothing lies there. Both sides without their zeros: a year of payments has ended, and few are looked up.
 */
export const endedIsEmpty: Look = ({ read }) =>
  breaches(
    read,
    'I4',
    sql.raw(
      `select h.marketplace_id, h.id as subject, h.state || ': ' || ${PARTS} || ' of ' || h.gross || ', account ' || lies as detail
       from (
         select account, sum(lies) as lies from (
           select account, wanted, 0 as lies, misdivided from (
             select account,
               case when state in ('held', 'claimed_done', 'claimed_not_done', 'disputed') then gross - (${PARTS}) else 0 end as wanted,
               case when state in ('settling', 'settled', 'charged_back') and ${PARTS} <> gross
                 or state in ('authorizing', 'auth_failed', 'voided') and ${PARTS} <> 0 then 1 else 0 end as misdivided
             from holds
           ) as payments where wanted <> 0 or misdivided <> 0
           union all
           select code, 0, credits - debits, 0 from ledger_accounts where credits <> debits and code like 'hold:%'
         ) as sides group by account having sum(wanted) <> sum(lies) or sum(misdivided) <> 0
       ) as differences cross join holds h where h.account = differences.account`,
    ),
  );

/** I5: the columns of a payment are the sums of its transfers by code, less what a reversal took back. */
export const columnsAreSums: Look = ({ read }) =>
  breaches(
    read,
    'I5',
    sql.raw(
      `select ${marketOf('differences.id')} as marketplace_id, id as subject, 'released ' || released || ', refunded ' || refunded
         || ', fee ' || fee || ', charged back ' || charged_back || ' more than its transfers' as detail
       from (
         select id, sum(released) as released, sum(refunded) as refunded, sum(fee) as fee, sum(charged_back) as charged_back from (
           select id, released, refunded, fee, charged_back from holds
           union all
           select hold_id, -${amountOf('release')}, -${amountOf('refund')}, -${amountOf('fee')}, -${amountOf('charged-back')}
           from transfers group by hold_id
           union all
           -- The sums above took it for a second settlement. Reversals first: they are few.
           select t.hold_id, 2 * ${amountOf('release')}, 2 * ${amountOf('refund')}, 2 * ${amountOf('fee')}, 2 * ${amountOf('charged-back')}
           from journals j cross join transfers t where t.journal_id = j.id and j.reverses_id is not null group by t.hold_id
         ) as sides group by id
         having sum(released) <> 0 or sum(refunded) <> 0 or sum(fee) <> 0 or sum(charged_back) <> 0
       ) as differences`,
    ),
  );

/**
 * I6: exactly one settlement that was not reversed of a payment that is settling or settled; none of any other. One that
 * was charged back may have been settling before.
 */
export const settledOnce: Look = ({ read }) =>
  breaches(
    read,
    'I6',
    sql.raw(
      `select ${marketOf('counted.id')} as marketplace_id, id as subject, 'settled ' || settled || ' times, wanted ' || wanted as detail
       from (
         select id, sum(settled) as settled, sum(wanted) as wanted from (
           -- By the table, not by the index of kinds: every third row is wanted.
           select hold_id as id, 1 as settled, 0 as wanted, 0 as may from journals where kind || '' = 'settle'
           union all
           -- Reversals first: they are few.
           select r.hold_id, -1, 0, 0 from journals r cross join journals s
           where s.id = r.reverses_id and r.reverses_id is not null and s.kind = 'settle'
           union all
           select id, 0, case when state in ('settling', 'settled') then 1 else 0 end, case state when 'charged_back' then 1 else 0 end from holds
         ) as sides group by id
         having sum(settled) <> sum(wanted) and not (sum(may) = 1 and sum(settled) = 1)
       ) as counted`,
    ),
  );

/** I7: every journal says who, why, and what it follows from. */
export const journalsSayWhy: Look = ({ read }) =>
  breaches(
    read,
    'I7',
    sql.raw(
      `select marketplace_id, id as subject, kind || ': ' || actor_kind || ' “' || actor_id || '”, “' || reason || '”, '
         || cause_kind || ' “' || cause_id || '”' as detail
       from journals
       where actor_id = '' or reason = '' or cause_kind = '' or cause_id = ''
          or actor_kind not in (${quoted(ACTOR_KINDS)})`,
    ),
  );

/**
 * I9: every settlement of the past month was put in the trail and told the marketplace in its own transaction, and the
 * provider was told of each of its legs. Messages that arrived are kept for so long (`outbox/purge`); what is older was
 * looked at every night of it, and since then the chain holds the trail (I11) and I10 the instructions.
 */
export const settlementsAreTold: Look = ({ read, wall }) => {
  // By time, not by the index of kinds.
  const young = sql`kind || '' = 'settle' and at > ${sql.param(new Date(wall.getTime() - MONTH_MS), journals.at)}`;
  const lacks = (what: string, condition: string) => `case when ${condition} then ', no ${what}' else '' end`;
  const untraced =
    "not exists (select 1 from audit_entries e where e.subject_id = j.hold_id and e.at = j.at and e.action = 'hold.settling')";
  const unsaid = `not exists (
    select 1 from outbox_messages m where m.subject_id = j.hold_id and m.topic = 'escrow.settlement' and m.created_at = j.at)`;
  const uninstructed = `exists (
    select 1 from transfers t where t.journal_id = j.id and t.code in ('refund', 'release') and not exists (
      select 1 from payment_instructions p where p.journal_id = t.journal_id and p.amount = t.amount
        and p.kind = case t.code when 'refund' then 'refund' else 'payout' end))`;
  const lacking = sql.raw(
    [
      lacks('entry in the trail', untraced),
      lacks('message', unsaid),
      lacks('instruction for a leg', uninstructed),
    ].join(' || '),
  );
  return breaches(
    read,
    'I9',
    sql`select marketplace_id, hold_id as subject, 'journal ' || id || lacking as detail
      from (select marketplace_id, hold_id, id, ${lacking} as lacking from journals j where ${young}) as settlements
      where lacking <> ''`,
  );
};

/** I10: what the provider confirmed is what was taken from the accounts of those it was owed to. */
export const confirmedIsPaid: Look = ({ read }) =>
  breaches(
    read,
    'I10',
    sql.raw(
      `select ${marketOf('differences.id')} as marketplace_id, id as subject, kind || 's ' || excess || ' more confirmed than booked' as detail
       from (
         select id, kind, sum(amount) as excess from (
           select hold_id as id, kind, amount from payment_instructions where state = 'confirmed' and kind in ('payout', 'refund')
           union all
           select hold_id, case code when 'paid-out' then 'payout' else 'refund' end, -amount
           from transfers where code in ('paid-out', 'paid-back')
         ) as sides group by id, kind having sum(amount) <> 0
       ) as differences`,
    ),
  );

/**
 * I13, beyond escrow.md: what lies in the account of somebody who is owed is what the provider has still to carry out.
 * Money that is owed and that nobody was told to pay would lie there for ever.
 */
export const owedIsInstructed: Look = ({ read }) =>
  breaches(
    read,
    'I13',
    sql.raw(
      `select (select a.marketplace_id from ledger_accounts a where a.code = differences.code) as marketplace_id, code as subject,
         owed || ' more owed than instructed' as detail
       from (
         select code, sum(owed) as owed from (
           select code, credits - debits as owed from ledger_accounts
           where (code like 'refund-due:%' or code like 'payable:%') and credits <> debits
           union all
           select account, -amount from payment_instructions
           where state in ('pending', 'sent', 'failed') and account is not null
         ) as sides group by code having sum(owed) <> 0
       ) as differences`,
    ),
  );
