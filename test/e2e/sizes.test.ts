import { expect, test } from 'vitest';
import { startJourney } from '../support/journey.ts';

const journey = startJourney();
/** A laptop at 200 %, and the narrowest phone (WCAG 1.4.10). */
const SIZES = [
  [683, 384],
  [320, 640],
] as const;
const PAGES = {
  manager: [
    '/',
    '/people',
    '/orders',
    '/reviews',
    '/review-disputes',
    '/decisions',
    '/audit',
    '/policies',
    '/templates',
    '/rings',
    '/screening',
    '/screening/lists',
  ],
  admin: ['/', '/staff', '/api-keys', '/webhooks'],
} as const;

test.each(Object.entries(PAGES))('no page of a %s moves sideways at 683×384 and 320×640', async (account, paths) => {
  const { page, close } = await journey.enter(account);
  const moving: string[] = [];
  for (const path of paths) {
    for (const [width, height] of SIZES) {
      await page.setViewportSize({ width, height });
      await page.goto(`${journey.origin}/?${width}#${path}`);
      await page.getByRole('heading', { level: 1 }).waitFor();
      await page.locator('[aria-busy=true]').first().waitFor({ state: 'detached' });
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
      if (over > 0) moving.push(`${path} at ${width}: ${over} px`);
    }
  }
  expect(moving).toEqual([]);
  await close();
});
