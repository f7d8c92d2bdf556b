import type { Reader } from '#db/open.ts';
import type { Hold } from '#db/schema/escrow.ts';
import { ledgerAccounts } from '#db/schema/ledger.ts';
import { change } from '#db/statements.ts';
import type { HoldState } from '#db/words.ts';
import { feeAccount, goodwillAccount, holdAccount, payableAccount, refundDueAccount } from '../ledger/accounts.ts';
import { post } from '../ledger/post.ts';
import { announce } from '../outbox/store.ts';
import { newId } from '../platform/ids.ts';
import { type Minor, settleStepOf } from '../platform/money.ts';
import { type Terms, termsAt } from '../policies/store.ts';
import { type Act, traceAct } from './act.ts';
import { changeHold, orderOf } from './holdStore.ts';
import { instruct } from './instructionStore.ts';
import { type Split, splitOf } from './split.ts';

/** What a settlement follows from: once for each, however often it is asked for. */
export interface Cause {
  kind: 'hold' | 'dispute' | 'event' | 'instruction' | 'decision';
  id: string;
  /** Why, in a word of the house: `accepted`, `default_silence`, `decided` … */
  reason: string;
}

/** One command on a payment as it stands: a payment that was opened again may be settled for the same reason again. */
export const effectOf = ({ id, version }: Pick<Hold, 'id' | 'version'>): string => `${id}:${version}`;

/** How a refund of so much divides this payment, under the policy that it was reserved under. */
export const splitFor = async ({ tx }: { tx: Reader }, hold: Hold, refund: Minor): Promise<Split> =>
  splitUnder(await termsAt(tx, hold.marketplaceId, hold.policyVersion), hold, refund);

/** The same for those who have read that policy already. */
export function splitUnder({ policy }: Terms, hold: Hold, refund: Minor): Split {
  const terms = { feeOnRefund: policy.escrow.feeOnRefund, settleStep: settleStepOf(hold.currency) };
  return splitOf({ gross: hold.gross, feeFull: hold.feeFull }, refund, terms);
}

/**
 * Hands a reserved payment on, all of it, in one transaction: the journal `settle`, what the provider is told, the sums
 * of the payment, the message and the trail (I9). The payment is read before and refused where it moved meanwhile.
 */
export async function settleHold(act: Act, hold: Hold, split: Split, cause: Cause): Promise<Hold> {
  const { tx, now } = act;
  const { marketplaceId, currency } = hold;
  const journalId = newId();
  const from = holdAccount(hold.id);
  const [back, owed] = [refundDueAccount(hold.id), payableAccount(hold.specialistId, currency)];
  await post(tx, journalOf(act, hold, 'settle', cause, journalId), [
    { debit: from, credit: back, amount: split.refund, code: 'refund' },
    { debit: from, credit: feeAccount(marketplaceId, currency), amount: split.fee, code: 'fee' },
    { debit: from, credit: owed, amount: split.release, code: 'release' },
  ]);
  const told = { marketplaceId, holdId: hold.id, journalId, currency, now, wall: act.clock.wall() };
  if (split.refund > 0)
    await instruct(tx, { ...told, id: newId(), kind: 'refund', account: back.code, amount: split.refund });
  if (split.release > 0)
    await instruct(tx, { ...told, id: newId(), kind: 'payout', account: owed.code, amount: split.release });
  const isDone = split.refund === 0 && split.release === 0;
  const changed = await changeHold(tx, hold, {
    released: split.release,
    refunded: split.refund,
    fee: split.fee,
    state: 'settling',
    dueAt: null,
    remainingMs: null,
    nextAgeAt: null,
    settledFor: cause.reason,
  });
  await tellSettlement(act, changed, split, cause.reason);
  const { refund, fee, release } = split;
  await traceHold(act, changed, 'hold.settling', { refund, fee, release, reason: cause.reason, cause: cause.id });
  return isDone ? endHold(act, changed, 'settled') : changed;
}

export const journalOf = (
  { actor, now }: Act,
  { id: holdId, marketplaceId, currency }: Hold,
  kind: Parameters<typeof post>[1]['kind'],
  cause: Cause,
  id: string,
  reversesId: string | null = null,
) => ({
  id,
  marketplaceId,
  kind,
  holdId,
  currency,
  causeKind: cause.kind,
  causeId: cause.id,
  actorKind: actor.kind,
  actorId: actor.id,
  reason: cause.reason,
  reversesId,
  at: now,
});

/** Nothing is left in it and nothing follows: its account takes no transfer any more. */
export async function endHold(act: Act, hold: Hold, state: HoldState): Promise<Hold> {
  const ended = await changeHold(act.tx, hold, { state, settledAt: act.now, dueAt: null, nextAgeAt: null });
  await change(act.tx, ledgerAccounts, { closed: true }, { code: hold.account });
  await traceHold(act, ended, `hold.${state.replaceAll('_', '-')}`, {});
  await tellHold(act, ended);
  return ended;
}

/** Out of the platform's own pocket to the customer, beside the division (qjob.hu: material damage, with a cap). */
export async function giveGoodwill(act: Act, hold: Hold, amount: Minor, cause: Cause): Promise<void> {
  if (amount === 0) return;
  const { tx, now } = act;
  const { marketplaceId, currency } = hold;
  const [journalId, to] = [newId(), payableAccount(hold.customerId, currency)];
  await post(tx, journalOf(act, hold, 'goodwill', cause, journalId), [
    { debit: goodwillAccount(marketplaceId, currency), credit: to, amount, code: 'goodwill' },
  ]);
  const leg = { id: newId(), marketplaceId, holdId: hold.id, journalId, currency, amount, account: to.code };
  await instruct(tx, { ...leg, kind: 'payout', now, wall: act.clock.wall() });
}

async function tellSettlement({ tx, now }: Act, hold: Hold, split: Split, reason: string): Promise<void> {
  const { externalId: orderId } = await orderOf(tx, hold);
  const amounts = { refundMinor: split.refund, feeMinor: split.fee, releaseMinor: split.release };
  await announce(tx, {
    marketplaceId: hold.marketplaceId,
    subjectId: hold.id,
    topic: 'escrow.settlement',
    payload: { holdId: hold.id, orderId, currency: hold.currency, grossMinor: hold.gross, ...amounts, reason },
    createdAt: now,
    availableAt: now,
  });
}

/** The marketplace hears how a payment stands; the amounts come with its settlement. */
export async function tellHold({ tx, now }: Act, hold: Hold): Promise<void> {
  const { externalId: orderId } = await orderOf(tx, hold);
  const { id: holdId, state, chargeback } = hold;
  await announce(tx, {
    marketplaceId: hold.marketplaceId,
    subjectId: hold.id,
    topic: 'escrow.hold-changed',
    payload: { holdId, orderId, state, chargeback, dueAt: hold.dueAt?.toISOString() ?? null },
    createdAt: now,
    availableAt: now,
  });
}

export const traceHold = (act: Act, hold: Hold, action: string, detail: Parameters<typeof traceAct>[3]) =>
  traceAct(act, action, { kind: 'hold', id: hold.id, marketplaceId: hold.marketplaceId }, detail);
