import {
  ACCOUNT_TYPES,
  AUTOMATED_DECISIONS,
  CONTENT_LANGUAGES,
  CONTENT_TYPES,
  DECISION_ACCOUNTS,
  DECISION_GROUNDS,
  DECISION_MONETARIES,
  DECISION_PROVISIONS,
  DECISION_VISIBILITIES,
  EEA_COUNTRIES,
  KEYWORDS,
  SOURCE_TYPES,
  STATEMENT_CATEGORIES,
  YES_NO,
} from './dsaWords.ts';
import { holdsPersonalData } from './mask.ts';

/** A record as it would go to the EU database; which fields there are says `FIELDS`. */
export type StatementData = Record<string, unknown>;
interface Fault {
  field: string;
  fault:
    | 'missing'
    | 'unknown-field'
    | 'unknown-value'
    | 'not-a-text'
    | 'not-a-list'
    | 'too-long'
    | 'bad-format'
    | 'bad-date'
    | 'personal-data';
}

const SHORT_MAX = 500;
const EXPLANATION_MAX = 2000;
const FACTS_MAX = 5000;

type Check = (value: unknown) => Fault['fault'] | null;
interface Field {
  check: Check;
  /** Always, or only where another field says so; a field that is not needed may be left out or null. */
  needed?: (data: StatementData) => boolean;
}

const always = () => true;
const has = (field: string, word: string) => (data: StatementData) =>
  data[field] === word || (Array.isArray(data[field]) && data[field].includes(word));
const illegal = has('decision_ground', 'DECISION_GROUND_ILLEGAL_CONTENT');
const incompatible = has('decision_ground', 'DECISION_GROUND_INCOMPATIBLE_CONTENT');

const text =
  (max: number): Check =>
  (value) => {
    if (typeof value !== 'string') return 'not-a-text';
    return value.length > max ? 'too-long' : null;
  };
const format =
  (pattern: RegExp): Check =>
  (value) =>
    text(SHORT_MAX)(value) ?? (pattern.test(String(value)) ? null : 'bad-format');
const oneOf =
  (words: readonly string[]): Check =>
  (value) => {
    if (typeof value !== 'string') return 'not-a-text';
    return words.includes(value) ? null : 'unknown-value';
  };
const listOf =
  (words: readonly string[]): Check =>
  (value) => {
    if (!Array.isArray(value)) return 'not-a-list';
    return value.every((each) => words.includes(each)) ? null : 'unknown-value';
  };
const date =
  (from: number, to: number): Check =>
  (value) => {
    const parts = typeof value === 'string' ? /^(\d{4})-\d{2}-\d{2}$/.exec(value) : null;
    if (
      !parts ||
      Number.isNaN(Date.parse(`${value}T00:00:00Z`)) ||
      new Date(`${value}T00:00:00Z`).toISOString().slice(0, 10) !== value
    )
      return 'bad-date';
    return Number(parts[1]) < from || Number(parts[1]) > to ? 'bad-date' : null;
  };
const endDate = date(2020, 2038);
const ean: Check = (value) => {
  const entries = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return entries.length === 1 && entries[0]?.[0] === 'EAN-13' && /^\d{13}$/.test(String(entries[0][1]))
    ? null
    : 'bad-format';
};

/** The table of reviews.md A5, field by field. */
const FIELDS: Record<string, Field> = {
  decision_visibility: { check: listOf(DECISION_VISIBILITIES) },
  decision_visibility_other: {
    check: text(SHORT_MAX),
    needed: has('decision_visibility', 'DECISION_VISIBILITY_OTHER'),
  },
  decision_monetary: { check: oneOf(DECISION_MONETARIES) },
  decision_monetary_other: { check: text(SHORT_MAX), needed: has('decision_monetary', 'DECISION_MONETARY_OTHER') },
  decision_provision: { check: oneOf(DECISION_PROVISIONS) },
  decision_account: { check: oneOf(DECISION_ACCOUNTS) },
  account_type: { check: oneOf(ACCOUNT_TYPES) },
  decision_ground: { check: oneOf(DECISION_GROUNDS), needed: always },
  decision_ground_reference_url: { check: format(/^https?:\/\/[^\s/]+\S*$/) },
  illegal_content_legal_ground: { check: text(SHORT_MAX), needed: illegal },
  illegal_content_explanation: { check: text(EXPLANATION_MAX), needed: illegal },
  incompatible_content_ground: { check: text(SHORT_MAX), needed: incompatible },
  incompatible_content_explanation: { check: text(EXPLANATION_MAX), needed: incompatible },
  incompatible_content_illegal: { check: oneOf(YES_NO) },
  content_type: { check: listOf(CONTENT_TYPES), needed: always },
  content_type_other: { check: text(SHORT_MAX), needed: has('content_type', 'CONTENT_TYPE_OTHER') },
  category: { check: oneOf(STATEMENT_CATEGORIES), needed: always },
  category_addition: { check: listOf(STATEMENT_CATEGORIES) },
  category_specification: { check: listOf(KEYWORDS) },
  category_specification_other: { check: text(SHORT_MAX) },
  territorial_scope: { check: listOf(EEA_COUNTRIES) },
  content_language: { check: oneOf(CONTENT_LANGUAGES) },
  content_id: { check: ean },
  content_date: { check: date(2000, 2038), needed: always },
  application_date: { check: date(2020, 2038), needed: always },
  end_date_visibility_restriction: { check: endDate },
  end_date_monetary_restriction: { check: endDate },
  end_date_service_restriction: { check: endDate },
  end_date_account_restriction: { check: endDate },
  decision_facts: {
    check: (value) => text(FACTS_MAX)(value) ?? (holdsPersonalData(String(value)) ? 'personal-data' : null),
    needed: always,
  },
  source_type: { check: oneOf(SOURCE_TYPES), needed: always },
  source_identity: { check: text(SHORT_MAX) },
  automated_detection: { check: oneOf(YES_NO), needed: always },
  automated_decision: { check: oneOf(AUTOMATED_DECISIONS), needed: always },
  puid: { check: format(/^[a-zA-Z0-9-_]+$/), needed: always },
};
const RESTRICTIONS = ['decision_visibility', 'decision_monetary', 'decision_provision', 'decision_account'] as const;

const given = (value: unknown) =>
  value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);

/**
 * What the EU database would find wrong with a record, all of it at once; an empty list is a valid record. `decision`
 * stands for "one of the four restrictions". That a `puid` was never used before is for the database to say.
 */
export function validateStatement(data: StatementData): Fault[] {
  const strangers = Object.keys(data).filter((field) => !Object.hasOwn(FIELDS, field));
  const faults: Fault[] = strangers.map((field) => ({ field, fault: 'unknown-field' }));
  if (!RESTRICTIONS.some((field) => given(data[field]))) faults.push({ field: 'decision', fault: 'missing' });

  for (const [field, { check, needed }] of Object.entries(FIELDS)) {
    const value = data[field];
    const fault = given(value) ? check(value) : needed?.(data) ? 'missing' : null;
    if (fault) faults.push({ field, fault });
  }
  return faults;
}
