import type { Hold, PaymentInstruction } from '#db/schema/escrow.ts';
import { clearingAccount, guarded } from '../ledger/accounts.ts';
import { post } from '../ledger/post.ts';
import type { ProviderEvent } from '../payments/contract.ts';
import { newId } from '../platform/ids.ts';
import type { Act } from './act.ts';
import { strange } from './captures.ts';
import { holdFacts } from './facts.ts';
import { moveHold } from './holdMoves.ts';
import { changeInstruction, instructionsOf } from './instructionStore.ts';
import { isGoodwill } from './payee.ts';
import { endHold, journalOf, traceHold } from './settle.ts';

/** The provider has paid (H14): what was owed is gone, once, however often the word comes. */
export async function confirmed(act: Act, hold: Hold, one: PaymentInstruction, event: ProviderEvent): Promise<void> {
  if (one.state === 'confirmed') return;
  if (event.amount !== one.amount || event.currency !== one.currency || one.state === 'cancelled')
    return strange(act, hold, event);
  await changeInstruction(act.tx, one, {
    state: 'confirmed',
    nextAttemptAt: null,
    settledAt: act.now,
    lastError: null,
  });
  if (one.kind !== 'payout' && one.kind !== 'refund') return;
  const isRefund = one.kind === 'refund';
  const cause = { kind: 'instruction', id: one.id, reason: 'confirmed' } as const;
  await post(act.tx, journalOf(act, hold, isRefund ? 'refund' : 'payout', cause, newId()), [
    {
      debit: guarded(String(one.account)),
      credit: clearingAccount(hold.marketplaceId, hold.currency),
      amount: one.amount,
      code: isRefund ? 'paid-back' : 'paid-out',
    },
  ]);
  await endWhereAllConfirmed(act, hold);
}

async function endWhereAllConfirmed(act: Act, hold: Hold): Promise<void> {
  if (hold.state !== 'settling') return;
  const legs = (await instructionsOf(act.tx, hold.id)).filter((one) => isLeg(one, hold));
  const allConfirmed = legs.every(({ state }) => state === 'confirmed' || state === 'cancelled');
  if (!allConfirmed) return;
  const { to } = moveHold(hold.state, 'confirmed', 'provider', holdFacts(hold, act.now, { allConfirmed }));
  await endHold(act, hold, to);
  await sendGoodwill(act, hold);
}

/** It waited for the division (`dispatch.ts`), which is out now. */
async function sendGoodwill({ tx, clock }: Act, hold: Hold): Promise<void> {
  for (const one of await instructionsOf(tx, hold.id))
    if (isGoodwill(one, hold) && one.state === 'pending')
      await changeInstruction(tx, one, { nextAttemptAt: clock.wall() });
}

/** Of the division alone: what the platform gives of its own beside it is owed and booked by itself, before or after. */
const isLeg = (one: PaymentInstruction, hold: Hold): boolean =>
  one.kind === 'refund' || (one.kind === 'payout' && !isGoodwill(one, hold));

/** The provider could not (H15): the books stay as they are, people are told, and the same key is tried again by them. */
export async function failed(act: Act, hold: Hold, one: PaymentInstruction, event: ProviderEvent): Promise<void> {
  if (one.state === 'confirmed') return strange(act, hold, event);
  await changeInstruction(act.tx, one, { state: 'failed', nextAttemptAt: null, lastError: event.reason });
  if (hold.state === 'settling') moveHold(hold.state, 'payout_failed', 'provider', holdFacts(hold, act.now));
  await traceHold(act, hold, 'hold.payout-attention', { instructionId: one.id, reason: event.reason ?? '' });
}
