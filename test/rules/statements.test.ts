import { describe, expect, test } from 'vitest';
import { LANGUAGES, REJECTION_REASONS, type RejectionReason } from '#db/words.ts';
import { type StatementData, validateStatement } from '#server/decisions/dsa.ts';
import { KEYWORDS, STATEMENT_CATEGORIES } from '#server/decisions/dsaWords.ts';
import { EU_PLACES } from '#server/decisions/euRecord.ts';
import { clip, hintOf, holdsPersonalData, shapeOf, titleOf } from '#server/decisions/mask.ts';
import { statementOf } from '#server/decisions/statement.ts';
import type { StatementFacts } from '#server/decisions/statementParts.ts';
import { languageOf, STATEMENT_WORDS } from '#server/decisions/words/index.ts';
import { IZI_POLICY, QJOB_POLICY } from '#server/policies/defaults.ts';
import { fc } from './seed.ts';

const text = 'Такого брехливого хама я не зустрічав, телефонуйте: 067 412 83 09.';
const span = (part: string, reason: RejectionReason) => ({
  start: text.indexOf(part),
  end: text.indexOf(part) + part.length,
  reason,
});
const facts = (change: Partial<StatementFacts> = {}): StatementFacts => ({
  decisionId: '0b6f0a51-2222-4333-8444-123456789012',
  outcome: 'reject',
  reasons: ['R08', 'R10'],
  spans: [span('брехливого хама', 'R08'), span('067 412 83 09', 'R10')],
  message: null,
  effectiveAt: new Date('2026-11-21T13:00:20Z'),
  foundBy: { program: true, disputeOpenedAt: null },
  review: {
    id: '7c1f2ab0-9a7e-4c55-9d1e-0123456789ab',
    text,
    rating: 1,
    language: 'uk',
    submittedAt: new Date('2026-11-21T10:41:00Z'),
    publishedAt: null,
  },
  order: { item: 'Шафа дубова', status: 'cancelled', terminalAt: new Date('2026-11-20T09:00:00Z') },
  terms: { marketplace: { name: 'IZI', country: 'UA' }, policy: IZI_POLICY, version: 1, zone: 'Europe/Kyiv' },
  recipient: { locale: 'uk-UA', business: null },
  resubmitUntil: null,
  ...change,
});
const stated = (change: Partial<StatementFacts> = {}) =>
  statementOf(facts(change)) as NonNullable<ReturnType<typeof statementOf>>;

describe('what the author is told (DSA 17(3))', () => {
  test('IZI-26: the text names measure, item, dates, passages, clause, version, who decided, and three ways to object', () => {
    const { text: told, language } = stated();
    expect(language).toBe('uk');
    for (const part of [
      'не опублікували',
      'Шафа дубова',
      '21 листопада 2026 р. о 12:41',
      'Символи 8–22',
      'Символи 53–65',
      'пункт 4.8',
      'пункт 4.10',
      'версія правил 1',
      IZI_POLICY.clauses.R08?.uk ?? '-',
      'Рішення ухвалила людина',
      'вказала програма',
      'скаргу до 23 травня 2027',
      '2022/2065',
      'до суду',
    ])
      expect(told).toContain(part);
  });

  test.each([
    ['uk-UA', 'uk', 'Обставини'],
    ['cs', 'cs', 'Skutečnosti'],
    ['en-US', 'en', 'Facts'],
    ['pt-BR', 'en', 'Facts'],
    [null, 'en', 'Facts'],
  ])('a person who reads %s is written to in %s', (locale, language, heading) => {
    const one = stated({ recipient: { locale, business: null } });
    expect([one.language, languageOf(locale)]).toEqual([language, language]);
    expect(one.text).toContain(heading);
  });

  test.each([
    ['reject', 'nezveřejnili'],
    ['redact', 'začernili'],
    ['remove', 'odstranili'],
  ] as const)('the measure is called what it is: %s', (outcome, verb) => {
    expect(stated({ outcome, recipient: { locale: 'cs', business: null } }).text).toContain(verb);
  });

  test('a message of the decider and the time to try again are told, and the message stays out of the EU record', () => {
    const one = stated({
      message: 'Приберіть номер 067 412 83 09.',
      resubmitUntil: new Date('2026-12-20T21:59:59.999Z'),
    });
    expect(one.text).toContain('Приберіть номер');
    expect(one.text).toContain('20 грудня 2026 р. о 23:59');
    expect(JSON.stringify(one.data)).not.toContain('Приберіть');
  });

  test('IZI-26: R12: what the author asked for himself restricts nobody and carries no statement', () => {
    expect(statementOf(facts({ reasons: ['R12'] }))).toBeNull();
    expect(stated({ reasons: ['R12', 'R10'] }).text).not.toContain('4.12');
  });

  test('a reason without a marked passage is about the text as a whole', () => {
    expect(stated({ reasons: ['R11'], spans: [] }).text).toContain('Текст загалом: беззмістовний текст');
  });

  test('a clause that a policy lacks is replaced by the reason itself', () => {
    const { data } = stated({ terms: { ...facts().terms, policy: { ...IZI_POLICY, clauses: {} } } });
    expect(data.incompatible_content_ground).toContain('не допускають у відгуку');
    expect(validateStatement(data)).toEqual([]);
  });

  test('at Qjob R06 is called capitals, at IZI capitals or Latin script', () => {
    const qjob = {
      marketplace: { name: 'Qjob', country: 'CZ' },
      policy: QJOB_POLICY,
      version: 1,
      zone: 'Europe/Prague',
    };
    const cs = { locale: 'cs', business: null };
    expect(stated({ reasons: ['R06'], spans: [], terms: qjob, recipient: cs }).text).not.toContain('latink');
    expect(stated({ reasons: ['R06'], spans: [], recipient: cs }).text).toContain('latink');
  });
});

describe('two cases with one reason differ (RULINGS 33)', () => {
  const base = stated().data.decision_facts;
  test.each<[string, Partial<StatementFacts>]>([
    ['the item', { order: { ...facts().order, item: 'Стілець' } }],
    ['the passage', { spans: [span('хама', 'R08'), span('067 412 83 09', 'R10')] }],
    ['the date', { review: { ...facts().review, submittedAt: new Date('2026-11-21T10:42:00Z') } }],
    ['the policy version', { terms: { ...facts().terms, version: 2 } }],
    ['the clause', { reasons: ['R07', 'R10'] }],
    ['the way it came up', { foundBy: { program: true, disputeOpenedAt: new Date('2026-11-22T10:00:00Z') } }],
  ])('another one: %s', (_, change) => {
    expect(stated(change).data.decision_facts).not.toBe(base);
  });
});

describe('the record for the EU database, schema v2', () => {
  test('it is valid for every measure, every reason and every language', () => {
    const reasons = REJECTION_REASONS.filter((reason) => reason !== 'R12');
    for (const outcome of ['reject', 'redact', 'remove'] as const) {
      for (const reason of reasons) {
        for (const locale of LANGUAGES) {
          const { data } = stated({ outcome, reasons: [reason], recipient: { locale, business: true } });
          expect(validateStatement(data)).toEqual([]);
        }
      }
    }
  });

  test('it names puid, dates by the calendar of the marketplace, source and automation as they were', () => {
    const late = {
      ...facts().review,
      submittedAt: new Date('2026-11-20T23:30:00Z'),
      publishedAt: new Date('2026-11-21T10:00:00Z'),
    };
    const { data } = stated({
      outcome: 'remove',
      review: late,
      foundBy: { program: false, disputeOpenedAt: new Date('2026-11-21T11:00:00Z') },
    });
    expect(data).toMatchObject({
      puid: facts().decisionId,
      content_date: '2026-11-21',
      application_date: '2026-11-21',
      source_type: 'SOURCE_TYPE_OTHER_NOTIFICATION',
      automated_detection: 'No',
      automated_decision: 'AUTOMATED_DECISION_NOT_AUTOMATED',
      content_language: 'UK',
      content_type: ['CONTENT_TYPE_TEXT'],
      decision_visibility: ['DECISION_VISIBILITY_CONTENT_REMOVED'],
      decision_ground: 'DECISION_GROUND_INCOMPATIBLE_CONTENT',
    });
    expect(stated().data).toMatchObject({ source_type: 'SOURCE_VOLUNTARY', automated_detection: 'Yes' });
  });

  test('R09 is illegal content with a legal ground; every other reason is the terms', () => {
    expect(stated({ reasons: ['R10', 'R09'] }).data).toMatchObject({
      decision_ground: 'DECISION_GROUND_ILLEGAL_CONTENT',
      illegal_content_legal_ground: 'Законодавство, чинне в країні: Україна',
      category: 'STATEMENT_CATEGORY_ILLEGAL_OR_HARMFUL_SPEECH',
      category_addition: ['STATEMENT_CATEGORY_OTHER_VIOLATION_TC'],
    });
  });

  test('the gravest reason names the category', () => {
    expect(stated({ reasons: ['R10', 'R07', 'R08'] }).data.category).toBe(
      'STATEMENT_CATEGORY_DATA_PROTECTION_AND_PRIVACY_VIOLATIONS',
    );
    expect(Object.keys(EU_PLACES)).toEqual(REJECTION_REASONS.filter((reason) => reason !== 'R12'));
    for (const { category, keyword } of Object.values(EU_PLACES)) {
      expect(STATEMENT_CATEGORIES).toContain(category);
      expect(KEYWORDS).toContain(keyword);
    }
  });

  test('territory: a Czech marketplace answers for Czechia, one outside the EEA for the whole of it', () => {
    const cz = { ...facts().terms, marketplace: { name: 'Qjob', country: 'CZ' } };
    expect(stated({ terms: cz }).data.territorial_scope).toEqual(['CZ']);
    expect(stated().data.territorial_scope).toHaveLength(30);
  });

  test('no word of the review, no number of a person and no name stands in it', () => {
    const { data } = stated({ order: { ...facts().order, item: 'Ремонт, тел. 067 412 83 09, ivan@example.com' } });
    const record = JSON.stringify(data);
    for (const secret of ['брехливого', '067', '83 09', 'ivan@', 'зустрічав']) expect(record).not.toContain(secret);
    expect(validateStatement(data)).toEqual([]);
  });

  test('whatever is marked in whatever text, the record stays valid and keeps the passage to itself', () => {
    const phone = fc.integer({ min: 1_000_000_000, max: 9_999_999_999 }).map(String);
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        phone,
        fc.constantFrom(...LANGUAGES),
        (before, number, locale) => {
          const body = `${before} ${number}`;
          const spans = [{ start: before.length + 1, end: body.length, reason: 'R10' as const }];
          const { data, text: told } = stated({
            reasons: ['R10'],
            spans,
            review: { ...facts().review, text: body },
            recipient: { locale, business: null },
          });
          expect(validateStatement(data)).toEqual([]);
          expect(JSON.stringify(data)).not.toContain(number);
          expect(told).not.toContain(number);
        },
      ),
    );
  });
});

describe('the validator, by the table of reviews.md A5', () => {
  const valid = () => stated().data;
  const faults = (change: StatementData) =>
    validateStatement({ ...valid(), ...change }).map(({ field, fault }) => `${field}: ${fault}`);

  test.each<[string, StatementData, string]>([
    ['no restriction at all', { decision_visibility: undefined }, 'decision: missing'],
    [
      'a visibility that is not in the list',
      { decision_visibility: ['DECISION_VISIBILITY_HIDDEN'] },
      'decision_visibility: unknown-value',
    ],
    [
      'a visibility that is not a list',
      { decision_visibility: 'DECISION_VISIBILITY_CONTENT_REMOVED' },
      'decision_visibility: not-a-list',
    ],
    [
      'OTHER without saying what',
      { decision_visibility: ['DECISION_VISIBILITY_OTHER'] },
      'decision_visibility_other: missing',
    ],
    [
      'OTHER in too many words',
      { decision_visibility: ['DECISION_VISIBILITY_OTHER'], decision_visibility_other: 'x'.repeat(501) },
      'decision_visibility_other: too-long',
    ],
    [
      'money OTHER without saying what',
      { decision_monetary: 'DECISION_MONETARY_OTHER' },
      'decision_monetary_other: missing',
    ],
    ['no ground', { decision_ground: null }, 'decision_ground: missing'],
    [
      'illegal without a legal ground',
      { decision_ground: 'DECISION_GROUND_ILLEGAL_CONTENT' },
      'illegal_content_legal_ground: missing',
    ],
    [
      'incompatible without an explanation',
      { incompatible_content_explanation: '' },
      'incompatible_content_explanation: missing',
    ],
    [
      'an explanation over 2000',
      { incompatible_content_explanation: 'x'.repeat(2001) },
      'incompatible_content_explanation: too-long',
    ],
    ['a ground over 500', { incompatible_content_ground: 'x'.repeat(501) }, 'incompatible_content_ground: too-long'],
    [
      'Yes and no in small letters',
      { incompatible_content_illegal: 'yes' },
      'incompatible_content_illegal: unknown-value',
    ],
    [
      'an address that is none',
      { decision_ground_reference_url: 'terms' },
      'decision_ground_reference_url: bad-format',
    ],
    ['an empty list of content types', { content_type: [] }, 'content_type: missing'],
    ['content OTHER without saying what', { content_type: ['CONTENT_TYPE_OTHER'] }, 'content_type_other: missing'],
    ['a category of v1', { category: 'STATEMENT_CATEGORY_SCOPE_OF_PLATFORM_SERVICE' }, 'category: unknown-value'],
    [
      'a keyword that exists but is not accepted',
      { category_specification: ['KEYWORD_DANGEROUS_TOYS'] },
      'category_specification: unknown-value',
    ],
    ['a country outside the EEA', { territorial_scope: ['UA'] }, 'territorial_scope: unknown-value'],
    ['a language in small letters', { content_language: 'uk' }, 'content_language: unknown-value'],
    ['a content id that is no EAN', { content_id: { 'EAN-13': '123' } }, 'content_id: bad-format'],
    ['a date of another form', { content_date: '21.11.2026' }, 'content_date: bad-date'],
    ['a date that does not exist', { content_date: '2026-02-30' }, 'content_date: bad-date'],
    ['content older than the web', { content_date: '1999-12-31' }, 'content_date: bad-date'],
    ['a decision before 2020', { application_date: '2019-12-31' }, 'application_date: bad-date'],
    [
      'an end after 2038',
      { end_date_visibility_restriction: '2039-01-01' },
      'end_date_visibility_restriction: bad-date',
    ],
    ['no facts', { decision_facts: '' }, 'decision_facts: missing'],
    ['facts over 5000', { decision_facts: 'x'.repeat(5001) }, 'decision_facts: too-long'],
    ['a telephone number in the facts', { decision_facts: 'Call 067 412 83 09.' }, 'decision_facts: personal-data'],
    [
      'an e-mail address in the facts',
      { decision_facts: 'Write to ivan@example.com.' },
      'decision_facts: personal-data',
    ],
    ['a source that is not in the list', { source_type: 'SOURCE_OTHER' }, 'source_type: unknown-value'],
    ['no word on detection', { automated_detection: undefined }, 'automated_detection: missing'],
    ['Yes where three words are wanted', { automated_decision: 'Yes' }, 'automated_decision: unknown-value'],
    ['a puid with a stroke', { puid: 'izi/1' }, 'puid: bad-format'],
    ['a puid over 500', { puid: 'x'.repeat(501) }, 'puid: too-long'],
    ['a field nobody asked for', { uuid: 'x' }, 'uuid: unknown-field'],
  ])('refuses %s', (_, change, fault) => {
    expect(faults(change)).toContain(fault);
  });

  test.each<[string, StatementData]>([
    [
      'dates at their limits',
      { content_date: '2000-01-01', application_date: '2038-12-31', end_date_account_restriction: '2038-12-31' },
    ],
    [
      'texts at their limits',
      {
        incompatible_content_explanation: 'x'.repeat(2000),
        incompatible_content_ground: 'x'.repeat(500),
        decision_facts: 'x'.repeat(5000),
        puid: 'x'.repeat(500),
      },
    ],
    ['no territory, as the EU validator does', { territorial_scope: undefined }],
    [
      'a second restriction and an EAN',
      { decision_account: 'DECISION_ACCOUNT_SUSPENDED', content_id: { 'EAN-13': '0123456789123' } },
    ],
    ['an end left open', { end_date_visibility_restriction: null }],
  ])('admits %s', (_, change) => {
    expect(faults(change)).toEqual([]);
  });

  test('it lists all faults at once', () => {
    expect(validateStatement({}).map(({ field }) => field)).toEqual([
      'decision',
      'decision_ground',
      'content_type',
      'category',
      'content_date',
      'application_date',
      'decision_facts',
      'source_type',
      'automated_detection',
      'automated_decision',
      'puid',
    ]);
  });

  test('an inherited name is no field', () => {
    expect(faults(JSON.parse('{"__proto__x": 1, "constructor": 1}'))).toContain('constructor: unknown-field');
  });
});

describe('masks', () => {
  test('a shape says nothing, a hint says the two ends, a short word neither', () => {
    expect(shapeOf('067 412 83 09')).toBe('••• ••• •• ••');
    expect(hintOf('067 412 83 09')).toBe('0•• ••• •• •9');
    expect(hintOf('хам')).toBe('•••');
    expect(hintOf('ivan@mail.ua')).toBe('i•••@••••.•a');
  });

  test('a title keeps its words and loses its numbers', () => {
    expect(titleOf('Шафа дубова, 3 дверцят')).toBe('Шафа дубова, 3 дверцят');
    expect(titleOf('Ремонт 067 412 83 09')).toBe('Ремонт ••• ••• •• ••');
  });

  test('dates and our own ids are nobody’s number', () => {
    expect(
      holdsPersonalData('Review 12345678-9012-4345-8678-901234567890 of 2026-11-21, 21 November 2026 at 12:41'),
    ).toBe(false);
    expect(holdsPersonalData('+420 777 123 456')).toBe(true);
  });

  test('a cut never goes through a character', () => {
    expect(clip('а😀😀', 4)).toBe('а😀…');
    expect(clip('abc', 3)).toBe('abc');
  });
});

test('no sentence of a statement is the same in two languages (RULINGS 31)', () => {
  const { en, cs, uk } = STATEMENT_WORDS;
  for (const reason of Object.keys(en.why) as (keyof typeof en.why)[])
    expect(new Set([en.why[reason], cs.why[reason], uk.why[reason]]).size).toBe(3);
  for (const outcome of ['reject', 'redact', 'remove'] as const) {
    const named = { item: 'X', submitted: 'D', stars: 1 };
    expect(new Set([en, cs, uk].map((words) => words.measure[outcome](named, 'M'))).size).toBe(3);
  }
});
