import { useCallback } from 'react';
import { useTranslate } from 'react-admin';
import type { Key } from './messages.ts';

export type Values = Record<string, string | number | undefined>;
export type Translate = (key: Key, values?: Values) => string;

/** `useTranslate` that only takes keys that exist. `smart_count` chooses the plural form. */
export function useT(): Translate {
  const translate = useTranslate();
  return useCallback((key, values) => translate(key, values), [translate]);
}
