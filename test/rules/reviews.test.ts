import { describe, expect, test } from 'vitest';
import { IZI_POLICY, QJOB_POLICY } from '#server/policies/defaults.ts';
import { SubmitReview } from '#server/reviews/contract.ts';
import {
  type Attempt,
  disputableUntil,
  isReviewable,
  mayReview,
  reviewWindowEndsAt,
  subjectOf,
} from '#server/reviews/rules.ts';
import { fc } from './seed.ts';

const KYIV = 'Europe/Kyiv';
const PRAGUE = 'Europe/Prague';
const HOUR = 3_600_000;
const at = (text: string) => new Date(text);
const plus = (instant: Date, ms: number) => new Date(instant.getTime() + ms);

const deal = {
  id: 'o1',
  status: 'completed',
  terminalAt: at('2024-03-10T13:00:00Z'),
  reviewWindowEndsAt: null,
  customerId: 'buyer',
  specialistId: 'seller',
} as const;
const attempt = (change: Partial<Attempt> = {}): Attempt => ({
  deal,
  authorId: 'buyer',
  otherSide: null,
  rejectedAt: null,
  ...change,
});
const may = (change: Partial<Attempt>, now: string | Date) =>
  mayReview(attempt(change), IZI_POLICY, KYIV, new Date(now));

describe('who may review whom', () => {
  test('IZI-01: a review is about a person, the other party of the order, and not about the item', () => {
    expect(may({}, '2024-03-11T12:00:00Z').subjectId).toBe('seller');
  });

  test('IZI-04: both directions: the buyer reviews the seller and the seller the buyer', () => {
    expect(subjectOf(deal, 'buyer')).toBe('seller');
    expect(subjectOf(deal, 'seller')).toBe('buyer');
  });

  test('nobody else may, and nobody himself', () => {
    expect(() => may({ authorId: 'neighbour' }, '2024-03-11T12:00:00Z')).toThrow('not-a-party');
    expect(() => may({ deal: { ...deal, specialistId: 'buyer' } }, '2024-03-11T12:00:00Z')).toThrow('same-person');
  });

  test.each([
    ['completed', true],
    ['cancelled', true],
    ['open', false],
  ] as const)('IZI-07: at IZI a %s order may be reviewed: %s', (status, expected) => {
    expect(isReviewable({ ...deal, status }, IZI_POLICY)).toBe(expected);
  });

  test('IZI-07: an order under way, or one without a terminal instant, is refused', () => {
    expect(() => may({ deal: { ...deal, status: 'open' } }, '2024-03-11T12:00:00Z')).toThrow('order-not-final');
    expect(() => may({ deal: { ...deal, terminalAt: null } }, '2024-03-11T12:00:00Z')).toThrow('order-not-final');
  });

  test('IZI-08: a deal that fell through may be reviewed, whatever the cause', () => {
    expect(may({ deal: { ...deal, status: 'cancelled' } }, '2024-03-11T12:00:00Z').subjectId).toBe('seller');
  });

  test('IZI-09: the seller cancels after long talk, and the buyer reviews him', () => {
    expect(may({ deal: { ...deal, status: 'cancelled' }, authorId: 'buyer' }, '2024-03-10T13:00:01Z').subjectId).toBe(
      'seller',
    );
  });

  test('QJ-07: at Qjob both sides are asked after completion only', () => {
    expect(isReviewable(deal, QJOB_POLICY)).toBe(true);
    expect(isReviewable({ ...deal, status: 'cancelled' }, QJOB_POLICY)).toBe(false);
  });

  test('IZI-06: stars may come without words, and words are about the deal as a whole: one mark, one text', () => {
    const review = SubmitReview.parse({ orderId: 'o1', authorId: 'buyer', rating: 4, text: '' });
    expect([review.rating, review.text]).toEqual([4, '']);
  });
});

describe('the window of 30 days', () => {
  const last = at('2024-04-09T20:59:59.999Z');

  test('IZI-13: terminal 10 March 15:00 in Kyiv, last millisecond 9 April 23:59:59.999, over the clock change', () => {
    expect(reviewWindowEndsAt(deal.terminalAt, IZI_POLICY, KYIV)).toEqual(last);
    expect(may({}, last).until).toEqual(last);
    expect(() => may({}, plus(last, 1))).toThrow('review-window-over');
  });

  test.each([
    ['Kyiv', KYIV, '2026-02-27T12:00:00Z', '2026-03-29T20:59:59.999Z'],
    ['Prague', PRAGUE, '2026-02-27T12:00:00Z', '2026-03-29T21:59:59.999Z'],
    ['Kyiv', KYIV, '2026-09-25T12:00:00Z', '2026-10-25T21:59:59.999Z'],
    ['Prague', PRAGUE, '2026-09-25T12:00:00Z', '2026-10-25T22:59:59.999Z'],
  ])('IZI-13: the night the clocks change in %s takes no hour and gives none', (_, zone, terminal, expected) => {
    const until = at(expected);
    const one = attempt({ deal: { ...deal, terminalAt: at(terminal) } });
    expect(mayReview(one, IZI_POLICY, zone, until).until).toEqual(until);
    expect(() => mayReview(one, IZI_POLICY, zone, plus(until, 1))).toThrow('review-window-over');
  });

  test('IZI-13: the end computed when the order ended holds, even where a later policy is shorter', () => {
    const promised = { ...deal, reviewWindowEndsAt: last };
    expect(mayReview(attempt({ deal: promised }), { ...IZI_POLICY, reviewWindowDays: 5 }, KYIV, last).until).toEqual(
      last,
    );
  });

  test('A2.5: a review of the last evening may be answered until its 72 hours are over, and not a millisecond longer', () => {
    const notifiedAt = at('2024-04-09T20:50:00Z'); // 23:50 in Kyiv
    const otherSide = { notifiedAt };
    expect(may({ authorId: 'seller', otherSide }, '2024-04-12T20:49:00Z').subjectId).toBe('buyer');
    expect(may({ authorId: 'seller', otherSide }, plus(notifiedAt, 72 * HOUR - 1)).until).toEqual(
      at('2024-04-12T20:49:59.999Z'),
    );
    expect(() => may({ authorId: 'seller', otherSide }, plus(notifiedAt, 72 * HOUR))).toThrow('review-window-over');
  });

  test('A2.5: while the notice has not arrived, the time to answer has not begun', () => {
    expect(may({ authorId: 'seller', otherSide: { notifiedAt: null } }, '2024-06-01T00:00:00Z').until).toBeNull();
  });

  test('A2.5: an early review does not shorten the 30 days of the other side', () => {
    expect(may({ authorId: 'seller', otherSide: { notifiedAt: at('2024-03-11T10:00:00Z') } }, last).until).toEqual(
      last,
    );
  });

  test('QJ-07: where nothing is blind, an answer has the 30 days and no more', () => {
    const late = attempt({ authorId: 'seller', otherSide: { notifiedAt: last } });
    expect(() => mayReview(late, QJOB_POLICY, KYIV, plus(last, 1))).toThrow('review-window-over');
  });

  test('A2.12: a rejected author has 72 hours to try again, even past day 30', () => {
    const rejectedAt = at('2024-04-09T10:00:00Z');
    expect(may({ rejectedAt }, plus(rejectedAt, 72 * HOUR - 1)).subjectId).toBe('seller');
    expect(() => may({ rejectedAt }, plus(rejectedAt, 72 * HOUR))).toThrow('review-window-over');
    expect(may({ rejectedAt: at('2024-03-12T10:00:00Z') }, last).until).toEqual(last);
  });

  test('a time is admitted exactly when it is not after the end that is announced', () => {
    const offsets = fc.integer({ min: -40 * 24, max: 40 * 24 });
    fc.assert(
      fc.property(fc.option(offsets), fc.option(offsets), fc.integer({ min: -3, max: 3 }), (notified, rejected, ms) => {
        const shift = (hours: number | null) => (hours === null ? null : plus(last, hours * HOUR));
        const one = attempt({
          otherSide: notified === null ? null : { notifiedAt: shift(notified) },
          rejectedAt: shift(rejected),
        });
        const { until } = mayReview(one, IZI_POLICY, KYIV, deal.terminalAt);
        const now = plus(until as Date, ms);
        const admitted = () => mayReview(one, IZI_POLICY, KYIV, now);
        if (ms <= 0) expect(admitted().until).toEqual(until);
        else expect(admitted).toThrow('review-window-over');
      }),
    );
  });
});

describe('the end of the dispute window', () => {
  const review = {
    submittedAt: at('2024-04-09T20:50:00Z'),
    publishedAt: at('2024-04-12T20:50:00Z'),
    orderTerminalAt: at('2024-03-10T13:00:00Z'),
  };

  test.each([
    ['left', '2024-05-09T20:59:59.999Z'],
    ['published', '2024-05-12T20:59:59.999Z'],
    ['orderTerminal', '2024-04-09T20:59:59.999Z'],
  ] as const)(
    'IZI-19: by the clock "%s" a review left 9 April and published 12 April is disputed until %s',
    (disputeClock, expected) => {
      expect(disputableUntil(review, { ...IZI_POLICY, disputeClock }, KYIV)).toEqual(at(expected));
    },
  );

  test('IZI-19: the clock of both marketplaces is when the review was left, so it is known before publication', () => {
    expect(disputableUntil({ ...review, publishedAt: null }, IZI_POLICY, KYIV)).toEqual(at('2024-05-09T20:59:59.999Z'));
    expect(
      disputableUntil({ ...review, publishedAt: null }, { ...IZI_POLICY, disputeClock: 'published' }, KYIV),
    ).toBeNull();
    expect([IZI_POLICY.disputeClock, QJOB_POLICY.disputeClock]).toEqual(['left', 'left']);
  });
});
