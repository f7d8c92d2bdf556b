import { fold } from './text.ts';

const WORD = /[\p{L}\p{M}\p{N}'’ʼ]+/gu;
const BEFORE = 40;
const CHARACTERS_MAX = 120;

/**
 * The part of a text around the first word that was looked for, as search matches: whole words, the last one by its
 * beginning. Undefined where none of them stands in it.
 */
export function excerptOf(text: string, q: string): string | undefined {
  const wanted = wordsIn(q).map(({ folded }) => folded);
  const last = wanted.at(-1) ?? '';
  const found = wordsIn(text).find(({ folded }) => wanted.includes(folded) || (last !== '' && folded.startsWith(last)));
  if (!found) return undefined;
  const from = found.at <= BEFORE ? 0 : startOfWord(text, found.at - BEFORE);
  const part = text
    .slice(from, from + CHARACTERS_MAX)
    .replace(/\s+/g, ' ')
    .trim();
  return `${from > 0 ? '…' : ''}${part}${from + CHARACTERS_MAX < text.length ? '…' : ''}`;
}

/** Whether a text alone is enough to be found: each word stands in it, the last one by its beginning. */
export function holdsWords(text: string, q: string): boolean {
  const has = wordsIn(text).map(({ folded }) => folded);
  const wanted = wordsIn(q).map(({ folded }) => folded);
  return wanted.every((word, at) =>
    has.some((each) => each === word || (at === wanted.length - 1 && each.startsWith(word))),
  );
}

/** Never in the middle of a word, nor of a character of two units. */
const startOfWord = (text: string, near: number): number => {
  const space = text.indexOf(' ', near);
  return space < 0 ? near : space + 1;
};

/** Without the marks that part words for the index, so that both cut in the same places. */
const wordsIn = (text: string): { folded: string; at: number }[] =>
  [...text.matchAll(WORD)].flatMap((found) =>
    fold(found[0])
      .split(/[^\p{L}\p{M}\p{N}]+/u)
      .filter((folded) => folded !== '')
      .map((folded) => ({ folded, at: found.index })),
  );
