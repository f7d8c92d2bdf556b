import { and, eq, isNull } from 'drizzle-orm';
import { beforeAll, describe, expect, test } from 'vitest';
import { documentAccess, documentReadings, identityBlocks } from '#db/schema/documents.ts';
import { storedFiles } from '#db/schema/files.ts';
import { outboxMessages } from '#db/schema/outbox.ts';
import { statements } from '#db/schema/spine.ts';
import { CHECK_CODES } from '#db/words.ts';
import type { Client } from '../support/apiClient.ts';
import { DAY, key, papersOf } from '../support/documents.ts';
import { startHouse } from '../support/house.ts';
import { cardJpeg } from '../support/pictures.ts';

/** A document from its announcement to the end of its pictures (QJ-06; verification.md §C4). */
const house = await startHouse();
const { read } = house.context.db;
const papers = await papersOf(house);
let moderator: Client;
let manager: Client;
let manager2: Client;
beforeAll(async () => {
  [moderator, manager, manager2] = [
    await house.signIn('moderator'),
    await house.signIn('manager'),
    await house.signIn('manager'),
  ];
});
const state = async (id: string) => (await papers.row(id)).state;
const told = async (subjectId: string) =>
  (await read.select().from(outboxMessages).where(eq(outboxMessages.subjectId, subjectId))).filter(
    ({ cancelledAt }) => cancelledAt === null,
  );

describe('a document', () => {
  test('is not asked for without consent', async () => {
    const answer = await papers.announce(await papers.person(), { consent: undefined });
    expect([answer.status, answer.body.code]).toEqual([422, 'consent-missing']);
  });

  test('is shown once at a time', async () => {
    const { personId } = await papers.submitted();
    const again = await papers.announce(personId);
    expect([again.status, again.body.code]).toEqual([409, 'document-open']);
  });

  test('goes to the desk with its last side, and each side comes once', async () => {
    const { body } = await papers.announce(await papers.person());
    const front = await cardJpeg({ seed: 501, width: 800, height: 504 });
    expect((await papers.put(body.id, 'front', front)).body.state).toBe('draft');
    expect((await papers.put(body.id, 'front', front)).status).toBe(200);
    const other = await papers.put(body.id, 'front', await cardJpeg({ seed: 502, width: 800, height: 504 }));
    expect([other.status, other.body.code]).toEqual([409, 'side-already-there']);
    expect(await read.$count(storedFiles, eq(storedFiles.ownerId, body.id))).toBe(2);
    const back = await papers.put(body.id, 'back', await cardJpeg({ seed: 503, width: 800, height: 504 }));
    expect(back.body.state).toBe('submitted');
    // The answer to the last side was lost: the same once more is the same, though nothing more is wanted.
    const again = await papers.put(body.id, 'back', await cardJpeg({ seed: 503, width: 800, height: 504 }));
    expect([again.status, again.body.state]).toEqual([200, 'submitted']);
    const late = await papers.put(body.id, 'back', front);
    expect([late.status, late.body.code]).toEqual([409, 'invalid-transition']);
  });
});

describe('two requests at once', () => {
  test('announce one document, and keep one picture of a side', async () => {
    const personId = await papers.person();
    const made = await Promise.all(Array.from({ length: 4 }, () => papers.announce(personId)));
    expect(made.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409]);
    const id = String(made.find(({ status }) => status === 201)?.body.id);
    const pictures = await Promise.all(
      [1, 2, 3].map((seed) => cardJpeg({ seed: 600 + seed, width: 640, height: 403 })),
    );
    const put = await Promise.all(pictures.map((bytes) => papers.put(id, 'front', bytes)));
    expect(put.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
    expect(await read.$count(storedFiles, eq(storedFiles.ownerId, id))).toBe(2);
  });
});

describe('an approval', () => {
  test('wants every picture looked at and the whole checklist, by the server too', async () => {
    const { id } = await papers.submitted();
    await papers.claim(moderator, id);
    const early = await papers.decide(moderator, id, 'approve');
    expect([early.status, early.body.code]).toEqual([422, 'checks-open']);
    expect(early.body.missing).toContainEqual({ code: '', why: 'not-revealed' });
    expect(early.body.missing).toContainEqual({ code: 'SIDES_PRESENT', why: 'unanswered' });
  });

  test('wants what stands on the document typed, however much is ticked', async () => {
    const { id } = await papers.submitted();
    await papers.claim(moderator, id);
    for (const side of ['front', 'back']) await papers.reveal(moderator, id, side);
    const checks = CHECK_CODES.map((code) => ({ code, result: 'pass', explanation: 'Zkontrolováno.' }));
    await moderator.post(`/api/documents/${id}/checks`, { checks, attempt: 1 });
    const answer = await papers.decide(moderator, id, 'approve');
    expect([answer.status, answer.body.code]).toEqual([422, 'reading-missing']);
  });

  test('gives the badge when its grace is over, and not before', async () => {
    const { id, personId } = await papers.submitted();
    await papers.checked(moderator, id);
    const decided = await papers.decide(moderator, id, 'approve');
    expect(decided.status).toBe(200);
    expect((await papers.standing(personId)).verified).toBe(false);
    await papers.grace();
    expect(await state(id)).toBe('approved');
    expect(await papers.standing(personId)).toMatchObject({ verified: true, badges: [{ state: 'active' }] });
    expect(JSON.stringify(await papers.standing(personId))).not.toMatch(/Nov|1985|CZ/);
    expect((await told(id)).map(({ topic }) => topic)).toEqual(['document.decided']);
  });

  test('is undone inside its grace, and nothing of it was said', async () => {
    const { id, personId } = await papers.submitted();
    await papers.checked(moderator, id);
    const decided = await papers.decide(moderator, id, 'approve');
    expect((await moderator.post(`/api/decisions/${decided.body.decision?.id}/undo`, {}, key())).status).toBe(200);
    await papers.grace();
    expect([await state(id), (await papers.standing(personId)).verified]).toEqual(['submitted', false]);
    expect(await told(id)).toEqual([]);
  });

  test('is reopened later: the badge goes and the document is before the desk again', async () => {
    const { id, personId } = await papers.submitted();
    await papers.checked(moderator, id);
    const decided = await papers.decide(moderator, id, 'approve');
    await papers.grace();
    const reverted = await moderator.post(
      `/api/decisions/${decided.body.decision?.id}/revert`,
      { reason: 'Spletl jsem se.' },
      key(),
    );
    expect(reverted.status).toBe(200);
    expect([await state(id), (await papers.standing(personId)).verified]).toEqual(['submitted', false]);
  });

  test('stands for the name that was checked: another name suspends the badge', async () => {
    const { personId } = await papers.approved(moderator);
    await papers.market.put(`/platform/v1/people/${personId}`, { displayName: 'Karel Nový', kinds: ['specialist'] });
    expect(await papers.standing(personId)).toMatchObject({ verified: false, badges: [{ state: 'suspended' }] });
  });
});

describe('a new photo', () => {
  test('is asked for in one message, and what was sent back stays beside the next attempt', async () => {
    const { id } = await papers.submitted();
    await papers.claim(moderator, id);
    const grounds = ['IMG_BLURRED', 'IMG_GLARE'];
    expect((await papers.decide(moderator, id, 'resubmit', { grounds, message: 'Prosím znovu.' })).status).toBe(200);
    await papers.grace();
    expect(await papers.row(id)).toMatchObject({ state: 'awaiting_user', attempt: 2 });
    expect((await papers.caseRow(id)).state).toBe('waiting');
    const [message] = await told(id);
    expect(JSON.parse(message?.payload ?? '{}').data).toMatchObject({ grounds, attempt: 2, attemptsLeft: 3 });
    await papers.show(id);
    expect(await papers.row(id)).toMatchObject({ state: 'submitted', attempt: 2 });
    expect((await papers.caseRow(id)).state).toBe('open');
    await papers.claim(moderator, id);
    const { pictures } = (await papers.context(moderator, id)) as unknown as { pictures: { attempt: number }[] };
    expect(pictures.map(({ attempt }) => attempt)).toEqual([1, 1, 2, 2]);
  });

  test('is no answer to what is final by its nature, and a rejection none to what can be mended', async () => {
    const { id } = await papers.submitted();
    await papers.claim(moderator, id);
    const wrong = await papers.decide(moderator, id, 'resubmit', { grounds: ['AGE_UNDER_18'] });
    expect([wrong.status, wrong.body.code]).toEqual([422, 'disposition-not-allowed']);
    const hard = await papers.decide(moderator, id, 'reject', { grounds: ['IMG_DARK'] });
    expect([hard.status, hard.body.code]).toEqual([422, 'disposition-not-allowed']);
    const none = await papers.decide(moderator, id, 'resubmit', {});
    expect([none.status, none.body.code]).toEqual([422, 'grounds-missing']);
  });

  test('that never comes ends the check when its time is over, and its pictures go', async () => {
    const { id, personId } = await papers.submitted();
    await papers.claim(moderator, id);
    await papers.decide(moderator, id, 'resubmit', { grounds: ['IMG_DARK'] });
    await papers.grace();
    await house.pass(14 * DAY - 60_000);
    expect(await state(id)).toBe('awaiting_user');
    await house.pass(60_000);
    await house.settle();
    expect(await state(id)).toBe('expired');
    expect((await papers.caseRow(id)).state).toBe('closed');
    await house.pass(1);
    expect((await papers.row(id)).purgedAt).not.toBeNull();
    expect((await papers.announce(personId)).status).toBe(201);
  });

  test('is not asked for a sixth time: the last attempt ends in a rejection', async () => {
    const { id, personId } = await papers.submitted();
    for (let attempt = 1; attempt <= 5; attempt++) {
      await papers.claim(moderator, id);
      const answer = await papers.decide(moderator, id, 'resubmit', { grounds: ['IMG_BLURRED'] });
      expect(answer.status).toBe(200);
      await papers.grace();
      if (attempt < 5) await papers.show(id);
    }
    expect(await papers.row(id)).toMatchObject({ state: 'rejected', reasons: ['IMG_BLURRED', 'LIMIT_ATTEMPTS'] });
    const [statement] = await read
      .select()
      .from(statements)
      .where(eq(statements.recipientId, (await papers.row(id)).personId));
    expect(statement?.text).toMatch(/pokus/);
    const again = await papers.announce(personId);
    expect([again.status, again.body.code]).toEqual([422, 'attempts-used']);
  });
});

describe('a fraud', () => {
  test('is rejected by two people, with one neutral sentence, and the document must not come again', async () => {
    const { id, personId } = await papers.submitted();
    await papers.checked(manager, id, { number: 'AB123456' });
    const grounds = ['FRAUD_FORGED'];
    expect((await papers.decide(manager, id, 'reject', { grounds })).status).toBe(200);
    await papers.grace();
    expect([await state(id), (await papers.caseRow(id)).level]).toEqual(['pending_second', 2]);
    expect(await told(id)).toEqual([]);
    await papers.claim(manager2, id);
    const own = await papers.decide(manager, id, 'confirm');
    expect(own.status).toBe(409);
    expect((await papers.decide(manager2, id, 'confirm')).status).toBe(200);
    await papers.grace();
    expect(await state(id)).toBe('rejected');
    const [statement] = await read
      .select()
      .from(statements)
      .where(eq(statements.recipientId, (await papers.row(id)).personId));
    expect(statement?.text).toMatch(/nelze přijmout/);
    expect(statement?.text).not.toMatch(/padělan|FRAUD/i);
    expect((await papers.announce(personId)).body.code).toBe('identity-blocked');
    const other = await papers.submitted();
    await papers.checked(moderator, other.id, { number: 'AB 123 456' });
    const seen = (await papers.context(moderator, other.id)) as unknown as {
      checks: { code: string; auto: { result: string } | null }[];
    };
    const result = (code: string) => seen.checks.find((check) => check.code === code)?.auto?.result;
    expect([result('DOC_NOT_BLOCKLISTED'), result('DOC_NUMBER_UNIQUE')]).toEqual(['fail', 'fail']);
  });

  test('that the second person does not see goes back to the desk', async () => {
    const { id } = await papers.submitted();
    await papers.claim(moderator, id);
    await papers.decide(moderator, id, 'reject', { grounds: ['FRAUD_TAMPERED'] });
    await papers.grace();
    await papers.claim(manager, id);
    expect((await papers.decide(manager, id, 'return', { note: 'Není to vidět.' })).status).toBe(200);
    await papers.grace();
    expect(await papers.row(id)).toMatchObject({ state: 'submitted', reasons: [], decisionId: null });
    expect((await papers.caseRow(id)).level).toBe(1);
  });
});

describe('an appeal', () => {
  const rejected = async (by: Client) => {
    const made = await papers.submitted();
    await papers.claim(by, made.id);
    await papers.decide(by, made.id, 'reject', { grounds: ['AGE_UNDER_18'] });
    await papers.grace();
    return made;
  };
  const appeal = ({ id, personId }: { id: string; personId: string }) =>
    papers.market.post<{ code?: string; state?: string }>(
      `/platform/v1/documents/${id}/appeal`,
      { byId: personId, text: 'Je mi dvacet let.' },
      key(),
    );

  test('is heard by somebody who took no part, once', async () => {
    const made = await rejected(manager);
    expect((await appeal(made)).body.state).toBe('appealed');
    const own = await papers.decide(manager, made.id, 'uphold', { message: 'Zůstává.' });
    expect([own.status, own.body.code]).toEqual([403, 'own-case']);
    expect((await papers.decide(manager2, made.id, 'uphold', { message: 'Zůstává.' })).status).toBe(200);
    await papers.grace();
    expect(await state(made.id)).toBe('rejected_final');
    const again = await appeal(made);
    expect([again.status, again.body.code]).toEqual([409, 'already-appealed']);
  });

  test('that is granted brings the document back to the desk', async () => {
    const made = await rejected(moderator);
    await appeal(made);
    expect((await papers.decide(manager, made.id, 'return', { note: 'Věk sedí.' })).status).toBe(200);
    await papers.grace();
    expect(await state(made.id)).toBe('submitted');
    await papers.checked(moderator, made.id);
    const answer = await papers.decide(moderator, made.id, 'approve');
    expect(answer.body.missing).toEqual([{ code: '', why: 'rejected-before' }]);
  });

  test('that is granted takes back that the document must not come again', async () => {
    const made = await papers.submitted();
    await papers.checked(moderator, made.id, { number: 'CD654321' });
    await papers.decide(moderator, made.id, 'reject', { grounds: ['FRAUD_FORGED'] });
    await papers.grace();
    await papers.claim(manager2, made.id);
    await papers.decide(manager2, made.id, 'confirm');
    await papers.grace();
    const standing = () =>
      read.$count(identityBlocks, and(eq(identityBlocks.documentId, made.id), isNull(identityBlocks.liftedAt)));
    expect(await standing()).toBe(2);
    await appeal(made);
    expect((await papers.decide(manager, made.id, 'return', { note: 'Doklad je pravý.' })).status).toBe(200);
    await papers.grace();
    expect([await state(made.id), await standing()]).toEqual(['submitted', 0]);
  });

  test('of another person’s document is nobody’s', async () => {
    const made = await rejected(moderator);
    const other = await papers.person();
    expect((await appeal({ ...made, personId: other })).body.code).toBe('not-a-party');
  });
});

describe('consent', () => {
  test('that is withdrawn takes the badge, the pictures and what was typed', async () => {
    const { id, personId } = await papers.approved(moderator);
    const answer = await papers.market.post(`/platform/v1/documents/${id}/withdraw`, { byId: personId }, key());
    expect(answer.status).toBe(200);
    expect(await papers.standing(personId)).toMatchObject({ verified: false, badges: [] });
    await house.settle();
    expect(await papers.row(id)).toMatchObject({ state: 'withdrawn', expiresOn: null, numberEnd: null });
    expect((await papers.row(id)).purgedAt).not.toBeNull();
    const [reading] = await read.select().from(documentReadings).where(eq(documentReadings.documentId, id));
    expect(reading).toMatchObject({ wrappedKey: null, sealed: null });
    const left = await read.select().from(storedFiles).where(eq(storedFiles.ownerId, id));
    expect(left.every(({ wrappedKey, purgedAt }) => wrappedKey === null && purgedAt !== null)).toBe(true);
  });
});

describe('a badge', () => {
  test('is invited to be renewed, and lapses with its document', async () => {
    const { id, personId } = await papers.approved(moderator);
    const until = new Date('2030-01-31T00:00:00Z').getTime();
    const aged = house.context.clock.now().getTime();
    expect(until).toBeGreaterThan(aged);
    const months24 = (await papers.row(id)).dueAt?.getTime() ?? 0;
    await house.pass(months24 - aged);
    expect((await told(id)).map(({ topic }) => topic)).toContain('document.expiring');
    await house.pass(31 * DAY);
    expect(await state(id)).toBe('expired');
    expect(await papers.standing(personId)).toMatchObject({ verified: false, badges: [{ state: 'lapsed' }] });
  });

  test('is taken back by a manager at once, with a statement', async () => {
    const { id, personId } = await papers.approved(moderator);
    const { version } = await papers.row(id);
    const body = { grounds: ['FRAUD_IMPERSONATION'], reason: 'Hlášení banky.', version };
    expect((await moderator.post(`/api/documents/${id}/revoke`, body, key())).status).toBe(403);
    expect((await manager.post(`/api/documents/${id}/revoke`, body, key())).status).toBe(200);
    expect([await state(id), (await papers.standing(personId)).verified]).toEqual(['revoked', false]);
    // What the message promises is heard, and until then the badge stays taken.
    const complaint = { byId: personId, text: 'Doklad je můj.' };
    const heard = await papers.market.post(`/platform/v1/documents/${id}/appeal`, complaint, key());
    expect([heard.status, await state(id)]).toEqual([200, 'appealed']);
    expect(await papers.standing(personId)).toMatchObject({ verified: false, badges: [{ state: 'revoked' }] });
  });
});

describe('who looked', () => {
  test('is known of every picture, and told to the person by role', async () => {
    const { id, personId } = await papers.submitted();
    await papers.claim(moderator, id);
    expect((await papers.reveal(moderator, id, 'front')).status).toBe(200);
    const { items } = (
      await papers.market.get<{ items: { role: string; outcome: string }[] }>(
        `/platform/v1/people/${personId}/documents/access`,
      )
    ).body;
    expect(items).toMatchObject([{ role: 'moderator', outcome: 'shown', side: 'front', purpose: 'case' }]);
    const rows = await read
      .select()
      .from(documentAccess)
      .where(and(eq(documentAccess.documentId, id)));
    expect(rows).toHaveLength(1);
  });
});
