import { createHmac } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { stripeProvider } from '#server/payments/stripe/stripe.ts';
import { Refusal } from '#server/platform/refusal.ts';
import recorded from '../support/stripe/events.json' with { type: 'json' };

const SECRET = 'whsec_first';
const OLD = 'whsec_second';
const NOW = new Date('2026-03-02T09:00:00Z');
const provider = stripeProvider({ secretKey: 'sk_test_x', webhookSecrets: [SECRET, OLD] });

const second = (at: Date) => Math.floor(at.getTime() / 1_000);
const sign = (raw: string, secret = SECRET, at = NOW) => {
  const hash = createHmac('sha256', secret)
    .update(`${second(at)}.${raw}`)
    .digest('hex');
  return `t=${second(at)},v1=${hash}`;
};
const hear = (event: object) => {
  const raw = JSON.stringify(event);
  return provider.eventsIn({ 'stripe-signature': sign(raw) }, raw, NOW);
};
const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
  return 'taken';
};
type Recorded = (typeof recorded)[number];
const of = (type: string, status?: string): Recorded => {
  const found = recorded.find(
    (event) => event.type === type && (status === undefined || event.data.object.status === status),
  );
  if (!found) throw new Error(`No ${type} was recorded.`);
  return found;
};
const altered = (event: Recorded, over: object) => ({
  ...event,
  data: { ...event.data, object: { ...event.data.object, ...over } },
});

describe('what Stripe says means', () => {
  const hold = { holdId: 'hold-1', currency: 'CZK' };
  const bank = { instructionId: null, holdId: null, payment: 'pi_3Q00000001', amount: 4_000_00, currency: 'CZK' };
  test.each([
    [
      'payment_intent.succeeded',
      undefined,
      { ...hold, kind: 'captured', instructionId: 'ins-1', payment: 'pi_3Q00000001', amount: 4_000_00, reason: null },
    ],
    [
      'payment_intent.payment_failed',
      undefined,
      { ...hold, kind: 'capture-failed', instructionId: 'ins-1', reason: 'insufficient_funds' },
    ],
    [
      'payment_intent.canceled',
      undefined,
      { ...hold, kind: 'capture-failed', instructionId: 'ins-1', reason: 'abandoned' },
    ],
    [
      'refund.updated',
      undefined,
      { ...hold, kind: 'confirmed', instructionId: 'ins-2', amount: 1_500_00, payment: 'pi_3Q00000001' },
    ],
    ['charge.refund.updated', undefined, { ...hold, kind: 'confirmed', instructionId: 'ins-2', amount: 1_500_00 }],
    [
      'refund.failed',
      undefined,
      { ...hold, kind: 'failed', instructionId: 'ins-2', reason: 'expired_or_canceled_card' },
    ],
    ['transfer.created', undefined, { ...hold, kind: 'confirmed', instructionId: 'ins-3', amount: 2_250_00 }],
    [
      'transfer.reversed',
      undefined,
      { ...hold, kind: 'failed', instructionId: 'ins-3', amount: 2_250_00, reason: 'reversed' },
    ],
    ['charge.dispute.created', undefined, { ...bank, kind: 'chargeback-opened', reason: 'product_not_received' }],
    ['charge.dispute.closed', 'won', { ...bank, kind: 'chargeback-won' }],
    ['charge.dispute.closed', 'lost', { ...bank, kind: 'chargeback-lost' }],
    ['charge.dispute.closed', 'warning_closed', { ...bank, kind: 'chargeback-won' }],
  ])('%s %s', (type, status, meaning) => {
    const event = of(type, status);
    const at = new Date(event.created * 1_000);
    expect(hear(event)).toEqual([expect.objectContaining({ ...meaning, id: `stripe:${event.id}`, at })]);
  });

  test('a refund that is on its way says nothing yet', () => {
    expect(hear(of('refund.created'))).toEqual([]);
    expect(hear(altered(of('refund.created'), { status: 'succeeded' }))).toMatchObject([{ kind: 'confirmed' }]);
  });
  test('only what came in counts as captured', () => {
    expect(hear(altered(of('payment_intent.succeeded'), { amount_received: 3_999_99 }))).toMatchObject([
      { kind: 'captured', amount: 3_999_99 },
    ]);
  });
});

describe('what others do through the same account is left out', () => {
  test.each([
    ['an event of another kind', { ...of('transfer.created'), type: 'customer.created' }],
    ['one whose name is a word of the language', { ...of('transfer.created'), type: 'constructor' }],
    ['a payment without our name on it', altered(of('payment_intent.succeeded'), { metadata: {} })],
    [
      'in a currency of no deal',
      altered(of('payment_intent.succeeded'), { metadata: { order: '7' }, currency: 'usd' }),
    ],
    ['a dispute in a currency of no deal', altered(of('charge.dispute.created'), { currency: 'usd' })],
    ['an event of a connected account', { ...of('transfer.created'), account: 'acct_1Other' }],
  ])('%s', (_, event) => {
    expect(hear(event)).toEqual([]);
  });
});

describe('an event of ours that is not what Stripe documents is refused', () => {
  test.each([
    ['without a hold', altered(of('payment_intent.succeeded'), { metadata: { instruction: 'ins-1' } })],
    ['with nothing received', altered(of('payment_intent.succeeded'), { amount_received: 0 })],
    ['with a fraction', altered(of('transfer.created'), { amount: 0.5 })],
    ['with an amount as text', altered(of('transfer.created'), { amount: '225000' })],
    ['beyond what a number holds', altered(of('transfer.created'), { amount: 2 ** 53 })],
    ['in a currency of no deal', altered(of('transfer.created'), { currency: 'usd' })],
    ['closed in a way nobody knows', altered(of('charge.dispute.closed', 'won'), { status: 'maybe' })],
    ['without an id', { ...of('transfer.created'), id: undefined }],
  ])('%s', (_, event) => {
    expect(codeOf(() => hear(event))).toBe('payment-event-strange');
  });
  test('no JSON at all', () => {
    expect(codeOf(() => provider.eventsIn({ 'stripe-signature': sign('{') }, '{', NOW))).toBe('payment-event-strange');
  });
});

describe('a signature', () => {
  const raw = JSON.stringify(of('transfer.created'));
  const read = (header: string | undefined, body = raw, wall = NOW) =>
    codeOf(() => provider.eventsIn({ 'stripe-signature': header }, body, wall));
  const at = (ms: number) => new Date(NOW.getTime() + ms);

  test('of either secret is good while one is being replaced', () => {
    const both = `${sign(raw, 'whsec_third')},${sign(raw, OLD).split(',')[1]},v0=abc`;
    expect([read(sign(raw)), read(sign(raw, OLD)), read(both)]).toEqual(['taken', 'taken', 'taken']);
  });
  test('holds for five minutes, either way', () => {
    const codes = [300_000, -300_000, 301_000, -301_000].map((ms) => read(sign(raw), raw, at(ms)));
    expect(codes).toEqual(['taken', 'taken', 'signature-invalid', 'signature-invalid']);
  });
  test.each([
    ['that is missing', undefined],
    ['that is empty', ''],
    ['of another secret', sign(raw, 'whsec_third')],
    ['of another scheme only', sign(raw).replace('v1=', 'v0=')],
    ['without a time', sign(raw).replace(/^t=\d+,/, '')],
    ['with another time', sign(raw).replace(/^t=\d+/, `t=${second(NOW) + 1}`)],
    ['with a time that is no number', sign(raw).replace(/^t=\d+/, 't=NaN')],
    ['that is shorter', sign(raw).slice(0, -1)],
    ['of the unsigned body', `t=${second(NOW)},v1=${createHmac('sha256', SECRET).update(raw).digest('hex')}`],
  ])('%s is refused', (_, header) => {
    expect(read(header)).toBe('signature-invalid');
  });
  test('of another body is refused', () => {
    expect(read(sign(raw), raw.replace('225000', '225001'))).toBe('signature-invalid');
  });
});
