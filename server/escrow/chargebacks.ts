import type { EscrowDispute, Hold } from '#db/schema/escrow.ts';
import {
  chargebackAccount,
  clearingAccount,
  holdAccount,
  payableAccount,
  refundDueAccount,
} from '../ledger/accounts.ts';
import { type Leg, post } from '../ledger/post.ts';
import type { ProviderEvent } from '../payments/contract.ts';
import { newId } from '../platform/ids.ts';
import type { Act } from './act.ts';
import { causeOf } from './captures.ts';
import { openDisputeOf, pendingApprovalOf, settleApproval } from './disputeStore.ts';
import { closeDispute, dropOffer, stepDispute } from './disputes.ts';
import { holdFacts } from './facts.ts';
import { HOLD_ENDS, moveHold } from './holdMoves.ts';
import { changeHold } from './holdStore.ts';
import { changeInstruction, instruct, instructionsOf } from './instructionStore.ts';
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

/** The bank asks for the money back (H17, D23): nothing moves and no clock runs until it has decided. */
export async function chargebackOpened(act: Act, hold: Hold, event: ProviderEvent): Promise<void> {
  if (hold.chargeback === 'open') return;
  if (!isOver(hold)) moveHold(hold.state, 'chargeback_opened', 'provider', holdFacts(hold, act.now));
  const frozen = await changeHold(act.tx, hold, { chargeback: 'open', ...stopped(hold, act.now) });
  await traceHold(act, frozen, 'hold.chargeback-opened', { eventId: event.id, amount: event.amount });
  await tellHold(act, frozen);
  const dispute = await openDisputeOf(act.tx, hold.id);
  if (dispute) await suspend(act, dispute, frozen);
}

/** A signature was bound to what stood before: it is asked for again when the dispute goes on. */
async function suspend(act: Act, dispute: EscrowDispute, hold: Hold): Promise<void> {
  const approval = await pendingApprovalOf(act.tx, dispute.id);
  if (approval) await settleApproval(act.tx, approval, { state: 'void', settledAt: act.now });
  await dropOffer(act, dispute, 'superseded');
  const undecided = dispute.appealUsed ? 'appealed' : 'under_review';
  const isBack = dispute.state === 'pending_approval' || dispute.state === 'proposed';
  await stepDispute(act, dispute, hold, {
    command: 'chargeback_opened',
    who: 'provider',
    change: { suspendedFrom: isBack ? undecided : dispute.state, ...stopped(dispute, act.now) },
  });
}

/** The bank leaves the money with us: everything goes on where it was, with the time that was left. */
export async function chargebackWon(act: Act, hold: Hold, event: ProviderEvent): Promise<void> {
  if (hold.chargeback !== 'open') return;
  if (!isOver(hold)) moveHold(hold.state, 'chargeback_won', 'provider', holdFacts(hold, act.now));
  const freed = await changeHold(act.tx, hold, { chargeback: 'won', ...resumed(hold, act.now) });
  await traceHold(act, freed, 'hold.chargeback-won', { eventId: event.id });
  await tellHold(act, freed);
  const dispute = await openDisputeOf(act.tx, hold.id);
  if (dispute?.state !== 'suspended') return;
  const change = { suspendedFrom: null, ...resumed(dispute, act.now) };
  await stepDispute(act, dispute, freed, { command: 'chargeback_won', who: 'provider', change });
}

/**
 * The bank took the money (H18): out of what is held as far as that goes, and the rest is a loss of the platform. A part
 * of the payment that the bank left is the specialist's. After the settlement it is a loss whole, and a matter of its own.
 */
export async function chargebackLost(act: Act, hold: Hold, event: ProviderEvent): Promise<void> {
  if (hold.chargeback !== 'open') return;
  const over = isOver(hold);
  if (!over) moveHold(hold.state, 'chargeback_lost', 'provider', holdFacts(hold, act.now));
  const held = hold.gross - hold.released - hold.refunded - hold.fee - hold.chargedBack;
  const taken = over ? 0 : Math.min(event.amount, held);
  const rest = over ? 0 : held - taken;
  const journalId = newId();
  const unsentRefund = await cancelRefund(act, hold);
  const legs = legsOf(hold, {
    taken,
    rest,
    fromRefund: Math.min(unsentRefund, event.amount - taken),
    amount: event.amount,
  });
  await post(act.tx, journalOf(act, hold, 'chargeback', causeOf(event), journalId), legs);
  if (over) await traceHold(act, hold, 'hold.recovery-needed', { eventId: event.id, amount: event.amount });
  if (over) return void (await changeHold(act.tx, hold, { chargeback: 'lost' }));
  if (rest > 0) await payRest(act, hold, rest, journalId);
  const sums = { chargeback: 'lost', chargedBack: taken, released: hold.released + rest } as const;
  const dispute = await openDisputeOf(act.tx, hold.id);
  const lost = await changeHold(act.tx, hold, { ...sums, settledFor: hold.settledFor ?? 'charged-back' });
  const ended = await endHold(act, lost, 'charged_back');
  const step = { command: 'chargeback_lost', who: 'provider' } as const;
  if (dispute) await closeDispute(act, dispute, ended, step, 'chargeback');
}

interface Loss {
  taken: number;
  rest: number;
  fromRefund: number;
  amount: number;
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

async function payRest(act: Act, hold: Hold, amount: number, journalId: string): Promise<void> {
  const { marketplaceId, id: holdId, currency } = hold;
  const { code: account } = payableAccount(hold.specialistId, currency);
  const told = { marketplaceId, holdId, journalId, account, currency, amount, now: act.now, wall: act.clock.wall() };
  await instruct(act.tx, { ...told, id: newId(), kind: 'payout' });
}
