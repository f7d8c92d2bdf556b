import type { Request } from 'express';
import type { Config } from '../platform/config.ts';
import { Refusal } from '../platform/refusal.ts';

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])(:\d+)?$/i;

/** Whether the person reaches us by https: said by PUBLIC_URL, or by the proxies that TRUST_PROXY believes. */
export const isHttps = (config: Config, request: Request): boolean =>
  config.publicUrl.startsWith('https:') || request.secure;

/** Browsers take Secure cookies over https, and over plain http from their own machine. */
export const takesSecureCookies = (config: Config, request: Request): boolean =>
  isHttps(config, request) || LOOPBACK.test(request.headers.host ?? '');

/**
 * Refuses what another site may have made the browser send. SameSite=Strict does not: a page on another port of the
 * same host got our cookie along (security.md 0.3), so only `same-origin` passes. Plain http without localhost sends no
 * `Sec-Fetch-Site`; then `Origin` must be ours to the letter. `neither` says what is to become of a request with
 * neither header: no browser of today sends one, so without a session there is nothing to abuse.
 */
export function refuseCrossSite(config: Config, request: Request, neither: 'refuse' | 'pass'): void {
  const { 'sec-fetch-site': site, origin } = request.headers;
  if (site !== undefined) {
    if (site !== 'same-origin') throw new Refusal('cross-site');
    return;
  }
  if (origin === undefined ? neither === 'refuse' : !isOurs(config, request, origin)) throw new Refusal('cross-site');
}

/** A page of a host that was re-pointed at us has an Origin like its Host, but then the browser holds no cookie of ours. */
const isOurs = ({ publicUrl }: Config, request: Request, origin: string): boolean =>
  (publicUrl !== '' && origin === new URL(publicUrl).origin) ||
  origin === `${request.protocol}://${request.headers.host ?? ''}`;

/** Where links that we hand out lead; never from the Host header, which the caller writes (security.md T22). */
export function baseUrl(config: Config, request?: Request): string {
  if (config.publicUrl) return config.publicUrl;
  const host = ['0.0.0.0', '::'].includes(config.host) ? 'localhost' : config.host;
  return `http://${host.includes(':') ? `[${host}]` : host}:${request?.socket.localPort ?? config.port}`;
}
