import { beforeEach, describe, expect, test } from 'vitest';
import type { InstructionKind } from '#db/words.ts';
import type { Instruction, PaymentProvider, StatementLine } from '#server/payments/contract.ts';
import { stripeProvider } from '#server/payments/stripe/stripe.ts';
import { type StripeDouble, startStripe, type Trouble } from '../support/stripeDouble.ts';

const SETTINGS = { secretKey: 'sk_test_double', webhookSecrets: ['whsec_x'] };
const GROSS = 4_000_00;
const DAY = 86_400;
let stripe: StripeDouble;
let provider: PaymentProvider;
beforeEach(async () => {
  stripe = await startStripe();
  const wall = () => new Date(stripe.books.now * 1_000);
  provider = stripeProvider(SETTINGS, { fetch: stripe.fetch, timeoutMs: 5_000, wall });
});

const told = (kind: InstructionKind, over: Partial<Instruction> = {}): Instruction => ({
  ...{ id: `${kind}-1`, kind, holdId: 'hold-1', marketplaceId: 'qjob', amount: GROSS, currency: 'CZK' },
  ...{ payment: null, payee: kind === 'payout' ? 'acct_1Specialist' : null, ...over },
});
const lastWrite = () => stripe.asked.filter(({ key }) => key !== undefined).at(-1);
const lines = async (from = new Date(0)) => {
  const all: StatementLine[] = [];
  for await (const line of provider.statement(from)) all.push(line);
  return all;
};
/** A deal whose payment came in. */
async function captured(over: Partial<Instruction> = {}): Promise<string> {
  const answer = await provider.send(told('authorize', over));
  if (!('ref' in answer)) throw new Error(answer.reason);
  stripe.books.pay(answer.ref);
  return answer.ref;
}

describe('what we tell Stripe', () => {
  test('a reservation is a payment that the customer completes on the marketplace’s page', async () => {
    const answer = await provider.send(told('authorize'));
    expect(answer).toEqual({ outcome: 'taken', ref: stripe.books.intents[0]?.id });
    expect(lastWrite()).toMatchObject({
      operation: 'createIntent',
      key: 'authorize-1',
      given: {
        ...{ amount: '400000', currency: 'czk', transfer_group: 'hold-1', capture_method: 'automatic' },
        metadata: { instruction: 'authorize-1', hold: 'hold-1' },
        automatic_payment_methods: { enabled: 'true' },
      },
    });
    expect(lastWrite()?.headers).toMatchObject({ 'stripe-version': '2025-08-27.basil' });
  });

  test('a payout is a transfer out of the charge, to the specialist’s account', async () => {
    const payment = await captured();
    const answer = await provider.send(told('payout', { payment, amount: 3_600_00 }));
    expect(answer).toEqual({ outcome: 'done', ref: stripe.books.transfers[0]?.id });
    expect(lastWrite()).toMatchObject({
      ...{ operation: 'createTransfer', key: 'payout-1' },
      given: {
        ...{ amount: '360000', currency: 'czk', destination: 'acct_1Specialist', transfer_group: 'hold-1' },
        ...{ source_transaction: stripe.books.charges[0]?.id, metadata: { instruction: 'payout-1', hold: 'hold-1' } },
      },
    });
  });

  test('where we do not know the payment’s name, the charge of the deal’s group has it', async () => {
    await captured();
    expect(await provider.send(told('payout', { amount: 1_00 }))).toMatchObject({ outcome: 'done' });
    expect(await provider.send(told('refund', { amount: 2_00 }))).toMatchObject({ outcome: 'done' });
    expect(stripe.books.transfers[0]?.source_transaction).toBe(stripe.books.charges[0]?.id);
  });

  test('a payout above the payment comes from the platform’s own balance', async () => {
    const payment = await captured();
    stripe.books.available = 10_000_00;
    await provider.send(told('payout', { payment, amount: GROSS + 1 }));
    expect(stripe.books.transfers).toMatchObject([{ source_transaction: null, amount: GROSS + 1 }]);
  });

  test('a refund is of the payment, to the last haléř', async () => {
    const payment = await captured();
    const answer = await provider.send(told('refund', { payment, amount: 1_234_57 }));
    expect(answer).toEqual({ outcome: 'done', ref: stripe.books.refunds[0]?.id });
    expect(lastWrite()).toMatchObject({
      operation: 'createRefund',
      given: { payment_intent: payment, amount: '123457', metadata: { instruction: 'refund-1', hold: 'hold-1' } },
    });
    expect(stripe.books.refunds).toMatchObject([{ amount: 1_234_57 }]);
  });

  test('forints have two digits there as here', async () => {
    await provider.send(told('authorize', { amount: 8_000_00, currency: 'HUF' }));
    expect(stripe.books.intents).toMatchObject([{ amount: 8_000_00, currency: 'huf' }]);
  });

  test('a reservation is called off, also twice, and not once the money came', async () => {
    await provider.send(told('authorize'));
    expect(await provider.send(told('void'))).toMatchObject({ outcome: 'done' });
    expect(await provider.send(told('void', { id: 'void-2' }))).toMatchObject({ outcome: 'done' });
    expect(stripe.writes()).toEqual(['createIntent', 'cancelIntent']);
    await captured({ id: 'authorize-2', holdId: 'hold-2' });
    const late = { outcome: 'refused', reason: 'already-captured', mayRetry: false };
    expect(await provider.send(told('void', { id: 'void-3', holdId: 'hold-2' }))).toEqual(late);
  });

  test('a reservation that Stripe’s search does not have yet is called off later, not never', async () => {
    const answer = await provider.send(told('authorize'));
    stripe.books.searchLags = true;
    const later = { outcome: 'refused', reason: 'payment-unknown', mayRetry: true };
    expect(await provider.send(told('void'))).toEqual(later);
    const payment = 'ref' in answer ? answer.ref : null;
    expect(await provider.send(told('void', { payment }))).toMatchObject({ outcome: 'done' });
  });
});

describe('goodwill, which the platform gives the customer', () => {
  const goodwill = (over: Partial<Instruction> = {}) => told('payout', { payee: null, toCustomer: true, ...over });

  test('is one more refund of his payment, under the instruction’s own name and key', async () => {
    const payment = await captured();
    await provider.send(told('payout', { id: 'payout-2', payment, amount: 3_600_00 }));
    const answer = await provider.send(goodwill({ payment, amount: 300_00 }));
    expect(answer).toEqual({ outcome: 'done', ref: stripe.books.refunds[0]?.id });
    expect(lastWrite()).toMatchObject({
      ...{ operation: 'createRefund', key: 'payout-1' },
      given: { payment_intent: payment, amount: '30000', metadata: { instruction: 'payout-1', hold: 'hold-1' } },
    });
    // Out of the platform's balance: what the specialist has is not taken back.
    expect(lastWrite()?.given).not.toHaveProperty('reverse_transfer');
    expect(stripe.books.transfers).toMatchObject([{ amount: 3_600_00, reversed: false }]);
  });

  test('is found again by its name, and stands in Stripe’s books under it', async () => {
    const start = new Date(stripe.books.now * 1_000);
    const payment = await captured();
    const one = goodwill({ payment, amount: 300_00 });
    expect((await provider.find(one)).state).toBe('unknown');
    stripe.books.refundStatus = 'pending';
    await provider.send(one);
    expect((await provider.find(one)).state).toBe('taken');
    Object.assign(stripe.books.refunds[0] ?? {}, { status: 'succeeded' });
    expect(await provider.find(one)).toEqual({ state: 'done', amount: 300_00, ref: stripe.books.refunds[0]?.id });
    const line = (await lines(start)).find(({ instructionId }) => instructionId === 'payout-1');
    expect(line).toMatchObject({ amount: 300_00, holdId: 'hold-1', payment, ref: stripe.books.refunds[0]?.id });
  });

  test('whose answer was lost yesterday is not given again today, when its key is forgotten', async () => {
    const one = goodwill({ payment: await captured(), amount: 300_00 });
    stripe.troubles.push('cut-after');
    await expect(provider.send(one)).rejects.toThrow();
    stripe.forgetKeys();
    expect(await provider.send(one)).toMatchObject({ outcome: 'done' });
    expect(stripe.books.refunds).toHaveLength(1);
  });

  test.each([
    ['more than the payment has left', 3_000_00, 1_000_01, 'amount_too_large'],
    ['for a payment that went back whole', GROSS, 1, 'charge_already_refunded'],
  ])('%s is refused with Stripe’s own reason', async (_, refunded, amount, reason) => {
    const payment = await captured();
    await provider.send(told('refund', { payment, amount: refunded }));
    const answer = await provider.send(goodwill({ payment, amount }));
    expect(answer).toEqual({ outcome: 'refused', reason, mayRetry: false });
    expect(stripe.books.refunds).toHaveLength(1);
  });
});

describe('a payment that the marketplace has made already', () => {
  const made = (over: object = {}) => {
    const form = { amount: String(GROSS), currency: 'czk', ...over };
    return String(stripe.books.does.createIntent(form, '').body.id);
  };
  test('becomes the deal’s, and no second one is made', async () => {
    const payment = made();
    expect(await provider.send(told('authorize', { payment }))).toEqual({ outcome: 'taken', ref: payment });
    expect(stripe.books.intents).toHaveLength(1);
    expect(stripe.books.intents[0]).toMatchObject({
      transfer_group: 'hold-1',
      metadata: { instruction: 'authorize-1' },
    });
    expect(await provider.send(told('authorize', { payment }))).toEqual({ outcome: 'taken', ref: payment });
  });
  test('and paid, is captured at once', async () => {
    const payment = made();
    stripe.books.pay(payment);
    expect(await provider.send(told('authorize', { payment }))).toEqual({ outcome: 'done', ref: payment });
  });
  test.each([
    ['of another amount', { amount: '399999' }, 'payment-differs'],
    ['in another currency', { currency: 'eur' }, 'payment-differs'],
    ['of another deal', { metadata: { instruction: 'authorize-9' } }, 'payment-taken'],
  ])('%s is refused', async (_, over, reason) => {
    const payment = made(over);
    expect(await provider.send(told('authorize', { payment }))).toMatchObject({ outcome: 'refused', reason });
    expect(stripe.writes()).toEqual([]);
  });
  test('that does not exist is refused', async () => {
    const answer = await provider.send(told('authorize', { payment: 'pi_nothing' }));
    expect(answer).toEqual({ outcome: 'refused', reason: 'resource_missing', mayRetry: false });
  });
});

describe('when something goes wrong', () => {
  const UNKNOWN: Trouble[] = ['429', '409', '401', '500', '500-after', 'cut', 'cut-after', 'redirect', 'flood'];
  test.each(UNKNOWN)('%s: it is not known whether it was done, and told again it is done once', async (trouble) => {
    const payment = await captured();
    const payout = told('payout', { payment, amount: 3_600_00 });
    stripe.troubles.push(trouble);
    await expect(provider.send(payout)).rejects.toThrow();
    // A fault that Stripe has kept under the key is told again for a day; what was done is found before that.
    if (trouble === '500') stripe.forgetKeys();
    expect(await provider.send(payout)).toMatchObject({ outcome: 'done' });
    expect(stripe.books.transfers).toHaveLength(1);
  });

  test('an answer that never comes is given up, and the payment is there once', async () => {
    const payment = await captured();
    const hasty = stripeProvider(SETTINGS, { fetch: stripe.fetch, timeoutMs: 200 });
    stripe.troubles.push('hang-after');
    await expect(hasty.send(told('refund', { payment }))).rejects.toThrow();
    expect(await provider.send(told('refund', { payment }))).toMatchObject({ outcome: 'done' });
    expect(stripe.books.refunds).toHaveLength(1);
  });

  test.each(['payout', 'refund', 'authorize'] as const)(
    'a %s whose answer was lost yesterday is not made again today, when its key is forgotten',
    async (kind) => {
      const payment = kind === 'authorize' ? null : await captured();
      const before = stripe.books.intents.length;
      stripe.troubles.push('cut-after');
      await expect(provider.send(told(kind, { payment }))).rejects.toThrow();
      stripe.forgetKeys();
      expect(await provider.send(told(kind, { payment }))).toMatchObject({ ref: expect.any(String) });
      const { intents, transfers, refunds } = stripe.books;
      expect(intents.length - before + transfers.length + refunds.length).toBe(1);
    },
  );

  test('the key holds where the search is behind', async () => {
    stripe.books.searchLags = true;
    stripe.troubles.push('cut-after');
    await expect(provider.send(told('authorize'))).rejects.toThrow();
    expect(await provider.send(told('authorize'))).toMatchObject({ outcome: 'taken' });
    expect(stripe.books.intents).toHaveLength(1);
  });

  test('the same id with another amount is refused', async () => {
    const payment = await captured();
    await provider.send(told('payout', { payment, amount: 1_00 }));
    const other = await provider.send(told('payout', { payment, amount: 2_00 }));
    expect(other).toEqual({ outcome: 'refused', reason: 'key-reused', mayRetry: false });
    stripe.books.searchLags = true;
    await provider.send(told('authorize', { id: 'a-2', holdId: 'hold-2' }));
    const again = await provider.send(told('authorize', { id: 'a-2', holdId: 'hold-2', amount: 1 }));
    expect(again).toEqual({ outcome: 'refused', reason: 'idempotency_error', mayRetry: false });
  });

  test.each([
    ['to an account that does not exist', told('payout', { payee: 'acct_nobody' }), 'resource_missing'],
    ['to a specialist whose account nobody told', told('payout', { payee: null }), 'payee-unknown'],
    ['of more than came', told('refund', { amount: GROSS + 1 }), 'amount_too_large'],
    ['without the money for it', told('payout', { amount: GROSS + 1 }), 'balance_insufficient'],
  ])('a payment %s is refused for good', async (_, instruction, reason) => {
    await captured();
    expect(await provider.send(instruction)).toEqual({ outcome: 'refused', reason, mayRetry: false });
    expect(stripe.books.balance).toHaveLength(1);
  });

  test('a payout that was refused goes through once people have put right what was wrong (H15)', async () => {
    const payment = await captured();
    const payout = told('payout', { payment, amount: GROSS + 1 });
    expect(await provider.send(payout)).toMatchObject({ reason: 'balance_insufficient' });
    expect(await provider.send(payout)).toMatchObject({ reason: 'balance_insufficient' });
    stripe.books.available = GROSS * 2;
    expect(await provider.send(payout)).toMatchObject({ outcome: 'done' });
    expect(await provider.send(payout)).toMatchObject({ outcome: 'done' });
    expect(stripe.books.transfers).toHaveLength(1);
  });

  test('a refund that the bank sent back may be tried again, and is one refund', async () => {
    const payment = await captured();
    const refund = told('refund', { payment, amount: 1_00 });
    await provider.send(refund);
    Object.assign(stripe.books.refunds[0] ?? {}, { status: 'failed' });
    expect((await provider.find(refund)).state).toBe('refused');
    expect(await provider.send(refund)).toMatchObject({ outcome: 'done', ref: stripe.books.refunds[1]?.id });
    expect(await provider.send(refund)).toMatchObject({ outcome: 'done', ref: stripe.books.refunds[1]?.id });
    expect(stripe.books.refunds).toHaveLength(2);
  });

  test('two that tell the same at once pay once', async () => {
    const payment = await captured();
    const payout = told('payout', { payment });
    await Promise.allSettled([provider.send(payout), provider.send(payout), provider.send(payout)]);
    expect(stripe.books.transfers).toHaveLength(1);
  });

  test('the secret key is in no error', async () => {
    stripe.troubles.push('401');
    const error = await provider.send(told('authorize')).catch((thrown: unknown) => thrown);
    expect(String(error)).toContain('401');
    expect(String(error)).not.toContain(SETTINGS.secretKey);
  });
});

describe('what became of it', () => {
  test('is asked of Stripe by the name that we gave it', async () => {
    const authorize = told('authorize');
    expect(await provider.find(authorize)).toEqual({ state: 'unknown', amount: GROSS, ref: null });
    const payment = await captured();
    expect(await provider.find(authorize)).toEqual({ state: 'done', amount: GROSS, ref: payment });
    stripe.books.refundStatus = 'pending';
    const refund = told('refund', { payment, amount: 7_00 });
    expect((await provider.find(refund)).state).toBe('unknown');
    await provider.send(refund);
    expect(await provider.find(refund)).toMatchObject({ state: 'taken', amount: 7_00 });
    const payout = told('payout', { payment, amount: 8_00 });
    expect((await provider.find(payout)).state).toBe('unknown');
    await provider.send(payout);
    expect(await provider.find(payout)).toMatchObject({ state: 'done', amount: 8_00 });
    expect((await provider.find(told('void', { payment }))).state).toBe('refused');
  });

  test('a hundred and more transfers of one deal are looked through to the last', async () => {
    const payment = await captured();
    const first = told('payout', { payment, amount: 1, id: 'payout-first' });
    await provider.send(first);
    for (let n = 0; n < 100; n++)
      stripe.books.does.createTransfer(
        {
          amount: '1',
          currency: 'czk',
          destination: 'acct_1Specialist',
          transfer_group: 'hold-1',
          source_transaction: stripe.books.charges[0]?.id,
        },
        '',
      );
    expect((await provider.find(first)).state).toBe('done');
  });
});

describe('Stripe’s own books', () => {
  test('read as ours: what was carried out, the oldest first, in the currency of the deal', async () => {
    const start = stripe.books.now;
    const payment = await captured();
    stripe.books.now += 2 * DAY;
    await provider.send(told('payout', { payment, amount: 3_000_00 }));
    stripe.books.now += 10;
    await provider.send(told('refund', { payment, amount: 1_000_00 }));
    // The balance is kept in another currency than the deal.
    for (const line of stripe.books.balance) Object.assign(line, { currency: 'eur', amount: 1 });
    const at = (seconds: number) => new Date((start + seconds) * 1_000);
    const { charges, transfers, refunds } = stripe.books;
    const line = (ref: string | undefined, kind: InstructionKind, amount: number, seconds: number) => ({
      ...{ ref, instructionId: `${kind}-1`, holdId: 'hold-1', payment: kind === 'payout' ? null : payment },
      ...{ kind, amount, currency: 'CZK', at: at(seconds) },
    });
    expect(await lines(at(0))).toEqual([
      line(charges[0]?.id, 'authorize', GROSS, 0),
      line(transfers[0]?.id, 'payout', 3_000_00, 2 * DAY),
      line(refunds[0]?.id, 'refund', 1_000_00, 2 * DAY + 10),
    ]);
    expect((await lines(at(2 * DAY))).map(({ kind }) => kind)).toEqual(['payout', 'refund']);
  });

  test('go on over the page, each line once', async () => {
    const start = new Date(stripe.books.now * 1_000);
    const payment = await captured();
    for (let n = 0; n < 120; n++) {
      stripe.books.now += 1;
      await provider.send(told('payout', { id: `p${n}`, payment, amount: 1 }));
    }
    const ids = (await lines(start)).map(({ instructionId }) => instructionId);
    expect(ids).toEqual(['authorize-1', ...Array.from({ length: 120 }, (_, n) => `p${n}`)]);
  }, 30_000);

  test('name a refund and a transfer that somebody made by hand by what leads back to the deal', async () => {
    const start = new Date(stripe.books.now * 1_000);
    const payment = await captured();
    const { books } = stripe;
    books.does.createRefund({ payment_intent: payment, amount: '700' }, '');
    const group = { transfer_group: 'hold-1', source_transaction: books.charges[0]?.id };
    books.does.createTransfer({ amount: '800', currency: 'czk', destination: 'acct_1Specialist', ...group }, '');
    const byHand = (await lines(start)).filter(({ instructionId }) => instructionId === null);
    expect(byHand).toMatchObject([
      { ref: books.refunds[0]?.id, payment, holdId: null, kind: 'refund', amount: 700 },
      { ref: books.transfers[0]?.id, payment: null, holdId: 'hold-1', kind: 'payout', amount: 800 },
    ]);
  });

  test('leave out what is in a currency of no deal, and what came back', async () => {
    const start = new Date(stripe.books.now * 1_000);
    const payment = await captured();
    const { books } = stripe;
    books.pay(String(books.does.createIntent({ amount: '500', currency: 'usd' }, '').body.id));
    await provider.send(told('refund', { payment, amount: 1_00 }));
    await provider.send(told('payout', { payment, amount: 1_00 }));
    Object.assign(books.refunds[0] ?? {}, { status: 'failed' });
    Object.assign(books.transfers[0] ?? {}, { reversed: true });
    expect((await lines(start)).map(({ instructionId }) => instructionId)).toEqual(['authorize-1']);
  });
});

test('the double itself refuses what Stripe does not document', async () => {
  const call = async (path: string, form: string, headers: Record<string, string> = {}) => {
    const response = await stripe.fetch(`https://api.stripe.com${path}`, {
      method: 'POST',
      body: form,
      headers: {
        ...{ Authorization: 'Bearer sk_test_double', 'Stripe-Version': '2025-08-27.basil' },
        ...{ 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
      },
    });
    const { error } = (await response.json()) as { error?: { code?: string; type?: string } };
    return `${response.status} ${error?.code ?? error?.type ?? 'ok'}`;
  };
  expect(await call('/v1/payment_intents', 'amount=1&currency=czk&colour=red')).toBe('400 parameter_unknown');
  expect(await call('/v1/payment_intents', 'amount=0.5&currency=czk')).toBe('400 parameter_invalid_integer');
  expect(await call('/v1/payment_intents', 'amount=1')).toBe('400 parameter_missing');
  expect(await call('/v1/transfers', 'amount=1&currency=czk')).toBe('400 parameter_missing');
  expect(await call('/v1/payouts', 'amount=1&currency=czk')).toBe('404 url_invalid');
  expect(await call('/v1/payment_intents', 'amount=1&currency=czk', { Authorization: 'Bearer sk_other' })).toBe(
    '401 invalid_request_error',
  );
  const key = { 'Idempotency-Key': 'k1' };
  expect(await call('/v1/payment_intents', 'amount=1&currency=czk', key)).toBe('200 ok');
  expect(await call('/v1/payment_intents', 'amount=1&currency=czk', key)).toBe('200 ok');
  expect(await call('/v1/payment_intents', 'amount=2&currency=czk', key)).toBe('400 idempotency_error');
  expect(stripe.books.intents).toHaveLength(1);
});
