import type { FindingWeight, TextLanguage } from '#db/words.ts';
import { hintOf } from '../decisions/mask.ts';
import { addressesOf } from './addresses.ts';
import { contactsOf } from './contacts.ts';
import type { Finding, Nearby, Phrases, ScreeningSettings, Thresholds } from './contract.ts';
import { DEFAULT_SCREENING } from './defaults.ts';
import { englishOf } from './english.ts';
import { findCapitals, findFewWords, findLatin } from './form.ts';
import { blankOut, type Hit, surest } from './hit.ts';
import { findIdentifiers } from './identifiers.ts';
import { languageOf } from './language.ts';
import { linksOf } from './links.ts';
import { type Near, nearOf } from './nearby.ts';
import { matcherOf } from './pattern.ts';
import { findPhones } from './phones.ts';
import { findRude, rudeOf } from './profanity.ts';
import { questionsOf } from './question.ts';
import { type Token, tokensOf } from './tokens.ts';

/** Goes up whenever a detector's code changes, so that precision is never counted over two different machines. */
const CODE_VERSION = 1;

export interface ScreenOptions {
  /** What `languageOf` said, or the author's; by letters alone where it is not given. */
  language?: TextLanguage | null;
  /** Whether the policy has the Latin half of R06 (SPEC 2). */
  latinIsR06: boolean;
  /** Lists and thresholds of the version in force; version 1 where none is given. */
  settings?: ScreeningSettings;
}

/**
 * Everything that the machine points at in a text, in its order, each with how sure it is. It never decides: what is
 * done with 0.9 and more is RULINGS 11. The text must be as it is stored (NFC), for the offsets count its UTF-16 units.
 */
export function screen(text: string, { language, latinIsR06, settings = DEFAULT_SCREENING }: ScreenOptions): Finding[] {
  const kit = kitOf(settings);
  const version = `${CODE_VERSION}.${settings.version}`;
  const told = language === undefined ? languageOf(text) : language;
  return surest(kit(text, told, latinIsR06)).map((hit) => ({ ...hit, version, mask: maskOf(text, hit) }));
}

/** What a confidence is for: raises the case's priority, marks it, or only colours the passage (reviews.md B4, RULINGS 11). */
export function weightOf(
  { confidence }: Pick<Finding, 'confidence'>,
  { flag, raise }: Pick<Thresholds, 'flag' | 'raise'>,
): FindingWeight {
  if (confidence >= raise) return 'raise';
  return confidence >= flag ? 'flag' : 'highlight';
}

/** Only contacts and numbers need a shape to be known again by; of words the offsets say enough. */
const maskOf = (text: string, { reason, start, end }: Hit) =>
  reason === 'R07' || reason === 'R10' ? hintOf(text.slice(start, end)) : null;

type Kit = (text: string, language: TextLanguage | null, latinIsR06: boolean) => Hit[];
/** Compiling the lists takes longer than many texts; they are compiled once a version. */
const kits = new WeakMap<ScreeningSettings, Kit>();

function kitOf(settings: ScreeningSettings): Kit {
  const known = kits.get(settings);
  if (known) return known;
  const kit = assemble(settings);
  kits.set(settings, kit);
  return kit;
}

const MAKERS = {
  links: ({ lists }: ScreeningSettings) => linksOf(lists),
  contacts: ({ lists }: ScreeningSettings) => contactsOf(lists),
  addresses: ({ lists }: ScreeningSettings) => addressesOf(lists.nearby),
  cyrillic: ({ lists }: ScreeningSettings) => rudeOf(lists.cyrillic),
  latin: ({ lists }: ScreeningSettings) => rudeOf(lists.latin),
  english: ({ lists }: ScreeningSettings) => englishOf(lists),
  questions: ({ lists, thresholds }: ScreeningSettings) => questionsOf(lists, thresholds),
  phrases: ({ lists }: ScreeningSettings) => phrasesOf(lists.phrases),
  nearby: ({ lists }: ScreeningSettings) => nearbyOf(lists.nearby),
};
type Parts = { [Name in keyof typeof MAKERS]: ReturnType<(typeof MAKERS)[Name]> };

/** Compiles the lists of a version list by list, with `pause` between, so that others are served meanwhile. */
export function makeReady(settings: ScreeningSettings, pause: () => Promise<void>): Promise<void> {
  if (kits.has(settings)) return Promise.resolve();
  const known = underWay.get(settings) ?? compile(settings, pause);
  underWay.set(settings, known);
  return known;
}

/** After a save everybody waits for the same lists: they are compiled once. */
const underWay = new WeakMap<ScreeningSettings, Promise<void>>();

async function compile(settings: ScreeningSettings, pause: () => Promise<void>): Promise<void> {
  const parts: Record<string, unknown> = {};
  for (const [name, make] of Object.entries(MAKERS)) {
    parts[name] = make(settings);
    await pause();
  }
  kits.set(settings, kitFrom(parts as Parts, settings));
}

function assemble(settings: ScreeningSettings): Kit {
  const made = Object.entries(MAKERS).map(([name, make]) => [name, make(settings)]);
  return kitFrom(Object.fromEntries(made) as Parts, settings);
}

function kitFrom(parts: Parts, { thresholds }: ScreeningSettings): Kit {
  const { links, contacts, addresses, cyrillic, latin, english, questions, phrases, nearby } = parts;
  return (text, language, latinIsR06) => {
    const tokens = tokensOf(text);
    const near = nearby(tokens);
    const linked = links(text);
    const unlinked = blankOut(text, linked);
    const words = linked.length > 0 ? tokensOf(unlinked) : tokens;
    const numbers = findIdentifiers(unlinked, { near, thresholds });
    return [
      ...linked,
      ...numbers,
      ...findPhones(blankOut(unlinked, numbers), { language, near }),
      ...contacts(unlinked, words),
      ...addresses(unlinked, words, near.lives),
      ...[cyrillic, latin].flatMap((rude) => findRude(unlinked, words, rude)),
      ...(language === 'en' ? english(unlinked, words) : []),
      ...phrases(words),
      ...questions(unlinked),
      ...findCapitals(unlinked, words, thresholds),
      ...(latinIsR06 ? findLatin(unlinked, words, thresholds) : []),
      ...findFewWords(text, tokens, thresholds),
    ];
  };
}

function phrasesOf(all: readonly Phrases[]): (tokens: readonly Token[]) => Hit[] {
  const matcher = matcherOf(all.flatMap((value) => value.patterns.map((pattern) => ({ pattern, value }))));
  return (tokens) =>
    matcher(tokens).map(({ from, to, value: { reason, sub, confidence } }) => ({
      reason,
      sub,
      confidence,
      start: tokens[from]?.start ?? 0,
      end: tokens[to]?.end ?? 0,
      detector: 'phrases',
    }));
}

function nearbyOf(lists: Nearby): (tokens: readonly Token[]) => Record<keyof Nearby, Near> {
  const makers = Object.entries(lists).map(([kind, patterns]) => [kind, nearOf(patterns)] as const);
  return (tokens) =>
    Object.fromEntries(makers.map(([kind, make]) => [kind, make(tokens)])) as Record<keyof Nearby, Near>;
}
