/**
 * Cyrillic names in Latin letters. One name has several spellings by law: the rules of 2010 are the default, but who had
 * another before may keep it (verification.md §0.8), so whoever compares asks for all of them.
 */

/** `kmu2010`: KMU 55 of 2010, as UN 2012 and BGN/PCGN 2019 have it too. `icao`: Doc 9303-3. `russian`: as Russian papers spelt. */
export const ROMANISATIONS = ['kmu2010', 'icao', 'passport2007', 'russian'] as const;
export type Romanisation = (typeof ROMANISATIONS)[number];
type Letters = Readonly<Record<string, string>>;
interface Table {
  letters: Letters;
  /** Where a word begins with it. */
  initial: Letters;
  /** зг is told from ж, which is zh. */
  zgh: boolean;
}

const pairs = (text: string): Letters =>
  Object.fromEntries(text.split(' ').map((pair) => [pair.slice(0, 1), pair.slice(1)]));

const COMMON = pairs(
  'аa бb вv гh ґg дd еe єie жzh зz иy іi їi йi кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ь юiu яia ёe ъ ыy эe',
);
const TABLES: Record<Romanisation, Table> = {
  kmu2010: { letters: COMMON, initial: pairs('єye їyi йy юyu яya'), zgh: true },
  icao: { letters: { ...COMMON, г: 'g', ъ: 'ie' }, initial: pairs('єye їyi'), zgh: false },
  passport2007: { letters: { ...COMMON, г: 'g' }, initial: {}, zgh: false },
  russian: { letters: { ...COMMON, ...pairs('гg иi йy юyu яya єe їi') }, initial: pairs('єe'), zgh: false },
};
const APOSTROPHE_INSIDE_WORD = /(?<=\p{L})['’ʼ‘`´′](?=\p{L})/gu;
const STRESS = /\u0301/gu;
const LETTER = /\p{L}/u;

/** Letters of other scripts, digits and signs stay as they are; capitals stay capitals. */
export function romanise(text: string, system: Romanisation = 'kmu2010'): string {
  const table = TABLES[system];
  // An apostrophe keeps the next letter from beginning a word, and is not written.
  const letters = [...text.normalize('NFC').replace(STRESS, '').replace(APOSTROPHE_INSIDE_WORD, '')];
  return letters.map((_, at) => inCase(latinOf(table, letters, at), letters, at)).join('');
}

/** All spellings that a name may have, lower case, each once. */
export const romanisations = (name: string): string[] => [
  ...new Set(ROMANISATIONS.map((system) => romanise(name.toLowerCase(), system))),
];

export const isCyrillic = (text: string): boolean => /\p{Script=Cyrillic}/u.test(text);

function latinOf({ letters, initial, zgh }: Table, text: readonly string[], at: number): string {
  const letter = (text[at] ?? '').toLowerCase();
  const before = (text[at - 1] ?? '').toLowerCase();
  if (zgh && letter === 'г' && before === 'з') return 'gh';
  const begins = LETTER.test(before) ? undefined : initial[letter];
  return begins ?? letters[letter] ?? text[at] ?? '';
}

/** Щ of a word in capitals is SHCH, of one that only begins with a capital Shch. */
function inCase(latin: string, text: readonly string[], at: number): string {
  const letter = text[at] ?? '';
  if (letter === letter.toLowerCase()) return latin;
  const neighbour = LETTER.test(text[at + 1] ?? '')
    ? text[at + 1]
    : LETTER.test(text[at - 1] ?? '')
      ? text[at - 1]
      : '';
  const inCapitals = neighbour && neighbour === neighbour.toUpperCase();
  return inCapitals ? latin.toUpperCase() : latin.slice(0, 1).toUpperCase() + latin.slice(1);
}
