import type { Language, RejectionReason } from '#db/words.ts';
import { localDay } from '../platform/zones.ts';
import { POLICY_WORDS } from '../policies/words/index.ts';
import type { StatementData } from './dsa.ts';
import { CONTENT_LANGUAGES, EEA_COUNTRIES, type KEYWORDS, type STATEMENT_CATEGORIES } from './dsaWords.ts';
import { clip } from './mask.ts';
import { type GroundReason, lawOf, type Parts, type StatementFacts } from './statementParts.ts';
import { STATEMENT_WORDS } from './words/index.ts';

type Category = (typeof STATEMENT_CATEGORIES)[number];
type Keyword = (typeof KEYWORDS)[number];
interface Place {
  category: Category;
  addition?: Category;
  keyword: Keyword;
}
const TERMS = 'STATEMENT_CATEGORY_OTHER_VIOLATION_TC';
const OTHER = 'KEYWORD_OTHER';

/** Where each reason belongs in the EU schema (reviews.md A1, last column). */
export const EU_PLACES: Record<Exclude<RejectionReason, 'R12'>, Place> = {
  R01: {
    category: TERMS,
    addition: 'STATEMENT_CATEGORY_CONSUMER_INFORMATION',
    keyword: 'KEYWORD_HIDDEN_ADVERTISEMENT',
  },
  R02: { category: TERMS, keyword: OTHER },
  R03: { category: TERMS, keyword: OTHER },
  R04: { category: TERMS, keyword: OTHER },
  R05: { category: TERMS, keyword: OTHER },
  R06: { category: TERMS, keyword: 'KEYWORD_LANGUAGE_REQUIREMENTS' },
  R07: {
    category: 'STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS',
    keyword: 'KEYWORD_MISSING_PROCESSING_GROUND',
  },
  R08: { category: 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH', keyword: OTHER },
  R09: { category: 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH', keyword: OTHER },
  R10: { category: TERMS, keyword: OTHER },
  R11: { category: TERMS, keyword: OTHER },
};

/** What was proven wrong is against the terms, and no word of the schema is nearer. */
const placeFor = (reason: GroundReason): Place =>
  reason === 'proof' ? { category: TERMS, keyword: OTHER } : EU_PLACES[reason];

/** The gravest reason names the category; the rest are additions. */
const GRAVITY = ['R09', 'R07', 'R08'] as const;

const GROUND_MAX = 500;
const EXPLANATION_MAX = 2000;
const FACTS_MAX = 5000;

/** The record of EU schema v2: no text of the review, no name, no number of a person; the ground is the terms, or the law with R09. */
export function euRecord(facts: StatementFacts, parts: Parts, language: Language): StatementData {
  const { marketplace, policy, zone } = facts.terms;
  const contentLanguage = facts.review.language?.toUpperCase();
  return {
    ...measureOf(facts, parts),
    ...groundOf(facts, parts),
    ...placeOf(parts, language),
    ...(policy.termsUrl ? { decision_ground_reference_url: policy.termsUrl } : {}),
    ...(facts.recipient.business === null
      ? {}
      : { account_type: facts.recipient.business ? 'ACCOUNT_TYPE_BUSINESS' : 'ACCOUNT_TYPE_PRIVATE' }),
    content_type: ['CONTENT_TYPE_TEXT'],
    ...(contentLanguage && CONTENT_LANGUAGES.includes(contentLanguage) ? { content_language: contentLanguage } : {}),
    content_date: localDay(facts.review.submittedAt, zone),
    application_date: localDay(facts.effectiveAt, zone),
    territorial_scope: scopeOf(marketplace.country),
    decision_facts: clip(parts.factsForRecord.join(' '), FACTS_MAX),
    source_type: facts.foundBy.disputeOpenedAt ? 'SOURCE_TYPE_OTHER_NOTIFICATION' : 'SOURCE_VOLUNTARY',
    automated_detection: facts.foundBy.program ? 'Yes' : 'No',
    // Every decision has a person's name on it: programs point out, and bulk is one person's decision about many.
    automated_decision: 'AUTOMATED_DECISION_NOT_AUTOMATED',
    puid: facts.decisionId,
  };
}

/** A review that never went public is disabled, one that was public is removed; a hidden part has no word of its own in the schema. */
function measureOf(facts: StatementFacts, { words }: Parts): StatementData {
  if (facts.outcome === 'redact')
    return { decision_visibility: ['DECISION_VISIBILITY_OTHER'], decision_visibility_other: words.partHidden };
  return {
    decision_visibility: [
      facts.outcome === 'reject' ? 'DECISION_VISIBILITY_CONTENT_DISABLED' : 'DECISION_VISIBILITY_CONTENT_REMOVED',
    ],
  };
}

function groundOf(facts: StatementFacts, { words, reasons, clauses, grounds }: Parts): StatementData {
  const explanation = clip(grounds.join(' '), EXPLANATION_MAX);
  if (reasons.includes('R09')) {
    return {
      decision_ground: 'DECISION_GROUND_ILLEGAL_CONTENT',
      illegal_content_legal_ground: clip(lawOf(facts, words), GROUND_MAX),
      illegal_content_explanation: explanation,
    };
  }
  const { marketplace, version } = facts.terms;
  const ground = clauses.length ? words.terms(marketplace.name, clauses, version) : (grounds[0] ?? '');
  return {
    decision_ground: 'DECISION_GROUND_INCOMPATIBLE_CONTENT',
    incompatible_content_ground: clip(ground, GROUND_MAX),
    incompatible_content_explanation: explanation,
  };
}

function placeOf({ reasons }: Parts, language: Language): StatementData {
  const places = reasons.map(placeFor);
  const gravest = GRAVITY.find((reason) => reasons.includes(reason)) ?? reasons[0];
  const { category } = placeFor(gravest);
  const additions = [
    ...new Set(places.flatMap((place) => [place.category, ...(place.addition ? [place.addition] : [])])),
  ].filter((each) => each !== category);
  const others = reasons
    .filter((reason) => placeFor(reason).keyword === OTHER)
    .map((reason) => (reason === 'proof' ? STATEMENT_WORDS[language].proven : POLICY_WORDS[language].reasons[reason]));
  return {
    category,
    ...(additions.length ? { category_addition: additions } : {}),
    category_specification: [...new Set(places.map((place) => place.keyword))],
    ...(others.length ? { category_specification_other: clip(others.join('; '), GROUND_MAX) } : {}),
  };
}

/** A marketplace of an EEA country answers for that country; any other hides the review wherever in the EEA it could be read. */
function scopeOf(country: string): string[] {
  return EEA_COUNTRIES.filter((each) => each === country).length ? [country] : [...EEA_COUNTRIES];
}
