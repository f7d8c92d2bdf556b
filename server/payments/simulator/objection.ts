import type { Instruction, Sent } from '../contract.ts';
import { type Books, stateOf } from './books.ts';

export const refused = (reason: string, mayRetry = false): Sent => ({ outcome: 'refused', reason, mayRetry });

/** What no provider would do. Nothing is written, so that it can be asked again once it has become possible. */
export function objectionTo(books: Books, { kind, holdId, amount }: Instruction, now: number): Sent | null {
  if (kind === 'void') {
    const payment = books.payment(holdId);
    return payment && stateOf(payment, now) === 'done' ? refused('already-captured') : null;
  }
  if (kind !== 'refund') return null;
  const dispute = books.chargeback(holdId);
  if (dispute && dispute.opensAt <= now && now < dispute.closesAt) return refused('disputed', true);
  const refundable = books.refundable(holdId, now);
  return refundable !== null && amount > refundable ? refused('amount-exceeds') : null;
}
