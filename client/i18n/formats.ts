import type { Translate } from './useT.ts';

/** The reader's language decides how dates, numbers and money look; never the browser's. */
const TAGS: Record<string, string> = { en: 'en-GB', cs: 'cs-CZ', uk: 'uk-UA' };
/** Where the short sign cannot be mistaken: the reader's own currency. */
const OWN_CURRENCY: Record<string, string> = { cs: 'CZK', uk: 'UAH' };

export const tagOf = (locale: string): string => TAGS[locale] ?? 'en-GB';

/** Formatters are slow to make and made often, so each is kept. */
const made = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>();

function keep<Format extends Intl.DateTimeFormat | Intl.NumberFormat>(key: string, make: () => Format): Format {
  const found = made.get(key) ?? make();
  made.set(key, found);
  return found as Format;
}

const LOOKS = {
  date: { day: 'numeric', month: 'short', year: 'numeric' },
  dateTime: { day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  dayTime: { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  time: { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' },
  second: { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' },
  exact: {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'short',
  },
  day: { weekday: 'long', day: 'numeric', month: 'long' },
} satisfies Record<string, Intl.DateTimeFormatOptions>;
export type Look = keyof typeof LOOKS;

/** `instant` in ISO 8601 or milliseconds; `zone` an IANA name, or the browser's where nothing better is known. */
export function formatInstant(locale: string, look: Look, instant: string | number, zone?: string): string {
  const format = keep(
    `${locale} ${look} ${zone}`,
    () => new Intl.DateTimeFormat(tagOf(locale), { ...LOOKS[look], timeZone: zone }),
  );
  return format.format(new Date(instant));
}

export const formatNumber = (locale: string, value: number, digits = 0): string =>
  keep(`${locale} n${digits}`, () => {
    return new Intl.NumberFormat(tagOf(locale), { minimumFractionDigits: digits, maximumFractionDigits: digits });
  }).format(value);

/** Hundredths of a percent, as shares of a payment are counted: `6000` → “60%”, “60 %”. */
export const formatShare = (locale: string, basisPoints: number, digits = 0): string =>
  keep(`${locale} p${digits}`, () => {
    const exactly = { minimumFractionDigits: digits, maximumFractionDigits: digits };
    return new Intl.NumberFormat(tagOf(locale), { style: 'percent', ...exactly });
  }).format(basisPoints / 10_000);

/** All our currencies are stored with two digits, HUF too (escrow.md §2); browsers by themselves would show it with none. */
export const MINOR_DIGITS = 2;

/** `123456` → `1234.56`, without leaving the integers. */
export function decimalText(minor: number): string {
  const digits = String(Math.abs(minor)).padStart(MINOR_DIGITS + 1, '0');
  return `${minor < 0 ? '-' : ''}${digits.slice(0, -MINOR_DIGITS)}.${digits.slice(-MINOR_DIGITS)}`;
}

/** `minor`: integer minor units of the currency (RULINGS, Money). */
export const formatMoney = (locale: string, minor: number, currency: string): string =>
  // Written out and never divided: above 2^46 a hundredth no longer fits beside the whole.
  moneyFormat(locale, currency).format(decimalText(minor) as Intl.StringNumericLiteral);

/** The same in two parts, in the order of the language, where the currency is only a remark beside the sum. */
export function moneyParts(locale: string, minor: number, currency: string): { text: string; isCurrency: boolean }[] {
  const parts = moneyFormat(locale, currency).formatToParts(decimalText(minor) as Intl.StringNumericLiteral);
  const at = parts.findIndex(({ type }) => type === 'currency');
  const textOf = (some: Intl.NumberFormatPart[]) => some.map(({ value }) => value).join('');
  const [sum, before] = at === 0 ? [parts.slice(1), true] : [parts.slice(0, at), false];
  const pieces = [
    { text: textOf(sum), isCurrency: false },
    { text: textOf(parts.slice(at, at + 1)), isCurrency: true },
  ];
  return before ? pieces.reverse() : pieces;
}

const moneyFormat = (locale: string, currency: string): Intl.NumberFormat =>
  keep(`${locale} ${currency}`, () => {
    const currencyDisplay = OWN_CURRENCY[locale] === currency ? 'narrowSymbol' : 'code';
    const exactly = { minimumFractionDigits: MINOR_DIGITS, maximumFractionDigits: MINOR_DIGITS };
    return new Intl.NumberFormat(tagOf(locale), { style: 'currency', currency, currencyDisplay, ...exactly });
  });

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const two = (n: number) => String(n).padStart(2, '0');

/** A length of time in the two largest units: "34 m", "1 h 02 m", "1 d 03 h". Milliseconds, never negative. */
export function durationWords(t: Translate, ms: number): string {
  if (ms < MINUTE) return t('kit.time.seconds', { s: Math.max(0, Math.floor(ms / 1000)) });
  if (ms < HOUR) return t('kit.time.minutes', { m: Math.floor(ms / MINUTE) });
  if (ms < DAY) return t('kit.time.hours', { h: Math.floor(ms / HOUR), m: two(Math.floor((ms % HOUR) / MINUTE)) });
  return t('kit.time.days', { d: Math.floor(ms / DAY), h: two(Math.floor((ms % DAY) / HOUR)) });
}

/** The city of a zone, in words where it is one of ours. */
export function zoneWords(t: Translate, zone: string): string {
  if (zone === 'Europe/Prague') return t('words.zones.prague');
  if (zone === 'Europe/Kyiv' || zone === 'Europe/Kiev') return t('words.zones.kyiv');
  return zone.split('/').pop()?.replaceAll('_', ' ') ?? zone;
}
