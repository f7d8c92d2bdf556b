import { z } from 'zod';
import { OUTBOX_STATES, TOPICS } from '#db/words.ts';
import { Id, Instant, MarketplaceId, sentBack } from '../platform/contract.ts';

export const WebhookRow = z.object({
  id: Id,
  marketplaceId: MarketplaceId,
  url: z.string(),
  topics: z.array(z.enum(TOPICS)),
  active: z.boolean(),
  lastStatus: z.string().nullable(),
  lastAt: Instant.nullable(),
  waiting: z.int(),
  dead: z.int(),
  createdAt: Instant,
  version: z.int(),
});
export const WebhookCreate = z.strictObject({
  marketplaceId: MarketplaceId,
  url: z.url({ protocol: /^https?$/ }).max(500),
  topics: z.array(z.enum(TOPICS)).max(TOPICS.length).default([]),
});
/** The secret is shown once, when made or replaced; the old one stays valid until the next replacement. */
export const WebhookCreated = WebhookRow.extend({ secret: z.string() });
/** Nobody writes these; a change may carry them back as they are. */
export const WEBHOOK_READ_ONLY = ['id', 'marketplaceId', 'createdAt'] as const;
/** These move by themselves between the reading and the writing, so what is sent back of them says nothing. */
const WEBHOOK_COUNTED = ['lastStatus', 'lastAt', 'waiting', 'dead'] as const;
export const WebhookUpdate = z.strictObject({
  ...sentBack([...WEBHOOK_READ_ONLY, ...WEBHOOK_COUNTED]),
  url: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .optional(),
  topics: z.array(z.enum(TOPICS)).max(TOPICS.length).optional(),
  active: z.boolean().optional(),
  replaceSecret: z.literal(true).optional(),
  version: z.int(),
});
/** `secret` only where it was replaced. */
export const WebhookUpdated = WebhookRow.extend({ secret: z.string().optional() });
export const WebhookFilter = z.strictObject({
  id: z.array(Id).max(100).optional(),
  marketplaceId: MarketplaceId.optional(),
  _after: z.string().max(400).optional(),
});
export const WebhookTested = z.object({ messageId: Id });
export const DeliveryRow = z.object({
  id: Id,
  webhookId: Id,
  messageId: Id,
  topic: z.enum(TOPICS),
  state: z.enum(OUTBOX_STATES),
  attempts: z.int(),
  nextAttemptAt: Instant,
  lastError: z.string().nullable(),
  deliveredAt: Instant.nullable(),
});
export const DeliveryFilter = z.strictObject({
  id: z.array(Id).max(100).optional(),
  state: z.enum(OUTBOX_STATES).optional(),
  _after: z.string().max(400).optional(),
});

export type WebhookRow = z.infer<typeof WebhookRow>;
export type WebhookCreate = z.infer<typeof WebhookCreate>;
export type WebhookUpdate = z.infer<typeof WebhookUpdate>;
export type DeliveryRow = z.infer<typeof DeliveryRow>;
