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

/** `minor`: integer minor units of the currency (RULINGS, Money). */
export function formatMoney(locale: string, minor: number, currency: string): string {
  const currencyDisplay = OWN_CURRENCY[locale] === currency ? 'narrowSymbol' : 'code';
  const format = keep(`${locale} ${currency}`, () => {
    return new Intl.NumberFormat(tagOf(locale), { style: 'currency', currency, currencyDisplay });
  });
  return format.format(minor / 10 ** (format.resolvedOptions().maximumFractionDigits ?? 2));
}

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
