import { sql } from 'drizzle-orm';
import { kit, oneOf } from '../kit.ts';
import {
  DISPUTE_GROUNDS,
  DISPUTE_STATUSES,
  PARTIES,
  type Party,
  REVIEW_SOURCES,
  REVIEW_STATUSES,
  type RejectionReason,
} from '../words.ts';
import { categories, listings, marketplaces, orders, people } from './market.ts';

const { table, text, integer, flag, instant, json, index, uniqueIndex, check } = kit;

/** A span of the stored text in UTF-16 code units, end exclusive; `reason` is why it was marked. */
export interface Span {
  start: number;
  end: number;
  reason?: RejectionReason;
}

export const reviews = table(
  'reviews',
  {
    id: text().primaryKey(),
    marketplaceId: text()
      .notNull()
      .references(() => marketplaces.id),
    externalId: text(),
    orderId: text()
      .notNull()
      .references(() => orders.id),
    listingId: text()
      .notNull()
      .references(() => listings.id),
    categoryId: text().references(() => categories.id),
    authorId: text()
      .notNull()
      .references(() => people.id),
    subjectId: text()
      .notNull()
      .references(() => people.id),
    /** author × subject × listing, or author × order: what may hold one pending and one published review (IZI-10). */
    slot: text().notNull(),
    rating: integer().notNull(),
    text: text().notNull(),
    /** What the author wrote, kept once staff redacted or an agreed edit replaced it. */
    originalText: text(),
    originalRating: integer(),
    redacted: flag().notNull().default(false),
    language: text(),
    status: text({ enum: REVIEW_STATUSES }).notNull(),
    source: text({ enum: REVIEW_SOURCES }).notNull(),
    submittedAt: instant().notNull(),
    /** When the notice to the other side was acknowledged; the blind clock starts here (RULINGS 2). */
    notifiedAt: instant(),
    blindUntil: instant(),
    approvedAt: instant(),
    /** Set once approved: max(blind release, approval). A sweep publishes what is due. */
    publishAt: instant(),
    publishedAt: instant(),
    /** When it left `pending` or `published` for good. */
    endedAt: instant(),
    disputableUntil: instant(),
    replacesId: text(),
    policyVersion: integer().notNull(),
    version: integer().notNull().default(1),
  },
  (t) => [
    oneOf(t.status),
    oneOf(t.source),
    check('reviews_rating_1_to_5', sql`${t.rating} between 1 and 5`),
    uniqueIndex('reviews_one_pending').on(t.slot).where(sql`${t.status} = 'pending'`),
    uniqueIndex('reviews_one_published').on(t.slot).where(sql`${t.status} = 'published'`),
    uniqueIndex('reviews_external').on(t.marketplaceId, t.externalId).where(sql`${t.externalId} is not null`),
    index('reviews_newest').on(t.marketplaceId, t.status, t.submittedAt, t.id),
    index('reviews_of_market').on(t.marketplaceId, t.submittedAt, t.id),
    index('reviews_of_all').on(t.submittedAt, t.id),
    index('reviews_published').on(t.publishedAt, t.id),
    index('reviews_by_subject').on(t.subjectId, t.status, t.publishedAt, t.id),
    index('reviews_by_author').on(t.authorId, t.submittedAt),
    index('reviews_by_order').on(t.orderId),
    index('reviews_by_slot').on(t.slot),
    index('reviews_to_publish').on(t.publishAt).where(sql`${t.status} = 'pending' and ${t.publishAt} is not null`),
  ],
);

export interface Evidence {
  kind: 'text' | 'link' | 'chat';
  text?: string;
  url?: string;
  at?: string;
  by?: string;
}
export interface Question {
  of: Party;
  text: string;
  at: string;
  answer?: string;
  answeredAt?: string;
}

export const reviewDisputes = table(
  'review_disputes',
  {
    id: text().primaryKey(),
    marketplaceId: text()
      .notNull()
      .references(() => marketplaces.id),
    externalId: text(),
    reviewId: text()
      .notNull()
      .references(() => reviews.id),
    /** A dispute is about one version of the text and stars; another version makes it moot (reviews.md A2.11). */
    reviewVersion: integer().notNull(),
    byId: text()
      .notNull()
      .references(() => people.id),
    byParty: text({ enum: PARTIES }).notNull(),
    ground: text({ enum: DISPUTE_GROUNDS }).notNull(),
    reason: text().notNull(),
    evidence: json<Evidence[]>().notNull(),
    proposedText: text(),
    proposedRating: integer(),
    /** The other side's agreement to the edit, given in the product (IZI-18). */
    consentedAt: instant(),
    questions: json<Question[]>().notNull(),
    /** Until when the asked party may answer; then the case comes back as it is. */
    answerDueAt: instant(),
    status: text({ enum: DISPUTE_STATUSES }).notNull(),
    openedAt: instant().notNull(),
    decidedAt: instant(),
    policyVersion: integer().notNull(),
    version: integer().notNull().default(1),
  },
  (t) => [
    oneOf(t.status),
    oneOf(t.ground),
    uniqueIndex('review_disputes_one_open').on(t.reviewId, t.byId).where(sql`${t.status} in ('open', 'asked')`),
    uniqueIndex('review_disputes_external').on(t.marketplaceId, t.externalId).where(sql`${t.externalId} is not null`),
    index('review_disputes_by_review').on(t.reviewId),
    index('review_disputes_unanswered').on(t.answerDueAt).where(sql`${t.status} = 'asked'`),
    index('review_disputes_of_market').on(t.marketplaceId, t.openedAt, t.id),
    index('review_disputes_of_all').on(t.openedAt, t.id),
    index('review_disputes_newest').on(t.marketplaceId, t.status, t.openedAt, t.id),
  ],
);

export type Review = typeof reviews.$inferSelect;
export type ReviewDispute = typeof reviewDisputes.$inferSelect;
