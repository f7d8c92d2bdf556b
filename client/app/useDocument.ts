import { useEffect } from 'react';
import { useLocaleState, useTheme } from 'react-admin';

/** Tells the document its language and theme: react-admin leaves both as they were at the start (ux.md §0.7). */
export function useDocument(): void {
  const [locale] = useLocaleState();
  const [theme] = useTheme();
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  useEffect(() => {
    document.documentElement.classList.remove('light', 'dark');
    document.documentElement.classList.add(theme);
  }, [theme]);
}
