import { type CountryCode, findPhoneNumbersInText, type NumberFound } from 'libphonenumber-js/max';
import type { TextLanguage } from '#db/words.ts';
import type { Hit } from './hit.ts';
import type { Near } from './nearby.ts';

const DIGITS_MIN = 7;
/** Bare nine digits are an order, a part, a price; in Ukraine a number is dialled with a zero or its country (reviews.md B1). */
const UKRAINIAN_START = /^\(?\s*(?:\+|0|380)/;
const FOREIGN_START = /^\(?\s*(?:\+|00)/;
const CZECH_SHAPE = /^[2-79]\d{2}([ \-\u00A0]?)\d{3}\1\d{3}$/;
const LIKE_DIGITS: Record<string, string> = {
  O: '0',
  О: '0',
  o: '0',
  о: '0',
  I: '1',
  І: '1',
  l: '1',
  '|': '1',
  З: '3',
  з: '3',
  б: '6',
  Б: '6',
  B: '8',
  В: '8',
};
const DRESSED = /(?<![\p{L}\p{N}])[+(]?[\dOОoоIІl|ЗзбБBВ](?:[\s().-]{0,2}[\dOОoоIІl|ЗзбБBВ]){8,13}(?![\p{L}\p{N}])/gu;

export interface PhoneContext {
  language: TextLanguage | null;
  near: { order: Near; money: Near };
}

/** R10: telephone numbers, also with letters for digits: `O67 I23 45 67`. Takes the text with links and accounts blanked out. */
export function findPhones(text: string, context: PhoneContext): Hit[] {
  if ((text.match(/\d/g)?.length ?? 0) < DIGITS_MIN / 2) return [];
  const plain = numbersIn(text, context).map(({ startsAt, endsAt }) => hit(startsAt, endsAt, 'phone', 0.95));
  const odd = [...text.matchAll(DRESSED)].flatMap(({ index, 0: raw }) => {
    const digits = raw.replace(/[^\d\s().+-]/gu, (letter) => LIKE_DIGITS[letter] ?? letter);
    return digits === raw || (raw.match(/\d/g)?.length ?? 0) < DIGITS_MIN / 2 ? [] : [{ index, digits }];
  });
  const dressed = odd
    .slice(0, RUNS_MAX)
    .flatMap(({ index, digits }) =>
      numbersIn(digits, context).map(({ startsAt, endsAt }) =>
        hit(index + startsAt, index + endsAt, 'phone-disguised', 0.85),
      ),
    );
  return [...plain, ...dressed];
}

/** Seven digits and more with little between them, and what may stand before a number. */
const RUN = /\p{L}?[+(]{0,2}\d(?:[^\p{L}\d]{0,4}\d){6,19}\p{L}?/gu;
const RUNS_MAX = 16;

/** The text with nothing but its runs of digits: the library tries every digit that it sees, at a great price. */
function runsOnly(text: string): string {
  let at = 0;
  const kept = [...text.matchAll(RUN)].slice(0, RUNS_MAX).map(({ index, 0: run }) => {
    const gap = ' '.repeat(index - at);
    at = index + run.length;
    return gap + run;
  });
  return kept.join('');
}

function numbersIn(text: string, { language, near }: PhoneContext): NumberFound[] {
  const country: CountryCode = language === 'cs' ? 'CZ' : 'UA';
  // The library reads a number after a comma as an extension, and would lose the second of two.
  const apart = runsOnly(text.replace(/[,;]/g, '!'));
  if (apart === '') return [];
  return findPhoneNumbersInText(apart, { defaultCountry: country }).filter(({ number, startsAt, endsAt }) => {
    const raw = text.slice(startsAt, endsAt);
    const lead = text.slice(Math.max(0, startsAt - 1), startsAt);
    if (FOREIGN_START.test(lead + raw) || FOREIGN_START.test(raw)) return true;
    if (number.country === 'UA') return UKRAINIAN_START.test(raw);
    const at = { start: startsAt, end: endsAt };
    return country === 'CZ' && CZECH_SHAPE.test(raw) && !near.order(at) && !near.money(at);
  });
}

const hit = (start: number, end: number, sub: string, confidence: number): Hit => ({
  reason: 'R10',
  sub,
  start,
  end,
  confidence,
  detector: 'phones',
});
