import type { RejectionReason, TextLanguage } from '#db/words.ts';
import type { Lists, Phrases } from '#server/screening/contract.ts';

export type Section = 'phrases' | 'rude' | 'near' | 'contacts' | 'question';

/** One list of words as a manager edits it, wherever it lies in the settings. */
export interface WordList {
  /** `phrases/R10/messenger/0`, `cyrillic.severe`, `domains`. */
  id: string;
  section: Section;
  words: readonly string[];
  /** Only of phrases: what they point at, in which language, and how sure they are (0 to 1). */
  phrases?: { reason: RejectionReason; sub: string; language: TextLanguage | null; confidence: number };
}

const SECTION_OF: Record<Exclude<keyof Lists, 'phrases'>, Section> = {
  cyrillic: 'rude',
  latin: 'rude',
  englishSevere: 'rude',
  englishInnocent: 'rude',
  nearby: 'near',
  questionOpeners: 'question',
  rhetorical: 'question',
  atWords: 'contacts',
  dotWords: 'contacts',
  numberWords: 'contacts',
  domains: 'contacts',
  brandDomains: 'contacts',
};
export const SECTIONS: readonly Section[] = ['phrases', 'rude', 'contacts', 'near', 'question'];
/** Lists of top-level domains take letters only; everything else is a pattern. */
export const isDomains = (id: string): boolean => id === 'domains' || id === 'brandDomains';

/** Every list in the order of the menu: phrases by reason, then the rest. */
export function wordListsOf(lists: Lists): WordList[] {
  const { phrases, ...rest } = lists;
  const groups = phraseIds(phrases).map((id, at): WordList => {
    const { reason, sub, confidence, patterns } = phrases[at] as Phrases;
    const language = languageOf(patterns) ?? ORDER[Number(id.split('/').pop())] ?? null;
    return { id, section: 'phrases', words: patterns, phrases: { reason, sub, language, confidence } };
  });
  const others = Object.entries(rest).flatMap(([name, list]): WordList[] => {
    const section = SECTION_OF[name as keyof typeof SECTION_OF];
    if (Array.isArray(list)) return [{ id: name, section, words: list }];
    return Object.entries(list).map(([part, words]) => ({ id: `${name}.${part}`, section, words }));
  });
  return [...groups.sort((one, other) => one.id.localeCompare(other.id)), ...others];
}

/** The settings with other words in one list. */
export function withWords(lists: Lists, id: string, words: readonly string[]): Lists {
  const at = phraseIds(lists.phrases).indexOf(id);
  if (at >= 0) return { ...lists, phrases: withPhrase(lists.phrases, at, { patterns: [...words] }) };
  const [name = '', part] = id.split('.');
  const list = lists[name as keyof Lists];
  return { ...lists, [name]: part ? { ...list, [part]: [...words] } : [...words] };
}

/** The settings with phrases that are more or less sure. */
export function withConfidence(lists: Lists, id: string, confidence: number): Lists {
  const at = phraseIds(lists.phrases).indexOf(id);
  return at < 0 ? lists : { ...lists, phrases: withPhrase(lists.phrases, at, { confidence }) };
}

const withPhrase = (all: readonly Phrases[], at: number, part: Partial<Phrases>): Phrases[] =>
  all.map((each, n) => (n === at ? { ...each, ...part } : each));

/** Phrases have no ids: they are known by what they point at, and the languages of one follow each other. */
function phraseIds(all: readonly Phrases[]): string[] {
  const seen = new Map<string, number>();
  return all.map(({ reason, sub }) => {
    const name = `phrases/${reason}/${sub}`;
    const nth = seen.get(name) ?? 0;
    seen.set(name, nth + 1);
    return `${name}/${nth}`;
  });
}

/** As the built-in lists are ordered; for words that no letter tells apart. */
const ORDER: readonly TextLanguage[] = ['uk', 'ru', 'cs', 'en'];

/** By the letters that only one of the four has. */
function languageOf(words: readonly string[]): TextLanguage | null {
  const text = words.join(' ').toLowerCase();
  const count = (letters: RegExp) => text.match(letters)?.length ?? 0;
  const [uk, ru, cs, latin] = [
    count(/[іїєґ]/g),
    count(/[ыэъё]/g),
    count(/[ěščřžýáíéúůďťň]/g),
    count(/[a-z]/g),
  ] as const;
  const cyrillic = count(/\p{Script=Cyrillic}/gu);
  if (latin > cyrillic) return cs > 0 ? 'cs' : null;
  return uk === ru ? null : uk > ru ? 'uk' : 'ru';
}
