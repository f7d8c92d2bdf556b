import type { RudeWords } from './contract.ts';
import { type Hit, overlap, type Passage } from './hit.ts';
import { listOf, type Matcher } from './pattern.ts';
import { spell, type Token } from './tokens.ts';

/** A rude word is nearly always one; an insult may be said of oneself or in an idiom, so a person looks (reviews.md B4). */
const CONFIDENCE = { severe: 0.95, masked: 0.9, insult: 0.65 };

interface Rude {
  severe: Matcher<true>;
  insults: Matcher<true>;
  innocent: Matcher<true>;
  /** By first letter, as spelt. */
  masked: Map<string, string[]>;
}

const TRIPLED = /(.)\1{2,}/gu;
const ONE_LETTER = /^\p{L}$/u;
const JOINT = /^[ \u00A0._*\-–]{1,3}$/u;
const TIGHT_JOINT = /^[-_.]$/u;
const SHORT_PART = 3;
const SPACED_LETTERS_MIN = 3;
/** Longer runs of letters or signs are a game or an attack, and every rude word is shorter. */
const JOINED_MAX = 12;
const MASKED_MAX = 30;
/** Each takes an expression of its own. */
const MASKED_WORDS_MAX = 200;
/** A letter, then at least one sign where a letter should stand: `х*й`, `п@зда`, `к***`, `бл..ь`. */
const MASKED_WORD = /(?<![\p{L}\p{N}])\p{L}[\p{L}]*(?:[*#@$%•✱]+|(?:\.{2,}|_+)(?=\p{L}))[\p{L}*#@$%•✱._]*/gu;
const SIGNS = /[^\p{L}]+/gu;

export function rudeOf(words: RudeWords): Rude {
  const masked = new Map<string, string[]>();
  for (const word of words.masked.map(spell)) masked.set(word[0] ?? '', [...(masked.get(word[0] ?? '') ?? []), word]);
  return {
    severe: listOf(words.severe, words.prefixes),
    insults: listOf(words.insults, words.prefixes),
    innocent: listOf(words.innocent, words.prefixes),
    masked,
  };
}

/** R08: rude words however they are dressed: other alphabet, tripled or spaced letters, signs for letters. */
export function findRude(text: string, tokens: readonly Token[], rude: Rude): Hit[] {
  const spared = passagesOf(rude.innocent(tokens), tokens);
  const collapsed = tokens.map((token) => ({ ...token, word: token.word.replace(TRIPLED, '$1') }));
  const tripled = collapsed.some(({ word }, index) => word !== tokens[index]?.word);
  const joined = joinedWords(text, tokens);
  const hits = (sub: keyof typeof CONFIDENCE, passages: readonly Passage[]) =>
    passages
      .filter((passage) => !spared.some((innocent) => overlap(passage, innocent)))
      .map(
        ({ start, end }): Hit => ({
          reason: 'R08',
          sub,
          start,
          end,
          confidence: CONFIDENCE[sub],
          detector: 'profanity',
        }),
      );
  const both = (matcher: Matcher<true>) =>
    passagesOf([...matcher(tokens), ...(tripled ? matcher(collapsed) : [])], tokens);
  return [
    ...hits('severe', [...both(rude.severe), ...passagesOf(rude.severe(joined), joined)]),
    ...hits('masked', maskedWords(text, rude)),
    ...hits('insult', both(rude.insults)),
  ];
}

const passagesOf = (matches: readonly { from: number; to: number }[], tokens: readonly Token[]): Passage[] =>
  matches.map(({ from, to }) => ({ start: tokens[from]?.start ?? 0, end: tokens[to]?.end ?? 0 }));

/** `х у й н я` and `ху-й-ня` as words of their own; from each letter on, since a word may stand before. */
function joinedWords(text: string, tokens: readonly Token[]): Token[] {
  const joined: Token[] = [];
  for (let from = 0; from < tokens.length; from++) {
    const first = tokens[from] as Token;
    let [word, to] = [first.word, from];
    while (to - from < JOINED_MAX && isJoint(text, tokens[to], tokens[to + 1])) word += tokens[++to]?.word ?? '';
    const spaced = to - from + 1 >= SPACED_LETTERS_MIN;
    const tight = to > from && TIGHT_JOINT.test(text.slice(first.end, tokens[from + 1]?.start));
    if (spaced || tight) joined.push({ start: first.start, end: tokens[to]?.end ?? 0, word, opens: true });
  }
  return joined;
}

function isJoint(text: string, left: Token | undefined, right: Token | undefined): boolean {
  if (!left || !right) return false;
  const between = text.slice(left.end, right.start);
  if (TIGHT_JOINT.test(between)) return left.word.length <= SHORT_PART || right.word.length <= SHORT_PART;
  return JOINT.test(between) && ONE_LETTER.test(left.word) && ONE_LETTER.test(right.word);
}

/** One sign stands for one letter, several for any number of them. */
function maskedWords(text: string, { masked }: Rude): Passage[] {
  const short = [...text.matchAll(MASKED_WORD)].filter((found) => found[0].length <= MASKED_MAX);
  return short.slice(0, MASKED_WORDS_MAX).flatMap((found) => {
    const letters = found[0].split(SIGNS).map(spell);
    const signs = found[0].match(SIGNS) ?? [];
    const source = letters.map((part, n) => part + (signs[n] ? (signs[n].length === 1 ? '.' : '.+') : '')).join('');
    const test = new RegExp(`^${source}$`, 'u');
    const known = masked.get(source[0] ?? '') ?? [];
    return known.some((word) => test.test(word)) ? [{ start: found.index, end: found.index + found[0].length }] : [];
  });
}
