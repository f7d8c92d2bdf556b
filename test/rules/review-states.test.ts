import { describe, expect, test } from 'vitest';
import { REVIEW_STATUSES, type ReviewStatus } from '#db/words.ts';
import {
  changeReview,
  moveReview,
  REVIEW_MOVES,
  type ReviewMove,
  reviewOutcomes,
  withdrawReview,
} from '#server/reviews/states.ts';
import { fc } from './seed.ts';

describe('states', () => {
  test('every status has its row, every move leads to a status, and withdrawal ends the story', () => {
    expect(Object.keys(REVIEW_MOVES).sort()).toEqual([...REVIEW_STATUSES].sort());
    for (const moves of Object.values(REVIEW_MOVES))
      for (const to of Object.values(moves)) expect(REVIEW_STATUSES).toContain(to);
    expect(REVIEW_MOVES.withdrawn).toEqual({});
  });

  test('a review is published only out of moderation, never out of a rejection', () => {
    const leadsToPublic = Object.entries(REVIEW_MOVES).filter(
      ([from, moves]) => from !== 'published' && Object.values(moves).some((to) => to === 'published'),
    );
    expect(leadsToPublic.map(([from]) => from)).toEqual(['pending', 'removed', 'superseded']);
  });

  test.each([
    ['published', 'publish', 'review-not-pending'],
    ['rejected', 'approve', 'review-not-pending'],
    ['pending', 'remove', 'review-not-published'],
    ['withdrawn', 'edit', 'review-not-published'],
    ['pending', 'restore', 'cannot-revert'],
    ['withdrawn', 'reopen', 'cannot-revert'],
  ] as const)('a %s review: %s is refused as %s', (from, move, code) => {
    expect(() => moveReview(from, move)).toThrow(code);
  });

  test('a move either leads where the table says or is refused; nothing falls through', () => {
    const moves = [
      'change',
      'approve',
      'redact',
      'publish',
      'reject',
      'supersede',
      'withdraw',
      'edit',
      'remove',
      'reopen',
      'restore',
    ] as const satisfies ReviewMove[];
    fc.assert(
      fc.property(fc.constantFrom(...REVIEW_STATUSES), fc.constantFrom(...moves), (from, move) => {
        const to = (REVIEW_MOVES[from] as Partial<Record<ReviewMove, ReviewStatus>>)[move];
        if (to) expect(moveReview(from, move)).toBe(to);
        else expect(() => moveReview(from, move)).toThrow();
      }),
    );
  });

  test('A2.9: the author changes an own pending review; it is a new version, to be approved anew', () => {
    const own = { authorId: 'buyer', status: 'pending', version: 3 } as const;
    expect(changeReview(own, 'buyer')).toEqual({ version: 4, approvedAt: null, publishAt: null });
    expect(() => changeReview(own, 'seller')).toThrow('not-your-review');
    expect(() => changeReview({ ...own, status: 'published' }, 'buyer')).toThrow('review-not-pending');
  });

  test('IZI-26: R12: the author takes a review back himself, whether it waits or is public; others cannot', () => {
    const own = { authorId: 'buyer', status: 'published', version: 1 } as const;
    expect(withdrawReview(own, 'buyer')).toBe('withdrawn');
    expect(withdrawReview({ ...own, status: 'pending' }, 'buyer')).toBe('withdrawn');
    expect(() => withdrawReview(own, 'seller')).toThrow('not-your-review');
    expect(() => withdrawReview({ ...own, status: 'removed' }, 'buyer')).toThrow('review-not-pending');
  });

  test('the desk decides about what waits, and about nothing else', () => {
    expect(reviewOutcomes('pending')).toEqual(['publish', 'redact', 'reject', 'escalate']);
    expect(REVIEW_STATUSES.filter((status) => reviewOutcomes(status).length > 0)).toEqual(['pending']);
  });
});
