import { LANGUAGES, type Language } from '#db/words.ts';
import { cs } from './cs.ts';
import { en } from './en.ts';
import { uk } from './uk.ts';
import type { StatementWords } from './words.ts';

export const STATEMENT_WORDS: Record<Language, StatementWords> = { en, cs, uk };

/** The language to write to a person in: `uk-UA` reads Ukrainian, what we do not speak (pt) reads English. */
export function languageOf(locale: string | null): Language {
  return LANGUAGES.find((language) => language === locale?.slice(0, 2).toLowerCase()) ?? 'en';
}
