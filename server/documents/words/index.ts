import type { Language } from '#db/words.ts';
import { cs } from './cs.ts';
import { en } from './en.ts';
import { uk } from './uk.ts';
import type { DocumentWords } from './words.ts';

/** What is said of documents to the people they belong to, in their language. */
export const DOCUMENT_WORDS: Record<Language, DocumentWords> = { en, cs, uk };
