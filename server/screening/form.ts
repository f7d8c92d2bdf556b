import type { Thresholds } from './contract.ts';
import type { Hit } from './hit.ts';
import type { Token } from './tokens.ts';

const CAPS_LETTERS_MIN = 12;
const CAPS_SHARE_WORDS = 2;
const PLAIN_WORD = /^\p{L}[\p{L}'’ʼ-]*$/u;

/**
 * R06: words in capitals: three or more of four letters, or three tenths of all letters. Names of brands and models do
 * not count: in Cyrillic text Latin words, anywhere words with digits (reviews.md A2.15).
 */
export function findCapitals(text: string, tokens: readonly Token[], limits: Thresholds): Hit[] {
  const cyrillic = isMostly(/\p{Script=Cyrillic}/gu, text);
  const native = tokens.filter((token) => {
    const raw = rawOf(text, token);
    return PLAIN_WORD.test(raw) && (!cyrillic || /\p{Script=Cyrillic}/u.test(raw));
  });
  const capitals = native.filter((token) => isCapitals(rawOf(text, token)));
  const long = capitals.filter((token) => token.end - token.start >= limits.capsWordLetters);
  const letters = (list: readonly Token[]) => list.reduce((sum, token) => sum + token.end - token.start, 0);
  const shouted = letters(capitals.filter((token) => token.end - token.start > 1));
  const share = shouted / Math.max(1, letters(native));
  const much = share >= limits.capsShare && shouted >= CAPS_LETTERS_MIN && capitals.length >= CAPS_SHARE_WORDS;
  const [first, last] = [capitals.find((token) => token.end - token.start > 1), capitals.at(-1)];
  if (!first || !last || (long.length < limits.capsWords && !much)) return [];
  return [{ reason: 'R06', sub: 'capitals', start: first.start, end: last.end, confidence: 0.85, detector: 'script' }];
}

/** R06 where the policy has it (SPEC 2): Latin sentences in a Cyrillic marketplace. Brands and models are capitalised or hold digits. */
export function findLatin(text: string, tokens: readonly Token[], limits: Thresholds): Hit[] {
  const words = tokens.filter((token) => /^\p{Script=Latin}{2,}$/u.test(rawOf(text, token)));
  const lower = words.filter((token) => !/\p{Lu}/u.test(rawOf(text, token)));
  const [first, last] = [words[0], words.at(-1)];
  const share =
    words.reduce((sum, { start, end }) => sum + end - start, 0) / Math.max(1, text.match(/\p{L}/gu)?.length ?? 0);
  if (!first || !last || lower.length < limits.latinWords || share < limits.latinShare) return [];
  return [{ reason: 'R06', sub: 'latin', start: first.start, end: last.end, confidence: 0.65, detector: 'script' }];
}

/** R11: one word or two, or one word again and again. No text at all is stars only, which is allowed (reviews.md A2.16). */
export function findFewWords(text: string, tokens: readonly Token[], limits: Thresholds): Hit[] {
  const trimmed = text.trim();
  if (trimmed === '') return [];
  const words = new Set(tokens.filter(({ word }) => /\p{L}/u.test(word)).map(({ word }) => word));
  if (words.size > limits.fewWords) return [];
  const start = text.indexOf(trimmed);
  return [
    { reason: 'R11', sub: 'few-words', start, end: start + trimmed.length, confidence: 0.85, detector: 'length' },
  ];
}

const rawOf = (text: string, { start, end }: Token) => text.slice(start, end);
const isCapitals = (raw: string) => raw === raw.toUpperCase() && raw !== raw.toLowerCase();

function isMostly(letters: RegExp, text: string): boolean {
  return (text.match(letters)?.length ?? 0) * 2 > (text.match(/\p{L}/gu)?.length ?? 0);
}
