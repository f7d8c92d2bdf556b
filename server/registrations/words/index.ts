import type { Language } from '#db/words.ts';
import { cs } from './cs.ts';
import { en } from './en.ts';
import { uk } from './uk.ts';
import type { RegistrationWords } from './words.ts';

export const REGISTRATION_WORDS: Record<Language, RegistrationWords> = { en, cs, uk };
