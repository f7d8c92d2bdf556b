import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { type EnterOptions, enter, openBrowser, type Visit } from './visit.ts';

const PASSWORD = 'walk-through-the-house-7';
const START_MS_MAX = 180_000;

interface Journey {
  origin: string;
  /** As the marketplace's own server, with its demo key. */
  platform(marketplaceId: 'qjob' | 'izi', method: string, path: string, body?: object | Buffer): Promise<Response>;
  /** Ends the server as a machine that is switched off would, and starts it again over the same data. */
  stop(): Promise<void>;
  startAgain(): Promise<void>;
  /** A browser of its own, signed in, with what it should never do written down. */
  enter(account: string, options?: EnterOptions): Promise<Visit>;
}
const KEYS = { qjob: 'qjob-demo-key-for-journeys-1234567890', izi: 'izi-demo-key-for-journeys-1234567890' };

/** The real bundle with demo data of its own, and a real browser in front of it; one of each a file. */
export function startJourney(): Journey {
  let server: ChildProcess | undefined;
  let browser: Browser | undefined;
  const folder = mkdtempSync(join(tmpdir(), 'trustdesk-e2e-'));
  const journey: Journey = {
    origin: '',
    platform: (marketplaceId, method, path, body) =>
      fetch(`${journey.origin}/platform/v1${path}`, {
        method,
        headers: {
          authorization: `Bearer ${KEYS[marketplaceId]}`,
          'content-type': Buffer.isBuffer(body) ? 'application/octet-stream' : 'application/json',
          'idempotency-key': randomUUID(),
        },
        ...(body && { body: Buffer.isBuffer(body) ? new Uint8Array(body) : JSON.stringify(body) }),
      }),
    stop: async () => {
      server?.kill('SIGKILL');
      if (server && server.exitCode === null && server.signalCode === null) await once(server, 'exit');
    },
    startAgain: async () => {
      const started = startServer(folder, new URL(journey.origin).port);
      server = started.child;
      await started.origin;
    },
    enter: (account, options = {}) => {
      if (!browser) throw new Error('The browser has not started.');
      return enter(browser, journey.origin, { email: `${account}@demo.test`, password: PASSWORD }, options);
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
    if (server && server.exitCode === null && server.signalCode === null) {
      server.kill('SIGTERM');
      await once(server, 'exit');
    }
    rmSync(folder, { recursive: true, force: true });
  });
  return journey;
}

function startServer(folder: string, port = '0'): { child: ChildProcess; origin: Promise<string> } {
  const env = {
    ...process.env,
    DATA_DIR: folder,
    DATABASE_URL: '',
    PORT: port,
    DEMO_PASSWORD: PASSWORD,
    DEMO_API_KEY_QJOB: KEYS.qjob,
    DEMO_API_KEY_IZI: KEYS.izi,
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
