import { expect, test } from 'vitest';
import { caseIdIn, nextAfter, openDesk, postsTo, titleOf } from '../support/deskPage.ts';
import { startJourney } from '../support/journey.ts';

const journey = startJourney();

const DECISION = /\/decision$/;

test('ten reviews are decided by keyboard alone, one of them with two reasons and a note', async () => {
  const { page, faults, outside, close } = await journey.enter('moderator');
  await openDesk(page, journey.origin, 'reviews');
  const sent = postsTo(page, DECISION);
  for (let n = 0; n < 10; n++) {
    const before = await titleOf(page);
    if (n === 3) {
      for (const key of ['8', '0', 'n']) await page.keyboard.press(key);
      await page.keyboard.type('Written by hand.');
      await page.keyboard.press('Escape');
      await page.keyboard.press('r');
    } else await page.keyboard.press('a');
    await nextAfter(page, before);
  }
  expect(new Set(sent.map((each) => each.url)).size).toBe(10);
  expect([faults, outside]).toEqual([[], []]);
  await close();
});

test('a key that is held down decides one case, and R without a reason decides none', async () => {
  const { page, close } = await journey.enter('moderator2');
  await openDesk(page, journey.origin, 'reviews');
  const sent = postsTo(page, DECISION);
  await page.keyboard.press('r');
  await page.getByRole('alert').first().waitFor();
  expect(sent).toEqual([]);
  const before = await titleOf(page);
  await page.keyboard.down('a');
  for (let n = 0; n < 20; n++) await page.keyboard.down('a');
  await page.keyboard.up('a');
  await nextAfter(page, before);
  expect(sent).toHaveLength(1);
  await close();
});

test('a decision stands although the tab was closed 100 ms after it, and it can be undone after a reload', async () => {
  const first = await journey.enter('moderator');
  await openDesk(first.page, journey.origin, 'reviews');
  const title = await titleOf(first.page);
  const caseId = caseIdIn(first.page);
  await first.page.keyboard.press('a');
  await first.page.waitForTimeout(100);
  await first.page.close();

  const page = await first.context.newPage();
  await openDesk(page, journey.origin, 'reviews');
  expect(await titleOf(page)).not.toBe(title);
  await page.getByRole('button', { name: /^Undo/ }).waitFor();
  await page.keyboard.press('z');
  await expect.poll(() => titleOf(page), { timeout: 10_000 }).toBe(title);
  const state = await page.evaluate(
    async (id) => (await (await fetch(`/api/cases/${id}`)).json()).state as string,
    caseId,
  );
  expect(state).toBe('open');
  await first.close();
});

test('of two browsers on one case the second is told who was first, and keeps what it typed', async () => {
  const [first, second] = [await journey.enter('manager'), await journey.enter('manager2')];
  await openDesk(first.page, journey.origin, 'reviews');
  const path = first.page.url().replace(journey.origin, '');
  await second.page.goto(journey.origin + path);
  await second.page
    .getByText(/Helena/)
    .first()
    .waitFor();
  const [before, note] = [await titleOf(first.page), 'What I typed stays mine.'];
  await second.page.keyboard.press('n');
  await second.page.keyboard.type(note);
  await first.page.keyboard.press('a');
  await nextAfter(first.page, before);
  await second.page.keyboard.press('Escape');
  await second.page.keyboard.press('a');
  await second.page
    .getByText(/Helena/)
    .first()
    .waitFor();
  await second.page.getByRole('button', { name: /^Compare/ }).click();
  await second.page.getByRole('cell', { name: note }).waitFor();
  expect(await second.page.getByRole('textbox', { name: 'Internal note' }).inputValue()).toBe(note);
  await Promise.all([first.close(), second.close()]);
});

test('eighteen rows and the decision stand on a small laptop without scrolling, and nothing moves sideways on a phone', async () => {
  const { page, close } = await journey.enter('moderator');
  await openDesk(page, journey.origin, 'reviews');
  const rows = await page.evaluate(() => {
    const links = [...document.querySelectorAll<HTMLAnchorElement>('a[href*="/desks/reviews/"]')];
    return links.filter(
      (link) => link.getBoundingClientRect().bottom <= innerHeight && link.getBoundingClientRect().height > 0,
    ).length;
  });
  expect(rows).toBeGreaterThanOrEqual(18);
  await page.getByRole('button', { name: /^Approve/ }).waitFor();
  for (const [width, height] of [
    [683, 384],
    [320, 640],
  ] as const) {
    await page.setViewportSize({ width, height });
    const over = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    await expect.poll(over).toBeLessThanOrEqual(0);
  }
  await close();
});
