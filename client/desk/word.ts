import { useCallback } from 'react';
import { useTranslate } from 'react-admin';

/** The word of a code that the server may one day extend; until the screen knows it, `otherwise` stands for it. */
export function useWord(): (path: string, otherwise: string) => string {
  const translate = useTranslate();
  return useCallback((path, otherwise) => translate(path, { _: otherwise }), [translate]);
}
