import type { PaymentInstruction } from '#db/schema/escrow.ts';
import type { Instruction } from '../payments/contract.ts';
import { system } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { asEvent } from './dispatch.ts';
import { takeEvents } from './events.ts';
import { findHold } from './holdStore.ts';
import { changeInstruction, findInstruction, paymentOf, unheardInstructions } from './instructionStore.ts';
import { addressee } from './payee.ts';
import { providerFor } from './provider.ts';

const UNHEARD_MS = 15 * 60_000;

/**
 * Asks the provider about everything that was sent and not heard of since: word that was lost comes this way. Resolves to
 * how many were found out about.
 */
export async function askUnheard(context: Context, olderMs = UNHEARD_MS): Promise<number> {
  const before = new Date(context.clock.now().getTime() - olderMs);
  let found = 0;
  for (const one of await unheardInstructions(context.db.read, before)) found += await askAbout(context, one);
  return found;
}

/** What became of one instruction, taken as the word that never came. Resolves to how much of it was new, 0 or 1. */
export async function askAbout(context: Context, one: PaymentInstruction): Promise<number> {
  const provider = providerFor(context);
  const told = await asTold(context, one);
  const known = await provider.find(told).catch(() => undefined);
  if (known?.state === 'unknown') await sendAgain(context, one.id);
  if (known?.state !== 'done' && known?.state !== 'refused') return 0;
  const event = asEvent(told, known.ref, context.clock.now());
  if (known.state === 'done') return takeEvents(context, provider.name, [{ ...event, amount: known.amount }]);
  const kind = one.kind === 'authorize' ? 'capture-failed' : 'failed';
  return takeEvents(context, provider.name, [{ ...event, id: `refused:${one.id}:${one.attempts}`, kind }]);
}

async function asTold({ db: { read } }: Context, one: PaymentInstruction): Promise<Instruction> {
  const { id, kind, holdId, marketplaceId, amount, currency } = one;
  const hold = await findHold(read, holdId, system('reconciliation'));
  const payment = await paymentOf(read, hold);
  return { id, kind, holdId, marketplaceId, amount, currency, payment, ...addressee(one, hold) };
}

/** The provider never heard of it: told again, with the same key. */
async function sendAgain(context: Context, id: string): Promise<void> {
  await context.db.transaction(async (tx) => {
    const one = await findInstruction(tx, id);
    if (one.state === 'sent') await changeInstruction(tx, one, { nextAttemptAt: context.clock.wall() });
  });
}
