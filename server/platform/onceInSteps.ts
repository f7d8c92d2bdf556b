import { and, eq } from 'drizzle-orm';
import { idempotencyKeys } from '#db/schema/access.ts';
import type { Context } from './context.ts';
import { type Asked, askedBy, oneAtATime, replayOf, UNFINISHED } from './once.ts';
import { Answer, type Call } from './route.ts';

/**
 * What `once` promises, for work that is too long for one transaction (RULINGS 28): the key is taken first, every step
 * commits by itself, and the answer is kept at the end. After a crash the same key runs `work` again, which must find
 * what it did before; whatever `work` throws leaves the key unfinished in the same way.
 * @param work resolves to the body of a 200
 * @throws Refusal idempotency-key-reused, idempotency-in-flight
 */
export async function onceInSteps(call: Call, route: string, work: () => Promise<object>): Promise<Answer> {
  if (!call.idempotencyKey) return new Answer(200, await work());
  const asked = askedBy(call, route, call.idempotencyKey);
  return oneAtATime(call.context.db, asked, async () => {
    const stored = await take(call.context, asked);
    if (stored) return stored;
    return finish(call.context, asked, JSON.stringify(await work()));
  });
}

/** For many calls in one, each with an answer of its own under its own key: the key holds for this body and no other. */
export async function takeKey(call: Call, route: string): Promise<void> {
  if (call.idempotencyKey) await take(call.context, askedBy(call, route, call.idempotencyKey));
}

async function take({ db, clock }: Context, asked: Asked): Promise<Answer | undefined> {
  const stored = await replayOf(db.read, asked);
  if (stored) return stored;
  const row = { ...asked, status: UNFINISHED, answer: '', createdAt: clock.wall() };
  await db.transaction((tx) => tx.insert(idempotencyKeys).values(row).onConflictDoNothing());
  // Whoever was quicker between the two may have asked something else.
  return replayOf(db.read, asked);
}

async function finish({ db }: Context, asked: Asked, answer: string): Promise<Answer> {
  const { scope, key } = asked;
  const mine = and(
    eq(idempotencyKeys.scope, scope),
    eq(idempotencyKeys.key, key),
    eq(idempotencyKeys.status, UNFINISHED),
  );
  const kept = await db.transaction((tx) =>
    tx.update(idempotencyKeys).set({ status: 200, answer }).where(mine).returning({ key: idempotencyKeys.key }),
  );
  const quicker = kept.length === 0 ? await replayOf(db.read, asked) : undefined;
  return quicker ?? new Answer(200, answer);
}
