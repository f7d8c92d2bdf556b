import type { searchDocs } from '../schema/audit.ts';
import type { Listing, Marketplace, Order, Person } from '../schema/market.ts';
import type { Review, ReviewDispute, Span } from '../schema/reviews.ts';
import type { Case, Decision, JudgedFinding, KeptFinding } from '../schema/spine.ts';
import type { Queue } from '../words.ts';

type SearchDoc = typeof searchDocs.$inferInsert;
export type DemoMarketplace = 'qjob' | 'izi';

/** What the demo reads of a policy; the whole body is stored as it came. */
export interface DemoPolicy {
  reviewableStatuses: readonly string[];
  reviewWindowDays: number;
  blindHours: number;
  disputeWindowDays: number;
  askAnswerHours: number;
  graceSeconds: Record<Queue, number>;
  dueHours: Record<Queue, number>;
}

/** A restriction, with all that its statement of reasons speaks of. */
export interface Restricted {
  decision: Decision;
  review: Review;
  order: Order;
  listing: Listing;
  marketplace: Marketplace;
  recipient: Person;
  dispute: ReviewDispute | null;
}

/** Rules of the storey above, handed down: the demo must not have its own idea of a window or a statement. */
export interface DemoRules {
  fold(text: string): string;
  canonical(value: unknown): string;
  searchDoc: {
    person(person: Person): SearchDoc;
    order(order: Order, listingTitle: string): SearchDoc;
    review(review: Review): SearchDoc;
    case(one: Case): SearchDoc;
    decision(decision: Decision): SearchDoc;
  };
  /** What the machine points at, the reason of the surest flag, and whether the case comes sooner for it. */
  screen(
    review: Pick<Review, 'text' | 'language'>,
    marketplace: DemoMarketplace,
  ): Pick<Case, 'flag'> & { findings: KeptFinding[]; alarming: boolean };
  /** Which flags a decision agrees with. */
  judge(
    findings: readonly KeptFinding[],
    said: Pick<Decision, 'outcome' | 'reasons' | 'spans'>,
  ): JudgedFinding[] | null;
  /** What such a decision adds to the kept counters of the screening. */
  precision(decision: Pick<Decision, 'marketplaceId' | 'findings'>): Record<string, number>;
  endOfLocalDay(at: Date, timeZone: string, plusDays: number): Date;
  slotOf(
    review: Pick<Review, 'authorId' | 'subjectId' | 'listingId' | 'orderId'>,
    marketplace: DemoMarketplace,
  ): string;
  redact(text: string, spans: readonly Span[]): string;
  statement(restricted: Restricted): { language: string; text: string; data: Record<string, unknown> };
}

export interface DemoInput {
  /** The instant that the history ends at; everything else is counted from it, so that the same instant gives the same rows. */
  now: Date;
  passwordHash: string;
  keys: Record<DemoMarketplace, { hash: string; hint: string }>;
  policies: Record<DemoMarketplace, DemoPolicy>;
  rules: DemoRules;
  /** How much of the full size, for tests; the full demo holds over 3,000 reviews a marketplace. */
  scale?: number;
}
