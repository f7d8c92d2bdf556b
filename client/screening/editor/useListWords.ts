import { useMemo } from 'react';
import { useTranslate } from 'react-admin';
import { type Translate, useT } from '../../i18n/useT.ts';
import type { WordList } from '../wordLists.ts';

const HINTS: Record<string, string> = {
  englishSevere: 'severe',
  englishInnocent: 'innocent',
  atWords: 'spelt',
  dotWords: 'spelt',
  numberWords: 'spelt',
};
const LANGS: Record<string, string> = { cyrillic: 'uk', latin: 'cs', englishSevere: 'en', englishInnocent: 'en' };

/** What a list is called and what it does. */
export function useListWords() {
  const t = useT();
  const translate = useTranslate();
  // The search asks for the names of all lists at each key.
  return useMemo(() => wordsBy(t, translate), [t, translate]);
}

function wordsBy(t: Translate, translate: ReturnType<typeof useTranslate>) {
  const short = ({ id, phrases }: WordList): string =>
    phrases
      ? translate(`words.findings.${phrases.sub}`, { _: phrases.sub })
      : translate(`settings.screening.lists.names.${id.replace('.', '-')}`, { _: id });
  const language = ({ phrases }: WordList): string | null =>
    phrases?.language ? t(`settings.screening.lists.languages.${phrases.language}`) : null;
  return {
    short,
    language,
    reason: ({ phrases }: WordList): string | null =>
      phrases ? `${phrases.reason} ${t(`words.reasons.${phrases.reason}.short`)}` : null,
    /** The whole name, where the list stands alone. */
    full: (list: WordList): string => {
      const { phrases } = list;
      if (!phrases) return short(list);
      const what = { reason: phrases.reason, name: short(list), language: language(list) ?? '' };
      return phrases.language
        ? t('settings.screening.lists.full', what)
        : t('settings.screening.lists.fullPlain', what);
    },
    hint: ({ id, phrases }: WordList): string => {
      if (phrases) return t('settings.screening.lists.hints.phrases');
      const [name = '', part] = id.split('.');
      const key = name === 'nearby' ? 'nearby' : (part ?? HINTS[name] ?? name);
      return translate(`settings.screening.lists.hints.${key}`, { _: '' });
    },
    /** The language of the words, for screen readers. */
    lang: ({ id, phrases }: WordList): string | undefined => phrases?.language ?? LANGS[id.split('.')[0] ?? ''],
  };
}
