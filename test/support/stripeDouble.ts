import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from 'vitest';
import { type Answer, type Given, StripeBooks } from './stripe/books.ts';
import { complaintAbout, OPERATIONS, type OperationName } from './stripe/spec.ts';

/**
 * What goes wrong with one write: too many of them, a fault before or after it was done, a connection that ends before or
 * after, an answer that never comes, one that sends elsewhere, and one that never ends.
 */
export type Trouble =
  | '429'
  | '409'
  | '401'
  | '500'
  | '500-after'
  | 'cut'
  | 'cut-after'
  | 'hang-after'
  | 'redirect'
  | 'flood';

export interface Asked {
  operation: OperationName;
  given: Given;
  key: string | undefined;
  headers: IncomingMessage['headers'];
}
export interface StripeDouble {
  books: StripeBooks;
  /** Each write that comes takes the next. */
  troubles: Trouble[];
  asked: Asked[];
  /** Writes only, by what they were. */
  writes(): OperationName[];
  /** A day has passed: no key is known any more. */
  forgetKeys(): void;
  fetch: typeof fetch;
}

const SECRET = 'sk_test_double';
interface Kept extends Answer {
  /** Method, path and parameters: what the key was first used for. */
  use: string;
}

/** Stripe on a free port of the loopback: it takes what the published document takes, and keeps keys as Stripe does. */
export async function startStripe(): Promise<StripeDouble> {
  const books = new StripeBooks();
  const kept = new Map<string, Kept>();
  const troubles: Trouble[] = [];
  const asked: Asked[] = [];
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://stripe.test');
    const raw = request.method === 'POST' ? await bodyOf(request) : url.search.slice(1);
    const found = Object.entries(OPERATIONS).find(([name, { method, path }]) => fits(name, method, path, request, url));
    const denied = deniedFor(request);
    if (denied || !found) return reply(response, denied ?? failure(404, 'invalid_request_error', 'url_invalid'));
    const [name, operation] = found;
    const given = decoded(raw);
    const key = request.headers['idempotency-key'] as string | undefined;
    asked.push({ operation: name as OperationName, given, key, headers: request.headers });
    const trouble = request.method === 'POST' ? troubles.shift() : undefined;
    if (trouble && before(trouble, response, url.pathname)) return;
    const complaint = complaintAbout(operation, given);
    if (complaint) return reply(response, failure(complaint.status, complaint.type, complaint.code, complaint.param));
    const run = () =>
      trouble === '500'
        ? failure(500, 'api_error')
        : books.does[name as OperationName](given, decodeURIComponent(operation.path.exec(url.pathname)?.[1] ?? ''));
    const use = `${request.method} ${url.pathname}?${raw}`;
    const answer = key === undefined ? run() : keptAnswer(kept, key, use, run, trouble);
    after(trouble, response, answer);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const here = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    ...{ books, troubles, asked },
    writes: () => asked.map(({ operation }) => operation).filter((name) => OPERATIONS[name].method === 'POST'),
    forgetKeys: () => kept.clear(),
    fetch: (input, init) => fetch(String(input).replace('https://api.stripe.com', here), init),
  };
}

const fits = (name: string, method: string, path: RegExp, request: IncomingMessage, url: URL): boolean =>
  // `search` reads like the name of a payment.
  method === request.method && path.test(url.pathname) && !(name === 'readIntent' && url.pathname.endsWith('/search'));

const failure = (status: number, type: string, code?: string, param?: string): Answer => ({
  status,
  body: { error: { type, code, param, message: code ?? type } },
});

function deniedFor({ headers, method }: IncomingMessage): Answer | null {
  if (headers.authorization !== `Bearer ${SECRET}`) return failure(401, 'invalid_request_error');
  if (!/^\d{4}-\d\d-\d\d(\.\w+)?$/.test(String(headers['stripe-version'])))
    return failure(400, 'invalid_request_error');
  const isForm = headers['content-type'] === 'application/x-www-form-urlencoded';
  return method === 'POST' && !isForm ? failure(400, 'invalid_request_error', 'unsupported_content') : null;
}

/** The first answer once the work began, told again; a key that was for something else is refused. */
function keptAnswer(
  kept: Map<string, Kept>,
  key: string,
  use: string,
  run: () => Answer,
  trouble?: Trouble,
): Answer & { again?: boolean } {
  const known = kept.get(key);
  if (known && known.use !== use) return failure(400, 'idempotency_error');
  if (known) return { ...known, again: true };
  const done = run();
  const answer = trouble === '500-after' ? failure(500, 'api_error') : done;
  // As it was then: what is kept does not follow what becomes of it.
  kept.set(key, { ...structuredClone(answer), use });
  return answer;
}

/** Whether that was all that came of it. */
function before(trouble: Trouble, response: ServerResponse, path: string): boolean {
  if (trouble === '429') reply(response, failure(429, 'invalid_request_error', 'rate_limit'));
  else if (trouble === '409') reply(response, failure(409, 'idempotency_error', 'idempotency_key_in_use'));
  else if (trouble === '401') reply(response, failure(401, 'invalid_request_error', 'api_key_expired'));
  else if (trouble === 'redirect') response.writeHead(307, { location: path }).end();
  else if (trouble === 'cut') response.destroy();
  else return false;
  return true;
}

function after(trouble: Trouble | undefined, response: ServerResponse, answer: Answer & { again?: boolean }): void {
  if (trouble === 'cut-after') response.destroy();
  else if (trouble === 'flood') response.writeHead(200).end(`${' '.repeat(3_000_000)}${JSON.stringify(answer.body)}`);
  else if (trouble !== 'hang-after') reply(response, answer);
}

function reply(response: ServerResponse, { status, body, again }: Answer & { again?: boolean }): void {
  const replayed = again ? { 'idempotent-replayed': 'true' } : {};
  response.writeHead(status, { 'content-type': 'application/json', ...replayed }).end(JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const part of request) text += part;
  return text;
}

/** `a[b]=1&c[]=2` → `{a: {b: '1'}, c: ['2']}`. */
function decoded(raw: string): Record<string, unknown> {
  const given: Record<string, unknown> = {};
  for (const [name, value] of new URLSearchParams(raw)) {
    const [, first = name, inner] = /^([^[]+)(?:\[([^\]]*)\])?$/.exec(name) ?? [];
    if (inner === undefined) given[first] = value;
    else if (inner === '') given[first] = [...((given[first] as string[] | undefined) ?? []), value];
    else given[first] = { ...(given[first] as object | undefined), [inner]: value };
  }
  return given;
}
