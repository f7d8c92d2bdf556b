/** Calendar days as `YYYY-MM-DD`. Today is the marketplace's own, `localDay(clock.now(), timeZone)` of `platform/zones.ts`. */

const DAY_MS = 86_400_000;
const ISO_DATE = /^\d{4}-\d{2}-\d{2}$/;

/** Whether there is such a day: 31 February is none. */
export function isDate(day: string): boolean {
  if (!ISO_DATE.test(day)) return false;
  const at = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === day;
}

/** Days from one to the other; less than 0 where the other is earlier. */
export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;

/** The day on which somebody is so many years old; who was born on 29 February is so on 1 March (verification.md §C2). */
export function birthday(birthDate: string, years: number): string {
  const year = String(Number(birthDate.slice(0, 4)) + years).padStart(4, '0');
  const day = year + birthDate.slice(4);
  return isDate(day) ? day : `${year}-03-01`;
}

/** Whole years of age on a day; less than 0 before birth. */
export function ageOn(birthDate: string, day: string): number {
  const years = Number(day.slice(0, 4)) - Number(birthDate.slice(0, 4));
  return birthday(birthDate, years) <= day ? years : years - 1;
}

export type Expiry = 'good' | 'soon' | 'expired';

/** A document is good to the end of the day that is printed on it; soon is less than `warnDays` away. */
export function expiryOn(expiresOn: string, today: string, warnDays: number): Expiry {
  if (expiresOn < today) return 'expired';
  return daysBetween(today, expiresOn) < warnDays ? 'soon' : 'good';
}
