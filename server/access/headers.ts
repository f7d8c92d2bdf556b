import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { RequestHandler } from 'express';
import helmet from 'helmet';
import type { Config } from '../platform/config.ts';
import { isHttps } from './connection.ts';

const NONCE = 'NONCE-OF-THIS-ANSWER';
const HSTS = 'max-age=31536000; includeSubDomains';
const FEATURES = [
  'accelerometer',
  'camera',
  'display-capture',
  'geolocation',
  'gyroscope',
  'magnetometer',
  'microphone',
  'midi',
  'payment',
  'usb',
];
const PERMISSIONS_POLICY = FEATURES.map((feature) => `${feature}=()`).join(', ');

const protect = helmet({
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'", `'nonce-${NONCE}'`],
      // A picture of a document comes as bytes into memory and is shown from there: no address of it exists (ASVS 14.2.1).
      imgSrc: ["'self'", 'data:', 'blob:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
      objectSrc: ["'none'"],
    },
  },
  crossOriginOpenerPolicy: { policy: 'same-origin' },
  crossOriginResourcePolicy: { policy: 'same-origin' },
  referrerPolicy: { policy: 'no-referrer' },
  xFrameOptions: { action: 'deny' },
  strictTransportSecurity: false,
});

/** Helmet speaks once, at start: every page gets the same words with a nonce of its own. */
const template: ReadonlyMap<string, string> = (() => {
  const request = new IncomingMessage(new Socket());
  const res = new ServerResponse(request);
  protect(request, res, () => {});
  res.setHeader('Permissions-Policy', PERMISSIONS_POLICY);
  // The nonce is of this answer only; and after signing out "back" must not bring a page of before (ASVS 14.3.2).
  res.setHeader('Cache-Control', 'no-store');
  return new Map(Object.entries(res.getHeaders()).map(([name, value]) => [name, String(value)]));
})();

/**
 * Headers of an HTML page, the console's and that of `/api/docs`. Scripts come from files of ours only; styles also
 * from `<style nonce>`, which emotion and Swagger UI write.
 * @param nonce at least 128 random bits, new for every answer; also in the page, where the client reads it
 * @param https from `isHttps`: HSTS over plain http would be ignored at best
 */
export function pageHeaders(nonce: string, https: boolean): Record<string, string> {
  const headers = Object.fromEntries([...template].map(([name, value]) => [name, value.replaceAll(NONCE, nonce)]));
  return https ? { ...headers, 'strict-transport-security': HSTS } : headers;
}

/** Constant, and few, since every call carries them: an answer that is data is neither framed, sniffed, kept nor run. */
const API: readonly (readonly [string, string])[] = [
  ['Cache-Control', 'no-store'],
  ['X-Content-Type-Options', 'nosniff'],
  ['Content-Security-Policy', "default-src 'none'; frame-ancestors 'none'"],
  ['Cross-Origin-Resource-Policy', 'same-origin'],
  ['Referrer-Policy', 'no-referrer'],
];

/** For `/api`, `/platform`, `/healthz` and the like; a route that answers a page sets its own over them. */
export const apiHeaders =
  (config: Config): RequestHandler =>
  (request, res, next) => {
    for (const [name, value] of API) res.setHeader(name, value);
    if (isHttps(config, request)) res.setHeader('Strict-Transport-Security', HSTS);
    next();
  };
