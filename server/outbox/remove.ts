import { eq, inArray, sql } from 'drizzle-orm';
import type { Transaction } from '#db/open.ts';
import { deliveries, type Webhook, webhooks } from '#db/schema/outbox.ts';
import { record } from '../platform/record.ts';
import type { WebhookRow } from './contract.ts';
import { type By, findWebhook, showWebhook, trace } from './service.ts';
import { noticesLostAt } from './told.ts';

/** Below the 500 of RULINGS 28, with the webhook and its trace. */
const BATCH_ROWS = 400;

/**
 * Takes a webhook away for good, with the log of what was sent to it: without the address it says nothing, and the
 * messages themselves stay until `purge`, what was done in the trail. What it had not taken is not sent any more, and
 * notices that nobody else takes count as unheard. A log longer than one transaction holds goes in several: the first
 * switches the webhook off, so whoever is killed in between leaves one that is silent and can be deleted again.
 * Resolves to the record as it was last, since react-admin reads the id out of the answer (ux.md A3).
 * @throws Refusal not-found
 */
export async function removeWebhook(by: By, id: string | undefined): Promise<WebhookRow> {
  const { db } = by.context;
  const shown = await showWebhook(db.read, id, by.actor);
  let taken = 0;
  for (let gone = false; !gone; ) {
    const round = await db.transaction((tx) => takeAway(tx, by, shown, taken));
    taken += round.rows;
    gone = round.gone;
  }
  return shown;
}

/** @param before how many rows of the log earlier rounds took */
async function takeAway(tx: Transaction, by: By, shown: WebhookRow, before: number) {
  const webhook = await findWebhook(tx, shown.id, by.actor);
  const some = await tx
    .select({ id: deliveries.id })
    .from(deliveries)
    .where(eq(deliveries.webhookId, webhook.id))
    .limit(BATCH_ROWS + 1);
  const gone = some.length <= BATCH_ROWS;
  const ids = some.slice(0, BATCH_ROWS).map((delivery) => delivery.id);
  if (webhook.active) await switchOff(tx, by, webhook, gone);
  // Also where it was off: what was being handed out in that moment may have come in since.
  if (webhook.active || gone) await noticesLostAt(tx, webhook.id, by.context.clock.now());
  if (ids.length > 0) await tx.delete(deliveries).where(inArray(deliveries.id, ids));
  if (!gone) return { rows: ids.length, gone };
  await tx.delete(webhooks).where(eq(webhooks.id, webhook.id));
  const { waiting, dead } = shown;
  await record(tx, by.actor, trace(by, 'webhook.deleted', webhook, { deliveries: before + ids.length, waiting, dead }));
  return { rows: ids.length, gone };
}

/** Where it goes in the same transaction, the trail says that alone. */
async function switchOff(tx: Transaction, by: By, webhook: Webhook, gone: boolean): Promise<void> {
  const set = { active: false, version: sql`${webhooks.version} + 1` };
  await tx.update(webhooks).set(set).where(eq(webhooks.id, webhook.id));
  if (gone) return;
  const detail = { changed: ['active'], active: false, secretReplaced: false };
  await record(tx, by.actor, trace(by, 'webhook.updated', webhook, detail));
}
