import { and, eq, gte } from 'drizzle-orm';
import { wordIs } from '#db/kit.ts';
import type { Reader } from '#db/open.ts';
import { type EscrowDispute, type Hold, holds, paymentEvents } from '#db/schema/escrow.ts';
import {
  type Account,
  chargebackAccount,
  clearingAccount,
  holdAccount,
  payableAccount,
  refundDueAccount,
} from '../ledger/accounts.ts';
import { type Leg, post } from '../ledger/post.ts';
import type { ProviderEvent } from '../payments/contract.ts';
import { newId } from '../platform/ids.ts';
import type { Minor } from '../platform/money.ts';
import type { Act } from './act.ts';
import { captured, causeOf } from './captures.ts';
import { openDisputeOf, pendingApprovalOf, settleApproval } from './disputeStore.ts';
import { closeDispute, dropOffer, stepDispute } from './disputes.ts';
import { holdFacts } from './facts.ts';
import { HOLD_ENDS, moveHold } from './holdMoves.ts';
import { changeHold } from './holdStore.ts';
import { NO_CLOCK } from './holds.ts';
import { changeInstruction, instruct, instructionsOf } from './instructionStore.ts';
import { dropNotices } from './notices.ts';
import { remindDispute, remindHold } from './reminders.ts';
import { endHold, journalOf, tellHold, traceHold } from './settle.ts';

const isOver = ({ state }: Hold): boolean => HOLD_ENDS.includes(state);

/** What is left of a deadline when the bank stops it, and when it goes on. */
const stopped = ({ dueAt, remainingMs }: { dueAt: Date | null; remainingMs: number | null }, now: Date) => ({
  dueAt: null,
  remainingMs: dueAt ? Math.max(0, dueAt.getTime() - now.getTime()) : remainingMs,
});
const resumed = ({ remainingMs }: { remainingMs: number | null }, now: Date) => ({
  dueAt: remainingMs === null ? null : new Date(now.getTime() + remainingMs),
  remainingMs: null,
});

/**
 * The bank asks for the money back (H17, D23): nothing moves and no clock runs until it has decided. A word about the
 * beginning that comes after the one about the end is history.
 */
export async function chargebackOpened(act: Act, hold: Hold, event: ProviderEvent): Promise<void> {
  if (hold.chargeback === 'open' || hold.state === 'charged_back') return;
  if (await endedSince(act.tx, hold.id, event.at)) return;
  await freeze(act, hold, event);
}

async function freeze(act: Act, hold: Hold, event: ProviderEvent): Promise<Hold> {
  if (!isOver(hold)) moveHold(hold.state, 'chargeback_opened', 'provider', holdFacts(hold, act.now));
  const frozen = await changeHold(act.tx, hold, { chargeback: 'open', ...stopped(hold, act.now) });
  await dropNotices(act.tx, hold.id, act.now);
  await traceHold(act, frozen, 'hold.chargeback-opened', { eventId: event.id, amount: event.amount });
  await tellHold(act, frozen);
  const dispute = await openDisputeOf(act.tx, hold.id);
  if (dispute) await suspend(act, dispute, frozen);
  return frozen;
}

/** A signature was bound to what stood before: it is asked for again when the dispute goes on. */
async function suspend(act: Act, dispute: EscrowDispute, hold: Hold): Promise<void> {
  const approval = await pendingApprovalOf(act.tx, dispute.id);
  if (approval) await settleApproval(act.tx, approval, { state: 'void', settledAt: act.now });
  await dropOffer(act, dispute, 'superseded');
  const undecided = dispute.appealUsed ? 'appealed' : 'under_review';
  const isBack = dispute.state === 'pending_approval' || dispute.state === 'proposed';
  // What it goes back to has no clock, where it is not what it was.
  const clock = isBack ? NO_CLOCK : stopped(dispute, act.now);
  await stepDispute(act, dispute, hold, {
    command: 'chargeback_opened',
    who: 'provider',
    change: { suspendedFrom: isBack ? undecided : dispute.state, ...clock },
  });
}

/** The bank leaves the money with us: everything goes on where it was, with the time that was left. */
export async function chargebackWon(act: Act, hold: Hold, event: ProviderEvent): Promise<void> {
  // Told before its beginning, or for the second time: nothing was stopped that could go on.
  if (hold.chargeback !== 'open') return;
  if (!isOver(hold)) moveHold(hold.state, 'chargeback_won', 'provider', holdFacts(hold, act.now));
  const freed = await changeHold(act.tx, hold, { chargeback: 'won', ...resumed(hold, act.now) });
  await traceHold(act, freed, 'hold.chargeback-won', { eventId: event.id });
  await tellHold(act, freed);
  await remindHold(act, freed);
  const dispute = await openDisputeOf(act.tx, hold.id);
  if (dispute?.state === 'suspended') await goOn(act, dispute, freed);
}

async function goOn(act: Act, dispute: EscrowDispute, hold: Hold): Promise<void> {
  const clock = resumed(dispute, act.now);
  // Evidence that was asked for is in time for as long as its clock runs, whenever that is.
  const window = dispute.suspendedFrom === 'awaiting_evidence' ? clock.dueAt : dispute.evidenceLockedAt;
  const change = { suspendedFrom: null, ...clock, evidenceLockedAt: window };
  const back = await stepDispute(act, dispute, hold, { command: 'chargeback_won', who: 'provider', change });
  if (back.state === 'awaiting_response') await remindDispute(act, back, hold);
}

/**
 * The bank took the money (H18): out of what is held as far as that goes, and the rest is a loss of the platform. A part
 * of the payment that the bank left is the specialist's. After the settlement it is a loss whole, and a matter of its own.
 */
export async function chargebackLost(act: Act, seen: Hold, event: ProviderEvent): Promise<void> {
  if (seen.chargeback === 'lost') return;
  const taken = await takenFirst(act, seen, event);
  // How it ended may be told before that it began.
  const hold = taken.chargeback === 'open' ? taken : await freeze(act, taken, event);
  const over = isOver(hold);
  if (!over) moveHold(hold.state, 'chargeback_lost', 'provider', holdFacts(hold, act.now));
  const loss = await lossOf(act, hold, event.amount);
  const journalId = newId();
  await post(act.tx, journalOf(act, hold, 'chargeback', causeOf(event), journalId), legsOf(hold, loss));
  // Of what was to go back the bank gave a part: the other part is still owed.
  const stillBack = { kind: 'refund', account: refundDueAccount(hold.id), amount: loss.stillOwed, journalId } as const;
  await pay(act, hold, stillBack);
  if (over) await traceHold(act, hold, 'hold.recovery-needed', { eventId: event.id, amount: event.amount });
  if (over) return void (await changeHold(act.tx, hold, { chargeback: 'lost' }));
  const account = payableAccount(hold.specialistId, hold.currency);
  await pay(act, hold, { kind: 'payout', account, amount: loss.rest, journalId });
  await endLost(act, hold, loss);
}

/** A bank takes back only what was taken: that the money came is told by this, where nobody has told it yet. */
async function takenFirst(act: Act, hold: Hold, event: ProviderEvent): Promise<Hold> {
  if (hold.state !== 'authorizing') return hold;
  const one = (await instructionsOf(act.tx, hold.id)).find(({ kind }) => kind === 'authorize');
  if (one) await captured(act, hold, one, { ...event, amount: hold.gross });
  const [now] = await act.tx.select().from(holds).where(eq(holds.id, hold.id));
  return now ?? hold;
}

async function endLost(act: Act, hold: Hold, { taken, rest }: Loss): Promise<void> {
  const sums = { chargeback: 'lost', chargedBack: taken, released: hold.released + rest } as const;
  const dispute = await openDisputeOf(act.tx, hold.id);
  const lost = await changeHold(act.tx, hold, { ...sums, settledFor: hold.settledFor ?? 'charged-back' });
  const ended = await endHold(act, lost, 'charged_back');
  const step = { command: 'chargeback_lost', who: 'provider' } as const;
  if (dispute) await closeDispute(act, dispute, ended, step, 'chargeback');
}

interface Loss {
  amount: Minor;
  /** Out of what is held. */
  taken: Minor;
  /** Of what is held, what the bank left. */
  rest: Minor;
  /** Paid by the bank in place of a refund that had not gone out. */
  fromRefund: Minor;
  /** What of that refund has still to go out. */
  stillOwed: Minor;
}

async function lossOf(act: Act, hold: Hold, amount: Minor): Promise<Loss> {
  const held = isOver(hold) ? 0 : hold.gross - hold.released - hold.refunded - hold.fee - hold.chargedBack;
  const taken = Math.min(amount, held);
  const unsent = await cancelRefund(act, hold);
  const fromRefund = Math.min(unsent, amount - taken);
  return { amount, taken, rest: held - taken, fromRefund, stillOwed: unsent - fromRefund };
}

function legsOf(hold: Hold, { taken, rest, fromRefund, amount }: Loss): Leg[] {
  const { marketplaceId, currency } = hold;
  const credit = clearingAccount(marketplaceId, currency);
  const from = holdAccount(hold.id);
  const lost = amount - taken - fromRefund;
  return [
    { debit: from, credit, amount: taken, code: 'charged-back' },
    { debit: from, credit: payableAccount(hold.specialistId, currency), amount: rest, code: 'release' },
    // The customer has it back from the bank: what we owed him is paid by that.
    { debit: refundDueAccount(hold.id), credit, amount: fromRefund, code: 'shortfall' },
    { debit: chargebackAccount(marketplaceId, currency), credit, amount: lost, code: 'shortfall' },
  ];
}

/** A refund that has not gone out must not: the bank has given the money back already. */
async function cancelRefund(act: Act, hold: Hold): Promise<number> {
  let cancelled = 0;
  for (const one of await instructionsOf(act.tx, hold.id)) {
    if (one.kind !== 'refund' || one.state !== 'pending') continue;
    await changeInstruction(act.tx, one, { state: 'cancelled', nextAttemptAt: null, settledAt: act.now });
    cancelled += one.amount;
  }
  return cancelled;
}

interface Owed {
  kind: 'payout' | 'refund';
  account: Account;
  amount: Minor;
  journalId: string;
}

async function pay(act: Act, hold: Hold, { kind, account, amount, journalId }: Owed): Promise<void> {
  if (amount === 0) return;
  const { marketplaceId, id: holdId, currency } = hold;
  const told = { marketplaceId, holdId, journalId, currency, amount, now: act.now, wall: act.clock.wall() };
  await instruct(act.tx, { ...told, id: newId(), kind, account: account.code });
}

/** Whether the bank has decided, by its own time, after this instant. */
async function endedSince(read: Reader, holdId: string, at: Date): Promise<boolean> {
  const ended = and(
    eq(paymentEvents.holdId, holdId),
    wordIs(paymentEvents.kind, 'chargeback-won', 'chargeback-lost'),
    gte(paymentEvents.at, at),
  );
  return (await read.$count(paymentEvents, ended)) > 0;
}
