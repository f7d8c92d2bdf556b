import { spell, type Token } from './tokens.ts';

export interface Match<T> {
  /** Indexes of the first and the last token. */
  from: number;
  to: number;
  value: T;
}
export type Matcher<T> = (tokens: readonly Token[]) => Match<T>[];
export interface Entry<T> {
  pattern: string;
  value: T;
}
interface Step {
  word: RegExp;
  /** Up to four words may stand before it. */
  gap: boolean;
}
interface Path<T> {
  /** As written. */
  first: string;
  steps: Step[];
  value: T;
}

const GAP_WORDS = 4;
/**
 * Words that one text may have tried on it by one list. Ours need a few thousand; lists that need more are cut short
 * rather than let a text hold up everybody, whatever a manager wrote and whoever sends it.
 */
const TRIES_MAX = 40_000;
interface Budget {
  left: number;
}

/**
 * Reads patterns that people write without being programmers and that cannot hang the server: `замовляйте у нас`;
 * `вайбер*` for any ending; `брав|брала` for either; `пишіть … вайбер*` with up to four words between, in one sentence;
 * `[її]` for one of the letters; `~` in front for one of the prefixes or none. Words are compared as `spell` spells them.
 */
export function matcherOf<T>(entries: readonly Entry<T>[], prefixes: readonly string[] = []): Matcher<T> {
  const byBegin = new Map<string, Path<T>[]>();
  for (const { pattern, value } of entries) {
    const first = pattern.trim().split(/\s+/)[0] ?? '';
    const path = { first, steps: stepsOf(pattern, prefixes), value };
    for (const begin of beginnings(first, prefixes)) {
      const shelf = byBegin.get(begin);
      if (shelf) shelf.push(path);
      else byBegin.set(begin, [path]);
    }
  }
  // A word with a prefix stands on one shelf for each of them, and is read once.
  const letters = remembered(lettersOf);
  const shelves = new Map([...byBegin].map(([begin, paths]) => [begin, shelfOf(paths, prefixes, letters)]));
  return (tokens) => {
    const found: Match<T>[] = [];
    const budget = { left: TRIES_MAX };
    for (let from = 0; from < tokens.length; from++) {
      const word = tokens[from]?.word ?? '';
      for (let letters = 0; letters <= 2 && letters <= word.length; letters++) {
        const shelf = shelves.get(word.slice(0, letters));
        if (!shelf?.first.test(word)) continue;
        for (const { steps, value } of shelf.paths) {
          const to = follow(tokens, steps, from, budget);
          if (to >= 0) found.push({ from, to, value });
        }
      }
    }
    return found;
  };
}

/** One test tells nearly every word that none of these patterns begins with it. */
function shelfOf<T>(
  paths: readonly Path<T>[],
  prefixes: readonly string[],
  letters: (word: string) => string,
): { first: RegExp; paths: readonly Path<T>[] } {
  const words = paths.flatMap(({ first }) => first.split('|'));
  const plain = words.filter((word) => !word.startsWith('~')).map(letters);
  const prefixed = words.filter((word) => word.startsWith('~')).map((word) => letters(word.slice(1)));
  const sources = prefixed.length > 0 ? [...plain, `${anyOf(prefixes)}(?:${prefixed.join('|')})`] : plain;
  return { first: new RegExp(`^(?:${sources.join('|')})$`, 'u'), paths };
}

function remembered(make: (word: string) => string): (word: string) => string {
  const known = new Map<string, string>();
  return (word) => {
    const found = known.get(word) ?? make(word);
    known.set(word, found);
    return found;
  };
}

/** Whether a text's words hold one of the list. */
export function listOf(patterns: readonly string[], prefixes: readonly string[] = []): Matcher<true> {
  return matcherOf(
    patterns.map((pattern) => ({ pattern, value: true as const })),
    prefixes,
  );
}

function stepsOf(pattern: string, prefixes: readonly string[]): Step[] {
  const parts = pattern.trim().split(/\s+/);
  return parts.flatMap((part, index) =>
    part === '…' ? [] : [{ word: new RegExp(`^(?:${sourceOf(part, prefixes)})$`, 'u'), gap: parts[index - 1] === '…' }],
  );
}

/** The index of the last token, or -1. The nearest word that fits is taken, and no sentence end is crossed. */
function follow(tokens: readonly Token[], steps: readonly Step[], from: number, budget: Budget): number {
  if (budget.left <= 0) return -1;
  budget.left -= 1;
  if (!steps[0]?.word.test(tokens[from]?.word ?? '')) return -1;
  let at = from;
  for (const { word, gap } of steps.slice(1)) {
    const until = Math.min(at + 1 + (gap ? GAP_WORDS : 0), tokens.length - 1);
    let next = at + 1;
    while (next <= until && !tokens[next]?.opens && !word.test(tokens[next]?.word ?? '')) next += 1;
    budget.left -= next - at;
    if (next > until || tokens[next]?.opens) return -1;
    at = next;
  }
  return at;
}

const sourceOf = (part: string, prefixes: readonly string[]): string =>
  part
    .split('|')
    .map((word) => (word.startsWith('~') ? anyOf(prefixes) + lettersOf(word.slice(1)) : lettersOf(word)))
    .join('|');

/** The same list of prefixes stands before hundreds of words. */
const anyOfKnown = new WeakMap<readonly string[], string>();

function anyOf(prefixes: readonly string[]): string {
  const found = anyOfKnown.get(prefixes) ?? (prefixes.length > 0 ? `(?:${prefixes.map(spell).join('|')})?` : '');
  anyOfKnown.set(prefixes, found);
  return found;
}

const lettersOf = (word: string): string =>
  word
    .split(/(\*|\[[^\]]*\])/)
    .map((piece) => {
      if (piece === '*') return '.*';
      const letters = spell(piece).replace(/[^\p{L}\p{N}]/gu, '');
      return piece.startsWith('[') ? `[${letters}]` : letters;
    })
    .join('');

/** What a word may begin with, one letter or two, so that most patterns are never tried; '' where that can be anything. */
function beginnings(part: string, prefixes: readonly string[]): Set<string> {
  const begin = (word: string): string[] => {
    if (word.startsWith('~')) {
      const rest = word.slice(1);
      // Two letters of a prefix say all; only a shorter one begins differently before each word.
      return [...begin(rest), ...prefixes.flatMap((prefix) => begin(prefix.length < 2 ? prefix + rest : prefix))];
    }
    if (word.startsWith('[')) return [...spell(word.slice(1, word.indexOf(']')))];
    return [spell(/^[^*[]{0,2}/.exec(word)?.[0] ?? '')];
  };
  return new Set(part.split('|').flatMap(begin));
}
