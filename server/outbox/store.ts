import { and, eq, isNull } from 'drizzle-orm';
import type { Reader, Transaction } from '#db/open.ts';
import { outboxMessages, type Webhook, webhooks } from '#db/schema/outbox.ts';
import { add } from '#db/statements.ts';
import type { Topic } from '#db/words.ts';
import { canonical, type Json } from '../platform/crypto.ts';
import { momentId } from '../platform/momentId.ts';
import { wants } from './rules.ts';

interface Announcement {
  marketplaceId: string;
  /** Messages of one subject arrive in the order they were announced and became available. */
  subjectId: string;
  topic: Topic;
  /** Becomes `data`: ids and codes, and texts that the receiver is to show. */
  payload: { readonly [key: string]: Json };
  createdAt: Date;
  /** Business time. Not told before, and the `timestamp` the receiver reads: when it happened for the public. */
  availableAt: Date;
  decisionId?: string | null;
}

/** Writes what the outside shall hear, in the transaction of what happened. Resolves to the id the receiver will see. */
export async function announce(tx: Transaction, message: Announcement): Promise<string> {
  const { payload, ...rest } = message;
  const id = momentId();
  const text = canonical({ type: message.topic, timestamp: message.availableAt, data: payload });
  await add(tx, outboxMessages, { ...rest, id, decisionId: message.decisionId ?? null, payload: text });
  return id;
}

/** The decision was undone inside its grace: nothing of it is ever sent. Resolves to how many messages that were. */
export async function cancelOfDecision(tx: Transaction, decisionId: string, now: Date): Promise<number> {
  const waiting = and(
    eq(outboxMessages.decisionId, decisionId),
    isNull(outboxMessages.dispatchedAt),
    isNull(outboxMessages.cancelledAt),
  );
  const rows = await tx
    .update(outboxMessages)
    .set({ cancelledAt: now })
    .where(waiting)
    .returning({ id: outboxMessages.id });
  return rows.length;
}

/** Whether any active webhook takes this topic now (RULINGS 2). */
export async function takesTopic(read: Reader, marketplaceId: string, topic: Topic): Promise<boolean> {
  return (await takers(read, marketplaceId)).some((webhook) => wants(webhook, topic));
}

function takers(read: Reader, marketplaceId: string): Promise<Webhook[]> {
  return read
    .select()
    .from(webhooks)
    .where(and(eq(webhooks.marketplaceId, marketplaceId), eq(webhooks.active, true)));
}
