import { and, eq } from 'drizzle-orm';
import { deliveries, outboxMessages, webhooks } from '#db/schema/outbox.ts';
import { newId } from '#server/platform/ids.ts';
import type { TestHouse } from './house.ts';

/** A receiver that takes the notices about one subject, as rows: what was acknowledged is what proves them. */
export async function provenNotices({ context }: TestHouse) {
  const { db } = context;
  const webhook = {
    id: newId(),
    marketplaceId: 'qjob',
    url: 'https://example.com/hook',
    topics: ['webhook.test' as const],
    secrets: ['whsec_x'],
    active: false,
    createdAt: context.clock.now(),
  };
  await db.transaction(async (tx) => void (await tx.insert(webhooks).values(webhook)));
  const acknowledge = async (subjectId: string) => {
    const about = and(eq(outboxMessages.subjectId, subjectId), eq(outboxMessages.topic, 'notice.to-person'));
    const messages = await db.read.select().from(outboxMessages).where(about);
    const rows = messages.map(({ id: messageId }, seq) => ({
      id: newId(),
      messageId,
      webhookId: webhook.id,
      subjectId,
      seq,
      state: 'delivered' as const,
      nextAttemptAt: context.clock.now(),
      deliveredAt: context.clock.now(),
    }));
    await db.transaction(async (tx) => void (await tx.insert(deliveries).values(rows)));
  };
  return { receiver: { acknowledge } };
}
