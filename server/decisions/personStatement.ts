import type { Person } from '#db/schema/market.ts';
import type { Language } from '#db/words.ts';
import { localDay } from '../platform/zones.ts';
import type { DeskCall, Plan } from './desks.ts';
import type { StatementData } from './dsa.ts';
import { EEA_COUNTRIES } from './dsaWords.ts';
import { clip } from './mask.ts';
import { written } from './statementParts.ts';
import { STATEMENT_WORDS } from './words/index.ts';
import { PERSON_STATEMENT_WORDS } from './words/person.ts';

const GROUND_MAX = 500;
const EXPLANATION_MAX = 2000;
const FACTS_MAX = 5000;

/** A decision that takes something from a person as such, and not from a text of theirs. Sentences are in `language`. */
export interface PersonRestriction {
  language: Language;
  /** What is restricted, in one sentence. */
  measure: string;
  /** What it rests on, a sentence each: dates, versions, what was shown; no name, no number, no text of a person. */
  facts: readonly string[];
  /** Why, a sentence each; at least one. */
  grounds: readonly string[];
  /** What the decider wrote to the person; it goes into the text, never into the EU record. */
  message: string | null;
  person: Pick<Person, 'id'>;
  call: Pick<DeskCall, 'decisionId' | 'effectiveAt' | 'terms'>;
  submittedAt: Date;
  /** Until when a complaint is heard (DSA 20(1)). */
  redressUntil: Date;
  /** Whether a program had pointed at it (DSA 17(3)(c)). */
  program?: boolean;
}

/**
 * The statement of reasons of a decision about a person (DSA 17(3), P2B 4): the text that goes to them, and the record of
 * EU schema v2 with `puid` = decision id.
 */
export function personStatement(about: PersonRestriction): NonNullable<Plan['statement']> {
  return {
    recipientId: about.person.id,
    language: about.language,
    text: textFor(about),
    data: { ...recordOf(about) },
  };
}

function textFor({
  language,
  measure,
  grounds,
  message,
  call,
  redressUntil,
  program = false,
  ...rest
}: PersonRestriction) {
  const words = STATEMENT_WORDS[language];
  const own = PERSON_STATEMENT_WORDS[language];
  const { marketplace, version, zone } = call.terms;
  const from = written(words, zone, call.effectiveAt, 'short');
  return [
    `${measure} ${own.scope(marketplace.name, from)}`,
    `${words.headings.facts}\n${rest.facts.join('\n')}`,
    `${words.headings.ground}\n${[...grounds, own.applied(marketplace.name, version)].join('\n')}`,
    `${words.personDecided} ${program ? own.programFound : own.personFound}`,
    ...(message ? [words.message(message)] : []),
    `${words.headings.redress}\n${words.redress(written(words, zone, redressUntil, undefined))}`,
  ].join('\n\n');
}

function recordOf({ language, facts, grounds, call, submittedAt, program = false }: PersonRestriction): StatementData {
  const { marketplace, policy, version, zone } = call.terms;
  return {
    decision_provision: 'DECISION_PROVISION_PARTIAL_SUSPENSION',
    decision_ground: 'DECISION_GROUND_INCOMPATIBLE_CONTENT',
    incompatible_content_ground: clip(PERSON_STATEMENT_WORDS[language].applied(marketplace.name, version), GROUND_MAX),
    incompatible_content_explanation: clip(grounds.join(' '), EXPLANATION_MAX),
    ...(policy.termsUrl ? { decision_ground_reference_url: policy.termsUrl } : {}),
    content_type: ['CONTENT_TYPE_OTHER'],
    content_type_other: PERSON_STATEMENT_WORDS[language].account,
    category: 'STATEMENT_CATEGORY_OTHER_VIOLATION_TC',
    category_specification: ['KEYWORD_OTHER'],
    category_specification_other: clip(grounds.join(' '), GROUND_MAX),
    content_date: localDay(submittedAt, zone),
    application_date: localDay(call.effectiveAt, zone),
    territorial_scope: EEA_COUNTRIES.some((each) => each === marketplace.country)
      ? [marketplace.country]
      : [...EEA_COUNTRIES],
    decision_facts: clip(facts.join(' '), FACTS_MAX),
    source_type: 'SOURCE_VOLUNTARY',
    automated_detection: program ? 'Yes' : 'No',
    automated_decision: 'AUTOMATED_DECISION_NOT_AUTOMATED',
    puid: call.decisionId,
  };
}
