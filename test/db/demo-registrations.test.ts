import { eq } from 'drizzle-orm';
import { describe, expect, test } from 'vitest';
import { fillDemo } from '#db/demo/fill.ts';
import { REGISTRATION_SPEECH } from '#db/demo/registrations.ts';
import { auditEntries } from '#db/schema/audit.ts';
import { questionnaires, registrations } from '#db/schema/registrations.ts';
import { cases, decisions, statements } from '#db/schema/spine.ts';
import { LANGUAGES } from '#db/words.ts';
import { furnish } from '#server/app.ts';
import { recountFaults } from '#server/backup/recount.ts';
import { fillRegistrations } from '#server/demo/registrations/fill.ts';
import { linkedTo } from '#server/links/store.ts';
import { AddQuestionnaire } from '#server/registrations/contract.ts';
import { testClock } from '../support/clock.ts';
import { makeContext } from '../support/context.ts';
import { DEMO_NOW, demoInput } from '../support/demo.ts';

// It is played through by the commands of the desk.
furnish();
const context = await makeContext({ clock: testClock(DEMO_NOW) });
const { read } = context.db;
await fillDemo(context.db, demoInput(0.02));
await fillRegistrations(context, DEMO_NOW);

const all = await read.select().from(registrations);
const queue = await read.select().from(cases).where(eq(cases.queue, 'registrations'));
const HOUR = 3_600_000;

describe.each(['qjob', 'izi'] as const)('the demo of %s', (id) => {
  const mine = all.filter(({ marketplaceId }) => marketplaceId === id);
  const open = queue.filter(({ marketplaceId, state }) => marketplaceId === id && state === 'open');

  test('has 25 open registrations, some of them overdue, escalated, asked or answered', () => {
    expect(open.length).toBeGreaterThanOrEqual(25);
    expect(open.filter(({ dueAt }) => dueAt < DEMO_NOW).length).toBeGreaterThanOrEqual(5);
    expect(open.filter(({ dueAt }) => dueAt > DEMO_NOW).length).toBeGreaterThanOrEqual(15);
    expect(open.filter(({ level }) => level === 2).length).toBeGreaterThanOrEqual(1);
    const states = new Set(mine.map(({ state }) => state));
    expect(states).toEqual(new Set(['submitted', 'asked', 'accepted', 'refused']));
    expect(mine.some(({ state, askedAt }) => state === 'submitted' && askedAt !== null)).toBe(true);
  });

  test('asks in three languages, by a version that has a successor', async () => {
    const forms = await read.select().from(questionnaires).where(eq(questionnaires.marketplaceId, id));
    expect(forms.map(({ version }) => version).sort()).toEqual([1, 2]);
    for (const { version, questions } of forms) {
      const body = { marketplaceId: id, version: version - 1, questions };
      expect(AddQuestionnaire.safeParse(body).error?.issues ?? []).toEqual([]);
      for (const { label } of questions) expect(Object.keys(label).sort()).toEqual([...LANGUAGES].sort());
      expect(questions.some(({ categoryId }) => categoryId !== null)).toBe(true);
    }
    expect(new Set(mine.map(({ questionnaireVersion }) => questionnaireVersion))).toEqual(new Set([1, 2]));
  });

  test('has accounts that share a telephone, a pair that shares more, and one pair that people have judged', async () => {
    const people = open.flatMap(({ subjectId }) => mine.find((each) => each.id === subjectId)?.personId ?? []);
    const links = (await Promise.all(people.map((personId) => linkedTo(read, personId)))).flat();
    expect(links.filter(({ kinds }) => kinds.includes('phone')).length).toBeGreaterThanOrEqual(5);
    expect(links.some(({ band }) => band === 'strong')).toBe(true);
    expect(links.some(({ verdict }) => verdict === 'unrelated')).toBe(true);
  });

  test('has a statement for each refusal, and nothing that happens after now', async () => {
    const said = await read.select().from(decisions).where(eq(decisions.marketplaceId, id));
    const refusals = said.filter(({ outcome }) => outcome === 'refuse');
    expect(refusals.length).toBeGreaterThanOrEqual(5);
    const stated = await read.select().from(statements).where(eq(statements.marketplaceId, id));
    for (const refusal of refusals)
      expect(stated.filter(({ decisionId }) => decisionId === refusal.id)).toHaveLength(1);
    const trail = await read.select().from(auditEntries).where(eq(auditEntries.marketplaceId, id));
    const late = [...trail.map(({ at }) => at), ...mine.map(({ submittedAt }) => submittedAt)];
    expect(late.filter((at) => at > DEMO_NOW)).toEqual([]);
  });

  test('says in its answers what the trade is, each a little otherwise', () => {
    const { main } = REGISTRATION_SPEECH[id];
    const texts = mine.map(({ answers }) => answers[main]);
    expect(new Set(texts).size).toBeGreaterThanOrEqual(25);
    expect(texts.filter((text) => !text)).toEqual([]);
  });
});

test('started once more it adds nothing', async () => {
  await fillRegistrations(context, new Date(DEMO_NOW.getTime() + HOUR));
  expect(await read.$count(registrations)).toBe(all.length);
});

test('the same start makes the same registrations', async () => {
  const again = await makeContext({ clock: testClock(DEMO_NOW) });
  await fillDemo(again.db, demoInput(0.02));
  await fillRegistrations(again, DEMO_NOW);
  const same = ({ id, state, answers, submittedAt }: (typeof all)[number]) => ({ id, state, answers, submittedAt });
  const byId = (one: { id: string }, other: { id: string }) => (one.id < other.id ? -1 : 1);
  const rows = await again.db.read.select().from(registrations);
  expect(rows.map(same).sort(byId)).toEqual(all.map(same).sort(byId));
});

test('its counters are those of its rows', async () => {
  expect((await recountFaults(context.db)).filter((fault) => /^registrations/.test(fault))).toEqual([]);
});
