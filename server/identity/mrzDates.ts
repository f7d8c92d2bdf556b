import { FILLER } from './checkDigit.ts';
import { isDate } from './dates.ts';

/** A date of a zone, whose year has two digits and whose month or day may be left open. */
export interface MrzDate {
  /** `YYYY-MM-DD`; `YYYY-MM` or `YYYY` where the zone leaves the rest open; null where there is no such date. */
  value: string | null;
  state: 'date' | 'partial' | 'unknown' | 'not-a-date';
}
/** Which century a year of two digits is of, by the parts that are known. */
type Century = (yearMonthDay: string) => number;

const OPEN = FILLER + FILLER;
/** Of a document that runs out so far ahead there is none; what would, ran out a hundred years before. */
const EXPIRY_YEARS_MAX = 50;

/** The latest date that is not in the future: nobody was born tomorrow. Who is over a hundred reads as a child. */
export function mrzBirth(field: string, today: string): MrzDate {
  return read(field, (rest) => {
    const century = Math.floor(Number(today.slice(0, 4)) / 100);
    return `${century}${rest}` <= today.slice(0, rest.length + 2) ? century : century - 1;
  });
}

/** At most fifty years ahead, so that anything from ten years ago on reads as it is meant (verification.md §A3). */
export function mrzExpiry(field: string, today: string): MrzDate {
  return read(field, (rest) => {
    const latest = Number(today.slice(0, 4)) + EXPIRY_YEARS_MAX;
    const century = Math.floor(latest / 100);
    return century * 100 + Number(rest.slice(0, 2)) <= latest ? century : century - 1;
  });
}

function read(field: string, centuryOf: Century): MrzDate {
  const [year = '', month = '', day = ''] = [field.slice(0, 2), field.slice(2, 4), field.slice(4, 6)];
  const parts = [year, month, day];
  if (parts.some((part) => !/^\d\d$/.test(part) && part !== OPEN)) return { value: null, state: 'not-a-date' };
  if (year === OPEN) return { value: null, state: 'unknown' };
  const known = month === OPEN ? [year] : day === OPEN ? [year, month] : parts;
  const rest = known.join('-');
  const value = `${centuryOf(rest)}${rest}`;
  // The first of a month, or of January, is a date exactly where what is known can be one.
  const whole = [value, '01', '01'].slice(0, 4 - known.length).join('-');
  const stray = month === OPEN && day !== OPEN && !isDate(`2000-01-${day}`);
  if (!isDate(whole) || stray) return { value: null, state: 'not-a-date' };
  return { value, state: known.length === 3 ? 'date' : 'partial' };
}
