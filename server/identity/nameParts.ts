import { foldVariants } from './fold.ts';
import { formsOf, looksPatronymic, TITLES } from './nameWords.ts';

/** One word of a name: as it was written, as a document may write it, and what these have in common. */
export interface Word {
  text: string;
  forms: string[];
  folded: string[];
}

/** More than any name has; what is longer is somebody trying how long a comparison takes. */
const WORDS_MAX = 12;
const LETTERS_MAX = 60;
const NAME_MAX = 400;

/** `J.K.` is two initials, `Ph.D.` one title; zones and hands write hyphens, commas and fillers between words. */
export function wordsOf(name: string): Word[] {
  return name
    .slice(0, NAME_MAX)
    .normalize('NFC')
    .split(/[\s,;<\-‐‑–—]+/u)
    .flatMap((part) => (TITLES.has(part.replaceAll('.', '').toLowerCase()) ? [part] : part.split('.')))
    .filter((part) => /\p{L}/u.test(part))
    .slice(0, WORDS_MAX)
    .map((part) => {
      const text = part.slice(0, LETTERS_MAX);
      const forms = formsOf(text);
      return { text, forms, folded: [...new Set(forms.map(foldVariants))] };
    });
}

/** One text for all spellings of a name that fold alike, for finding the same person again; a patronymic is not part of it. */
export function nameKey(name: string): string {
  const words = wordsOf(name);
  const patronymic = words.length > 2 ? words.findLast((word) => looksPatronymic(word.text)) : undefined;
  const folded = words.filter((word) => word !== patronymic).map((word) => word.folded[0] ?? '');
  return [...new Set(folded)].sort().join(' ');
}
