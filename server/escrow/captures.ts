import type { Hold, PaymentInstruction } from '#db/schema/escrow.ts';
import { clearingAccount, holdAccount, refundDueAccount } from '../ledger/accounts.ts';
import { post } from '../ledger/post.ts';
import type { ProviderEvent } from '../payments/contract.ts';
import { newId } from '../platform/ids.ts';
import { termsAt } from '../policies/store.ts';
import type { Act } from './act.ts';
import { nextAgeAt } from './ages.ts';
import { holdFacts } from './facts.ts';
import { moveHold } from './holdMoves.ts';
import { changeHold } from './holdStore.ts';
import { moveTo, NO_CLOCK } from './holds.ts';
import { changeInstruction, instruct, instructionsOf } from './instructionStore.ts';
import { endHold, journalOf, traceHold } from './settle.ts';

/** The money came (H2): it is held for the deal, and its fee stays what it was. What comes too late goes back. */
export async function captured(act: Act, hold: Hold, one: PaymentInstruction, event: ProviderEvent): Promise<void> {
  if (one.state === 'confirmed') return;
  const fits = event.amount === hold.gross && event.currency === hold.currency;
  if (!fits) return strange(act, hold, event);
  await changeInstruction(act.tx, one, { state: 'confirmed', nextAttemptAt: null, settledAt: act.now });
  if (hold.state === 'auth_failed' || hold.state === 'voided') return sendBack(act, hold, event);
  const { row, to } = moveHold(hold.state, 'captured', 'provider', holdFacts(hold, act.now, { amountExpected: fits }));
  await post(act.tx, journalOf(act, hold, 'capture', causeOf(event), newId()), [
    {
      debit: clearingAccount(hold.marketplaceId, hold.currency),
      credit: holdAccount(hold.id),
      amount: hold.gross,
      code: 'gross',
    },
  ]);
  const { policy } = await termsAt(act.tx, hold.marketplaceId, hold.policyVersion);
  await moveTo(act, hold, row, {
    state: to,
    ...NO_CLOCK,
    payment: event.payment ?? hold.payment,
    capturedAt: act.now,
    nextAgeAt: nextAgeAt({ capturedAt: act.now, ageMarks: 0 }, policy),
  });
}

export const causeOf = ({ id, kind }: ProviderEvent) => ({ kind: 'event', id, reason: kind }) as const;

/** The reservation was given up before the money came: it never was the deal's, and goes back whole. */
async function sendBack(act: Act, hold: Hold, event: ProviderEvent): Promise<void> {
  const { marketplaceId, currency, id: holdId, gross: amount } = hold;
  const [journalId, due] = [newId(), refundDueAccount(holdId)];
  await post(act.tx, journalOf(act, hold, 'capture', causeOf(event), journalId), [
    { debit: clearingAccount(marketplaceId, currency), credit: due, amount, code: 'gross' },
  ]);
  const told = { marketplaceId, holdId, journalId, currency, amount, now: act.now, wall: act.clock.wall() };
  await instruct(act.tx, { ...told, id: newId(), kind: 'refund', account: due.code });
  if (event.payment !== null) await changeHold(act.tx, hold, { payment: event.payment });
  await forgetVoid(act, hold);
  await traceHold(act, hold, 'hold.late-capture', { eventId: event.id });
}

/** What was captured cannot be voided any more, so nobody waits for that. */
async function forgetVoid({ tx, now }: Act, hold: Hold): Promise<void> {
  for (const one of await instructionsOf(tx, hold.id))
    if (one.kind === 'void' && one.state !== 'confirmed' && one.state !== 'cancelled')
      await changeInstruction(tx, one, { state: 'cancelled', nextAttemptAt: null, settledAt: now });
}

/** H3: no money will come. */
export async function captureFailed(
  act: Act,
  hold: Hold,
  one: PaymentInstruction,
  event: ProviderEvent,
): Promise<void> {
  if (one.state === 'confirmed' || one.state === 'failed') return;
  const failed = { state: 'failed', nextAttemptAt: null, lastError: event.reason, settledAt: act.now } as const;
  await changeInstruction(act.tx, one, failed);
  if (hold.state !== 'authorizing') return;
  const { to } = moveHold(hold.state, 'capture_failed', 'provider', holdFacts(hold, act.now));
  await endHold(act, hold, to);
}

/** Word that does not fit what was asked: nothing moves, and people see it in the trail and in the reconciliation. */
export const strange = (act: Act, hold: Hold, event: ProviderEvent): Promise<void> =>
  traceHold(act, hold, 'hold.strange-event', { eventId: event.id, kind: event.kind, amount: event.amount });
