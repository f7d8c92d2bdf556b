import { describe, expect, test } from 'vitest';
import { LANGUAGES, REJECTION_REASONS } from '#db/words.ts';
import { mustBeComplete } from '#server/decisions/rules.ts';
import { howReviewsAreChecked } from '#server/policies/checked.ts';
import { Policy } from '#server/policies/contract.ts';
import { DEFAULT_POLICIES, IZI_POLICY, PLAIN_POLICY, QJOB_POLICY } from '#server/policies/defaults.ts';
import { POLICY_WORDS } from '#server/policies/words/index.ts';

const all = { ...DEFAULT_POLICIES, plain: PLAIN_POLICY };

test.each(Object.entries(all))('version 1 of %s is a whole policy by its own contract', (_, policy) => {
  expect(Policy.parse(policy)).toEqual(policy);
});

test('SPEC 2: the settings of the two marketplaces, field by field', () => {
  const shared = {
    reviewWindowDays: 30,
    preModeration: 'all',
    disputeWindowDays: 30,
    disputeClock: 'left',
    ratingShownFrom: 3,
    rejectionReasons: [...REJECTION_REASONS],
  };
  expect(IZI_POLICY).toMatchObject({
    ...shared,
    reviewableStatuses: ['completed', 'cancelled'],
    blindHours: 72,
    uniquePer: 'listing',
    latinIsR06: true,
  });
  expect(QJOB_POLICY).toMatchObject({
    ...shared,
    reviewableStatuses: ['completed'],
    blindHours: 0,
    uniquePer: 'order',
    latinIsR06: false,
  });
  expect(IZI_POLICY).toMatchObject({
    graceSeconds: { reviews: 20 },
    leaseMinutes: { reviews: 15 },
    dueHours: { reviews: 24, 'review-disputes': 72, 'escrow-disputes': 48 },
    askAnswerHours: 72,
    appealWindowDays: 183,
  });
});

describe('reasons and clauses', () => {
  test('IZI-26: twelve reasons, in their order, each with a clause of its own in three languages', () => {
    expect(IZI_POLICY.rejectionReasons).toEqual([
      'R01',
      'R02',
      'R03',
      'R04',
      'R05',
      'R06',
      'R07',
      'R08',
      'R09',
      'R10',
      'R11',
      'R12',
    ]);
    const clauses = REJECTION_REASONS.map((reason) => IZI_POLICY.clauses[reason]);
    expect(clauses.map((clause) => clause?.clause)).toEqual([
      '4.1',
      '4.2',
      '4.3',
      '4.4',
      '4.5',
      '4.6',
      '4.7',
      '4.8',
      '4.9',
      '4.10',
      '4.11',
      '4.12',
    ]);
    expect(new Set(clauses.flatMap((clause) => [clause?.en, clause?.cs, clause?.uk])).size).toBe(36);
  });

  test('IZI-26: a rejection names one of the reasons in the policy, and none is not enough', () => {
    const one = { queue: 'reviews' } as Parameters<typeof mustBeComplete>[0];
    expect(() => mustBeComplete(one, { outcome: 'reject', version: 1 }, IZI_POLICY)).toThrow('reasons-missing');
    expect(() =>
      mustBeComplete(
        one,
        { outcome: 'reject', version: 1, reasons: ['R05'] },
        { ...IZI_POLICY, rejectionReasons: ['R01'] },
      ),
    ).toThrow('reason-not-in-policy');
    expect(() => mustBeComplete(one, { outcome: 'reject', version: 1, reasons: ['R05'] }, IZI_POLICY)).not.toThrow();
  });

  test('IZI-05: unclear or faulty writing is never a reason: no reason and no clause speaks of mistakes', () => {
    const said = REJECTION_REASONS.flatMap((reason) =>
      LANGUAGES.flatMap((language) => [POLICY_WORDS[language].reasons[reason], IZI_POLICY.clauses[reason]?.[language]]),
    );
    expect(
      said.filter((text) => /помил|chyb|spelling|mistake|error|unclear|pravopis|правопис/i.test(text ?? '')),
    ).toEqual([]);
    expect(Policy.safeParse({ ...IZI_POLICY, rejectionReasons: ['clarity'] }).success).toBe(false);
  });

  test('IZI-03: a review tells how a person keeps rules and agreements; what tells of others has reasons of its own', () => {
    expect(IZI_POLICY.clauses.R03?.uk).toContain('власну угоду');
    expect(IZI_POLICY.clauses.R05?.uk).toContain('іншу сторону угоди');
  });

  test('Latin script is a matter at IZI alone', () => {
    for (const language of LANGUAGES) {
      expect(IZI_POLICY.clauses.R06?.[language]).toMatch(/Latin|latink|латиниц/);
      expect(QJOB_POLICY.clauses.R06?.[language]).not.toMatch(/Latin|latink|латиниц/);
    }
  });

  test('no Czech or Ukrainian word equals the English one (RULINGS 31)', () => {
    for (const policy of Object.values(all)) {
      for (const clause of Object.values(policy.clauses))
        expect(new Set([clause?.en, clause?.cs, clause?.uk]).size).toBe(3);
    }
    for (const reason of REJECTION_REASONS)
      expect(new Set(LANGUAGES.map((language) => POLICY_WORDS[language].reasons[reason])).size).toBe(3);
  });
});

describe('how reviews are checked, in public', () => {
  const izi = howReviewsAreChecked(IZI_POLICY);
  const qjob = howReviewsAreChecked(QJOB_POLICY);

  test('QJ-09: the sentence says who may review, what is checked and by whom, and it says what the policy says', () => {
    expect(qjob.en).toContain('completed, about the other party to it, within 30\u00A0days');
    expect(qjob.en).toContain('A person reads every review before it is published');
    expect(qjob.cs).toContain('Každou recenzi před zveřejněním čte člověk');
    expect(qjob.cs).toContain('do 30\u00A0dnů od skončení objednávky');
  });

  test('QJ-09: a policy that lets unflagged reviews through does not claim that a person reads each', () => {
    const flagged = howReviewsAreChecked({ ...QJOB_POLICY, preModeration: 'flagged' });
    expect(flagged.en).not.toContain('A person reads every review before it is published');
    expect(flagged.uk).toContain('відгук із серйозною знахідкою');
  });

  test.each([
    ['the window', { reviewWindowDays: 21 }, '21\u00A0days', '21\u00A0dnů', '21\u00A0дня'],
    ['the blind hours', { blindHours: 48 }, '48\u00A0hours', '48\u00A0hodin', '48\u00A0годин'],
    ['the threshold', { ratingShownFrom: 5 }, '5\u00A0reviews', '5\u00A0recenzí', '5\u00A0відгуків'],
    [
      'the dispute clock',
      { disputeClock: 'published' },
      'after the review was published',
      'od zveřejnění recenze',
      'після публікації відгуку',
    ],
    [
      'the reasons',
      { rejectionReasons: ['R08'] },
      'these reasons: rude, obscene or insulting words.',
      'z těchto důvodů: hrubé, vulgární výrazy a urážky.',
      'з таких причин: грубі, нецензурні вирази та образи.',
    ],
  ] as const)('QJ-09: a change of %s changes the sentence, in all three languages', (_, change, en, cs, uk) => {
    const texts = howReviewsAreChecked(Policy.parse({ ...IZI_POLICY, ...change }));
    expect(texts.en).toContain(en);
    expect(texts.cs).toContain(cs);
    expect(texts.uk).toContain(uk);
  });

  test('what does not hold is not said: nothing of blindness at Qjob, nothing of Latin script', () => {
    expect(izi.uk).toContain('72\u00A0години');
    expect(qjob.uk).not.toContain('надіслано обидва');
    expect([izi.cs.includes('latinkou'), qjob.cs.includes('latinkou')]).toEqual([true, false]);
  });
});
