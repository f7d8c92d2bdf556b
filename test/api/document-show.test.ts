import { beforeAll, expect, test } from 'vitest';
import type { DocumentShow } from '#server/documents/contract.ts';
import type { Client } from '../support/apiClient.ts';
import { DAY, key, papersOf } from '../support/documents.ts';
import { startHouse } from '../support/house.ts';

const house = await startHouse();
const papers = await papersOf(house);
let moderator: Client;
let manager: Client;
beforeAll(async () => {
  [moderator, manager] = [await house.signIn('moderator'), await house.signIn('manager')];
});

const shown = async (who: Client, id: string) => (await who.get<DocumentShow>(`/api/documents/${id}`)).body;

test('a verified document is shown with its consent and badge, and is revoked only by who may', async () => {
  const { id } = await papers.approved(moderator);
  const page = await shown(manager, id);
  expect(page).toMatchObject({ state: 'approved', badge: 'active', grounds: [], consent: { version: '2026-01' } });
  expect(page.allowedActions).toEqual(['hold-evidence', 'revoke']);
  expect(page.timeline.map(({ kind }) => kind)).toEqual(
    expect.arrayContaining(['document.opened', 'document.submitted', 'decision.approve']),
  );
  expect((await shown(moderator, id)).allowedActions).toEqual([]);
  expect(JSON.stringify(page)).not.toMatch(/2030-01-01|1985-06-14|fileId/);
});

test('evidence that is kept says until when and why, and can be let go again', async () => {
  const { id } = await papers.approved(moderator);
  const { version } = await shown(manager, id);
  const until = new Date(house.context.clock.now().getTime() + 90 * DAY).toISOString();
  const body = { reason: 'Two people, one document.', until, version };
  expect((await manager.post(`/api/documents/${id}/hold-evidence`, body, key())).status).toBe(200);
  const held = await shown(manager, id);
  expect(held).toMatchObject({ heldUntil: until, heldFor: 'Two people, one document.' });
  expect(held.allowedActions).toEqual(['hold-evidence', 'let-go', 'revoke']);
  const away = { reason: 'Settled.', version: held.version };
  expect((await manager.post(`/api/documents/${id}/let-go`, away, key())).status).toBe(200);
  expect(await shown(manager, id)).toMatchObject({ heldUntil: null, allowedActions: ['hold-evidence', 'revoke'] });
});

test('a look beside the case is found in the register of looks', async () => {
  const { id } = await papers.submitted();
  expect((await papers.reveal(manager, id, 'front', { purpose: 'audit' })).status).toBe(200);
  const found = await manager.get<{ id: string; assigned: boolean }[]>(
    `/api/document-access?filter=${encodeURIComponent(JSON.stringify({ documentId: id, assigned: false }))}`,
  );
  expect(found.body).toMatchObject([{ assigned: false, purpose: 'audit', outcome: 'shown' }]);
  const inHand = await manager.get<unknown[]>(
    `/api/document-access?filter=${encodeURIComponent(JSON.stringify({ documentId: id, assigned: true }))}`,
  );
  expect(inHand.body).toEqual([]);
});

test('the register of decisions says why a document was not taken', async () => {
  const { id } = await papers.submitted();
  await papers.claim(moderator, id);
  const grounds = ['IMG_BLURRED', 'IMG_GLARE'];
  expect((await papers.decide(moderator, id, 'resubmit', { grounds })).status).toBe(200);
  const found = await moderator.get<{ grounds?: string[] }[]>(
    `/api/decisions?filter=${encodeURIComponent(JSON.stringify({ subjectId: id }))}`,
  );
  expect(found.body.map((row) => row.grounds)).toEqual([grounds]);
});
