import type { Request } from 'express';
import type { Context } from '../platform/context.ts';
import { takesSecureCookies } from './connection.ts';

/** `sid` is the session; `device` remembers that this browser has signed in before (`device.ts`). */
export type Cookie = 'sid' | 'device';

/** From the Cookie header only: never from an address or a body, where a stranger could plant one (ASVS 7.2.4). */
export function readCookie(context: Context, request: Request, cookie: Cookie): string | undefined {
  const header = request.headers.cookie;
  if (header === undefined) return undefined;
  return (
    find(header, `__Host-${cookie}=`) ??
    (takesSecureCookies(context.config, request) ? undefined : find(header, `${cookie}=`))
  );
}

function find(header: string, start: string): string | undefined {
  for (const part of header.split(';')) {
    const pair = part.trimStart();
    if (pair.startsWith(start)) return pair.slice(start.length).trimEnd();
  }
  return undefined;
}

/**
 * Sets or, with an empty value, clears. Where the browser would not keep a Secure cookie the name loses its prefix
 * and the cookie its protection on the wire, and the log says so aloud.
 * @param maxAgeSeconds without it the cookie goes when the browser closes
 */
export function writeCookie(
  context: Context,
  request: Request,
  cookie: Cookie,
  value: string,
  maxAgeSeconds?: number,
): void {
  const secure = takesSecureCookies(context.config, request);
  if (!secure && value)
    context.log.warn(
      { cookie },
      'PLAIN HTTP: the session cookie travels unprotected; put TLS in front and set PUBLIC_URL=https://…',
    );
  const age = value === '' ? '; Max-Age=0' : maxAgeSeconds === undefined ? '' : `; Max-Age=${maxAgeSeconds}`;
  const name = secure ? `__Host-${cookie}` : cookie;
  request.res?.appendHeader(
    'Set-Cookie',
    `${name}=${value}; Path=/; HttpOnly; SameSite=Strict${secure ? '; Secure' : ''}${age}`,
  );
}
