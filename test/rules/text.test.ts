import { expect, test } from 'vitest';
import { fold, guessLanguage, hiddenCharacters } from '#server/platform/text.ts';
import { fc } from './seed.ts';

test.each([
  ['capitals and Czech marks do not matter', 'Příliš ŽLUŤOUČKÝ kůň', 'prilis zlutoucky kun'],
  ['ґ is not г', 'Ґанок і ганок', 'ґанок і ганок'],
  ['й is not и, ї is not і', 'ЙОСИП Їжак', 'йосип їжак'],
  ['decomposed letters are the same letters', 'Андріи\u0306 і\u0308жа', 'андрій їжа'],
  ['ё is found as е', 'Ёж', 'еж'],
  ['a stress mark is no letter', 'За\u0301мок', 'замок'],
  ['all apostrophes inside words are one', "Мар’яна мар'яна марʼяна О‘Браєн", 'маряна маряна маряна обраєн'],
  ['quotes around words stay', '‘так’ сказав', '‘так’ сказав'],
  ['nobody hides a word by a zero-width space', 'шах\u200Bрай', 'шахрай'],
  ['blanks are one blank', '  два\u00A0\n слова ', 'два слова'],
])('search: %s', (_, text, folded) => {
  expect(fold(text)).toBe(folded);
});

test('folding twice is folding once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(fold(fold(text))).toBe(fold(text));
    }),
  );
});

test.each([
  ['an override that turns the line round', 'ok \u202Etxet', [{ at: 3, code: 'U+202E' }]],
  [
    'isolates and marks',
    '\u2066a\u2069\u061C',
    [
      { at: 0, code: 'U+2066' },
      { at: 2, code: 'U+2069' },
      { at: 3, code: 'U+061C' },
    ],
  ],
  [
    'zero width space, joiner, byte order mark',
    'a\u200Bb\u200Dc\uFEFF',
    [
      { at: 1, code: 'U+200B' },
      { at: 3, code: 'U+200D' },
      { at: 5, code: 'U+FEFF' },
    ],
  ],
  ['letters of the tag block', 'a\u{E0041}', [{ at: 1, code: 'U+E0041' }]],
  ['a Latin letter in a Ukrainian word', 'добрий обмiн', [{ at: 7, code: 'mixed' }]],
  ['a Cyrillic letter in a Latin name', 'pаypal', [{ at: 0, code: 'mixed' }]],
])('T29: the desk is told of %s', (_, text, found) => {
  expect(hiddenCharacters(text)).toEqual(found);
});

test.each([
  ['plain Ukrainian', 'Усе гаразд, дякую!'],
  ['a brand with an ending', 'iPhoneом задоволена'],
  ['a hyphenated brand', 'USB-кабель і HDMI'],
  [
    'a family, a heart, a keycap, a flag',
    '👩‍👩‍👧‍👦 ❤️ 1️⃣ 👍🏽 🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F} 🇺🇦',
  ],
])('T29: nothing is reported of %s', (_, text) => {
  expect(hiddenCharacters(text)).toEqual([]);
});

test('T29: a flag that carries a hidden sentence is reported letter by letter', () => {
  expect(hiddenCharacters('🏴\u{E0068}\u{E0069}').map((each) => each.code)).toEqual(['U+E0068', 'U+E0069']);
});

test.each([
  ['uk', 'Дуже гарний продавець, усе вчасно і якісно'],
  [null, 'Дуже гарний продавець, усе вчасно'],
  ['ru', 'Очень быстро, все отлично'],
  ['cs', 'Rychlé dodání, příjemný člověk'],
  ['en', 'Fast delivery, would buy there again'],
  [null, 'дякую'],
  [null, 'Produto chegou antes do prazo'],
  [null, 'все супер, спасибо'],
])('language of a text is told by letters only it has: %s', (language, text) => {
  expect(guessLanguage(text)).toBe(language);
});
