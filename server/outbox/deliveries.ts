import { aliasedTable, and, asc, eq, gt, inArray, isNotNull, isNull, lt, lte, ne, notExists } from 'drizzle-orm';
import { wordIs } from '#db/kit.ts';
import type { Reader, Transaction } from '#db/open.ts';
import {
  type Delivery,
  deliveries,
  type OutboxMessage,
  outboxMessages,
  type Webhook,
  webhooks,
} from '#db/schema/outbox.ts';
import type { Topic } from '#db/words.ts';

/** What `lastError` says while a try is under way: after a crash it tells the row from one that waits for its next try. */
const SENDING = 'sending';

const pending = wordIs(deliveries.state, 'pending');

/** Numbered messages whose time has come, in the order in which they became available. */
export function dispatchable(read: Reader, now: Date, limit: number): Promise<OutboxMessage[]> {
  const open = and(isNull(outboxMessages.dispatchedAt), isNull(outboxMessages.cancelledAt));
  return read
    .select()
    .from(outboxMessages)
    .where(and(open, isNotNull(outboxMessages.seq), lte(outboxMessages.availableAt, now)))
    .orderBy(asc(outboxMessages.availableAt), asc(outboxMessages.seq))
    .limit(limit);
}

/** Resolves to the ids that were still open: a decision undone at the last moment keeps its own. */
export async function markDispatched(tx: Transaction, ids: readonly string[], now: Date): Promise<Set<string>> {
  const open = and(
    inArray(outboxMessages.id, [...ids]),
    isNull(outboxMessages.dispatchedAt),
    isNull(outboxMessages.cancelledAt),
  );
  const rows = await tx
    .update(outboxMessages)
    .set({ dispatchedAt: now })
    .where(open)
    .returning({ id: outboxMessages.id });
  return new Set(rows.map((row) => row.id));
}

export type Head = Pick<Delivery, 'id' | 'messageId' | 'webhookId' | 'subjectId' | 'seq' | 'attempts'> & {
  topic: Topic;
  payload: string;
};

const earlier = aliasedTable(deliveries, 'earlier');

/**
 * Deliveries of one webhook that may be tried now: due, and the first of their subject that has not arrived. One
 * under way is still pending and due later, so it holds back its subject and nothing else.
 */
export function dueHeads(read: Reader, webhookId: string, wall: Date, limit: number): Promise<Head[]> {
  const before = read
    .select({ id: earlier.id })
    .from(earlier)
    .where(
      and(
        eq(earlier.webhookId, webhookId),
        eq(earlier.subjectId, deliveries.subjectId),
        wordIs(earlier.state, 'pending'),
        lt(earlier.seq, deliveries.seq),
      ),
    );
  return read
    .select({
      id: deliveries.id,
      messageId: deliveries.messageId,
      webhookId: deliveries.webhookId,
      subjectId: deliveries.subjectId,
      seq: deliveries.seq,
      attempts: deliveries.attempts,
      topic: outboxMessages.topic,
      payload: outboxMessages.payload,
    })
    .from(deliveries)
    .innerJoin(outboxMessages, eq(outboxMessages.id, deliveries.messageId))
    .where(and(eq(deliveries.webhookId, webhookId), pending, lte(deliveries.nextAttemptAt, wall), notExists(before)))
    .orderBy(asc(deliveries.nextAttemptAt), asc(deliveries.seq))
    .limit(limit);
}

/** Takes them until `until`: whoever dies meanwhile leaves them to be tried again. Resolves to the ids that were free. */
export async function lease(tx: Transaction, ids: readonly string[], wall: Date, until: Date): Promise<Set<string>> {
  const free = and(inArray(deliveries.id, [...ids]), pending, lte(deliveries.nextAttemptAt, wall));
  const rows = await tx
    .update(deliveries)
    .set({ nextAttemptAt: until, lastError: SENDING })
    .where(free)
    .returning({ id: deliveries.id });
  return new Set(rows.map((row) => row.id));
}

/** Tries that ended with their process are due again: all of them (one server per SQLite file), or the given ones. */
export async function giveBack(tx: Transaction, wall: Date, ids?: readonly string[]): Promise<void> {
  const left = and(pending, eq(deliveries.lastError, SENDING), ids && inArray(deliveries.id, [...ids]));
  await tx.update(deliveries).set({ nextAttemptAt: wall, lastError: null }).where(left);
}

/** False where it has arrived already, by another try. */
export async function markDelivered(tx: Transaction, head: Head, wall: Date): Promise<boolean> {
  const set = { state: 'delivered', attempts: head.attempts + 1, lastError: null, deliveredAt: wall } as const;
  return changed(
    await tx
      .update(deliveries)
      .set(set)
      .where(and(eq(deliveries.id, head.id), ne(deliveries.state, 'delivered')))
      .returning({ id: deliveries.id }),
  );
}

/** False where the try took so long that another one was begun: then that one's outcome counts. */
export async function markFailed(
  tx: Transaction,
  head: Head,
  leasedUntil: Date,
  set: Pick<Delivery, 'state' | 'nextAttemptAt' | 'lastError'>,
): Promise<boolean> {
  const mine = and(eq(deliveries.id, head.id), pending, eq(deliveries.nextAttemptAt, leasedUntil));
  return changed(
    await tx
      .update(deliveries)
      .set({ ...set, attempts: head.attempts + 1 })
      .where(mine)
      .returning({ id: deliveries.id }),
  );
}

const changed = (rows: readonly unknown[]): boolean => rows.length > 0;

/** What waits behind a delivery of its subject becomes due with it, so that a blocked queue is not looked through again and again. */
export async function followersAt(tx: Transaction, head: Head, at: Date): Promise<void> {
  const behind = and(
    eq(deliveries.webhookId, head.webhookId),
    eq(deliveries.subjectId, head.subjectId),
    pending,
    gt(deliveries.seq, head.seq),
  );
  await tx.update(deliveries).set({ nextAttemptAt: at }).where(behind);
}

/** Where else a message went, with whether that webhook is still asked. */
export function elsewhere(
  tx: Transaction,
  messageId: string,
): Promise<{ id: string; state: Delivery['state']; active: boolean }[]> {
  return tx
    .select({ id: deliveries.id, state: deliveries.state, active: webhooks.active })
    .from(deliveries)
    .innerJoin(webhooks, eq(webhooks.id, deliveries.webhookId))
    .where(eq(deliveries.messageId, messageId));
}

export const pendingNotices = (tx: Transaction, webhookId: string): Promise<OutboxMessage[]> =>
  tx
    .select({ message: outboxMessages })
    .from(deliveries)
    .innerJoin(outboxMessages, eq(outboxMessages.id, deliveries.messageId))
    .where(and(eq(deliveries.webhookId, webhookId), pending, eq(outboxMessages.topic, 'notice.to-person')))
    .then((rows) => rows.map((row) => row.message));

export const activeWebhooks = (read: Reader): Promise<Webhook[]> =>
  read.select().from(webhooks).where(eq(webhooks.active, true));

export async function messageOf(read: Reader, id: string): Promise<OutboxMessage | undefined> {
  const [row] = await read.select().from(outboxMessages).where(eq(outboxMessages.id, id));
  return row;
}
