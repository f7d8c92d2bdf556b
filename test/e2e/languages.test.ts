import axe from 'axe-core';
import type { Page } from 'playwright-core';
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

const ROUTES = [
  '#/',
  '#/desks/reviews',
  '#/desks/review-disputes',
  '#/people',
  '#/orders',
  '#/reviews',
  '#/review-disputes',
  '#/decisions',
  '#/audit',
  '#/policies',
];

async function violations(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  return page.evaluate(async () => {
    const { axe: inPage } = window as unknown as { axe: typeof axe };
    const { violations: found } = await inPage.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
    });
    return found.map((each) => `${each.id}: ${each.nodes[0]?.target.join(' ')}`);
  });
}

test.each([
  ['light', false],
  ['dark', true],
] as const)('axe finds nothing on any route in the %s theme, with data on screen', async (_name, dark) => {
  const { page, faults, outside, close } = await journey.enter('manager', { dark });
  const found: Record<string, string[]> = {};
  for (const route of ROUTES) {
    await page.goto(`${journey.origin}/?entered${route}`);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.waitForLoadState('networkidle', { timeout: 1_500 }).catch(() => {});
    const list = await violations(page);
    if (list.length > 0) found[route] = list;
  }
  expect(found).toEqual({});
  expect([faults, outside]).toEqual([[], []]);
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
