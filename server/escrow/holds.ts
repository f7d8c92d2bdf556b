import type { Hold } from '#db/schema/escrow.ts';
import type { Currency } from '#db/words.ts';
import { holdAccount } from '../ledger/accounts.ts';
import { openAccounts } from '../ledger/post.ts';
import { mustNotBeStopped } from '../ledger/stop.ts';
import { orderByExternal } from '../orders/references.ts';
import type { PlatformActor } from '../platform/actor.ts';
import { newId } from '../platform/ids.ts';
import { isMinor, settleStepOf } from '../platform/money.ts';
import { Refusal } from '../platform/refusal.ts';
import { termsOf } from '../policies/store.ts';
import type { Act } from './act.ts';
import { holdFacts } from './facts.ts';
import { moveHold } from './holdMoves.ts';
import { changeHold, insertHold, isTaken, liveHoldOfOrder, orderOf } from './holdStore.ts';
import { changeInstruction, instruct, instructionsOf } from './instructionStore.ts';
import type { OpenHold } from './platformShapes.ts';
import { effectOf, endHold, settleHold, splitFor, tellHold, traceHold } from './settle.ts';

const MINUTE_MS = 60_000;

/**
 * A payment is reserved when the specialist is chosen (QJ-02, H1): the provider is told to take it, and it is held once
 * the provider says so. The fee is frozen here and never computed from a rate again (escrow.md §1.1).
 * @param id made outside: the transaction may run again (RULINGS 27)
 * @throws Refusal order-unknown, currency-mismatch, amount-invalid, hold-exists, external-id-taken, money-stopped
 */
export async function openHold(act: Act, actor: PlatformActor, body: OpenHold, id: string): Promise<Hold> {
  const { tx, now } = act;
  const { marketplaceId } = actor;
  await mustNotBeStopped(tx);
  const order = await orderByExternal(tx, marketplaceId, body.orderId);
  if (!order) throw new Refusal('order-unknown', { errors: { orderId: 'order-unknown' } });
  const terms = await termsOf(tx, marketplaceId, now);
  if (body.currency !== (order.currency ?? terms.marketplace.currency))
    throw new Refusal('currency-mismatch', { errors: { currency: 'currency-mismatch' } });
  mustBeAmount(body);
  if (await liveHoldOfOrder(tx, order.id)) throw new Refusal('hold-exists');
  if (body.externalId !== undefined && (await isTaken(tx, marketplaceId, body.externalId)))
    throw new Refusal('external-id-taken', { errors: { externalId: 'external-id-taken' } });
  const account = holdAccount(id);
  const { currency, grossMinor: gross, feeMinor: feeFull } = body;
  await openAccounts(tx, { marketplaceId, currency, at: now }, [{ debit: account, credit: account }]);
  const hold = await insertHold(tx, {
    id,
    marketplaceId,
    externalId: body.externalId ?? null,
    orderId: order.id,
    customerId: order.customerId,
    specialistId: order.specialistId,
    account: account.code,
    currency,
    gross,
    feeFull,
    released: 0,
    refunded: 0,
    fee: 0,
    chargedBack: 0,
    state: 'authorizing',
    chargeback: 'none',
    dueAt: new Date(now.getTime() + terms.policy.escrow.authorizationMinutes * MINUTE_MS),
    remainingMs: null,
    ageMarks: 0,
    nextAgeAt: null,
    payment: body.payment ?? null,
    payee: body.payee ?? null,
    settledFor: null,
    policyVersion: terms.version,
    createdAt: now,
    capturedAt: null,
    settledAt: null,
    version: 1,
  });
  const told = { marketplaceId, holdId: id, journalId: null, account: null, currency, now, wall: act.clock.wall() };
  await instruct(tx, { ...told, id: newId(), kind: 'authorize', amount: gross });
  await traceHold(act, hold, 'hold.opened', { gross, feeFull, currency, orderId: order.id });
  return hold;
}

/** Whole minor units within the whole, in the steps that the currency is paid in. */
function mustBeAmount({ grossMinor, feeMinor, currency }: OpenHold & { currency: Currency }): void {
  const step = settleStepOf(currency);
  const fits = (amount: number) => isMinor(amount) && amount % step === 0;
  if (!fits(grossMinor) || grossMinor === 0)
    throw new Refusal('amount-invalid', { errors: { grossMinor: 'amount-invalid' } });
  if (!isMinor(feeMinor) || feeMinor > grossMinor)
    throw new Refusal('amount-invalid', { errors: { feeMinor: 'amount-invalid' } });
}

/**
 * Takes the reservation back: before the money came it is voided, after that it goes back whole, and only where the deal
 * itself was cancelled at the marketplace (H16).
 * @throws Refusal hold-closed, chargeback-open, command-not-allowed
 */
export async function cancelHold(
  act: Act,
  hold: Hold,
  { who, reason = null }: { who: 'platform' | 'manager'; reason?: string | null },
): Promise<Hold> {
  const bothAgree = (await orderOf(act.tx, hold)).status === 'cancelled';
  const { to } = moveHold(hold.state, 'cancel', who, holdFacts(hold, act.now, { bothAgree }));
  await traceHold(act, hold, 'hold.cancelled', { who, reason });
  if (to === 'voided') return voidHold(act, hold, 'voided');
  return settleHold(act, hold, await splitFor(act, hold, hold.gross), cancelled(hold));
}

const cancelled = (hold: Hold) => ({ kind: 'hold', id: effectOf(hold), reason: 'cancelled' }) as const;

/**
 * Nothing was taken yet: the provider is told not to, and should money come all the same it is sent back. One that never
 * was told to take it need not be told not to.
 */
export async function voidHold(act: Act, hold: Hold, state: 'voided' | 'auth_failed'): Promise<Hold> {
  const { tx, now } = act;
  const { marketplaceId, id: holdId, currency, gross: amount } = hold;
  const asked = (await instructionsOf(tx, holdId)).find(({ kind }) => kind === 'authorize');
  if (asked?.attempts === 0) {
    await changeInstruction(tx, asked, { state: 'cancelled', nextAttemptAt: null, settledAt: now });
    return endHold(act, hold, state);
  }
  const told = { marketplaceId, holdId, journalId: null, account: null, currency, amount, now, wall: act.clock.wall() };
  await instruct(tx, { ...told, id: newId(), kind: 'void' });
  return endHold(act, hold, state);
}

/** Nothing falls due, and nothing that was paused is left to go on. */
export const NO_CLOCK = { dueAt: null, remainingMs: null } as const;

/** A payment whose state changes without money moving: kept, told, and in the trail. */
export async function moveTo(act: Act, hold: Hold, row: string, change: Partial<Hold>): Promise<Hold> {
  const moved = await changeHold(act.tx, hold, change);
  await traceHold(act, moved, 'hold.moved', { row, from: hold.state, to: moved.state });
  await tellHold(act, moved);
  return moved;
}
