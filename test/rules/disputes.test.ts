import { describe, expect, test } from 'vitest';
import { DISPUTE_STATUSES, type DisputeStatus, OUTCOMES } from '#db/words.ts';
import { checksOf, disputeWindow } from '#server/disputes/checks.ts';
import {
  answerDueAt,
  type Disputed,
  disputeOutcomes,
  effectOf,
  isMoot,
  mayAnswer,
  mayConsent,
  mayDecide,
  mayDispute,
  type OpenOne,
  partyOf,
  type Wish,
} from '#server/disputes/rules.ts';
import { DISPUTE_MOVES, type DisputeMove, moveDispute } from '#server/disputes/states.ts';
import { IZI_POLICY } from '#server/policies/defaults.ts';
import { disputableUntil, disputeClockStart } from '#server/reviews/rules.ts';
import { fc } from './seed.ts';

const KYIV = 'Europe/Kyiv';
const submittedAt = new Date('2024-04-09T20:50:00Z'); // 23:50 in Kyiv
const clocks = { submittedAt, publishedAt: new Date('2024-04-12T20:50:00Z'), orderTerminalAt: null };
const until = disputableUntil(clocks, IZI_POLICY, KYIV) as Date;
const now = new Date('2024-04-20T10:00:00Z');
const plus = (instant: Date, ms: number) => new Date(instant.getTime() + ms);

const review = (change: Partial<Disputed> = {}): Disputed => ({
  authorId: 'buyer',
  subjectId: 'seller',
  status: 'published',
  version: 2,
  text: 'Привезли пізно.',
  rating: 2,
  disputableUntil: until,
  ...change,
});
const proof: Wish = {
  byId: 'seller',
  ground: 'proof',
  evidence: [{ kind: 'link', url: 'https://example.com/receipt' }],
  proposedText: null,
  proposedRating: null,
};
const edit: Wish = {
  byId: 'buyer',
  ground: 'agreed-edit',
  evidence: [],
  proposedText: 'Привезли пізно, вибачились.',
  proposedRating: 4,
};
const dispute = (change: Partial<OpenOne> = {}): OpenOne => ({
  byId: 'seller',
  byParty: 'subject',
  ground: 'agreed-edit',
  status: 'open',
  reviewVersion: 2,
  consentedAt: now,
  proposedText: 'Привезли пізно, вибачились.',
  proposedRating: 4,
  questions: [],
  ...change,
});
const question = (of: 'author' | 'subject', answeredAt?: string) => ({
  of,
  text: 'Чи є чек?',
  at: '2024-04-20T10:00:00Z',
  ...(answeredAt ? { answer: 'Так', answeredAt } : {}),
});

describe('who may dispute, on which ground', () => {
  test('IZI-18: the reviewed person disputes with proof, and either side asks for an agreed edit', () => {
    expect(mayDispute(proof, review(), false, now)).toBe('subject');
    expect(mayDispute(edit, review(), false, now)).toBe('author');
    expect(mayDispute({ ...edit, byId: 'seller' }, review(), false, now)).toBe('subject');
  });

  test('IZI-18: the author does not dispute his own words with proof, and a stranger disputes nothing', () => {
    expect(() => mayDispute({ ...proof, byId: 'buyer' }, review(), false, now)).toThrow('not-your-review');
    expect(() =>
      mayDispute({ ...proof, byId: 'stranger' }, review({ status: 'pending' }), true, plus(until, 1)),
    ).toThrow('not-your-review');
  });

  const empty: [string, Wish['evidence']][] = [
    ['none at all', []],
    ['a link without an address', [{ kind: 'link' }]],
    ['blank words', [{ kind: 'text', text: '  ' }]],
  ];
  test.each(empty)('IZI-18: proof is refused with evidence that says nothing: %s', (_, evidence) => {
    expect(() => mayDispute({ ...proof, evidence }, review(), false, now)).toThrow('evidence-missing');
  });

  test('IZI-27: lines of the chat in which the two talked first are evidence', () => {
    expect(
      mayDispute(
        { ...proof, evidence: [{ kind: 'chat', text: 'Вибачте, кур’єр запізнився', by: 'seller' }] },
        review(),
        false,
        now,
      ),
    ).toBe('subject');
  });

  test('IZI-18: an edit must change text or stars', () => {
    const same = { ...edit, proposedText: review().text, proposedRating: 2 };
    expect(() => mayDispute(same, review(), false, now)).toThrow('proposed-text-missing');
    expect(() => mayDispute({ ...edit, proposedText: null, proposedRating: null }, review(), false, now)).toThrow(
      'proposed-text-missing',
    );
    expect(mayDispute({ ...edit, proposedText: null, proposedRating: 4 }, review(), false, now)).toBe('author');
  });

  test('one person has one open dispute about a review', () => {
    expect(() => mayDispute(proof, review(), true, now)).toThrow('already-disputed');
  });

  test.each(['pending', 'rejected', 'removed', 'superseded', 'withdrawn'] as const)(
    'a %s review is not disputed: nobody sees it',
    (status) => {
      expect(() => mayDispute(proof, review({ status }), false, now)).toThrow('review-not-published');
    },
  );

  test('IZI-25: on his own page a person learns until when and whether he may dispute', () => {
    expect(partyOf(review(), 'seller')).toBe('subject');
    expect(until.toISOString()).toBe('2024-05-09T20:59:59.999Z');
  });
});

describe('the window of disputes', () => {
  test('IZI-19: day 30 after the review was left still admits, its last millisecond too', () => {
    expect(mayDispute(proof, review(), false, until)).toBe('subject');
    expect(() => mayDispute(proof, review(), false, plus(until, 1))).toThrow('dispute-window-over');
  });

  test('IZI-19: by the clock of publication the same review may be disputed three days longer', () => {
    const longer = disputableUntil(clocks, { ...IZI_POLICY, disputeClock: 'published' }, KYIV);
    expect(longer).toEqual(new Date('2024-05-12T20:59:59.999Z'));
    expect(mayDispute(proof, review({ disputableUntil: longer }), false, plus(until, 1))).toBe('subject');
  });

  test('IZI-19: the desk reads "day 30 of 30, in time", and a millisecond later "day 31, late"', () => {
    const start = disputeClockStart(clocks, IZI_POLICY) as Date;
    expect(disputeWindow(start, until, until, IZI_POLICY, KYIV)).toEqual({
      day: 30,
      days: 30,
      endsAt: until,
      inTime: true,
    });
    expect(disputeWindow(start, plus(until, 1), until, IZI_POLICY, KYIV)).toMatchObject({ day: 31, inTime: false });
  });
});

describe('one version, two keys', () => {
  test('A2.11: a dispute is about one version: replaced, changed or gone, it is moot and nothing can be decided', () => {
    expect(isMoot(dispute(), review())).toBe(false);
    for (const current of [review({ version: 3 }), review({ status: 'superseded' }), review({ status: 'withdrawn' })]) {
      expect(isMoot(dispute(), current)).toBe(true);
      expect(disputeOutcomes(dispute(), current)).toEqual([]);
      expect(() => mayDecide('keep', dispute(), current)).toThrow('dispute-closed');
    }
  });

  test('A2.13: an agreed edit is applied only when the other side has agreed in the product', () => {
    expect(disputeOutcomes(dispute(), review())).toContain('apply-edit');
    expect(() => mayDecide('apply-edit', dispute({ consentedAt: null }), review())).toThrow('consent-missing');
    expect(() => mayDecide('apply-edit', dispute({ ground: 'proof' }), review())).toThrow('outcome-not-allowed');
  });

  test('A2.13: the other side agrees, once; who asked has agreed by asking, and strangers have no say', () => {
    const waiting = dispute({ consentedAt: null });
    expect(() => mayConsent(waiting, review(), 'buyer')).not.toThrow();
    expect(() => mayConsent({ ...waiting, status: 'asked' }, review(), 'buyer')).not.toThrow();
    expect(() => mayConsent(waiting, review(), 'seller')).toThrow('consent-not-needed');
    expect(() => mayConsent(dispute(), review(), 'buyer')).toThrow('consent-not-needed');
    expect(() => mayConsent({ ...waiting, ground: 'proof' }, review(), 'buyer')).toThrow('consent-not-needed');
    expect(() => mayConsent(waiting, review(), 'stranger')).toThrow('not-a-party-of-dispute');
    expect(() => mayConsent({ ...waiting, status: 'kept' }, review(), 'buyer')).toThrow('dispute-closed');
    expect(() => mayConsent(waiting, review({ version: 3 }), 'buyer')).toThrow('dispute-closed');
  });
});

describe('what the desk decides', () => {
  test('every status has its row, and every outcome of the desk is a move of an open dispute', () => {
    expect(Object.keys(DISPUTE_MOVES).sort()).toEqual([...DISPUTE_STATUSES].sort());
    for (const outcome of OUTCOMES['review-disputes']) expect(DISPUTE_STATUSES).toContain(moveDispute('open', outcome));
  });

  test.each([
    ['keep', 'kept', null, false],
    ['remove', 'removed', 'remove', true],
    ['redact', 'redacted', 'redact', true],
    ['apply-edit', 'edited', 'edit', false],
    ['ask', 'asked', null, false],
    ['escalate', 'open', null, false],
  ] as const)(
    '%s: the dispute is %s, the review: %s; it takes something from the author: %s',
    (outcome, status, move, restricts) => {
      expect(effectOf(outcome, dispute(), review())).toMatchObject({ dispute: status, review: move, restricts });
    },
  );

  test('an agreed edit brings the words and stars both agreed on; what was not proposed stays', () => {
    expect(effectOf('apply-edit', dispute(), review()).edited).toEqual({
      text: 'Привезли пізно, вибачились.',
      rating: 4,
    });
    expect(effectOf('apply-edit', dispute({ proposedText: null }), review()).edited).toEqual({
      text: 'Привезли пізно.',
      rating: 4,
    });
    expect(effectOf('redact', dispute(), review()).edited).toBeNull();
  });

  test('while a party is asked the case waits, and a decided dispute is closed', () => {
    expect(disputeOutcomes(dispute({ status: 'asked' }), review())).toEqual([]);
    expect(() => mayDecide('keep', dispute({ status: 'asked' }), review())).toThrow('case-waiting');
    expect(() => mayDecide('keep', dispute({ status: 'removed' }), review())).toThrow('dispute-closed');
    expect(() => moveDispute('moot', 'reopen')).toThrow('cannot-revert');
  });

  test('the asked party answers the last question put to it, within its hours, and nobody answers for it', () => {
    const asked = dispute({
      status: 'asked',
      questions: [question('author', '2024-04-20T11:00:00Z'), question('subject'), question('subject')],
    });
    expect(mayAnswer(asked, review(), 'seller')).toBe(2);
    expect(() => mayAnswer(asked, review(), 'buyer')).toThrow('nothing-asked');
    expect(() => mayAnswer(asked, review(), 'stranger')).toThrow('not-a-party-of-dispute');
    expect(() => mayAnswer({ ...asked, status: 'open' }, review(), 'seller')).toThrow('nothing-asked');
    expect(answerDueAt(now, IZI_POLICY)).toEqual(plus(now, 72 * 3_600_000));
  });

  test('in any order of events only an open dispute is decided, and a final one moves by a reopening alone', () => {
    const moves = [
      'keep',
      'remove',
      'redact',
      'apply-edit',
      'ask',
      'escalate',
      'moot',
      'answer',
      'expire',
      'reopen',
    ] as const satisfies DisputeMove[];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...moves), { maxLength: 20 }), (story) => {
        let status: DisputeStatus = 'open';
        for (const move of story) {
          const before: DisputeStatus = status;
          try {
            status = moveDispute(before, move);
          } catch {
            continue;
          }
          if (['kept', 'removed', 'redacted', 'edited', 'asked'].includes(status)) expect(before).toBe('open');
          if (['kept', 'removed', 'redacted', 'edited'].includes(before)) expect(move).toBe('reopen');
          expect(before).not.toBe('moot');
        }
      }),
    );
  });
});

describe('the checklist of the desk', () => {
  const checked = { reviewVersion: 2, openedAt: until, consentedAt: null, evidenceCount: 1, proposedMarks: null };

  test('proof: in the window, same version, evidence given; whether it proves anything a person says', () => {
    expect(checksOf({ ...checked, ground: 'proof' }, review())).toEqual([
      { code: 'in-window', passed: true },
      { code: 'same-version', passed: true },
      { code: 'evidence-given', passed: true },
      { code: 'evidence-proves-it', passed: null },
    ]);
    expect(
      checksOf({ ...checked, ground: 'proof', openedAt: plus(until, 1) }, review({ version: 3 })).map(
        (check) => check.passed,
      ),
    ).toEqual([false, false, true, null]);
  });

  test('agreed edit: both agreed, the new text follows the rules; whether it was bought no program says', () => {
    const [, , agreed, follows, bought] = checksOf(
      { ...checked, ground: 'agreed-edit', consentedAt: now, proposedMarks: 0 },
      review(),
    );
    expect([agreed, follows, bought]).toEqual([
      { code: 'both-agreed', passed: true },
      { code: 'proposed-text-follows-rules', passed: true },
      { code: 'edit-not-bought-or-forced', passed: null },
    ]);
    expect(
      checksOf({ ...checked, ground: 'agreed-edit', proposedMarks: 2 }, review())
        .slice(2)
        .map((check) => check.passed),
    ).toEqual([false, false, null]);
    expect(checksOf({ ...checked, ground: 'agreed-edit' }, review())[3]?.passed).toBeNull();
  });
});
