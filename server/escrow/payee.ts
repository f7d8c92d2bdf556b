import type { Hold, PaymentInstruction } from '#db/schema/escrow.ts';
import { payableAccount } from '../ledger/accounts.ts';
import type { Instruction } from '../payments/contract.ts';

/** Goodwill: paid out to the customer beside the division, and no leg of it. Its account says whose money it is. */
export const isGoodwill = (
  { kind, account }: Pick<PaymentInstruction, 'kind' | 'account'>,
  { customerId, currency }: Pick<Hold, 'customerId' | 'currency'>,
): boolean => kind === 'payout' && account === payableAccount(customerId, currency).code;

/** Whom the provider pays: the specialist by the name of his account there, the customer by the way his money came. */
export function addressee(one: PaymentInstruction, hold: Hold): Pick<Instruction, 'payee' | 'toCustomer'> {
  const toCustomer = isGoodwill(one, hold);
  return { payee: one.kind === 'payout' && !toCustomer ? hold.payee : null, toCustomer };
}
