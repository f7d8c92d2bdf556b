import type { ScreeningSettings } from './contract.ts';
import { CYRILLIC_RUDE } from './words/cyrillicRude.ts';
import { LATIN_RUDE } from './words/latinRude.ts';
import { PHRASES_CS } from './words/phrasesCs.ts';
import { PHRASES_EN } from './words/phrasesEn.ts';
import { PHRASES_RU } from './words/phrasesRu.ts';
import { PHRASES_UK } from './words/phrasesUk.ts';
import { PLAIN_LISTS } from './words/plain.ts';

/** Version 1 of what a manager edits in the console. The figures are those of reviews.md A2.15, A2.16 and B4. */
export const DEFAULT_SCREENING: ScreeningSettings = {
  version: 1,
  lists: {
    ...PLAIN_LISTS,
    phrases: [...PHRASES_UK, ...PHRASES_RU, ...PHRASES_CS, ...PHRASES_EN],
    cyrillic: CYRILLIC_RUDE,
    latin: LATIN_RUDE,
  },
  thresholds: {
    flag: 0.6,
    raise: 0.9,
    capsWords: 3,
    capsWordLetters: 4,
    capsShare: 0.3,
    latinWords: 3,
    latinShare: 0.6,
    fewWords: 2,
    questionShare: 0.5,
    taxNumberDays: [10_958, 41_000],
  },
};
