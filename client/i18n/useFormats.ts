import { useMemo } from 'react';
import { useLocaleState } from 'react-admin';
import {
  durationWords,
  formatInstant,
  formatMoney,
  formatNumber,
  formatShare,
  type Look,
  moneyParts,
  zoneWords,
} from './formats.ts';
import { useT } from './useT.ts';

/** All formats in the language in use. */
export function useFormats() {
  const [locale] = useLocaleState();
  const t = useT();
  return useMemo(
    () => ({
      locale,
      instant: (look: Look, instant: string | number, zone?: string) => formatInstant(locale, look, instant, zone),
      number: (value: number, digits?: number) => formatNumber(locale, value, digits),
      money: (minor: number, currency: string) => formatMoney(locale, minor, currency),
      moneyParts: (minor: number, currency: string) => moneyParts(locale, minor, currency),
      share: (basisPoints: number, digits?: number) => formatShare(locale, basisPoints, digits),
      duration: (ms: number) => durationWords(t, ms),
      zone: (zone: string) => zoneWords(t, zone),
    }),
    [locale, t],
  );
}
