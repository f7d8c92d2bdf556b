import { eq } from 'drizzle-orm';
import { expect, test } from 'vitest';
import { auditEntries } from '#db/schema/audit.ts';
import { reviews } from '#db/schema/reviews.ts';
import { cases } from '#db/schema/spine.ts';
import { isSampled } from '#server/reviews/findings.ts';
import { startHouse } from '../support/house.ts';

const HOUR = 3_600_000;
const CALL = 'Майстер чемний, але хто хоче дешевше, дзвоніть напряму: +380 67 412 83 09.';
const CLEAN = 'Майстер приїхав вчасно, зробив усе за годину і прибрав за собою.';
const house = await startHouse({ policy: { preModeration: 'flagged' } });
const { db } = house.context;
const reviewOf = async (id: string) => (await db.read.select().from(reviews).where(eq(reviews.id, id)))[0];
const casesOf = (id: string) => db.read.select().from(cases).where(eq(cases.subjectId, id));
const byRule = async (id: string) =>
  (await db.read.select().from(auditEntries).where(eq(auditEntries.subjectId, id))).filter(
    ({ action }) => action === 'review.approved',
  );
/** One in twenty is read all the same, so a clean review is handed in until one is not of the sample. */
async function unsampled(text: string): Promise<string> {
  for (;;) {
    const id = await house.review(await house.deal(), 'customer', { text });
    if ((await casesOf(id)).length === 0) return id;
  }
}

test('where only flagged reviews are read, a clean one appears at its blind release without a case', async () => {
  const id = await unsampled(CLEAN);
  const waiting = await reviewOf(id);
  expect([waiting?.status, waiting?.publishAt]).toEqual(['pending', waiting?.blindUntil]);
  const [entry] = await byRule(id);
  expect([entry?.actorKind, JSON.parse(String(entry?.detail)).by]).toEqual(['system', 'rule']);
  await house.pass(71 * HOUR);
  expect((await reviewOf(id))?.status).toBe('pending');
  await house.pass(2 * HOUR);
  expect([(await reviewOf(id))?.status, await casesOf(id)]).toEqual(['published', []]);
});

test('one with an alarming finding waits for a person, and so do words that become alarming', async () => {
  const alarming = await house.review(await house.deal(), 'customer', { text: CALL });
  const rewritten = await unsampled(CLEAN);
  const izi = await house.market('izi');
  await izi.put(`/platform/v1/reviews/${rewritten}`, { rating: 5, text: CALL });
  await house.pass(100 * HOUR);
  for (const id of [alarming, rewritten]) {
    expect((await reviewOf(id))?.status).toBe('pending');
    expect((await casesOf(id)).map(({ state, flag }) => [state, flag])).toEqual([['open', 'R10']]);
  }
  expect(await byRule(alarming)).toEqual([]);
  await izi.put(`/platform/v1/reviews/${rewritten}`, { rating: 5, text: CLEAN });
  expect((await casesOf(rewritten)).map(({ state }) => state)).toEqual(['closed']);
  expect((await reviewOf(rewritten))?.approvedAt).not.toBeNull();
});

test('which clean reviews are read all the same follows from their ids, and it is one in twenty', async () => {
  for (let n = 0; n < 25; n++) {
    const id = await house.review(await house.deal(), 'customer', { text: CLEAN });
    expect([id, (await casesOf(id)).length]).toEqual([id, isSampled(id) ? 1 : 0]);
  }
  const sampled = Array.from({ length: 10_000 }, () => crypto.randomUUID()).filter(isSampled).length;
  expect(sampled).toBeGreaterThan(350);
  expect(sampled).toBeLessThan(650);
});
