import { eq, sql } from 'drizzle-orm';
import { wordIs } from '#db/kit.ts';
import type { Reader } from '#db/open.ts';
import { deliveries, outboxMessages, webhooks } from '#db/schema/outbox.ts';
import { is, type Resource } from '../platform/list.ts';
import { DeliveryFilter, type DeliveryRow, WebhookFilter, type WebhookRow } from './contract.ts';

const n = sql<number>`count(*)`.mapWith(Number);
/** Each by its own partial index: what has arrived, which is nearly all, is never counted. */
const queued = (read: Reader) =>
  read
    .select({ webhookId: deliveries.webhookId, n: n.as('waiting') })
    .from(deliveries)
    .where(wordIs(deliveries.state, 'pending'))
    .groupBy(deliveries.webhookId)
    .as('queued');
const failed = (read: Reader) =>
  read
    .select({ webhookId: deliveries.webhookId, n: n.as('dead') })
    .from(deliveries)
    .where(wordIs(deliveries.state, 'dead'))
    .groupBy(deliveries.webhookId)
    .as('failed');

/** Never the secrets. */
export function selectWebhooks(read: Reader) {
  const [waiting, dead] = [queued(read), failed(read)];
  return read
    .select({
      id: webhooks.id,
      marketplaceId: webhooks.marketplaceId,
      url: webhooks.url,
      topics: webhooks.topics,
      active: webhooks.active,
      lastStatus: webhooks.lastStatus,
      lastAt: webhooks.lastAt,
      createdAt: webhooks.createdAt,
      version: webhooks.version,
      waiting: waiting.n,
      dead: dead.n,
    })
    .from(webhooks)
    .leftJoin(waiting, eq(waiting.webhookId, webhooks.id))
    .leftJoin(dead, eq(dead.webhookId, webhooks.id));
}
type ListedWebhook = Awaited<ReturnType<typeof selectWebhooks>>[number];

export const presentWebhook = (row: ListedWebhook): WebhookRow => ({
  ...row,
  waiting: row.waiting ?? 0,
  dead: row.dead ?? 0,
  lastAt: row.lastAt?.toISOString() ?? null,
  createdAt: row.createdAt.toISOString(),
});

export const webhookResource: Resource<ListedWebhook> = {
  name: 'webhooks',
  select: selectWebhooks,
  table: webhooks,
  id: webhooks.id,
  scope: webhooks.marketplaceId,
  sorts: { createdAt: webhooks.createdAt },
  defaultSort: ['createdAt', 'DESC'],
  filter: WebhookFilter,
  where: (filter) => [...is(webhooks.id, filter.id), ...is(webhooks.marketplaceId, filter.marketplaceId)],
  present: presentWebhook,
};

export const selectDeliveries = (read: Reader) =>
  read
    .select({
      id: deliveries.id,
      webhookId: deliveries.webhookId,
      messageId: deliveries.messageId,
      topic: outboxMessages.topic,
      seq: deliveries.seq,
      state: deliveries.state,
      attempts: deliveries.attempts,
      nextAttemptAt: deliveries.nextAttemptAt,
      lastError: deliveries.lastError,
      deliveredAt: deliveries.deliveredAt,
    })
    .from(deliveries)
    .innerJoin(outboxMessages, eq(outboxMessages.id, deliveries.messageId));
type ListedDelivery = Awaited<ReturnType<typeof selectDeliveries>>[number];

export const presentDelivery = ({ seq: _, ...row }: ListedDelivery): DeliveryRow => ({
  ...row,
  nextAttemptAt: row.nextAttemptAt.toISOString(),
  deliveredAt: row.deliveredAt?.toISOString() ?? null,
});

/** Of one webhook that the caller has been found to see; newest first. */
export const deliveriesOf = (webhookId: string): Resource<ListedDelivery> => ({
  name: 'deliveries',
  select: selectDeliveries,
  table: deliveries,
  id: deliveries.id,
  scope: null,
  sorts: { seq: deliveries.seq },
  defaultSort: ['seq', 'DESC'],
  filter: DeliveryFilter,
  where: (filter) => [
    ...is(deliveries.webhookId, webhookId),
    ...is(deliveries.id, filter.id),
    ...is(deliveries.state, filter.state),
  ],
  present: presentDelivery,
});
