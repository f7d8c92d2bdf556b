import { beforeEach, describe, expect, test } from 'vitest';
import type { TemplateRow } from '#server/templates/contract.ts';
import { startHouse } from '../support/house.ts';

const house = await startHouse();
const [manager, moderator] = [await house.signIn('manager'), await house.signIn('moderator')];
const czech = await house.signIn('manager', { marketplaceIds: ['qjob'] });

const BODY = {
  marketplaceId: 'izi',
  queue: 'reviews',
  outcomes: ['reject'],
  name: 'Контакти в тексті',
  bodies: { uk: 'Вітаємо, {person}! Причина: {reasons}.', en: 'Hello {person}, the reason: {reasons}.' },
};
const add = async (over: object = {}) => (await manager.post<TemplateRow>('/api/templates', { ...BODY, ...over })).body;
const put = (row: TemplateRow, over: object, by = manager) =>
  by.put<TemplateRow>(`/api/templates/${row.id}`, { ...row, ...over });
const errorsOf = ({ status, body }: { status: number; body: unknown }) => [
  status,
  (body as { errors?: object }).errors,
];
const trail = async (id: string) => {
  const query = new URLSearchParams({ filter: JSON.stringify({ subjectId: id }), sort: '["at","ASC"]' });
  return (await manager.get<{ action: string; detail: object }[]>(`/api/audit?${query}`)).body;
};

let made: TemplateRow;
beforeEach(async () => {
  made = await add();
});

describe('a reply template', () => {
  test('is written by a manager and read by those who decide', async () => {
    expect(made).toMatchObject({ ...BODY, archived: false, version: 1 });
    expect((await moderator.get(`/api/templates/${made.id}`)).body).toEqual(made);
    expect((await moderator.post('/api/templates', BODY)).status).toBe(403);
    expect((await put(made, { name: 'x' }, moderator)).status).toBe(403);
    expect((await moderator.delete(`/api/templates/${made.id}`)).status).toBe(403);
  });

  test('sent back whole as it was before somebody else changed it is told so, and changes nothing', async () => {
    house.context.clock.advance(1_000);
    const after = (await put(made, { name: 'Новіше' })).body;
    const late = await put(made, { name: 'Пізно' });
    expect([late.status, late.body]).toMatchObject([409, { code: 'version-changed' }]);
    expect((await moderator.get(`/api/templates/${made.id}`)).body).toEqual(after);
  });

  test('at the last place of all can still be written', async () => {
    await put(made, { position: 10_000 });
    const next = await add();
    expect([next.position, (await put(next, { name: 'Далі' })).status]).toEqual([10_000, 200]);
    await manager.delete(`/api/templates/${made.id}`);
    await manager.delete(`/api/templates/${next.id}`);
  });

  test('stands behind the others of its queue until it is moved', async () => {
    const next = await add();
    expect(next.position).toBe(made.position + 1);
    await put(next, { position: 0 });
    const query = new URLSearchParams({ filter: JSON.stringify({ marketplaceId: 'izi', queue: 'reviews' }) });
    const { body } = await moderator.get<TemplateRow[]>(`/api/templates?${query}`);
    expect(body.findIndex((row) => row.id === next.id)).toBeLessThan(body.findIndex((row) => row.id === made.id));
  });

  test('is changed as a whole record, at the version that was read', async () => {
    const { status, body } = await put(made, { name: 'Контакти', bodies: { uk: 'Приберіть контакти, {person}.' } });
    expect([status, body.name, body.bodies, body.version]).toEqual([
      200,
      'Контакти',
      { uk: 'Приберіть контакти, {person}.' },
      2,
    ]);
    expect((await put(made, { name: 'Late' })).body).toMatchObject({ code: 'version-changed' });
    expect(errorsOf(await put(body, { queue: 'review-disputes' }))).toEqual([422, { queue: 'read-only' }]);
    expect((await put(body, {})).body.version).toBe(2);
  });

  test('is archived and brought back, and offered at no desk in between', async () => {
    const archived = (await put(made, { archived: true })).body;
    const query = new URLSearchParams({ filter: JSON.stringify({ archived: false, id: [made.id] }), range: '[0,9]' });
    expect((await moderator.get<TemplateRow[]>(`/api/templates?${query}`)).body).toEqual([]);
    expect((await put(archived, { archived: false })).body.archived).toBe(false);
  });

  test('is deleted for good, and the answer says what it was', async () => {
    expect((await manager.delete(`/api/templates/${made.id}`)).body).toEqual(made);
    expect((await manager.get(`/api/templates/${made.id}`)).status).toBe(404);
    expect((await manager.delete(`/api/templates/${made.id}`)).status).toBe(404);
  });

  test('leaves a trace of each act, and never its words', async () => {
    const changed = (await put(made, { name: 'Контакти', archived: true })).body;
    await manager.delete(`/api/templates/${changed.id}`);
    const entries = await trail(made.id);
    const acts = ['template.changed', 'template.created', 'template.deleted'];
    expect(entries.map(({ action }) => action).sort()).toEqual(acts);
    expect(entries.find(({ action }) => action === acts[0])?.detail).toMatchObject({ fields: ['name', 'archived'] });
    expect(JSON.stringify(entries)).not.toMatch(/Контакти|Вітаємо/);
  });

  test('of another marketplace does not exist', async () => {
    expect((await czech.get(`/api/templates/${made.id}`)).status).toBe(404);
    expect((await put(made, { name: 'x' }, czech)).status).toBe(404);
    expect((await czech.get<TemplateRow[]>('/api/templates')).body.map((row) => row.id)).not.toContain(made.id);
    expect(errorsOf(await czech.post('/api/templates', BODY))).toEqual([422, { marketplaceId: 'unknown' }]);
  });
});

describe('a text that would reach a person with a hole in it is refused at its language', () => {
  test.each([
    ['a place that nothing fills', { bodies: { uk: 'Вітаємо, {naem}!' } }, { 'bodies.uk': 'unknown-field-in-text' }],
    ['half a place', { bodies: { uk: 'Добре.', cs: 'Dobrý den, {person' } }, { 'bodies.cs': 'unknown-field-in-text' }],
    ['a text in no language', { bodies: {} }, { bodies: 'one-language-at-least' }],
    ['an empty text', { bodies: { en: '  ' } }, { 'bodies.en': 'too-small' }],
    ['a language that we do not write', { bodies: { en: 'Hi', de: 'Hallo' } }, { 'bodies.de': 'unknown-field' }],
    ['an outcome of another desk', { outcomes: ['keep'] }, { outcomes: 'outcome-not-allowed' }],
  ])('%s', async (_what, over, errors) => {
    expect(errorsOf(await manager.post('/api/templates', { ...BODY, ...over }))).toEqual([422, errors]);
    expect(errorsOf(await put(made, over))).toEqual([422, errors]);
  });
});

test('reasons are told in the language of the reader, in the words of the statement, as the marketplace has them', async () => {
  const words = async (marketplaceId: string, language: string) =>
    (
      await moderator.get<{ reasons: Record<string, string> }>(
        `/api/reply-words?${new URLSearchParams({ marketplaceId, language })}`,
      )
    ).body.reasons;
  expect((await words('izi', 'uk')).R10).toBe('посилання або контактні дані');
  expect((await words('izi', 'cs')).R06).toBe('slova psaná velkými písmeny nebo latinkou');
  expect((await words('qjob', 'cs')).R06).toBe('slova psaná velkými písmeny');
  expect((await czech.get('/api/reply-words?marketplaceId=izi&language=uk')).status).toBe(404);
  expect((await czech.get('/api/reply-words?marketplaceId=qjob&language=pt')).status).toBe(422);
});
