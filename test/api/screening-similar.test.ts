import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { reviews } from '#db/schema/reviews.ts';
import { reviewBands, reviewSignatures } from '#db/schema/screening.ts';
import { cases } from '#db/schema/spine.ts';
import { signatureOf } from '#server/screening/duplicates.ts';
import type { Client } from '../support/apiClient.ts';
import { startHouse } from '../support/house.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
const house = await startHouse();
const { db, clock } = house.context;
let moderator: Client;
let auditor: Client;
beforeAll(async () => {
  [moderator, auditor] = [await house.signIn('moderator'), await house.signIn('auditor')];
});
const key = () => ({ 'idempotency-key': crypto.randomUUID() });
let n = 0;
/** A wording of its own for each test, so that none finds the texts of another. */
const wording = () => {
  n += 1;
  return Array.from({ length: 14 }, (_, word) => `слово${n}к${word * 7}ще`).join(' ');
};
const edited = (text: string) => text.replace(/\S+$/, 'інакше');
const written = async (text: string, id: 'izi' | 'qjob' = 'izi') =>
  house.review(await house.deal(id), 'customer', { text });
const caseOf = async (reviewId: string) =>
  (await db.read.select().from(cases).where(eq(cases.subjectId, reviewId)))[0] as typeof cases.$inferSelect;
async function publish(reviewId: string): Promise<void> {
  const one = await caseOf(reviewId);
  const body = { outcome: 'publish', version: one.version };
  expect((await moderator.post(`/api/cases/${one.id}/decision`, body, key())).status).toBe(200);
  await house.pass(4 * DAY);
}
type Similar = { id: string; similarity: number | null };
const similarTo = async (reviewId: string, who = moderator) => {
  const answer = await who.get<{ similar: Similar[] }>(`/api/cases/${(await caseOf(reviewId)).id}/context`);
  return answer.body.similar;
};
const signatureIn = async (reviewId: string) =>
  (await db.read.select().from(reviewSignatures).where(eq(reviewSignatures.reviewId, reviewId)))[0];
const bandsOf = (reviewId: string) => db.read.$count(reviewBands, eq(reviewBands.reviewId, reviewId));

describe('a text that is nearly another one', () => {
  test('is shown beside it, with how much both have in common', async () => {
    const text = wording();
    const first = await written(text);
    await publish(first);
    const second = await written(edited(text));
    const [found, ...more] = await similarTo(second);
    expect([found?.id, more]).toEqual([first, []]);
    expect(found?.similarity).toBeGreaterThan(0.6);
    expect(found?.similarity).toBeLessThan(1);
  });

  test('is looked for in its own marketplace only, and not below sixty characters', async () => {
    const text = wording();
    await publish(await written(text));
    expect(await similarTo(await written(text, 'qjob'))).toEqual([]);
    await publish(await written('Рекомендую цього майстра.'));
    expect(await similarTo(await written('Рекомендую цього майстра.'))).toEqual([]);
  });

  test('stays hidden while one side may not read it, and gives nothing away about a text that is hidden itself', async () => {
    const text = wording();
    const blind = await written(text);
    await house.pass(MINUTE);
    const other = await written(text);
    expect(await bandsOf(blind)).toBe(16);
    expect(await similarTo(other)).toEqual([]);
    await publish(blind);
    const third = await written(text);
    expect((await similarTo(third)).map(({ id }) => id)).toContain(blind);
    expect(await similarTo(third, auditor)).toEqual([]);
  });

  test('stands before the author’s other texts, which nobody compared', async () => {
    const text = wording();
    const deal = await house.deal();
    const own = await house.review(deal, 'customer', { text: 'Усе гаразд, дякую за роботу.' });
    await publish(own);
    const alike = await written(text);
    await publish(alike);
    const again = await house.deal('izi', { customerId: deal.customerId });
    const similar = await similarTo(await house.review(again, 'customer', { text }));
    expect(similar.map(({ id, similarity }) => [id, similarity])).toEqual([
      [alike, 1],
      [own, null],
    ]);
  });
});

describe('signatures', () => {
  test('follow a text that its author rewrites, and go when it becomes short', async () => {
    const [before, after] = [wording(), wording()];
    const id = await written(before);
    await house.pass(MINUTE);
    expect((await signatureIn(id))?.signature).toBe(signatureOf(before));
    const izi = await house.market('izi');
    await izi.put(`/platform/v1/reviews/${id}`, { rating: 4, text: after });
    expect((await signatureIn(id))?.signature).toBe('');
    await house.settle();
    expect(await signatureIn(id)).toMatchObject({ signature: signatureOf(after), reviewVersion: 2 });
    expect(await bandsOf(id)).toBe(16);
    await izi.put(`/platform/v1/reviews/${id}`, { rating: 4, text: 'Гаразд.' });
    await house.settle();
    expect([await signatureIn(id), await bandsOf(id)]).toEqual([undefined, 0]);
  });

  test('are made of history that comes in late, and not of what lies more than 180 days back', async () => {
    await house.pass(MINUTE);
    const backfilled = async (days: number) => {
      const at = new Date(clock.now().getTime() - days * DAY).toISOString();
      const deal = await house.deal();
      return house.review(deal, 'customer', { text: wording(), submittedAt: at, publishedAt: at });
    };
    const [late, old] = [await backfilled(100), await backfilled(200)];
    await house.settle();
    expect([(await signatureIn(late))?.reviewVersion, await signatureIn(old)]).toEqual([1, undefined]);
    await house.pass(81 * DAY);
    expect([await signatureIn(late), await bandsOf(late)]).toEqual([undefined, 0]);
  });

  test('are made of many in several steps, and of a review once', async () => {
    const id = await written(wording());
    const [review] = await db.read.select().from(reviews).where(eq(reviews.id, id));
    const ids = Array.from({ length: 430 }, (_, each) => `many${each}`);
    await db.transaction(async (tx) => {
      for (const each of ids)
        await tx.insert(reviews).values({
          ...(review as typeof reviews.$inferSelect),
          id: each,
          slot: each,
          text: wording(),
          status: 'withdrawn',
        });
    });
    await house.pass(MINUTE);
    for (const each of [ids[0], ids[250], ids[429]] as string[]) expect(await bandsOf(each)).toBe(16);
    const signed = await db.read.$count(reviewSignatures);
    await house.settle();
    expect(await db.read.$count(reviewSignatures)).toBe(signed);
  });
});
