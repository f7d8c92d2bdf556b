import { randomBytes } from 'node:crypto';
import { and, eq, sql } from 'drizzle-orm';
import type { Reader } from '#db/open.ts';
import { marketplaces } from '#db/schema/market.ts';
import { deliveries, type Webhook, webhooks } from '#db/schema/outbox.ts';
import { type Actor, sees } from '../platform/actor.ts';
import type { Context } from '../platform/context.ts';
import { newId } from '../platform/ids.ts';
import { refuseReadOnly } from '../platform/readOnly.ts';
import { record } from '../platform/record.ts';
import { Refusal } from '../platform/refusal.ts';
import { AddressRefused, checkAddress } from './address.ts';
import {
  type DeliveryRow,
  WEBHOOK_READ_ONLY,
  type WebhookCreate,
  type WebhookRow,
  type WebhookUpdate,
} from './contract.ts';
import { presentDelivery, presentWebhook, selectDeliveries, selectWebhooks } from './lists.ts';
import { announce } from './store.ts';
import { noticesLostAt } from './told.ts';

/** What a write leaves beside its effect. */
export interface By {
  context: Context;
  actor: Actor;
  requestId: string;
}

/** 32 random bytes, within the 24 to 64 of Standard Webhooks. */
const newSecret = (): string => `whsec_${randomBytes(32).toString('base64')}`;

export const trace = (
  { context, requestId }: By,
  action: string,
  webhook: Pick<Webhook, 'id' | 'marketplaceId'>,
  detail = {},
) => ({
  action,
  subjectKind: 'webhook' as const,
  subjectId: webhook.id,
  marketplaceId: webhook.marketplaceId,
  detail,
  at: context.clock.now(),
  requestId,
});

function mustBeReachable({ config }: Context, url: string | undefined): void {
  try {
    if (url !== undefined) checkAddress(url, config.webhooksAllowLocal);
  } catch (error) {
    if (error instanceof AddressRefused) throw new Refusal('invalid', { errors: { url: error.code } });
    throw error;
  }
}

/** @throws Refusal not-found, also for one of a marketplace that the actor does not see */
export async function findWebhook(read: Reader, id: string | undefined, actor: Actor): Promise<Webhook> {
  const [row] = await read
    .select()
    .from(webhooks)
    .where(eq(webhooks.id, id ?? ''));
  if (!row || !sees(actor, row.marketplaceId)) throw new Refusal('not-found');
  return row;
}

export async function showWebhook(read: Reader, id: string | undefined, actor: Actor): Promise<WebhookRow> {
  const webhook = await findWebhook(read, id, actor);
  const [row] = await selectWebhooks(read).where(eq(webhooks.id, webhook.id));
  if (!row) throw new Refusal('not-found');
  return presentWebhook(row);
}

export async function createWebhook(by: By, body: WebhookCreate): Promise<WebhookRow & { secret: string }> {
  const { db, clock } = by.context;
  mustBeReachable(by.context, body.url);
  const secret = newSecret();
  const row = { ...body, id: newId(), secrets: [secret], active: true, createdAt: clock.now() };
  await db.transaction(async (tx) => {
    const [marketplace] = await tx
      .select({ id: marketplaces.id })
      .from(marketplaces)
      .where(eq(marketplaces.id, body.marketplaceId));
    if (!marketplace || !sees(by.actor, marketplace.id))
      throw new Refusal('invalid', { errors: { marketplaceId: 'not-found' } });
    await tx.insert(webhooks).values(row);
    await record(tx, by.actor, trace(by, 'webhook.created', row, { topics: row.topics }));
  });
  return { ...(await showWebhook(db.read, row.id, by.actor)), secret };
}

/** A replaced secret stays valid beside the new one until the next replacement, so that the receiver can follow in its own time. */
export async function updateWebhook(
  by: By,
  id: string | undefined,
  body: WebhookUpdate,
): Promise<WebhookRow & { secret?: string }> {
  const { db } = by.context;
  const { version, replaceSecret, url, topics, active } = body;
  mustBeReachable(by.context, url);
  const secret = replaceSecret ? newSecret() : undefined;
  const found = await db.transaction(async (tx) => {
    const webhook = await findWebhook(tx, id, by.actor);
    // First of all: of an old record everything that nobody may write differs too.
    if (webhook.version !== version) throw new Refusal('version-changed');
    refuseReadOnly(body, { ...webhook, createdAt: webhook.createdAt.toISOString() }, WEBHOOK_READ_ONLY);
    const changes = changesOf(webhook, { url, topics, active });
    const set = {
      ...changes,
      ...(secret && { secrets: [secret, ...webhook.secrets.slice(0, 1)] }),
      version: sql`${webhooks.version} + 1`,
    };
    const rows = await tx
      .update(webhooks)
      .set(set)
      .where(and(eq(webhooks.id, webhook.id), eq(webhooks.version, version)))
      .returning({ id: webhooks.id });
    if (rows.length === 0) throw new Refusal('version-changed');
    if (webhook.active && changes.active === false) await noticesLostAt(tx, webhook.id, by.context.clock.now());
    const detail = { changed: Object.keys(changes), active: changes.active, secretReplaced: secret !== undefined };
    await record(tx, by.actor, trace(by, 'webhook.updated', webhook, detail));
    return webhook;
  });
  return { ...(await showWebhook(db.read, found.id, by.actor)), ...(secret && { secret }) };
}

/** Named field by field: of a whole record that was sent back only what differs is a change (security.md T4). */
function changesOf(webhook: Webhook, given: Pick<WebhookUpdate, 'url' | 'topics' | 'active'>) {
  const { url, topics, active } = given;
  return {
    ...(url !== undefined && url !== webhook.url && { url }),
    ...(topics !== undefined && String(topics) !== String(webhook.topics) && { topics }),
    ...(active !== undefined && active !== webhook.active && { active }),
  };
}

/** Sends a message that means nothing, the same way as all others. */
export async function testWebhook(by: By, id: string | undefined): Promise<{ messageId: string }> {
  const at = by.context.clock.now();
  return by.context.db.transaction(async (tx) => {
    const webhook = await findWebhook(tx, id, by.actor);
    if (!webhook.active) throw new Refusal('invalid', { errors: { active: 'inactive' } });
    const payload = { webhookId: webhook.id };
    const messageId = await announce(tx, {
      marketplaceId: webhook.marketplaceId,
      subjectId: webhook.id,
      topic: 'webhook.test',
      payload,
      createdAt: at,
      availableAt: at,
    });
    await record(tx, by.actor, trace(by, 'webhook.tested', webhook, { messageId }));
    return { messageId };
  });
}

/** A dead letter begins its schedule anew, and one that waits for its next try is tried now; what has arrived is not sent again. */
export async function redeliver(by: By, id: string | undefined): Promise<DeliveryRow> {
  const { db, clock } = by.context;
  await db.transaction(async (tx) => {
    const delivery = await findDelivery(tx, id);
    const webhook = await findWebhook(tx, delivery.webhookId, by.actor);
    if (delivery.state === 'delivered') throw new Refusal('invalid', { errors: { state: 'delivered' } });
    const set = { state: 'pending', attempts: 0, nextAttemptAt: clock.wall(), lastError: null } as const;
    await tx.update(deliveries).set(set).where(eq(deliveries.id, delivery.id));
    const { messageId } = delivery;
    await record(tx, by.actor, trace(by, 'webhook.redelivered', webhook, { deliveryId: delivery.id, messageId }));
  });
  return presentDelivery(await findDelivery(db.read, id));
}

async function findDelivery(read: Reader, id: string | undefined) {
  const [row] = await selectDeliveries(read).where(eq(deliveries.id, id ?? ''));
  if (!row) throw new Refusal('not-found');
  return row;
}
