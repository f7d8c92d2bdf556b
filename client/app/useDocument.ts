import { useEffect } from 'react';
import { useLocaleState, useTheme } from 'react-admin';
import { useBlurTexts, useGreyPictures } from '../data/preferences.ts';

/**
 * Tells the document its language and theme: react-admin leaves both as they were at the start (ux.md §0.7). Grey pictures
 * and blurred texts are classes as well, so that nothing is drawn otherwise before its component knows.
 */
export function useDocument(): void {
  const [locale] = useLocaleState();
  const [theme] = useTheme();
  const [grey] = useGreyPictures();
  const [blur] = useBlurTexts();
  useEffect(() => {
    document.documentElement.lang = locale;
  }, [locale]);
  useEffect(() => {
    document.documentElement.classList.remove('light', 'dark');
    document.documentElement.classList.add(theme);
  }, [theme]);
  useEffect(() => {
    document.documentElement.classList.toggle('grey-pictures', grey);
    document.documentElement.classList.toggle('blur-texts', blur);
  }, [grey, blur]);
}
