import { eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Review, reviews } from '#db/schema/reviews.ts';
import { screeningSettings } from '#db/schema/screening.ts';
import type { CaseRow } from '#server/queue/contract.ts';
import type { Finding, Lists, SettingsRow, Thresholds, TrialAnswer } from '#server/screening/contract.ts';
import { DEFAULT_SCREENING } from '#server/screening/defaults.ts';
import { screen } from '#server/screening/screen.ts';
import type { Client } from '../support/apiClient.ts';
import { startHouse } from '../support/house.ts';

const DAY = 86_400_000;
const house = await startHouse();
const [manager, auditor, moderator, ofQjob] = [
  await house.signIn('manager'),
  await house.signIn('auditor'),
  await house.signIn('moderator'),
  await house.signIn('manager', { marketplaceIds: ['qjob'] }),
];

interface Body {
  lists: Lists;
  thresholds: Thresholds;
}
const { lists, thresholds } = DEFAULT_SCREENING;
/** The built-in lists with more words of one reason. */
const withWords = (patterns: string[], confidence = 0.7): Body => ({
  thresholds,
  lists: { ...lists, phrases: [...lists.phrases, { reason: 'R05', sub: 'platform', confidence, patterns }] },
});

async function versions(who: Client, range: number[], more: object = {}, sort = ['createdAt', 'DESC']) {
  const query = new URLSearchParams({
    filter: JSON.stringify(more),
    range: JSON.stringify(range),
    sort: JSON.stringify(sort),
  });
  const { body, headers } = await who.get<SettingsRow[]>(`/api/screening-settings?${query}`);
  return { names: body.map((row) => `${row.marketplaceId} ${row.version}`), range: headers.get('Content-Range'), body };
}
/** The number of the version in force. */
async function inForce(marketplaceId: string): Promise<number> {
  const { body } = await versions(manager, [0, 0], { marketplaceId }, ['version', 'DESC']);
  return (body[0] as SettingsRow).version;
}
async function save(who: Client, version: number, body: Body, marketplaceId = 'izi') {
  await house.pass(1_000);
  return who.post<SettingsRow & { code?: string; errors?: Record<string, string> }>('/api/screening/settings', {
    marketplaceId,
    version,
    body,
    note: 'Because of the spring campaign.',
  });
}
const rows = () => house.context.db.read.select().from(screeningSettings);

describe('versions of word lists and thresholds', () => {
  test('begin with the built-in one of each marketplace in sight', async () => {
    expect(await versions(manager, [0, 24])).toMatchObject({
      names: ['izi 1', 'qjob 1'],
      range: 'screening-settings 0-1/2',
    });
    expect((await versions(ofQjob, [0, 24])).names).toEqual(['qjob 1']);
    expect((await versions(manager, [0, 24], { marketplaceId: 'izi' })).names).toEqual(['izi 1']);
    const { body } = await auditor.get<SettingsRow>('/api/screening-settings/builtin-izi');
    expect([body.builtIn, body.createdAt, body.body]).toEqual([true, null, { lists, thresholds }]);
  });

  test('are followed by the one that a manager saves, with who, when and why, and without an audit of the words', async () => {
    const { status, body } = await save(manager, 1, withWords(['бринькало*', 'тренькало']));
    expect([status, body.version, body.builtIn, body.appliedAt]).toEqual([200, 2, false, null]);
    expect(await versions(manager, [0, 24])).toMatchObject({
      names: ['izi 2', 'izi 1', 'qjob 1'],
      range: 'screening-settings 0-2/3',
    });
    const { body: shown } = await auditor.get<SettingsRow>(`/api/screening-settings/${body.id}`);
    expect(shown.body).toEqual(withWords(['бринькало*', 'тренькало']));
    expect(shown.note).toBe('Because of the spring campaign.');
    const audit = await manager.get(
      `/api/audit?filter=${encodeURIComponent(JSON.stringify({ action: 'screening.changed' }))}`,
    );
    expect(audit.text).toContain('lists.phrases.R05.platform');
    expect(audit.text).toContain('"added":2');
    expect(audit.text).not.toContain('бринькало');
    expect(audit.text).not.toContain('spring campaign');
  });

  test('come in pages that join without a gap and without a row twice, whichever way', async () => {
    await save(manager, 1, withWords(['divnost*']), 'qjob');
    const all = ['qjob 2', 'izi 2', 'izi 1', 'qjob 1'];
    const pages = [];
    for (let from = 0; from < 6; from += 1) pages.push(await versions(manager, [from, from]));
    expect(pages.flatMap((page) => page.names)).toEqual(all);
    expect(pages.map((page) => page.range?.split('/')[1])).toEqual(['4', '4', '4', '4', '4', '4']);
    const up = [
      await versions(manager, [0, 2], {}, ['createdAt', 'ASC']),
      await versions(manager, [3, 5], {}, ['createdAt', 'ASC']),
    ];
    expect(up.flatMap((page) => page.names)).toEqual(['izi 1', 'qjob 1', 'izi 2', 'qjob 2']);
    expect(up.map((page) => page.range)).toEqual(['screening-settings 0-2/4', 'screening-settings 3-3/4']);
    const sideways = new URLSearchParams({ sort: '["version","DESC"]' });
    expect((await manager.get(`/api/screening-settings?${sideways}`)).body.code).toBe('unknown-sort');
    expect((await versions(manager, [0, 24], { id: ['builtin-izi', 'nobody'] })).names).toEqual(['izi 1']);
  });

  test('are not made from one that is no longer in force, nor by two managers at once', async () => {
    const late = await save(manager, 1, withWords(['пізно']));
    expect([late.status, late.body.code]).toEqual([409, 'version-changed']);
    const both = await Promise.all([save(manager, 2, withWords(['перша'])), save(manager, 2, withWords(['друга']))]);
    expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await rows()).filter(({ marketplaceId }) => marketplaceId === 'izi')).toHaveLength(2);
  });

  test('are not made where nothing is new: the one in force is answered', async () => {
    const { body: newest } = await versions(manager, [0, 0], { marketplaceId: 'izi' });
    const { id, version } = newest[0] as SettingsRow;
    const { body: shown } = await manager.get<SettingsRow>(`/api/screening-settings/${id}`);
    const before = await rows();
    const again = await save(manager, version, shown.body as Body);
    expect([again.status, again.body.id]).toEqual([200, id]);
    expect(await rows()).toHaveLength(before.length);
    const back = await save(manager, version, { lists, thresholds });
    expect(back.body.version).toBe(version + 1);
    expect(await rows()).toHaveLength(before.length + 1);
  });

  test.each<[string, string]>([
    ['*а*б*в*', 'unreadable'],
    ['[абв', 'unreadable'],
    ['пишіть …', 'unreadable'],
    ['сло~во', 'unreadable'],
    ['(а+)+', 'invalid-format'],
  ])('refuse a word that cannot be read, at its field: “%s”', async (pattern, code) => {
    const answer = await save(manager, 1, withWords(['добре', pattern]), 'qjob');
    const path = `body.lists.phrases.${lists.phrases.length}.patterns.1`;
    expect([answer.status, answer.body.errors]).toEqual([422, { [path]: code }]);
  });

  test('refuse thresholds that contradict each other', async () => {
    const answer = await save(manager, 1, { lists, thresholds: { ...thresholds, flag: 0.95 } }, 'qjob');
    expect([answer.status, answer.body.errors]).toEqual([422, { 'body.thresholds.raise': 'too-small' }]);
  });

  test('refuse lists that would hold up everybody’s reviews', async () => {
    const many = Array.from({ length: 1_900 }, (_, n) => `*${String.fromCharCode(0x430 + (n % 30))}*б${n}`);
    const wide = { thresholds, lists: { ...lists, questionOpeners: many, rhetorical: many, atWords: many } };
    const answer = await save(
      manager,
      2,
      { ...wide, lists: { ...wide.lists, dotWords: many, numberWords: many } },
      'qjob',
    );
    expect(answer.status).toBe(422);
    expect(Object.values(answer.body.errors ?? {})[0]).toMatch(/^too-(slow|big)$/);
  });

  test('are read by managers and auditors, written by managers, each in their own marketplaces', async () => {
    expect((await moderator.get('/api/screening-settings')).status).toBe(403);
    expect((await save(auditor, 1, withWords(['щось']))).status).toBe(403);
    expect((await save(ofQjob, 4, withWords(['щось']))).status).toBe(404);
    expect((await ofQjob.get('/api/screening-settings/builtin-izi')).status).toBe(404);
  });
});

describe('a trial on the newest reviews', () => {
  const TEXTS = [
    'Vše proběhlo hladce, kurýr trempík přišel včas a byl milý.',
    'Napište mi na telefon 603 123 456, zařídíme to bokem.',
    'Trempík se choval hrozně, už nikdy více, doporučit nemohu.',
    'Velmi dobrá práce, rychle a čistě, děkuji za opravu.',
  ];
  const proposed = withWords(['trempík']);
  let version = 0;
  const trial = (who: Client = manager, body: Body = proposed, over: object = {}) =>
    who.post<TrialAnswer & { code?: string }>('/api/screening/trial', {
      marketplaceId: 'qjob',
      version,
      body,
      ...over,
    });

  beforeAll(async () => {
    for (const text of TEXTS) await house.review(await house.deal('qjob'), 'customer', { text, language: 'cs' });
    await house.review(await house.deal('izi'), 'customer', { text: 'Таємнослово: кур’єр не приїхав.' });
    version = await inForce('qjob');
    const open = { filter: JSON.stringify({ queue: 'reviews', marketplaceId: 'qjob' }) };
    const { body: cases } = await moderator.get<CaseRow[]>(`/api/cases?${new URLSearchParams(open)}`);
    const one = cases.find(({ headline }) => headline.about.startsWith('Trempík'));
    const decision = { version: one?.version, outcome: 'reject', reasons: ['R05'] };
    await moderator.post(`/api/cases/${one?.id}/decision`, decision, { 'idempotency-key': crypto.randomUUID() });
  });

  test('says of each text what the screening itself says, with both versions', async () => {
    const { status, body } = await trial();
    const { body: newest } = await versions(manager, [0, 0], { marketplaceId: 'qjob' });
    const { body: shown } = await manager.get<SettingsRow>(`/api/screening-settings/${newest[0]?.id}`);
    const options = { language: 'cs', latinIsR06: false } as const;
    const before = { ...(shown.body as Body), version };
    const after = { ...proposed, version: version + 1 };
    const flags = (settings: typeof before, reason: string) =>
      TEXTS.filter((text) =>
        screen(text, { ...options, settings }).some((each) => each.reason === reason && each.confidence >= 0.6),
      ).length;
    expect([status, body.reviews, body.reasons.length]).toEqual([200, TEXTS.length, 12]);
    for (const row of body.reasons)
      expect([row.reason, row.before, row.after]).toEqual([
        row.reason,
        flags(before, row.reason),
        flags(after, row.reason),
      ]);
    const gained = (text: string): Finding[] =>
      screen(text, { ...options, settings: after }).filter((each) => each.reason === 'R05');
    expect(body.changesTotal).toBe(2);
    const told = new Map(body.changes.map(({ text, gained: found, lost }) => [text, { found, lost }]));
    expect(told).toEqual(new Map([TEXTS[0], TEXTS[2]].map((text = '') => [text, { found: gained(text), lost: [] }])));
  });

  test('counts what was right and what was missed by what people decided', async () => {
    const { body } = await trial();
    const row = body.reasons.find(({ reason }) => reason === 'R05');
    expect(row).toEqual({
      reason: 'R05',
      before: 0,
      after: 2,
      rightBefore: 0,
      rightAfter: 1,
      missedBefore: 1,
      missedAfter: 0,
    });
  });

  test('holds no text that one side does not see yet, and does once it may be seen', async () => {
    const izi = {
      marketplaceId: 'izi',
      version: await inForce('izi'),
    };
    const words = withWords(['таємнослово']);
    const hidden = await trial(manager, words, izi);
    expect([hidden.status, hidden.body.reviews, hidden.body.from]).toEqual([200, 0, null]);
    expect(hidden.text).not.toContain('Таємнослово');
    await house.pass(4 * DAY);
    const open = await trial(manager, words, izi);
    expect(open.body.changes.map(({ text }) => text)).toEqual(['Таємнослово: кур’єр не приїхав.']);
  });

  test('saves nothing and is for managers, on the version in force', async () => {
    const before = await rows();
    const audited = async () => (await manager.get('/api/audit?range=[0,99]')).headers.get('Content-Range');
    const trail = await audited();
    await trial();
    expect(await rows()).toEqual(before);
    expect(await audited()).toBe(trail);
    expect((await trial(auditor)).status).toBe(403);
    expect((await trial(moderator)).status).toBe(403);
    expect((await trial(ofQjob, proposed, { marketplaceId: 'izi' })).status).toBe(404);
    const old = await trial(manager, proposed, { version: version - 1 });
    expect([old.status, old.body.code]).toEqual([409, 'version-changed']);
  });

  test('runs alone, and others are served meanwhile', async () => {
    const [one] = await house.context.db.read.select().from(reviews).where(eq(reviews.marketplaceId, 'qjob'));
    const copies = Array.from({ length: 400 }, (_, n) => ({
      ...(one as Review),
      id: `copy-${n}`,
      slot: `copy-${n}`,
      text: `${TEXTS[n % 4]} `.repeat(8).trim(),
      // Many at one instant, so that pages end in the middle of them.
      submittedAt: new Date(Date.UTC(2026, 0, 1 + Math.floor(n / 150))),
    }));
    await house.context.db.transaction(async (tx) => void (await tx.insert(reviews).values(copies)));
    // Whichever of the two is served first runs; databases do not promise which that is.
    const order: (string | undefined)[] = [];
    const noted = async <Answer extends { body: { code?: string } }>(asked: Promise<Answer>) => {
      const answer = await asked;
      order.push(answer.body.code ?? 'trial');
      return answer;
    };
    const both = [noted(trial()), noted(trial(ofQjob))];
    await manager.get('/api/screening-settings');
    order.push('another page');
    const ran = (await Promise.all(both)).find(({ status }) => status === 200);
    expect(ran?.body.reviews).toBe(TEXTS.length + copies.length);
    expect(order.toSorted()).toEqual(['another page', 'trial', 'trial-running']);
    expect(order.at(-1)).toBe('trial');
    expect((await trial(ofQjob)).status).toBe(200);
  });
});
