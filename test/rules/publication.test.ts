import { describe, expect, test } from 'vitest';
import { effectiveAfter } from '#server/decisions/rules.ts';
import { isBlind } from '#server/policies/blind.ts';
import { IZI_POLICY, QJOB_POLICY } from '#server/policies/defaults.ts';
import { blindRelease, countsAsGiven, publishAt } from '#server/reviews/publication.ts';
import { fc } from './seed.ts';

const HOUR = 3_600_000;
const at = (text: string) => new Date(text);
const plus = (instant: Date, ms: number) => new Date(instant.getTime() + ms);

describe('blind for three days', () => {
  const policy = IZI_POLICY;
  const notifiedAt = at('2024-04-09T20:50:00Z');
  const now = at('2024-04-09T20:50:00Z');

  test('IZI-14: no review is published at once: an approval takes effect after its grace at the earliest', () => {
    const decided = at('2026-01-01T10:00:00.000Z');
    expect(effectiveAfter(decided, policy.graceSeconds.reviews)).toEqual(at('2026-01-01T10:00:20.000Z'));
    expect(publishAt({ blindUntil: null, approvedAt: null, bothSubmitted: true })).toBeNull();
  });

  test('IZI-15: the other side has three days, counted from its notice and in exact hours', () => {
    expect(blindRelease({ notifiedAt, bothSubmitted: false, policy }, now)).toEqual(at('2024-04-12T20:50:00Z'));
  });

  test('IZI-15: over the night the clocks change, 72 hours stay 72 hours', () => {
    const released = blindRelease({ notifiedAt: at('2026-10-23T21:00:00Z'), bothSubmitted: false, policy }, now);
    expect(released).toEqual(at('2026-10-26T21:00:00Z'));
  });

  test('IZI-15: while the notice is on its way the clock stands', () => {
    expect(blindRelease({ notifiedAt: null, bothSubmitted: false, policy }, now)).toBeNull();
    expect(isBlind({ status: 'pending', blindUntil: null }, plus(now, 1000 * HOUR))).toBe(true);
  });

  test('IZI-16: an answer releases both at once: given 12 April 23:49, both now, though the 30 days are over', () => {
    const answered = at('2024-04-12T20:49:00Z');
    expect(blindRelease({ notifiedAt, bothSubmitted: true, policy }, answered)).toEqual(answered);
    expect(blindRelease({ notifiedAt: null, bothSubmitted: true, policy }, answered)).toEqual(answered);
  });

  test('IZI-16: both are published, each as soon as it is approved; neither waits for the other’s moderation', () => {
    const approvedAt = at('2024-04-10T08:00:20Z');
    expect(publishAt({ blindUntil: at('2024-04-12T20:50:00Z'), approvedAt, bothSubmitted: true })).toEqual(approvedAt);
  });

  test('IZI-17: without an answer it is published after three days, at the very instant', () => {
    const blindUntil = at('2024-04-12T20:50:00Z');
    expect(publishAt({ blindUntil, approvedAt: plus(blindUntil, -1), bothSubmitted: false })).toEqual(blindUntil);
    expect(publishAt({ blindUntil, approvedAt: plus(blindUntil, 1), bothSubmitted: false })).toEqual(
      plus(blindUntil, 1),
    );
    expect(isBlind({ status: 'pending', blindUntil }, plus(blindUntil, -1))).toBe(true);
    expect(isBlind({ status: 'pending', blindUntil }, blindUntil)).toBe(false);
    expect(isBlind({ status: 'published', blindUntil }, plus(blindUntil, -1))).toBe(false);
  });

  test('IZI-17: approved, but the other side not yet told: there is no instant to publish at', () => {
    expect(publishAt({ blindUntil: null, approvedAt: now, bothSubmitted: false })).toBeNull();
  });

  test('A2.6: once the other side is public there is nobody to be blind to', () => {
    const blindUntil = blindRelease({ notifiedAt: null, bothSubmitted: true, policy }, now);
    expect(isBlind({ status: 'pending', blindUntil }, now)).toBe(false);
    const late = plus(notifiedAt, 100 * HOUR);
    expect(blindRelease({ notifiedAt, bothSubmitted: true, policy }, late)).toEqual(at('2024-04-12T20:50:00Z'));
  });

  test.each([
    ['pending', null, true],
    ['published', now, true],
    ['superseded', now, true],
    ['removed', now, true],
    ['rejected', null, false],
    ['withdrawn', null, false],
    ['superseded', null, false],
  ] as const)('A2.7: the other side’s %s review (public: %s) counts as given: %s', (status, publishedAt, expected) => {
    expect(countsAsGiven({ status, publishedAt })).toBe(expected);
    expect(countsAsGiven(null)).toBe(false);
  });

  test('QJ-07: at Qjob nothing is blind: release and publication wait for nobody', () => {
    const blindUntil = blindRelease({ notifiedAt: null, bothSubmitted: false, policy: QJOB_POLICY }, now);
    expect(blindUntil).toEqual(now);
    expect(isBlind({ status: 'pending', blindUntil }, now)).toBe(false);
  });

  test('publication is never before the approval takes effect, and never before the release', () => {
    const instants = fc.integer({ min: 0, max: 10_000 }).map((ms) => plus(now, ms));
    fc.assert(
      fc.property(fc.option(instants), fc.option(instants), fc.boolean(), (blindUntil, approvedAt, bothSubmitted) => {
        const published = publishAt({ blindUntil, approvedAt, bothSubmitted });
        expect(published === null).toBe(approvedAt === null || (blindUntil === null && !bothSubmitted));
        if (!published || !approvedAt) return;
        expect(published >= approvedAt).toBe(true);
        if (!bothSubmitted && blindUntil) expect(published >= blindUntil).toBe(true);
      }),
    );
  });
});
