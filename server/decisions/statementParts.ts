import type { Span } from '#db/schema/reviews.ts';
import type { Language, OrderStatus, RejectionReason } from '#db/words.ts';
import type { Policy } from '../policies/contract.ts';
import { POLICY_WORDS } from '../policies/words/index.ts';
import { hintOf, shapeOf, titleOf } from './mask.ts';
import { STATEMENT_WORDS } from './words/index.ts';
import type { Restriction, StatementWords } from './words/words.ts';

/** All that a statement speaks of, as it stood when the decision was taken. */
export interface StatementFacts {
  decisionId: string;
  outcome: Restriction;
  reasons: readonly RejectionReason[];
  spans: readonly Span[];
  /** What the decider wrote to the author; it goes into the text, never into the EU record. */
  message: string | null;
  effectiveAt: Date;
  /** The reviewed person's proof is the ground where no reason is named. */
  proven?: boolean;
  /** Whether a detector had pointed at something, and the dispute it was decided in, if any. */
  foundBy: { program: boolean; disputeOpenedAt: Date | null };
  review: {
    id: string;
    text: string;
    rating: number;
    language: string | null;
    submittedAt: Date;
    publishedAt: Date | null;
  };
  order: { item: string; status: OrderStatus; terminalAt: Date | null };
  terms: { marketplace: { name: string; country: string }; policy: Policy; version: number; zone: string };
  recipient: { locale: string | null; business: boolean | null };
  /** Until when a rejected author may send a corrected review. */
  resubmitUntil: Date | null;
}
/** A reason of the terms, or what a dispute proved where nobody named one (IZI-18). */
export type GroundReason = Exclude<RejectionReason, 'R12'> | 'proof';
/** At least one: without a ground there is no restriction to explain. */
type Grounds = readonly [GroundReason, ...GroundReason[]];

/** The parts a statement is made of, so that the text and the EU record cannot say different things. */
export interface Parts {
  words: StatementWords;
  reasons: Grounds;
  /** Clause numbers of the terms, in the order of the reasons. */
  clauses: readonly string[];
  grounds: readonly string[];
  factsForAuthor: readonly string[];
  factsForRecord: readonly string[];
}

/** @param reasons those of the decision that restrict; R12 is not among them. */
export function partsOf(facts: StatementFacts, reasons: Grounds, language: Language): Parts {
  const { policy, version, marketplace } = facts.terms;
  const words = STATEMENT_WORDS[language];
  const grounds = reasons.map((reason) => {
    const clause = clauseOf(policy, reason);
    if (!clause)
      return `${words.groundWithoutClause(marketplace.name, version, labelOf(reason, policy, language))} ${words.why[reason]}`;
    return `${words.ground(marketplace.name, clause.clause, version, clause[language])} ${words.why[reason]}`;
  });
  const clauses = reasons.flatMap((reason) => clauseOf(policy, reason)?.clause ?? []);
  const told = (show: (passage: string) => string) => [
    ...circumstances(facts, words),
    ...findings(facts, reasons, language, show),
    ...(clauses.length ? [words.facts.applied(clauses, version)] : []),
  ];
  return { words, reasons, clauses, grounds, factsForAuthor: told(hintOf), factsForRecord: told(shapeOf) };
}

const clauseOf = (policy: Policy, reason: GroundReason) => (reason === 'proof' ? undefined : policy.clauses[reason]);

function labelOf(reason: GroundReason, policy: Policy, language: Language): string {
  if (reason === 'proof') return STATEMENT_WORDS[language].proven;
  return reason === 'R06' && !policy.latinIsR06
    ? POLICY_WORDS[language].checked.capitalsOnly
    : POLICY_WORDS[language].reasons[reason];
}

/** Which review of which order, and how it came up: what makes two cases with one reason differ (RULINGS 33). */
function circumstances({ review, order, foundBy, terms }: StatementFacts, words: StatementWords): string[] {
  const at = (instant: Date) => written(words, terms.zone, instant, 'short');
  const count = review.text.match(/[\p{L}\p{N}]+(?:['’ʼ-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
  return [
    words.facts.review(review.id, at(review.submittedAt), review.rating, Array.from(review.text).length, count),
    ...(review.publishedAt ? [words.facts.published(at(review.publishedAt))] : []),
    words.facts.order(titleOf(order.item), order.status, order.terminalAt && at(order.terminalAt)),
    foundBy.disputeOpenedAt ? words.facts.dispute(at(foundBy.disputeOpenedAt)) : words.facts.ownCheck,
  ];
}

/** Each marked passage by place and shape; a reason without a passage is about the text as a whole. */
function findings(
  facts: StatementFacts,
  reasons: Grounds,
  language: Language,
  show: (passage: string) => string,
): string[] {
  const { policy } = facts.terms;
  const words = STATEMENT_WORDS[language];
  const label = (reason: GroundReason) => labelOf(reason, policy, language);
  const reasonOf = (span: Span) => reasons.find((reason) => reason === span.reason) ?? reasons[0];
  const marked = facts.spans.map((span) => {
    const passage = facts.review.text.slice(span.start, span.end);
    const from = Array.from(facts.review.text.slice(0, span.start)).length + 1;
    return words.facts.span(from, from + Array.from(passage).length - 1, show(passage), label(reasonOf(span)));
  });
  const whole = reasons.filter((reason) => !facts.spans.some((span) => reasonOf(span) === reason));
  return [...marked, ...whole.map((reason) => words.facts.whole(label(reason)))];
}

/** The law that R09 refers to, by the country of the marketplace. */
export function lawOf(facts: StatementFacts, words: StatementWords): string {
  const country = new Intl.DisplayNames([words.dates], { type: 'region' }).of(facts.terms.marketplace.country);
  return words.law(country ?? facts.terms.marketplace.country);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** An instant as it is written in the language, by the clock of the marketplace; `undefined` leaves the time of day out. */
export function written(
  words: StatementWords,
  timeZone: string,
  instant: Date,
  timeStyle: 'short' | undefined,
): string {
  const key = `${words.dates} ${timeZone} ${timeStyle}`;
  const formatter =
    formatters.get(key) ?? new Intl.DateTimeFormat(words.dates, { timeZone, dateStyle: 'long', timeStyle });
  formatters.set(key, formatter);
  return formatter.format(instant);
}
