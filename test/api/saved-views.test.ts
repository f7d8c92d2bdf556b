import { describe, expect, test } from 'vitest';
import type { SavedViewRow } from '#server/views/contract.ts';
import { startHouse } from '../support/house.ts';

const house = await startHouse();
const [manager, moderator, other] = [
  await house.signIn('manager'),
  await house.signIn('moderator'),
  await house.signIn('moderator', { marketplaceIds: ['qjob'] }),
];
for (const rating of [1, 1, 5]) await house.review(await house.deal('izi'), 'customer', { rating });
await house.review(await house.deal('qjob'), 'customer', { rating: 1 });

const LOW = { queue: 'reviews', name: 'Low stars', filter: { stars: [1] } };
type Who = typeof manager;
const save = async (by: Who, over: object = {}) =>
  (await by.post<SavedViewRow>('/api/saved-views', { ...LOW, ...over })).body;
const viewsOf = async (by: Who, queue = 'reviews') => {
  const query = new URLSearchParams({ filter: JSON.stringify({ queue }), range: '[0,99]' });
  return (await by.get<SavedViewRow[]>(`/api/saved-views?${query}`)).body;
};
const get = (by: Who, id: string) => by.get<SavedViewRow>(`/api/saved-views/${id}`);
const put = (by: Who, row: SavedViewRow, over: object) =>
  by.put<SavedViewRow>(`/api/saved-views/${row.id}`, { ...row, ...over });

describe('a saved view', () => {
  test('is one’s own: nobody else sees it, changes it or knows of it', async () => {
    const mine = await save(moderator);
    expect(mine).toMatchObject({ name: 'Low stars', filter: { stars: [1] }, shared: false, mine: true });
    expect((await viewsOf(moderator)).map(({ id }) => id)).toEqual([mine.id]);
    expect(await viewsOf(manager)).toEqual([]);
    for (const answer of [
      await get(manager, mine.id),
      await put(manager, mine, { name: 'Mine now' }),
      await manager.delete(`/api/saved-views/${mine.id}`),
    ])
      expect(answer.status).toBe(404);
    await moderator.delete(`/api/saved-views/${mine.id}`);
    expect(await viewsOf(moderator)).toEqual([]);
  });

  test('of the team is read by all, counted as each one sees it, and changed by its owner alone', async () => {
    const shared = await save(manager, { shared: true });
    expect(shared).toMatchObject({ count: 3, countIsCapped: false });
    const seen = (await viewsOf(other)).find(({ id }) => id === shared.id);
    expect(seen).toMatchObject({ mine: false, ownerAlias: shared.ownerAlias, count: 1 });
    expect((await put(moderator, { ...shared, mine: false }, { name: 'Taken' })).status).toBe(403);
    expect((await moderator.delete(`/api/saved-views/${shared.id}`)).status).toBe(403);
    const changed = await put(manager, shared, { name: 'One star', filter: { stars: [5] } });
    expect(changed.body).toMatchObject({ name: 'One star', count: 1, version: 2 });
    expect((await put(manager, shared, { name: 'Late' })).body).toMatchObject({ code: 'version-changed' });
    expect((await manager.delete(`/api/saved-views/${shared.id}`)).status).toBe(200);
    expect((await get(moderator, shared.id)).status).toBe(404);
  });

  test('that asks for what the screening found is not offered to who may not ask, spoils no other, and is not kept by him', async () => {
    const shared = await save(manager, { shared: true, filter: { flag: ['R10'] } });
    const auditor = await house.signIn('auditor');
    expect(await viewsOf(auditor)).toEqual([]);
    expect((await get(auditor, shared.id)).status).toBe(404);
    expect((await viewsOf(moderator)).map(({ id }) => id)).toEqual([shared.id]);
    const refused = await auditor.post('/api/saved-views', { ...LOW, filter: { flag: ['R10'] } });
    expect([refused.status, refused.body.code]).toEqual([422, 'unknown-filter']);
    const own = await save(auditor);
    expect((await viewsOf(auditor)).map(({ id }) => id)).toEqual([own.id]);
    expect((await auditor.delete(`/api/saved-views/${own.id}`)).body).toMatchObject({ id: own.id, name: LOW.name });
    await manager.delete(`/api/saved-views/${shared.id}`);
  });

  test('of a marketplace is offered to those who see it, and to nobody else', async () => {
    const [izi, qjob] = [
      await save(manager, { shared: true, filter: { marketplaceId: 'izi' } }),
      await save(manager, { shared: true, filter: { marketplaceId: 'qjob' } }),
    ];
    expect((await viewsOf(other)).map(({ id }) => id)).toEqual([qjob.id]);
    expect((await get(other, izi.id)).status).toBe(404);
    for (const { id } of [izi, qjob]) expect((await manager.delete(`/api/saved-views/${id}`)).status).toBe(200);
  });

  test('is shared only by those who have the right to', async () => {
    expect((await moderator.post('/api/saved-views', { ...LOW, shared: true })).status).toBe(403);
    const mine = await save(moderator);
    expect((await put(moderator, mine, { shared: true })).status).toBe(403);
    expect((await (await house.signIn('admin')).post('/api/saved-views', LOW)).status).toBe(403);
  });

  test('holds what a list of cases can be filtered by, and nothing else', async () => {
    const errors = async (filter: object) => {
      const { status, body } = await moderator.post('/api/saved-views', { ...LOW, filter });
      return [status, (body as { errors?: object }).errors];
    };
    expect(await errors({ id: ['x'] })).toEqual([422, { 'filter.id': 'unknown-field' }]);
    expect(await errors({ queue: 'reviews' })).toEqual([422, { 'filter.queue': 'unknown-field' }]);
    expect(await errors({ stars: [6] })).toEqual([422, { 'filter.stars.0': 'too-big' }]);
    const all = { view: 'overdue', marketplaceId: 'izi', stars: [1, 2], language: 'uk', flag: ['R10'] };
    expect((await save(moderator, { filter: all })).filter).toEqual(all);
  });

  test('counts “mine” for whoever asks', async () => {
    const shared = await save(manager, { name: 'Mine', filter: { view: 'mine' }, shared: true });
    await moderator.post('/api/queues/reviews/next', {});
    expect([(await get(moderator, shared.id)).body.count, (await get(manager, shared.id)).body.count]).toEqual([1, 0]);
  });

  test('leaves a trace without its name', async () => {
    const view = await save(manager, { name: 'Тихе слово' });
    await manager.delete(`/api/saved-views/${view.id}`);
    const query = new URLSearchParams({ filter: JSON.stringify({ subjectId: view.id }) });
    const { body } = await manager.get<{ action: string }[]>(`/api/audit?${query}`);
    expect(body.map(({ action }) => action).sort()).toEqual(['saved-view.created', 'saved-view.deleted']);
    expect(JSON.stringify(body)).not.toContain('Тихе');
  });
});

test('nobody keeps more than fifty views of a queue, and one queue does not fill another', async () => {
  const agent = await house.signIn('agent');
  for (let n = 0; n < 50; n++) expect(await save(agent, { name: `View ${n}` })).toMatchObject({ mine: true });
  const { status, body } = await agent.post('/api/saved-views', LOW);
  expect([status, body.code]).toEqual([409, 'views-full']);
  expect((await agent.post('/api/saved-views', { ...LOW, queue: 'review-disputes' })).status).toBe(201);
});
