import { describe, expect, test, vi } from 'vitest';
import {
  CHECK_CODES,
  CHECK_RESULTS,
  CHECK_SOURCES,
  CHECK_SUGGESTIONS,
  type CheckCode,
  DOCUMENT_REASONS,
} from '#db/words.ts';
import { CHECKS, reasonFacts } from '#server/identity/catalogue.ts';
import { DOCUMENT_CHECKS, DocumentChecks } from '#server/identity/contract.ts';
import { type Answer, type ApprovalFacts, mayApprove, standings, suggest } from '#server/identity/suggest.ts';
import { fc } from './seed.ts';

// Thousands of cases take as long as they take on a machine that does other things as well.
vi.setConfig({ testTimeout: 60_000 });

const policy = DOCUMENT_CHECKS;
const ready: ApprovalFacts = {
  explained: [],
  revealedAll: true,
  holdsLease: true,
  isLinked: false,
  rejectedBefore: false,
};
const agent = (code: CheckCode, result: Answer['result']): Answer => ({ code, source: 'agent', result });
const auto = (code: CheckCode, result: Answer['result']): Answer => ({ code, source: 'auto', result });
const clean = CHECK_CODES.map((code) => agent(code, 'pass'));
const but = (...answers: Answer[]) => [...clean, ...answers];

describe('the checklist', () => {
  test('has every check once, with an agent among its sources, and version 1 is a policy', () => {
    expect(Object.keys(CHECKS)).toEqual([...CHECK_CODES]);
    expect(CHECK_CODES.filter((code) => !CHECKS[code].sources.includes('agent'))).toEqual([]);
    expect(DocumentChecks.parse(DOCUMENT_CHECKS)).toEqual(DOCUMENT_CHECKS);
    expect(DocumentChecks.safeParse({ ...DOCUMENT_CHECKS, nameCloseFrom: 0.96 }).success).toBe(false);
  });

  test('what only an agent can answer is not settled by a program', () => {
    expect(
      CHECK_CODES.filter((code) => CHECKS[code].settledBy === 'auto' && !CHECKS[code].sources.includes('auto')),
    ).toEqual([]);
  });

  test('each check points at a reason, and one that is final by nature never stands behind “come again”', () => {
    for (const code of CHECK_CODES) {
      const [first] = CHECKS[code].reasons;
      expect(first).toBeDefined();
      if (first && CHECKS[code].onFail === 'resubmit')
        expect([code, reasonFacts(first).disposition]).toEqual([code, 'retry']);
    }
  });
});

describe('reasons', () => {
  const are = (is: (facts: ReturnType<typeof reasonFacts>) => boolean) =>
    DOCUMENT_REASONS.filter((reason) => is(reasonFacts(reason)));

  test('every fraud is final and wants a second person, and nothing else does', () => {
    const frauds = DOCUMENT_REASONS.filter((reason) => reason.startsWith('FRAUD_'));
    expect(frauds.length).toBe(7);
    expect(are(({ fourEyes }) => fourEyes)).toEqual(frauds);
    expect(frauds.every((reason) => reasonFacts(reason).disposition === 'final')).toBe(true);
  });

  test('pictures, documents, data and matches may be tried again; age, duplicates and the limit may not', () => {
    expect(are(({ disposition }) => disposition === 'final').filter((reason) => !reason.startsWith('FRAUD_'))).toEqual([
      'AGE_UNDER_18',
      'DUP_DOCUMENT',
      'DUP_IDENTITY',
      'LIMIT_ATTEMPTS',
    ]);
  });

  test('a copy is final the second time, “other” wants words, and nobody chooses what closes a case by itself', () => {
    expect(are(({ finalOnRepeat }) => finalOnRepeat)).toEqual([
      'DOC_DIGITAL_COPY',
      'DOC_SCREEN',
      'DOC_PRINTOUT',
      'DOC_SCAN',
    ]);
    expect(are(({ textMin }) => textMin > 0)).toEqual(['OTHER']);
    expect(are(({ closes }) => closes)).toEqual(['CONSENT_MISSING', 'CONSENT_WITHDRAWN', 'ABANDONED']);
  });
});

describe('what counts of a check', () => {
  test('an agent’s answer before a program’s, and the latest of each', () => {
    const found = standings([
      auto('AGE_18', 'fail'),
      agent('AGE_18', 'warn'),
      agent('AGE_18', 'pass'),
      auto('NOT_EXPIRED', 'warn'),
      auto('NOT_EXPIRED', 'pass'),
    ]);
    expect(found.get('AGE_18')).toEqual({ result: 'pass', source: 'agent', overruled: 'fail' });
    expect(found.get('NOT_EXPIRED')).toEqual({ result: 'pass', source: 'auto', overruled: null });
    expect(found.has('IMG_SHARP')).toBe(false);
  });
});

describe('what the checklist speaks for', () => {
  test.each([
    ['all in order', clean, 'approve', []],
    ['nothing answered', [], null, []],
    ['one answer missing', clean.slice(1).filter(({ code }) => code !== 'IMG_SHARP'), null, []],
    ['a warning', but(agent('IMG_LIGHT', 'warn')), 'approve', []],
    [
      'blurred and cut off',
      but(agent('IMG_SHARP', 'fail'), agent('IMG_COMPLETE', 'fail')),
      'resubmit',
      ['IMG_BLURRED', 'IMG_CUT_OFF'],
    ],
    ['expired', but(agent('NOT_EXPIRED', 'fail')), 'resubmit', ['DOC_EXPIRED']],
    ['another name', but(agent('NAME_EQ_PROFILE', 'fail')), 'resubmit', ['MATCH_NAME']],
    ['face and zone differ', but(agent('VIZ_EQ_MRZ', 'fail')), 'escalate', ['DATA_VIZ_MRZ_MISMATCH']],
    [
      'the number of another account, and blurred',
      but(agent('DOC_NUMBER_UNIQUE', 'fail'), agent('IMG_SHARP', 'fail')),
      'escalate',
      ['DUP_DOCUMENT'],
    ],
    ['under age', but(agent('AGE_18', 'fail')), 'reject', ['AGE_UNDER_18']],
    [
      'forged by two signs',
      but(agent('TEMPLATE_FONTS', 'fail'), agent('SECURITY_FEATURES', 'fail')),
      'reject',
      ['FRAUD_FORGED'],
    ],
    ['an unusual number', but(agent('NUMBER_FORMAT', 'fail')), 'approve', []],
    ['found in a list of invalid documents', but(agent('REGISTER_LOOKUP', 'fail')), 'reject', ['FRAUD_STOLEN_OR_LOST']],
    ['a failure of the program that an agent took back', [auto('IMG_SHARP', 'fail'), ...clean], 'approve', []],
    ['a photograph of a screen', but(agent('ORIGINAL_PRESENT', 'fail')), 'resubmit', ['DOC_SCREEN']],
  ] as const)('%s', (_, answers, outcome, reasons) => {
    expect(suggest(answers, policy)).toEqual({ outcome, reasons });
  });

  test('a copy shown again is final', () => {
    const answers = but(agent('ORIGINAL_PRESENT', 'fail'));
    expect(suggest(answers, policy, ['DOC_PRINTOUT'])).toEqual({ outcome: 'reject', reasons: ['DOC_PRINTOUT'] });
    expect(suggest(answers, policy, ['IMG_BLURRED'])).toEqual({ outcome: 'resubmit', reasons: ['DOC_SCREEN'] });
  });

  test('a program’s word on what an agent has to see is no approval', () => {
    const answers = clean.map((answer) =>
      answer.code === 'NAME_EQ_PROFILE' ? auto('NAME_EQ_PROFILE', 'pass') : answer,
    );
    expect(suggest(answers, policy).outcome).toBeNull();
    expect(mayApprove(answers, policy, ready)).toEqual([{ code: 'NAME_EQ_PROFILE', why: 'agent-only' }]);
  });

  test('a required check that only warns by policy still stands in the way when it fails', () => {
    const strict = {
      ...policy,
      rules: { ...policy.rules, NUMBER_FORMAT: { ...policy.rules.NUMBER_FORMAT, required: true } },
    };
    const answers = but(agent('NUMBER_FORMAT', 'fail'));
    expect(suggest(answers, strict).outcome).toBeNull();
    expect(mayApprove(answers, strict, { ...ready, explained: ['NUMBER_FORMAT'] })).toEqual([
      { code: 'NUMBER_FORMAT', why: 'failed' },
    ]);
  });
});

describe('who may approve', () => {
  test('an agent with the case in hand who looked at every picture and answered every check', () => {
    expect(mayApprove(clean, policy, ready)).toEqual([]);
  });

  test.each([
    [{ revealedAll: false }, 'not-revealed'],
    [{ holdsLease: false }, 'no-lease'],
    [{ isLinked: true }, 'linked'],
    [{ rejectedBefore: true }, 'rejected-before'],
  ] as const)('not with %j', (changes, why) => {
    expect(mayApprove(clean, policy, { ...ready, ...changes })).toEqual([{ code: null, why }]);
  });

  test('a warning, and an agent’s word against what a program found, want an explanation', () => {
    const answers = [auto('AGE_18', 'fail'), ...but(agent('IMG_LIGHT', 'warn'))];
    expect(mayApprove(answers, policy, ready)).toEqual([
      { code: 'IMG_LIGHT', why: 'unexplained' },
      { code: 'AGE_18', why: 'unexplained' },
    ]);
    expect(mayApprove(answers, policy, { ...ready, explained: ['IMG_LIGHT', 'AGE_18'] })).toEqual([]);
  });

  test('an explanation does not help a failed check, required or not, unless the policy lets it pass', () => {
    const failed = but(agent('NOT_EXPIRED', 'fail'), agent('REGISTER_LOOKUP', 'fail'), agent('NUMBER_FORMAT', 'fail'));
    expect(mayApprove(failed, policy, { ...ready, explained: CHECK_CODES })).toEqual([
      { code: 'NOT_EXPIRED', why: 'failed' },
      { code: 'REGISTER_LOOKUP', why: 'failed' },
    ]);
  });

  test('everything that is missing is named at once', () => {
    const required = CHECK_CODES.filter((code) => policy.rules[code].required);
    const missing = mayApprove([], policy, { ...ready, revealedAll: false });
    expect(missing).toEqual([
      ...required.map((code) => ({ code, why: 'unanswered' })),
      { code: null, why: 'not-revealed' },
    ]);
    expect(required.length).toBe(23);
  });
});

describe('10,000 checklists at random', () => {
  // Whole lists from numbers, since a record a rule takes longer to make than to judge.
  const pick = <T>(list: readonly T[], at: number) => list[at % list.length] as T;
  const RESULTS = ['pass', 'pass', 'pass', 'na', ...CHECK_RESULTS] as const;
  const answer = fc.tuple(fc.nat(), fc.nat(), fc.boolean()).map(([code, result, isAuto]): Answer => {
    return { code: pick(CHECK_CODES, code), source: isAuto ? 'auto' : 'agent', result: pick(RESULTS, result) };
  });
  const anyPolicy = fc.uint8Array({ minLength: CHECK_CODES.length, maxLength: CHECK_CODES.length }).map((bytes) => {
    const rules = CHECK_CODES.map((code, at) => {
      const byte = bytes[at] ?? 0;
      const onFail = pick(CHECK_SUGGESTIONS, byte >> 2);
      return [code, { required: byte % 2 === 0, settledBy: pick(CHECK_SOURCES, byte >> 1), onFail }] as const;
    });
    return { ...policy, rules: Object.fromEntries(rules) as DocumentChecks['rules'] };
  });
  // Most of a full list and a few answers more, so that approvals come up as well.
  const answers = fc
    .tuple(fc.boolean(), fc.array(answer, { maxLength: 6 }))
    .map(([full, more]) => [...(full ? clean : []), ...more]);

  test('never speak for an approval with a required check that fails, is open, or is not answered by whom it must be', () => {
    let approvals = 0;
    fc.assert(
      fc.property(answers, anyPolicy, fc.subarray([...CHECK_CODES]), (list, terms, explained) => {
        const found = standings(list);
        const required = CHECK_CODES.filter((code) => terms.rules[code].required);
        const isBad = required.some((code) => {
          const result = found.get(code)?.result;
          return !result || result === 'fail';
        });
        const isFree = mayApprove(list, terms, { ...ready, explained }).length === 0;
        const { outcome, reasons } = suggest(list, terms);
        if (isBad) expect([isFree, outcome === 'approve']).toEqual([false, false]);
        if (isFree) expect(outcome).toBe('approve');
        if (outcome === 'approve') {
          approvals++;
          expect(mayApprove(list, terms, { ...ready, explained: CHECK_CODES })).toEqual([]);
        }
        expect(reasons.length).toBeLessThanOrEqual(5);
        if (outcome !== null && outcome !== 'approve') expect(reasons.length).toBeGreaterThan(0);
      }),
      { numRuns: 10_000 },
    );
    expect(approvals).toBeGreaterThan(100);
  });
});
