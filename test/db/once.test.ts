import { eq } from 'drizzle-orm';
import { describe, expect, test, vi } from 'vitest';
import { isUniqueViolation } from '#db/errors.ts';
import type { Database, Transaction } from '#db/open.ts';
import { idempotencyKeys } from '#db/schema/access.ts';
import { settings } from '#db/schema/audit.ts';
import { readConfig } from '#server/platform/config.ts';
import { makeLog } from '#server/platform/log.ts';
import { forgetOldKeys, once } from '#server/platform/once.ts';
import { Refusal } from '#server/platform/refusal.ts';
import { Answer, type Call } from '#server/platform/route.ts';
import { testClock } from '../support/clock.ts';
import { freshPlace, openFresh } from '../support/database.ts';
import { takeWaits } from '../support/turns.ts';

const place = await freshPlace();
const db = await openFresh(place);
const clock = testClock();
const log = makeLog('silent');
const config = readConfig({ DATA_DIR: place.dataDir, DATABASE_URL: place.url });

const { request } = { request: {} } as { request: Call['request'] };

function call(key: string | undefined, more: Partial<Call> = {}, on: Database = db): Call {
  const actor = { kind: 'platform', id: 'key-1', marketplaceId: 'izi', rights: [] } as const;
  const context = { db: on, clock, log, config };
  return {
    context,
    actor,
    params: {},
    query: undefined,
    body: { a: 1 },
    raw: undefined,
    request,
    requestId: 'r-1',
    idempotencyKey: key,
    ...more,
  };
}

/** An effect that can be counted: one row for each time it was really done. */
const effect = (name: string) => (tx: Transaction) =>
  tx.insert(settings).values({ key: `${name}:${crypto.randomUUID()}`, value: name });
const effects = async (name: string) => (await db.read.select().from(settings).where(eq(settings.value, name))).length;

describe('a write with an Idempotency-Key', () => {
  test('answers the same bytes again, says so, and is done once', async () => {
    const work = vi.fn(async (tx: Transaction) => {
      await effect('again')(tx);
      return new Answer(201, { z: 1, a: 'příliš', b: [null] });
    });
    const first = await once(call('k1'), 'make', work);
    const second = await once(call('k1'), 'make', work);
    expect([first.status, second.status]).toEqual([201, 201]);
    expect(second.body).toBe(first.body);
    expect(JSON.parse(String(second.body))).toEqual({ z: 1, a: 'příliš', b: [null] });
    expect(first.headers).not.toHaveProperty('Idempotent-Replayed');
    expect(second.headers).toMatchObject({ 'Idempotent-Replayed': 'true' });
    expect(work).toHaveBeenCalledTimes(1);
    expect(await effects('again')).toBe(1);
  });

  test('takes no notice of the order of fields', async () => {
    await once(call('k-order', { body: { a: 1, b: { c: 2, d: 3 } } }), 'make', effect('order'));
    await once(call('k-order', { body: { b: { d: 3, c: 2 }, a: 1 } }), 'make', effect('order'));
    expect(await effects('order')).toBe(1);
  });

  test('is refused with another body, and with another id in the address', async () => {
    await once(call('k2'), 'make', effect('k2'));
    await expect(once(call('k2', { body: { a: 2 } }), 'make', effect('k2'))).rejects.toMatchObject({
      code: 'idempotency-key-reused',
    });
    await expect(once(call('k2', { params: { id: 'x' } }), 'make', effect('k2'))).rejects.toMatchObject({
      code: 'idempotency-key-reused',
    });
    expect(await effects('k2')).toBe(1);
  });

  test('belongs to its caller and its route: the same key of somebody else is another key', async () => {
    const other = { kind: 'platform', id: 'key-2', marketplaceId: 'izi', rights: [] } as const;
    await once(call('k3'), 'make', effect('k3'));
    await once(call('k3', { actor: other }), 'make', effect('k3'));
    await once(call('k3'), 'take', effect('k3'));
    expect(await effects('k3')).toBe(3);
  });

  test('of 30 sent at once one is done and the others are replayed', async () => {
    const answers = await Promise.all(
      Array.from({ length: 30 }, () =>
        once(call('k4'), 'make', async (tx) => {
          await effect('k4')(tx);
          return { id: crypto.randomUUID() };
        }),
      ),
    );
    expect(new Set(answers.map((answer) => answer.body)).size).toBe(1);
    expect(answers.filter((answer) => answer.headers['Idempotent-Replayed']).length).toBe(29);
    expect(await effects('k4')).toBe(1);
  });

  test('is done once even when two processes get it at the same moment', async () => {
    const other = await openFresh(place);
    for (let round = 0; round < 10; round++) {
      const run = (on: Database) =>
        once(call(`k5-${round}`, {}, on), 'make', async (tx) => {
          await effect(`k5-${round}`)(tx);
          return { id: crypto.randomUUID() };
        });
      const [one, two] = await Promise.all([run(db), run(other)]);
      expect(one.body).toBe(two.body);
      expect(await effects(`k5-${round}`)).toBe(1);
    }
  });
});

describe('a refusal', () => {
  const refuse = (code: ConstructorParameters<typeof Refusal>[0]) => async (tx: Transaction) => {
    await effect(code)(tx);
    throw new Refusal(code, { errors: { orderId: code }, body: { winner: 'Jana' } });
  };

  test('of the business is kept and replayed, and nothing it began is left', async () => {
    const first = await once(call('r1'), 'make', refuse('order-not-final'));
    const second = await once(call('r1', { requestId: 'r-2' }), 'make', effect('order-not-final'));
    expect([first.status, second.status]).toEqual([422, 422]);
    expect(second.body).toBe(first.body);
    expect(JSON.parse(String(first.body))).toEqual({
      code: 'order-not-final',
      message: 'order-not-final',
      errors: { orderId: 'order-not-final' },
      winner: 'Jana',
      requestId: 'r-1',
    });
    expect(second.headers).toMatchObject({ 'Idempotent-Replayed': 'true' });
    expect(await effects('order-not-final')).toBe(0);
  });

  test.each([
    'invalid',
    'not-allowed',
    'not-signed-in',
    'database-busy',
    'too-busy',
    'disk-full',
    'step-up-needed',
  ] as const)('“%s” says nothing about the business, so the same key may try again', async (code) => {
    await expect(once(call(`r-${code}`), 'make', refuse(code))).rejects.toMatchObject({ code });
    const answer = await once(call(`r-${code}`), 'make', async () => ({ done: true }));
    expect(answer.status).toBe(200);
  });

  test('without a key goes to whoever asked', async () => {
    await expect(once(call(undefined), 'make', refuse('same-person'))).rejects.toMatchObject({ code: 'same-person' });
    expect(await effects('same-person')).toBe(0);
  });
});

test('a fault of ours is not kept: the next attempt does the work', async () => {
  const broken = async (tx: Transaction) => {
    await effect('fault')(tx);
    throw new Error('unforeseen');
  };
  await expect(once(call('f1'), 'make', broken)).rejects.toThrow('unforeseen');
  await once(call('f1'), 'make', effect('fault'));
  expect(await effects('fault')).toBe(1);
});

test('a clash with a row that is not our key stays a clash', async () => {
  const clash = (tx: Transaction) => tx.insert(settings).values({ key: 'taken', value: 'v' });
  await once(call('c1'), 'make', clash);
  await expect(once(call('c2'), 'make', clash)).rejects.toSatisfy(isUniqueViolation);
});

test('whoever waits too long for the first call is told to come back', async () => {
  let finish = () => {};
  const held = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const slow = once(call('s1'), 'make', async () => {
    await held;
    return { slow: true };
  });
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] });
  const impatient = once(call('s1'), 'make', effect('s1'));
  const told = expect(impatient).rejects.toMatchObject({
    code: 'idempotency-in-flight',
    detail: { retryAfterSeconds: 1 },
  });
  await vi.advanceTimersByTimeAsync(5_000);
  await told;
  vi.useRealTimers();
  finish();
  expect((await slow).status).toBe(200);
  expect(await effects('s1')).toBe(0);
  // The only transaction here that may hold others up: it was made to.
  expect(takeWaits()).toHaveLength(db.dialect === 'sqlite' ? 1 : 0);
});

test('keys are kept for a day of the wall clock, and then forgotten', async () => {
  await db.transaction((tx) => tx.delete(idempotencyKeys));
  await once(call('old'), 'make', effect('kept'));
  clock.advance(3_600_000);
  await once(call('young'), 'make', effect('kept'));
  clock.setOffset(72 * 3_600_000);
  expect(await forgetOldKeys(db, clock.wall())).toBe(0);
  clock.advance(23 * 3_600_000 + 1);
  expect(await forgetOldKeys(db, clock.wall())).toBe(1);
  const left = await db.read.select({ key: idempotencyKeys.key }).from(idempotencyKeys);
  expect(left).toEqual([{ key: 'young' }]);
});
