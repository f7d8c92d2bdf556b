import type { TextLanguage } from '#db/words.ts';
import { guessLanguage } from '../platform/text.ts';

/** Tells a language by runs of letters; null where it is none of ours or the text says too little. */
export type Ngrams = (text: string) => TextLanguage | null;

/** Neighbours are known so that a Polish text is not taken for a Czech one. */
const TOLD_APART = ['uk', 'ru', 'cs', 'en', 'sk', 'pl', 'de'];
const LETTERS_MIN = 12;

/**
 * Letters that only one language has decide first, runs of letters after them (reviews.md B2: 97 to 100 of 100 right).
 * Null below twelve letters and where nothing tells. A language is never a ground for anything.
 */
export function languageOf(text: string, ngrams?: Ngrams): TextLanguage | null {
  const lower = text.toLowerCase();
  const count = (letters: RegExp) => lower.match(letters)?.length ?? 0;
  if (count(/\p{L}/gu) < LETTERS_MIN) return null;
  const [ukrainian, russian] = [count(/[іїєґ]/g), count(/[ыэъё]/g)];
  if (ukrainian !== russian) return ukrainian > russian ? 'uk' : 'ru';
  if (count(/[ěščřžůťďň]/g) > 0) return 'cs';
  return ngrams ? ngrams(text) : guessLanguage(text);
}

/** Loads the detector, once, when it is first wanted: its tables take 86 MB, which a server at rest can do without. */
export async function loadNgrams(): Promise<Ngrams> {
  const { eld } = await import('eld/extrasmall');
  eld.setLanguageSubset(TOLD_APART);
  return (text) => {
    const { language } = eld.detect(text);
    return language === 'uk' || language === 'ru' || language === 'cs' || language === 'en' ? language : null;
  };
}
