const DAY_CHARACTERS = 10;

/** A calendar day so many years and days later; 29 February becomes 1 March. */
export function addYears(day: string, years: number, days = 0): string {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  return new Date(Date.UTC(year + years, month - 1, date + days)).toISOString().slice(0, DAY_CHARACTERS);
}
