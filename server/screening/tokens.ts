/** A word of the text: where it stands, how it is spelt for comparison, and what it follows. */
export interface Token {
  start: number;
  end: number;
  /** Lower case, one alphabet, without Latin marks and apostrophes; its first sixty characters. */
  word: string;
  /** Whether a sentence ends between the word before and this one. */
  opens: boolean;
}

const WORD = /[\p{L}\p{M}\p{N}]+(?:['’ʼ‘`´′][\p{L}\p{M}]+)*/gu;
const WORD_MAX = 60;
const SENTENCE_END = /[.!?…;\n]/u;
const APOSTROPHES = /['’ʼ‘`´′\u00AD]/gu;
const MARKED_LATIN = /[\u00C0-\u024F\u1E00-\u1EFF]|\p{M}/u;
const STRESS = /\u0301/gu;
const DOUBLES = /[a-zёѕј0346@]/g;

/** Latin letters and digits that pass for Cyrillic ones, each one code unit as its double. */
const CYRILLIC_DOUBLE: Record<string, string> = {
  a: 'а',
  b: 'б',
  c: 'с',
  e: 'е',
  h: 'н',
  i: 'і',
  k: 'к',
  l: 'л',
  m: 'м',
  n: 'п',
  o: 'о',
  p: 'р',
  r: 'г',
  t: 'т',
  u: 'у',
  x: 'х',
  y: 'у',
  z: 'з',
  ё: 'е',
  ѕ: 'с',
  ј: 'й',
  '0': 'о',
  '3': 'з',
  '4': 'ч',
  '6': 'б',
  '@': 'а',
};

/** The words of a text in order. An apostrophe inside a word belongs to it, also a typographic one. */
export function tokensOf(text: string): Token[] {
  const tokens: Token[] = [];
  let last = 0;
  for (const found of text.matchAll(WORD)) {
    const start = found.index;
    const end = start + found[0].length;
    const opens = start === 0 || SENTENCE_END.test(text.slice(last, start));
    tokens.push({ start, end, word: spell(found[0].slice(0, WORD_MAX)), opens });
    last = end;
  }
  return tokens;
}

/** The spelling in which words are compared: `Xуй` with a Latin X is `хуй`, `ZAVINÁČ` is `zavinac`, `сім’я` is `сімя`. */
export function spell(word: string): string {
  const lower = word.toLowerCase().replace(APOSTROPHES, '');
  if (/\p{Script=Cyrillic}/u.test(lower)) return asCyrillic(lower);
  return MARKED_LATIN.test(lower) ? lower.normalize('NFD').replace(/\p{M}/gu, '') : lower;
}

/** Letters of another alphabet as those they look like. й and ї stay, since names differ by them; stress marks go. */
function asCyrillic(lower: string): string {
  return lower
    .normalize('NFC')
    .replace(STRESS, '')
    .replace(DOUBLES, (letter) => CYRILLIC_DOUBLE[letter] ?? letter);
}
