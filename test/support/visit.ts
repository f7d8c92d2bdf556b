import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { findBrowser } from './browser.mjs';

export interface EnterOptions {
  dark?: boolean;
  /** `keep`: whatever the person has chosen. */
  language?: string;
  width?: number;
  height?: number;
}
/** A browser of its own, signed in, with what it should never do written down. */
export interface Visit {
  page: Page;
  context: BrowserContext;
  /** Requests that left our origin, and what the page complained of. */
  outside: string[];
  faults: string[];
  close(): Promise<void>;
}

export async function openBrowser(): Promise<Browser> {
  const found = await findBrowser();
  if ('missing' in found) throw new Error(found.missing);
  return chromium.launch({ executablePath: found.path, args: found.args, env: found.env });
}

/** Signs in through the front door and shows Home. */
export async function enter(
  browser: Browser,
  origin: string,
  who: { email: string; password: string },
  options: EnterOptions = {},
): Promise<Visit> {
  const { dark = false, language = 'en', width = 1366, height = 768 } = options;
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: dark ? 'dark' : 'light' });
  // The loader that runs the measuring programs names functions with a helper that no page has.
  await context.addInitScript({ content: 'globalThis.__name ??= (named) => named;' });
  const page = await context.newPage();
  const [outside, faults]: [string[], string[]] = [[], []];
  page.on('request', (request) => {
    if (!request.url().startsWith(origin) && !/^(data|blob|about):/.test(request.url())) outside.push(request.url());
  });
  page.on('pageerror', (error) => faults.push(String(error)));
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) faults.push(message.text());
  });
  page.on('response', (answer) => {
    if (answer.status() >= 500) faults.push(`${answer.status()} ${answer.url()}`);
  });
  await page.goto(origin);
  await page.getByRole('heading', { level: 1 }).waitFor();
  const status = await page.evaluate(
    async ([email, password, theme, words]) => {
      const headers = { 'content-type': 'application/json' };
      const send = (method: string, path: string, body: object) =>
        fetch(path, { method, headers, body: JSON.stringify(body) });
      const answer = await send('POST', '/api/session', { email, password });
      if (words !== 'keep') await send('PUT', '/api/me/preferences', { theme, language: words });
      return answer.status;
    },
    [who.email, who.password, dark ? 'dark' : 'light', language] as const,
  );
  if (status !== 201) throw new Error(`${who.email} could not sign in: ${status}`);
  // Another address, so that the page is loaded anew and not only its part behind the #.
  await page.goto(`${origin}/?entered#/`);
  await page.getByRole('banner').waitFor();
  return { page, context, outside, faults, close: () => context.close() };
}
