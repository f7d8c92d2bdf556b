import type { Transaction } from '#db/open.ts';
import type { Hold, PaymentInstruction } from '#db/schema/escrow.ts';
import { stoppedBy } from '../ledger/stop.ts';
import { announce } from '../outbox/store.ts';
import type { Instruction, ProviderEvent, Sent } from '../payments/contract.ts';
import { system } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { eachApart } from '../platform/eachApart.ts';
import type { Act } from './act.ts';
import { takeEvents } from './events.ts';
import { findHold, partiesOf } from './holdStore.ts';
import { changeInstruction, dueInstructions, findInstruction, paymentOf } from './instructionStore.ts';
import { addressee, isGoodwill } from './payee.ts';
import { providerFor } from './provider.ts';
import { traceHold } from './settle.ts';

const SENDER = system('sweep:payments');
const SECOND_MS = 1_000;
/** The schedule of escrow.md §2: after these the last pause again, for as long as nobody answers. */
const PAUSES_S = [5, 60, 300, 1_800, 7_200, 18_000, 36_000];
/** While the bank looks into a payment, or the books do not add up, nothing goes out. */
const FROZEN_S = 60;
/** Payments side by side: their transactions share commits, and a provider that is slow holds up less. */
const AT_ONCE = 8;

/**
 * Tells the provider what it shall do, after the commit that wanted it. The id is its key there: a call whose answer is
 * lost is made again with the same one, so it is done once. What is due of one payment goes one after another, since a
 * void must not overtake what it takes back. Resolves to how many were due.
 */
export async function sendDue(context: Context): Promise<number> {
  const due = await dueInstructions(context.db.read, context.clock.wall());
  const ofPayments = new Map<string, string[]>();
  for (const { id, holdId } of due) ofPayments.set(holdId, [...(ofPayments.get(holdId) ?? []), id]);
  const inOrder = (ids: string[]) => eachApart(context, ids, (id) => sendOne(context, id));
  await eachApart(context, [...ofPayments.values()], inOrder, AT_ONCE);
  return due.length;
}

async function sendOne(context: Context, id: string): Promise<void> {
  const provider = providerFor(context);
  const taken = await context.db.transaction((tx) => take(tx, context, id, provider.name));
  if (!taken) return;
  let answer: Sent;
  try {
    answer = await provider.send(taken);
  } catch (error) {
    // Whether it was done is not known: the next try asks with the same key.
    context.log.warn({ err: error, instructionId: id }, 'the payment provider did not answer');
    return void (await context.db.transaction((tx) => note(tx, id, { lastError: 'no-answer' })));
  }
  await context.db.transaction((tx) => answered(tx, context, id, answer));
  if (answer.outcome === 'done')
    await takeEvents(context, provider.name, [asEvent(taken, answer.ref, context.clock.now())]);
}

/** Marks it as sent before it is: a crash in between sends it again, never not at all. Null: there is nobody to call. */
async function take(tx: Transaction, context: Context, id: string, provider: string): Promise<Instruction | null> {
  const one = await findInstruction(tx, id);
  const wall = context.clock.wall();
  if (one.nextAttemptAt === null || one.nextAttemptAt > wall) return null;
  const hold = await findHold(tx, one.holdId, SENDER);
  if (isPointless(one, hold)) {
    await changeInstruction(tx, one, { state: 'cancelled', nextAttemptAt: null, settledAt: context.clock.now() });
    return null;
  }
  // Goodwill follows the division: a payment that is opened again until the provider has confirmed it takes it back.
  const isEarly = isGoodwill(one, hold) && hold.state === 'settling';
  if (isEarly || hold.chargeback === 'open' || (await stoppedBy(tx)) !== null) {
    await changeInstruction(tx, one, { nextAttemptAt: after(wall, FROZEN_S) });
    return null;
  }
  const sent = { state: 'sent', sentAt: one.sentAt ?? context.clock.now(), attempts: one.attempts + 1 } as const;
  // The message is the telling there, and stands or falls with this: nobody is left to call, and nothing to wait for.
  const isMessage = provider === 'platform';
  const pause = PAUSES_S[Math.min(one.attempts, PAUSES_S.length - 1)] ?? FROZEN_S;
  const next = isMessage ? { nextAttemptAt: null, ref: id, lastError: null } : { nextAttemptAt: after(wall, pause) };
  await changeInstruction(tx, one, { ...sent, ...next });
  const { marketplaceId, kind, amount, currency } = one;
  const payment = await paymentOf(tx, hold);
  const told = { id, kind, holdId: hold.id, marketplaceId, amount, currency, payment, ...addressee(one, hold) };
  if (!isMessage) return told;
  // Wanted for the first time, or anew by a person; a message that was written is delivered until it is taken.
  if (one.state === 'pending') await tellPlatform(tx, context, told, one, hold);
  return null;
}

/** Nothing is taken for a reservation that was given up. */
const isPointless = (one: PaymentInstruction, { state }: Hold): boolean =>
  one.kind === 'authorize' && (one.attempts === 0 || one.state === 'pending') && state !== 'authorizing';

const after = (wall: Date, seconds: number): Date => new Date(wall.getTime() + seconds * SECOND_MS);

async function note(tx: Transaction, id: string, change: Partial<PaymentInstruction>): Promise<PaymentInstruction> {
  const one = await findInstruction(tx, id);
  // Its word may have come while we were still waiting for the answer.
  return one.state === 'sent' ? changeInstruction(tx, one, change) : one;
}

async function answered(tx: Transaction, context: Context, id: string, answer: Sent): Promise<void> {
  if (answer.outcome !== 'refused')
    return void (await note(tx, id, { nextAttemptAt: null, ref: answer.ref, lastError: null }));
  if (answer.mayRetry) return void (await note(tx, id, { lastError: answer.reason }));
  const failed = await note(tx, id, { state: 'failed', nextAttemptAt: null, lastError: answer.reason });
  const hold = await findHold(tx, failed.holdId, SENDER);
  const act: Act = { tx, clock: context.clock, actor: SENDER, now: context.clock.now() };
  await traceHold(act, hold, 'hold.payout-attention', { instructionId: id, reason: answer.reason });
}

/** Where the marketplace carries out payments itself, this message is the instruction. */
async function tellPlatform(
  tx: Transaction,
  { clock }: Pick<Context, 'clock'>,
  told: Instruction,
  one: PaymentInstruction,
  hold: Hold,
): Promise<void> {
  const now = clock.now();
  const { id: instructionId, holdId, kind, amount: amountMinor, currency, marketplaceId, payment, payee } = told;
  const { customer, specialist } = await partiesOf(tx, hold);
  const isForSpecialist = kind === 'payout' && !isGoodwill(one, hold);
  const personId = (isForSpecialist ? specialist : customer).externalId;
  await announce(tx, {
    marketplaceId,
    subjectId: holdId,
    topic: 'escrow.instruction',
    payload: { instructionId, holdId, kind, amountMinor, currency, payment, payee, personId },
    createdAt: now,
    availableAt: now,
  });
}

/** A provider that says at once that it is done has said all there is to say; under an id that its own word does not have. */
export const asEvent = (
  { id, kind, holdId, amount, currency, payment }: Instruction,
  ref: string | null,
  at: Date,
): ProviderEvent => ({
  id: `done:${id}`,
  kind: kind === 'authorize' ? 'captured' : 'confirmed',
  instructionId: id,
  holdId,
  payment: kind === 'authorize' ? ref : payment,
  amount,
  currency,
  at,
  reason: null,
});
