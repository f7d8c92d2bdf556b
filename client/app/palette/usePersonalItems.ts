import TuneIcon from '@mui/icons-material/TuneOutlined';
import { useLocaleState } from 'react-admin';
import { LANGUAGES } from '#db/words.ts';
import { authProvider } from '../../data/authProvider.ts';
import {
  AFTER_DECISION,
  BREAK_MINUTES,
  DENSITIES,
  useAfterDecision,
  useBlurTexts,
  useBreakMinutes,
  useDensity,
  useGreyPictures,
  useShortcutsOn,
} from '../../data/preferences.ts';
import { LANGUAGE_NAMES } from '../../i18n/provider.ts';
import { useT } from '../../i18n/useT.ts';
import { useBreakWords } from '../useBreakWords.ts';
import { THEMES, useChosenTheme } from '../useChosenTheme.ts';
import type { Item } from './item.ts';

/** My settings as commands: each choice by its name, and what it is a choice of. */
export function usePersonalItems(): Item[] {
  const t = useT();
  const [locale, setLocale] = useLocaleState();
  const [theme, setTheme] = useChosenTheme();
  const [density, setDensity] = useDensity();
  const [after, setAfter] = useAfterDecision();
  const [minutes, setMinutes] = useBreakMinutes();
  const breakWords = useBreakWords();
  const switches = useSwitches();
  const choice = (
    setting: string,
    about: string,
    id: string | number,
    name: string,
    now: unknown,
    act: () => void,
  ) => ({
    id: `${setting} ${id}`,
    group: 'personal' as const,
    name,
    about,
    icon: TuneIcon,
    isOn: now === id,
    act,
  });
  return [
    ...LANGUAGES.map((id) =>
      choice('language', t('app.account.language'), id, LANGUAGE_NAMES[id], locale, () => setLocale(id)),
    ),
    ...THEMES.map((id) =>
      choice('theme', t('app.account.theme'), id, t(`app.account.themes.${id}`), theme, () => setTheme(id)),
    ),
    ...DENSITIES.map((id) =>
      choice('density', t('app.account.density'), id, t(`app.account.densities.${id}`), density, () => setDensity(id)),
    ),
    ...AFTER_DECISION.map((id) =>
      choice('after', t('app.account.after'), id, t(`app.account.afters.${id}`), after, () => setAfter(id)),
    ),
    ...BREAK_MINUTES.map((id) =>
      choice('break', t('app.account.break'), id, breakWords(id), minutes, () => setMinutes(id)),
    ),
    ...switches,
    {
      id: 'sign-out',
      group: 'personal',
      name: t('app.account.signOut'),
      icon: TuneIcon,
      act: () => void authProvider.logout({}),
    },
  ];
}

/** What is on or off: choosing it turns it round. */
function useSwitches(): Item[] {
  const t = useT();
  const [shortcuts, setShortcuts] = useShortcutsOn();
  const [blur, setBlur] = useBlurTexts();
  const [grey, setGrey] = useGreyPictures();
  const one = (id: string, name: string, isOn: boolean, set: (on: boolean) => void): Item => ({
    id,
    group: 'personal',
    name,
    about: t(isOn ? 'app.account.on' : 'app.account.off'),
    icon: TuneIcon,
    isOn,
    act: () => set(!isOn),
  });
  return [
    one('shortcuts', t('app.account.shortcuts'), shortcuts, setShortcuts),
    one('blur', t('app.account.blur'), blur, setBlur),
    one('grey', t('app.account.grey'), grey, setGrey),
  ];
}
