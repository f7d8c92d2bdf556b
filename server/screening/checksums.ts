/** Numbers that prove themselves. All take digits only, without blanks; none says whose number it is. */

const RNOKPP_WEIGHTS = [-1, 5, 7, 9, 4, 6, 10, 5, 7];
const ACCOUNT_WEIGHTS = [6, 3, 7, 9, 10, 5, 8, 4, 2, 1];
const CARD_PREFIX = /^(?:4|5[1-5]|2(?:22[1-9]|2[3-9]|[3-6]|7[01]|720)|3[47]|6(?:011|5|2)|9804|50|5[6-9]|67)/;
const IBAN_LENGTH: Record<string, number> = {
  UA: 29,
  CZ: 24,
  SK: 24,
  PL: 28,
  DE: 22,
  AT: 20,
  HU: 28,
  RO: 24,
  GB: 22,
  LT: 20,
  EE: 20,
  LV: 21,
};

const digitsOf = (digits: string) => [...digits].map(Number);
const weighted = (digits: string, weights: readonly number[]) =>
  digitsOf(digits).reduce((sum, digit, index) => sum + digit * (weights[index] ?? 0), 0);

/**
 * Ukrainian tax number: ten digits, the last one a check. One random number in ten passes, so its first five digits
 * must be a birthday as well, in days since 1899-12-31; every mobile number begins with 0 and drops out (reviews.md B4).
 */
export function isRnokpp(digits: string, [from, to]: readonly [number, number]): boolean {
  if (!/^\d{10}$/.test(digits)) return false;
  const day = Number(digits.slice(0, 5));
  if (day < from || day > to) return false;
  return (((weighted(digits.slice(0, 9), RNOKPP_WEIGHTS) % 11) + 11) % 11) % 10 === Number(digits[9]);
}

/** Czech and Slovak birth number: nine digits until 1953, then ten that eleven divides; the date must exist. */
export function isBirthNumber(digits: string): boolean {
  if (!/^\d{9,10}$/.test(digits)) return false;
  const [year, month, day] = [digits.slice(0, 2), digits.slice(2, 4), digits.slice(4, 6)].map(Number) as [
    number,
    number,
    number,
  ];
  const plainMonth = [0, 20, 50, 70].map((shift) => month - shift).find((plain) => plain >= 1 && plain <= 12);
  if (!plainMonth) return false;
  if (digits.length === 9) return year <= 53 && !digits.endsWith('000') && isDate(1900 + year, plainMonth, day);
  const fullYear = year >= 54 ? 1900 + year : 2000 + year;
  // Until 1985 a remainder of ten was written as zero.
  const whole = Number(digits) % 11 === 0 || (Number(digits.slice(0, 9)) % 11 === 10 && digits.endsWith('0'));
  return whole && isDate(fullYear, plainMonth, day);
}

/** УНЗР: a birthday, a dash and five digits. */
export const isUnzr = (day: string): boolean =>
  /^(?:19|20)\d{6}$/.test(day) && isDate(Number(day.slice(0, 4)), Number(day.slice(4, 6)), Number(day.slice(6, 8)));

/** ISO 13616: the length of its country, and 97 leaves 1. Takes capitals and digits. */
export function isIban(iban: string): boolean {
  if (iban.length !== IBAN_LENGTH[iban.slice(0, 2)]) return false;
  const numbers = [...(iban.slice(4) + iban.slice(0, 4))].map((sign) => Number.parseInt(sign, 36)).join('');
  return digitsOf(numbers).reduce((rest, digit) => (rest * 10 + digit) % 97, 0) === 1;
}

/** Payment card: the prefix of a known network, 13 to 19 digits, Luhn. */
export function isCard(digits: string): boolean {
  if (!/^\d{13,19}$/.test(digits) || !CARD_PREFIX.test(digits)) return false;
  const sum = digitsOf(digits)
    .reverse()
    .reduce((total, digit, index) => {
      const doubled = index % 2 === 0 ? digit : digit * 2;
      return total + (doubled > 9 ? doubled - 9 : doubled);
    }, 0);
  return sum % 10 === 0;
}

/** Czech account: both parts leave no remainder by eleven; the bank's four digits follow a slash. */
export function isCzechAccount(prefix: string, number: string): boolean {
  const divides = (part: string) => weighted(part.padStart(10, '0'), ACCOUNT_WEIGHTS) % 11 === 0;
  return Number(number) > 99 && divides(prefix) && divides(number);
}

function isDate(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}
