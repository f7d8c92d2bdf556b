import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { CHECK_CODES } from '#db/words.ts';
import { call, openDesk } from '../support/deskPage.ts';
import { readingOf } from '../support/documents.ts';
import { startJourney } from '../support/journey.ts';
import { cardJpeg } from '../support/pictures.ts';

const journey = startJourney();

/** Somebody of Qjob shows both sides of a card; resolves to the document and its case. */
async function showCard(page: Page, personId: string): Promise<{ id: string; caseId: string }> {
  await journey.platform('qjob', 'PUT', `/people/${personId}`, { displayName: 'Jan Novák', kinds: ['specialist'] });
  const at = new Date().toISOString();
  const consent = { textHash: 'a'.repeat(64), version: '2026-01', language: 'cs', at };
  const body = { type: 'id-card', country: 'CZ', consent };
  const made = (await (await journey.platform('qjob', 'POST', `/people/${personId}/documents`, body)).json()) as {
    id: string;
  };
  for (const [seed, side] of ['front', 'back'].entries()) {
    const bytes = await cardJpeg({ seed: 900 + seed, width: 1_000, height: 630 });
    expect((await journey.platform('qjob', 'PUT', `/documents/${made.id}/files/${side}`, bytes)).status).toBe(200);
  }
  const filter = encodeURIComponent(JSON.stringify({ queue: 'documents', subjectId: made.id }));
  const cases = await call<{ id: string }[]>(page, 'GET', `/api/cases?filter=${filter}`);
  return { id: made.id, caseId: String(cases.body[0]?.id) };
}

const front = (page: Page) => page.getByRole('img', { name: 'Front of the document, revealed' });
const standing = async (personId: string) =>
  (await (await journey.platform('qjob', 'GET', `/people/${personId}/standing`)).json()) as { verified: boolean };

test('a document is looked at with a trace, read, checked and verified, and its person has the badge', async () => {
  const { page, faults, outside } = await journey.enter('moderator');
  const { id, caseId } = await showCard(page, 'jan-overeny');
  await openDesk(page, journey.origin, 'documents', `/${caseId}`);
  await page.keyboard.press('1');
  await front(page).waitFor();
  await page.keyboard.press('2');
  await page.getByRole('img', { name: 'Back of the document, revealed' }).waitFor();
  // A picture lives in memory only: no address of it, nothing of it in the browser's stores.
  expect(await front(page).getAttribute('src')).toMatch(/^blob:/);
  expect(await page.evaluate(async () => [localStorage.length > 0, (await caches.keys()).length])).toEqual([true, 0]);

  await page.getByRole('button', { name: /^Type from the document/ }).click();
  const reading = readingOf();
  const form = page.getByRole('form', { name: 'Type from the document' });
  await form.getByLabel('Surname').fill(reading.surname);
  await form.getByLabel('Given names').fill(reading.givenNames);
  await form.getByLabel('Birth date').fill(String(reading.birthDate));
  await form.getByLabel('Document no.').fill(reading.number);
  await form.getByLabel('Expires').fill(String(reading.expiresOn));
  await form.getByLabel('Machine-readable zone (MRZ)').fill(reading.mrz);
  await form.getByRole('button', { name: /^Save and compare/ }).click();
  await page.getByText('The zone is consistent. That alone proves nothing.').waitFor();

  const checks = CHECK_CODES.map((code) => ({ code, result: 'pass', explanation: 'Looked at it.' }));
  const ticked = await call(page, 'POST', `/api/documents/${id}/checks`, { checks, attempt: 1 });
  expect(ticked.status).toBe(204);
  await openDesk(page, journey.origin, 'documents', `/${caseId}`);
  await page.getByRole('button', { name: /^Verify/ }).click();
  await page
    .getByText(/verified\./)
    .first()
    .waitFor();
  expect((await standing('jan-overeny')).verified).toBe(false);
  const manager = await journey.enter('manager');
  await call(manager.page, 'POST', '/api/demo/clock', { advance: 'PT30S' });
  expect((await standing('jan-overeny')).verified).toBe(true);
  expect([faults, outside]).toEqual([[], []]);
});

test('a revealed picture is blurred again when the tab is hidden', async () => {
  const { page } = await journey.enter('moderator');
  const { caseId } = await showCard(page, 'jan-skryty');
  await openDesk(page, journey.origin, 'documents', `/${caseId}`);
  await page.keyboard.press('1');
  await front(page).waitFor();
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { value: true, configurable: true });
    Object.defineProperty(document, 'visibilityState', { value: 'hidden', configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await front(page).waitFor({ state: 'detached' });
});
