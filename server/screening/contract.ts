import { z } from 'zod';
import { Reason } from '../platform/contract.ts';

/** Languages whose words are known; Russian is read, though the console does not speak it. */
export const TEXT_LANGUAGES = ['uk', 'cs', 'ru', 'en'] as const;
/** Which part of the room pointed at a passage: live precision is counted per detector and version (reviews.md D9). */
export const DETECTORS = [
  'links',
  'phones',
  'contacts',
  'identifiers',
  'profanity',
  'english',
  'phrases',
  'question',
  'script',
  'length',
] as const;

/**
 * One passage that the machine points at, never a verdict. Offsets are UTF-16 code units of the stored, NFC-normalised
 * text. What was matched is not here: whoever may read the text cuts it out by the offsets, and nobody else gets it.
 */
export const Finding = z.strictObject({
  reason: Reason,
  /** What of the reason: `phone`, `rnokpp`, `severe`, … */
  sub: z.string().regex(/^[a-z][a-z-]{1,39}$/),
  start: z.int().min(0),
  end: z.int().min(1),
  /** How sure; below 0.6 it is only highlighted, from 0.9 on it raises the priority (RULINGS 11). */
  confidence: z.number().min(0).max(1),
  detector: z.enum(DETECTORS),
  /** Of the code and of the word lists, as `1.7`. */
  version: z.string().regex(/^\d+\.\d+$/),
  /** The shape of a contact or number with its first and last character; null for everything else. */
  mask: z.string().max(40).nullable(),
});

const STARS_MAX = 2;
const readable = (word: string) => word === '…' || (/\p{L}/u.test(word) && word.split('*').length - 1 <= STARS_MAX);

/** Words as `pattern.ts` reads them: letters, `*`, `~`, `[абв]`, `|` between words, `…` for up to four words between. */
const Pattern = z
  .string()
  .trim()
  .min(1)
  .max(1_000)
  .regex(/^[\p{L}\p{M}\p{N}'’ |*~…[\]-]+$/u)
  // A star alone would be every word there is, and many stars in one word take long to try.
  .refine((pattern) => pattern.split(/[\s|]+/).every(readable), 'unreadable');
const Patterns = z.array(Pattern).max(2_000);
const Share = z.number().min(0).max(1);

export const Phrases = z.strictObject({
  reason: Reason,
  sub: z.string().regex(/^[a-z][a-z-]{1,39}$/),
  confidence: Share,
  patterns: Patterns,
});

/** Rude words of one script; `~` stands for any of its prefixes, or none. */
export const RudeWords = z.strictObject({
  prefixes: Patterns,
  severe: Patterns,
  insults: Patterns,
  /** Innocent words that the roots would hit. */
  innocent: Patterns,
  /** Whole words that people hide behind signs: `х*й`, `к***`. */
  masked: Patterns,
});

/** What stands near a number and tells what it is. */
export const Nearby = z.strictObject({
  taxNumber: Patterns,
  passport: Patterns,
  identityCard: Patterns,
  driver: Patterns,
  military: Patterns,
  birthNumber: Patterns,
  account: Patterns,
  street: Patterns,
  lives: Patterns,
  phone: Patterns,
  order: Patterns,
  money: Patterns,
});

export const Lists = z.strictObject({
  phrases: z.array(Phrases).max(200),
  cyrillic: RudeWords,
  latin: RudeWords,
  /** Terms of the English library that are severe; its other hits are insults. */
  englishSevere: Patterns,
  englishInnocent: Patterns,
  nearby: Nearby,
  questionOpeners: Patterns,
  rhetorical: Patterns,
  atWords: Patterns,
  dotWords: Patterns,
  numberWords: Patterns,
  /** Top-level domains that count without `http://`; a longer list takes `другому.VA` for an address. */
  domains: z.array(z.string().regex(/^[\p{L}]{2,24}$/u)).max(500),
  /** Top-level domains that are also endings of brands: `Sweet.TV`. Without a path they are a hint. */
  brandDomains: z.array(z.string().regex(/^[\p{L}]{2,24}$/u)).max(500),
});

export const Thresholds = z.strictObject({
  /** From here on a finding is a flag; below, a highlight. */
  flag: Share,
  /** From here on a finding raises the priority of its case (RULINGS 11). */
  raise: Share,
  /** R06: this many words in capitals, of this many letters, or this share of all letters (reviews.md A2.15). */
  capsWords: z.int().min(1).max(100),
  capsWordLetters: z.int().min(2).max(30),
  capsShare: Share,
  latinWords: z.int().min(1).max(100),
  latinShare: Share,
  /** R11: at most this many words (reviews.md A2.16). */
  fewWords: z.int().min(0).max(20),
  /** R02: questions take up this share of the letters. */
  questionShare: Share,
  /** First five digits of a РНОКПП are days since 1899-12-31: born 1930 to 2012 (reviews.md B4). */
  taxNumberDays: z.tuple([z.int().min(0), z.int().max(99_999)]),
});

/** One version of everything that a manager edits; the defaults are version 1. */
export const ScreeningSettings = z.strictObject({
  version: z.int().min(1),
  lists: Lists,
  thresholds: Thresholds,
});

export type TextLanguage = (typeof TEXT_LANGUAGES)[number];
export type Detector = (typeof DETECTORS)[number];
export type Finding = z.infer<typeof Finding>;
export type Phrases = z.infer<typeof Phrases>;
export type RudeWords = z.infer<typeof RudeWords>;
export type Nearby = z.infer<typeof Nearby>;
export type Lists = z.infer<typeof Lists>;
export type Thresholds = z.infer<typeof Thresholds>;
export type ScreeningSettings = z.infer<typeof ScreeningSettings>;
