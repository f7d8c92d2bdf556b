import { checkDigit, FILLER } from './checkDigit.ts';
import { cut, type Layout, type Span } from './mrzLayout.ts';

export type CheckedField = 'number' | 'birthDate' | 'expiry' | 'personalNumber' | 'composite';
/** One check digit: what the field asks for, and what stands there. `line` and `at` count from 1. */
export interface DigitCheck {
  field: CheckedField;
  expected: string;
  found: string;
  ok: boolean;
  line: number;
  at: number;
}
/** A number of more than nine characters goes on in the optional data, and its digit after it. */
export interface DocumentNumber {
  number: string;
  /** How the digit was counted: states differ in whether the filler between the two parts is counted too. */
  rule: 'without-filler' | 'with-filler' | null;
  check: DigitCheck;
  /** How much of the optional data belongs to the number. */
  taken: number;
}

export const stripped = (field: string): string => field.replace(/^<+|<+$/g, '').replace(/<+/g, ' ');

/** @returns the number without its fillers, and its check digit, wherever that stands. */
export function documentNumber(lines: readonly string[], layout: Layout): DocumentNumber {
  const field = cut(lines, layout.number);
  const found = cut(lines, layout.numberDigit);
  const [optional] = layout.optional;
  const rest = optional ? (cut(lines, optional).split(FILLER)[0] ?? '') : '';
  const isLong = found === FILLER && !field.endsWith(FILLER) && rest.length > 1 && layout.format !== 'TD3';
  if (!isLong || !optional) {
    const check = digit('number', checkDigit(field), found, layout.numberDigit);
    return { number: stripped(field), rule: null, check, taken: 0 };
  }
  const [more, own] = [rest.slice(0, -1), rest.slice(-1)];
  const at = optional.from + rest.length - 1;
  const place = { line: optional.line, from: at, to: at + 1 };
  const [without, withIt] = [checkDigit(field + more), checkDigit(field + FILLER + more)];
  const rule = own === without ? 'without-filler' : own === withIt ? 'with-filler' : null;
  const check = digit('number', rule === 'with-filler' ? withIt : without, own, place);
  return { number: field + more, rule, check, taken: rest.length };
}

/** Every check digit that the format has, in the order of the zone. */
export function digitChecks(lines: readonly string[], layout: Layout): DigitCheck[] {
  const simple = (field: CheckedField, of: Span, place: Span) =>
    digit(field, checkDigit(cut(lines, of)), cut(lines, place), place);
  const [optional] = layout.optional;
  const whole = checkDigit(layout.composite.map((span) => cut(lines, span)).join(''));
  return [
    documentNumber(lines, layout).check,
    simple('birthDate', layout.birth, layout.birthDigit),
    simple('expiry', layout.expiry, layout.expiryDigit),
    ...(layout.personalDigit && optional ? [personal(simple('personalNumber', optional, layout.personalDigit))] : []),
    digit('composite', whole, cut(lines, layout.compositeDigit), layout.compositeDigit),
  ];
}

/** Where a personal number asks for 0, a filler may stand instead; Dutch passports do so even with a number there. */
const personal = (check: DigitCheck): DigitCheck =>
  check.expected === '0' && check.found === FILLER ? { ...check, ok: true } : check;

const digit = (field: CheckedField, expected: string, found: string, place: Span): DigitCheck => ({
  field,
  expected,
  found,
  ok: expected === found,
  line: place.line + 1,
  at: place.from + 1,
});
