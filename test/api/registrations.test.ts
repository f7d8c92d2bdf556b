import { and, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { auditEntries } from '#db/schema/audit.ts';
import { categories } from '#db/schema/market.ts';
import { outboxMessages } from '#db/schema/outbox.ts';
import { cases, statements } from '#db/schema/spine.ts';
import { recountFaults } from '#server/backup/recount.ts';
import { MESSAGES } from '#server/intake/topics.ts';
import type { Admission, PlatformRegistration, RegistrationContext } from '#server/registrations/contract.ts';
import type { Client } from '../support/apiClient.ts';
import { startHouse } from '../support/house.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const GRACE = 20_000;
const house = await startHouse();
const { db, clock } = house.context;
type Staff = Client & { staffId: string };
let [moderator, other, manager, agent, auditor, qjob, izi] = [] as unknown as [
  Staff,
  Staff,
  Staff,
  Staff,
  Staff,
  Client,
  Client,
];

const key = () => ({ 'idempotency-key': crypto.randomUUID() });
const question = (name: string, over: object = {}) => ({
  key: name,
  kind: 'text',
  required: true,
  categoryId: null,
  label: { cs: `Česky: ${name}?`, en: `English: ${name}?`, uk: `Українською: ${name}?` },
  choices: [],
  ...over,
});
const addForm = (version: number, questions: object[], who: Client = manager, marketplaceId = 'qjob') =>
  who.post('/api/questionnaires', { marketplaceId, version, questions }, key());
const categoryId = async (externalId: string, marketplaceId = 'qjob') => {
  const mine = and(eq(categories.marketplaceId, marketplaceId), eq(categories.externalId, externalId));
  return String((await db.read.select().from(categories).where(mine))[0]?.id);
};
let form = 0;

beforeAll(async () => {
  [moderator, other, manager, agent, auditor] = [
    await house.signIn('moderator'),
    await house.signIn('moderator'),
    await house.signIn('manager'),
    await house.signIn('agent'),
    await house.signIn('auditor'),
  ];
  [qjob, izi] = [await house.market('qjob'), await house.market('izi')];
  for (const [id, name] of [
    ['gas', 'Plyn'],
    ['paint', 'Malování'],
  ])
    await qjob.put(`/platform/v1/categories/${id}`, { name });
  const gas = question('gas', { kind: 'yes-no', categoryId: await categoryId('gas') });
  expect(
    (await addForm(0, [question('trade'), question('years', { kind: 'number', required: false }), gas])).status,
  ).toBe(201);
  form = 1;
});

let n = 0;
async function person(over: object = {}): Promise<string> {
  n += 1;
  const id = `applicant-${n}`;
  const body = { displayName: `Uchazeč ${n}`, kinds: ['specialist'], locale: 'cs', ...over };
  expect((await qjob.put(`/platform/v1/people/${id}`, body)).status).toBe(200);
  return id;
}
const send = (id: string, over: object = {}, who: Client = qjob) =>
  who.put<PlatformRegistration & { code?: string; errors?: object }>(`/platform/v1/people/${id}/questionnaire`, {
    version: form,
    categoryIds: ['paint'],
    answers: { trade: 'Malíř pokojů' },
    ...over,
  });
async function applied(over: object = {}): Promise<{ personId: string; id: string }> {
  const personId = await person(over);
  const { status, body } = await send(personId);
  expect([status, body.state]).toEqual([200, 'submitted']);
  // Nobody reads it in the millisecond in which it came.
  clock.setOffset(clock.offsetMs + 1_000);
  return { personId, id: body.id };
}
const caseOf = async (id: string) => {
  const [found] = await db.read.select().from(cases).where(eq(cases.subjectId, id));
  if (!found) throw new Error('The registration has no case.');
  return found;
};
async function decide(id: string, decision: object, who: Client = moderator) {
  const one = await caseOf(id);
  return who.post<{ decision: { id: string }; code?: string; winner?: object }>(
    `/api/cases/${one.id}/decision`,
    { version: one.version, ...decision },
    key(),
  );
}
async function decided(id: string, decision: object, who: Client = moderator): Promise<string> {
  const { status, body } = await decide(id, decision, who);
  expect(status).toBe(200);
  await house.pass(GRACE);
  return body.decision.id;
}
const contextOf = async (id: string, who: Client = moderator) =>
  (await who.get<RegistrationContext>(`/api/cases/${(await caseOf(id)).id}/context`)).body;
const admission = async (personId: string, who: Client = qjob) =>
  (await who.get<Admission>(`/platform/v1/people/${personId}/registration`)).body;
const told = async (id: string) => {
  const rows = await db.read.select().from(outboxMessages).where(eq(outboxMessages.subjectId, id));
  return rows.filter(({ cancelledAt }) => cancelledAt === null);
};
const REFUSE = { outcome: 'refuse', grounds: ['NO_EXPERIENCE', 'ANSWERS_UNCLEAR'] };

describe('the questionnaire', () => {
  test('is shown to the marketplace in its own ids, and another marketplace has none', async () => {
    const { body } = await qjob.get<{ version: number; questions: { key: string; categoryId: string | null }[] }>(
      '/platform/v1/questionnaire',
    );
    expect(body.version).toBe(form);
    expect(body.questions.map(({ key: name, categoryId: of }) => [name, of])).toEqual([
      ['trade', null],
      ['years', null],
      ['gas', 'gas'],
    ]);
    expect((await izi.get('/platform/v1/questionnaire')).status).toBe(404);
  });

  test('grows by versions that only a manager adds, each seen before the next, and none ever changes', async () => {
    const { body } = await manager.get<{ version: number; inForce: boolean }[]>('/api/questionnaires');
    expect(body).toMatchObject([{ version: 1, inForce: true }]);
    expect((await addForm(1, [question('trade')], moderator)).status).toBe(403);
    expect((await addForm(0, [question('trade')])).body).toMatchObject({ code: 'version-changed' });
    const strange = [question('trade', { categoryId: 'nobody' })];
    expect((await addForm(1, strange)).body).toMatchObject({
      code: 'category-unknown',
      errors: { 'questions.0.categoryId': 'category-unknown' },
    });
    expect((await manager.put('/api/questionnaires/1', {})).status).toBeGreaterThanOrEqual(404);
    const elsewhere = await house.signIn('manager', { marketplaceIds: ['izi'] });
    expect((await addForm(1, [question('trade')], elsewhere)).status).toBe(404);
    expect((await elsewhere.get<object[]>('/api/questionnaires')).body).toEqual([]);
  });

  test('that a newer one replaced is refused, and says which one is in force', async () => {
    const [gas] = [question('gas', { kind: 'yes-no', categoryId: await categoryId('gas') })];
    const id = await person();
    const before = await send(id);
    expect(before.status).toBe(200);
    await house.pass(HOUR);
    const questions = [question('trade'), question('years', { kind: 'number', required: false }), gas];
    expect((await addForm(form, questions)).status).toBe(201);
    expect((await send(await person())).body).toMatchObject({
      code: 'questionnaire-outdated',
      version: form + 1,
      errors: { version: 'questionnaire-outdated' },
    });
    form += 1;
    expect((await send(await person())).status).toBe(200);
    // What was answered keeps the words that it answered.
    expect(await contextOf(before.body.id)).toMatchObject({ registration: { questionnaireVersion: form - 1 } });
    const { body: list } = await manager.get<{ version: number; inForce: boolean }[]>('/api/questionnaires');
    expect(list.map(({ version, inForce }) => [version, inForce])).toEqual([
      [2, true],
      [1, false],
    ]);
  });
});

describe('a specialist who applies', () => {
  test('stands before the desk for a day, with answers in the words of whoever reads them', async () => {
    const { id, personId } = await applied();
    const one = await caseOf(id);
    expect(one).toMatchObject({ queue: 'registrations', state: 'open', headline: { about: 'Malování' } });
    expect(one.dueAt.getTime() - one.openedAt.getTime()).toBe(DAY);
    expect(await contextOf(id)).toMatchObject({
      allowed: ['accept', 'ask', 'refuse', 'escalate'],
      registration: {
        state: 'submitted',
        categories: [{ name: 'Malování' }],
        answers: [
          { key: 'trade', label: 'English: trade?', answer: 'Malíř pokojů' },
          { key: 'years', answer: null },
        ],
      },
      document: { state: null, badge: 'none' },
      earlier: [],
      links: [],
    });
    const czech = await house.signIn('moderator');
    expect((await czech.put('/api/me/preferences', { language: 'cs' })).status).toBe(200);
    expect((await contextOf(id, czech)).registration.answers[0]?.label).toBe('Česky: trade?');
    expect(await admission(personId)).toMatchObject({ needed: true, admitted: false, registration: { id } });
  });

  test('is told what is missing, what nobody asked, and what is no answer', async () => {
    const id = await person();
    expect((await send(id, { answers: {} })).body).toMatchObject({
      code: 'answers-missing',
      errors: { 'answers.trade': 'answers-missing' },
    });
    expect((await send(id, { categoryIds: ['gas'] })).body).toMatchObject({
      code: 'answers-missing',
      errors: { 'answers.gas': 'answers-missing' },
    });
    expect((await send(id, { answers: { trade: 'x', gas: 'yes' } })).body).toMatchObject({ code: 'unknown-field' });
    expect((await send(id, { answers: { trade: 'x', years: 'mnoho' } })).body).toMatchObject({ code: 'invalid' });
    expect((await send(id, { categoryIds: ['nothing'] })).body).toMatchObject({ code: 'category-unknown' });
    expect((await send(id, { categoryIds: [] })).status).toBe(422);
    expect((await send('nobody')).body).toMatchObject({ code: 'person-unknown' });
    expect((await admission(id)).registration).toBeNull();
  });

  test('and sends the same twice is one registration, and changes nothing', async () => {
    const { id, personId } = await applied();
    const before = await caseOf(id);
    const { status, body } = await send(personId);
    expect([status, body.id]).toEqual([200, id]);
    expect(await caseOf(id)).toEqual(before);
    const entries = await db.read.select().from(auditEntries).where(eq(auditEntries.subjectId, id));
    expect(entries.map(({ action }) => action)).toEqual(['registration.submitted']);
  });

  test('and sends two at once is one registration all the same', async () => {
    for (let round = 0; round < 3; round++) {
      const id = await person();
      const both = await Promise.all([send(id), send(id, { answers: { trade: 'Malíř a natěrač' } })]);
      expect(both.map(({ status }) => status)).toEqual([200, 200]);
      expect(new Set(both.map(({ body }) => body.id)).size).toBe(1);
    }
  });

  test('does not exist for another marketplace', async () => {
    const { id, personId } = await applied();
    expect((await send(personId, {}, izi)).body).toMatchObject({ code: 'person-unknown' });
    expect((await izi.get(`/platform/v1/people/${personId}/registration`)).status).toBe(404);
    const elsewhere = await house.signIn('moderator', { marketplaceIds: ['izi'] });
    expect((await elsewhere.get(`/api/registrations/${id}`)).status).toBe(404);
    expect((await elsewhere.get(`/api/cases/${(await caseOf(id)).id}/context`)).status).toBe(404);
    expect((await decide(id, { outcome: 'accept' }, elsewhere)).status).toBe(404);
  });

  test('of a marketplace without a questionnaire is admitted without being asked', async () => {
    await izi.put('/platform/v1/people/free', { displayName: 'Вільний', kinds: ['specialist'] });
    expect(await admission('free', izi)).toEqual({
      needed: false,
      admitted: true,
      categoryIds: [],
      registration: null,
    });
    expect(
      (await izi.put('/platform/v1/people/free/questionnaire', { version: 1, categoryIds: ['x'], answers: {} })).body,
    ).toMatchObject({ code: 'questionnaire-outdated' });
  });

  test('who changes the answers makes what was being decided count for nothing', async () => {
    const { id, personId } = await applied();
    const { body } = await decide(id, REFUSE);
    expect((await send(personId, { answers: { trade: 'Malíř, 12 let praxe' } })).body).toMatchObject({
      id,
      state: 'submitted',
    });
    await house.pass(GRACE);
    expect(await contextOf(id)).toMatchObject({
      allowed: ['accept', 'ask', 'refuse', 'escalate'],
      registration: { answers: [{ answer: 'Malíř, 12 let praxe' }, {}] },
      history: [{ id: body.decision.id, state: 'void' }],
    });
    expect(await told(id)).toEqual([]);
  });

  test('may withdraw until it is decided, and nobody needs to decide it any more', async () => {
    const { id, personId } = await applied();
    const withdraw = () => qjob.post(`/platform/v1/people/${personId}/registration/withdraw`, {});
    expect((await withdraw()).body).toMatchObject({ id, state: 'withdrawn' });
    expect(await caseOf(id)).toMatchObject({ state: 'closed' });
    expect((await withdraw()).body).toMatchObject({ code: 'registration-closed' });
    const again = await send(personId);
    expect(again.body.id).not.toBe(id);
    expect((await contextOf(again.body.id)).earlier).toMatchObject([{ id, state: 'withdrawn' }]);
  });
});

describe('accepted', () => {
  test('after the grace the specialist is admitted and the marketplace is told once', async () => {
    const { id, personId } = await applied();
    const decisionId = (await decide(id, { outcome: 'accept', message: 'Vítejte.' })).body.decision.id;
    expect(await admission(personId)).toMatchObject({ admitted: false });
    await house.pass(GRACE);
    expect(await admission(personId)).toMatchObject({
      admitted: true,
      categoryIds: ['paint'],
      registration: { id, state: 'accepted', grounds: [] },
    });
    const messages = await told(id);
    expect(messages.map(({ topic }) => topic)).toEqual(['registration.decided']);
    expect(JSON.stringify(messages[0]?.payload)).toContain('Vítejte.');
    expect(await db.read.select().from(statements).where(eq(statements.decisionId, decisionId))).toEqual([]);
    expect((await decide(id, { outcome: 'accept' }, other)).body).toMatchObject({ code: 'case-decided' });
  });

  test('and taken back inside the grace nothing of it happened', async () => {
    const { id, personId } = await applied();
    const { body } = await decide(id, { outcome: 'accept' });
    expect((await moderator.post(`/api/decisions/${body.decision.id}/undo`, {})).status).toBe(200);
    await house.pass(GRACE);
    expect(await admission(personId)).toMatchObject({ admitted: false, registration: { state: 'submitted' } });
    expect(await told(id)).toEqual([]);
  });

  test('and reopened the specialist is no longer admitted, and the marketplace hears it', async () => {
    const { id, personId } = await applied();
    const decisionId = await decided(id, { outcome: 'accept' });
    const reason = 'Účet patří někomu jinému.';
    expect((await other.post(`/api/decisions/${decisionId}/revert`, { reason })).status).toBe(403);
    expect((await manager.post(`/api/decisions/${decisionId}/revert`, { reason })).status).toBe(200);
    expect(await admission(personId)).toMatchObject({ admitted: false, registration: { state: 'submitted' } });
    const outcomes = (await told(id)).map(
      ({ payload }) => /"outcome":"(\w+)"/.exec(JSON.stringify(payload).replaceAll('\\', ''))?.[1],
    );
    expect(outcomes.sort()).toEqual(['accepted', 'reopened']);
    await decided(id, REFUSE);
    expect(await admission(personId)).toMatchObject({ registration: { state: 'refused' } });
  });

  test('in one category is not lost by asking for another and being refused', async () => {
    const { id, personId } = await applied();
    await decided(id, { outcome: 'accept' });
    const more = await send(personId, { categoryIds: ['gas'], answers: { trade: 'Plynař', gas: 'no' } });
    expect(await admission(personId)).toMatchObject({ admitted: true, categoryIds: ['paint'] });
    await decided(more.body.id, REFUSE);
    expect(await admission(personId)).toMatchObject({
      admitted: true,
      categoryIds: ['paint'],
      registration: { id: more.body.id, state: 'refused' },
    });
  });
});

describe('asked', () => {
  test('the case waits, the specialist answers by sending the questionnaire again, and is accepted', async () => {
    const { id, personId } = await applied();
    const asked = await decide(id, { outcome: 'ask', message: 'Kolik let praxe máte?' });
    expect(asked.status).toBe(200);
    await house.pass(GRACE);
    expect(await caseOf(id)).toMatchObject({ state: 'waiting' });
    expect((await admission(personId)).registration).toMatchObject({
      state: 'asked',
      asked: { question: 'Kolik let praxe máte?' },
    });
    expect((await told(id)).map(({ topic }) => topic)).toEqual(['registration.asked']);
    expect((await decide(id, { outcome: 'accept' }, other)).body).toMatchObject({ code: 'case-waiting' });
    const same = await send(personId, { answers: { trade: 'Malíř pokojů', years: '12' } });
    expect(same.body).toMatchObject({ id, state: 'submitted', asked: null });
    expect(await caseOf(id)).toMatchObject({ state: 'open' });
    const context = await contextOf(id);
    expect(context.timeline.map(({ kind }) => kind)).toEqual([
      'registration.submitted',
      'decision.ask',
      'registration.answered',
    ]);
    await decided(id, { outcome: 'accept' });
    expect(await admission(personId)).toMatchObject({ admitted: true });
  });

  test('and not answered in time the case comes back as it is', async () => {
    const { id, personId } = await applied();
    await decided(id, { outcome: 'ask', message: 'Máte živnostenský list?' });
    await house.pass(72 * HOUR - 1);
    expect(await caseOf(id)).toMatchObject({ state: 'waiting' });
    await house.pass(1);
    expect(await caseOf(id)).toMatchObject({ state: 'open' });
    expect((await admission(personId)).registration).toMatchObject({ state: 'submitted', asked: null });
    expect((await contextOf(id)).timeline.at(-1)).toMatchObject({ kind: 'registration.unanswered' });
  });

  test('without a question nobody is asked', async () => {
    const { id } = await applied();
    expect((await decide(id, { outcome: 'ask' })).body).toMatchObject({ code: 'message-missing' });
  });
});

describe('refused', () => {
  test('the specialist gets one statement of reasons, in his language, and the grounds are kept', async () => {
    const { id, personId } = await applied();
    const decisionId = await decided(id, { ...REFUSE, message: 'Ozvěte se, až budete mít praxi.' });
    expect(await admission(personId)).toMatchObject({
      admitted: false,
      registration: { state: 'refused', grounds: ['ANSWERS_UNCLEAR', 'NO_EXPERIENCE'] },
    });
    const stated = await db.read.select().from(statements).where(eq(statements.decisionId, decisionId));
    expect(stated).toHaveLength(1);
    expect(stated[0]).toMatchObject({ language: 'cs' });
    expect(stated[0]?.text).toContain('Odpovědi nedokládají praxi');
    expect(stated[0]?.text).toContain('Ozvěte se, až budete mít praxi.');
    expect(stated[0]?.text).not.toContain('Malíř pokojů');
    expect(JSON.parse(String(stated[0]?.data))).toMatchObject({ puid: decisionId, automated_detection: 'No' });
    const [message] = await told(id);
    expect(JSON.stringify(message?.payload)).toContain('ANSWERS_UNCLEAR');
  });

  test('needs a ground, and one of a registration', async () => {
    const { id } = await applied();
    for (const grounds of [undefined, ['IMG_BLURRED']])
      expect((await decide(id, { outcome: 'refuse', ...(grounds && { grounds }) })).body).toMatchObject({
        code: 'grounds-missing',
      });
    expect((await decide(id, { outcome: 'approve' })).body).toMatchObject({ code: 'outcome-not-allowed' });
  });

  test('and reopened it stands before the desk again, unless the specialist has applied anew', async () => {
    const first = await applied();
    const decisionId = await decided(first.id, REFUSE);
    expect((await moderator.post(`/api/decisions/${decisionId}/revert`, { reason: 'Praxe doložena.' })).status).toBe(
      200,
    );
    expect(await admission(first.personId)).toMatchObject({ registration: { state: 'submitted', grounds: [] } });
    const second = await applied();
    const refusedId = await decided(second.id, REFUSE);
    expect((await send(second.personId)).body).toMatchObject({ state: 'submitted' });
    expect((await moderator.post(`/api/decisions/${refusedId}/revert`, { reason: 'Omyl.' })).body).toMatchObject({
      code: 'cannot-revert',
    });
  });

  test('for a second account the statement says that a program had pointed at it', async () => {
    const phone = '+420601300001';
    const first = await applied({ phone });
    const second = await applied({ phone });
    await decided(first.id, { outcome: 'accept' });
    const context = await contextOf(second.id);
    expect(context.links).toMatchObject([{ kinds: ['phone'], band: 'possible', registration: 'accepted' }]);
    expect(context.contacts).toEqual({ email: null, phone, phonePossible: true, phoneCountry: 'CZ' });
    const decisionId = await decided(second.id, { outcome: 'refuse', grounds: ['DUPLICATE_ACCOUNT'] });
    const [stated] = await db.read.select().from(statements).where(eq(statements.decisionId, decisionId));
    expect(JSON.parse(String(stated?.data))).toMatchObject({ automated_detection: 'Yes' });
    expect(stated?.text).not.toContain('601300001');
  });
});

test('accounts that are called alike are shown, and those that are tied by more are not shown twice', async () => {
  const phone = '+420601300002';
  const first = await applied({ displayName: 'Šárka Dvořáková', phone });
  await applied({ displayName: 'sarka dvorakova' });
  await applied({ displayName: 'Šárka Dvořáková', phone });
  const { sameName, links } = await contextOf(first.id);
  expect(links).toHaveLength(1);
  expect(sameName.map(({ displayName }) => displayName)).toEqual(['sarka dvorakova']);
});

test('escalated, a registration waits for a manager', async () => {
  const { id } = await applied();
  await decided(id, { outcome: 'escalate', note: 'Podezřelé.' });
  expect(await caseOf(id)).toMatchObject({ state: 'open', level: 2 });
  expect((await decide(id, { outcome: 'accept' }, other)).body).toMatchObject({ code: 'level-two' });
  expect((await decide(id, { outcome: 'accept' }, manager)).status).toBe(200);
});

test('of two who decide at once one gets through, and the other hears who won', async () => {
  for (let round = 0; round < 5; round++) {
    const { id } = await applied();
    const one = await caseOf(id);
    const say = (who: Client, decision: object) =>
      who.post<{ code?: string; winner?: { outcome: string } }>(
        `/api/cases/${one.id}/decision`,
        { version: one.version, ...decision },
        key(),
      );
    const both = await Promise.all([say(moderator, { outcome: 'accept' }), say(other, REFUSE)]);
    const statuses = both.map(({ status }) => status).sort();
    expect(statuses).toEqual([200, 409]);
    const [won] = both.filter(({ status }) => status === 200);
    const [lost] = both.filter(({ status }) => status === 409);
    const outcome = won === both[0] ? 'accept' : 'refuse';
    expect(lost?.body).toMatchObject({ code: 'case-decided', winner: { outcome } });
    await house.pass(GRACE);
    expect((await told(id)).map(({ topic }) => topic)).toEqual(['registration.decided']);
    expect(
      await db.read
        .select()
        .from(statements)
        .where(eq(statements.recipientId, String((await contextOf(id)).person.id))),
    ).toHaveLength(outcome === 'refuse' ? 1 : 0);
  }
});

test.each([
  ['agent', () => agent],
  ['auditor', () => auditor],
] as const)('an %s decides no registration', async (_role, who) => {
  const { id } = await applied();
  expect((await decide(id, { outcome: 'accept' }, who())).status).toBe(403);
});

describe('the register', () => {
  test('lists those of a state with its kept total, and shows one with its answers', async () => {
    const { id } = await applied();
    const filter = encodeURIComponent(JSON.stringify({ marketplaceId: 'qjob', state: 'submitted' }));
    const { body, headers } = await auditor.get<{ id: string; personName: string; state: string }[]>(
      `/api/registrations?filter=${filter}&range=[0,99]`,
    );
    expect(body.map((row) => row.id)).toContain(id);
    expect(new Set(body.map(({ state }) => state))).toEqual(new Set(['submitted']));
    expect(headers.get('content-range')).toMatch(new RegExp(`/${body.length}$`));
    expect((await auditor.get(`/api/registrations/${id}`)).body).toMatchObject({
      id,
      answers: [{ answer: 'Malíř pokojů' }, {}],
    });
    expect((await agent.get('/api/registrations')).status).toBe(403);
  });

  test('is exported without an answer', async () => {
    const { id } = await applied();
    const { text, status } = await auditor.get(
      `/api/export/registrations.csv?filter=${encodeURIComponent(JSON.stringify({ id: [id] }))}`,
    );
    expect(status).toBe(200);
    expect(text).toContain(id);
    expect(text).not.toContain('Malíř pokojů');
  });

  test('is counted as its rows are', async () => {
    expect(await recountFaults(db)).toEqual([]);
  });
});

test('every message about a registration is as the interface describes it', async () => {
  const rows = await db.read.select().from(outboxMessages);
  const mine = rows.filter(({ topic }) => topic.startsWith('registration.'));
  expect(new Set(mine.map(({ topic }) => topic))).toEqual(new Set(['registration.decided', 'registration.asked']));
  for (const { topic, payload } of mine) {
    const schema = MESSAGES.find((message) => message.topic === topic)?.schema;
    const parsed = schema?.safeParse(JSON.parse(payload));
    expect(parsed?.error?.issues ?? []).toEqual([]);
  }
});
