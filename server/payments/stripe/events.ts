import { z } from 'zod';
import { CURRENCIES } from '#db/words.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { ProviderEvent } from '../contract.ts';
import { jsonOf } from '../json.ts';
import { MEANINGS } from './meanings.ts';
import { mustBeSigned } from './signature.ts';

const Event = z.looseObject({
  id: z.string().min(1).max(200),
  type: z.string(),
  created: z.int().min(0),
  /** Of a connected account, where the event is theirs and not the platform's. */
  account: z.string().optional(),
  data: z.looseObject({ object: z.looseObject({ metadata: z.looseObject({}).nullish() }) }),
});

/**
 * The word in a call of Stripe, or none: what others do through the same account is answered like all else, since a
 * refusal would be sent again for days.
 * @throws Refusal signature-invalid, payment-event-strange (of ours, and yet not what Stripe documents)
 */
export function stripeEvents(
  secrets: readonly string[],
  headers: Readonly<Record<string, string | undefined>>,
  raw: string,
  wall: Date,
): ProviderEvent[] {
  mustBeSigned(secrets, headers['stripe-signature'] ?? '', raw, wall);
  const event = Event.safeParse(jsonOf(raw));
  if (!event.success) throw new Refusal('payment-event-strange');
  const { id, type, created, account, data } = event.data;
  const Meaning = MEANINGS.get(type);
  const isDispute = type.startsWith('charge.dispute.');
  const isOurs = isDispute || data.object.metadata?.instruction !== undefined;
  if (!Meaning || account !== undefined || !isOurs) return [];
  const meaning = Meaning.safeParse(data.object);
  if (!meaning.success) throw new Refusal('payment-event-strange');
  if (meaning.data === null) return [];
  const currency = CURRENCIES.find((each) => each === meaning.data?.currency.toUpperCase());
  // A dispute in a currency of no deal is about a payment of no deal.
  if (!currency && isDispute) return [];
  if (!currency) throw new Refusal('payment-event-strange');
  return [{ ...meaning.data, id: `stripe:${id}`, currency, at: new Date(created * 1_000) }];
}
