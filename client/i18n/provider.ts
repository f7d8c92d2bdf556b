import polyglotI18nProvider from 'ra-i18n-polyglot';
import type { I18nProvider } from 'react-admin';
import { LANGUAGES, type Language } from '#db/words.ts';
import { loadMessages, type Messages } from './messages.ts';

/** Each language is named in itself, so that whoever is lost in one finds the way out. */
export const LANGUAGE_NAMES: Record<Language, string> = { en: 'English', cs: 'Čeština', uk: 'Українська' };

const isLanguage = (word: string | undefined): word is Language => LANGUAGES.some((each) => each === word);

/** Languages come when they are first asked for; only the one in use travels with the first page. */
export async function buildI18nProvider(language: Language): Promise<I18nProvider> {
  const first = await loadMessages(language);
  const known = new Map<string, Messages>([[language, first]]);
  const find = async (wanted: string): Promise<Messages> => {
    const chosen = isLanguage(wanted) ? wanted : language;
    const found = known.get(chosen) ?? (await loadMessages(chosen));
    known.set(chosen, found);
    return found;
  };
  const names = LANGUAGES.map((locale) => ({ locale, name: LANGUAGE_NAMES[locale] }));
  // The first call must answer at once, or the provider refuses to start.
  return polyglotI18nProvider((wanted) => (wanted === language ? first : find(wanted)), language, names);
}
