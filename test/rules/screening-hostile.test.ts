import { expect, test } from 'vitest';
import { RudeWords } from '#server/screening/contract.ts';
import { DEFAULT_SCREENING } from '#server/screening/defaults.ts';
import { listOf, matcherOf } from '#server/screening/pattern.ts';
import { sizeOf } from '#server/screening/settingsRules.ts';

const many = <T>(n: number, value: T) => Array.from({ length: n }, () => value);
const words = (text: string) => text.split(' ').map((word, at) => ({ word, start: at, end: at + 1, opens: false }));
type Tokens = Parameters<ReturnType<typeof listOf>>[0];

test('every copy and every alternative of a list counts, and those that begin with a star count apart', () => {
  const lists = { ...DEFAULT_SCREENING.lists, atWords: many(1_000, 'раз|два *а*') };
  const before = sizeOf({ ...DEFAULT_SCREENING.lists, atWords: [] });
  const after = sizeOf(lists);
  expect([after.words - before.words, after.starred - before.starred]).toEqual([3_000, 1_000]);
});

test('a prefix is letters: a star, a tilde or brackets in it are refused', () => {
  const rude = DEFAULT_SCREENING.lists.cyrillic;
  const taken = (prefix: string) => RudeWords.safeParse({ ...rude, prefixes: [prefix] }).success;
  expect(['*а', 'а**', '~а', '[аб]', 'недо'].map(taken)).toEqual([false, false, false, false, true]);
});

test('lists made to hang on a text are cut short, and the first words are still found', () => {
  let tried = 0;
  const counted = words(many(700, 'а').join(' ')).map((token) => ({
    ...token,
    get word() {
      tried += 1;
      return 'а';
    },
  }));
  const slow = matcherOf(many(2_000, { pattern: 'а … а … а … а … а … а … а … xyz', value: 1 }));
  expect(slow(counted as Tokens)).toEqual([]);
  expect(tried).toBeLessThan(200_000);
  expect(listOf(['добрий день'])(words('скажіть добрий день') as Tokens)).toHaveLength(1);
});
