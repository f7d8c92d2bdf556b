import { sql } from 'drizzle-orm';
import { kit } from '../kit.ts';
import { RING_VERDICTS } from '../words.ts';
import { marketplaces } from './market.ts';

const { table, text, integer, instant, json, index, uniqueIndex, primaryKey } = kit;

/** Word lists and thresholds of a marketplace, a row a version; where there is none, the built-in version 1 holds. */
export const screeningSettings = table(
  'screening_settings',
  {
    id: text().primaryKey(),
    marketplaceId: text()
      .notNull()
      .references(() => marketplaces.id),
    version: integer().notNull(),
    body: json<Record<string, unknown>>().notNull(),
    /** Why it was changed, for the next manager. */
    note: text().notNull(),
    createdById: text().notNull(),
    createdBy: text().notNull(),
    createdAt: instant().notNull(),
    /** Up to which open case the new lists were already applied, and when the last one was. */
    appliedUpTo: text(),
    appliedAt: instant(),
  },
  (t) => [
    uniqueIndex('screening_settings_version').on(t.marketplaceId, t.version),
    index('screening_settings_of_all').on(t.createdAt, t.id),
    index('screening_settings_unapplied').on(t.createdAt).where(sql`${t.appliedAt} is null`),
  ],
);

/** The near-duplicate signature of a recent review (reviews.md B5): 96 numbers, from which no text can be read. */
export const reviewSignatures = table(
  'review_signatures',
  {
    reviewId: text().primaryKey(),
    marketplaceId: text().notNull(),
    authorId: text().notNull(),
    subjectId: text().notNull(),
    /** Of the text that was signed: another version is signed anew. */
    reviewVersion: integer().notNull(),
    signature: text().notNull(),
    submittedAt: instant().notNull(),
  },
  (t) => [index('review_signatures_old').on(t.submittedAt, t.reviewId)],
);

/** Sixteen keys of each signature: texts that share one are candidates. */
export const reviewBands = table(
  'review_bands',
  {
    marketplaceId: text().notNull(),
    band: text().notNull(),
    reviewId: text().notNull(),
    submittedAt: instant().notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.marketplaceId, t.band, t.reviewId] }),
    index('review_bands_of_review').on(t.reviewId),
  ],
);

/** One ground on which a group looks like one hand. */
export interface KeptEvidence {
  signal: string;
  strength: number;
  authorIds: string[];
  reviewIds: string[];
  figures: Record<string, number>;
}

/** Groups that look like one ring or one hand, as of the last night; a person judges them, nothing acts on them. */
export const rings = table(
  'rings',
  {
    /** Made of its members, so that what was judged once stays judged. */
    id: text().primaryKey(),
    marketplaceId: text()
      .notNull()
      .references(() => marketplaces.id),
    /** Parts of 1,000. */
    score: integer().notNull(),
    authorIds: json<string[]>().notNull(),
    subjectIds: json<string[]>().notNull(),
    reviewIds: json<string[]>().notNull(),
    evidence: json<KeptEvidence[]>().notNull(),
    firstFoundAt: instant().notNull(),
    /** Of the last night that still found it. */
    foundAt: instant().notNull(),
    verdict: text({ enum: RING_VERDICTS }),
    verdictById: text(),
    verdictBy: text(),
    verdictAt: instant(),
    note: text(),
    version: integer().notNull().default(1),
  },
  (t) => [
    index('rings_of_market').on(t.marketplaceId, t.score, t.id),
    index('rings_of_all').on(t.score, t.id),
    index('rings_newest').on(t.foundAt, t.id),
  ],
);

export type ScreeningSettingsRow = typeof screeningSettings.$inferSelect;
export type ReviewSignature = typeof reviewSignatures.$inferSelect;
export type RingRow = typeof rings.$inferSelect;
