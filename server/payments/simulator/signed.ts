import { timingSafeEqual } from 'node:crypto';
import { Webhook as Signer } from 'standardwebhooks';
import { z } from 'zod';
import { CURRENCIES, PROVIDER_EVENTS } from '#db/words.ts';
import { Refusal } from '../../platform/refusal.ts';
import type { ProviderEvent } from '../contract.ts';
import { jsonOf } from '../json.ts';

const TOLERANCE_MS = 5 * 60_000;
const name = z.string().min(1).max(200);
const Said = z.strictObject({
  id: name,
  kind: z.enum(PROVIDER_EVENTS),
  instructionId: name.nullable(),
  holdId: name.nullable(),
  payment: name.nullable(),
  amount: z.int().min(1),
  currency: z.enum(CURRENCIES),
  at: z.iso.datetime(),
  reason: z.string().max(500).nullable(),
});

/** A call as it goes over the wire. */
export interface SignedCall {
  headers: Record<string, string>;
  body: string;
}

/** Signs a word as Standard Webhooks does; `at` is wall time. */
export function signed(secret: string, event: ProviderEvent, at: Date): SignedCall {
  const body = JSON.stringify({ ...event, at: event.at.toISOString() });
  const headers = {
    'webhook-id': event.id,
    'webhook-timestamp': String(Math.floor(at.getTime() / 1_000)),
    'webhook-signature': new Signer(secret).sign(event.id, at, body),
  };
  return { headers, body };
}

/**
 * The word in a signed call.
 * @throws Refusal signature-invalid (forged, altered, or more than five minutes off), payment-event-strange
 */
export function verified(
  secret: string,
  headers: Readonly<Record<string, string | undefined>>,
  raw: string,
  wall: Date,
): ProviderEvent {
  const { 'webhook-id': id, 'webhook-timestamp': stamp = '', 'webhook-signature': signatures = '' } = headers;
  const at = new Date(/^\d{1,12}$/.test(stamp) ? Number(stamp) * 1_000 : Number.NaN);
  if (!id || !(Math.abs(wall.getTime() - at.getTime()) <= TOLERANCE_MS)) throw new Refusal('signature-invalid');
  const wanted = Buffer.from(new Signer(secret).sign(id, at, raw));
  // Several, with spaces between them, while a secret is being replaced.
  const given = signatures.split(' ').map((each) => Buffer.from(each));
  if (!given.some((each) => each.length === wanted.length && timingSafeEqual(each, wanted)))
    throw new Refusal('signature-invalid');
  const said = Said.safeParse(jsonOf(raw));
  if (!said.success || said.data.id !== id) throw new Refusal('payment-event-strange');
  return { ...said.data, at: new Date(said.data.at) };
}
