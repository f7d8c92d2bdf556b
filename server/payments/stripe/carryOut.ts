import type { Instruction, Sent } from '../contract.ts';
import { postTo, type StripeApi, StripeRefusal } from './calls.ts';
import type { Parameters } from './form.ts';
import { chargedBy, chargeOf, type Found, wayOf } from './lookUp.ts';
import { PaymentIntent, Refund, Transfer } from './shapes.ts';

/** A call that carries an instruction out, and how its answer reads. */
interface Call {
  path: string;
  form: Parameters;
  read: (answer: unknown) => Sent;
}

const TRIES_MAX = 20;
const enc = encodeURIComponent;
const refused = (reason: string, mayRetry = false): Sent => ({ outcome: 'refused', reason, mayRetry });

/**
 * Tells Stripe under the instruction's id. Stripe tells a refusal again for as long as it keeps the key, also after what
 * was wrong has been put right (H15); a try that has failed for good therefore hands over to the next key, and one whose
 * fate is unknown never does. So there is one effect at most.
 * @throws Error where it is not known whether it was done
 */
export async function carryOut(api: StripeApi, instruction: Instruction, { failed, intent }: Found): Promise<Sent> {
  const call = await callFor(api, instruction, intent);
  if ('outcome' in call) return call;
  for (let tries = failed; ; tries++) {
    const key = tries === 0 ? instruction.id : `${instruction.id}:${tries}`;
    try {
      return call.read(await postTo(api, call.path, call.form, key));
    } catch (error) {
      if (!(error instanceof StripeRefusal)) throw error;
      if (!error.replayed || tries - failed >= TRIES_MAX) return refused(error.code);
    }
  }
}

/**
 * Separate charges and transfers (docs.stripe.com/connect/separate-charges-and-transfers). Amounts are in the same minor
 * units here and there: HUF has two digits in charges and transfers too, and only what is paid out to a bank must be
 * whole forints (docs.stripe.com/currencies#special-cases), which our settle step sees to.
 * Refunds are paid out of the platform's balance and no transfer is taken back for them, so goodwill is one more refund of
 * the payment; beyond what is left of it Stripe refuses, and people pay it another way.
 */
async function callFor(api: StripeApi, instruction: Instruction, intent: PaymentIntent | null): Promise<Call | Sent> {
  const { id, holdId, amount, payee, payment } = instruction;
  const metadata = { instruction: id, hold: holdId };
  const currency = instruction.currency.toLowerCase();
  switch (wayOf(instruction)) {
    case 'authorize': {
      if (payment !== null) return adopt(instruction, intent);
      const how = { capture_method: 'automatic', automatic_payment_methods: { enabled: true } };
      const form = { amount, currency, transfer_group: holdId, metadata, ...how };
      return { path: '/v1/payment_intents', form, read: readIntentAnswer };
    }
    case 'void':
      // The search does not have it yet, or the reservation has not arrived: once more, later.
      if (!intent) return refused('payment-unknown', true);
      return { path: `/v1/payment_intents/${enc(intent.id)}/cancel`, form: {}, read: readCancelAnswer };
    case 'refund':
      return {
        path: '/v1/refunds',
        form: { ...(await chargedBy(api, instruction)), amount, metadata },
        read: readRefund,
      };
    case 'payout': {
      if (payee === null) return refused('payee-unknown');
      const charge = await chargeOf(api, instruction);
      // Out of the charge, so that it need not wait for the money to arrive; what is above it is the platform's own.
      const source_transaction = charge && amount <= charge.amount ? charge.id : null;
      const form = { amount, currency, destination: payee, transfer_group: holdId, source_transaction, metadata };
      return { path: '/v1/transfers', form, read: readTransfer };
    }
  }
}

/** A payment that the marketplace has made already becomes the deal's; it can be the payment of one deal only. */
function adopt({ id, holdId, amount, currency }: Instruction, intent: PaymentIntent | null): Call | Sent {
  if (!intent) return refused('payment-unknown');
  if (intent.amount !== amount || intent.currency !== currency.toLowerCase()) return refused('payment-differs');
  if ((intent.metadata.instruction ?? id) !== id) return refused('payment-taken');
  const isOpen = intent.status !== 'succeeded' && intent.transfer_group === null;
  const form = { metadata: { instruction: id, hold: holdId }, ...(isOpen && { transfer_group: holdId }) };
  return { path: `/v1/payment_intents/${enc(intent.id)}`, form, read: readIntentAnswer };
}

function readIntentAnswer(answer: unknown): Sent {
  const { id, status } = PaymentIntent.parse(answer);
  if (status === 'canceled') return refused('canceled');
  return { outcome: status === 'succeeded' ? 'done' : 'taken', ref: id };
}

function readCancelAnswer(answer: unknown): Sent {
  const { id, status } = PaymentIntent.parse(answer);
  return { outcome: status === 'canceled' ? 'done' : 'taken', ref: id };
}

function readRefund(answer: unknown): Sent {
  const { id, status } = Refund.parse(answer);
  if (status === 'failed' || status === 'canceled') return refused(status);
  return { outcome: status === 'succeeded' ? 'done' : 'taken', ref: id };
}

const readTransfer = (answer: unknown): Sent => ({ outcome: 'done', ref: Transfer.parse(answer).id });
