import { similarity } from './levenshtein.ts';
import { type Word, wordsOf } from './nameParts.ts';
import { isFemininePair, looksPatronymic, sameCalled, TITLES } from './nameWords.ts';
import { isCyrillic } from './romanise.ts';

/** How a word of the profile's name was found in the document, or why it was passed over. */
export type NameReason =
  | 'exact'
  | 'romanised'
  | 'variant'
  | 'initial'
  | 'truncated'
  | 'feminine'
  | 'diminutive'
  | 'similar'
  | 'different'
  | 'missing'
  | 'patronymic'
  | 'title'
  | 'more-in-document'
  | 'single-name';
export interface NameBecause {
  why: NameReason;
  /** Words as they were written; null where there is none. */
  profile: string | null;
  document: string | null;
  score: number | null;
}
export interface NameMatch {
  /** 0…1, two decimals: the mean over the words of the profile's name. */
  score: number;
  band: 'equal' | 'close' | 'different';
  because: NameBecause[];
}
export interface NameOptions {
  /** The document's name is that of a zone whose name field is full. */
  truncated?: boolean;
  /** One field of a name, not all of it: one word is enough, and a patronymic may be the second. */
  part?: boolean;
  equalFrom?: number;
  closeFrom?: number;
}

const EQUAL_FROM = 0.95;
const CLOSE_FROM = 0.8;
const SHORT = 0.9;
/** Feminine forms and diminutives are another word of the same person at best. */
const RELATED = 0.85;
/** A word below it is another word, however well the rest agrees: Nováková is not Dvořáková because both are Jana. */
const WORD_MIN = 0.75;
/** What lets a band be `equal`; anything else wants a person's word. */
const CERTAIN: readonly NameReason[] = [
  'exact',
  'romanised',
  'initial',
  'truncated',
  'patronymic',
  'title',
  'more-in-document',
];

interface Pair {
  mine: number;
  theirs: number;
  score: number;
  why: NameReason;
}

/**
 * Whether the name of a profile is that of a document (verification.md §A5): order does not matter, a hyphen is a space,
 * each word of the profile takes one of the document, and what the document has beyond is no harm. Cyrillic is compared
 * by all the spellings that it may have in Latin. Only a suggestion: the result is the agent's.
 */
export function matchNames(profile: string, document: string, options: NameOptions = {}): NameMatch {
  const { mine, theirs, passed } = withoutExtras(wordsOf(profile), wordsOf(document), options);
  const pairs = bestPairs(mine, theirs, options.truncated ?? false);
  const found = mine.map((word, index): NameBecause => {
    const pair = pairs.find((each) => each.mine === index);
    if (!pair) return { why: 'missing', profile: word.text, document: null, score: 0 };
    return { why: pair.why, profile: word.text, document: theirs[pair.theirs]?.text ?? null, score: round(pair.score) };
  });
  const over = theirs.filter((_, index) => !pairs.some((pair) => pair.theirs === index));
  const because = [
    ...found,
    ...passed,
    ...over.map(({ text }): NameBecause => ({ why: 'more-in-document', profile: null, document: text, score: null })),
    ...(mine.length === 1 && theirs.length > 1 && !options.part ? [of('single-name', mine[0])] : []),
  ];
  const score = round(pairs.reduce((sum, pair) => sum + pair.score, 0) / Math.max(mine.length, 1));
  return { score, band: bandOf(score, because, options), because };
}

function bandOf(score: number, because: readonly NameBecause[], options: NameOptions): NameMatch['band'] {
  const { equalFrom = EQUAL_FROM, closeFrom = CLOSE_FROM } = options;
  const hasOther = because.some((each) => each.score !== null && each.score < WORD_MIN);
  if (score < closeFrom || hasOther) return 'different';
  return score >= equalFrom && because.every(({ why }) => CERTAIN.includes(why)) ? 'equal' : 'close';
}

/** A profile may carry titles and a patronymic that the document has not; neither speaks against it. */
function withoutExtras(mine: Word[], theirs: Word[], { part = false }: NameOptions) {
  const isTheirs = (word: Word) => theirs.some((each) => meets(word, each));
  const titles = mine.filter((word) => word.forms.some((form) => TITLES.has(form)) && !isTheirs(word));
  const named = mine.filter((word) => !titles.includes(word));
  const patronymic = named.findLast((word) => looksPatronymic(word.text) && !isTheirs(word));
  const isExtra = patronymic && named.length >= (part ? 2 : 3);
  return {
    mine: isExtra ? named.filter((word) => word !== patronymic) : named,
    theirs,
    passed: [...titles.map((word) => of('title', word)), ...(isExtra ? [of('patronymic', patronymic)] : [])],
  };
}

/** The best pair first, then the best of what is left: each word is taken once. */
function bestPairs(mine: readonly Word[], theirs: readonly Word[], truncated: boolean): Pair[] {
  const all = mine.flatMap((word, at) =>
    theirs.map((other, index): Pair => ({ mine: at, theirs: index, ...compare(word, other, truncated) })),
  );
  const taken: Pair[] = [];
  for (const pair of all.toSorted((one, other) => other.score - one.score))
    if (pair.score > 0 && !taken.some(({ mine, theirs }) => mine === pair.mine || theirs === pair.theirs))
      taken.push(pair);
  return taken;
}

function compare(mine: Word, theirs: Word, truncated: boolean): Pick<Pair, 'score' | 'why'> {
  if (meets(mine, theirs))
    return { score: 1, why: isCyrillic(mine.text) === isCyrillic(theirs.text) ? 'exact' : 'romanised' };
  if (isInitial(mine, theirs) || isInitial(theirs, mine)) return { score: SHORT, why: 'initial' };
  if (truncated && theirs.text.length > 1 && begins(theirs, mine)) return { score: SHORT, why: 'truncated' };
  const score = Math.max(...mine.folded.flatMap((form) => theirs.folded.map((other) => similarity(form, other))));
  // Spelt as no office of its script spells it, or another name that sounds alike, as Nowak beside Novák.
  if (score === 1) return { score, why: 'variant' };
  if (mine.forms.some((form) => theirs.forms.some((other) => isFemininePair(form, other))))
    return { score: RELATED, why: 'feminine' };
  if (sameCalled(mine.forms, theirs.forms)) return { score: RELATED, why: 'diminutive' };
  return { score, why: score < WORD_MIN ? 'different' : 'similar' };
}

const meets = (one: Word, other: Word) => one.forms.some((form) => other.forms.includes(form));
const begins = (start: Word, whole: Word) =>
  start.forms.some((form) => whole.forms.some((other) => other.startsWith(form)));
const isInitial = (one: Word, other: Word) => [...one.text].length === 1 && begins(one, other);
const of = (why: NameReason, word: Word | undefined): NameBecause => ({
  why,
  profile: word?.text ?? null,
  document: null,
  score: null,
});
const round = (score: number) => Math.round(score * 100) / 100;
