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
  // Another browser, where nobody has chosen anything: the server knows.
  const other = await journey.enter('manager', { language: 'keep' });
  await expect.poll(() => other.page.evaluate(() => document.documentElement.lang)).toBe('uk');
  await other.close();
});

test('a language chosen from the palette counts at once: texts, title, dates and money, without a reload', async () => {
  const { page, close } = await journey.enter('manager2');
  await page.goto(`${journey.origin}/?money#/orders`);
  await page.locator('tbody tr').first().waitFor();
  await page.evaluate(() => Object.assign(window, { samePage: true }));
  const seen = async () => [await page.title(), await page.locator('tbody tr').first().innerText()];
  const english = await seen();
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('cest');
  await page
    .getByRole('option', { name: /Čeština/ })
    .first()
    .click();
  await expect.poll(() => page.evaluate(() => document.documentElement.lang)).toBe('cs');
  // Texts and amounts arrive each in its own moment.
  let czech: string[] = [];
  const changed = async () => {
    czech = await seen();
    return czech.map((part, at) => part !== english[at]);
  };
  await expect.poll(changed).toEqual([true, true]);
  // Amounts: 3,640.00 in English, 3 640,00 in Czech.
  expect([/\d\.\d{2}\b/.test(String(english[1])), /\d,\d{2}\b/.test(String(czech[1]))]).toEqual([true, true]);
  expect(czech[1]).toMatch(/\d{1,2}\. (\d{1,2}\.|[a-zěščřžýáíéúůď]+) \d{4}/);
  expect(await page.evaluate(() => 'samePage' in window)).toBe(true);
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
