import type { Currency, InstructionKind, PaymentProviderName, ProviderEventKind } from '#db/words.ts';
import type { Minor } from '../platform/money.ts';

/** One thing the provider is told to do. Its id is the provider's idempotency key, so telling it again is telling it once. */
export interface Instruction {
  id: string;
  kind: InstructionKind;
  holdId: string;
  marketplaceId: string;
  amount: Minor;
  currency: Currency;
  /** The provider's own name of the payment that was captured; null before there is one. */
  payment: string | null;
  /** The provider's own name of the account that gets a payout; null where money goes back the way it came, or nobody told. */
  payee: string | null;
  /**
   * A payout that is the customer's (goodwill) and goes back the way his payment came. Said, and never concluded from a
   * payee that is missing: a specialist whose account nobody told must not be paid out to his customer.
   */
  toCustomer?: boolean;
}

/** What the provider said at once. Taken: word follows as an event. A call that throws is unknown: the same id is sent again. */
export type Sent =
  | { outcome: 'taken'; ref: string }
  | { outcome: 'done'; ref: string }
  | { outcome: 'refused'; reason: string; mayRetry: boolean };

/** What became of an instruction, asked of the provider itself. */
export type Known = { state: 'unknown' | 'taken' | 'done' | 'refused'; amount: Minor; ref: string | null };

/** Word from the provider. `id` is its own and never comes twice for two things; the same may come many times. */
export interface ProviderEvent {
  id: string;
  kind: ProviderEventKind;
  /** Ours, where the event answers an instruction; null for a chargeback. */
  instructionId: string | null;
  holdId: string | null;
  payment: string | null;
  amount: Minor;
  currency: Currency;
  at: Date;
  reason: string | null;
}

/** A line of the provider's own books, for reconciliation. */
export interface StatementLine {
  /** The provider's own name of what it did. */
  ref: string;
  /** Ours; null where nothing of ours is written on it, as on what somebody did by hand at the provider. */
  instructionId: string | null;
  /** What else leads back to a deal, as far as the provider says it. */
  holdId: string | null;
  payment: string | null;
  /** In the provider's words: goodwill goes out as a refund. */
  kind: InstructionKind;
  amount: Minor;
  currency: Currency;
  at: Date;
}

/** A payment provider, whichever it is. Client money stays there: we keep a shadow ledger and tell it what to do. */
export interface PaymentProvider {
  readonly name: PaymentProviderName;
  send(instruction: Instruction): Promise<Sent>;
  find(instruction: Instruction): Promise<Known>;
  /**
   * The events in a signed call of the provider; those that do not concern us are left out.
   * @throws Refusal signature-invalid (forged, of another secret, or more than five minutes old)
   */
  eventsIn(headers: Readonly<Record<string, string | undefined>>, raw: string, wall: Date): ProviderEvent[];
  /** What the provider carried out since `from`, oldest first; also what is of no deal, where it has other business. */
  statement(from: Date): AsyncIterable<StatementLine>;
}
