import { useT } from '../i18n/useT.ts';

const KNOWN = ['en', 'cs', 'uk', 'pt'] as const;

/** The language of a text in words; a language we have no word for shows its code. */
export function useLanguageName(): (code: string | null | undefined) => string {
  const t = useT();
  return (code) => {
    if (!code) return t('words.languages.unknown');
    const known = KNOWN.find((each) => each === code.slice(0, 2));
    return known ? t(`words.languages.${known}`) : code;
  };
}
