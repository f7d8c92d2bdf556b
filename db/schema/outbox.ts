import { sql } from 'drizzle-orm';
import { kit, oneOf } from '../kit.ts';
import { OUTBOX_STATES, TOPICS, type Topic } from '../words.ts';
import { marketplaces } from './market.ts';

const { table, text, integer, long, flag, instant, json, index, uniqueIndex } = kit;

export const webhooks = table('webhooks', {
  id: text().primaryKey(),
  marketplaceId: text()
    .notNull()
    .references(() => marketplaces.id),
  url: text().notNull(),
  /** Empty means every topic. */
  topics: json<Topic[]>().notNull(),
  /** Standard Webhooks secrets (`whsec_…`), newest first; two while one is being replaced. */
  secrets: json<string[]>().notNull(),
  active: flag().notNull(),
  lastStatus: text(),
  lastAt: instant(),
  createdAt: instant().notNull(),
  version: integer().notNull().default(1),
});

/** What the outside shall hear, written in the transaction of what happened. */
export const outboxMessages = table(
  'outbox_messages',
  {
    id: text().primaryKey(),
    /** Given by the sequencer after the commit: ids and clocks would lose late rows (RULINGS 23). */
    seq: long(),
    marketplaceId: text()
      .notNull()
      .references(() => marketplaces.id),
    /** Messages of one subject arrive in order. */
    subjectId: text().notNull(),
    topic: text({ enum: TOPICS }).notNull(),
    /** Canonical text, signed as it is. */
    payload: text().notNull(),
    decisionId: text(),
    createdAt: instant().notNull(),
    /** Business time: not told before a decision's grace is over. */
    availableAt: instant().notNull(),
    cancelledAt: instant(),
    /** Set once every webhook of the marketplace has its delivery row. */
    dispatchedAt: instant(),
  },
  (t) => [
    oneOf(t.topic),
    index('outbox_unnumbered').on(t.createdAt).where(sql`${t.seq} is null`),
    index('outbox_to_dispatch').on(t.availableAt).where(sql`${t.dispatchedAt} is null and ${t.cancelledAt} is null`),
    index('outbox_dispatched').on(t.dispatchedAt, t.id).where(sql`${t.dispatchedAt} is not null`),
    index('outbox_by_decision').on(t.decisionId),
    index('outbox_by_subject').on(t.subjectId, t.seq),
  ],
);

/** One message on its way to one webhook. */
export const deliveries = table(
  'deliveries',
  {
    id: text().primaryKey(),
    messageId: text()
      .notNull()
      .references(() => outboxMessages.id),
    webhookId: text()
      .notNull()
      .references(() => webhooks.id),
    subjectId: text().notNull(),
    seq: long().notNull(),
    state: text({ enum: OUTBOX_STATES }).notNull(),
    attempts: integer().notNull().default(0),
    /** Wall time. */
    nextAttemptAt: instant().notNull(),
    lastError: text(),
    deliveredAt: instant(),
  },
  (t) => [
    oneOf(t.state),
    uniqueIndex('deliveries_one_each').on(t.messageId, t.webhookId),
    index('deliveries_due').on(t.webhookId, t.nextAttemptAt).where(sql`${t.state} = 'pending'`),
    index('deliveries_newest').on(t.webhookId, t.seq),
    index('deliveries_dead').on(t.webhookId).where(sql`${t.state} = 'dead'`),
    index('deliveries_in_order').on(t.webhookId, t.subjectId, t.seq).where(sql`${t.state} = 'pending'`),
  ],
);

export type Webhook = typeof webhooks.$inferSelect;
export type OutboxMessage = typeof outboxMessages.$inferSelect;
export type Delivery = typeof deliveries.$inferSelect;
