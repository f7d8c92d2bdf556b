/** Names without what hands and offices write differently: marks, digraphs, and the letters in which romanisations differ. */

/** Letters that are no letter with a mark to Unicode, so that taking marks away leaves them (verification.md §A5). */
const WHOLE_LETTERS: Readonly<Record<string, string>> = {
  ł: 'l',
  đ: 'd',
  ð: 'd',
  ø: 'o',
  ß: 'ss',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ħ: 'h',
  ı: 'i',
};
/** As zones spell them where they do not just drop the mark (ICAO 9303-3, table A). */
const DIGRAPHS: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', å: 'aa', ø: 'oe' };
const SIGNS_IN_NAMES = /['’ʼ‘`´′ʹ"”.]/gu;
/** й and ї are letters of their own and not и and і with something above. */
const MARKS_OF_CYRILLIC = /([иі])([\u0306\u0308])/gu;

const put = (letters: Readonly<Record<string, string>>, text: string) =>
  [...text].map((letter) => letters[letter] ?? letter).join('');

/** Lower case, one way of writing each letter. */
export const foldCase = (text: string): string => text.normalize('NFC').toLowerCase();

/** `Dvořák` is dvorak, `Łukasz` lukasz, `Groß` gross; apostrophes and dots go, Cyrillic letters stay. */
export const stripMarks = (name: string): string =>
  put(WHOLE_LETTERS, foldCase(name))
    .replace(SIGNS_IN_NAMES, '')
    .normalize('NFD')
    .replace(MARKS_OF_CYRILLIC, (_, letter: string, mark: string) => `${letter}${mark}`.normalize('NFC'))
    .replace(/\p{M}/gu, '')
    .normalize('NFC');

/** Both spellings that a Latin name may have in a zone: `Müller` is muller or mueller. */
export const latinForms = (name: string): string[] => [
  ...new Set([stripMarks(name), stripMarks(put(DIGRAPHS, foldCase(name)))]),
];

/** In this order: what is several letters in one system and one in another becomes one; then sounds that share a letter. */
const VARIANTS: readonly (readonly [RegExp, string])[] = [
  [/schtsch|shch/g, 'sc'],
  [/tsch|ch/g, 'c'],
  [/sch|sh/g, 's'],
  [/zgh/g, 'zg'],
  [/zh/g, 'z'],
  [/kh|x/g, 'h'],
  [/ts|tz/g, 'c'],
  [/g/g, 'h'],
  [/w/g, 'v'],
  [/[yj]/g, 'i'],
  [/i(?=[aeou])|i+/g, 'i'],
  [/([a-z])\1+/g, '$1'],
];

/** For comparing only: what Serhii, Sergiy and Sergij have in common. */
export const foldVariants = (stripped: string): string =>
  VARIANTS.reduce((text, [from, to]) => text.replace(from, to), stripped);
