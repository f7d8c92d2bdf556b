import type { Instruction, PaymentProvider, Sent } from '../contract.ts';
import { type StripeApi, StripeRefusal } from './calls.ts';
import { carryOut } from './carryOut.ts';
import { stripeEvents } from './events.ts';
import { lookUp } from './lookUp.ts';
import { statementOf } from './statement.ts';

export interface StripeSettings {
  secretKey: string;
  /** One, or two while one is being replaced. */
  webhookSecrets: readonly string[];
}

/** What a test puts in place of the network and of time. */
interface Around {
  fetch?: typeof fetch;
  timeoutMs?: number;
  wall?: () => Date;
}

const TIMEOUT_MS = 20_000;

/**
 * Stripe: the platform takes the payment, and transfers to the specialist's account what is released. Our ids travel as
 * metadata, so that every word of Stripe leads back to its instruction.
 */
export function stripeProvider(
  { secretKey, webhookSecrets }: StripeSettings,
  { fetch: call = fetch, timeoutMs = TIMEOUT_MS, wall = () => new Date() }: Around = {},
): PaymentProvider {
  const api: StripeApi = { secretKey, fetch: call, timeoutMs };
  return {
    name: 'stripe',
    send: (instruction) => send(api, instruction),
    find: async (instruction) => (await lookUp(api, instruction)).known,
    eventsIn: (headers, raw, now) => stripeEvents(webhookSecrets, headers, raw, now),
    statement: (from) => statementOf(api, from, wall()),
  };
}

/** Looks first: what was done yesterday and never answered must not be done again today, when its key is forgotten. */
async function send(api: StripeApi, instruction: Instruction): Promise<Sent> {
  try {
    const found = await lookUp(api, instruction);
    const { state, amount, ref } = found.known;
    if ((state === 'done' || state === 'taken') && ref !== null)
      return amount === instruction.amount ? { outcome: state, ref } : refusedFor('key-reused');
    if (state === 'refused' && instruction.kind === 'void') return refusedFor('already-captured');
    if (state === 'refused' && instruction.kind === 'authorize') return refusedFor('canceled');
    return await carryOut(api, instruction, found);
  } catch (error) {
    if (error instanceof StripeRefusal) return refusedFor(error.code);
    throw error;
  }
}

const refusedFor = (reason: string): Sent => ({ outcome: 'refused', reason, mayRetry: false });
