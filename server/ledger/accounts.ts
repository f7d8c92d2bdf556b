import type { AccountKind, Currency } from '#db/words.ts';

/** An account before it is in the database: its name says what it is, so the same name is always the same account. */
export interface Account {
  code: string;
  kind: AccountKind;
  /** Whether totals are kept in the row; pots that every transfer touches are summed instead. */
  kept: boolean;
  /** Debits may not exceed credits. */
  noDebitExcess: boolean;
}

/** An account of a person or a deal by its name, as a row of the database knows it. */
export const guarded = (code: string): Account => ({ code, kind: 'liability', kept: true, noDebitExcess: true });
const pot = (code: string, kind: AccountKind): Account => ({ code, kind, kept: false, noDebitExcess: false });

/** What is reserved for one deal. */
export const holdAccount = (holdId: string): Account => guarded(`hold:${holdId}`);
/** What goes back to the customer of one deal, until the provider has sent it. */
export const refundDueAccount = (holdId: string): Account => guarded(`refund-due:${holdId}`);
/** What is owed to a person, until the provider has paid it out. */
export const payableAccount = (personId: string, currency: Currency): Account =>
  guarded(`payable:${personId}:${currency}`);

/** What lies at the payment provider for a marketplace. */
export const clearingAccount = (marketplaceId: string, currency: Currency): Account =>
  pot(`psp:${marketplaceId}:${currency}`, 'asset');
export const feeAccount = (marketplaceId: string, currency: Currency): Account =>
  pot(`income:fee:${marketplaceId}:${currency}`, 'income');
export const goodwillAccount = (marketplaceId: string, currency: Currency): Account =>
  pot(`expense:goodwill:${marketplaceId}:${currency}`, 'expense');
export const chargebackAccount = (marketplaceId: string, currency: Currency): Account =>
  pot(`expense:chargeback:${marketplaceId}:${currency}`, 'expense');
