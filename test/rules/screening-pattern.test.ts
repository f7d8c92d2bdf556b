import { describe, expect, test } from 'vitest';
import { ScreeningSettings } from '#server/screening/contract.ts';
import { DEFAULT_SCREENING } from '#server/screening/defaults.ts';
import { listOf } from '#server/screening/pattern.ts';
import { screen } from '#server/screening/screen.ts';
import { tokensOf } from '#server/screening/tokens.ts';

const finds = (pattern: string, text: string, prefixes: string[] = []) =>
  listOf([pattern], prefixes)(tokensOf(text)).map(({ from, to }) => [from, to]);

describe('A pattern that a manager writes', () => {
  test.each<[string, string, string, number[][]]>([
    ['is words one after the other', 'замовляйте у нас', 'А ви замовляйте у нас!', [[2, 4]]],
    ['has * for any ending', 'вайбер*', 'пишіть у вайбері', [[2, 2]]],
    ['has * for any beginning', '*жоп', 'чорножоп', [[0, 0]]],
    ['has | for either word', 'брав|брала стіл', 'Я брала стіл', [[1, 2]]],
    ['has … for up to four words', 'пишіть … вайбер', 'пишіть мені колись потім ще у вайбер', []],
    ['has … for none as well', 'пишіть … вайбер', 'пишіть вайбер', [[0, 1]]],
    ['does not cross the end of a sentence', 'пишіть … вайбер', 'Пишіть. Вайбер є.', []],
    [
      'has brackets for one of the letters',
      'ху[йя]',
      'хуй хуя хур',
      [
        [0, 0],
        [1, 1],
      ],
    ],
    ['is the whole word', 'жид', 'жидкий', []],
    ['knows Czech without its marks', 'zavináč', 'jan zavinac', [[1, 1]]],
    [
      'knows all apostrophes',
      'курʼєр',
      "Кур’єр і кур'єр",
      [
        [0, 0],
        [2, 2],
      ],
    ],
  ])('%s', (_, pattern, text, expected) => {
    expect(finds(pattern, text)).toEqual(expected);
  });

  test('has ~ for one of the prefixes, or none', () => {
    expect(finds('~мудил*', 'мудило намудило вимудило', ['на'])).toEqual([
      [0, 0],
      [1, 1],
    ]);
  });

  test('cannot hang the server, whatever it is and whatever the text', () => {
    const began = performance.now();
    const text = `${'а'.repeat(20_000)} ${'а '.repeat(5_000)}`;
    listOf(['*а*а*а*а*б', 'а … а … а … а … б', '[а]*[а]*[а]*[а]*в'])(tokensOf(text));
    expect(performance.now() - began).toBeLessThan(5_000);
  });
});

describe('The settings', () => {
  test('of version 1 are what the contract says', () => {
    expect(ScreeningSettings.parse(DEFAULT_SCREENING)).toEqual(DEFAULT_SCREENING);
  });

  test('are data: they survive a row of the database', () => {
    const kept = ScreeningSettings.parse(JSON.parse(JSON.stringify(DEFAULT_SCREENING)));
    const text = 'Повна хуйня, пишіть у телеграм @majster';
    expect(screen(text, { latinIsR06: true, settings: kept })).toEqual(screen(text, { latinIsR06: true }));
  });

  test.each(['(а+)+', 'a{1,9}', '\\w', 'а.б', '', '*', 'у * нас', '*а*б*в*'])(
    'take nothing that would be every word or take for ever: “%s”',
    (pattern) => {
      const lists = { ...DEFAULT_SCREENING.lists, atWords: [pattern] };
      expect(ScreeningSettings.safeParse({ ...DEFAULT_SCREENING, lists }).success).toBe(false);
    },
  );

  test('of a next version find a new word and carry their number', () => {
    const phrases = [{ reason: 'R01' as const, sub: 'offer', confidence: 0.7, patterns: ['бринька*'] }];
    const settings = { ...DEFAULT_SCREENING, version: 7, lists: { ...DEFAULT_SCREENING.lists, phrases } };
    const text = 'Тут є бриньками торгують щодня зранку';
    expect(screen(text, { latinIsR06: true })).toEqual([]);
    expect(screen(text, { latinIsR06: true, settings })).toMatchObject([
      { reason: 'R01', start: 6, end: 15, version: '1.7' },
    ]);
  });

  test('do not repeat a word in two lists of one reason and language', () => {
    for (const words of [DEFAULT_SCREENING.lists.cyrillic, DEFAULT_SCREENING.lists.latin])
      for (const list of [words.severe, words.insults, words.innocent, words.masked])
        expect(list.filter((word, index) => list.indexOf(word) !== index)).toEqual([]);
  });
});
