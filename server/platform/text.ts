/** What can be said of a text without knowing what it is about. Offsets are UTF-16 code units, as the database keeps them. */

interface HiddenCharacter {
  at: number;
  /** `U+202E` and the like, or `mixed` at the start of a word that passes for another script. */
  code: string;
}

const APOSTROPHE_INSIDE_WORD = /(?<=\p{L})['’ʼ‘`´′](?=\p{L})/gu;
const BREVE_OF_SHORT_I = /(?<=и)\u0306/gu;
const DIAERESIS_OF_YI = /(?<=і)\u0308/gu;

/**
 * The form in which texts are searched: lower case, without marks, apostrophes inside words, and characters nobody sees.
 * Ukrainian letters stay letters: ґ is not г, й is not и, ї is not і (each has its own key, and names differ by them);
 * ё is е, as it is written. Czech á, č, ů lose their marks, since people search without them.
 */
export function fold(text: string): string {
  return text
    .toLowerCase()
    .normalize('NFD')
    .replace(BREVE_OF_SHORT_I, '\u{F0000}')
    .replace(DIAERESIS_OF_YI, '\u{F0001}')
    .replace(/[\p{M}\p{Default_Ignorable_Code_Point}]/gu, '')
    .replace(/\u{F0000}/gu, '\u0306')
    .replace(/\u{F0001}/gu, '\u0308')
    .normalize('NFC')
    .replace(APOSTROPHE_INSIDE_WORD, '')
    .replace(/\s+/gu, ' ')
    .trim();
}

/** Families, flags and keycaps are built of joiners, selectors and tags on purpose; those are no tricks. */
const EMOJI =
  /\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})?(?:\u200D\p{Extended_Pictographic}(?:\uFE0F|\p{Emoji_Modifier})?)*|[0-9#*]\uFE0F?\u20E3/gu;
const FLAG_OF_PART =
  /\u{1F3F4}\u{E0067}\u{E0062}(?:\u{E0065}\u{E006E}\u{E0067}|\u{E0073}\u{E0063}\u{E0074}|\u{E0077}\u{E006C}\u{E0073})\u{E007F}/gu;
/** Bidi controls, zero width, tags, selectors and fillers: all that Unicode lets a renderer leave out, and U+061C with them. */
const UNSEEN = /[\p{Default_Ignorable_Code_Point}\p{Bidi_Control}\uFEFF]/gu;
const WORD = /[\p{L}\p{M}\p{N}]+/gu;
const LATIN_LIKE_CYRILLIC = /^[acekopxyijsABCEHIJKMOPSTXY]+$/;
const CYRILLIC_LIKE_LATIN = /^[асекорхуіїјѕАВСЕНІЇЈКМОРЅТХУ]+$/;

/** Characters that make a text read differently from what it is, for the badges of the desk (security.md T29). */
export function hiddenCharacters(text: string): HiddenCharacter[] {
  const blank = (found: string) => ' '.repeat(found.length);
  const plain = text.replace(FLAG_OF_PART, blank).replace(EMOJI, blank);
  const unseen = [...plain.matchAll(UNSEEN)].map((found) => ({ at: found.index, code: codeOf(found[0]) }));
  const mixed = [...text.matchAll(WORD)]
    .filter((found) => passesForAnother(found[0]))
    .map((found) => ({ at: found.index, code: 'mixed' }));
  return [...unseen, ...mixed].sort((one, other) => one.at - other.at);
}

const codeOf = (character: string) =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;

/** “обмiн” with a Latin i does; “iPhoneом” does not, because its h cannot be taken for a Cyrillic letter. */
function passesForAnother(word: string): boolean {
  const latin = (word.match(/\p{Script=Latin}/gu) ?? []).join('');
  const cyrillic = (word.match(/\p{Script=Cyrillic}/gu) ?? []).join('');
  if (!latin || !cyrillic) return false;
  return LATIN_LIKE_CYRILLIC.test(latin) || CYRILLIC_LIKE_LATIN.test(cyrillic);
}

const LETTERS_MIN = 12;
/** From this length on, Cyrillic without one Ukrainian letter is Russian far more often than Ukrainian. */
const RUSSIAN_BY_SILENCE_LETTERS = 40;

/** Language by the letters that only it has (reviews.md B2); null where they do not tell. Never a ground for anything. */
export function guessLanguage(text: string): 'uk' | 'ru' | 'cs' | 'en' | null {
  const lower = text.toLowerCase().normalize('NFC');
  const count = (letters: RegExp) => lower.match(letters)?.length ?? 0;
  const [latin, cyrillic] = [count(/\p{Script=Latin}/gu), count(/\p{Script=Cyrillic}/gu)];
  if (latin + cyrillic < LETTERS_MIN) return null;

  if (cyrillic > latin) {
    const [ukrainian, russian] = [count(/[іїєґ]/g), count(/[ыэъё]/g)];
    if (ukrainian !== russian) return ukrainian > russian ? 'uk' : 'ru';
    return ukrainian === 0 && cyrillic >= RUSSIAN_BY_SILENCE_LETTERS ? 'ru' : null;
  }
  if (count(/[ěščřžůťďňý]/g) > 0) return 'cs';
  const otherMarks = /[^a-z]/.test((lower.match(/\p{Script=Latin}/gu) ?? []).join(''));
  return !otherMarks && count(/w|th/g) > 0 ? 'en' : null;
}
