import { createHmac, timingSafeEqual } from 'node:crypto';
import { Refusal } from '../../platform/refusal.ts';

const TOLERANCE_MS = 5 * 60_000;

/**
 * `Stripe-Signature: t=…,v1=…,v1=…`: a signature under one of our secrets over `t.body`, of the last five minutes
 * (docs.stripe.com/webhooks#verify-manually). Other schemes than v1 prove nothing.
 * @throws Refusal signature-invalid
 */
export function mustBeSigned(secrets: readonly string[], header: string, raw: string, wall: Date): void {
  const parts = header.split(',').map((part) => part.trim().split('='));
  const stamp = parts.find(([scheme]) => scheme === 't')?.[1] ?? '';
  const age = /^\d{1,12}$/.test(stamp) ? Math.abs(wall.getTime() - Number(stamp) * 1_000) : Number.POSITIVE_INFINITY;
  if (age > TOLERANCE_MS) throw new Refusal('signature-invalid');
  const given = parts.filter(([scheme]) => scheme === 'v1').map(([, value = '']) => Buffer.from(value));
  const wanted = secrets.map((secret) =>
    Buffer.from(createHmac('sha256', secret).update(`${stamp}.${raw}`).digest('hex')),
  );
  const fits = wanted.some((hash) => given.some((each) => each.length === hash.length && timingSafeEqual(each, hash)));
  if (!fits) throw new Refusal('signature-invalid');
}
