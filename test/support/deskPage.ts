import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { Queue } from '#db/words.ts';

/** A desk as a person meets it: what is on the screen, found by its names and never by its classes. */
export async function openDesk(page: Page, origin: string, queue: Queue, rest = '') {
  await page.goto(`${origin}/?entered${Math.random()}#/desks/${queue}${rest}`);
  await inHand(page).waitFor();
}

/** The chip that says for how long the case is ours. */
export const inHand = (page: Page) => page.getByText(/^Yours for/).first();
export const titleOf = (page: Page) => page.getByRole('heading', { level: 2, name: /^Review/ }).innerText();
export const listOf = (page: Page) => page.getByRole('region', { name: 'Cases', exact: true });
/** The id of the case in the address. */
export const caseIdIn = (page: Page) => page.url().split('/').pop()?.split('?')[0] ?? '';

/** Every POST that matches, with when it left. */
export function postsTo(page: Page, path: RegExp) {
  const sent: { at: number; url: string; body: string | null }[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && path.test(request.url()))
      sent.push({ at: Date.now(), url: request.url(), body: request.postData() });
  });
  return sent;
}

/** The next case stands on the screen, in our hands. */
export async function nextAfter(page: Page, before: string): Promise<void> {
  await expect.poll(() => titleOf(page), { timeout: 10_000 }).not.toBe(before);
  await inHand(page).waitFor();
}

/** A call as the signed-in person makes it from the page. */
export const call = <T>(
  page: Page,
  method: string,
  path: string,
  body?: object,
): Promise<{ status: number; body: T }> =>
  page.evaluate(
    async ([how, where, what]) => {
      const answer = await fetch(where, {
        method: how,
        ...(what && { headers: { 'content-type': 'application/json' }, body: JSON.stringify(what) }),
      });
      const text = await answer.text();
      return { status: answer.status, body: text ? JSON.parse(text) : null };
    },
    [method, path, body] as const,
  );
