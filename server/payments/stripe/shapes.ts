import { z } from 'zod';

/** What we read of Stripe's objects; they have far more fields, and get new ones without a new version. */
const Metadata = z.record(z.string(), z.string());
const Thing = z.object({
  id: z.string().min(1),
  amount: z.int().min(0),
  currency: z.string(),
  metadata: Metadata,
});

export const PaymentIntent = Thing.extend({
  status: z.string(),
  latest_charge: z.string().nullable(),
  transfer_group: z.string().nullable(),
});
export const Refund = Thing.extend({ status: z.string() });
export const Transfer = Thing.extend({ reversed: z.boolean() });
export const Charge = Thing.extend({ status: z.string() });

export const pageOf = <Schema extends z.ZodType>(schema: Schema) =>
  z.object({ data: z.array(schema), has_more: z.boolean() });

export type PaymentIntent = z.infer<typeof PaymentIntent>;
export type Charge = z.infer<typeof Charge>;
export type Refund = z.infer<typeof Refund>;
