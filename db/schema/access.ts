import { kit, oneOf } from '../kit.ts';
import { type ApiKeyRight, ROLES } from '../words.ts';
import { marketplaces } from './market.ts';

const { table, text, integer, instant, json, index, uniqueIndex, primaryKey } = kit;

export const staff = table(
  'staff',
  {
    id: text().primaryKey(),
    email: text().notNull(),
    displayName: text().notNull(),
    /** What colleagues and parties see instead of the name. */
    alias: text().notNull(),
    role: text({ enum: ROLES }).notNull(),
    /** Null: every marketplace. */
    marketplaceIds: json<string[]>(),
    /** Null until the set-up link was used. */
    passwordHash: text(),
    disabledAt: instant(),
    /** Language, theme, density, shortcuts: follows the person to another browser. */
    preferences: json<Record<string, unknown>>().notNull(),
    createdAt: instant().notNull(),
    version: integer().notNull().default(1),
  },
  (t) => [oneOf(t.role), uniqueIndex('staff_email').on(t.email)],
);

/** Opaque tokens, hashed at rest (security.md 0.4). All instants are wall time. */
export const sessions = table(
  'sessions',
  {
    tokenHash: text().primaryKey(),
    staffId: text()
      .notNull()
      .references(() => staff.id),
    createdAt: instant().notNull(),
    seenAt: instant().notNull(),
    expiresAt: instant().notNull(),
    /** Last time the password was given again, for acts that ask for it. */
    steppedUpAt: instant().notNull(),
    userAgent: text(),
  },
  (t) => [index('sessions_by_staff').on(t.staffId), index('sessions_expired').on(t.expiresAt)],
);

/** One-time links: the first administrator's, an invitation's, a reset's. */
export const setupLinks = table('setup_links', {
  tokenHash: text().primaryKey(),
  /** Null: whoever opens it becomes the first administrator. */
  staffId: text().references(() => staff.id),
  createdAt: instant().notNull(),
  expiresAt: instant().notNull(),
  usedAt: instant(),
});

export const apiKeys = table(
  'api_keys',
  {
    id: text().primaryKey(),
    marketplaceId: text()
      .notNull()
      .references(() => marketplaces.id),
    name: text().notNull(),
    keyHash: text().notNull(),
    /** The last four characters, to tell keys apart. */
    hint: text().notNull(),
    rights: json<ApiKeyRight[]>().notNull(),
    createdAt: instant().notNull(),
    lastUsedAt: instant(),
    revokedAt: instant(),
    version: integer().notNull().default(1),
  },
  (t) => [uniqueIndex('api_keys_hash').on(t.keyHash)],
);

/** The stored answer of a write that must not happen twice (RULINGS 16). */
export const idempotencyKeys = table(
  'idempotency_keys',
  {
    /** Who called which route. */
    scope: text().notNull(),
    key: text().notNull(),
    bodyHash: text().notNull(),
    status: integer().notNull(),
    /** Canonical text, sent again byte for byte. */
    answer: text().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.scope, t.key] }), index('idempotency_keys_old').on(t.createdAt)],
);

export type Staff = typeof staff.$inferSelect;
export type Session = typeof sessions.$inferSelect;
export type ApiKey = typeof apiKeys.$inferSelect;
