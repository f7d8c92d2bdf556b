import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import compression from 'compression';
import express, { type ErrorRequestHandler, Router } from 'express';
import { isHttps } from './access/connection.ts';
import { pageHeaders } from './access/headers.ts';
import type { Config } from './platform/config.ts';
import { Refusal } from './platform/refusal.ts';

const YEAR_SECONDS = 31_536_000;
const NONCE_PLACE = /(<meta name="csp-nonce" content=")(")/;

/** Beside the bundle; from the sources it is where the build puts it. */
const clientFolder = (): string =>
  ['../client', '../build/client']
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    .find((path) => existsSync(join(path, 'assets'))) ?? '';

/** The console itself: files by their hashed names for a year, the page with a nonce of its own each time. */
export function pages(config: Config, folder = clientFolder()): Router {
  const router = Router();
  if (!folder) return router;
  const page = readFileSync(join(folder, 'index.html'), 'utf8');
  router.use(
    '/assets',
    compression(),
    express.static(join(folder, 'assets'), {
      immutable: true,
      maxAge: YEAR_SECONDS * 1_000,
      index: false,
      acceptRanges: false,
      setHeaders: plain,
    }),
    // Also what was there a moment ago: a build under the running server takes the files of the one before away.
    () => {
      throw new Refusal('not-found');
    },
  );
  router.use(express.static(folder, { index: false, acceptRanges: false, setHeaders: plain }));
  router.get(/^\/(?!assets\/)/, (request, res) => {
    // The console routes behind the `#`: any other path is somebody's mistake (ASVS 14.2.5).
    if (request.path !== '/') throw new Refusal('not-found');
    const nonce = randomBytes(16).toString('base64');
    for (const [name, value] of Object.entries(pageHeaders(nonce, isHttps(config, request))))
      res.setHeader(name, value);
    res.type('html').send(page.replace(NONCE_PLACE, `$1${nonce}$2`));
  });
  return router.use(conditionFailed);
}

/** `If-Match` and the like against a file of ours: the answer that HTTP has for it, and no fault of ours. */
const conditionFailed: ErrorRequestHandler = (error, _request, res, next) =>
  (error as { status?: number }).status === 412 ? void res.status(412).end() : next(error);

const plain = (res: { setHeader(name: string, value: string): unknown }) => {
  res.setHeader('X-Content-Type-Options', 'nosniff');
  res.setHeader('Cross-Origin-Resource-Policy', 'same-origin');
};
