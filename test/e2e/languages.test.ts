import { expect, test } from 'vitest';
import { startJourney } from '../support/journey.ts';

const journey = startJourney();

test('switching the language changes texts, html lang and title, and follows the person to another browser', async () => {
  const { page, close } = await journey.enter('manager', { language: 'en' });
  const seen: string[][] = [];
  for (const language of ['en', 'cs', 'uk']) {
    await page.evaluate(
      (words) =>
        fetch('/api/me/preferences', {
          method: 'PUT',
          headers: { 'content-type': 'application/json' },
          body: JSON.stringify({ language: words }),
        }),
      language,
    );
    await page.reload();
    await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe(language);
    seen.push([await page.title(), await page.getByRole('heading', { level: 1 }).innerText()]);
  }
  expect(new Set(seen.map(([title]) => title)).size).toBe(3);
  expect(new Set(seen.map(([, heading]) => heading)).size).toBe(3);
  await close();
});

test('the console asks nobody but its own server, and signing out leaves nothing of a person in the browser', async () => {
  const { page, outside, close } = await journey.enter('moderator');
  await page.goto(`${journey.origin}/?entered#/people`);
  await page.getByRole('link').first().waitFor();
  await page.evaluate(() => fetch('/api/session', { method: 'DELETE' }));
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }));
  expect(kept).not.toMatch(/@|\+380|\+420/);
  expect(outside).toEqual([]);
  await close();
});
