import type { Request } from 'express';
import type { z } from 'zod';
import type { ApiKeyRight, Permission } from '#db/words.ts';
import type { Actor } from './actor.ts';
import type { Context } from './context.ts';
import type { RawBody } from './rawBody.ts';

/** Who may call: a permission of staff, any signed-in staff, a marketplace's key, or anyone (sign-in, health). */
type Gate = Permission | 'signed-in' | 'platform-key' | 'anyone';

export interface Call<A extends Actor = Actor, Q = unknown, B = unknown, R = unknown> {
  context: Context;
  actor: A;
  params: Record<string, string>;
  query: Q;
  body: B;
  /** Reads the bytes of a route with a raw body; what can be refused without them is refused before. */
  raw: R;
  /** For the few that need headers, cookies or the stream itself. */
  request: Request;
  requestId: string;
  idempotencyKey: string | undefined;
}

/** What a route answers when a plain body is not enough. Bytes and texts go out as they are, with the type in `headers`. */
export class Answer {
  readonly status: number;
  readonly body: unknown;
  readonly headers: Record<string, string>;
  constructor(status: number, body: unknown = undefined, headers: Record<string, string> = {}) {
    this.status = status;
    this.body = body;
    this.headers = headers;
  }
}

/** A route as data: mounted, permitted, documented and tested from this one description. */
export interface Route {
  method: 'get' | 'post' | 'put' | 'delete';
  /** Express path below the root: `/api/cases/:id/claim`. */
  path: string;
  may: Gate;
  /** Right of a key that goes beyond having one. */
  right?: ApiKeyRight;
  summary: string;
  query?: z.ZodType;
  body?: z.ZodType;
  /** Bytes in place of a JSON body. */
  raw?: RawBody;
  /** What a success looks like; null: nothing (204) or a stream. */
  answer: z.ZodType | null;
  /** 201 for what makes something; 200 otherwise. */
  status?: number;
  /** `required`: 428 without the header. `accepted`: used when it is there. */
  idempotency?: 'required' | 'accepted';
  /** For the few bodies that may be larger than a megabyte. */
  bodyBytesMax?: number;
  /** Type of a success that is not JSON. */
  contentType?: string;
  run(call: Call): Promise<unknown>;
}

type Parsed<T> = T extends z.ZodType ? z.output<T> : undefined;
type ReaderOf<R> = R extends RawBody ? () => Promise<Buffer> : undefined;
type ActorOf<M> = M extends 'platform-key'
  ? import('./actor.ts').PlatformActor
  : M extends 'anyone'
    ? Actor
    : import('./actor.ts').StaffActor;

/** Ties the types of a route's parts together; the server parses query and body before `run`. */
export function route<
  M extends Gate,
  Q extends z.ZodType | undefined = undefined,
  B extends z.ZodType | undefined = undefined,
  R extends RawBody | undefined = undefined,
>(
  made: Omit<Route, 'may' | 'query' | 'body' | 'raw' | 'run'> & {
    may: M;
    query?: Q;
    body?: B;
    raw?: R;
    run(call: Call<ActorOf<M>, Parsed<Q>, Parsed<B>, ReaderOf<R>>): Promise<unknown>;
  },
): Route {
  // The gate and the parsers of `mount` make the wide call exactly the narrow one.
  return made as Route;
}
