import type { Transaction } from '#db/open.ts';
import { deliveries, type OutboxMessage, type Webhook } from '#db/schema/outbox.ts';
import type { Context } from '../platform/context.ts';
import { newId } from '../platform/ids.ts';
import { activeWebhooks, dispatchable, markDispatched } from './deliveries.ts';
import { wants } from './rules.ts';
import { noticeLost } from './told.ts';

/** Each becomes a row for each webhook (RULINGS 28). */
const BATCH_ROWS = 100;

/** Gives each message that has become public one delivery for each webhook that wants it. */
export const dispatcher = { name: 'dispatch', everyMs: 250, full: BATCH_ROWS, run: dispatch };

export async function dispatch({ db, clock }: Context): Promise<number> {
  const [now, wall] = [clock.now(), clock.wall()];
  const messages = await dispatchable(db.read, now, BATCH_ROWS);
  if (messages.length === 0) return 0;
  const active = await activeWebhooks(db.read);
  const plan = messages.map((message) => ({
    message,
    rows: receiversOf(message, active).map((webhook) => deliveryOf(message, webhook, wall)),
  }));
  await db.transaction((tx) => write(tx, plan, now));
  return messages.length;
}

type Row = typeof deliveries.$inferInsert;

/** A test is for the webhook it names and no other. */
function receiversOf(message: OutboxMessage, active: readonly Webhook[]): Webhook[] {
  if (message.topic === 'webhook.test') return active.filter((webhook) => webhook.id === message.subjectId);
  return active.filter((webhook) => webhook.marketplaceId === message.marketplaceId && wants(webhook, message.topic));
}

const deliveryOf = (message: OutboxMessage, webhook: Webhook, wall: Date): Row => ({
  id: newId(),
  messageId: message.id,
  webhookId: webhook.id,
  subjectId: message.subjectId,
  seq: message.seq ?? 0,
  state: 'pending',
  nextAttemptAt: wall,
});

async function write(
  tx: Transaction,
  plan: readonly { message: OutboxMessage; rows: Row[] }[],
  now: Date,
): Promise<void> {
  const open = await markDispatched(
    tx,
    plan.map(({ message }) => message.id),
    now,
  );
  const mine = plan.filter(({ message }) => open.has(message.id));
  const rows = mine.flatMap((each) => each.rows);
  if (rows.length > 0) await tx.insert(deliveries).values(rows);
  for (const each of mine)
    if (each.message.topic === 'notice.to-person' && each.rows.length === 0) await noticeLost(tx, each.message, now);
}
