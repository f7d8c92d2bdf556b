import type { Transaction } from '#db/open.ts';
import type { OutboxMessage } from '#db/schema/outbox.ts';
import { emit, type NoticeTold } from '../platform/events.ts';
import { elsewhere, messageOf, pendingNotices } from './deliveries.ts';

/** The first receiver took it: what waited for a `notice.to-person` to be told may begin (RULINGS 2). */
export async function noticeDelivered(tx: Transaction, messageId: string, now: Date): Promise<void> {
  const arrived = (await elsewhere(tx, messageId)).filter((delivery) => delivery.state === 'delivered');
  const message = await messageOf(tx, messageId);
  if (message && arrived.length === 1) await emit(tx, 'notice.acknowledged', toldOf(message, now));
}

/** Says so where nobody is left who could still take it; otherwise a blind clock would never start. */
export async function noticeLost(tx: Transaction, message: OutboxMessage, now: Date): Promise<void> {
  const hope = (await elsewhere(tx, message.id)).some(
    ({ state, active }) => state === 'delivered' || (state === 'pending' && active),
  );
  if (!hope) await emit(tx, 'notice.unheard', toldOf(message, now));
}

/** A webhook is asked no more: its waiting notices are lost unless another one takes them. */
export async function noticesLostAt(tx: Transaction, webhookId: string, now: Date): Promise<void> {
  for (const message of await pendingNotices(tx, webhookId)) await noticeLost(tx, message, now);
}

function toldOf(message: OutboxMessage, at: Date): NoticeTold {
  const { data } = JSON.parse(message.payload) as { data: NoticeTold['data'] };
  return { messageId: message.id, marketplaceId: message.marketplaceId, subjectId: message.subjectId, data, at };
}
