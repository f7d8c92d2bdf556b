import { and, eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { auditEntries } from '#db/schema/audit.ts';
import { orders } from '#db/schema/market.ts';
import { outboxMessages } from '#db/schema/outbox.ts';
import { startHouse } from '../support/house.ts';

const house = await startHouse();
const izi = await house.market('izi');
const { read } = house.context.db;
const now = () => house.context.clock.now().toISOString();
let n = 0;

/** A listing and two people to make orders of. */
async function parties(market: 'izi' | 'qjob' = 'izi') {
  n += 1;
  const deal = await house.deal(market, { orderId: `seed-${n}`, status: 'open' });
  return { listingId: deal.listingId, customerId: deal.customerId, specialistId: deal.specialistId };
}
const rowOf = async (externalId: string) =>
  (await read.select().from(orders).where(eq(orders.externalId, externalId)))[0];
async function asked(externalId: string) {
  const order = await rowOf(externalId);
  const mine = and(eq(outboxMessages.subjectId, String(order?.id)), eq(outboxMessages.topic, 'feedback.requested'));
  return (await read.select().from(outboxMessages).where(mine)).map(
    (row) => JSON.parse(row.payload).data as Record<string, unknown>,
  );
}

describe('an order', () => {
  test.each(['completed', 'cancelled'])(
    'that is %s starts the review window: to the end of local day 30 (IZI-07, IZI-13)',
    async (status) => {
      const body = { ...(await parties()), status, statusAt: '2026-02-20T15:00:00Z' };
      const answer = await izi.put(`/platform/v1/orders/w-${status}`, body);
      expect(answer.body).toEqual({
        id: `w-${status}`,
        status,
        terminalAt: '2026-02-20T15:00:00.000Z',
        reviewWindowEndsAt: '2026-03-22T21:59:59.999Z',
      });
    },
  );

  test('reopened and ended again keeps its first end and its window (reviews.md A2.1)', async () => {
    const body = await parties();
    const put = async (status: string, statusAt: string) =>
      (await izi.put('/platform/v1/orders/reopened', { ...body, status, statusAt })).body;
    const first = await put('completed', '2026-02-20T15:00:00Z');
    const open = await put('open', '2026-02-21T15:00:00Z');
    const again = await put('cancelled', '2026-02-25T15:00:00Z');
    expect(open).toMatchObject({ status: 'open', terminalAt: first.terminalAt });
    expect(again).toMatchObject({
      status: 'cancelled',
      terminalAt: first.terminalAt,
      reviewWindowEndsAt: first.reviewWindowEndsAt,
    });
  });

  test('in a status that is not ours is under way (SPEC 5)', async () => {
    const answer = await izi.put('/platform/v1/orders/strange', { ...(await parties()), status: 'in_dispute' });
    expect(answer.body).toEqual({ id: 'strange', status: 'open', terminalAt: null, reviewWindowEndsAt: null });
  });

  test('said twice in the same words writes nothing', async () => {
    const body = { ...(await parties()), status: 'completed', amountMinor: 120_000, currency: 'UAH' };
    await izi.put('/platform/v1/orders/twice', body);
    const before = await rowOf('twice');
    house.context.clock.advance(1_000);
    await izi.put('/platform/v1/orders/twice', body);
    expect(await rowOf('twice')).toEqual(before);
    expect(
      await read
        .select()
        .from(auditEntries)
        .where(eq(auditEntries.subjectId, String(before?.id))),
    ).toHaveLength(1);
  });

  test('without an instant counts from when we hear of it, and an instant to come is refused', async () => {
    const body = { ...(await parties()), status: 'completed' };
    const at = now();
    expect((await izi.put('/platform/v1/orders/untimed', body)).body.terminalAt).toBe(at);
    const late = await izi.put('/platform/v1/orders/future', { ...body, statusAt: '2031-01-01T00:00:00Z' });
    expect(late.body).toMatchObject({ code: 'invalid', errors: { statusAt: 'in-the-future' } });
    expect(await rowOf('future')).toBeUndefined();
  });

  test('of somebody with himself is refused, and so is one that names what we were never told of', async () => {
    const body = { ...(await parties()), status: 'open' };
    const put = async (over: object) => (await izi.put('/platform/v1/orders/bad', { ...body, ...over })).body;
    expect(await put({ specialistId: body.customerId })).toMatchObject({
      code: 'same-person',
      errors: { specialistId: 'same-person' },
    });
    expect(await put({ listingId: 'nothing' })).toMatchObject({
      code: 'listing-unknown',
      errors: { listingId: 'listing-unknown' },
    });
    expect(await put({ customerId: 'x', specialistId: 'y' })).toMatchObject({
      code: 'person-unknown',
      errors: { customerId: 'person-unknown', specialistId: 'person-unknown' },
    });
    expect(await put({ amountMinor: 5 })).toMatchObject({
      code: 'invalid',
      errors: { currency: 'amount-without-currency' },
    });
    expect(await rowOf('bad')).toBeUndefined();
  });

  test('may not name people and listings of another marketplace', async () => {
    const theirs = await parties('qjob');
    const answer = await izi.put('/platform/v1/orders/foreign', { ...theirs, status: 'open' });
    expect(answer.body.code).toBe('listing-unknown');
  });

  test('put by 8 calls at the same moment is one order, counted once', async () => {
    const body = { ...(await parties()), status: 'completed' };
    const manager = await house.signIn('manager');
    const total = async () =>
      (
        await manager.get(`/api/orders?filter=${encodeURIComponent('{"marketplaceId":"izi","status":"completed"}')}`)
      ).headers
        .get('content-range')
        ?.split('/')[1];
    const before = Number(await total());
    const answers = await Promise.all(Array.from({ length: 8 }, () => izi.put('/platform/v1/orders/rush', body)));
    expect(answers.map((answer) => answer.status)).toEqual(Array(8).fill(200));
    expect(Number(await total())).toBe(before + 1);
    expect(await asked('rush')).toHaveLength(2);
  });
});

describe('feedback is asked for', () => {
  test('of each side, once, when the order may be reviewed (QJ-07)', async () => {
    const body = await parties('qjob');
    const qjob = await house.market('qjob');
    const put = (status: string) =>
      qjob.put('/platform/v1/orders/asked', { ...body, status, statusAt: '2026-03-01T10:00:00Z' });
    await put('open');
    expect(await asked('asked')).toEqual([]);
    await put('completed');
    const { customerId, specialistId } = body;
    const both = [
      expect.objectContaining({ orderId: 'asked', personId: customerId, aboutId: specialistId }),
      expect.objectContaining({ orderId: 'asked', personId: specialistId, aboutId: customerId }),
    ];
    expect(await asked('asked')).toEqual(both);
    await put('open');
    await put('completed');
    expect(await asked('asked')).toHaveLength(2);
  });

  test('not where the policy lets nobody review: a cancelled order at Qjob, and not at IZI once the window is over', async () => {
    const qjob = await house.market('qjob');
    await qjob.put('/platform/v1/orders/off', { ...(await parties('qjob')), status: 'cancelled' });
    expect(await asked('off')).toEqual([]);
    await izi.put('/platform/v1/orders/long-ago', {
      ...(await parties()),
      status: 'completed',
      statusAt: '2024-05-01T10:00:00Z',
    });
    expect(await asked('long-ago')).toEqual([]);
  });
});

describe('a listing', () => {
  test('names its owner and its category, and both must be known', async () => {
    const { customerId } = await parties();
    const put = async (over: object) =>
      (await izi.put('/platform/v1/listings/l', { title: 'Диван', ownerId: customerId, ...over })).body;
    expect(await put({ categoryId: 'none' })).toMatchObject({
      code: 'category-unknown',
      errors: { categoryId: 'category-unknown' },
    });
    expect(await put({ ownerId: 'none' })).toMatchObject({
      code: 'person-unknown',
      errors: { ownerId: 'person-unknown' },
    });
    expect(await put({})).toEqual({ id: 'l', title: 'Диван' });
    expect(await put({ title: 'Крісло' })).toEqual({ id: 'l', title: 'Крісло' });
  });
});
