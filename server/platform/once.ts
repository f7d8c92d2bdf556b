import { and, asc, eq, lt, lte, sql } from 'drizzle-orm';
import { isLockTimeout } from '#db/errors.ts';
import type { Database, Reader, Transaction } from '#db/open.ts';
import { idempotencyKeys } from '#db/schema/access.ts';
import { add, ask } from '#db/statements.ts';
import type { Clock } from './clock.ts';
import { canonical, sha256 } from './crypto.ts';
import { bodyOf, Refusal, type RefusalCode } from './refusal.ts';
import { Answer, type Call } from './route.ts';

const WAIT_MS_MAX = 5_000;
const KEPT_MS = 24 * 3_600_000;
const FORGET_ROWS_MAX = 500;

/** Answers about the question and not about the business: asked better, the same key may be used again (RULINGS 16). */
const STORED_STATUSES = [404, 409, 410, 422];
const NOT_STORED: readonly RefusalCode[] = [
  'invalid',
  'unknown-field',
  'unknown-sort',
  'unknown-filter',
  'range-too-deep',
  'idempotency-key-reused',
  'idempotency-in-flight',
];

export interface Asked {
  scope: string;
  key: string;
  bodyHash: string;
}

/**
 * Runs one use case in one transaction. With an Idempotency-Key the answer is kept in that transaction, and the same
 * key with the same body gets the same bytes again (`Idempotent-Replayed: true`) for at least a day. A refusal of the
 * business is kept too; one of form, of right, or of a full house is not. `work` may run more than once after a
 * conflict (RULINGS 27): ids, instants and collected arrays are made outside of it.
 * @param route names the use case; the caller and the ids in the address are added here
 * @param work what it returns is the body of a 200, or an Answer with another status
 * @throws Refusal idempotency-key-reused, idempotency-in-flight, and what `work` refuses when there is no key
 */
export async function once(call: Call, route: string, work: (tx: Transaction) => Promise<unknown>): Promise<Answer> {
  const { db, clock } = call.context;
  if (!call.idempotencyKey) return answerOf(await db.transaction(work));
  const asked = askedBy(call, route, call.idempotencyKey);
  return oneAtATime(db, asked, async () => {
    const stored = await replayOf(db.read, asked);
    if (stored) return stored;
    try {
      return await db.transaction(async (tx) => keep(tx, asked, await work(tx), clock));
    } catch (error) {
      return settle(db, asked, error, call);
    }
  });
}

export const askedBy = (call: Call, route: string, key: string): Asked => ({
  scope: `${call.actor.kind}:${call.actor.id} ${route}`,
  key,
  bodyHash: sha256(canonical({ params: call.params, body: call.body ?? null })),
});

const answerOf = (result: unknown): Answer => (result instanceof Answer ? result : new Answer(200, result));

/** Plain insert, no look before it: reading the index would make strangers' keys on its page conflict (RULINGS 22). */
async function keep(tx: Transaction, asked: Asked, result: unknown, clock: Clock): Promise<Answer> {
  const { status, body, headers } = answerOf(result);
  const answer = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body);
  await add(tx, idempotencyKeys, { ...asked, status, answer, createdAt: clock.wall() });
  return new Answer(status, answer || undefined, headers);
}

/**
 * However our attempt ended, another one may have committed under the same key meanwhile: then its answer is the
 * answer. Otherwise a refusal of the business is kept in a transaction of its own, since ours was rolled back.
 */
async function settle(db: Database, asked: Asked, error: unknown, call: Call): Promise<Answer> {
  const stored = await replayOf(db.read, asked);
  if (stored) return stored;
  if (isLockTimeout(error)) throw inFlight();
  if (!(error instanceof Refusal) || !isStored(error)) throw error;
  const refused = new Answer(error.status, bodyOf(error, call.requestId));
  const row = {
    ...asked,
    status: refused.status,
    answer: JSON.stringify(refused.body),
    createdAt: call.context.clock.wall(),
  };
  await db.transaction((tx) => tx.insert(idempotencyKeys).values(row).onConflictDoNothing());
  const kept = await replayOf(db.read, asked);
  // Ours, unless somebody was quicker between the two transactions.
  return kept && kept.body !== row.answer ? kept : new Answer(row.status, row.answer);
}

const isStored = (refusal: Refusal): boolean =>
  STORED_STATUSES.includes(refusal.status) && !NOT_STORED.includes(refusal.code);
const inFlight = () => new Refusal('idempotency-in-flight', { retryAfterSeconds: 1 });

/** Of a key that `onceInSteps` has taken and not answered yet. */
export const UNFINISHED = 0;

export async function replayOf(read: Reader, asked: Asked): Promise<Answer | undefined> {
  const { scope, key } = asked;
  const [row] = await ask(read, 'answer by key', { scope, key }, () =>
    read
      .select()
      .from(idempotencyKeys)
      .where(and(eq(idempotencyKeys.scope, sql.placeholder('scope')), eq(idempotencyKeys.key, sql.placeholder('key')))),
  );
  if (!row) return undefined;
  if (row.bodyHash !== asked.bodyHash) throw new Refusal('idempotency-key-reused');
  if (row.status === UNFINISHED) return undefined;
  return new Answer(row.status, row.answer || undefined, { 'Idempotent-Replayed': 'true' });
}

const running = new WeakMap<Database, Map<string, Promise<unknown>>>();

/** In one process the second of two equal calls waits for the first; between processes the primary key decides. */
export async function oneAtATime(db: Database, { scope, key }: Asked, run: () => Promise<Answer>): Promise<Answer> {
  const mine = running.get(db) ?? new Map<string, Promise<unknown>>();
  running.set(db, mine);
  const name = `${scope}\n${key}`;
  const until = Date.now() + WAIT_MS_MAX;
  for (let first = mine.get(name); first; first = mine.get(name)) {
    if (!(await settledBefore(first, until - Date.now()))) throw inFlight();
  }
  const turn = run();
  const settled = turn.catch(() => {}).finally(() => mine.delete(name));
  mine.set(name, settled);
  return turn;
}

async function settledBefore(first: Promise<unknown>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  return Promise.race([first.then(() => true), late]).finally(() => clearTimeout(timer));
}

/** Takes the oldest keys away once they are a day old by the wall clock; returns how many, at most a batch. */
export async function forgetOldKeys(db: Database, wall: Date): Promise<number> {
  const tooOld = lt(idempotencyKeys.createdAt, new Date(wall.getTime() - KEPT_MS));
  return db.transaction(async (tx) => {
    const old = await tx
      .select({ at: idempotencyKeys.createdAt })
      .from(idempotencyKeys)
      .where(tooOld)
      .orderBy(asc(idempotencyKeys.createdAt))
      .limit(FORGET_ROWS_MAX);
    const last = old.at(-1);
    if (last) await tx.delete(idempotencyKeys).where(lte(idempotencyKeys.createdAt, last.at));
    return old.length;
  });
}
