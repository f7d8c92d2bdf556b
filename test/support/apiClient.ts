import type { Route } from '#server/platform/route.ts';
import { checkAnswer } from './answers.ts';

type Body = Record<string, unknown>;
interface Reply<B = Body> {
  status: number;
  body: B;
  text: string;
  /** As it came; for pictures. */
  bytes: Buffer;
  headers: Headers;
}
/** Cookies by name, as a browser keeps them. */
export interface Client {
  cookies: Map<string, string>;
  get<B = Body>(path: string, headers?: Record<string, string | undefined>): Promise<Reply<B>>;
  post<B = Body>(path: string, body?: unknown, headers?: Record<string, string | undefined>): Promise<Reply<B>>;
  put<B = Body>(path: string, body?: unknown, headers?: Record<string, string | undefined>): Promise<Reply<B>>;
  delete<B = Body>(path: string, headers?: Record<string, string | undefined>): Promise<Reply<B>>;
  send<B = Body>(
    method: string,
    path: string,
    body?: unknown,
    headers?: Record<string, string | undefined>,
  ): Promise<Reply<B>>;
}

/** Speaks as a browser on our own page does, and holds every answer to its contract. A header given as undefined is left out. */
export function client({
  origin,
  routes,
  headers: always = {},
}: {
  origin: string;
  routes: readonly Route[];
  headers?: Record<string, string> | undefined;
}): Client {
  const cookies = new Map<string, string>();
  async function send<B>(
    method: string,
    path: string,
    body?: unknown,
    more: Record<string, string | undefined> = {},
  ): Promise<Reply<B>> {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const given: Record<string, string | undefined> = {
      'sec-fetch-site': 'same-origin',
      ...(body !== undefined && {
        'content-type': Buffer.isBuffer(body) ? 'application/octet-stream' : 'application/json',
      }),
      ...(cookie && { cookie }),
      ...always,
      ...more,
    };
    const headers = Object.fromEntries(
      Object.entries(given).filter((pair): pair is [string, string] => pair[1] !== undefined),
    );
    const isSent = typeof body === 'string' || Buffer.isBuffer(body);
    const sent = body === undefined ? undefined : isSent ? (body as BodyInit) : JSON.stringify(body);
    const answer = await fetch(origin + path, {
      method: method.toUpperCase(),
      headers,
      redirect: 'manual',
      ...(sent !== undefined && { body: sent }),
    });
    keep(cookies, answer.headers.getSetCookie());
    const bytes = Buffer.from(await answer.arrayBuffer());
    const text = bytes.toString();
    const json = answer.headers.get('content-type')?.startsWith('application/json')
      ? (JSON.parse(text) as unknown)
      : undefined;
    checkAnswer(routes, method.toLowerCase(), path, answer.status, json);
    return { status: answer.status, body: json as B, text, bytes, headers: answer.headers };
  }
  return {
    cookies,
    send,
    get: (path, headers) => send('get', path, undefined, headers),
    post: (path, body, headers) => send('post', path, body, headers),
    put: (path, body, headers) => send('put', path, body, headers),
    delete: (path, headers) => send('delete', path, undefined, headers),
  };
}

function keep(cookies: Map<string, string>, set: string[]): void {
  for (const line of set) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    if (value === '') cookies.delete(name);
    else cookies.set(name, value);
  }
}
