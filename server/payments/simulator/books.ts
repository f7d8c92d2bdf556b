import type { Minor } from '../../platform/money.ts';
import type { Instruction, Known, StatementLine } from '../contract.ts';

/** One instruction in the provider's books. Until `at` it is under way; then it has ended as `end` says. */
export interface Entry {
  instruction: Instruction;
  ref: string;
  end: 'done' | 'refused';
  /** Business time in milliseconds. */
  at: number;
  /** Counts tries of the same instruction: one that was refused may be told again. */
  attempt: number;
  /** Refused in the answer itself, not by a word that follows. */
  atOnce: boolean;
}

/** A payment that the customer's bank asks back. Open from `opensAt` to `closesAt`. */
export interface Chargeback {
  payment: Entry;
  amount: Minor;
  opensAt: number;
  closesAt: number;
  end: 'won' | 'lost';
}

/** What the provider has done, by instruction and by hold. Nothing is ever taken out of it. */
export class Books {
  readonly #entries = new Map<string, Entry>();
  readonly #ofHold = new Map<string, Set<Entry>>();
  readonly #chargebacks = new Map<string, Chargeback>();

  get(id: string): Entry | undefined {
    return this.#entries.get(id);
  }

  write(entry: Entry): void {
    const { id, holdId } = entry.instruction;
    const known = this.#entries.get(id);
    const page = this.#ofHold.get(holdId) ?? new Set();
    if (known) page.delete(known);
    this.#entries.set(id, entry);
    this.#ofHold.set(holdId, page.add(entry));
  }

  ofHold(holdId: string): readonly Entry[] {
    return [...(this.#ofHold.get(holdId) ?? [])];
  }

  /** The payment of a hold, if it was ever asked for. */
  payment(holdId: string): Entry | undefined {
    return this.ofHold(holdId).find(({ instruction }) => instruction.kind === 'authorize');
  }

  chargeback(holdId: string): Chargeback | undefined {
    return this.#chargebacks.get(holdId);
  }
  dispute(holdId: string, chargeback: Chargeback): void {
    this.#chargebacks.set(holdId, chargeback);
  }

  /** What of a captured payment could still go back to the customer; null where the capture is not in these books. */
  refundable(holdId: string, now: number): Minor | null {
    const payment = this.payment(holdId);
    if (!payment || stateOf(payment, now) !== 'done') return payment ? 0 : null;
    const refunds = this.ofHold(holdId).filter(
      ({ instruction, end }) => instruction.kind === 'refund' && end === 'done',
    );
    const back = refunds.reduce((sum, { instruction }) => sum + instruction.amount, 0);
    const dispute = this.#chargebacks.get(holdId);
    const lost = dispute && dispute.end === 'lost' && dispute.closesAt <= now ? dispute.amount : 0;
    return payment.instruction.amount - back - lost;
  }

  /** What moved money between the two instants, oldest first. A void moves none. */
  lines(from: number, now: number): StatementLine[] {
    return [...this.#entries.values()]
      .filter(({ instruction, end, at }) => instruction.kind !== 'void' && end === 'done' && at >= from && at <= now)
      .sort((a, b) => a.at - b.at)
      .map(({ instruction, ref, at }) => {
        const { id: instructionId, holdId, kind, amount, currency } = instruction;
        const payment = kind === 'authorize' ? ref : instruction.payment;
        return { ref, instructionId, holdId, payment, kind, amount, currency, at: new Date(at) };
      });
  }
}

export const stateOf = (entry: Entry, now: number): Known['state'] => (now < entry.at ? 'taken' : entry.end);
