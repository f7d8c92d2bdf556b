import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { findBrowser } from './browser.mjs';

const PASSWORD = 'walk-through-the-house-7';
const START_MS_MAX = 90_000;

interface Journey {
  origin: string;
  /** A browser of its own, signed in, with what it should never do written down. */
  enter(
    account: string,
    options?: { dark?: boolean; language?: string; width?: number; height?: number },
  ): Promise<Visit>;
}
interface Visit {
  page: Page;
  context: BrowserContext;
  /** Requests that left our origin, and what the page complained of. */
  outside: string[];
  faults: string[];
  close(): Promise<void>;
}

/** The real bundle with demo data of its own, and a real browser in front of it; one of each a file. */
export function startJourney(): Journey {
  let server: ChildProcess | undefined;
  let browser: Browser | undefined;
  const folder = mkdtempSync(join(tmpdir(), 'trustdesk-e2e-'));
  const journey: Journey = {
    origin: '',
    enter: (account, options = {}) => {
      if (!browser) throw new Error('The browser has not started.');
      return enter(browser, journey.origin, account, options);
    },
  };
  beforeAll(async () => {
    const started = startServer(folder);
    server = started.child;
    journey.origin = await started.origin;
    browser = await openBrowser();
  }, START_MS_MAX);
  afterAll(async () => {
    await browser?.close();
    if (server && server.exitCode === null) {
      server.kill('SIGTERM');
      await once(server, 'exit');
    }
    rmSync(folder, { recursive: true, force: true });
  });
  return journey;
}

function startServer(folder: string): { child: ChildProcess; origin: Promise<string> } {
  const env = {
    ...process.env,
    DATA_DIR: folder,
    DATABASE_URL: '',
    PORT: '0',
    DEMO_PASSWORD: PASSWORD,
    LOG_LEVEL: 'warn',
    NODE_ENV: 'production',
  };
  const child = spawn(process.execPath, ['build/server/main.mjs', '--demo'], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  const origin = new Promise<string>((resolve, reject) => {
    const listen = (chunk: Buffer) => {
      said += chunk.toString();
      const found = /is ready: (http:\/\/\S+)/.exec(said)?.[1];
      if (found) resolve(found);
    };
    child.stdout?.on('data', listen);
    child.stderr?.on('data', listen);
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}:\n${said}`)));
  });
  return { child, origin };
}

async function openBrowser(): Promise<Browser> {
  const found = await findBrowser();
  if ('missing' in found) throw new Error(found.missing);
  return chromium.launch({ executablePath: found.path, args: found.args, env: found.env });
}

async function enter(
  browser: Browser,
  origin: string,
  account: string,
  options: Parameters<Journey['enter']>[1] = {},
): Promise<Visit> {
  const { dark = false, language = 'en', width = 1366, height = 768 } = options;
  const context = await browser.newContext({ viewport: { width, height }, colorScheme: dark ? 'dark' : 'light' });
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
      await send('PUT', '/api/me/preferences', { theme, language: words });
      return answer.status;
    },
    [`${account}@demo.test`, PASSWORD, dark ? 'dark' : 'light', language] as const,
  );
  if (status !== 201) throw new Error(`${account} could not sign in: ${status}`);
  // Another address, so that the page is loaded anew and not only its part behind the #.
  await page.goto(`${origin}/?entered#/`);
  await page.getByRole('banner').waitFor();
  return { page, context, outside, faults, close: () => context.close() };
}
