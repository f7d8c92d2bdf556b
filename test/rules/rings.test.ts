import { expect, test } from 'vitest';
import { burstsOf, poissonTail } from '#server/rings/bursts.ts';
import { findRings, RING_SETTINGS, type Ring, type RingReview, ringsOf, scoreOf } from '#server/rings/rings.ts';
import { signatureOf } from '#server/screening/duplicates.ts';

const DAY = 86_400_000;
const START = Date.UTC(2026, 0, 1);
const day = (n: number) => new Date(START + n * DAY);
let n = 0;
const review = (authorId: string, subjectId: string, at: Date, over: Partial<RingReview> = {}): RingReview => ({
  id: `r${++n}`,
  byCustomer: true,
  authorId,
  subjectId,
  rating: 5,
  submittedAt: at,
  orderedAt: new Date(Number(at) - 3 * DAY),
  authorSince: new Date(Number(at) - 300 * DAY),
  cancelledByAuthor: false,
  signature: null,
  ...over,
});
/** Thirty people, each of whom reviews one specialist, weeks apart. */
const honest = Array.from({ length: 30 }, (_, index) =>
  review(`honest${index}`, `shop${index % 3}`, day(index * 9), { rating: (index % 5) + 1 }),
);
const signals = (ring: Ring | undefined) => [...new Set(ring?.evidence.map(({ signal }) => signal))].sort();

test('people who only share a shop are no ring', () => {
  expect(ringsOf(honest)).toEqual([]);
});

test('two who reviewed the same three people within a fortnight are shown together, with what ties them', () => {
  const pair = ['a', 'b'].flatMap((author, offset) =>
    [0, 1, 2].map((shop) => review(author, `rare${shop}`, day(10 + shop * 2 + offset))),
  );
  const [ring, ...rest] = ringsOf([...honest, ...pair]);
  expect(rest).toEqual([]);
  expect(ring).toMatchObject({ authorIds: ['a', 'b'], subjectIds: ['rare0', 'rare1', 'rare2'] });
  expect(ring?.evidence[0]).toMatchObject({ signal: 'shared-subjects', figure: 3, authorIds: ['a', 'b'] });
  expect(ring?.reviewIds).toHaveLength(6);
});

test('sharing what everybody reviews says less than sharing what nobody knows', () => {
  const shared = (crowd: number) => {
    const pair = ['a', 'b'].flatMap((author) => [0, 1, 2].map((shop) => review(author, `s${shop}`, day(5))));
    const others = Array.from({ length: crowd }, (_, index) =>
      review(`o${index}`, `s${index % 3}`, day(100 + index * 20)),
    );
    return ringsOf([...pair, ...others])[0]?.score ?? 0;
  };
  expect(shared(60)).toBeLessThan(shared(0));
});

test('one hand under two names is known by its text', () => {
  const text = 'Майстер приїхав вчасно, зробив усе за годину, прибрав за собою, ціна така, як домовлялися по телефону.';
  const copies = [
    review('a', 'x', day(1), { signature: signatureOf(text) }),
    review('b', 'y', day(90), { signature: signatureOf(text.replace('годину', 'дві години')) }),
  ];
  const [ring] = ringsOf([...honest, ...copies]);
  expect(ring?.authorIds).toEqual(['a', 'b']);
  expect(ring?.evidence[0]).toMatchObject({ signal: 'near-duplicates' });
  expect(ring?.evidence[0]?.figure).toBeGreaterThan(0.6);
});

test('one name that tells everybody the same story is one hand', () => {
  const signature = signatureOf(
    'Усе чудово, майстер приїхав вчасно, зробив швидко, прибрав за собою, раджу кожному, хто шукає.',
  );
  const list = ['x', 'y', 'z'].map((subject, index) => review('a', subject, day(index * 20), { signature }));
  expect(ringsOf([...honest, ...list])).toMatchObject([{ authorIds: ['a'], subjectIds: ['x', 'y', 'z'] }]);
});

test('a text that half the town uses ties nobody', () => {
  const signature = signatureOf(
    'Рекомендую цього майстра всім, усе зроблено якісно, швидко і за розумні гроші, дуже дякую за роботу.',
  );
  const list = Array.from({ length: 60 }, (_, index) => review(`t${index}`, `s${index}`, day(index), { signature }));
  expect(ringsOf(list)).toEqual([]);
});

test('two who praise each other are tied, also where each praised others', () => {
  const [ring] = ringsOf([...honest, review('a', 'b', day(1)), review('b', 'a', day(60))]);
  expect(signals(ring)).toEqual(['reciprocal']);
});

test('a customer who comes again and again, and whose specialist is pleased as often, is no ring', () => {
  const back = (at: Date) => review('shop', 'regular', at, { byCustomer: false });
  const loyal = [1, 30, 60].flatMap((at) => [review('regular', 'shop', day(at)), back(day(at))]);
  expect(ringsOf([...honest, ...loyal])).toEqual([]);
});

const words = (topic: string) =>
  signatureOf(Array.from({ length: 12 }, (_, word) => `${topic}${word * 3}слово`).join(' '));

test('the same words once are little, and with each further pair more', () => {
  const copied = (times: number) =>
    ringsOf(
      Array.from({ length: times }, (_, n) => n).flatMap((n) =>
        ['a', 'b'].map((author) => review(author, `${author}${n}`, day(n), { signature: words(`тема${n}`) })),
      ),
    )[0]?.score ?? 0;
  const [once, twice, often] = [copied(1), copied(2), copied(4)];
  expect(once).toBeCloseTo(0.25, 2);
  expect(twice).toBeGreaterThan(once);
  expect(often).toBeGreaterThan(twice);
});

test('a chain of people, each of whom shares some words with the next, is not one ring', () => {
  const chain = Array.from({ length: 40 }, (_, n) => [
    review(`p${n}`, `s${n}`, day(n), { signature: words(`тема${n}`) }),
    review(`p${n}`, `t${n}`, day(n), { signature: words(`тема${n + 1}`) }),
  ]).flat();
  expect(Math.max(...ringsOf(chain).map(({ authorIds }) => authorIds.length))).toBe(2);
});

test('nor are a hundred who are tied in earnest one: no group is larger than a person can look through', () => {
  const crowd = Array.from({ length: 100 }, (_, n) => [
    review(`p${n}`, `p${n + 1}`, day(n)),
    review(`p${n + 1}`, `p${n}`, day(n)),
  ]).flat();
  const sizes = ringsOf(crowd).map(({ authorIds }) => authorIds.length);
  expect(Math.max(...sizes)).toBe(30);
});

test('a mark that fits one of many says less about all of them', () => {
  const pair = [review('a', 'b', day(1)), review('b', 'a', day(2))];
  const odd = [review('a', 'c', day(3), { rating: 1 }), review('x', 'c', day(3)), review('y', 'c', day(4))];
  const calm = Array.from({ length: 20 }, (_, n) => review('a', `d${n}`, day(n * 20)));
  const strength = (list: RingReview[]) =>
    ringsOf(list)[0]?.evidence.find(({ signal }) => signal === 'deviation')?.strength ?? 0;
  expect(strength([...pair, ...odd])).toBeGreaterThan(5 * strength([...pair, ...odd, ...calm]));
});

test('the search pauses often enough for others to be served meanwhile', () => {
  const many = Array.from({ length: 3_000 }, (_, n) => review(`p${n % 500}`, `s${n % 300}`, day(n % 180)));
  let steps = 0;
  const search = findRings(many);
  while (!search.next().done) steps += 1;
  expect(steps).toBeGreaterThan(300);
});

test('instant reviews, young accounts and stars far from the rest make a ring worse, and never make one', () => {
  const odd = (author: string, subject: string, at: Date) =>
    review(author, subject, at, {
      orderedAt: new Date(Number(at) - 600_000),
      authorSince: new Date(Number(at) - DAY),
      cancelledByAuthor: true,
    });
  expect(ringsOf([...honest, odd('lonely', 'shop0', day(3))])).toEqual([]);

  const plain = [review('a', 'b', day(1)), review('b', 'a', day(2))];
  const worse = [odd('a', 'b', day(1)), odd('b', 'a', day(2)), review('c', 'a', day(40), { rating: 1 })];
  const [calm, bad] = [ringsOf(plain)[0], ringsOf(worse)[0]];
  expect(signals(bad)).toEqual(['deviation', 'instant', 'own-cancellations', 'reciprocal', 'young-accounts']);
  expect(bad?.score).toBeGreaterThan(calm?.score ?? 1);
  expect(bad?.score).toBeLessThan(1);
});

test('the worst comes first, and the score is one minus the product of what each signal leaves', () => {
  const evidence = { reviewIds: [], authorIds: [], figure: 0 };
  const score = scoreOf(
    [
      { ...evidence, signal: 'reciprocal', strength: 1 },
      { ...evidence, signal: 'reciprocal', strength: 0.2 },
      { ...evidence, signal: 'near-duplicates', strength: 0.8 },
    ],
    RING_SETTINGS,
  );
  expect(score).toBeCloseTo(1 - 0.7 * 0.6, 10);
  const rings = ringsOf([
    review('a', 'b', day(1)),
    review('b', 'a', day(2)),
    ...['c', 'd'].flatMap((author) => [0, 1, 2].map((shop) => review(author, `rare${shop}`, day(3)))),
  ]);
  expect(rings.map(({ authorIds }) => authorIds[0])).toEqual(['c', 'a']);
});

test('twelve reviews in a week where 1.23 were due is no accident: 8 in a thousand million', () => {
  expect(poissonTail(12, 1.23)).toBeGreaterThan(7.5e-9);
  expect(poissonTail(12, 1.23)).toBeLessThan(8.2e-9);
  expect([poissonTail(0, 3), poissonTail(5, 0)]).toEqual([1, 0]);
  expect(poissonTail(1, 2)).toBeCloseTo(1 - Math.exp(-2), 12);
  expect(poissonTail(200, 250)).toBeGreaterThan(0.99);
});

test('a burst is found in its week and only there', () => {
  const steady = Array.from({ length: 40 }, (_, index) => day(index * 9));
  const burst = Array.from({ length: 12 }, (_, index) => new Date(Number(day(200)) + index * 3_600_000));
  const settings = { windowDays: 7, alpha: 0.05 };
  expect(burstsOf(steady, settings)).toEqual([]);
  const [found, ...rest] = burstsOf([...steady, ...burst], settings);
  expect(rest).toEqual([]);
  expect(found?.count).toBeGreaterThanOrEqual(12);
  expect(Number(found?.from)).toBeGreaterThan(Number(day(192)));
});

test('a sale that fills the whole marketplace is no burst', () => {
  const times = [
    ...Array.from({ length: 40 }, (_, index) => day(index * 9)),
    ...Array.from({ length: 12 }, () => day(200)),
  ];
  const shareOf = (from: Date, to: Date) => (from <= day(200) && day(200) < to ? 12 / 52 : 7 / 360);
  expect(burstsOf(times, { windowDays: 7, alpha: 0.05 }, shareOf)).toEqual([]);
});

test('a burst of a group that is not behind it is not held against it', () => {
  const crowd = Array.from({ length: 12 }, (_, index) =>
    review(`p${index}`, 'star', new Date(Number(day(200)) + index * 3_600_000)),
  );
  const steady = Array.from({ length: 40 }, (_, index) => review(`q${index}`, 'star', day(index * 9)));
  const ours = [review('a', 'star', day(200)), review('a', 'b', day(3)), review('b', 'a', day(4))];
  expect(signals(ringsOf([...crowd, ...steady, ...ours])[0])).toEqual(['reciprocal']);
  const praise = crowd.slice(1).flatMap(({ authorId }, index) => {
    const before = crowd[index]?.authorId ?? '';
    return [review(authorId, before, day(100 + index)), review(before, authorId, day(100 + index))];
  });
  expect(signals(ringsOf([...crowd, ...praise, ...steady])[0])).toContain('burst');
});
