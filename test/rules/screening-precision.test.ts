import { expect, test } from 'vitest';
import type { KeptFinding } from '#db/schema/spine.ts';
import { flagsOf, judge, precisionChanges, precisionOf, wilsonLower } from '#server/screening/rules.ts';
import { fc } from './seed.ts';

const finding = (over: Partial<KeptFinding> = {}): KeptFinding => ({
  reason: 'R10',
  sub: 'phone',
  start: 10,
  end: 20,
  confidence: 0.95,
  detector: 'phones',
  version: '1.1',
  mask: null,
  ...over,
});
const agreed = (said: Parameters<typeof judge>[1], ...flags: KeptFinding[]) =>
  judge(flags, said)?.map(({ confirmed }) => confirmed);

// Of 3/3, 19/20, 90/100, 0/5 and the two of an article on Miller (reviews.md D3).
test.each([
  [3, 3, 0.4385],
  [19, 20, 0.7639],
  [90, 100, 0.8256],
  [0, 5, 0],
  [209, 259, 0.7545],
  [118, 143, 0.7546],
])('%i right of %i speak for at least %f (Wilson 1927)', (hits, n, lower) => {
  expect(wilsonLower(hits, n)).toBeCloseTo(lower, 4);
});

test('nothing shown speaks for nothing, and the bound never passes the share', () => {
  expect(wilsonLower(0, 0)).toBeNull();
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5_000 }), fc.double({ min: 0, max: 1, noNaN: true }), (n, share) => {
      const hits = Math.round(n * share);
      const lower = wilsonLower(hits, n) as number;
      expect(lower).toBeGreaterThanOrEqual(0);
      expect(lower).toBeLessThanOrEqual(hits / n + 1e-12);
    }),
  );
});

test('only what is sure enough is a flag, the surest first', () => {
  const [weak, sure, plain] = [0.5, 0.95, 0.6].map((confidence) => finding({ confidence }));
  expect(flagsOf([weak, plain, sure] as KeptFinding[], { flag: 0.6 })).toEqual([sure, plain]);
});

test('who publishes disagrees with every flag; who rejects agrees with those of his reasons', () => {
  const flags = [finding(), finding({ reason: 'R11', detector: 'length' })];
  expect(agreed({ outcome: 'publish' }, ...flags)).toEqual([false, false]);
  expect(agreed({ outcome: 'reject', reasons: ['R10'] }, ...flags)).toEqual([true, false]);
  expect(agreed({ outcome: 'remove', reasons: ['R11', 'R10'] }, ...flags)).toEqual([true, true]);
});

test('who hides a passage agrees with what he hid, and not with the rest of the same reason', () => {
  const flags = [finding(), finding({ start: 40, end: 50 }), finding({ reason: 'R08' })];
  const redact = { outcome: 'redact', reasons: ['R10'], spans: [{ start: 19, end: 30 }] } as const;
  expect(agreed(redact, ...flags)).toEqual([true, false, false]);
});

test('who was asked passage by passage is taken at his word', () => {
  const flags = [finding(), finding({ start: 40, end: 50 })];
  const reject = { outcome: 'reject', reasons: ['R10'] } as const;
  expect(agreed({ ...reject, confirmed: [{ start: 40, end: 50, reason: 'R10' }] }, ...flags)).toEqual([false, true]);
  expect(agreed({ ...reject, confirmed: [{ start: 40, end: 50, reason: 'R08' }] }, ...flags)).toEqual([false, false]);
  expect(agreed({ ...reject, confirmed: [] }, ...flags)).toEqual([false, false]);
});

test('passing a case on, asking and escalating judge nothing', () => {
  for (const outcome of ['escalate', 'ask', 'keep', 'apply-edit'] as const)
    expect(judge([finding()], { outcome })).toBeNull();
  expect(judge([], { outcome: 'publish' })).toEqual([]);
});

test('what a decision adds to the counters, taking it back takes away', () => {
  const judged = [finding(), finding(), finding({ reason: 'R08', detector: 'profanity' })].map((one, n) => ({
    ...one,
    confirmed: n !== 1,
  }));
  expect(precisionChanges('izi', judged, 1)).toEqual({
    'izi|phones|1.1|R10|shown': 2,
    'izi|phones|1.1|R10|confirmed': 1,
    'izi|profanity|1.1|R08|shown': 1,
    'izi|profanity|1.1|R08|confirmed': 1,
  });
  const back = precisionChanges('izi', judged, -1);
  for (const [key, n] of Object.entries(precisionChanges('izi', judged, 1))) expect(back[key]).toBe(-n);
});

test('versions of a detector are counted apart, the newest first, and 1.10 is newer than 1.9', () => {
  const counters = ['1.9', '1.10'].flatMap((version) => [
    { key: `izi|phones|${version}|R10|shown`, n: 20 },
    { key: `izi|phones|${version}|R10|confirmed`, n: 19 },
  ]);
  const rows = precisionOf([...counters, { key: 'izi|forgotten|1.1|R01|shown', n: 3 }, { key: 'odd', n: 1 }]);
  expect(rows.map(({ version }) => version)).toEqual(['1.10', '1.9']);
  expect(rows[0]).toMatchObject({ marketplaceId: 'izi', detector: 'phones', reason: 'R10', shown: 20, confirmed: 19 });
  expect(rows[0]?.precision).toBeCloseTo(0.95, 10);
  expect(rows[0]?.lower).toBeCloseTo(0.7639, 4);
});
