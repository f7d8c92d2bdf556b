import { z } from 'zod';
import { DETECTORS, REVIEW_STATUSES } from '#db/words.ts';
import { Id, Instant, MarketplaceId, Reason, Text } from '../platform/contract.ts';

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
/** Signs where they say something: brackets in pairs with letters inside, `~` in front of a word, `…` and `|` between words. */
const wellSet = (pattern: string) =>
  !/^\s*…|…\s*$/u.test(pattern) &&
  pattern
    .split(/[\s|]+/)
    .every((word) => !/[[\]]/.test(word.replace(/\[[\p{L}\p{M}\p{N}]+\]/gu, '')) && !word.slice(1).includes('~'));

/** Words as `pattern.ts` reads them: letters, `*`, `~`, `[абв]`, `|` between words, `…` for up to four words between. */
export const Pattern = z
  .string()
  .trim()
  .min(1)
  .max(1_000)
  .regex(/^[\p{L}\p{M}\p{N}'’ |*~…[\]-]+$/u)
  // A star alone would be every word there is, and many stars in one word take long to try.
  .refine((pattern) => pattern.split(/[\s|]+/).every(readable) && wellSet(pattern), 'unreadable');
const Patterns = z.array(Pattern).max(2_000);
/** Stands before other words as it is: a star here would be part of each of them. */
const Prefix = z
  .string()
  .trim()
  .min(1)
  .max(20)
  .regex(/^[\p{L}\p{M}'’-]+$/u);
const Share = z.number().min(0).max(1);

export const Phrases = z.strictObject({
  reason: Reason,
  sub: z.string().regex(/^[a-z][a-z-]{1,39}$/),
  confidence: Share,
  patterns: Patterns,
});

/** Rude words of one script; `~` stands for any of its prefixes, or none. */
export const RudeWords = z.strictObject({
  prefixes: z.array(Prefix).max(200),
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

export const Thresholds = z
  .strictObject({
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
  })
  .refine(({ flag, raise }) => flag <= raise, { path: ['raise'], message: 'too-small' })
  .refine(({ taxNumberDays: [from, to] }) => from <= to, { path: ['taxNumberDays'], message: 'too-small' });

/** One version of everything that a manager edits; the defaults are version 1. */
export const ScreeningSettings = z.strictObject({
  version: z.int().min(1),
  lists: Lists,
  thresholds: Thresholds,
});

/** A version of the settings as a manager sees it; `builtIn` is what holds where nobody has changed anything. */
export const SettingsRow = z.object({
  id: z.string(),
  marketplaceId: MarketplaceId,
  version: z.int(),
  builtIn: z.boolean(),
  /** Only of a single one: a list of versions does not carry the words. */
  body: z.object({ lists: Lists, thresholds: Thresholds }).optional(),
  note: z.string(),
  createdBy: z.string(),
  createdAt: Instant.nullable(),
  /** Null while open cases are still being screened anew. */
  appliedAt: Instant.nullable(),
});
/** `POST /api/screening/settings`: the next version; `version` is the one that was edited. */
export const SettingsChange = z.strictObject({
  marketplaceId: MarketplaceId,
  version: z.int().min(1),
  body: z.strictObject({ lists: Lists, thresholds: Thresholds }),
  note: Text(500),
});
/** `POST /api/screening/trial`: the same without saving, on the marketplace's last reviews. */
export const TrialInput = SettingsChange.omit({ note: true });
/** What a trial says: figures by reason and the texts on which the two versions differ. */
export const TrialAnswer = z.object({
  reviews: z.int(),
  from: Instant.nullable(),
  to: Instant.nullable(),
  tookMs: z.int(),
  /** Texts with at least one flag of the reason, and how many of them were in the end rejected or redacted for it. */
  reasons: z.array(
    z.object({
      reason: Reason,
      before: z.int(),
      after: z.int(),
      /** Of decided texts: flagged and restricted for this reason, by either version. */
      rightBefore: z.int(),
      rightAfter: z.int(),
      /** Restricted for this reason and flagged by neither, before and after. */
      missedBefore: z.int(),
      missedAfter: z.int(),
    }),
  ),
  changes: z.array(
    z.object({
      reviewId: Id,
      text: z.string(),
      language: z.string().nullable(),
      status: z.enum(REVIEW_STATUSES),
      gained: z.array(Finding),
      lost: z.array(Finding),
    }),
  ),
  /** More texts differ than are shown. */
  changesTotal: z.int(),
});

/** Live precision of one detector (reviews.md D9): of what it pointed at in decided cases, how much people agreed with. */
export const PrecisionRow = z.object({
  marketplaceId: MarketplaceId,
  detector: z.enum(DETECTORS),
  version: z.string(),
  reason: Reason,
  shown: z.int(),
  confirmed: z.int(),
  /** Null while nothing was shown. */
  precision: z.number().nullable(),
  /** Lower bound at 95 % (Wilson 1927). */
  lower: z.number().nullable(),
});

export type SettingsRow = z.infer<typeof SettingsRow>;
export type TrialAnswer = z.infer<typeof TrialAnswer>;
export type PrecisionRow = z.infer<typeof PrecisionRow>;
export type Finding = z.infer<typeof Finding>;
export type Phrases = z.infer<typeof Phrases>;
export type RudeWords = z.infer<typeof RudeWords>;
export type Nearby = z.infer<typeof Nearby>;
export type Lists = z.infer<typeof Lists>;
export type Thresholds = z.infer<typeof Thresholds>;
export type ScreeningSettings = z.infer<typeof ScreeningSettings>;
