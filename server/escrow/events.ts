import type { Transaction } from '#db/open.ts';
import { type Hold, type PaymentInstruction, paymentEvents, paymentInstructions } from '#db/schema/escrow.ts';
import { add, find } from '#db/statements.ts';
import type { ProviderEvent } from '../payments/contract.ts';
import { type Actor, sees, system } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Act } from './act.ts';
import { captured, captureFailed, strange } from './captures.ts';
import { chargebackLost, chargebackOpened, chargebackWon } from './chargebacks.ts';
import { findHold, holdsByPayment } from './holdStore.ts';
import { confirmed, failed } from './payouts.ts';

/**
 * Word of the provider, each in a transaction of its own and each once, by its id: what comes again changes nothing.
 * @returns how many of them were new
 * @throws Refusal hold-unknown where a marketplace speaks of a payment that is none of its own
 */
export async function takeEvents(
  context: Pick<Context, 'db' | 'clock' | 'log'>,
  provider: string,
  events: readonly ProviderEvent[],
  by: Actor = system(`payments:${provider}`),
): Promise<number> {
  let fresh = 0;
  for (const said of events) {
    const event = ownOf(by, said);
    const isNew = await context.db.transaction((tx) => {
      const act = { tx, clock: context.clock, actor: by, now: context.clock.now() };
      return takeEvent(act, by, provider, event);
    });
    fresh += isNew ? 1 : 0;
  }
  return fresh;
}

/** Two marketplaces may count their words alike, and neither may use up an id of the other. */
const ownOf = (by: Actor, event: ProviderEvent): ProviderEvent =>
  by.kind === 'platform' ? { ...event, id: `${by.marketplaceId}:${event.id}` } : event;

async function takeEvent(act: Act, by: Actor, provider: string, event: ProviderEvent): Promise<boolean> {
  const { tx, now } = act;
  const [known] = await find(tx, paymentEvents, { id: event.id });
  if (known) return false;
  const one = await instructionFor(tx, event);
  const hold = await holdFor(tx, by, event, one);
  // It is not kept, so that it counts when it is said again and its payment is known by then.
  if (!hold && by.kind === 'platform') throw new Refusal('hold-unknown');
  const { id, kind, instructionId, amount, currency, reason, at } = event;
  const row = { id, provider, kind, instructionId, holdId: hold?.id ?? null, amount, currency, reason, at };
  await add(tx, paymentEvents, { ...row, receivedAt: now });
  if (hold) await follow(act, hold, one, event);
  return true;
}

async function instructionFor(
  tx: Transaction,
  { instructionId }: ProviderEvent,
): Promise<PaymentInstruction | undefined> {
  if (instructionId === null) return undefined;
  const [one] = await find(tx, paymentInstructions, { id: instructionId });
  return one;
}

/** @throws Refusal not-found for a payment of a marketplace that whoever brings the word does not see */
async function holdFor(
  tx: Transaction,
  by: Actor,
  { holdId, payment }: ProviderEvent,
  one: PaymentInstruction | undefined,
): Promise<Hold | undefined> {
  if (one) return findHold(tx, one.holdId, by);
  if (holdId !== null) return findHold(tx, holdId, by);
  const [found, another] = payment === null ? [] : await holdsByPayment(tx, payment);
  return found && !another && sees(by, found.marketplaceId) ? found : undefined;
}

async function follow(act: Act, hold: Hold, one: PaymentInstruction | undefined, event: ProviderEvent): Promise<void> {
  // Another currency is another money: nothing of this payment is meant.
  if (event.currency !== hold.currency) return strange(act, hold, event);
  if (event.kind === 'chargeback-opened') return chargebackOpened(act, hold, event);
  if (event.kind === 'chargeback-won') return chargebackWon(act, hold, event);
  if (event.kind === 'chargeback-lost') return chargebackLost(act, hold, event);
  // A word about taking money is no word about paying it out: it says nothing of an instruction of the other kind.
  if (!one || (one.kind === 'authorize') !== event.kind.startsWith('capture')) return strange(act, hold, event);
  if (event.kind === 'captured') return captured(act, hold, one, event);
  if (event.kind === 'capture-failed') return captureFailed(act, hold, one, event);
  return event.kind === 'confirmed' ? confirmed(act, hold, one, event) : failed(act, hold, one, event);
}
