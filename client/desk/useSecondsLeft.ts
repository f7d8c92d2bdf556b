import { useNow } from '../data/clock.ts';

/** Whole seconds until an instant of the business clock, never below zero; null where there is none. */
export function useSecondsLeft(until: string | null): number | null {
  const now = useNow();
  return until === null ? null : Math.max(0, Math.ceil((Date.parse(until) - now) / 1_000));
}
