import { expect, test } from 'vitest';
import type { Instruction } from '#server/payments/contract.ts';
import { platformProvider } from '#server/payments/platform/platform.ts';
import { providerOf } from '#server/payments/service.ts';
import { ConfigFault, readConfig } from '#server/platform/config.ts';
import { Refusal } from '#server/platform/refusal.ts';
import { testClock } from '../support/clock.ts';

const NOW = new Date('2026-03-02T09:00:00Z');
const hear = (body: unknown) => platformProvider.eventsIn({}, JSON.stringify(body), NOW);
const word = { eventId: '1', kind: 'confirmed', instructionId: 'ins-1', amountMinor: 1_00, currency: 'CZK' };
const codeOf = (work: () => unknown): string => {
  try {
    work();
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    if (error instanceof ConfigFault) return error.message;
    throw error;
  }
  return 'taken';
};

test('a marketplace that pays itself is told, and reports one word or several', () => {
  const heard = {
    ...{ id: 'platform:ins-1:1', kind: 'confirmed', instructionId: 'ins-1', holdId: null, payment: null },
    ...{ amount: 1_00, currency: 'CZK', at: NOW, reason: null },
  };
  expect(hear(word)).toEqual([heard]);
  const at = '2026-03-02T10:30:00+02:00';
  const two = hear([word, { ...word, eventId: '2', kind: 'failed', reason: 'Účet je zrušený.', at }]);
  const failed = {
    id: 'platform:ins-1:2',
    kind: 'failed',
    reason: 'Účet je zrušený.',
    at: new Date('2026-03-02T08:30:00Z'),
  };
  expect(two).toEqual([heard, { ...heard, ...failed }]);
});

test('two marketplaces may count their words alike', () => {
  const ids = [word, { ...word, instructionId: 'ins-2' }].flatMap((body) => hear(body).map(({ id }) => id));
  expect(new Set(ids).size).toBe(2);
});

test.each([
  ['no amount', { ...word, amountMinor: undefined }],
  ['nothing', { ...word, amountMinor: 0 }],
  ['less than nothing', { ...word, amountMinor: -1 }],
  ['a fraction', { ...word, amountMinor: 0.1 }],
  ['an amount as text', { ...word, amountMinor: '1e3' }],
  ['more than a number holds', { ...word, amountMinor: 2 ** 53 + 2 }],
  ['another currency', { ...word, currency: 'USD' }],
  ['a kind that nobody knows', { ...word, kind: 'paid' }],
  ['a field that nobody knows', { ...word, amount: 1 }],
  ['an answer to no instruction', { ...word, instructionId: undefined, holdId: 'h1' }],
  ['a chargeback of nothing', { ...word, kind: 'chargeback-opened', instructionId: undefined }],
  ['a list of none', []],
  ['a list of too many', Array.from({ length: 101 }, () => word)],
])('a word with %s is refused', (_, body) => {
  expect(codeOf(() => hear(body))).toBe('payment-event-strange');
});

test('what is no JSON is refused', () => {
  expect(codeOf(() => platformProvider.eventsIn({}, '{', NOW))).toBe('payment-event-strange');
});

test('a marketplace keeps no books that we could read, so it is taken at its word', async () => {
  const instruction: Instruction = {
    id: 'ins-1',
    kind: 'payout',
    holdId: 'h1',
    marketplaceId: 'qjob',
    amount: 5,
    currency: 'CZK',
    payment: null,
    payee: null,
  };
  expect(await platformProvider.send(instruction)).toEqual({ outcome: 'taken', ref: 'ins-1' });
  expect(await platformProvider.find(instruction)).toEqual({ state: 'taken', amount: 5, ref: null });
  for await (const line of platformProvider.statement(NOW)) throw new Error(JSON.stringify(line));
});

const KEY = 'sk_live_VerySecret';
const HOOK = 'whsec_AlsoSecret';
test.each([
  [{}, 'platform'],
  [{ PAYMENT_PROVIDER: 'simulator' }, 'simulator'],
  [{ PAYMENT_PROVIDER: 'stripe', STRIPE_SECRET_KEY: KEY, STRIPE_WEBHOOK_SECRET: `${HOOK},${HOOK}2` }, 'stripe'],
])('the settings %j name the provider %s', (env, name) => {
  expect(providerOf(readConfig(env), testClock()).name).toBe(name);
});

test.each([
  [{ PAYMENT_PROVIDER: 'paypal' }, 'PAYMENT_PROVIDER: got "paypal", wants one of platform, simulator, stripe.'],
  [{ PAYMENT_PROVIDER: 'stripe' }, 'STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET'],
  [{ PAYMENT_PROVIDER: 'stripe', STRIPE_SECRET_KEY: KEY }, 'STRIPE_SECRET_KEY and STRIPE_WEBHOOK_SECRET'],
  [{ STRIPE_SECRET_KEY: `${KEY} ` }, 'STRIPE_SECRET_KEY: got something else, wants a key of Stripe'],
  [{ STRIPE_WEBHOOK_SECRET: `${HOOK},` }, 'STRIPE_WEBHOOK_SECRET: got something else, wants a signing secret'],
  [{ STRIPE_WEBHOOK_SECRET: [HOOK, HOOK, HOOK].join(',') }, 'STRIPE_WEBHOOK_SECRET: got something else'],
])('the settings %j are not taken, and no secret is shown', (env, complaint) => {
  const said = codeOf(() => readConfig(env));
  expect(said).toContain(complaint);
  expect(said).not.toMatch(/VerySecret|AlsoSecret/);
});
