import type { Currency } from '#db/words.ts';

/**
 * Integer minor units (haléře, копійки). SQLite hands an integer above 2^53 − 1 over rounded and says nothing, so none
 * is let in (escrow.md §2, Types).
 */
export type Minor = number;
export const MINOR_MAX = Number.MAX_SAFE_INTEGER;

/** Digits that are stored, and the smallest step a payment can take: HUF is stored with two and paid in whole forints. */
const UNITS: Record<Currency, { exponent: number; settleStep: Minor }> = {
  CZK: { exponent: 2, settleStep: 1 },
  UAH: { exponent: 2, settleStep: 1 },
  EUR: { exponent: 2, settleStep: 1 },
  HUF: { exponent: 2, settleStep: 100 },
};

export const exponentOf = (currency: Currency): number => UNITS[currency].exponent;
export const settleStepOf = (currency: Currency): Minor => UNITS[currency].settleStep;

/** 0 … 2^53 − 1, whole. */
export const isMinor = (value: unknown): value is Minor =>
  typeof value === 'number' && Number.isSafeInteger(value) && value >= 0;

/** `amount × numerator ÷ denominator`, rounded down, without ever leaving the integers. */
export const shareOf = (amount: Minor, numerator: Minor, denominator: Minor): Minor =>
  Number((BigInt(amount) * BigInt(numerator)) / BigInt(denominator));
