import express, { type ErrorRequestHandler, type Express, type Request, type Response } from 'express';
import { ZodError, type z } from 'zod';
import { isLockTimeout } from '#db/errors.ts';
import { DatabaseBusy } from '#db/open.ts';
import type { Actor } from './actor.ts';
import type { Context } from './context.ts';
import { newId } from './ids.ts';
import { readRaw } from './rawBody.ts';
import { bodyOf, Refusal, type RefusalCode } from './refusal.ts';
import { Answer, type Route } from './route.ts';

const BODY_BYTES_MAX = 1_000_000;
const KEY_CHARACTERS_MAX = 255;

/** Finds out who calls and whether this route lets them; throws the refusal otherwise. */
export type Guard = (route: Route, request: Request) => Promise<Actor>;

/** Mounts routes as data: guard, parse, run, answer. Other methods on a known path get 405. */
export function mount(app: Express, context: Context, routes: readonly Route[], guard: Guard): void {
  for (const each of routes) {
    const admit = async (req: Request, res: Response, next: () => void) => {
      res.locals.actor = await guard(each, req);
      next();
    };
    // A stranger's body is not even read.
    const parse = express.json({ limit: each.bodyBytesMax ?? BODY_BYTES_MAX, strict: true, type: 'application/json' });
    app[each.method](each.path, admit, ...(each.body ? [parse] : []), (req, res) => serve(context, each, req, res));
  }
  for (const path of new Set(routes.map((each) => each.path))) {
    const allowed = routes.filter((each) => each.path === path).map((each) => each.method.toUpperCase());
    app.all(path, (_req, res) => {
      res.setHeader('Allow', allowed.join(', '));
      throw new Refusal('method-not-allowed');
    });
  }
}

async function serve(context: Context, each: Route, request: Request, res: Response): Promise<void> {
  const { actor } = res.locals as { actor: Actor };
  const params = request.params as Record<string, string>;
  mustBeSayable(params);
  const isBare = hasNoBody(request);
  const { raw } = each;
  if (each.body && !isBare && !request.is('application/json')) throw new Refusal('unsupported-media-type');
  const answer = await each.run({
    context,
    actor,
    params,
    query: each.query?.parse(request.query),
    body: each.body?.parse(isBare ? {} : request.body),
    raw: raw && (() => readRaw(request, raw)),
    request,
    requestId: String(res.locals.requestId),
    idempotencyKey: idempotencyKeyOf(each, request),
  });
  if (!res.headersSent && !res.writableEnded)
    send(res, answer instanceof Answer ? answer : new Answer(each.status ?? 200, answer));
}

/** Verbs such as `next` say all in their address: nothing sent is the same as `{}`. */
const hasNoBody = ({ headers }: Request): boolean =>
  headers['transfer-encoding'] === undefined && Number(headers['content-length'] ?? 0) === 0;

/** PostgreSQL refuses NUL in a text; no id of ours or of a marketplace has one, so nothing of that name exists. */
function mustBeSayable(params: Record<string, string>): void {
  if (Object.values(params).some((value) => value.includes('\0'))) throw new Refusal('not-found');
}

/** Without `res.json`: Express would weigh etag and freshness for answers that are never cached (HOUSE law 11). */
function send(res: Response, { status, body, headers }: Answer): void {
  for (const [name, value] of Object.entries(headers)) res.setHeader(name, value);
  res.statusCode = body === undefined ? 204 : status;
  if (body === undefined) return void res.end();
  const bytes = body instanceof Uint8Array;
  if (!res.hasHeader('Content-Type'))
    res.setHeader('Content-Type', bytes ? 'application/octet-stream' : 'application/json; charset=utf-8');
  res.end(bytes || typeof body === 'string' ? body : JSON.stringify(body));
}

function idempotencyKeyOf(each: Route, request: Request): string | undefined {
  const key = request.get('idempotency-key');
  if (each.idempotency === 'required' && !key) throw new Refusal('idempotency-key-missing');
  if (key && (key.length > KEY_CHARACTERS_MAX || !/^[\x21-\x7e]+$/.test(key)))
    throw new Refusal('invalid', { errors: { 'Idempotency-Key': 'invalid' } });
  return each.idempotency ? key : undefined;
}

/** Gives each request a name, for the answer and the log; a stranger's header is not believed. */
export const nameRequest = (_req: Request, res: Response, next: () => void): void => {
  res.locals.requestId = newId();
  res.setHeader('X-Request-Id', res.locals.requestId);
  next();
};

/** The only place that answers errors. What we did not foresee is a 500 with a request id, never a stack. */
export const answerErrors =
  (context: Context): ErrorRequestHandler =>
  (error, _req, res, _next) => {
    const requestId = String(res.locals.requestId ?? '');
    if (res.headersSent) return void res.destroy();
    const refusal = asRefusal(error);
    if (!refusal) context.log.error({ requestId, err: error }, 'unforeseen');
    if (refusal?.detail.retryAfterSeconds) res.setHeader('Retry-After', String(refusal.detail.retryAfterSeconds));
    const unforeseen = { code: 'unexpected', message: 'unexpected', requestId };
    send(res, refusal ? new Answer(refusal.status, bodyOf(refusal, requestId)) : new Answer(500, unforeseen));
  };

const EXPRESS_REFUSALS: Record<string, RefusalCode> = {
  'entity.too.large': 'body-too-large',
  'entity.parse.failed': 'malformed-json',
  'encoding.unsupported': 'unsupported-media-type',
  'charset.unsupported': 'unsupported-media-type',
  'request.size.invalid': 'malformed-json',
  'request.aborted': 'malformed-json',
};

/** Translates what others throw into our list; undefined for what nobody foresaw. */
export function asRefusal(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  if (error instanceof ZodError) return new Refusal('invalid', { errors: fieldsOf(error) });
  if (error instanceof DatabaseBusy) return new Refusal('database-busy', { retryAfterSeconds: 1 });
  if (error instanceof URIError) return new Refusal('malformed-url');
  if (!(error instanceof Error)) return undefined;
  const { type, code, expose, status } = error as { type?: string; code?: string; expose?: boolean; status?: number };
  if (type && Object.hasOwn(EXPRESS_REFUSALS, type)) return new Refusal(EXPRESS_REFUSALS[type] as RefusalCode);
  // A body that does not unpack; the parser says that the sender is to blame.
  if (expose && status === 400) return new Refusal('malformed-json');
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || causeCode(error) === '53100')
    return new Refusal('disk-full', { retryAfterSeconds: 30 });
  // A value that parsed and still fits no column: a NUL in a text, an integer of more than 32 bits.
  if (causeCode(error)?.startsWith('22')) return new Refusal('invalid');
  if (code === 'SQLITE_BUSY' || isLockTimeout(error)) return new Refusal('database-busy', { retryAfterSeconds: 1 });
  return undefined;
}

const causeCode = (error: Error): string | undefined => (error.cause as { code?: string } | undefined)?.code;

/** Field → code. An unknown field is named by itself, since its parent's path would not say which. */
function fieldsOf(error: ZodError): Record<string, string> {
  const found: Record<string, string> = {};
  for (const issue of error.issues) {
    for (const [path, code] of entriesOf(issue)) found[path] ??= code;
  }
  return found;
}

function entriesOf(issue: z.core.$ZodIssue): [string, string][] {
  const path = issue.path.join('.');
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => [path ? `${path}.${key}` : key, 'unknown-field']);
  if (issue.code === 'custom') return [[path, issue.message]];
  return [[path || 'body', issue.code.replaceAll('_', '-')]];
}
