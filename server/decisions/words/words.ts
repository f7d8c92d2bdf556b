import type { OrderStatus, RESTRICTIVE_OUTCOMES, RejectionReason } from '#db/words.ts';

/** Of a review; who is not admitted (`refuse`) is told in other words. */
export type Restriction = Exclude<(typeof RESTRICTIVE_OUTCOMES)[number], 'refuse'>;

/** The review as the sentences name it. Instants come formatted in the language and the zone of the marketplace. */
export interface ReviewNamed {
  item: string;
  submitted: string;
  stars: number;
}

/** The sentences of a statement of reasons, one object a language (DSA 17(3), letter by letter). */
export interface StatementWords {
  /** Locale that dates are written in. */
  dates: string;
  /** (a) what was done to which review. */
  measure: Record<Restriction, (review: ReviewNamed, marketplace: string) => string>;
  /** (a) where and for how long. */
  scope(marketplace: string, from: string): string;
  /** What is done instead of naming a visibility measure of the EU schema (`redact`). */
  partHidden: string;
  /** (b) facts and circumstances; positions are counted from 1, as people do. */
  facts: {
    review(id: string, submitted: string, stars: number, characters: number, words: number): string;
    published(at: string): string;
    order(item: string, status: OrderStatus, ended: string | null): string;
    span(from: number, to: number, shape: string, reason: string): string;
    whole(reason: string): string;
    applied(clauses: readonly string[], version: number): string;
    ownCheck: string;
    dispute(opened: string): string;
  };
  /** (c) automated means. */
  programFound: string;
  personFound: string;
  personDecided: string;
  /** (e) the clause, and why the content does not agree with it. */
  ground(marketplace: string, clause: string, version: number, rule: string): string;
  groundWithoutClause(marketplace: string, version: number, reason: string): string;
  terms(marketplace: string, clauses: readonly string[], version: number): string;
  /** `proof`: a dispute showed that the text is wrong, and no other reason is named (IZI-18). */
  why: Record<Exclude<RejectionReason, 'R12'> | 'proof', string>;
  /** `proof` as the lists of reasons name it. */
  proven: string;
  /** (d) for content that breaks a law. */
  law(country: string): string;
  message(text: string): string;
  resubmit(until: string): string;
  /** (f) the three ways to object. */
  redress(until: string): string;
  headings: { facts: string; ground: string; redress: string };
}
