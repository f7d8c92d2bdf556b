import { MINOR_DIGITS, moneyParts } from '../i18n/formats.ts';

const PLAIN = /^(\d{1,15})(?:[.,](\d{0,2}))?$/;
/** Thousands set apart as English does; anywhere else `1,234` would be a decimal comma with a digit too many. */
const GROUPED = /^\d{1,3}(?:,\d{3})+(?:\.\d{0,2})?$/;

/**
 * A typed amount as integer minor units, by its digits alone: no float comes near money. Takes the comma and the point as
 * decimal sign, spaces between thousands, and commas there where the screen speaks English. Null for anything else, for
 * more digits than the currency has, and beyond 2^53 − 1.
 */
export function parseMinor(typed: string, locale?: string): number | null {
  const close = typed.replace(/[\s\u00a0\u202f]/g, '');
  const plain = locale === 'en' && GROUPED.test(close) ? close.replaceAll(',', '') : close;
  const match = PLAIN.exec(plain);
  if (!match) return null;
  const [, whole = '0', part = ''] = match;
  const minor = Number(`${whole}${part.padEnd(MINOR_DIGITS, '0')}`);
  return Number.isSafeInteger(minor) ? minor : null;
}

/** Share of a whole in hundredths of a percent, as typed: `60`, `60,5`, `60.25 %`. Null for anything else. */
export function parseBasisPoints(typed: string): number | null {
  const points = parseMinor(typed.replace('%', ''));
  return points !== null && points <= 10_000 ? points : null;
}

/** An amount as it stands in a field: digits and the decimal sign of the language, no currency and no spaces. */
export function typedMinor(minor: number, locale: string): string {
  const digits = String(minor).padStart(MINOR_DIGITS + 1, '0');
  const sign = locale === 'en' ? '.' : ',';
  return `${digits.slice(0, -MINOR_DIGITS)}${sign}${digits.slice(-MINOR_DIGITS)}`;
}

/** The same with thousands set apart, as it is read: `9,936.00`, `9 936,00`. */
export function readMinor(minor: number, locale: string): string {
  const sum = moneyParts(locale, minor, 'EUR').find(({ isCurrency }) => !isCurrency);
  return sum ? sum.text.trim() : typedMinor(minor, locale);
}
