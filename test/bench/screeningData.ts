import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { RejectionReason, TextLanguage } from '#db/words.ts';

export interface Sample {
  text: string;
  language: TextLanguage;
  latinIsR06: boolean;
  /** Reasons a person gave it; only the hand set has them. */
  gold: Set<string> | null;
  set: 'hand' | 'pan' | 'czech' | 'tweets';
}
const FOLDERS = ['screening_hand', 'pan_text_detox', 'czech_absa', 'davidson_en'];
const LANGUAGES: Record<string, TextLanguage> = { uk: 'uk', cs: 'cs', en: 'en' };

/** Where the sets lie: `--data FOLDER`, or SCREENING_DATA. They are never part of the repository: their licences do not allow it. */
export function dataFolder(): { folder: string } | { not: string } {
  const { argv, env } = process;
  const folder = (argv.includes('--data') ? argv[argv.indexOf('--data') + 1] : env.SCREENING_DATA) ?? '';
  if (!folder) return { not: 'needs the sets of reviews.md C: --data FOLDER or SCREENING_DATA' };
  const missing = FOLDERS.filter((name) => !existsSync(join(folder, name)));
  return missing.length > 0 ? { not: `not found in the data folder: ${missing.join(', ')}` } : { folder };
}

export function samplesIn(folder: string): Sample[] {
  return [...hand(folder), ...pan(folder), ...czech(folder), ...tweets(folder)].map((sample) => ({
    ...sample,
    text: sample.text.normalize('NFC'),
  }));
}

function hand(folder: string): Sample[] {
  const file = readFileSync(join(folder, 'screening_hand/hand.json'), 'utf8');
  const rows = JSON.parse(file) as { market: string; text: string; gold: string[] }[];
  return rows.map(({ market, text, gold }) => ({
    text,
    language: LANGUAGES[market] ?? 'uk',
    latinIsR06: market === 'uk',
    gold: new Set(gold.map((reason) => reason.slice(0, 3) as RejectionReason)),
    set: 'hand',
  }));
}

function pan(folder: string): Sample[] {
  const file = readFileSync(join(folder, 'pan_text_detox/toxic_uk_ru_en_de.tsv'), 'utf8');
  const { data } = Papa.parse<{ lang: string; toxic_sentence: string }>(file, { header: true, delimiter: '\t' });
  return data
    .filter(({ lang, toxic_sentence }) => toxic_sentence && lang !== 'de')
    .map(({ lang, toxic_sentence }) => ({
      text: toxic_sentence,
      language: lang === 'ru' ? 'ru' : (LANGUAGES[lang] ?? 'uk'),
      latinIsR06: false,
      gold: null,
      set: 'pan',
    }));
}

/** One line is `text####[…]`; the three folders repeat each other's sentences. */
function czech(folder: string): Sample[] {
  const files = ['acos', 'asqp', 'aste'].flatMap((name) =>
    ['train', 'dev', 'test'].map((part) => `${name}/${part}.txt`),
  );
  const lines = files.flatMap((file) => readFileSync(join(folder, 'czech_absa', file), 'utf8').split('\n'));
  const texts = new Set(
    lines.filter((line) => line.includes('####')).map((line) => line.split('####')[0]?.trim() ?? ''),
  );
  return [...texts].map((text) => ({ text, language: 'cs', latinIsR06: false, gold: null, set: 'czech' }));
}

function tweets(folder: string): Sample[] {
  const file = readFileSync(join(folder, 'davidson_en/labeled_data.csv'), 'utf8');
  const { data } = Papa.parse<{ tweet: string }>(file, { header: true });
  return data
    .filter(({ tweet }) => tweet)
    .map(({ tweet }) => ({ text: tweet, language: 'en', latinIsR06: false, gold: null, set: 'tweets' }));
}

/** A text's name among those that were read, since the text itself may not be here. */
export const nameOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);
