import { describe, expect, test } from 'vitest';
import type { Finding, Phrases } from '#server/screening/contract.ts';
import { DEFAULT_SCREENING } from '#server/screening/defaults.ts';
import { changedFields, sizeOf } from '#server/screening/settingsRules.ts';
import { differences, emptyTally, flaggedReasons, tally } from '#server/screening/trialRules.ts';

const { lists, thresholds } = DEFAULT_SCREENING;
const body = { lists, thresholds };
const phrases = (at: number, over: Partial<Phrases>) => ({
  thresholds,
  lists: { ...lists, phrases: lists.phrases.map((each, n) => (n === at ? { ...each, ...over } : each)) },
});
const group = lists.phrases[0] as Phrases;

describe('what a new version changes', () => {
  test('is told by list and in counts, and never by its words', () => {
    const after = phrases(0, { patterns: ['бринькало', ...group.patterns.slice(1)] });
    expect(changedFields(body, after)).toEqual([
      { field: 'lists.phrases.R01.offer', added: 1, removed: 1, weighed: 0 },
    ]);
  });

  test('is nothing where only the order differs, or a word stands twice', () => {
    const after = phrases(0, { patterns: [...group.patterns, group.patterns[0] ?? ''].reverse() });
    expect(changedFields(body, after)).toEqual([]);
  });

  test('counts words that are more or less sure than before', () => {
    const field = 'lists.phrases.R01.offer';
    const after = phrases(0, { confidence: 0.9 });
    expect(changedFields(body, after)).toEqual([{ field, added: 0, removed: 0, weighed: group.patterns.length }]);
  });

  test('names a figure and a list of a script by their names', () => {
    const masked = [...lists.latin.masked, 'novéslovo'];
    const after = {
      lists: { ...lists, latin: { ...lists.latin, masked } },
      thresholds: { ...thresholds, fewWords: 3 },
    };
    expect(changedFields(body, after).map(({ field }) => field)).toEqual(['lists.latin.masked', 'thresholds.fewWords']);
  });

  test('weighs lists by all their words', () => {
    expect(sizeOf(lists).words).toBeGreaterThan(800);
    const more = { ...lists, atWords: [...lists.atWords, 'новеслово'] };
    expect(sizeOf(more).words).toBe(sizeOf(lists).words + 1);
  });
});

describe('a trial', () => {
  const finding = (over: Partial<Finding>): Finding => ({
    reason: 'R05',
    sub: 'platform',
    start: 0,
    end: 4,
    confidence: 0.7,
    detector: 'phrases',
    version: '1.1',
    mask: null,
    ...over,
  });
  const level = (flag: number) => (each: Finding) => (each.confidence >= flag ? 'flag' : 'highlight');

  test('does not tell a finding from itself of another version', () => {
    const [was, is] = [[finding({})], [finding({ version: '1.2', confidence: 0.72 })]];
    expect(differences(was, is, [level(0.6), level(0.6)])).toEqual({ gained: [], lost: [] });
  });

  test('tells a mark that becomes a highlight, by its words or by the threshold', () => {
    const [was, is] = [[finding({})], [finding({ version: '1.2' })]];
    expect(differences(was, is, [level(0.6), level(0.8)])).toEqual({ gained: is, lost: was });
  });

  test('counts a text once a reason, right where people restricted it for that, and missed where nothing pointed at it', () => {
    const rows = emptyTally();
    const flags = flaggedReasons([finding({}), finding({ start: 5, end: 9 })], level(0.6));
    tally(rows, [new Set(), flags], ['R05', 'R10']);
    tally(rows, [flags, flags], []);
    tally(rows, [flags, new Set()], null);
    expect(rows.get('R05')).toEqual({
      reason: 'R05',
      before: 2,
      after: 2,
      rightBefore: 0,
      rightAfter: 1,
      missedBefore: 1,
      missedAfter: 0,
    });
    expect(rows.get('R10')).toMatchObject({ before: 0, after: 0, missedBefore: 1, missedAfter: 1 });
  });
});
