import { HttpError } from 'react-admin';
import { NO_PICTURES } from '#db/words.ts';
import { hasConnection, lostConnection } from './connection.ts';

export interface Ask {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  body?: unknown;
  headers?: HeadersInit;
  signal?: AbortSignal;
  cache?: RequestCache;
  /** Lets the request outlive the page. */
  keepalive?: boolean;
}
interface Reply<Body> {
  status: number;
  headers: Headers;
  json: Body;
}

/** Called when the server says that nobody is signed in any more. */
let onSignedOut: () => void = () => undefined;
export const whenSignedOut = (act: () => void): void => {
  onSignedOut = act;
};

/** Sends it, with the connection watched. Throws only where nobody answered. */
async function sent(path: string, { method = 'GET', body, headers, ...rest }: Ask, accept: string): Promise<Response> {
  const all = new Headers(headers);
  all.set('Accept', accept);
  if (body !== undefined) all.set('Content-Type', 'application/json');
  const init = { method, headers: all, body: body === undefined ? undefined : JSON.stringify(body), ...rest };
  const response = await fetch(path, init).catch((error: unknown) => refuseUnanswered(error, init.signal));
  hasConnection();
  return response;
}

/**
 * One request to our own origin. Throws `HttpError` whose `body.code` is the refusal and whose message is the key of
 * its translation, so that react-admin's notifications and forms show it in the person's language.
 */
export async function ask<Body>(path: string, given: Ask = {}): Promise<Reply<Body>> {
  const response = await sent(path, given, 'application/json');
  const json = await jsonOf(response);
  if (!response.ok) throw refusalOf(response.status, json);
  return { status: response.status, headers: response.headers, json: json as Body };
}

/**
 * A picture of a document, by itself and past every cache: neither the browser nor a query keeps it, so that it is gone
 * when whoever asked lets go of it (verification.md §C6). Throws as `ask` does.
 */
export async function askPicture(path: string, given: Ask): Promise<Blob> {
  const response = await sent(path, { ...given, cache: 'no-store' }, 'image/jpeg, application/json');
  if (!response.ok) throw refusalOf(response.status, await jsonOf(response));
  return response.blob();
}

async function jsonOf(response: Response): Promise<unknown> {
  const text = await response.text();
  return text && isJson(response) ? JSON.parse(text) : undefined;
}

const isJson = (response: Response) => response.headers.get('Content-Type')?.includes('json') ?? false;

function refuseUnanswered(error: unknown, signal: AbortSignal | null | undefined): never {
  // Nobody waits for it any more: that says nothing about the connection.
  if (signal?.aborted) throw error;
  lostConnection();
  throw new HttpError('refusals.offline', 0, { code: 'offline' });
}

interface RefusalBody {
  code?: string;
  errors?: Record<string, string>;
  requestId?: string;
}

function refusalOf(status: number, json: unknown): HttpError {
  const body: RefusalBody = typeof json === 'object' && json !== null ? json : {};
  const code = body.code ?? 'unexpected';
  if (status === 401 && code === 'not-signed-in') onSignedOut();
  const errors =
    body.errors && Object.fromEntries(Object.entries(body.errors).map(([field, each]) => [field, fieldKey(each)]));
  return new HttpError(`refusals.${code}`, status, { ...body, code, errors });
}

/** Codes that stand at fields only; their texts are `refusals.fields`. */
export const FIELD_CODES = [
  'one-of',
  'invalid-type',
  'too-small',
  'too-big',
  'too-slow',
  'invalid-format',
  'invalid-value',
  'twice',
  'empty',
  'invalid',
  'too-common',
  'contains-email',
  'not-for-admin',
  'unknown',
  'inactive',
  'delivered',
  'in-the-future',
  'address-scheme',
  'address-credentials',
  'address-port',
  'address-private',
  'amount-without-currency',
  'invalid-cursor',
  'unreadable',
  'read-only',
  'batch-or-ids',
  'unknown-field-in-text',
  'one-language-at-least',
  'choices-do-not-fit',
  // What came in place of a picture.
  ...NO_PICTURES.map((kind) => `is-${kind}`),
];

/** The key of what is said at a field: a code of the parser, or a refusal that names the field. */
export const fieldKey = (code: string): string => `refusals.${FIELD_CODES.includes(code) ? 'fields.' : ''}${code}`;
