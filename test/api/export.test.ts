import { request } from 'node:http';
import { eq } from 'drizzle-orm';
import Papa from 'papaparse';
import { describe, expect, test } from 'vitest';
import { auditEntries } from '#db/schema/audit.ts';
import { people } from '#db/schema/market.ts';
import { newId } from '#server/platform/ids.ts';
import { startHouse } from '../support/house.ts';
import { fetchAs } from '../support/rawRequest.ts';

const house = await startHouse();
const izi = await house.market('izi');
const manager = await house.signIn('manager');
const { db, clock } = house.context;
const url = (resource: string, query: Record<string, string> = {}) =>
  `/api/export/${resource}.csv?${new URLSearchParams(query)}`;
const rowsOf = (text: string, delimiter = ',') =>
  Papa.parse<Record<string, string>>(text.replace(/^\uFEFF/, ''), { header: true, delimiter, skipEmptyLines: true })
    .data;
const cookie = [...manager.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
/** `fetch` takes the mark of byte order away, so the bytes are read by hand where they matter. */
const bytes = async (resource: string, query = {}) =>
  (await fetchAs(house.origin, 'GET', url(resource, query), { cookie, 'sec-fetch-site': 'same-origin' })).text;

async function fill(count: number, from = 0): Promise<void> {
  for (let start = from; start < from + count; start += 500) {
    const rows = Array.from({ length: Math.min(500, from + count - start) }, (_, n) => ({
      id: newId(),
      marketplaceId: 'izi',
      externalId: `bulk-${start + n}`,
      displayName: `Особа ${start + n}`,
      nameFolded: '',
      kinds: ['customer' as const],
      createdAt: new Date(clock.now().getTime() - Math.floor((start + n) / 3) * 1_000),
      updatedAt: clock.now(),
    }));
    await db.transaction(async (tx) => void (await tx.insert(people).values(rows)));
  }
}

describe('an export', () => {
  test('has every row of the list once, far beyond a page, in its order', async () => {
    await fill(2_500);
    const { headers, text } = await manager.get(url('people', { filter: '{"marketplaceId":"izi"}' }));
    expect(headers.get('content-type')).toBe('text/csv; charset=utf-8');
    expect(headers.get('content-disposition')).toBe(
      `attachment; filename="people-${clock.now().toISOString().slice(0, 10)}.csv"`,
    );
    const rows = rowsOf(text);
    expect(rows).toHaveLength(2_500);
    expect(new Set(rows.map((row) => row.id)).size).toBe(2_500);
    const at = rows.map((row) => String(row.createdAt));
    expect(at).toEqual([...at].sort().reverse());
  });

  test('begins with the mark of UTF-8 and takes the semicolon where it is asked for', async () => {
    const text = await bytes('people', { separator: ';', filter: '{"q":"nobody"}' });
    expect(text.startsWith('\uFEFF"id";"marketplaceId";"externalId"')).toBe(true);
    expect((await manager.get(url('people', { separator: '|' }))).status).toBe(422);
  });

  test('never begins a cell as a formula does, and leaves numbers numbers (security.md T6)', async () => {
    const names = [
      '=HYPERLINK("http://evil.example";"x")',
      '+380 50',
      '-5',
      '@SUM(A1)',
      '＝1+1',
      'a"b;c,d',
      'Jana\nNová',
    ];
    for (const [n, displayName] of names.entries())
      await izi.put(`/platform/v1/people/f${n}`, { displayName, kinds: ['customer'] });
    const rows = rowsOf(await bytes('people'));
    const nameOf = (n: number) => rows.find((row) => row.externalId === `f${n}`)?.displayName;
    expect(names.map((_, n) => nameOf(n))).toEqual([
      ...names.slice(0, 5).map((name) => `'${name.normalize('NFC')}`),
      names[5],
      names[6],
    ]);
    expect(rows.every((row) => Object.values(row).every((cell) => !/^[=+\-@\t\r＝＋－＠]/.test(cell)))).toBe(true);
    expect(await bytes('people', { filter: '{"q":"Jana"}' })).toMatch(/,1\r\n$/);
  });

  test('holds to the permissions and marketplaces of its reader, and to those of the list', async () => {
    const agent = await house.signIn('agent');
    expect((await agent.get(url('people'))).body).toMatchObject({ code: 'not-allowed' });
    const auditor = await house.signIn('auditor', { marketplaceIds: ['qjob'] });
    await house.deal('qjob');
    const rows = rowsOf((await auditor.get(url('people'))).text);
    expect(new Set(rows.map((row) => row.marketplaceId))).toEqual(new Set(['qjob']));
    for (const name of ['staff', 'nothing', 'constructor', '__proto__'])
      expect((await manager.get(url(name))).status).toBe(404);
    expect((await manager.get(url('people', { filter: '{"email":"x"}' }))).body).toMatchObject({
      code: 'unknown-filter',
    });
    expect((await manager.get(url('people', { sort: '["email","ASC"]' }))).body).toMatchObject({
      code: 'unknown-sort',
    });
  });

  test('masks blind words as the list does', async () => {
    const deal = await house.deal();
    await house.review(deal, 'customer', { text: 'Цих слів ще ніхто не бачив.' });
    const { text } = await manager.get(url('reviews'));
    expect(rowsOf(text)).toHaveLength(1);
    expect(text).not.toContain('Цих слів');
  });

  test('is in the audit trail, with what was read of how much, and without what was searched for', async () => {
    await manager.get(url('people', { filter: '{"q":"Соломія","marketplaceId":"izi"}' }));
    const entries = (await db.read.select().from(auditEntries).where(eq(auditEntries.subjectKind, 'export'))).filter(
      (entry) => entry.detail.includes('"q"'),
    );
    expect(entries.map((entry) => entry.action)).toContain('export.read');
    expect(entries.every((entry) => entry.actorId === manager.staffId && !entry.detail.includes('Соломія'))).toBe(true);
    const ended = (await db.read.select().from(auditEntries).where(eq(auditEntries.action, 'export.ended'))).map(
      (entry) => JSON.parse(entry.detail),
    );
    expect(ended).toContainEqual({ resource: 'people', rows: 2_500, complete: true });
  });
});

test('every register that may be exported is, and rows without a value in the sort come too', async () => {
  const deal = await house.deal();
  await house.review(deal, 'specialist');
  for (const name of [
    'cases',
    'people',
    'orders',
    'listings',
    'categories',
    'reviews',
    'review-disputes',
    'decisions',
    'statements',
    'audit',
  ])
    expect([name, (await manager.get(url(name))).status]).toEqual([name, 200]);
  for (const direction of ['ASC', 'DESC']) {
    const all = rowsOf((await manager.get(url('reviews', { sort: JSON.stringify(['publishedAt', direction]) }))).text);
    expect(all).toHaveLength(2);
  }
});

test('whoever hangs up stops it: the rest is not read', async () => {
  await fill(20_000, 2_500);
  await new Promise<void>((resolve, reject) => {
    const call = request(house.origin + url('people'), { agent: false, headers: { cookie } }, (answer) => {
      answer.once('data', () => {
        call.destroy();
        resolve();
      });
    });
    call.on('error', reject).end();
  });
  const ended = async () =>
    (await db.read.select().from(auditEntries).where(eq(auditEntries.action, 'export.ended')))
      .map((entry) => JSON.parse(entry.detail))
      .find((detail) => !detail.complete);
  await expect.poll(ended, { timeout: 10_000 }).toMatchObject({ resource: 'people', complete: false });
  expect((await ended()).rows).toBeLessThan(22_000);
}, 60_000);

describe('personal numbers in words', () => {
  test('stand in no file, while the register on the screen shows them to who may read it', async () => {
    const moderator = await house.signIn('moderator');
    const phone = '+380 67 412 83 09';
    const at = (front: string) => `${front}${phone}`;
    const words = [
      at('Дзвоніть напряму: '),
      // Cut in the middle of the number: the headline of its case ends with a part of it.
      at(`${'Майстер усе зробив охайно і вчасно, дякую. '.repeat(2).slice(0, 70)} `),
    ];
    for (const text of words) {
      const id = await house.review(await house.deal(), 'customer', { text });
      const filter = JSON.stringify({ subjectId: id });
      const { body } = await moderator.get<{ id: string; version: number }[]>(
        `/api/cases?${new URLSearchParams({ filter })}`,
      );
      await moderator.post(
        `/api/cases/${body[0]?.id}/decision`,
        { version: body[0]?.version, outcome: 'publish' },
        { 'idempotency-key': crypto.randomUUID() },
      );
    }
    await house.pass(100 * 3_600_000);
    expect((await manager.get('/api/reviews')).text).toContain(phone);
    for (const register of ['reviews', 'cases', 'decisions']) {
      const { text } = await manager.get(url(register));
      expect(text).toContain('••');
      expect(text).not.toMatch(/\+380|67 4|412 83/);
    }
  });
});
