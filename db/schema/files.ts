import { sql } from 'drizzle-orm';
import { kit, oneOf } from '../kit.ts';
import { ACTOR_KINDS, FILE_PLACES, PURGE_REASONS } from '../words.ts';
import { marketplaces } from './market.ts';

const { table, text, integer, long, instant, index, check } = kit;

/**
 * A file that lies encrypted outside the database. Its key lies here, wrapped by one that is in neither: without
 * `wrappedKey` the bytes say nothing, so nulling it is the first step of every purge (verification.md §C6, §C7).
 */
export const storedFiles = table(
  'stored_files',
  {
    /** Random, and the file's name in its place: nothing a person wrote ever stands in a path. */
    id: text().primaryKey(),
    marketplaceId: text()
      .notNull()
      .references(() => marketplaces.id),
    /** Whose it is, bound into the encryption: a row that points at another's bytes opens nothing. */
    ownerId: text().notNull(),
    label: text().notNull(),
    place: text({ enum: FILE_PLACES }).notNull(),
    kekId: text().notNull(),
    wrappedKey: text(),
    bytes: integer().notNull(),
    /** Of the bytes as they lie there, so that a receipt can name what was destroyed. */
    sha256: text().notNull(),
    createdAt: instant().notNull(),
    /** When policy wants it gone; null while what it belongs to is undecided. */
    purgeAt: instant(),
    purgeReason: text({ enum: PURGE_REASONS }),
    purgedAt: instant(),
  },
  (t) => [
    oneOf(t.place),
    oneOf(t.purgeReason),
    check('stored_files_purged_is_keyless', sql`${t.purgedAt} is null or ${t.wrappedKey} is null`),
    index('stored_files_due').on(t.purgeAt, t.id).where(sql`${t.purgeAt} is not null and ${t.purgedAt} is null`),
    index('stored_files_of_owner').on(t.ownerId),
    index('stored_files_by_kek').on(t.kekId).where(sql`${t.wrappedKey} is not null`),
  ],
);

/** That a file is gone: append-only, each receipt hashes the one before it. */
export const deletionReceipts = table(
  'deletion_receipts',
  {
    seq: long().primaryKey(),
    fileId: text()
      .notNull()
      .references(() => storedFiles.id),
    sha256: text().notNull(),
    reason: text({ enum: PURGE_REASONS }).notNull(),
    byKind: text({ enum: ACTOR_KINDS }).notNull(),
    byId: text().notNull(),
    at: instant().notNull(),
    prevHash: text().notNull(),
    hash: text().notNull(),
  },
  (t) => [oneOf(t.reason), index('deletion_receipts_by_file').on(t.fileId)],
);

export type StoredFile = typeof storedFiles.$inferSelect;
export type DeletionReceipt = typeof deletionReceipts.$inferSelect;
