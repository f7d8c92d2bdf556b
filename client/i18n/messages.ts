import type { Language } from '#db/words.ts';
import type { messages as english } from './en/index.ts';
import type { Paths, Shape } from './shape.ts';

export type Messages = Shape<typeof english>;
/** A dotted path to a text: `words.roles.agent`. */
export type Key = Paths<Messages>;

const loaders: Record<Language, () => Promise<{ messages: Messages }>> = {
  en: () => import('./en/index.ts'),
  cs: () => import('./cs/index.ts'),
  uk: () => import('./uk/index.ts'),
};

export const loadMessages = async (language: Language): Promise<Messages> => (await loaders[language]()).messages;
