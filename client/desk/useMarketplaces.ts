import { useMe } from '../data/session.ts';

/** The marketplaces this person works for, and the languages people write in there. */
export function useMarketplaces() {
  const { marketplaces } = useMe();
  const spoken = marketplaces.map((it) => languageOf(it.locale));
  return { marketplaces, languages: [...new Set([...spoken, 'en'])] };
}

/** "cs-CZ" → "cs". */
function languageOf(locale: string): string {
  return locale.split('-')[0] ?? locale;
}
