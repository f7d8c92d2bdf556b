import { listOf, type Matcher } from './pattern.ts';
import type { Token } from './tokens.ts';

const WORDS_BEFORE = 4;
const WORDS_AFTER = 1;

/** Whether a word of the list stands shortly before a passage, or right after it. */
export type Near = (at: { start: number; end: number }) => boolean;

/** Looks a list up once for a text, and answers for any passage of it. */
export function nearOf(patterns: readonly string[]): (tokens: readonly Token[]) => Near {
  const matcher: Matcher<true> = listOf(patterns);
  return (tokens) => {
    let places: Set<number> | undefined;
    return ({ start, end }) => {
      places ??= new Set(matcher(tokens).flatMap(({ from, to }) => [from, to]));
      if (places.size === 0) return false;
      const until = firstAfter(tokens, end) + WORDS_AFTER;
      for (let place = Math.max(0, firstAfter(tokens, start) - WORDS_BEFORE); place < until; place++)
        if (places.has(place)) return true;
      return false;
    };
  };
}

/** The index of the first word that begins there or later; words are in order, so half of them drop out at each look. */
function firstAfter(tokens: readonly Token[], at: number): number {
  let [low, high] = [0, tokens.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.start ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
