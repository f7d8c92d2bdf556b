import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import { reviews } from '#db/schema/reviews.ts';
import { screeningSettings } from '#db/schema/screening.ts';
import { cases, type Decision, decisions } from '#db/schema/spine.ts';
import { recountFaults } from '#server/backup/recount.ts';
import { DEFAULT_SCREENING } from '#server/screening/defaults.ts';
import * as screening from '#server/screening/screen.ts';
import type { Client } from '../support/apiClient.ts';
import { startHouse } from '../support/house.ts';

vi.mock('#server/screening/screen.ts', { spy: true });

const DAY = 86_400_000;
const CALL = 'Майстер чемний, але хто хоче дешевше, дзвоніть напряму: +380 67 412 83 09.';
const CLEAN = 'Майстер приїхав вчасно, зробив усе за годину і прибрав за собою.';
const house = await startHouse();
const { db } = house.context;
let [moderator, manager, auditor]: Client[] = [];
beforeAll(async () => {
  [moderator, manager, auditor] = [
    await house.signIn('moderator'),
    await house.signIn('manager'),
    await house.signIn('auditor'),
  ];
});
const key = () => ({ 'idempotency-key': crypto.randomUUID() });
const caseOf = async (reviewId: string) =>
  (await db.read.select().from(cases).where(eq(cases.subjectId, reviewId)))[0] as typeof cases.$inferSelect;
const submitted = async (text: string, over: Record<string, unknown> = {}) =>
  caseOf(await house.review(await house.deal(), 'customer', { text, ...over }));
const decisionOf = async (id: string) =>
  (await db.read.select().from(decisions).where(eq(decisions.id, id)))[0] as Decision;

async function decide(one: { id: string; version: number }, input: object, who = moderator as Client): Promise<string> {
  const answer = await who.post<{ decision: { id: string } }>(
    `/api/cases/${one.id}/decision`,
    { version: one.version, ...input },
    key(),
  );
  if (answer.status !== 200) throw new Error(`${answer.status} ${answer.text}`);
  return answer.body.decision.id;
}
type Precision = { detector: string; version: string; reason: string; shown: number; confirmed: number; lower: number };
const precision = async (who = manager as Client, query = '') =>
  (await who.get<Precision[]>(`/api/screening/precision${query}`)).body;
/** Shown and confirmed of phones, and whether all counters are what the rows say. */
async function phones(): Promise<number[]> {
  expect(await recountFaults(db)).toEqual([]);
  const row = (await precision()).find(({ detector }) => detector === 'phones');
  return [row?.shown ?? 0, row?.confirmed ?? 0];
}

describe('a case keeps what the screening found when the text came in', () => {
  test('the findings, the reason of the surest, and an earlier place in the queue', async () => {
    const [alarming, plain] = [await submitted(CALL), await submitted(CLEAN)];
    expect(alarming.findings?.map(({ reason }) => reason)).toContain('R10');
    expect([alarming.flag, plain.flag, plain.findings]).toEqual(['R10', null, []]);
    expect(alarming.priority).toEqual([{ reason: 'screening', minutes: 120 }]);
    expect(alarming.rank).toBeLessThan(plain.rank);
    expect(JSON.stringify(alarming.findings)).not.toContain('412');
    const { body } = await (moderator as Client).get<{ marks: object[] }>(`/api/cases/${alarming.id}/context`);
    expect(body.marks.length).toBe(alarming.findings?.length);
  });

  test('the rows of the queue show it, and can be asked for by it', async () => {
    const one = await submitted(CALL);
    const filter = encodeURIComponent(JSON.stringify({ queue: 'reviews', flag: ['R10'] }));
    const { body } = await (moderator as Client).get<{ id: string; flags: object[] }[]>(`/api/cases?filter=${filter}`);
    expect(body.find(({ id }) => id === one.id)?.flags[0]).toEqual({ reason: 'R10', sub: 'phone' });
  });

  test('its timeline tells what the machine and people did with it, and its text gets hints that ground nothing', async () => {
    const one = await submitted(`${CALL} Ціна супеeeeер.`);
    await (moderator as Client).post(`/api/cases/${one.id}/claim`, { version: one.version });
    const held = { version: one.version, reason: 'Питаю автора.', minutes: 30 };
    expect((await (moderator as Client).post(`/api/cases/${one.id}/hold`, held)).status).toBe(200);
    const { body } = await (moderator as Client).get<{
      timeline: { kind: string; actor: string; text?: object }[];
      hints: { start: number; end: number }[];
    }>(`/api/cases/${one.id}/context`);
    const of = (kind: string) => body.timeline.find((entry) => entry.kind === kind);
    expect(of('case.screened')).toMatchObject({ actor: 'system', text: { findings: one.findings?.length } });
    expect(of('case.held')?.actor).toMatch(/^moderator/);
    expect(body.hints.length).toBeGreaterThan(0);
  });

  test('the weight of a finding is that of the thresholds that the manager had set', async () => {
    const { lists, thresholds } = DEFAULT_SCREENING;
    const strict = { lists, thresholds: { ...thresholds, flag: 0.96, raise: 0.99 } };
    const settings = { marketplaceId: 'qjob', version: 1, body: strict, note: 'Méně značek.' };
    expect((await (manager as Client).post('/api/screening/settings', settings)).status).toBe(200);
    const mild = await caseOf(await house.review(await house.deal('qjob'), 'customer', { text: CALL }));
    const usual = await submitted(CALL);
    const shown = async ({ id }: { id: string }) => {
      const { body } = await (moderator as Client).get<{ case: { flags: object[] }; marks: { weight: string }[] }>(
        `/api/cases/${id}/context`,
      );
      return [body.case.flags.length > 0, ...new Set(body.marks.map(({ weight }) => weight))];
    };
    expect(await shown(mild)).toEqual([false, 'highlight']);
    expect(await shown(usual)).toEqual([true, 'raise']);
    const old = usual.findings?.map(({ weight: _weight, ...finding }) => finding) ?? [];
    await db.transaction(
      async (tx) => void (await tx.update(cases).set({ findings: old }).where(eq(cases.id, usual.id))),
    );
    expect(await shown(usual)).toEqual([true, 'raise']);
  });

  test('an author who rewrites it is screened anew, and the case takes its new place', async () => {
    const one = await submitted(CALL);
    const izi = await house.market('izi');
    const rewritten = await izi.put(`/platform/v1/reviews/${one.subjectId}`, { rating: 2, text: CLEAN });
    expect(rewritten.status).toBe(200);
    const now = await caseOf(one.subjectId);
    expect([now.findings, now.flag, now.priority]).toEqual([[], null, [{ reason: 'low-stars', minutes: 60 }]]);
    expect(now.rank).toBe(now.dueAt.getTime() - 60 * 60_000);
    await izi.put(`/platform/v1/reviews/${one.subjectId}`, { rating: 5, text: CALL });
    expect((await caseOf(one.subjectId)).flag).toBe('R10');
  });

  test('a text is screened once, before its transaction begins', async () => {
    const deal = await house.deal();
    vi.mocked(screening.screen).mockClear();
    await house.review(deal, 'customer', { text: CALL });
    expect(vi.mocked(screening.screen)).toHaveBeenCalledTimes(1);
    const one = await submitted(CLEAN, { language: 'en' });
    vi.mocked(screening.screen).mockClear();
    await (await house.market('izi')).put(`/platform/v1/reviews/${one.subjectId}`, { rating: 5, text: '12345678' });
    expect(vi.mocked(screening.screen)).toHaveBeenCalledTimes(1);
  });

  test('a case that is older than the screening is screened when somebody opens it', async () => {
    const one = await submitted(CALL);
    await db.transaction(
      async (tx) => void (await tx.update(cases).set({ findings: null, flag: null }).where(eq(cases.id, one.id))),
    );
    const { body } = await (moderator as Client).get<{ marks: { reason: string }[] }>(`/api/cases/${one.id}/context`);
    expect(body.marks.map(({ reason }) => reason)).toContain('R10');
    const id = await decide(one, { outcome: 'reject', reasons: ['R10'] });
    expect((await decisionOf(id)).findings).toBeNull();
    const { body: list } = await (moderator as Client).get<{ data: { automated_detection: string } }[]>(
      `/api/statements?filter=${encodeURIComponent(JSON.stringify({ decisionId: id }))}`,
    );
    expect(list[0]?.data.automated_detection).toBe('Yes');
  });
});

describe('a decision says which flags the person agreed with', () => {
  const judgedBy = async (input: object, text = CALL) => {
    const { findings, extra } = await decisionOf(await decide(await submitted(text), input));
    expect(extra).toEqual({});
    return findings?.map(({ reason, confirmed }) => [reason, confirmed]);
  };

  test('rejecting for the reason agrees; publishing and rejecting for another reason do not', async () => {
    expect(await judgedBy({ outcome: 'reject', reasons: ['R10'] })).toContainEqual(['R10', true]);
    expect(await judgedBy({ outcome: 'reject', reasons: ['R04'] })).toContainEqual(['R10', false]);
    expect(await judgedBy({ outcome: 'publish' })).toContainEqual(['R10', false]);
    expect(await judgedBy({ outcome: 'publish' }, CLEAN)).toEqual([]);
  });

  test('passages that the desk sends are taken as they are', async () => {
    const one = await submitted(CALL);
    const [found] = one.findings ?? [];
    const span = { start: found?.start ?? 0, end: found?.end ?? 1 };
    const agreed = await decide(one, { outcome: 'reject', reasons: ['R04'], confirmed: [{ ...span, reason: 'R10' }] });
    expect((await decisionOf(agreed)).findings?.[0]).toMatchObject({ ...span, confirmed: true });
  });

  test('none that the desk sends is none, also for a reason that was given', async () => {
    expect(await judgedBy({ outcome: 'reject', reasons: ['R10'], confirmed: [] })).toContainEqual(['R10', false]);
  });

  test('hiding a passage agrees with what lies in it', async () => {
    const at = CALL.indexOf('+380');
    const spans = [{ start: at, end: CALL.length - 1, reason: 'R10' }];
    expect(await judgedBy({ outcome: 'redact', spans })).toContainEqual(['R10', true]);
    const elsewhere = [{ start: 0, end: 7, reason: 'R10' }];
    expect(await judgedBy({ outcome: 'redact', spans: elsewhere })).toContainEqual(['R10', false]);
  });

  test('passing it on judges nothing, and no register shows what a program thought', async () => {
    const id = await decide(await submitted(CALL), { outcome: 'escalate' });
    expect((await decisionOf(id)).findings).toBeNull();
    for (const path of ['/api/decisions', `/api/decisions/${id}`])
      expect((await (auditor as Client).get(path)).text).not.toContain('findings');
  });
});

describe('live precision counts what took effect and stands', () => {
  test('a decision counts once its grace is over, an undone one never, a reopened one no more', async () => {
    await house.pass(60_000);
    const [shown = 0, confirmed = 0] = await phones();
    const [right, wrong, undone] = [await submitted(CALL), await submitted(CALL), await submitted(CALL)];
    const rejected = await decide(right, { outcome: 'reject', reasons: ['R10'] });
    await decide(wrong, { outcome: 'publish' });
    const taken = await decide(undone, { outcome: 'reject', reasons: ['R10'] });
    expect(await phones()).toEqual([shown, confirmed]);
    await (moderator as Client).post(`/api/decisions/${taken}/undo`, {});
    await house.pass(60_000);
    expect(await phones()).toEqual([shown + 2, confirmed + 1]);
    await (manager as Client).post(`/api/decisions/${rejected}/revert`, { reason: 'Помилка.' });
    expect(await phones()).toEqual([shown + 1, confirmed]);
    const again = await caseOf(right.subjectId);
    await decide(again, { outcome: 'reject', reasons: ['R10'] }, manager);
    await house.pass(60_000);
    expect(await phones()).toEqual([shown + 2, confirmed + 1]);
  });

  test('many decided and reopened at once are counted like one', async () => {
    const before = await phones();
    const some = [await submitted(CALL), await submitted(CALL), await submitted(CLEAN)];
    const items = some.map(({ id, version }) => ({ caseId: id, version }));
    const many = { items, outcome: 'reject', reasons: ['R10'] };
    const { body } = await (moderator as Client).post<{ batchId: string }>('/api/bulk/decisions', many, key());
    await house.pass(60_000);
    expect(await phones()).toEqual(before.map((n) => n + 2));
    await (manager as Client).post('/api/bulk/revert', { batchId: body.batchId, reason: 'Помилка.' });
    expect(await phones()).toEqual(before);
  });

  test('only for marketplaces within sight, and only for who may read it', async () => {
    const czech = await house.signIn('manager', { marketplaceIds: ['qjob'] });
    expect(await precision(czech)).toEqual([]);
    expect((await czech.get('/api/screening/precision?marketplaceId=izi')).status).toBe(404);
    expect((await precision(auditor, '?marketplaceId=izi')).length).toBeGreaterThan(0);
    expect((await (moderator as Client).get('/api/screening/precision')).status).toBe(403);
  });

  test('a counter that lost a row is found by the doctor', async () => {
    const one = await submitted(CALL);
    const id = await decide(one, { outcome: 'reject', reasons: ['R10'] });
    await house.pass(60_000);
    const { findings } = await decisionOf(id);
    const set = (value: Decision['findings']) =>
      db.transaction(
        async (tx) => void (await tx.update(decisions).set({ findings: value }).where(eq(decisions.id, id))),
      );
    await set([]);
    expect((await recountFaults(db)).join()).toContain('screening izi|phones');
    await set(findings);
    expect(await recountFaults(db)).toEqual([]);
  });
});

describe('new word lists', () => {
  const newVersion = async (version: number, flag = 0.6) => {
    const { lists, thresholds } = DEFAULT_SCREENING;
    const pattern = 'палісандр*';
    const phrases = [...lists.phrases, { reason: 'R01' as const, sub: 'wood', confidence: 0.95, patterns: [pattern] }];
    const body = { lists: { ...lists, phrases }, thresholds: { ...thresholds, flag } };
    const answer = await (manager as Client).post('/api/screening/settings', {
      marketplaceId: 'izi',
      version,
      body,
      note: 'Реклама меблів.',
    });
    if (answer.status !== 200) throw new Error(answer.text);
  };
  const versions = () =>
    db.read
      .select()
      .from(screeningSettings)
      .where(eq(screeningSettings.marketplaceId, 'izi'))
      .orderBy(screeningSettings.version);

  test('are applied to the open cases of their marketplace; a case without anything new keeps its version', async () => {
    const wood = 'Замовляв стіл, а отримав палісандрову рамку, довго сміялися.';
    const [touched, untouched] = [await submitted(wood), await submitted(CLEAN)];
    const foreign = await caseOf(await house.review(await house.deal('qjob'), 'customer', { text: wood }));
    const old = await submitted(CALL);
    await (moderator as Client).post(`/api/cases/${touched.id}/claim`, { version: touched.version });
    await newVersion(1);
    expect((await versions())[0]?.appliedAt).toBeNull();
    await house.settle();
    const now = await caseOf(touched.subjectId);
    expect([now.flag, now.priority[0]?.reason, now.version]).toEqual(['R01', 'screening', touched.version + 1]);
    expect(now.rank).toBe(touched.rank - 120 * 60_000);
    expect(now.leaseHolderId).not.toBeNull();
    expect((await caseOf(untouched.subjectId)).version).toBe(untouched.version);
    expect((await caseOf(foreign.subjectId)).flag).toBeNull();
    expect((await caseOf(old.subjectId)).findings?.map(({ version }) => version)).toContain('1.2');
    expect((await versions())[0]?.appliedAt).not.toBeNull();
    expect((await submitted(wood)).flag).toBe('R01');
  });

  test('that are replaced before they were applied leave the work to the newer ones', async () => {
    await newVersion(2, 0.7);
    await newVersion(3, 0.65);
    await house.settle();
    expect((await versions()).map(({ appliedAt }) => appliedAt !== null)).toEqual([true, true, true]);
    const { findings } = await submitted(CALL);
    expect(findings?.[0]?.version).toBe('1.4');
  });

  test('are applied to more cases than one step takes, each once', async () => {
    const template = await submitted(CALL);
    const [review] = await db.read.select().from(reviews).where(eq(reviews.id, template.subjectId));
    const copies = Array.from({ length: 230 }, (_, n) => `copy${n}`);
    await db.transaction(async (tx) => {
      for (const id of copies) {
        await tx
          .insert(reviews)
          .values({ ...(review as typeof reviews.$inferSelect), id, slot: id, status: 'rejected' });
        await tx.insert(cases).values({ ...template, id: `case-${id}`, subjectId: id, findings: [], flag: null });
      }
    });
    await newVersion(4);
    await house.settle();
    const rows = await Promise.all(copies.map((id) => caseOf(id)));
    expect(new Set(rows.map(({ flag, version }) => `${flag} ${version}`))).toEqual(
      new Set([`R10 ${template.version + 1}`]),
    );
    expect((await versions()).at(-1)?.appliedUpTo).not.toBeNull();
  });
});

test('a review that a dispute changed shows no passages of the words it had before, when it is reopened', async () => {
  const deal = await house.deal();
  const id = await house.review(deal, 'customer', { text: `${CLEAN} Дзвоніть напряму: +380 67 412 83 09.` });
  const published = await decide(await caseOf(id), { outcome: 'publish' });
  await house.pass(4 * DAY);
  const dispute = {
    byId: deal.specialistId,
    ground: 'proof',
    reason: 'Це не так.',
    evidence: [{ kind: 'text', text: 'Лист.' }],
  };
  const izi = await house.market('izi');
  const opened = await izi.post<{ id: string }>(`/platform/v1/reviews/${id}/disputes`, dispute, key());
  const one = await caseOf(opened.body.id);
  expect([one.findings, one.flag]).toEqual([null, null]);
  const agent = await house.signIn('agent');
  const spans = [{ start: CLEAN.length + 1, end: CLEAN.length + 35, reason: 'R10' }];
  const redacted = await decide(one, { outcome: 'redact', spans }, agent);
  expect((await decisionOf(redacted)).findings).toBeNull();
  await house.pass(60_000);
  const reverted = await (manager as Client).post(`/api/decisions/${published}/revert`, { reason: 'Ще раз.' });
  expect(reverted.status).toBe(200);
  const again = await caseOf(id);
  expect([again.state, again.findings, again.flag]).toEqual(['open', null, null]);
  expect((await recountFaults(db)).filter((fault) => fault.startsWith('screening'))).toEqual([]);
});
