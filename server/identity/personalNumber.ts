/** Numbers that the state gave a person, in optional data: seen, judged, and never handed on (verification.md §A4). */

/** What is shown instead of each character. */
export const MASK = '•';
/** Birth numbers (9 or 10 digits), the Ukrainian record number (13) and tax number (10), and their like elsewhere. */
const PERSONAL = /[0-9]{9,}/g;
/** A month of a Czech or Slovak birth number: a woman's is 50 more, and 20 more where the day had run out of numbers. */
const MONTHS_ADDED = [70, 50, 20, 0];
/** From 1954 on a birth number has ten digits that 11 divides. */
const BIRTH_NUMBER_DIVISOR = 11;

/** Optional data, with every run of digits that can be a personal number made unreadable; its length stays. */
export const maskPersonal = (optional: string): string =>
  optional.replace(PERSONAL, (digits) => MASK.repeat(digits.length));

/** What may be said of a birth number without saying it. */
export interface BirthNumber {
  /** Whether it says the day of birth that the zone says. */
  matchesBirth: boolean;
  /** Whether 11 divides it; null before 1954, when numbers had nine digits and no such rule. */
  divisible: boolean | null;
}

/**
 * The rodné číslo that older Czech and Slovak passports carry as the personal number, where there is one.
 * @param birth `YYMMDD` as the zone has it
 */
export function birthNumberIn(issuer: string, optional: string, birth: string): BirthNumber | null {
  if (issuer !== 'CZE' && issuer !== 'SVK') return null;
  const [digits] = /(?<![0-9])[0-9]{9,10}(?![0-9])/.exec(optional) ?? [];
  if (!digits) return null;
  const written = Number(digits.slice(2, 4));
  const month = written - (MONTHS_ADDED.find((added) => written > added) ?? 0);
  const says = digits.slice(0, 2) + String(month).padStart(2, '0') + digits.slice(4, 6);
  return { matchesBirth: says === birth, divisible: digits.length === 10 ? divides(digits) : null };
}

/** Until 1985 a remainder of 10 after nine digits was written as 0, so such numbers are right as well. */
function divides(digits: string): boolean {
  const remainder = Number(digits.slice(0, 9)) % BIRTH_NUMBER_DIVISOR;
  return remainder % 10 === Number(digits.at(-1));
}
