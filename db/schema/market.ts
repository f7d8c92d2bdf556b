import { sql } from 'drizzle-orm';
import { kit, oneOf } from '../kit.ts';
import { CANCELLED_BY, ORDER_STATUSES, type PersonKind } from '../words.ts';

const { table, text, integer, money, instant, json, index, uniqueIndex, check } = kit;

/** Qjob and IZI are rows, not forks (SPEC 0). */
export const marketplaces = table('marketplaces', {
  id: text().primaryKey(),
  name: text().notNull(),
  currency: text().notNull(),
  locale: text().notNull(),
  timeZone: text().notNull(),
  /** ISO 3166 country of its users, for statements of reasons. */
  country: text().notNull(),
  createdAt: instant().notNull(),
});

/** A policy is never changed: a new version is added, and every decision says which one it was made under. */
export const policies = table(
  'policies',
  {
    id: text().primaryKey(),
    marketplaceId: text()
      .notNull()
      .references(() => marketplaces.id),
    version: integer().notNull(),
    /** Checked by `server/policies/contract.ts` when written and when read. */
    body: json<Record<string, unknown>>().notNull(),
    effectiveFrom: instant().notNull(),
    createdBy: text().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [uniqueIndex('policies_version').on(t.marketplaceId, t.version)],
);

export const people = table(
  'people',
  {
    id: text().primaryKey(),
    marketplaceId: text()
      .notNull()
      .references(() => marketplaces.id),
    externalId: text().notNull(),
    displayName: text().notNull(),
    nameFolded: text().notNull(),
    kinds: json<PersonKind[]>().notNull(),
    email: text(),
    phone: text(),
    locale: text(),
    registeredAt: instant(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
    version: integer().notNull().default(1),
  },
  (t) => [
    uniqueIndex('people_external').on(t.marketplaceId, t.externalId),
    index('people_newest').on(t.marketplaceId, t.createdAt, t.id),
    index('people_of_all').on(t.createdAt, t.id),
    index('people_by_name').on(t.nameFolded),
  ],
);

export const categories = table(
  'categories',
  {
    id: text().primaryKey(),
    marketplaceId: text()
      .notNull()
      .references(() => marketplaces.id),
    externalId: text().notNull(),
    name: text().notNull(),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [uniqueIndex('categories_external').on(t.marketplaceId, t.externalId)],
);

export const listings = table(
  'listings',
  {
    id: text().primaryKey(),
    marketplaceId: text()
      .notNull()
      .references(() => marketplaces.id),
    externalId: text().notNull(),
    title: text().notNull(),
    categoryId: text().references(() => categories.id),
    ownerId: text()
      .notNull()
      .references(() => people.id),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('listings_external').on(t.marketplaceId, t.externalId),
    index('listings_by_owner').on(t.ownerId),
    index('listings_of_all').on(t.createdAt, t.id),
    index('listings_newest').on(t.marketplaceId, t.createdAt, t.id),
  ],
);

export const orders = table(
  'orders',
  {
    id: text().primaryKey(),
    marketplaceId: text()
      .notNull()
      .references(() => marketplaces.id),
    externalId: text().notNull(),
    listingId: text()
      .notNull()
      .references(() => listings.id),
    customerId: text()
      .notNull()
      .references(() => people.id),
    specialistId: text()
      .notNull()
      .references(() => people.id),
    status: text({ enum: ORDER_STATUSES }).notNull(),
    statusAt: instant().notNull(),
    /** The first terminal instant counts and is never overwritten (reviews.md A2.1). */
    terminalAt: instant(),
    reviewWindowEndsAt: instant(),
    feedbackRequestedAt: instant(),
    amountMinor: money(),
    currency: text(),
    cancelledBy: text({ enum: CANCELLED_BY }),
    createdAt: instant().notNull(),
    updatedAt: instant().notNull(),
    version: integer().notNull().default(1),
  },
  (t) => [
    oneOf(t.status),
    check('orders_amount_with_currency', sql`(${t.amountMinor} is null) = (${t.currency} is null)`),
    uniqueIndex('orders_external').on(t.marketplaceId, t.externalId),
    index('orders_newest').on(t.marketplaceId, t.status, t.statusAt, t.id),
    index('orders_of_market').on(t.marketplaceId, t.statusAt, t.id),
    index('orders_of_all').on(t.statusAt, t.id),
    index('orders_by_customer').on(t.customerId, t.statusAt),
    index('orders_by_specialist').on(t.specialistId, t.statusAt),
    index('orders_by_listing').on(t.listingId),
  ],
);

export type Marketplace = typeof marketplaces.$inferSelect;
export type Person = typeof people.$inferSelect;
export type Listing = typeof listings.$inferSelect;
export type Order = typeof orders.$inferSelect;
