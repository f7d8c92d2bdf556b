import { sql } from 'drizzle-orm';
import { kit } from '../kit.ts';
import { type Language, type Outcome, QUEUES } from '../words.ts';
import { marketplaces } from './market.ts';

const { table, text, integer, flag, instant, json, index } = kit;

/** A reply that a desk has ready, in the languages of its recipients, with places for names and dates. */
export const templates = table(
  'templates',
  {
    id: text().primaryKey(),
    marketplaceId: text()
      .notNull()
      .references(() => marketplaces.id),
    queue: text({ enum: QUEUES }).notNull(),
    /** What it goes with; empty: every outcome that has a message. */
    outcomes: json<Outcome[]>().notNull(),
    /** What staff call it. */
    name: text().notNull(),
    bodies: json<Partial<Record<Language, string>>>().notNull(),
    position: integer().notNull(),
    archived: flag().notNull().default(false),
    updatedBy: text().notNull(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
    version: integer().notNull().default(1),
  },
  (t) => [
    index('templates_of_market').on(t.marketplaceId, t.queue, t.position, t.id),
    index('templates_of_all').on(t.position, t.id),
  ],
);

/** A filter of a queue under a name: one's own, or the team's. */
export const savedViews = table(
  'saved_views',
  {
    id: text().primaryKey(),
    ownerId: text().notNull(),
    ownerAlias: text().notNull(),
    queue: text({ enum: QUEUES }).notNull(),
    name: text().notNull(),
    /** As `GET /api/cases` takes it, without the queue. */
    filter: json<Record<string, unknown>>().notNull(),
    shared: flag().notNull().default(false),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
    version: integer().notNull().default(1),
  },
  (t) => [
    index('saved_views_by_owner').on(t.ownerId, t.queue),
    index('saved_views_shared').on(t.queue).where(sql`${t.shared}`),
    index('saved_views_of_all').on(t.createdAt, t.id),
  ],
);

export type Template = typeof templates.$inferSelect;
export type SavedView = typeof savedViews.$inferSelect;
