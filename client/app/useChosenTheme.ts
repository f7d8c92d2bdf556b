import { useState } from 'react';
import { useStoreContext, useTheme } from 'react-admin';
import { chosenTheme } from '../data/preferences.ts';

export const THEMES = ['light', 'dark', 'system'] as const;
export type ChosenTheme = (typeof THEMES)[number];

/** Three ways for two themes: "as the system" is ours, so it is kept beside react-admin's own light and dark. */
export function useChosenTheme(): [ChosenTheme, (next: ChosenTheme) => void] {
  const store = useStoreContext();
  const [, setTheme] = useTheme();
  const [chosen, setChosen] = useState(chosenTheme);
  const choose = (next: ChosenTheme) => {
    setChosen(next);
    if (next === 'system') store.setItem('theme', 'system');
    else setTheme(next);
  };
  return [chosen, choose];
}
