import { sql } from 'drizzle-orm';
import { kit, oneOf } from '../kit.ts';
import { ACCOUNT_KINDS, CURRENCIES, JOURNAL_KINDS, TRANSFER_CODES } from '../words.ts';
import { marketplaces } from './market.ts';

const { table, text, integer, money, flag, instant, index, uniqueIndex, check, primaryKey, foreignKey } = kit;

/** SQLite hands an integer above 2^53 − 1 over rounded and says nothing: the database itself lets none in. */
const MINOR_MAX = sql.raw(String(Number.MAX_SAFE_INTEGER));

/** Stored digits, and the smallest step of a payment: HUF is stored with two and paid in whole forints. */
export const currencies = table(
  'currencies',
  { code: text({ enum: CURRENCIES }).primaryKey(), exponent: integer().notNull(), settleStep: integer().notNull() },
  (t) => [
    oneOf(t.code),
    check('currencies_exponent_sane', sql`${t.exponent} between 0 and 4`),
    check('currencies_step_sane', sql`${t.settleStep} between 1 and 10000`),
  ],
);

/**
 * One account for each hold, each person's claim, and each pot of the platform, in one currency (escrow.md §2). Both
 * totals only grow, by trigger, so that no code path can forget them. `kept` is off for pots that every transfer
 * touches: under SERIALIZABLE their totals would be one hot row, so they are summed from the transfers instead.
 */
export const ledgerAccounts = table(
  'ledger_accounts',
  {
    /** `hold:{id}`, `payable:{person}:CZK`, `refund-due:{hold}`, `psp:{marketplace}:CZK`, `income:fee:{marketplace}:CZK` … */
    code: text().primaryKey(),
    marketplaceId: text()
      .notNull()
      .references(() => marketplaces.id),
    kind: text({ enum: ACCOUNT_KINDS }).notNull(),
    currency: text({ enum: CURRENCIES })
      .notNull()
      .references(() => currencies.code),
    kept: flag().notNull(),
    debits: money().notNull().default(0),
    credits: money().notNull().default(0),
    /** Debits may not exceed credits: of holds, payables and refunds due. */
    noDebitExcess: flag().notNull(),
    closed: flag().notNull().default(false),
    createdAt: instant().notNull(),
  },
  (t) => [
    oneOf(t.kind),
    check('ledger_accounts_debits_safe', sql`${t.debits} between 0 and ${MINOR_MAX}`),
    check('ledger_accounts_credits_safe', sql`${t.credits} between 0 and ${MINOR_MAX}`),
    check('ledger_accounts_not_overdrawn', sql`not ${t.noDebitExcess} or ${t.debits} <= ${t.credits}`),
    check('ledger_accounts_closed_at_zero', sql`not ${t.closed} or ${t.debits} = ${t.credits}`),
    uniqueIndex('ledger_accounts_in_currency').on(t.code, t.currency),
    index('ledger_accounts_of_market').on(t.marketplaceId, t.code),
  ],
);

/** Why money was moved, by whom; its transfers stand or fall together. Never changed: corrections are journals of their own. */
export const journals = table(
  'journals',
  {
    id: text().primaryKey(),
    marketplaceId: text()
      .notNull()
      .references(() => marketplaces.id),
    kind: text({ enum: JOURNAL_KINDS }).notNull(),
    holdId: text().notNull(),
    currency: text({ enum: CURRENCIES }).notNull(),
    /** The decision, instruction or event of the provider that it follows from. */
    causeKind: text().notNull(),
    causeId: text().notNull(),
    actorKind: text().notNull(),
    actorId: text().notNull(),
    reason: text().notNull(),
    reversesId: text(),
    at: instant().notNull(),
  },
  (t) => [
    oneOf(t.kind),
    check('journals_reason_given', sql`length(${t.reason}) > 0`),
    check('journals_actor_given', sql`length(${t.actorId}) > 0 and length(${t.causeId}) > 0`),
    check('journals_reversal_of_one', sql`(${t.kind} = 'reversal') = (${t.reversesId} is not null)`),
    foreignKey({ name: 'journals_reverses', columns: [t.reversesId], foreignColumns: [t.id] }),
    uniqueIndex('journals_reversed_once').on(t.reversesId).where(sql`${t.reversesId} is not null`),
    // One capture of a hold, and one effect of a cause: a confirmation that comes twice is the same one.
    uniqueIndex('journals_one_capture').on(t.holdId).where(sql`${t.kind} = 'capture'`),
    uniqueIndex('journals_one_effect').on(t.kind, t.causeKind, t.causeId),
    index('journals_of_hold').on(t.holdId, t.at, t.id),
    index('journals_newest').on(t.marketplaceId, t.at, t.id),
    index('journals_of_all').on(t.at, t.id),
  ],
);

/** From one account to another, in one currency: balanced by construction. Only ever added to. */
export const transfers = table(
  'transfers',
  {
    journalId: text()
      .notNull()
      .references(() => journals.id),
    seq: integer().notNull(),
    debitAccount: text().notNull(),
    creditAccount: text().notNull(),
    currency: text({ enum: CURRENCIES }).notNull(),
    amount: money().notNull(),
    code: text({ enum: TRANSFER_CODES }).notNull(),
    holdId: text().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.journalId, t.seq] }),
    oneOf(t.code),
    check('transfers_seq_sane', sql`${t.seq} >= 0`),
    check('transfers_amount_positive', sql`${t.amount} > 0 and ${t.amount} <= ${MINOR_MAX}`),
    check('transfers_two_accounts', sql`${t.debitAccount} <> ${t.creditAccount}`),
    // With the currency in the key, money of another currency is refused by the key itself.
    foreignKey({
      name: 'transfers_debit_in_currency',
      columns: [t.debitAccount, t.currency],
      foreignColumns: [ledgerAccounts.code, ledgerAccounts.currency],
    }),
    foreignKey({
      name: 'transfers_credit_in_currency',
      columns: [t.creditAccount, t.currency],
      foreignColumns: [ledgerAccounts.code, ledgerAccounts.currency],
    }),
    index('transfers_debited').on(t.debitAccount, t.amount),
    index('transfers_credited').on(t.creditAccount, t.amount),
    index('transfers_of_hold').on(t.holdId, t.code, t.amount),
  ],
);

export type LedgerAccount = typeof ledgerAccounts.$inferSelect;
export type Journal = typeof journals.$inferSelect;
export type Transfer = typeof transfers.$inferSelect;
