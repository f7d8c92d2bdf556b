import { z } from 'zod';
import type { ProviderEventKind } from '#db/words.ts';

/** What an event says, before it is known to be of a deal. */
export interface Meaning {
  kind: ProviderEventKind;
  instructionId: string | null;
  holdId: string | null;
  payment: string | null;
  amount: number;
  currency: string;
  reason: string | null;
}

const name = z.string().min(1).max(200);
const Ours = z.looseObject({ instruction: name, hold: name });
const base = { id: name, amount: z.int().min(1), currency: z.string(), metadata: Ours };
const Failure = z.looseObject({ code: z.string().nullish(), decline_code: z.string().nullish() });

const Intent = z.looseObject({
  ...base,
  amount_received: z.int().min(0),
  last_payment_error: Failure.nullish(),
  cancellation_reason: z.string().nullish(),
});
const Refund = z.looseObject({
  ...base,
  status: z.string(),
  payment_intent: name.nullish(),
  charge: name.nullish(),
  failure_reason: z.string().nullish(),
});
const Transfer = z.looseObject({ ...base, amount_reversed: z.int().min(0) });
/** It is Stripe's own object, so nothing of ours is written on it: its payment says whose it is. */
const Dispute = z.looseObject({
  id: name,
  amount: z.int().min(1),
  currency: z.string(),
  status: z.string(),
  reason: z.string().nullish(),
  payment_intent: name.nullish(),
  charge: name,
});

const told = ({ metadata, currency }: { metadata: z.infer<typeof Ours>; currency: string }) => ({
  ...{ instructionId: metadata.instruction, holdId: metadata.hold, currency },
});

/** Only what came in counts as captured, not what was asked for. */
const captured = Intent.refine(({ amount_received }) => amount_received > 0).transform(
  (one): Meaning => ({ kind: 'captured', ...told(one), payment: one.id, amount: one.amount_received, reason: null }),
);
const captureFailed = Intent.transform((one): Meaning => {
  const { code, decline_code } = one.last_payment_error ?? {};
  const reason = decline_code ?? code ?? one.cancellation_reason ?? null;
  return { kind: 'capture-failed', ...told(one), payment: one.id, amount: one.amount, reason };
});

/** A refund is final once it succeeded or failed; what is pending is told again. */
const refund = Refund.transform((one): Meaning | null => {
  const isFailed = one.status === 'failed' || one.status === 'canceled';
  if (!isFailed && one.status !== 'succeeded') return null;
  const payment = one.payment_intent ?? one.charge ?? null;
  const reason = isFailed ? (one.failure_reason ?? one.status) : null;
  return { kind: isFailed ? 'failed' : 'confirmed', ...told(one), payment, amount: one.amount, reason };
});

const transferred = Transfer.transform(
  (one): Meaning => ({ kind: 'confirmed', ...told(one), payment: null, amount: one.amount, reason: null }),
);
const cameBack = Transfer.refine(({ amount_reversed }) => amount_reversed > 0).transform(
  (one): Meaning => ({ kind: 'failed', ...told(one), payment: null, amount: one.amount_reversed, reason: 'reversed' }),
);

const ofDispute = (kind: ProviderEventKind, one: z.infer<typeof Dispute>): Meaning => ({
  ...{ kind, instructionId: null, holdId: null, payment: one.payment_intent ?? one.charge },
  ...{ amount: one.amount, currency: one.currency, reason: one.reason ?? null },
});
const disputed = Dispute.transform((one) => ofDispute('chargeback-opened', one));
/** An inquiry that was closed took no money, as one that was won did not. */
const disputeClosed = Dispute.extend({ status: z.enum(['won', 'lost', 'warning_closed']) }).transform((one) =>
  ofDispute(one.status === 'lost' ? 'chargeback-lost' : 'chargeback-won', one),
);

/** What each event of Stripe means to us (docs.stripe.com/api/events/types); all others are none of our business. */
export const MEANINGS: ReadonlyMap<string, z.ZodType<Meaning | null>> = new Map<string, z.ZodType<Meaning | null>>(
  Object.entries({
    'payment_intent.succeeded': captured,
    'payment_intent.payment_failed': captureFailed,
    // The end of the reservation itself; that it was called off is what the call to do so answered.
    'payment_intent.canceled': captureFailed,
    'refund.created': refund,
    'refund.updated': refund,
    'refund.failed': refund,
    'charge.refund.updated': refund,
    'transfer.created': transferred,
    'transfer.reversed': cameBack,
    'charge.dispute.created': disputed,
    'charge.dispute.closed': disputeClosed,
  }),
);
