import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { outboxMessages } from '#db/schema/outbox.ts';
import { reviews } from '#db/schema/reviews.ts';
import { statements } from '#db/schema/spine.ts';
import { momentOf } from '#server/platform/momentId.ts';
import { startHouse, type TestHouse } from '../support/house.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const house = await startHouse();
const moderator = await house.signIn('moderator');
const key = () => ({ 'idempotency-key': crypto.randomUUID() });

async function caseOf(subjectId: string): Promise<{ id: string; version: number; state: string; level: number }> {
  const { body } = await moderator.get<{ id: string; version: number; state: string; level: number }[]>(
    `/api/cases?filter=${encodeURIComponent(JSON.stringify({ subjectId }))}`,
  );
  const one = body.at(-1);
  if (!one) throw new Error(`No case about ${subjectId}.`);
  return one;
}
async function decide(reviewId: string, decision: Record<string, unknown>) {
  const one = await caseOf(reviewId);
  return moderator.post(`/api/cases/${one.id}/decision`, { version: one.version, ...decision }, key());
}
const read = async (id: string) => (await (await house.market('izi')).get(`/platform/v1/reviews/${id}`)).body;
const ratingOf = async (market: 'izi' | 'qjob', id: string) =>
  (await (await house.market(market)).get(`/platform/v1/people/${id}/rating`)).body;
const topicsAbout = async (subjectId: string) => {
  const rows = await house.context.db.read.select().from(outboxMessages).where(eq(outboxMessages.subjectId, subjectId));
  const inOrder = rows.sort((a, b) => momentOf(a.id).localeCompare(momentOf(b.id)));
  return inOrder.filter((row) => !row.cancelledAt).map((row) => row.topic);
};

describe('what the machine points at', () => {
  const RUDE = 'Тільки зіпсував шафу. Пишіть мені: +380 67 412 83 09, розкажу все.';
  const marksOf = async (id: string) => {
    const { body } = await moderator.get<{ marks: { reason: string; start: number; end: number; detector: string }[] }>(
      `/api/cases/${(await caseOf(id)).id}/context`,
    );
    return body.marks;
  };

  test('is shown to the moderator at its place in the text, and brings the case forward', async () => {
    const id = await house.review(await house.deal(), 'customer', { text: RUDE });
    const marks = await marksOf(id);
    expect(marks.map((mark) => [mark.reason, mark.detector, RUDE.slice(mark.start, mark.end)])).toContainEqual([
      'R10',
      'phones',
      '+380 67 412 83 09',
    ]);
    expect(await caseOf(id)).toMatchObject({ priority: [{ reason: 'screening', minutes: 120 }], state: 'open' });
  });

  test('is nothing in an honest text, and no text is rejected by it (RULINGS 11)', async () => {
    const clean = await house.review(await house.deal());
    expect(await marksOf(clean)).toEqual([]);
    expect(await caseOf(clean)).toMatchObject({ priority: [], state: 'open' });
  });
});

describe('a blind review', () => {
  test('approved early, appears when its 72 hours are over and not a millisecond before (IZI-14, IZI-17)', async () => {
    const deal = await house.deal();
    const id = await house.review(deal);
    expect((await decide(id, { outcome: 'publish' })).status).toBe(200);
    await house.pass(72 * HOUR - 1);
    expect(await read(id)).toMatchObject({ status: 'pending' });
    await house.pass(1);
    expect(await read(id)).toMatchObject({ status: 'published', rating: 5 });
    expect(await ratingOf('izi', deal.specialistId)).toMatchObject({ count: 1, sum: 5, value: null, shown: false });
  });

  test('is released with its counter-review at once, and neither waits for the other one to be approved (IZI-16)', async () => {
    const deal = await house.deal();
    const [first, second] = [
      await house.review(deal, 'customer'),
      await house.review(deal, 'specialist', { rating: 4 }),
    ];
    await decide(first, { outcome: 'publish' });
    await house.pass(20_000);
    expect(await read(first)).toMatchObject({ status: 'published' });
    expect(await read(second)).toMatchObject({ status: 'pending' });
    await decide(second, { outcome: 'publish' });
    await house.pass(20_000);
    expect(await read(second)).toMatchObject({ status: 'published' });
  });

  test('shows the other side only that it exists, never its words (SPEC 2)', async () => {
    const deal = await house.deal();
    const [mine, theirs] = [
      await house.review(deal, 'customer', { text: 'Слова покупця про угоду.' }),
      await house.review(deal, 'specialist', { text: 'Таємні слова продавця тут.' }),
    ];
    const one = await caseOf(mine);
    const { text, body } = await moderator.get(`/api/cases/${one.id}/context`);
    expect(body.otherSide).toMatchObject({ reviewId: theirs, visible: false });
    expect(text).not.toContain('Таємні');
  });
});

describe('a new order of the same listing', () => {
  test('replaces what the older one said, and the rating keeps its count (IZI-10, IZI-11, IZI-12)', async () => {
    const older = await house.deal('izi', { statusAt: '2026-02-20T09:00:00Z' });
    const id = await house.review(older, 'customer', { rating: 2 });
    await decide(id, { outcome: 'publish' });
    await house.pass(73 * HOUR);
    const newer = await house.deal('izi', {
      listingId: older.listingId,
      customerId: older.customerId,
      specialistId: older.specialistId,
    });
    const next = await house.review(newer, 'customer', { rating: 5 });
    expect(await read(id)).toMatchObject({ status: 'published' });
    await decide(next, { outcome: 'publish' });
    await house.pass(73 * HOUR);
    expect([(await read(id)).status, (await read(next)).status]).toEqual(['superseded', 'published']);
    expect(await ratingOf('izi', older.specialistId)).toMatchObject({ count: 1, sum: 5 });
  });
});

describe('a rating', () => {
  test('is hidden below three reviews, shown from the third, and hidden again when one is taken back (IZI-20…23)', async () => {
    const { specialistId } = await house.deal();
    const ids: string[] = [];
    for (const rating of [5, 4, 1]) {
      const deal = await house.deal('izi', { specialistId });
      const id = await house.review(deal, 'customer', { rating });
      await decide(id, { outcome: 'publish' });
      ids.push(id);
    }
    await house.pass(73 * HOUR);
    expect(await ratingOf('izi', specialistId)).toMatchObject({ count: 3, sum: 10, value: 3.33, shown: true });
    const first = await house.context.db.read
      .select()
      .from(reviews)
      .where(eq(reviews.id, ids[0] as string));
    const market = await house.market('izi');
    const author = (await read(ids[0] as string)).authorId;
    expect((await market.post(`/platform/v1/reviews/${ids[0]}/withdraw`, { authorId: author })).status).toBe(200);
    expect(first[0]?.status).toBe('published');
    expect(await ratingOf('izi', specialistId)).toMatchObject({ count: 2, sum: 5, value: null, shown: false });
  });
});

describe('a rejection', () => {
  test('states its reasons once, in the language of the author, and says which case it is (DSA 17, RULINGS 33)', async () => {
    const text = 'Дзвоніть мені 067 412 83 09, домовимося без сайту.';
    const [one, two] = [
      await house.review(await house.deal(), 'customer', { text }),
      await house.review(await house.deal(), 'customer', { text: `${text} Чекаю.` }),
    ];
    for (const id of [one, two]) {
      expect(
        (
          await decide(id, {
            outcome: 'reject',
            reasons: ['R10'],
            spans: [{ start: 14, end: 28, reason: 'R10' }],
            message: 'Приберіть номер.',
          })
        ).status,
      ).toBe(200);
    }
    await house.pass(20_000);
    expect(await read(one)).toMatchObject({ status: 'rejected' });
    const rows = (await house.context.db.read.select().from(statements)).filter((row) =>
      [one, two].some((id) => row.data.includes(id) || row.text.length > 0),
    );
    expect(rows).toHaveLength(2);
    expect(rows[0]?.language).toBe('uk');
    expect(rows[0]?.text).not.toBe(rows[1]?.text);
    expect(rows[0]?.data).not.toContain('067 412');
    expect(await topicsAbout(one)).toEqual(['notice.to-person', 'review.rejected']);
  });

  test('needs a reason of the policy; capitals in Latin are none at Qjob (SPEC 2)', async () => {
    const id = await house.review(await house.deal());
    expect((await decide(id, { outcome: 'reject' })).body).toMatchObject({
      code: 'reasons-missing',
      errors: { reasons: 'reasons-missing' },
    });
    expect((await decide(id, { outcome: 'reject', reasons: ['R01', 'R02', 'R03', 'R04'] })).status).toBe(422);
    expect((await decide(id, { outcome: 'keep' })).body).toMatchObject({ code: 'outcome-not-allowed' });
    expect((await caseOf(id)).state).toBe('open');
  });

  test('at the wish of the author restricts nobody: no statement follows (R12)', async () => {
    const id = await house.review(await house.deal());
    const { body } = await decide(id, { outcome: 'reject', reasons: ['R12'] });
    const decisionId = String((body.decision as { id: string }).id);
    expect(await house.context.db.read.$count(statements, eq(statements.decisionId, decisionId))).toBe(0);
  });
});

describe('a redaction', () => {
  test('hides spans and nothing else, keeps the original and tells the author (SPEC 2)', async () => {
    const id = await house.review(await house.deal(), 'customer', {
      text: 'Гарна робота. Пишіть на mail@example.com, раджу.',
      rating: 4,
    });
    expect((await decide(id, { outcome: 'redact', reasons: ['R10'], spans: [{ start: 24, end: 40 }] })).status).toBe(
      200,
    );
    await house.pass(73 * HOUR);
    expect(await read(id)).toMatchObject({
      status: 'published',
      rating: 4,
      redacted: true,
      text: 'Гарна робота. Пишіть на […], раджу.',
    });
    const [row] = await house.context.db.read.select().from(reviews).where(eq(reviews.id, id));
    expect(row?.originalText).toBe('Гарна робота. Пишіть на mail@example.com, раджу.');
  });

  test('of everything is refused: that would be a rejection under another name', async () => {
    const id = await house.review(await house.deal(), 'customer', { text: 'mail@example.com' });
    expect(
      (await decide(id, { outcome: 'redact', reasons: ['R10'], spans: [{ start: 0, end: 16 }] })).body,
    ).toMatchObject({ code: 'redaction-covers-all' });
    expect(
      (await decide(id, { outcome: 'redact', reasons: ['R10'], spans: [{ start: 0, end: 99 }] })).body,
    ).toMatchObject({ code: 'span-outside' });
  });
});

describe('the author', () => {
  test('rewrites a pending review under a pending decision: the decision counts for nothing and the desk sees the new words (A2.9)', async () => {
    const deal = await house.deal();
    const id = await house.review(deal);
    await decide(id, { outcome: 'reject', reasons: ['R11'] });
    const market = await house.market('izi');
    expect(
      (
        await market.put(`/platform/v1/reviews/${id}`, {
          authorId: deal.customerId,
          rating: 3,
          text: 'Передумав, робота була посередня.',
        })
      ).status,
    ).toBe(200);
    await house.pass(20_000);
    expect(await read(id)).toMatchObject({ status: 'pending', rating: 3, version: 2 });
    expect(await topicsAbout(id)).toEqual(['notice.to-person']);
    expect((await caseOf(id)).state).toBe('open');
  });

  test('takes it back: the case is closed and a decision in its grace is void', async () => {
    const deal = await house.deal();
    const id = await house.review(deal);
    await decide(id, { outcome: 'publish' });
    const market = await house.market('izi');
    expect((await market.post(`/platform/v1/reviews/${id}/withdraw`, { authorId: deal.customerId })).status).toBe(200);
    await house.pass(80 * HOUR);
    expect(await read(id)).toMatchObject({ status: 'withdrawn' });
    expect((await caseOf(id)).state).toBe('closed');
  });

  test('may try again after a rejection, in the same place (A2.12)', async () => {
    const deal = await house.deal();
    const id = await house.review(deal);
    await decide(id, { outcome: 'reject', reasons: ['R08'] });
    await house.pass(20_000);
    const again = await house.review(deal, 'customer', { text: 'Тепер спокійніше: робота не сподобалася.' });
    expect(again).not.toBe(id);
    expect(await read(again)).toMatchObject({ status: 'pending' });
  });
});

describe('the marketplace speaks for the author', () => {
  test('and need not name him: the review says whose it is', async () => {
    const market = await house.market('izi');
    const id = await house.review(await house.deal(), 'customer');
    const change = { rating: 3, text: 'Насправді все було посередньо.' };
    expect((await market.put(`/platform/v1/reviews/${id}`, change)).body).toMatchObject({ rating: 3, version: 2 });
    expect((await market.post(`/platform/v1/reviews/${id}/withdraw`, {})).body).toMatchObject({ status: 'withdrawn' });
  });

  test('but who is named must be him, by either name, and must be known', async () => {
    const market = await house.market('izi');
    const deal = await house.deal();
    const id = await house.review(deal, 'customer');
    const withdraw = (body: object) => market.post(`/platform/v1/reviews/${id}/withdraw`, body);
    const words = { rating: 3, text: 'Насправді все було посередньо.' };
    for (const named of [{ authorId: deal.specialistId }, { byId: deal.specialistId }])
      expect((await withdraw(named)).body).toMatchObject({ code: 'not-your-review' });
    expect((await withdraw({ authorId: deal.customerId, byId: deal.specialistId })).status).toBe(422);
    expect(
      (await market.put(`/platform/v1/reviews/${id}`, { ...words, authorId: deal.specialistId })).body,
    ).toMatchObject({ code: 'not-your-review' });
    expect((await withdraw({ byId: 'nobody' })).body).toMatchObject({ errors: { byId: 'person-unknown' } });
    const submitted = { orderId: deal.orderId, authorId: 'nobody', ...words };
    expect((await market.post('/platform/v1/reviews', submitted)).body).toMatchObject({
      errors: { authorId: 'person-unknown' },
    });
    expect((await withdraw({ byId: deal.customerId })).body).toMatchObject({ status: 'withdrawn' });
  });
});

test('Qjob is not blind: an approved review appears when its grace is over (QJ-07)', async () => {
  const deal = await house.deal('qjob');
  const id = await house.review(deal, 'customer', { text: 'Práce byla hotová včas a čistě.' });
  await decide(id, { outcome: 'publish' });
  await house.pass(19_999);
  const market = await house.market('qjob');
  expect((await market.get(`/platform/v1/reviews/${id}`)).body.status).toBe('pending');
  await house.pass(1);
  expect((await market.get(`/platform/v1/reviews/${id}`)).body.status).toBe('published');
});

test("another marketplace's key does not find it", async () => {
  const id = await house.review(await house.deal());
  expect((await (await house.market('qjob')).get(`/platform/v1/reviews/${id}`)).status).toBe(404);
});

test('a review waits for the notice to be acknowledged where somebody takes notices (RULINGS 2)', async () => {
  const other: TestHouse = await startHouse();
  const admin = await other.signIn('admin');
  await admin.post('/api/webhooks', {
    marketplaceId: 'izi',
    url: 'https://marketplace.example/hooks',
    topics: ['notice.to-person'],
  });
  const id = await other.review(await other.deal());
  const { body } = await (await other.market('izi')).get(`/platform/v1/reviews/${id}`);
  expect(body.blindUntil).toBeNull();
});
