import { inArray, sql } from 'drizzle-orm';
import type { Transaction } from '#db/open.ts';
import { type Journal, journals, ledgerAccounts, transfers } from '#db/schema/ledger.ts';
import { add, ask } from '#db/statements.ts';
import type { Currency, TransferCode } from '#db/words.ts';
import { isMinor, type Minor } from '../platform/money.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Account } from './accounts.ts';
import { mustNotBeStopped } from './stop.ts';

/** One debit, one credit, one amount: a journal of such legs cannot be out of balance. */
export interface Leg {
  debit: Account;
  credit: Account;
  amount: Minor;
  code: TransferCode;
}

/**
 * Writes a journal with its legs, all or none; legs of nothing are left out. The only place that moves money: totals
 * follow by trigger, and what would overdraw a hold is refused by the database itself.
 * @throws Refusal amount-invalid, money-stopped (an invariant is broken; see `cli doctor`)
 */
export async function post(tx: Transaction, journal: Journal, legs: readonly Leg[]): Promise<Journal> {
  await mustNotBeStopped(tx);
  const moving = legs.filter(({ amount }) => amount !== 0);
  if (moving.length === 0 || !moving.every(({ amount }) => isMinor(amount))) throw new Refusal('amount-invalid');
  await openAccounts(tx, journal, moving);
  await add(tx, journals, journal);
  const { id: journalId, holdId, currency } = journal;
  for (const [seq, { debit, credit, amount, code }] of moving.entries()) {
    const row = {
      journalId,
      seq,
      debitAccount: debit.code,
      creditAccount: credit.code,
      currency,
      amount,
      code,
      holdId,
    };
    await add(tx, transfers, row);
  }
  return journal;
}

/** Accounts come into being with what is first written on them. */
export async function openAccounts(
  tx: Transaction,
  { marketplaceId, currency, at }: { marketplaceId: string; currency: Currency; at: Date },
  legs: readonly Pick<Leg, 'debit' | 'credit'>[],
): Promise<void> {
  const wanted = new Map(
    legs.flatMap(({ debit, credit }) => [debit, credit]).map((account) => [account.code, account]),
  );
  for (const { code } of await knownAmong(tx, [...wanted.keys()])) wanted.delete(code);
  for (const account of wanted.values())
    await add(tx, ledgerAccounts, {
      ...account,
      marketplaceId,
      currency,
      debits: 0,
      credits: 0,
      closed: false,
      createdAt: at,
    });
}

/** Journals have two legs or three: a statement for each number of accounts. */
function knownAmong(tx: Transaction, codes: readonly string[]): Promise<{ code: string }[]> {
  const holes = codes.map((_, n) => sql.placeholder(`code${n}`));
  const values = Object.fromEntries(codes.map((code, n) => [`code${n}`, code]));
  return ask(tx, `accounts among ${codes.length}`, values, () =>
    tx.select({ code: ledgerAccounts.code }).from(ledgerAccounts).where(inArray(ledgerAccounts.code, holes)),
  );
}
