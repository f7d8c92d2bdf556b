import type { InstructionKind } from '#db/words.ts';
import type { Instruction, Known } from '../contract.ts';
import { getFrom, type StripeApi } from './calls.ts';
import { everyOne } from './pages.ts';
import { Charge, PaymentIntent, pageOf, Refund, Transfer } from './shapes.ts';

/** What Stripe has of an instruction, and how many of its tries have failed for good. */
export interface Found {
  known: Known;
  failed: number;
  /** The payment that a reservation or its end is about, where there is one. */
  intent: PaymentIntent | null;
}

/**
 * What became of an instruction, by its name in the metadata. A key is only kept for a day, so whoever tells Stripe
 * something looks here first.
 * @throws StripeRefusal, Error
 */
export async function lookUp(api: StripeApi, instruction: Instruction): Promise<Found> {
  switch (wayOf(instruction)) {
    case 'authorize':
      return reservation(instruction, await intentOf(api, instruction));
    case 'void':
      return endOfReservation(instruction, await intentOf(api, instruction));
    case 'refund':
      return triesOf(instruction, everyOne(api, '/v1/refunds', Refund, await chargedBy(api, instruction)), refundState);
    case 'payout': {
      const group = { transfer_group: instruction.holdId };
      // A transfer is made when it is there; only one that went back whole is none.
      return triesOf(instruction, everyOne(api, '/v1/transfers', Transfer, group), ({ reversed }) =>
        reversed ? 'refused' : 'done',
      );
    }
  }
}

/** Goodwill reaches a customer only by the way his payment came: it is a payout in our books, and a refund at Stripe. */
export const wayOf = ({ kind, toCustomer = false }: Instruction): InstructionKind =>
  kind === 'payout' && toCustomer ? 'refund' : kind;

const unknown = ({ amount }: Instruction): Known => ({ state: 'unknown', amount, ref: null });

async function triesOf<One extends { id: string; amount: number; metadata: Record<string, string> }>(
  instruction: Instruction,
  things: AsyncIterable<One>,
  stateOf: (one: One) => Known['state'],
): Promise<Found> {
  let failed = 0;
  let known = unknown(instruction);
  for await (const one of things) {
    if (one.metadata.instruction !== instruction.id) continue;
    const state = stateOf(one);
    if (state === 'refused') failed += 1;
    // One that failed says nothing of the others.
    if (known.state === 'unknown' || state !== 'refused') known = { state, amount: one.amount, ref: one.id };
  }
  return { known, failed, intent: null };
}

function refundState({ status }: Refund): Known['state'] {
  if (status === 'succeeded') return 'done';
  return status === 'failed' || status === 'canceled' ? 'refused' : 'taken';
}

function reservation(instruction: Instruction, intent: PaymentIntent | null): Found {
  if (intent?.metadata.instruction !== instruction.id) return { known: unknown(instruction), failed: 0, intent };
  return { known: { state: paidState(intent), amount: intent.amount, ref: intent.id }, failed: 0, intent };
}

function paidState({ status }: PaymentIntent): Known['state'] {
  if (status === 'succeeded') return 'done';
  return status === 'canceled' ? 'refused' : 'taken';
}

/** Called off is done; once the money came, there is nothing to call off; before that nobody has done it yet. */
function endOfReservation(instruction: Instruction, intent: PaymentIntent | null): Found {
  const { amount } = instruction;
  const ref = intent?.id ?? null;
  const state = intent?.status === 'canceled' ? 'done' : intent?.status === 'succeeded' ? 'refused' : 'unknown';
  return { known: { state, amount, ref }, failed: 0, intent };
}

/** By its own name where we have it. The search lags behind by up to a minute, in which the key still holds. */
async function intentOf(api: StripeApi, { kind, id, holdId, payment }: Instruction): Promise<PaymentIntent | null> {
  if (payment?.startsWith('pi_')) return readIntent(api, payment);
  const query = kind === 'authorize' ? `metadata['instruction']:'${id}'` : `metadata['hold']:'${holdId}'`;
  const { data } = pageOf(PaymentIntent).parse(await getFrom(api, '/v1/payment_intents/search', { query }));
  return data.find(({ status }) => status !== 'canceled') ?? data[0] ?? null;
}

export const readIntent = async (api: StripeApi, id: string): Promise<PaymentIntent> =>
  PaymentIntent.parse(await getFrom(api, `/v1/payment_intents/${encodeURIComponent(id)}`));

/** How Stripe calls the payment that a refund is of: a payment intent, or the charge of the hold's group. */
export async function chargedBy(
  api: StripeApi,
  instruction: Instruction,
): Promise<{ payment_intent: string } | { charge: string }> {
  const { payment } = instruction;
  if (payment?.startsWith('pi_')) return { payment_intent: payment };
  const charge = await chargeOf(api, instruction);
  // Nothing was captured as far as Stripe knows; it may be a moment behind.
  if (!charge) throw new Error(`Stripe knows no charge of ${instruction.holdId}.`);
  return { charge: charge.id };
}

/** The charge that holds the money of a deal. */
export async function chargeOf(api: StripeApi, { holdId, payment }: Instruction): Promise<Charge | null> {
  const name = payment?.startsWith('pi_') ? (await readIntent(api, payment)).latest_charge : payment;
  if (name && /^(ch|py)_/.test(name))
    return Charge.parse(await getFrom(api, `/v1/charges/${encodeURIComponent(name)}`));
  for await (const charge of everyOne(api, '/v1/charges', Charge, { transfer_group: holdId }))
    if (charge.status === 'succeeded') return charge;
  return null;
}
