import { sql } from 'drizzle-orm';
import { kit, oneOf } from '../kit.ts';
import {
  ALL_OUTCOMES,
  CASE_STATES,
  type Currency,
  DECISION_STATES,
  type DocumentType,
  type EscrowReason,
  type FindingWeight,
  type PriorityReason,
  QUEUES,
  REJECTION_REASONS,
  type RejectionReason,
  SKIP_REASONS,
  SUBJECT_KINDS,
} from '../words.ts';
import { marketplaces } from './market.ts';
import type { Span } from './reviews.ts';

const { table, text, integer, instant, json, long, index, uniqueIndex, primaryKey } = kit;

/** What one row of a queue says: kept with the case so that a list needs no joins. */
export interface Headline {
  stars?: number;
  /** What is in dispute, where it is money. */
  amountMinor?: number;
  currency?: Currency;
  reason?: EscrowReason;
  /** What is shown to prove who somebody is. */
  document?: { type: DocumentType; country: string; attempt: number };
  name: string;
  about: string;
  language?: string | null;
}
/** Why a case is where it is: minutes that each reason moved it forward. */
export interface Priority {
  reason: PriorityReason;
  minutes: number;
}

/**
 * A passage that the screening pointed at, as it was when the text came in: offsets and, of a number, its shape. The
 * words themselves are never copied out of the text.
 */
export interface KeptFinding {
  reason: RejectionReason;
  sub: string;
  start: number;
  end: number;
  confidence: number;
  detector: string;
  version: string;
  mask: string | null;
  /** By the thresholds in force when it was screened; of older rows nothing is kept. */
  weight?: FindingWeight;
}
/** The same after a decision: whether the person who decided agreed. */
export interface JudgedFinding extends KeptFinding {
  confirmed: boolean;
}

/** One piece of work in one queue, about one subject (SPEC 3). */
export const cases = table(
  'cases',
  {
    id: text().primaryKey(),
    marketplaceId: text()
      .notNull()
      .references(() => marketplaces.id),
    queue: text({ enum: QUEUES }).notNull(),
    subjectKind: text({ enum: SUBJECT_KINDS }).notNull(),
    subjectId: text().notNull(),
    state: text({ enum: CASE_STATES }).notNull(),
    level: integer().notNull().default(1),
    headline: json<Headline>().notNull(),
    /** Beside the headline, to be filtered by: nothing is asked inside JSON. */
    stars: integer(),
    language: text(),
    /** Null: not screened, since its desk has no text of its own or the case is older than the screening. */
    findings: json<KeptFinding[]>(),
    /** Reason of the surest finding that is a flag, to be filtered by; null where there is none. */
    flag: text({ enum: REJECTION_REASONS }),
    priority: json<Priority[]>().notNull(),
    /** Due time less the minutes of `priority`, in epoch milliseconds: smaller comes first, and age wins in the end. */
    rank: long().notNull(),
    dueAt: instant().notNull(),
    openedAt: instant().notNull(),
    closedAt: instant(),
    leaseHolderId: text(),
    leaseHolderAlias: text(),
    leaseUntil: instant(),
    /** Held out of `next` while somebody waits for an answer; the holder keeps the case. */
    heldUntil: instant(),
    holdReason: text(),
    handedToId: text(),
    handOverNote: text(),
    decisionId: text(),
    version: integer().notNull().default(1),
  },
  (t) => [
    oneOf(t.queue),
    oneOf(t.state),
    uniqueIndex('cases_one_live').on(t.queue, t.subjectId).where(sql`${t.state} in ('open', 'waiting')`),
    index('cases_next').on(t.queue, t.level, t.rank, t.id).where(sql`${t.state} = 'open'`),
    index('cases_newest').on(t.marketplaceId, t.queue, t.state, t.rank, t.id),
    index('cases_due').on(t.queue, t.state, t.dueAt, t.id),
    index('cases_by_holder').on(t.leaseHolderId).where(sql`${t.leaseHolderId} is not null`),
    index('cases_handed')
      .on(t.handedToId, t.queue, t.level, t.rank, t.id)
      .where(sql`${t.handedToId} is not null and ${t.state} = 'open'`),
    index('cases_by_subject').on(t.subjectId),
    index('cases_flagged').on(t.queue, t.flag, t.rank, t.id).where(sql`${t.flag} is not null and ${t.state} = 'open'`),
  ],
);

export const caseSkips = table(
  'case_skips',
  {
    caseId: text()
      .notNull()
      .references(() => cases.id),
    staffId: text().notNull(),
    reason: text({ enum: SKIP_REASONS }).notNull(),
    at: instant().notNull(),
    until: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.caseId, t.staffId] })],
);

/** What was decided, by whom, under which policy; its public effect begins at `effectiveAt` (SPEC 3, Undo). */
export const decisions = table(
  'decisions',
  {
    id: text().primaryKey(),
    marketplaceId: text()
      .notNull()
      .references(() => marketplaces.id),
    caseId: text()
      .notNull()
      .references(() => cases.id),
    queue: text({ enum: QUEUES }).notNull(),
    subjectKind: text({ enum: SUBJECT_KINDS }).notNull(),
    subjectId: text().notNull(),
    subjectVersion: integer().notNull(),
    /** Whose text or right it touches; nobody decides about himself. */
    recipientId: text(),
    outcome: text({ enum: ALL_OUTCOMES }).notNull(),
    reasons: json<RejectionReason[]>().notNull(),
    spans: json<Span[]>().notNull(),
    /** Which party was asked, and other choices that only one desk has. */
    extra: json<Record<string, string>>().notNull(),
    /** What the machine had pointed at and whether the person agreed; null where nothing was screened. */
    findings: json<JudgedFinding[]>(),
    message: text(),
    note: text(),
    level: integer().notNull(),
    deciderId: text().notNull(),
    deciderAlias: text().notNull(),
    decidedAt: instant().notNull(),
    effectiveAt: instant().notNull(),
    state: text({ enum: DECISION_STATES }).notNull(),
    settledAt: instant(),
    /** What the effect found, kept so that a revert can put it back. */
    before: json<Record<string, unknown>>(),
    revertsId: text(),
    batchId: text(),
    policyVersion: integer().notNull(),
  },
  (t) => [
    oneOf(t.outcome),
    oneOf(t.state),
    uniqueIndex('decisions_one_pending').on(t.caseId).where(sql`${t.state} = 'pending'`),
    uniqueIndex('decisions_one_revert').on(t.revertsId).where(sql`${t.revertsId} is not null`),
    index('decisions_due').on(t.effectiveAt).where(sql`${t.state} = 'pending'`),
    index('decisions_newest').on(t.marketplaceId, t.decidedAt, t.id),
    index('decisions_of_all').on(t.decidedAt, t.id),
    index('decisions_by_decider').on(t.deciderId, t.decidedAt),
    index('decisions_by_subject').on(t.subjectId, t.decidedAt),
    index('decisions_by_case').on(t.caseId),
  ],
);

/** What the person is told and what the EU database would get (reviews.md A5). Written once, never changed. */
export const statements = table(
  'statements',
  {
    id: text().primaryKey(),
    /** `[A-Za-z0-9_-]`, unique and never reused. */
    puid: text().notNull(),
    decisionId: text()
      .notNull()
      .references(() => decisions.id),
    marketplaceId: text()
      .notNull()
      .references(() => marketplaces.id),
    recipientId: text().notNull(),
    language: text().notNull(),
    text: text().notNull(),
    /** The EU schema v2 record as canonical JSON text: jsonb would reorder it (RULINGS 26). */
    data: text().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('statements_one_a_decision').on(t.decisionId),
    uniqueIndex('statements_puid').on(t.puid),
    index('statements_of_all').on(t.createdAt, t.id),
    index('statements_newest').on(t.marketplaceId, t.createdAt, t.id),
  ],
);

export type Case = typeof cases.$inferSelect;
export type Decision = typeof decisions.$inferSelect;
export type Statement = typeof statements.$inferSelect;
