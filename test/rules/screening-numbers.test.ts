import { expect, test } from 'vitest';
import type { TextLanguage } from '#db/words.ts';
import { isBirthNumber, isCard, isCzechAccount, isIban, isRnokpp, isUnzr } from '#server/screening/checksums.ts';
import { DEFAULT_SCREENING } from '#server/screening/defaults.ts';
import { screen } from '#server/screening/screen.ts';
import { fc } from './seed.ts';

const days = DEFAULT_SCREENING.thresholds.taxNumberDays;
const personal = (text: string, language: TextLanguage = 'uk') =>
  screen(text, { language, latinIsR06: false })
    .filter(({ reason }) => reason === 'R07')
    .map(({ sub, start, end, confidence }) => ({ sub, passage: text.slice(start, end), sure: confidence >= 0.9 }));

test.each([
  ['a tax number', isRnokpp('3184710691', days), true],
  ['a tax number with another last digit', isRnokpp('3184710692', days), false],
  ['zeroes', isRnokpp('0000000000', days), false],
  ['somebody born in 2020', isRnokpp('4390000000', days), false],
  ['a birth number', isBirthNumber('7103192745'), true],
  ['a birth number of a woman', isBirthNumber('7153192744'), false],
  ['a birth number of a thirteenth month', isBirthNumber('7113192743'), false],
  ['nine digits of 1948', isBirthNumber('480513123'), true],
  ['nine digits of 1960', isBirthNumber('600513123'), false],
  ['a Ukrainian IBAN', isIban('UA213223130000026007233566001'), true],
  ['an IBAN with two digits swapped', isIban('UA123223130000026007233566001'), false],
  ['an IBAN of the wrong length', isIban('UA21322313000002600723356600'), false],
  ['a British IBAN', isIban('GB29NWBK60161331926819'), true],
  ['a card', isCard('4111111111111111'), true],
  ['a card with another digit', isCard('4111111111111112'), false],
  ['no known network', isCard('1111111111111117'), false],
  ['a Czech account', isCzechAccount('19', '2000145399'), true],
  ['a Czech account with another digit', isCzechAccount('19', '2000145398'), false],
  ['a record number of the register', isUnzr('19900229'), false],
  ['a record number with a real day', isUnzr('19920229'), true],
])('%s proves itself or does not', (_, said, meant) => {
  expect(said).toBe(meant);
});

test('no Ukrainian mobile number is ever a tax number: all begin with a zero, and nobody was born then', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 999_999_999 }), (rest) => {
      expect(isRnokpp(`0${String(rest).padStart(9, '0')}`, days)).toBe(false);
    }),
  );
});

test.each<[string, TextLanguage, string, string, boolean]>([
  ['with its word beside it, a tax number is sure', 'uk', 'Його ІПН 3184710691, перевіряйте.', 'rnokpp', true],
  ['without a word, ten digits that fit are a highlight', 'uk', 'Написав мені 3184710691 і зник.', 'rnokpp', false],
  ['a card in groups of four', 'uk', 'Картка 4111-1111-1111-1111, туди переказав.', 'card', true],
  ['an IBAN with blanks', 'cs', 'Poslal jsem na CZ65 0800 0000 1920 0014 5399 a nic.', 'iban', true],
  [
    'a birth number without its slash needs its word',
    'cs',
    'Rodné číslo 7103192745 ukazoval všem.',
    'birth-number',
    true,
  ],
  ['an old passport', 'uk', 'Показував паспорт СН 123456 чужий.', 'passport', true],
  ['a military card', 'uk', 'Військовий квиток АБ 654321 лежав у машині.', 'passport', true],
  ['a driving licence', 'uk', 'Посвідчення водія ВХА 123456 чуже.', 'driver-licence', true],
  ['two letters and six digits of a model', 'uk', 'Насос марки КМ 123456 працює тихо.', 'passport', false],
  ['an identity card', 'cs', 'Občanský průkaz 123456789 nechal na stole.', 'identity-card', true],
  ['a street with a house where somebody lives', 'cs', 'Bydlí ul. Dlouhá 12, zkuste to tam.', 'address', false],
])('%s', (_, language, text, sub, sure) => {
  expect(personal(text, language)).toContainEqual(expect.objectContaining({ sub, sure }));
});

test.each([
  ['digits in an address of a page', 'Фото на https://example.com/3184710691/код тут.'],
  ['the number of an order', 'Номер замовлення 3184710691, отримала вчасно.'],
  ['“ул” inside a word', 'Двигун потягнул. Но для 3Д годиться.'],
])('%s names nobody', (_, text) => {
  expect(personal(text)).toEqual([]);
});
