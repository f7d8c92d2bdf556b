import { and, eq } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { auditEntries } from '#db/schema/audit.ts';
import { identityBlocks, identityKeys, linkVerdicts } from '#db/schema/documents.ts';
import { people } from '#db/schema/market.ts';
import type { IdentityKind } from '#db/words.ts';
import { keysOf } from '#server/files/keys.ts';
import { mark } from '#server/files/marks.ts';
import type { LinkRow } from '#server/links/contract.ts';
import { blockedBy, rememberKeys } from '#server/links/store.ts';
import { newId } from '#server/platform/ids.ts';
import type { Client } from '../support/apiClient.ts';
import { startHouse } from '../support/house.ts';

const DAY = 86_400_000;
const house = await startHouse();
const { db, clock, config } = house.context;
let [moderator, agent, qjob, izi] = [] as unknown as [Client & { staffId: string }, Client, Client, Client];
beforeAll(async () => {
  [moderator, agent, qjob, izi] = [
    await house.signIn('moderator'),
    await house.signIn('agent'),
    await house.market('qjob'),
    await house.market('izi'),
  ];
});

let n = 0;
/** A person told with these contacts; resolves to our own id. */
async function told(contacts: { phone?: string; email?: string } = {}, market: Client = qjob, externalId?: string) {
  n += 1;
  const id = externalId ?? `link-${n}`;
  const body = { displayName: `Osoba ${n}`, kinds: ['specialist'], ...contacts };
  expect((await market.put(`/platform/v1/people/${id}`, body)).status).toBe(200);
  const marketplaceId = market === qjob ? 'qjob' : 'izi';
  const mine = and(eq(people.marketplaceId, marketplaceId), eq(people.externalId, id));
  return String((await db.read.select().from(people).where(mine))[0]?.id);
}
const links = async (id: string, who: Client = moderator) =>
  (await who.get<{ items: LinkRow[] }>(`/api/people/${id}/links`)).body.items;
const judge = (one: string, other: string, body: object, who: Client = moderator) =>
  who.post<LinkRow & { code?: string }>(`/api/people/${one}/links/${other}/verdict`, body);
const keysKept = (personId: string) => db.read.select().from(identityKeys).where(eq(identityKeys.personId, personId));
const marked = (kind: IdentityKind, text: string) => {
  const { keyId, hmac } = mark(keysOf(config).hmac, kind, text);
  return { kind, keyId, mark: hmac };
};

describe('what a marketplace tells of a person', () => {
  test('ties two accounts with one telephone, however it is written, and keeps no telephone', async () => {
    const [one, other] = [await told({ phone: '+420 601 100 001' }), await told({ phone: '601100001' })];
    expect(await links(one)).toMatchObject([
      { personId: other, kinds: ['phone'], strength: 0.7, band: 'possible', verdict: null },
    ]);
    expect(await links(other)).toMatchObject([{ personId: one }]);
    const kept = JSON.stringify(await keysKept(one));
    expect(kept).not.toContain('601100001');
    expect(kept).toContain('phone');
  });

  test('makes a strong tie of a telephone and an address together', async () => {
    const one = await told({ phone: '+420601100002', email: 'jan.novak+a@gmail.com' });
    const other = await told({ phone: '+420601100002', email: 'JanNovak@gmail.com' });
    expect(await links(one)).toMatchObject([{ personId: other, kinds: ['phone', 'email'], band: 'strong' }]);
  });

  test('ties nobody to a person of another marketplace', async () => {
    const one = await told({ phone: '+420601100003' });
    await told({ phone: '+420601100003' }, izi);
    expect(await links(one)).toEqual([]);
  });

  test('ties nobody by what eleven people share', async () => {
    const agency = { phone: '+420601100004' };
    const first = await told(agency);
    for (let each = 0; each < 9; each++) await told(agency);
    expect(await links(first)).toHaveLength(9);
    await told(agency);
    expect(await links(first)).toEqual([]);
  });

  test('is not written again when it is said again the same day', async () => {
    const id = await told({ phone: '+420601100005' }, qjob, 'link-again');
    const before = await keysKept(id);
    await told({ phone: '+420601100005' }, qjob, 'link-again');
    expect(await keysKept(id)).toEqual(before);
    await house.pass(DAY);
    await told({ phone: '+420601100005' }, qjob, 'link-again');
    const [after] = await keysKept(id);
    expect(after?.lastSeen).toEqual(clock.now());
    expect(after?.firstSeen).toEqual(before[0]?.firstSeen);
  });

  test('keeps an old telephone for as long as the policy says, and then forgets it', async () => {
    const other = await told({ phone: '+420601100006' });
    const id = await told({ phone: '+420601100006' }, qjob, 'link-moved');
    await told({ phone: '+420601100007' }, qjob, 'link-moved');
    expect(await links(id)).toMatchObject([{ personId: other }]);
    await house.pass(364 * DAY);
    expect(await links(id)).toHaveLength(1);
    await house.pass(2 * DAY);
    expect(await links(id)).toEqual([]);
    expect(await keysKept(id)).toHaveLength(1);
  });

  test('does not tie anybody by what is no telephone', async () => {
    const [one, two] = [await told({ phone: 'po domluvě' }), await told({ phone: 'po domluvě' })];
    expect(await keysKept(one)).toEqual([]);
    expect(await links(two)).toEqual([]);
  });
});

describe('a verdict on two accounts', () => {
  test('is remembered for both sides, with who said it, and is in the trail', async () => {
    const [one, other] = [await told({ phone: '+420601200001' }), await told({ phone: '+420601200001' })];
    const said = await judge(one, other, { verdict: 'unrelated', note: 'Manželé, každý má svou živnost.' });
    expect([said.status, said.body.verdict]).toEqual([200, 'unrelated']);
    expect(await links(one)).toMatchObject([{ personId: other, verdict: 'unrelated' }]);
    expect(await links(other)).toMatchObject([{ personId: one, verdict: 'unrelated' }]);
    const entries = await db.read
      .select()
      .from(auditEntries)
      .where(and(eq(auditEntries.subjectId, one), eq(auditEntries.action, 'document.link-judged')));
    expect(entries).toHaveLength(1);
    expect(entries[0]).toMatchObject({ actorId: moderator.staffId, subjectKind: 'person' });
    expect(JSON.parse(String(entries[0]?.detail))).toEqual({
      other,
      verdict: 'unrelated',
      before: null,
      kinds: ['phone'],
      strength: 0.7,
    });
    expect(String(entries[0]?.detail)).not.toContain('Manželé');
  });

  test('the last word counts, and every word stays', async () => {
    const [one, other] = [await told({ phone: '+420601200002' }), await told({ phone: '+420601200002' })];
    await judge(one, other, { verdict: 'related' });
    clock.setOffset(clock.offsetMs + 1_000);
    await judge(other, one, { verdict: 'same-person' });
    expect(await links(one)).toMatchObject([{ verdict: 'same-person' }]);
    const [first, second] = [one, other].sort() as [string, string];
    const pair = and(eq(linkVerdicts.firstId, first), eq(linkVerdicts.secondId, second));
    expect(await db.read.select().from(linkVerdicts).where(pair)).toHaveLength(2);
  });

  test('is for those who decide registrations, about accounts that have something in common', async () => {
    const [one, other] = [await told({ phone: '+420601200003' }), await told({ phone: '+420601200003' })];
    const stranger = await told({ phone: '+420601200004' });
    expect((await judge(one, other, { verdict: 'related' }, agent)).status).toBe(403);
    expect((await agent.get(`/api/people/${one}/links`)).status).toBe(403);
    expect((await judge(one, stranger, { verdict: 'related' })).status).toBe(404);
    expect((await judge(one, one, { verdict: 'related' })).status).toBe(404);
    expect((await judge(one, other, { verdict: 'enemies' })).status).toBe(422);
    const auditor = await house.signIn('auditor');
    expect(await links(one, auditor)).toHaveLength(1);
    expect((await judge(one, other, { verdict: 'related' }, auditor)).status).toBe(403);
  });

  test('of a person of another marketplace does not exist', async () => {
    const [one, other] = [await told({ phone: '+420601200005' }), await told({ phone: '+420601200005' })];
    const elsewhere = await house.signIn('moderator', { marketplaceIds: ['izi'] });
    expect((await elsewhere.get(`/api/people/${one}/links`)).status).toBe(404);
    expect((await judge(one, other, { verdict: 'related' }, elsewhere)).status).toBe(404);
  });
});

describe('marks of other rooms', () => {
  test('a document read again is the same key, which now belongs to the newer check', async () => {
    const [one, other] = [await told(), await told()];
    const number = [marked('document-number', 'CZ|id-card|999000001')];
    const known = { marketplaceId: 'qjob', marks: number, at: clock.now() };
    await db.transaction((tx) => rememberKeys(tx, { ...known, personId: one, documentId: 'd-1' }));
    await db.transaction((tx) => rememberKeys(tx, { ...known, personId: one, documentId: 'd-2' }));
    await db.transaction((tx) => rememberKeys(tx, { ...known, personId: other, documentId: 'd-3' }));
    expect(await keysKept(one)).toMatchObject([{ documentId: 'd-2' }]);
    expect(await links(one)).toMatchObject([{ personId: other, strength: 1, band: 'strong' }]);
  });

  test('a block holds in its marketplace until its day, unless it was lifted', async () => {
    const marks = [marked('document-number', 'CZ|id-card|999000002'), marked('name-birth', 'novak|1990-01-01')];
    const [met] = marks;
    if (!met) throw new Error('No mark was made.');
    const row = { ...met, marketplaceId: 'qjob', documentId: null, decisionId: null, at: clock.now(), liftedAt: null };
    const until = new Date(clock.now().getTime() + DAY);
    const id = newId();
    await db.transaction(async (tx) => void (await tx.insert(identityBlocks).values({ ...row, id, until })));
    const blocks = async (market: string, now: Date) =>
      (await blockedBy(db.read, market, marks, now)).map((each) => each.id);
    expect(await blocks('qjob', clock.now())).toEqual([id]);
    expect(await blocks('izi', clock.now())).toEqual([]);
    expect(await blocks('qjob', until)).toEqual([]);
    expect(await blockedBy(db.read, 'qjob', [], clock.now())).toEqual([]);
    await db.transaction(async (tx) => void (await tx.update(identityBlocks).set({ liftedAt: clock.now() })));
    expect(await blocks('qjob', clock.now())).toEqual([]);
  });
});
