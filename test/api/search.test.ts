import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { searchDocs } from '#db/schema/audit.ts';
import { SEARCH_SOURCES } from '#server/intake/searchSources.ts';
import { rebuildSearch } from '#server/platform/searchRebuild.ts';
import { startHouse } from '../support/house.ts';

const HOUR = 3_600_000;
const house = await startHouse();
const izi = await house.market('izi');
const moderator = await house.signIn('moderator');
interface Item {
  kind: string;
  id: string;
  title: string;
  subtitle: string;
  noted: boolean;
  marketplaceId: string;
}
const find = async (q: string, by = moderator) =>
  (await by.get<{ items: Item[] }>(`/api/search?q=${encodeURIComponent(q)}`)).body.items;
const caseOf = async (subjectId: string) =>
  (
    await moderator.get<{ id: string; version: number }[]>(
      `/api/cases?filter=${encodeURIComponent(JSON.stringify({ subjectId }))}`,
    )
  ).body[0];

const deal = await house.deal('izi', { orderId: 'ORD-2026-777' });
await izi.put(`/platform/v1/people/${deal.customerId}`, { displayName: 'Соломія Кравченко', kinds: ['customer'] });
const reviewId = await house.review(deal, 'customer', {
  text: 'Велосипед приїхав швидко, продавець ввічливий.',
  externalId: 'rev-ext-9',
});

describe('search finds', () => {
  test('a person by the beginning of a name, and by the marketplace’s own id', async () => {
    const [person] = await find('солом');
    expect(person).toMatchObject({
      kind: 'person',
      title: 'Соломія Кравченко',
      subtitle: deal.customerId,
      marketplaceId: 'izi',
    });
    expect((await find(deal.customerId)).map((item) => item.title)).toContain('Соломія Кравченко');
  });

  test('nothing more by the words that the index keeps for itself, or by the beginning of them', async () => {
    for (const q of ['xqzperson', 'xqz', 'xq', 'xqzreview xq']) expect(await find(q)).toEqual([]);
    expect(await find('xqzorder солом')).toEqual(await find('солом'));
  });

  test('an order by its own number, whole or in part', async () => {
    for (const q of ['ORD-2026-777', 'ord 2026 77'])
      expect(await find(q)).toEqual([expect.objectContaining({ kind: 'order', title: 'ORD-2026-777' })]);
  });

  test('a review and its case by id, by the six characters that screens show, and by the marketplace’s own id', async () => {
    const one = await caseOf(reviewId);
    for (const q of [reviewId, reviewId.slice(0, 6), reviewId.slice(0, 6).toUpperCase(), 'rev-ext-9'])
      expect((await find(q)).map((item) => item.id)).toContain(reviewId);
    expect(await find(String(one?.id))).toEqual([expect.objectContaining({ kind: 'case', id: one?.id })]);
  });

  test('a review by its words only once it is out of the queue: they may be blind before (RULINGS 9)', async () => {
    expect(await find('велосипед')).toEqual([]);
    const [shown] = await find(reviewId);
    expect(JSON.stringify(shown)).not.toMatch(/Велосипед|★/);
    const one = await caseOf(reviewId);
    await moderator.post(
      `/api/cases/${one?.id}/decision`,
      { version: one?.version, outcome: 'publish' },
      { 'idempotency-key': crypto.randomUUID() },
    );
    await house.pass(73 * HOUR);
    expect(await find('велосипед приїх')).toEqual([
      expect.objectContaining({ kind: 'review', id: reviewId, subtitle: expect.stringContaining('Велосипед') }),
    ]);
  });
});

describe('search finds what colleagues said', () => {
  const agent = house.signIn('agent');
  const key = () => ({ 'idempotency-key': crypto.randomUUID() });
  const openCase = async (text = 'Гарний стіл, дякую.') => {
    const reviewed = await house.review(await house.deal('izi'), 'customer', { text });
    const one = await caseOf(reviewed);
    await moderator.post(`/api/cases/${one?.id}/claim`, {});
    return { id: String(one?.id), version: one?.version, reviewed };
  };
  const found = async (q: string, by = moderator) =>
    (await find(q, by)).map(({ kind, id, subtitle }) => ({ kind, id, subtitle }));

  test('a case by the name it stands under, with its queue', async () => {
    const [, one] = await find('соломія кравченко');
    expect(one).toMatchObject({ kind: 'case', title: 'Соломія Кравченко', subtitle: 'reviews', noted: false });
  });

  test('a case by why it is on hold, until it is not any more', async () => {
    const one = await openCase();
    await moderator.post(`/api/cases/${one.id}/hold`, { reason: 'Чекаю на скріншоти від перевізника', minutes: 60 });
    const [hit] = await find('скріншоти');
    expect(hit).toMatchObject({
      kind: 'case',
      id: one.id,
      subtitle: 'Чекаю на скріншоти від перевізника',
      noted: true,
    });
    const { body } = await moderator.get<{ version: number }>(`/api/cases/${one.id}`);
    await moderator.post(`/api/cases/${one.id}/decision`, { version: body.version, outcome: 'publish' }, key());
    expect(await find('скріншоти')).toEqual([]);
  });

  test('a case by the note it was handed over with', async () => {
    const one = await openCase();
    const to = await house.signIn('moderator');
    await moderator.post(`/api/cases/${one.id}/hand-over`, { toStaffId: to.staffId, note: 'Глянь на ці крокодили.' });
    expect(await found('крокодил')).toEqual([{ kind: 'case', id: one.id, subtitle: 'Глянь на ці крокодили.' }]);
  });

  test('a decision by its note and by its message, in Czech and Ukrainian as people type them', async () => {
    const one = await openCase();
    const decision = {
      version: one.version,
      outcome: 'reject',
      reasons: ['R02'],
      note: 'Příliš žluťoučký kůň, viz starý případ.',
      message: 'Ґанок ще не перевірено, ім’я сховано.',
    };
    const { body } = await moderator.post(`/api/cases/${one.id}/decision`, decision, key());
    const { id } = body.decision as { id: string };
    expect(await found('zlutoucky kun')).toEqual([{ kind: 'decision', id, subtitle: decision.note }]);
    for (const q of ['ґанок', "ім'я сховано", 'ІМʼЯ'])
      expect(await found(q)).toEqual([{ kind: 'decision', id, subtitle: decision.message }]);
    expect(await found('ганок')).toEqual([]);
  });

  test('but nothing that was noted about a text that is still blind, for who may not read it (RULINGS 9)', async () => {
    const one = await openCase();
    await moderator.post(`/api/cases/${one.id}/hold`, { reason: 'Пише про жирафа', minutes: 60 });
    const { body } = await moderator.get<{ version: number }>(`/api/cases/${one.id}`);
    const note = 'Жираф тут ні до чого.';
    await moderator.post(`/api/cases/${one.id}/decision`, { version: body.version, outcome: 'publish', note }, key());
    expect(await found('жираф')).toHaveLength(1);
    for (const who of [await agent, await house.signIn('auditor')]) expect(await found('жираф', who)).toEqual([]);
    await house.pass(73 * HOUR);
    expect(await found('жираф', await agent)).toEqual([expect.objectContaining({ kind: 'decision', subtitle: note })]);
  });

  test('by the short id that screens show, in any case, and then its case too', async () => {
    const one = await openCase();
    const shortOf = (letter: string, id: string) => `${letter}-${id.slice(0, 6).toUpperCase()}`;
    const idsAt = async (q: string) => (await find(q)).map(({ kind, id }) => `${kind} ${id}`);
    const review = shortOf('R', one.reviewed);
    for (const q of [review, review.toLowerCase(), review.slice(0, -1), `R-${one.reviewed.replaceAll('-', '')}`])
      expect(await idsAt(q)).toEqual([`review ${one.reviewed}`, `case ${one.id}`]);
    expect(await idsAt(shortOf('C', one.id))).toEqual([`case ${one.id}`]);
    expect(await idsAt(shortOf('V', one.reviewed))).toEqual([]);
    expect(await find(review, await house.signIn('moderator', { marketplaceIds: ['qjob'] }))).toEqual([]);
  });
});

describe('search does not find', () => {
  test('what lies in another marketplace', async () => {
    const czech = await house.signIn('agent', { marketplaceIds: ['qjob'] });
    for (const q of ['солом', 'ORD-2026-777', reviewId, reviewId.slice(0, 6)]) expect(await find(q, czech)).toEqual([]);
  });

  test('anything for whoever may read no records', async () => {
    expect(await find('солом', await house.signIn('admin'))).toEqual([]);
  });

  test('more than 20, whatever is typed, and nothing breaks it', async () => {
    for (let n = 0; n < 25; n++)
      await izi.put(`/platform/v1/people/many-${n}`, { displayName: `Тезка Номер ${n}`, kinds: ['customer'] });
    expect((await find('тезка')).length).toBeLessThanOrEqual(20);
    for (const q of [
      '',
      ' ',
      '"',
      "'",
      '*',
      'a*',
      'AND',
      'x NEAR y',
      'NEAR(a b, 5)',
      '"a',
      'a" OR "b',
      '-a',
      'folded:a',
      '(a',
      'a AND',
      'R-',
      'R-%',
      'r-zzz',
      'xqz',
      '‮',
      '\u0000',
      '%',
      '_',
      ':*',
      '&',
      '!солом',
      'ꙮ'.repeat(100),
    ])
      expect(Array.isArray(await find(q))).toBe(true);
    expect((await moderator.get(`/api/search?q=${'a'.repeat(201)}`)).status).toBe(422);
  });
});

test('the index can be made anew: what is missing, wrong or left over is put right, and nothing else is written', async () => {
  const { db } = house.context;
  const rebuild = () => rebuildSearch(db, SEARCH_SOURCES);
  expect(await rebuild()).toEqual({ written: 0, removed: 0 });
  await db.transaction(async (tx) => {
    await tx.delete(searchDocs).where(eq(searchDocs.ref, reviewId));
    await tx.update(searchDocs).set({ folded: 'xqzperson wrong' }).where(eq(searchDocs.kind, 'person'));
    await tx
      .insert(searchDocs)
      .values({ kind: 'person', ref: 'nobody', marketplaceId: 'izi', folded: 'xqzperson ghost' });
  });
  expect((await find('солом')).map((item) => item.kind)).toEqual(['case']);
  const { written, removed } = await rebuild();
  expect(written).toBeGreaterThan(25);
  expect(removed).toBe(1);
  expect((await find('солом')).map((item) => item.kind)).toEqual(['person', 'case']);
  expect(await find('велосипед')).toHaveLength(1);
  expect(await rebuild()).toEqual({ written: 0, removed: 0 });
});
