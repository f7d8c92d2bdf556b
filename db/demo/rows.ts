import type { AuditEntry } from '../schema/audit.ts';
import type { categories, Listing, Marketplace, Order, Person } from '../schema/market.ts';
import type { Review, ReviewDispute } from '../schema/reviews.ts';
import type { Case, caseSkips, Decision, Statement } from '../schema/spine.ts';
import type { DemoInput, DemoMarketplace, DemoPolicy } from './input.ts';
import type { Gender, Speech } from './language.ts';
import type { Random } from './random.ts';
import type { DemoStaff } from './staff.ts';

type Category = typeof categories.$inferSelect;

/** Everything that will be written, in memory first: the end of a story changes its beginning. */
export interface Rows {
  people: Person[];
  categories: Category[];
  listings: Listing[];
  orders: Order[];
  reviews: Review[];
  disputes: ReviewDispute[];
  cases: Case[];
  skips: (typeof caseSkips.$inferSelect)[];
  decisions: Decision[];
  statements: Statement[];
  audit: AuditEntry[];
}

/** Someone of a marketplace, with what only the demo knows: how a sentence about them is inflected and how well they work. */
export interface Member {
  person: Person;
  gender: Gender;
  /** 0 … 1 */
  skill: number;
}

export interface Ware {
  listing: Listing;
  /** Index in `speech.trades`. */
  trade: number;
  owner: Member;
  price: readonly [least: number, most: number];
}

export interface Deal {
  order: Order;
  ware: Ware;
  customer: Member;
  specialist: Member;
}

/** One marketplace while it is being made. */
export interface World {
  id: DemoMarketplace;
  marketplace: Marketplace;
  policy: DemoPolicy;
  speech: Speech;
  language: 'cs' | 'uk';
  random: Random;
  rules: DemoInput['rules'];
  staff: DemoStaff;
  keyId: string;
  start: Date;
  now: Date;
  scale: number;
  rows: Rows;
}

export const emptyRows = (): Rows => ({
  people: [],
  categories: [],
  listings: [],
  orders: [],
  reviews: [],
  disputes: [],
  cases: [],
  skips: [],
  decisions: [],
  statements: [],
  audit: [],
});

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const later = (at: Date, ms: number): Date => new Date(at.getTime() + Math.round(ms));
