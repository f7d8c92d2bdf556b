import { eq } from 'drizzle-orm';
import { documents } from '#db/schema/documents.ts';
import { cases } from '#db/schema/spine.ts';
import { CHECK_CODES } from '#db/words.ts';
import type { Reading } from '#server/documents/contract.ts';
import type { Client } from './apiClient.ts';
import type { TestHouse } from './house.ts';
import { renderMrz } from './mrz.ts';
import { cardJpeg } from './pictures.ts';

export const DAY = 86_400_000;
export const key = () => ({ 'idempotency-key': crypto.randomUUID() });
let last = 0;
function next(): number {
  last += 1;
  return last;
}

/** What the agent reads off the card of a made-up person. */
export const readingOf = (over: Partial<Reading> = {}): Reading => {
  const number = over.number ?? String(100_000_000 + next());
  const zone = renderMrz({
    format: 'TD1',
    code: 'ID',
    issuer: 'CZE',
    surname: 'NOVAK',
    givenNames: 'JAN',
    number,
    birth: '850614',
    sex: 'M',
    expiry: '300101',
  });
  return {
    surname: 'Novák',
    givenNames: 'Jan',
    birthDate: '1985-06-14',
    sex: 'M',
    nationality: 'CZE',
    number,
    issuedOn: '2020-01-01',
    expiresOn: '2030-01-01',
    mrz: zone.join('\n'),
    ...over,
  };
};

/** What people, their marketplace and the desk do with a document, through the doors of the house. */
export async function papersOf(house: TestHouse) {
  const market = await house.market('qjob');
  const { db } = house.context;
  const row = async (id: string) => {
    const [found] = await db.read.select().from(documents).where(eq(documents.id, id));
    if (!found) throw new Error(`No document ${id}.`);
    return found;
  };
  const caseRow = async (id: string) => {
    const all = await db.read.select().from(cases).where(eq(cases.subjectId, id));
    const found = all.sort((a, b) => b.openedAt.getTime() - a.openedAt.getTime())[0];
    if (!found) throw new Error(`No case about ${id}.`);
    return found;
  };

  async function person(displayName = 'Jan Novák'): Promise<string> {
    const id = `p${next()}`;
    await market.put(`/platform/v1/people/${id}`, { displayName, kinds: ['specialist'] });
    return id;
  }
  const consent = () => ({
    textHash: 'a'.repeat(64),
    version: '2026-01',
    language: 'cs',
    at: house.context.clock.now().toISOString(),
  });
  const announce = (personId: string, over: object = {}) =>
    market.post<{ id: string; code?: string; state: string }>(
      `/platform/v1/people/${personId}/documents`,
      { type: 'id-card', country: 'CZ', consent: consent(), ...over },
      key(),
    );
  const put = (id: string, side: string, bytes: Buffer) =>
    market.put<{ state: string; code?: string }>(`/platform/v1/documents/${id}/files/${side}`, bytes);

  /** A submitted document with both its sides. */
  async function submitted(personId?: string): Promise<{ id: string; personId: string }> {
    const who = personId ?? (await person());
    const { body } = await announce(who);
    await show(body.id);
    return { id: body.id, personId: who };
  }
  async function show(id: string): Promise<void> {
    for (const side of ['front', 'back']) {
      const answer = await put(id, side, await cardJpeg({ seed: next(), width: 800, height: 504 }));
      if (answer.status !== 200) throw new Error(`${side}: ${answer.status} ${answer.text}`);
    }
  }

  async function claim(who: Client, id: string): Promise<void> {
    const { id: caseId, version } = await caseRow(id);
    const answer = await who.post(`/api/cases/${caseId}/claim`, { version });
    if (answer.status !== 200) throw new Error(`claim: ${answer.status} ${answer.text}`);
  }
  const reveal = (who: Client, id: string, side: string, over: object = {}) =>
    who.post<{ code?: string }>(`/api/documents/${id}/reveal`, { side, ...over });

  /** All that an approval wants: in hand, looked at, typed, ticked. */
  async function checked(who: Client, id: string, over: Partial<Reading> = {}): Promise<void> {
    await claim(who, id);
    for (const side of ['front', 'back']) {
      const answer = await reveal(who, id, side);
      if (answer.status !== 200) throw new Error(`reveal: ${answer.status} ${answer.text}`);
    }
    const { version, attempt } = await row(id);
    const typed = await who.post(`/api/documents/${id}/readings`, { reading: readingOf(over), version });
    if (typed.status !== 200) throw new Error(`reading: ${typed.status} ${typed.text}`);
    const checks = CHECK_CODES.map((code) => ({ code, result: 'pass', explanation: 'Zkontrolováno.' }));
    const ticked = await who.post(`/api/documents/${id}/checks`, { checks, attempt });
    if (ticked.status !== 204) throw new Error(`checks: ${ticked.status} ${ticked.text}`);
  }
  async function decide(who: Client, id: string, outcome: string, over: object = {}) {
    const { id: caseId, version } = await caseRow(id);
    return who.post<{ code?: string; decision?: { id: string }; missing?: { code: string; why: string }[] }>(
      `/api/cases/${caseId}/decision`,
      { outcome, version, ...over },
      key(),
    );
  }
  async function approved(who: Client): Promise<{ id: string; personId: string }> {
    const made = await submitted();
    await checked(who, made.id);
    const answer = await decide(who, made.id, 'approve');
    if (answer.status !== 200) throw new Error(`approve: ${answer.status} ${answer.text}`);
    await grace();
    return made;
  }
  const grace = () => house.pass(21_000);
  const standing = async (personId: string) =>
    (await market.get<{ verified: boolean; badges: { state: string }[] }>(`/platform/v1/people/${personId}/standing`))
      .body;
  const context = async (who: Client, id: string) =>
    (await who.get<Record<string, never>>(`/api/cases/${(await caseRow(id)).id}/context`)).body;

  return {
    ...{ market, row, caseRow, person, announce, put, submitted, show, claim, reveal, checked, decide },
    ...{ approved, grace, standing, context },
  };
}
