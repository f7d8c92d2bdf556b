import type { Language } from '#db/words.ts';
import { cs } from './cs.ts';
import { en } from './en.ts';
import { uk } from './uk.ts';
import type { PolicyWords } from './words.ts';

export const POLICY_WORDS: Record<Language, PolicyWords> = { en, cs, uk };
