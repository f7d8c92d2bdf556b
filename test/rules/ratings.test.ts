import { expect, test } from 'vitest';
import { IZI_POLICY, QJOB_POLICY } from '#server/policies/defaults.ts';
import { PlatformRating, RatingView } from '#server/ratings/contract.ts';
import {
  addRating,
  type Mark,
  NO_CHANGE,
  preview,
  publishChange,
  type RatingDelta,
  type RatingTotals,
  ratingDeltas,
  ratingView,
  removeChange,
  replaceChange,
} from '#server/ratings/rules.ts';
import { fc } from './seed.ts';

const of = (...marks: number[]): RatingTotals => ({
  count: marks.length,
  sum: marks.reduce((sum, mark) => sum + mark, 0),
});
const value = (totals: RatingTotals) => ratingView(totals, IZI_POLICY).value;

test('IZI-02: the number of reviews is always shown, with or without a rating', () => {
  expect([of(), of(5), of(5, 4, 1)].map((totals) => ratingView(totals, IZI_POLICY).count)).toEqual([0, 1, 3]);
});

test('IZI-20: the rating appears with the third review', () => {
  expect(ratingView(of(5, 4), IZI_POLICY)).toEqual({ count: 2, sum: 9, value: null, shown: false });
  expect(ratingView(of(5, 4, 1), IZI_POLICY)).toEqual({ count: 3, sum: 10, value: 3.33, shown: true });
});

test('IZI-21: below the threshold there is no rating, also again after a removal', () => {
  const after = addRating(of(5, 4, 1), removeChange(1));
  expect(ratingView(after, IZI_POLICY)).toMatchObject({ value: null, shown: false });
  expect(ratingView(of(), IZI_POLICY)).toMatchObject({ value: null, shown: false });
});

test('IZI-22: one bad deal does not make the impression: a single star among two is not a rating', () => {
  expect(value(of(1))).toBeNull();
  expect(value(of(1, 5))).toBeNull();
});

test.each([
  [[5, 4, 1], 3.33],
  [[5, 4, 5], 4.67],
  [[5, 5, 5], 5],
  [[1, 1, 1], 1],
  [[4, 4, 5], 4.33],
])('IZI-23: the rating of %j is the sum of the marks by their number: %d', (marks, expected) => {
  expect(value(of(...marks))).toBe(expected);
});

test.each([
  [8, 25, 3.13], // 3.125 lies in the middle and goes up
  [8, 37, 4.63], // 4.625, where toFixed of a float reads 4.63 or 4.62 as it likes
  [200, 201, 1.01], // 1.005, which Number.toFixed makes 1.00
  [40, 41, 1.03], // 1.025
  [3, 10, 3.33],
])('IZI-23: of %d reviews with %d stars in all, half a hundredth goes up: %d', (count, sum, expected) => {
  expect(value({ count, sum })).toBe(expected);
});

test('IZI-23: a rating is never a float gone wrong: it is the nearest hundredth, whatever the numbers', () => {
  fc.assert(
    fc.property(fc.integer({ min: 3, max: 2_000_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (count, share) => {
      const sum = count + Math.floor(share * 4 * count);
      const exact = (BigInt(sum) * 200n + BigInt(count)) / (2n * BigInt(count));
      expect(value({ count, sum })).toBe(Number(exact) / 100);
    }),
  );
});

test('A2.18: marks 5, 4, 1, then 1 becomes 5, then one is removed: 3.33, 4.67, hidden', () => {
  const first = of(5, 4, 1);
  const replaced = addRating(first, replaceChange(1, 5));
  expect([first, replaced, addRating(replaced, removeChange(4))].map(value)).toEqual([3.33, 4.67, null]);
});

test('IZI-11: a replacement leaves the count and moves the sum', () => {
  expect(replaceChange(1, 5)).toEqual({ count: 0, sum: 4 });
  expect(ratingDeltas({ gone: { rating: 1, categoryId: 'sofas' }, come: { rating: 5, categoryId: 'sofas' } })).toEqual([
    { categoryId: '', count: 0, sum: 4 },
    { categoryId: 'sofas', count: 0, sum: 4 },
  ]);
});

test('a replacement in another category moves the mark from one to the other', () => {
  expect(ratingDeltas({ gone: { rating: 2, categoryId: 'sofas' }, come: { rating: 4, categoryId: 'lamps' } })).toEqual([
    { categoryId: '', count: 0, sum: 2 },
    { categoryId: 'sofas', count: -1, sum: -2 },
    { categoryId: 'lamps', count: 1, sum: 4 },
  ]);
});

test('a replacement by the same stars writes nothing', () => {
  expect(ratingDeltas({ gone: { rating: 4, categoryId: null }, come: { rating: 4, categoryId: null } })).toEqual([]);
});

test('IZI-24: the card, the page, checkout and confirmation get one shape, with the value missing rather than zero', () => {
  const shown = ratingView(of(5, 4, 1), IZI_POLICY);
  const hidden = ratingView(of(5), IZI_POLICY);
  expect(RatingView.parse(shown)).toEqual(shown);
  expect(RatingView.parse(hidden).value).toBeNull();
  expect(
    PlatformRating.parse({ ...hidden, personId: 'p', byCategory: [{ ...shown, categoryId: 'c' }] }).byCategory,
  ).toHaveLength(1);
});

test('QJ-08: at Qjob the rating is counted and shown by the same rule', () => {
  expect(ratingView(of(5, 4, 5), QJOB_POLICY)).toMatchObject({ value: 4.67, shown: true });
  expect(ratingView(of(5, 4), QJOB_POLICY).shown).toBe(false);
});

test('the desk sees the rating before and after: 4.67 (3) to 3.75 (4), or hidden with one less', () => {
  const before = of(5, 4, 5);
  expect(preview(before, publishChange(1), IZI_POLICY).after).toMatchObject({ count: 4, value: 3.75 });
  expect(preview(before, removeChange(5), IZI_POLICY)).toMatchObject({
    before: { value: 4.67 },
    after: { count: 2, value: null },
  });
  expect(preview(before, NO_CHANGE, IZI_POLICY).after).toEqual(preview(before, NO_CHANGE, IZI_POLICY).before);
});

/** Publications, removals and replacements in any order, against simply counting what is left. */
const story = fc.array(
  fc.record({
    act: fc.constantFrom('publish', 'remove', 'replace'),
    rating: fc.integer({ min: 1, max: 5 }),
    category: fc.constantFrom(null, 'a', 'b'),
    pick: fc.nat(),
  }),
  { maxLength: 60 },
);

test('deltas add up to a recount of what is public, as a whole and in each category', () => {
  fc.assert(
    fc.property(story, (acts) => {
      const live: Mark[] = [];
      const totals = new Map<string, RatingTotals>();
      for (const { act, rating, category, pick } of acts) {
        const gone = act === 'publish' ? null : (live.splice(pick % Math.max(live.length, 1), 1)[0] ?? null);
        const come = act === 'remove' || (act === 'replace' && !gone) ? null : { rating, categoryId: category };
        if (come) live.push(come);
        apply(totals, ratingDeltas({ gone, come }));
      }
      for (const category of ['', 'a', 'b']) {
        expect(totals.get(category) ?? NO_CHANGE).toEqual(of(...marksOf(live, category)));
      }
    }),
  );
});

function apply(totals: Map<string, RatingTotals>, deltas: readonly RatingDelta[]): void {
  for (const { categoryId, ...change } of deltas) {
    totals.set(categoryId, addRating(totals.get(categoryId) ?? NO_CHANGE, change));
  }
}

const marksOf = (live: readonly Mark[], category: string) =>
  live.filter((mark) => category === '' || mark.categoryId === category).map((mark) => mark.rating);
