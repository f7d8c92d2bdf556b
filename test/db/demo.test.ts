import { asc, eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { fillDemo } from '#db/demo/fill.ts';
import { ACCOUNTS } from '#db/demo/staff.ts';
import type { Database } from '#db/open.ts';
import { staff } from '#db/schema/access.ts';
import { auditEntries } from '#db/schema/audit.ts';
import { orders, people } from '#db/schema/market.ts';
import { reviewDisputes, reviews } from '#db/schema/reviews.ts';
import { rings } from '#db/schema/screening.ts';
import { cases, decisions, statements } from '#db/schema/spine.ts';
import { templates } from '#db/schema/workbench.ts';
import { recountFaults, remarkFaults } from '#server/backup/recount.ts';
import { validateStatement } from '#server/decisions/dsa.ts';
import { SEARCH_SOURCES } from '#server/intake/searchSources.ts';
import { countersOf } from '#server/platform/count.ts';
import { sha256 } from '#server/platform/crypto.ts';
import { rebuildSearch } from '#server/platform/searchRebuild.ts';
import { guessLanguage } from '#server/platform/text.ts';
import { ringNight } from '#server/rings/night.ts';
import { precisionOf } from '#server/screening/rules.ts';
import { TemplateCreate } from '#server/templates/contract.ts';
import { testClock } from '../support/clock.ts';
import { makeContext } from '../support/context.ts';
import { freshPlace, openFresh } from '../support/database.ts';
import { DEMO_NOW, demoInput } from '../support/demo.ts';

const HOUR = 3_600_000;
/** The whole of it where it takes seconds; on PostgreSQL a part, which is written in the same way. */
const SCALE = process.env.DATABASE_URL ? 0.1 : 1;
const whenWhole: (name: string, test: () => void | Promise<void>) => void = SCALE === 1 ? it : () => {};
const db = await openFresh(await freshPlace());
await fillDemo(db, demoInput(SCALE));

const nightly = await makeContext({ clock: testClock(DEMO_NOW) });

const all = {
  people: await db.read.select().from(people),
  orders: await db.read.select().from(orders),
  reviews: await db.read.select().from(reviews),
  cases: await db.read.select().from(cases),
  decisions: await db.read.select().from(decisions),
  disputes: await db.read.select().from(reviewDisputes),
  statements: await db.read.select().from(statements),
  audit: await db.read.select().from(auditEntries),
  templates: await db.read.select().from(templates).orderBy(asc(templates.position)),
};
const of = <Row extends { marketplaceId: string | null }>(rows: readonly Row[], id: string) =>
  rows.filter((row) => row.marketplaceId === id);

describe.each(['qjob', 'izi'] as const)('the demo of %s', (id) => {
  const mine = of(all.reviews, id);

  whenWhole('has at least 3,000 reviews by 400 people in 300 distinct texts', () => {
    expect(mine.length).toBeGreaterThanOrEqual(3_000);
    expect(new Set(mine.map((review) => review.authorId)).size).toBeGreaterThanOrEqual(400);
    expect(new Set(mine.map((review) => review.text)).size).toBeGreaterThanOrEqual(300);
  });

  it('speaks the language of its marketplace, and leaves no gap to fill in', () => {
    const texts = mine.filter((review) => review.text.length > 60).map((review) => review.text);
    const foreign = texts.filter((text) => ![id === 'qjob' ? 'cs' : 'uk', null].includes(guessLanguage(text)));
    expect(foreign.length / texts.length).toBeLessThan(0.02);
    expect(texts.filter((text) => /<[^>]*\/|\[[^\]]*\/|undefined/.test(text))).toEqual([]);
  });

  whenWhole('has 25 open cases in each queue, some of them overdue, held, handed over or before a manager', () => {
    for (const queue of ['reviews', 'review-disputes']) {
      const open = of(all.cases, id).filter((one) => one.queue === queue && one.state === 'open');
      expect(open.length).toBeGreaterThanOrEqual(25);
      expect(open.filter((one) => one.dueAt < DEMO_NOW).length).toBeGreaterThanOrEqual(5);
      expect(open.some((one) => one.heldUntil)).toBe(true);
      expect(open.some((one) => one.handedToId)).toBe(true);
      expect(open.filter((one) => one.level === 2).length).toBeGreaterThanOrEqual(1);
    }
  });

  it('goes back ninety days and ends now', () => {
    const times = mine.map((review) => review.submittedAt.getTime());
    expect(DEMO_NOW.getTime() - Math.min(...times)).toBeGreaterThan(85 * 24 * HOUR);
    const later = [
      ...of(all.audit, id).map((entry) => entry.at),
      ...of(all.decisions, id).map((decision) => decision.effectiveAt),
      ...mine.map((review) => review.publishedAt),
    ];
    expect(later.filter((at) => at && at > DEMO_NOW)).toEqual([]);
  });

  whenWhole('has every state of a review and of a dispute, and one decision taken back at each desk', () => {
    const statuses = new Set(mine.map((review) => review.status));
    const expected =
      id === 'izi'
        ? ['pending', 'published', 'rejected', 'removed', 'superseded', 'withdrawn']
        : ['pending', 'published', 'rejected', 'removed', 'withdrawn'];
    expect([...statuses].sort()).toEqual(expected);
    const wanted = ['asked', 'edited', 'kept', 'open', 'redacted', 'removed'];
    expect([...new Set(of(all.disputes, id).map((dispute) => dispute.status))]).toEqual(expect.arrayContaining(wanted));
    const edits = of(all.disputes, id).filter((dispute) => dispute.ground === 'agreed-edit');
    expect(edits.some((dispute) => dispute.consentedAt) && edits.some((dispute) => !dispute.consentedAt)).toBe(true);
    for (const queue of ['reviews', 'review-disputes']) {
      const reverted = of(all.decisions, id).filter(
        (decision) => decision.queue === queue && decision.state === 'reverted',
      );
      expect(reverted).toHaveLength(1);
      expect(all.decisions.filter((decision) => decision.revertsId === reverted[0]?.id)).toHaveLength(1);
    }
  });

  it('has a ring of people who praise one another, and a burst of anger at one', () => {
    const pairs = new Map(
      mine.filter((review) => review.rating === 5).map((review) => [`${review.authorId} ${review.subjectId}`, review]),
    );
    const mutual = [...pairs.values()].filter(
      (review) =>
        pairs.has(`${review.subjectId} ${review.authorId}`) &&
        pairs.get(`${review.subjectId} ${review.authorId}`)?.orderId !== review.orderId,
    );
    expect(mutual.length).toBeGreaterThanOrEqual(10);
    const angry = new Map<string, number>();
    for (const review of mine.filter((each) => each.rating === 1)) {
      const key = `${review.subjectId} ${Math.floor(review.submittedAt.getTime() / (48 * HOUR))}`;
      angry.set(key, (angry.get(key) ?? 0) + 1);
    }
    expect(Math.max(...angry.values())).toBeGreaterThanOrEqual(8);
  });

  whenWhole('was screened: the machine points at most of what was restricted, and at little of what was not', () => {
    const final = of(all.decisions, id).filter(
      ({ queue, outcome, state }) => queue === 'reviews' && state === 'effective' && outcome !== 'revert',
    );
    const points = ({ findings, reasons }: (typeof final)[number]) =>
      findings?.some(({ reason }) => reasons.includes(reason));
    const restricted = final.filter(({ outcome }) => outcome === 'reject' || outcome === 'redact');
    const share = restricted.filter(points).length / restricted.length;
    expect(share).toBeGreaterThan(0.6);
    expect(share).toBeLessThan(0.95);
    const clean = final.filter(({ outcome }) => outcome === 'publish');
    const alarms = clean.filter(({ findings }) => (findings ?? []).length > 0).length / clean.length;
    expect(alarms).toBeGreaterThan(0.005);
    expect(alarms).toBeLessThan(0.05);
    const told = of(all.statements, id).map((statement) => JSON.parse(statement.data).automated_detection as string);
    expect(new Set(told)).toEqual(new Set(['Yes', 'No']));
  });

  whenWhole('has flagged cases in its queue, in the order that the screening gives them', () => {
    const open = of(all.cases, id).filter((one) => one.queue === 'reviews' && one.state === 'open');
    expect(open.filter((one) => one.flag).length).toBeGreaterThanOrEqual(8);
    expect(new Set(open.flatMap((one) => one.flag ?? [])).size).toBeGreaterThanOrEqual(4);
    for (const { findings, flag } of open) {
      const flags = (findings ?? []).filter(({ confidence }) => confidence >= 0.6);
      expect(flags.length > 0).toBe(flag !== null);
    }
    expect(of(all.cases, id).filter((one) => one.queue === 'review-disputes' && one.findings)).toEqual([]);
  });

  whenWhole('shows live precision of its detectors, none of which is always right by its bound', async () => {
    const rows = precisionOf(await countersOf(db.read, 'screening')).filter((row) => row.marketplaceId === id);
    expect(rows.length).toBeGreaterThanOrEqual(8);
    expect(rows.some(({ shown }) => shown >= 20)).toBe(true);
    expect(rows.some(({ precision }) => precision !== null && precision > 0.4 && precision < 0.95)).toBe(true);
    expect(rows.every(({ lower }) => lower !== null && lower < 1)).toBe(true);
  });

  whenWhole('shows its ring first when rings are looked for, and few beside it', async () => {
    await ringNight.run({ ...nightly, db });
    const found = (await db.read.select().from(rings)).filter((ring) => ring.marketplaceId === id);
    const [first] = found.sort((a, b) => b.score - a.score);
    expect(first?.authorIds).toHaveLength(5);
    expect(first?.reviewIds).toHaveLength(20);
    expect(found.length).toBeLessThan(15);
  });

  it('gives each restriction its one statement, which the EU schema takes', () => {
    const restrictive = of(all.decisions, id).filter(
      ({ outcome, reasons }) => ['reject', 'redact', 'remove'].includes(outcome) && String(reasons) !== 'R12',
    );
    expect(
      of(all.statements, id)
        .map((statement) => statement.decisionId)
        .sort(),
    ).toEqual(restrictive.map((decision) => decision.id).sort());
    expect(of(all.statements, id).flatMap((statement) => validateStatement(JSON.parse(statement.data)))).toEqual([]);
  });

  it('has four to six replies ready at each desk, in every language, as a manager could have written them', () => {
    for (const queue of ['reviews', 'review-disputes'] as const) {
      const ready = of(all.templates, id).filter((template) => template.queue === queue);
      expect(ready.length).toBeGreaterThanOrEqual(4);
      expect(ready.length).toBeLessThanOrEqual(6);
      expect(ready.map((template) => template.position)).toEqual(ready.map((_, at) => at));
      for (const { marketplaceId, outcomes, name, bodies, position } of ready) {
        expect(Object.keys(bodies).sort()).toEqual(['cs', 'en', 'uk']);
        TemplateCreate.parse({ marketplaceId, queue, outcomes, name, bodies, position });
      }
    }
  });

  it('publishes nothing before it is approved and no longer blind', () => {
    const early = mine.filter(
      ({ publishedAt, approvedAt, blindUntil }) =>
        publishedAt && (!approvedAt || publishedAt < approvedAt || !blindUntil || publishedAt < blindUntil),
    );
    expect(early).toEqual([]);
    const waiting = mine.filter((review) => review.status === 'pending' && review.publishAt);
    expect(waiting.every((review) => (review.publishAt as Date) > DEMO_NOW)).toBe(true);
    if (id === 'izi') expect(waiting.length).toBeGreaterThan(0);
  });

  it('lets nobody decide about a review before it was submitted', () => {
    const submitted = new Map(mine.map((review) => [review.id, review.submittedAt]));
    const opened = new Map(of(all.disputes, id).map((dispute) => [dispute.id, dispute.openedAt]));
    const early = of(all.decisions, id).filter(
      (decision) =>
        decision.decidedAt < ((submitted.get(decision.subjectId) ?? opened.get(decision.subjectId)) as Date),
    );
    expect(early).toEqual([]);
  });
});

describe('the demo as a whole', () => {
  it('has the accounts that its sign-in page offers', async () => {
    const rows = await db.read.select().from(staff).orderBy(asc(staff.email));
    expect(rows.map((row) => row.email).sort()).toEqual(ACCOUNTS.map(({ name }) => `${name}@demo.test`).sort());
    expect(rows.every((row) => row.passwordHash === 'not-a-hash')).toBe(true);
  });

  it('leaves nothing for the doctor: counters, ratings and search are as the product keeps them', async () => {
    expect(await recountFaults(db)).toEqual([]);
    expect(await remarkFaults(db)).toEqual([]);
    expect(await rebuildSearch(db, SEARCH_SOURCES)).toEqual({ written: 0, removed: 0 });
  });

  it('names no real place to write or call: addresses are examples', () => {
    const texts = all.reviews.map((review) => review.originalText ?? review.text).join('\n');
    expect([...texts.matchAll(/@([\w.]+\w)/g)].every(([, host]) => host === 'example.com')).toBe(true);
    expect([...texts.matchAll(/https?:\/\/([^/\s]+)/g)].every(([, host]) => host?.endsWith('.example'))).toBe(true);
  });

  it('comes out the same from the same input, and moved from another instant', async () => {
    const [one, two, moved] = [await small(), await small(), await small(new Date(DEMO_NOW.getTime() + 24 * HOUR))];
    expect(two).toBe(one);
    expect(moved).not.toBe(one);
  });

  it('is filled up, not doubled, where it was cut off half-way', async () => {
    const half = await openFresh(await freshPlace());
    let left = 9;
    const failing: Database = {
      ...half,
      transaction: (work) => (--left > 0 ? half.transaction(work) : Promise.reject(new Error('the power went'))),
    };
    await expect(fillDemo(failing, demoInput(0.03))).rejects.toThrow('the power went');
    await fillDemo(half, demoInput(0.03));
    expect(await digest(half)).toBe(await small());
  });
});

async function small(now = DEMO_NOW): Promise<string> {
  const fresh = await openFresh(await freshPlace());
  await fillDemo(fresh, { ...demoInput(0.03), now });
  return digest(fresh);
}

async function digest({ read }: Database): Promise<string> {
  const izi = await read.select().from(reviews).where(eq(reviews.marketplaceId, 'izi')).orderBy(asc(reviews.id));
  const rows = [
    await read.select().from(people).orderBy(asc(people.id)),
    izi,
    await read.select().from(decisions).orderBy(asc(decisions.id)),
    await read.select().from(auditEntries).orderBy(asc(auditEntries.id)),
  ];
  return sha256(JSON.stringify(rows));
}
