import Sqlite from 'better-sqlite3';
import { expect, test, vi } from 'vitest';
import { DEFAULT_SCREENING } from '#server/screening/defaults.ts';
import type { Client } from '../support/apiClient.ts';
import { startHouse, type TestDeal } from '../support/house.ts';

/** Tables that grow with a marketplace, by the names that queries give them. */
const GROWING = [
  'people author subject customers specialists',
  'orders listings reviews review_disputes rating_totals',
  'cases case_skips decisions statements idempotency_keys',
  'audit_entries audit_links outbox_messages deliveries search_docs d',
  'screening_settings review_signatures review_bands rings',
  'ledger_accounts pot journals transfers',
  'holds old lost payment_instructions',
].flatMap((line) => line.split(' '));
/** Once a start, when tries that died with their process are due again. */
const AT_START = /^update "deliveries" set .*"last_error" = \?\)$/;
/** The night’s look at the invariants of the ledger is at all of it, and meant to be. */
const AT_NIGHT = /\) as (?:breaches|totals)\b|^select count\(\*\) from "transfers"/;
/** Walked whole, and meant to be: it holds only what is under way. */
const UNDER_WAY = 'SCAN payment_instructions USING INDEX payment_instructions_open';
const DAY = 86_400_000;
/** The table, and whether its rows are read in the order of an index. */
const SCANNED = /^SCAN ([a-z]\w*)\b( USING (?:COVERING )?INDEX)?(?! VIRTUAL)/;

/** How SQLite means to run each statement that it is given; it knows no statistics, so an empty table is planned like a large one. */
const plans = new Map<string, string[]>();
const prepare = Sqlite.prototype.prepare;
const holesOf = (source: string): string[] => Array(source.replace(/'[^']*'/g, '').split('?').length - 1).fill('');
const explain = (db: Sqlite.Database, source: string): string[] =>
  (prepare.call(db, `explain query plan ${source}`).all(...(holesOf(source) as [string])) as { detail: string }[]).map(
    (step) => step.detail,
  );
vi.spyOn(Sqlite.prototype, 'prepare').mockImplementation(function (this: Sqlite.Database, source: string) {
  const made = prepare.call(this, source);
  if (
    /^(?:select|update|delete)/i.test(source) &&
    !/where false/.test(source) &&
    !AT_START.test(source) &&
    !AT_NIGHT.test(source)
  )
    plans.set(source, explain(this, source));
  return made;
});

const house = await startHouse();
const izi = await house.market('izi');
const [moderator, agent, manager] = [
  await house.signIn('moderator'),
  await house.signIn('agent'),
  await house.signIn('manager'),
];
const admin = await house.signIn('admin');
const key = () => ({ 'idempotency-key': crypto.randomUUID() });

async function must(answer: ReturnType<Client['get']>): Promise<Record<string, unknown>> {
  const { status, text, body } = await answer;
  if (status >= 400) throw new Error(`${status} ${text}`);
  return body as Record<string, unknown>;
}
async function decide(who: Client, queue: string, decision: object): Promise<string> {
  const one = await must(who.post(`/api/queues/${queue}/next`, {}));
  await must(who.get(`/api/cases/${one.id}/context`));
  const body = { version: one.version, ...decision };
  const made = await must(who.post(`/api/cases/${one.id}/decision`, body, key()));
  return (made.decision as { id: string }).id;
}
async function waiting(): Promise<number> {
  const query = { filter: JSON.stringify({ queue: 'reviews', state: 'open' }), range: '[0,24]' };
  const { body } = await manager.get<object[]>(`/api/cases?${new URLSearchParams(query)}`);
  return body.length;
}
async function publishedReview(): Promise<{ id: string; deal: TestDeal }> {
  const deal = await house.deal();
  const id = await house.review(deal);
  while ((await waiting()) > 0) await decide(manager, 'reviews', { outcome: 'publish' });
  await house.pass(4 * DAY);
  return { id, deal };
}

async function workReviews(): Promise<void> {
  for (const by of ['customer', 'specialist'] as const) await house.review(await house.deal('izi'), by);
  await house.review(await house.deal('qjob'));
  const undone = await decide(moderator, 'reviews', { outcome: 'publish' });
  await must(moderator.post(`/api/decisions/${undone}/undo`, {}));
  const one = await must(moderator.post('/api/queues/reviews/next', {}));
  await must(moderator.post(`/api/cases/${one.id}/heartbeat`, { version: one.version }));
  await must(moderator.post(`/api/cases/${one.id}/skip`, { version: one.version, reason: 'too-hard' }));
  await decide(moderator, 'reviews', { outcome: 'reject', reasons: ['R08'] });
  await house.pass(60_000);
  const rejected = await decide(manager, 'reviews', { outcome: 'reject', reasons: ['R02'] });
  await house.pass(4 * DAY);
  await must(manager.post(`/api/decisions/${rejected}/revert`, { reason: 'A mistake of ours.' }));
  await house.pass(60_000);
}

async function workDisputes(): Promise<void> {
  for (const outcome of ['keep', 'remove']) {
    const { id, deal } = await publishedReview();
    const dispute = {
      byId: deal.specialistId,
      ground: 'proof',
      reason: 'Це не так.',
      evidence: [{ kind: 'text', text: 'Ось лист.' }],
    };
    await must(izi.post(`/platform/v1/reviews/${id}/disputes`, dispute, key()));
    await decide(agent, 'review-disputes', outcome === 'remove' ? { outcome, reasons: ['R10'] } : { outcome });
    await house.pass(4 * DAY);
  }
}

/** Texts that are nearly one, new word lists, and a night in which rings are looked for. */
async function workScreening(): Promise<void> {
  const text = 'Замовляв шафу, привезли вчасно, зібрали за годину, дверцята не риплять, раджу кожному сусідові.';
  const rewritten = await house.review(await house.deal(), 'customer', { text });
  await must(izi.put(`/platform/v1/reviews/${rewritten}`, { rating: 4, text: `${text} Дякую.` }));
  await house.pass(60_000);
  const { lists, thresholds } = DEFAULT_SCREENING;
  const body = { lists, thresholds: { ...thresholds, flag: 0.7 } };
  await must(manager.post('/api/screening/trial', { marketplaceId: 'izi', version: 1, body }));
  await must(manager.post('/api/screening/settings', { marketplaceId: 'izi', version: 1, body, note: 'Тихіше.' }));
  const newest = { filter: '{"marketplaceId":"izi"}', sort: '["version","DESC"]' };
  await must(manager.get(`/api/screening-settings?${new URLSearchParams(newest)}`));
  await house.pass(181 * DAY);
  await house.review(await house.deal(), 'customer', { text });
  await house.pass(60_000);
  while ((await waiting()) > 0) await decide(manager, 'reviews', { outcome: 'publish' });
  await must(manager.get('/api/screening/precision'));
}

const LISTS: Record<string, readonly string[]> = {
  cases: ['rank', 'dueAt', 'openedAt'],
  reviews: ['submittedAt', 'publishedAt'],
  'review-disputes': ['openedAt'],
  decisions: ['decidedAt'],
  statements: ['createdAt'],
  people: ['createdAt'],
  orders: ['statusAt'],
  listings: ['createdAt'],
  categories: ['createdAt', 'name'],
  audit: ['at'],
  rings: ['score', 'foundAt'],
  'screening-settings': ['createdAt'],
  templates: ['position'],
  journals: ['at'],
  transfers: ['at'],
  accounts: ['id'],
  holds: ['createdAt'],
  'saved-views': ['createdAt'],
};
const LEDGER_FILTERS: Record<string, object[]> = {
  journals: [{ kind: 'settle' }, { kind: 'writeoff' }, { holdId: 'h' }],
  transfers: [
    { holdId: 'h' },
    { journalId: 'j' },
    { debitAccount: 'psp:izi:UAH' },
    { creditAccount: 'hold:h' },
    { id: ['j.0', 'j.1'] },
  ],
  holds: [{ attention: true }, { attention: true, marketplaceId: 'izi' }, { attention: true, state: 'held' }],
  accounts: [{ kind: 'asset' }, { kind: 'liability', currency: 'UAH' }, { id: ['psp:izi:UAH'] }],
};
async function readLists(): Promise<void> {
  const filters = (name: string): object[] => {
    if (name === 'cases') return [{ queue: 'reviews' }, { queue: 'reviews', marketplaceId: 'izi' }];
    if (name === 'saved-views') return [{}, { queue: 'reviews' }];
    const ledger = LEDGER_FILTERS[name];
    if (ledger) return [{}, { marketplaceId: 'izi' }, ...ledger];
    return [{}, { marketplaceId: 'izi' }];
  };
  for (const [name, sorts] of Object.entries(LISTS))
    for (const filter of filters(name))
      for (const sort of sorts)
        for (const direction of ['ASC', 'DESC']) {
          const query = { filter: JSON.stringify(filter), sort: JSON.stringify([sort, direction]), range: '[0,24]' };
          await must(manager.get(`/api/${name}?${new URLSearchParams(query)}`));
        }
}

/** What colleagues share: notes that are found, views that are counted, replies, and who looks at what. */
async function workTogether(): Promise<void> {
  await house.review(await house.deal());
  const one = await must(manager.post('/api/queues/reviews/next', {}));
  await must(manager.post(`/api/cases/${one.id}/hold`, { reason: 'Тиха нотатка', minutes: 60 }));
  await must(manager.post(`/api/cases/${one.id}/presence`, { doing: 'looking' }));
  const body = { queue: 'reviews', outcomes: [], name: 'Подяка', bodies: { uk: 'Дякуємо.' } };
  const reply = await must(manager.post('/api/templates', { marketplaceId: 'izi', ...body }));
  await must(manager.put(`/api/templates/${reply.id}`, { ...reply, archived: true }));
  await must(manager.delete(`/api/templates/${reply.id}`));
  const filter = { view: 'overdue', stars: [1, 2], flag: ['R10'] };
  const view = await must(manager.post('/api/saved-views', { queue: 'reviews', name: 'Мої', filter }));
  await must(manager.put(`/api/saved-views/${view.id}`, { ...view, shared: true }));
  await must(manager.get(`/api/saved-views?filter=${encodeURIComponent('{"queue":"reviews"}')}`));
  await must(manager.get('/api/search?q=нотатка'));
}

async function readTheRest(): Promise<void> {
  const { id, deal } = await publishedReview();
  const person = deal.specialistId;
  for (const path of [`people/${person}/rating`, `people/${person}/reviews`, `people/${person}/reviews?view=own`])
    await must(izi.get(`/platform/v1/${path}`));
  for (const path of [`ratings?ids=${person}`, `reviews/${id}`]) await must(izi.get(`/platform/v1/${path}`));
  for (const path of [
    'home',
    'queues',
    'search?q=Олена',
    `search?q=R-${id.slice(0, 6)}`,
    'search?q=o1',
    'colleagues?queue=reviews',
    `reviews/${id}`,
    'export/reviews.csv',
  ])
    await must(manager.get(`/api/${path}`));
  await must(admin.get('/api/staff'));
}

/**
 * Whether a statement reads the whole of a growing table. One that walks along an index, or along the key, ends with
 * its limit; one that sorts first, or that looks for something beside the index, reads it all.
 */
function readsAll(source: string, steps: string[]): boolean {
  const walks = / limit /.test(source) && !steps.includes('USE TEMP B-TREE FOR ORDER BY');
  return steps.some((step) => {
    const [found, table = '', byIndex] = SCANNED.exec(step) ?? [];
    return found && step !== UNDER_WAY && GROWING.includes(table) && !(walks && (byIndex || !/ where /.test(source)));
  });
}

test('no statement of a day’s work reads a growing table from one end to the other', async () => {
  await workReviews();
  await workDisputes();
  await workScreening();
  await readLists();
  await readTheRest();
  await workTogether();
  const scans = [...plans].filter(([source, steps]) => readsAll(source, steps)).map(([source]) => source);
  expect(plans.size).toBeGreaterThan(80);
  expect(scans).toEqual([]);
  // Few of many payments: they are sought by their ids, also where the register is that of one marketplace.
  const waiting = [...plans].filter(([source]) => source.includes('union all select "old"'));
  expect(waiting.length).toBeGreaterThanOrEqual(6);
  for (const [, [first]] of waiting) expect(first).toBe('SEARCH holds USING INDEX sqlite_autoindex_holds_1 (id=?)');
}, 60_000);
