import { and, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { auditEntries } from '#db/schema/audit.ts';
import { documentAccess } from '#db/schema/documents.ts';
import type { AccessOutcome } from '#db/words.ts';
import type { Client } from '../support/apiClient.ts';
import { papersOf } from '../support/documents.ts';
import { startHouse } from '../support/house.ts';

/** Each door of a picture, tried without the right to it (verification.md §C6, §E; ASVS 8.2.2, 16.3.2). */
const house = await startHouse();
const { read } = house.context.db;
const papers = await papersOf(house);
let [moderator, moderator2, manager, agent, auditor, admin]: Client[] = [];
beforeAll(async () => {
  for (const role of ['moderator', 'moderator', 'manager', 'agent', 'auditor', 'admin'] as const) {
    const who = await house.signIn(role);
    if (role === 'moderator' && moderator) moderator2 = who;
    else if (role === 'moderator') moderator = who;
    if (role === 'manager') manager = who;
    if (role === 'agent') agent = who;
    if (role === 'auditor') auditor = who;
    if (role === 'admin') admin = who;
  }
});
const one = (who: Client | undefined): Client => {
  if (!who) throw new Error('Nobody has signed in.');
  return who;
};
/** The look that came to this; time stands still, so no order tells the last one. */
const look = async (documentId: string, outcome: AccessOutcome) =>
  (await read.select().from(documentAccess).where(eq(documentAccess.documentId, documentId))).find(
    (row) => row.outcome === outcome,
  );
const tried = async (documentId: string) => read.$count(documentAccess, eq(documentAccess.documentId, documentId));

describe('the picture of a document', () => {
  test('is shown with who looks at it burnt in, and kept nowhere', async () => {
    const { id } = await papers.submitted();
    await papers.claim(one(moderator), id);
    const answer = await papers.reveal(one(moderator), id, 'front');
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': 'image/jpeg',
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'cross-origin-resource-policy': 'same-origin',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-disposition': 'inline; filename="document.jpg"',
      'referrer-policy': 'no-referrer',
    });
    expect(answer.bytes.subarray(0, 2).toString('hex')).toBe('ffd8');
    expect(await look(id, 'shown')).toMatchObject({ purpose: 'case', assigned: true });
    const entries = await read
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.subjectId, id), eq(auditEntries.action, 'document.revealed')));
    expect(entries).toHaveLength(1);
  });

  test.each([
    ['whoever has not the case in hand', () => one(moderator2)],
    ['a role without documents', () => one(agent)],
    ['an auditor', () => one(auditor)],
    ['an administrator', () => one(admin)],
  ])('is refused to %s, and the try is recorded', async (_, who) => {
    const { id } = await papers.submitted();
    await papers.claim(one(moderator), id);
    const answer = await papers.reveal(who(), id, 'front', { purpose: 'audit' });
    expect([answer.status, answer.body.code]).toEqual([403, 'not-allowed']);
    expect(await look(id, 'denied')).toMatchObject({ assigned: false });
  });

  test('is shown to a manager beside the case for a purpose, and for none without', async () => {
    const { id } = await papers.submitted();
    const without = await papers.reveal(one(manager), id, 'front');
    expect([without.status, without.body.code]).toEqual([422, 'purpose-missing']);
    expect((await papers.reveal(one(manager), id, 'front', { purpose: 'fraud' })).status).toBe(200);
    expect(await look(id, 'shown')).toMatchObject({ purpose: 'fraud', assigned: false });
  });

  test('is nobody’s without a session, from another site, or after sign-out', async () => {
    const { id } = await papers.submitted();
    const before = await tried(id);
    expect((await papers.reveal(house.visitor(), id, 'front')).status).toBe(401);
    const who = await house.signIn('moderator');
    await papers.claim(who, id);
    const body = { side: 'front' };
    expect((await who.post(`/api/documents/${id}/reveal`, body, { 'sec-fetch-site': 'cross-site' })).status).toBe(403);
    await who.delete('/api/session');
    expect((await papers.reveal(who, id, 'front')).status).toBe(401);
    expect(await tried(id)).toBe(before);
  });

  test('does not exist for another marketplace, or under another name of its path', async () => {
    const { id } = await papers.submitted();
    const izi = await house.signIn('manager', { marketplaceIds: ['izi'] });
    expect((await papers.reveal(izi, id, 'front', { purpose: 'audit' })).status).toBe(404);
    expect((await (await house.market('izi')).get(`/platform/v1/documents/${id}`)).status).toBe(404);
    for (const path of [`${id}%2f..%2f${id}`, `..%2f${id}`, `${id}%00`, id.toUpperCase(), 'x'.repeat(65)])
      expect(
        (await one(manager).post(`/api/documents/${path}/reveal`, { side: 'front', purpose: 'audit' })).status,
      ).toBeGreaterThanOrEqual(400);
  });

  test.each(['get', 'head', 'put', 'delete'])('has no other door: %s', async (method) => {
    const { id } = await papers.submitted();
    await papers.claim(one(moderator), id);
    const answer = await fetch(`${house.origin}/api/documents/${id}/reveal`, {
      method: method.toUpperCase(),
      headers: {
        cookie: [...one(moderator).cookies].map(([name, value]) => `${name}=${value}`).join('; '),
        'sec-fetch-site': 'same-origin',
        range: 'bytes=0-10',
        'if-none-match': '*',
      },
    });
    expect([404, 405]).toContain(answer.status);
  });

  test('is blurred beyond reading everywhere else, and only for whoever may read documents', async () => {
    const { id } = await papers.submitted();
    const path = `/api/documents/${id}/previews/front`;
    const preview = await one(auditor).get(path);
    expect([preview.status, preview.headers.get('cache-control')]).toEqual([200, 'no-store']);
    const { default: sharp } = await import('sharp');
    expect((await sharp(preview.bytes).metadata()).width).toBeLessThanOrEqual(320);
    expect((await one(agent).get(path)).status).toBe(403);
    expect((await house.visitor().get(path)).status).toBe(401);
  });

  test('is shown so many times an hour, then no more; the number that alarms leaves an entry', async () => {
    const who = await house.signIn('moderator');
    const { id } = await papers.submitted();
    await papers.claim(who, id);
    for (let n = 0; n < 58; n++) expect((await papers.reveal(who, id, n % 2 ? 'front' : 'back')).status).toBe(200);
    // Several at once get no more than one after another.
    const atOnce = await Promise.all(Array.from({ length: 6 }, () => papers.reveal(who, id, 'front')));
    expect(atOnce.map(({ status }) => status).sort()).toEqual([200, 200, 429, 429, 429, 429]);
    const capped = await papers.reveal(who, id, 'front');
    expect([capped.status, capped.body.code]).toEqual([429, 'reveals-used']);
    const refused = and(eq(documentAccess.documentId, id), eq(documentAccess.outcome, 'capped'));
    expect(await read.$count(documentAccess, refused)).toBe(5);
    const alarms = and(eq(auditEntries.subjectId, id), eq(auditEntries.action, 'document.reveal-alarm'));
    expect(await read.$count(auditEntries, alarms)).toBe(1);
  });

  test('is gone for everybody once it is purged', async () => {
    const { id, personId } = await papers.submitted();
    await papers.claim(one(moderator), id);
    await papers.market.post(
      `/platform/v1/documents/${id}/withdraw`,
      { byId: personId },
      { 'idempotency-key': crypto.randomUUID() },
    );
    await house.settle();
    const answer = await papers.reveal(one(manager), id, 'front', { purpose: 'fraud' });
    expect([answer.status, answer.body.code]).toEqual([410, 'file-destroyed']);
    expect(await look(id, 'denied')).toMatchObject({ purpose: 'fraud' });
    expect((await one(manager).get(`/api/documents/${id}/previews/front`)).status).toBe(410);
  });
});

describe('what was typed', () => {
  test('is for whoever has the case in hand, with the number masked in the table', async () => {
    const { id } = await papers.submitted();
    await papers.checked(one(moderator), id, { number: '987654321' });
    const mine = (await papers.context(one(moderator), id)) as unknown as {
      reading: { number: string } | null;
      fields: { field: string; typed: string; mrz: string }[];
    };
    expect(mine.reading?.number).toBe('987654321');
    expect(mine.fields.find(({ field }) => field === 'number')).toMatchObject({ typed: '•••••4321', mrz: '•••••4321' });
    const theirs = await papers.context(one(manager), id);
    expect(theirs).toMatchObject({ reading: null, fields: null, mrz: null });
    expect(JSON.stringify(theirs)).not.toMatch(/987654321|1985-06-14/);
    const row = await one(auditor).get(`/api/documents/${id}`);
    expect(row.text).not.toMatch(/321|1985/);
  });

  test('is nowhere in clear in the database', async () => {
    const { id } = await papers.submitted();
    await papers.checked(one(moderator), id, { number: 'ZX918273' });
    const tables = [
      'documents',
      'document_readings',
      'document_checks',
      'identity_keys',
      'audit_entries',
      'outbox_messages',
    ];
    for (const table of tables) {
      const rows = await house.context.db.raw(`select * from ${table}`);
      expect(JSON.stringify(rows)).not.toMatch(/ZX918273|ZX 918273/);
    }
  });
});
