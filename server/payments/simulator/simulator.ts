import { randomBytes } from 'node:crypto';
import type { ProviderEventKind } from '#db/words.ts';
import type { Clock } from '../../platform/clock.ts';
import type { Minor } from '../../platform/money.ts';
import type { Instruction, Known, PaymentProvider, ProviderEvent, Sent, StatementLine } from '../contract.ts';
import { Books, type Chargeback, type Entry, stateOf } from './books.ts';
import { chanceOf } from './chance.ts';
import { Mail, type MailTrouble } from './mail.ts';
import { objectionTo, refused } from './objection.ts';
import { type SignedCall, signed, verified } from './signed.ts';
import { bankWordOf, wordOf } from './words.ts';

/** How much trouble it makes, as chances from 0 to 1; none by default. */
export interface Trouble extends Partial<MailTrouble> {
  seed?: number;
  /** Done, and the answer is lost. */
  dropReplies?: number;
  refuse?: number;
  /** Of the payments that were captured; each opens and is decided by the same seed. */
  chargebacks?: number;
  /** Business milliseconds until what was taken is carried out. */
  delayMs?: readonly [least: number, most: number];
}

const QUIET = { dropReplies: 0, dropEvents: 0, repeatEvents: 0, reorderEvents: 0, refuse: 0, chargebacks: 0 };

/**
 * A payment provider inside this process: the demo's, and the double of tests. It keeps books of its own, does the same
 * instruction once however often it is told, and loses, repeats, reorders and delays its words as it is asked to, the
 * same way for the same seed (Mulberry32).
 */
export class Simulator implements PaymentProvider {
  readonly name = 'simulator' as const;
  readonly #clock: Pick<Clock, 'now'>;
  readonly #trouble: Required<Omit<Trouble, 'seed'>>;
  readonly #chance: () => number;
  readonly #books = new Books();
  readonly #mail: Mail;
  /** Of this process alone: whoever reads the source must not be able to speak in its name. */
  readonly #secret = `whsec_${randomBytes(32).toString('base64')}`;

  constructor(clock: Pick<Clock, 'now'>, { seed = 1, ...trouble }: Trouble = {}) {
    this.#clock = clock;
    this.#trouble = { ...QUIET, delayMs: [0, 0], ...trouble };
    this.#chance = chanceOf(seed);
    this.#mail = new Mail(this.#trouble, this.#chance);
  }

  async send(instruction: Instruction): Promise<Sent> {
    const answer = this.#answer(instruction);
    if (this.#happens('dropReplies')) throw new Error('The answer of the payment provider was lost.');
    return answer;
  }

  async find({ id, amount }: Instruction): Promise<Known> {
    const entry = this.#books.get(id);
    if (!entry) return { state: 'unknown', amount, ref: null };
    return { state: stateOf(entry, this.#now()), amount: entry.instruction.amount, ref: entry.ref };
  }

  eventsIn(headers: Readonly<Record<string, string | undefined>>, raw: string, wall: Date): ProviderEvent[] {
    return [verified(this.#secret, headers, raw, wall)];
  }

  async *statement(from: Date): AsyncGenerator<StatementLine> {
    yield* this.#books.lines(from.getTime(), this.#now());
  }

  /** The calls that are due at `now` (business time), signed at `wall`. */
  deliver(now: Date, wall: Date): SignedCall[] {
    return this.#mail.due(now.getTime()).map((event) => signed(this.#secret, event, wall));
  }

  /**
   * The customer's bank asks for a payment back.
   * @throws Error where it was not captured, or is asked back already
   */
  openChargeback(holdId: string, amount?: Minor): void {
    const payment = this.#books.payment(holdId);
    const known = this.#books.chargeback(holdId);
    if (!payment || stateOf(payment, this.#now()) !== 'done') throw new Error(`Nothing was captured for ${holdId}.`);
    if (known && known.closesAt > this.#now()) throw new Error(`${holdId} is asked back already.`);
    const opened = { payment, amount: amount ?? payment.instruction.amount, opensAt: this.#now() };
    const chargeback: Chargeback = { ...opened, closesAt: Number.POSITIVE_INFINITY, end: 'won' };
    this.#books.dispute(holdId, chargeback);
    this.#tellOf(chargeback, 'chargeback-opened', this.#now() + this.#delay());
  }

  /** The bank has decided; won: the money stays. @throws Error where nothing is open */
  closeChargeback(holdId: string, end: 'won' | 'lost'): void {
    const known = this.#books.chargeback(holdId);
    if (!known || known.closesAt <= this.#now()) throw new Error(`No chargeback of ${holdId} is open.`);
    const closed = { ...known, closesAt: this.#now(), end };
    this.#books.dispute(holdId, closed);
    this.#tellOf(closed, `chargeback-${end}`, this.#now() + this.#delay());
  }

  /** What was done before this process began: a provider does not forget. */
  remember(entries: readonly { instruction: Instruction; at: Date }[]): void {
    for (const { instruction, at } of entries)
      this.#books.write({ ...newEntry(instruction, 1), end: 'done', at: at.getTime() });
  }

  #answer(instruction: Instruction): Sent {
    const known = this.#books.get(instruction.id);
    if (known && !isSame(known.instruction, instruction)) return refused('key-reused');
    if (known && !this.#mayTryAgain(known)) return this.#said(known);
    const objection = objectionTo(this.#books, instruction, this.#now());
    return objection ?? this.#said(this.#carryOut(instruction, (known?.attempt ?? 0) + 1));
  }

  /** A card that was declined stays declined; a transfer that failed may be told again under its id (H15). */
  #mayTryAgain(entry: Entry): boolean {
    const { kind } = entry.instruction;
    return (kind === 'payout' || kind === 'refund') && stateOf(entry, this.#now()) === 'refused';
  }

  #said(entry: Entry): Sent {
    const isRefused = entry.atOnce || stateOf(entry, this.#now()) === 'refused';
    return isRefused ? refused('declined') : { outcome: 'taken', ref: entry.ref };
  }

  #carryOut(instruction: Instruction, attempt: number): Entry {
    const isVoid = instruction.kind === 'void';
    const isAuthorize = instruction.kind === 'authorize';
    const isRefused = (!isVoid && this.#happens('refuse')) || (isAuthorize && this.#isVoided(instruction.holdId));
    const atOnce = isRefused && !isAuthorize && this.#chance() < 0.5;
    const at = isVoid || atOnce ? this.#now() : this.#now() + this.#delay();
    const end = isRefused ? 'refused' : 'done';
    const entry: Entry = { ...newEntry(instruction, attempt), end, at, atOnce };
    if (isVoid) this.#callOff(instruction.holdId);
    this.#books.write(entry);
    if (atOnce) return entry;
    const kinds = isAuthorize ? (['captured', 'capture-failed'] as const) : (['confirmed', 'failed'] as const);
    this.#tell(entry, kinds[isRefused ? 1 : 0], isVoid ? at + this.#delay() : at);
    if (isAuthorize && !isRefused && this.#happens('chargebacks')) this.#askBack(entry);
    return entry;
  }

  #isVoided(holdId: string): boolean {
    return this.#books.ofHold(holdId).some(({ instruction }) => instruction.kind === 'void');
  }

  /** A payment that is under way is never taken. */
  #callOff(holdId: string): void {
    const payment = this.#books.payment(holdId);
    if (!payment) return;
    this.#mail.withdraw(payment.instruction.id);
    this.#books.write({ ...payment, end: 'refused', at: Math.min(payment.at, this.#now()) });
  }

  #askBack(payment: Entry): void {
    const opensAt = payment.at + this.#delay();
    const closesAt = opensAt + this.#delay();
    const end = this.#chance() < 0.5 ? 'won' : 'lost';
    const chargeback: Chargeback = { payment, amount: payment.instruction.amount, opensAt, closesAt, end };
    this.#books.dispute(payment.instruction.holdId, chargeback);
    // They lie days apart, so that whoever shuffles what is due together would never turn them round.
    const isLate = this.#happens('reorderEvents');
    this.#tellOf(chargeback, 'chargeback-opened', isLate ? closesAt + 1 + this.#delay() : opensAt);
    this.#tellOf(chargeback, `chargeback-${end}`, closesAt);
  }

  #tell(entry: Entry, kind: ProviderEventKind, dueAt: number): void {
    this.#mail.put(wordOf(entry, kind), dueAt, this.#span());
  }
  #tellOf(chargeback: Chargeback, kind: ProviderEventKind, dueAt: number): void {
    this.#mail.put(bankWordOf(chargeback, kind), dueAt, this.#span());
  }

  #now(): number {
    return this.#clock.now().getTime();
  }
  #span(): number {
    return this.#trouble.delayMs[1] - this.#trouble.delayMs[0];
  }
  #delay(): number {
    return Math.floor(this.#trouble.delayMs[0] + this.#chance() * this.#span());
  }
  #happens(trouble: 'dropReplies' | 'reorderEvents' | 'refuse' | 'chargebacks'): boolean {
    return this.#trouble[trouble] > 0 && this.#chance() < this.#trouble[trouble];
  }
}

const newEntry = (instruction: Instruction, attempt: number) => ({
  ...{ instruction, ref: refOf(instruction), attempt, atOnce: false },
});

/** What a key stands for; the names of payment and payee may become known between two tries. */
const isSame = (a: Instruction, b: Instruction): boolean =>
  a.kind === b.kind && a.holdId === b.holdId && a.amount === b.amount && a.currency === b.currency;

/** The provider's own name of a payment, or of what it did. */
const refOf = ({ kind, holdId, id, payment }: Instruction): string =>
  kind === 'authorize' ? (payment ?? `pay_${holdId}`) : `${kind}_${id}`;
