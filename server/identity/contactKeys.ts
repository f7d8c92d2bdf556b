import { domainToASCII } from 'node:url';
import { type CountryCode, isSupportedCountry, parsePhoneNumberFromString } from 'libphonenumber-js/max';
import type { IdentityKind } from '#db/words.ts';

/** Both names of one post office, which takes no notice of full stops before the `@`. */
const DOTLESS = new Set(['gmail.com', 'googlemail.com']);

/**
 * A telephone as E.164, `+420601234567`, however it was written. Null for what is no number of anybody.
 * @param country ISO 3166 alpha-2 of the marketplace, for numbers told without the code of their country
 */
export function phoneKey(phone: string, country: string): string | null {
  const region = isSupportedCountry(country) ? (country as CountryCode) : undefined;
  const parsed = parsePhoneNumberFromString(phone, region);
  return parsed?.isPossible() ? parsed.number : null;
}

/** An address as its post office reads it: lower case, without what follows a plus, and at Gmail without full stops. */
export function emailKey(email: string): string | null {
  const [, name = '', place = ''] = /^([^@]+)@([^@]+)$/.exec(email.normalize('NFKC').trim().toLowerCase()) ?? [];
  const domain = domainToASCII(place);
  const [box = ''] = name.split('+');
  const plain = DOTLESS.has(domain) ? box.replaceAll('.', '') : box;
  return plain && domain ? `${plain}@${DOTLESS.has(domain) ? 'gmail.com' : domain}` : null;
}

/** `CZ6508000000192000145399`: capitals, nothing between. */
export const ibanKey = (iban: string): string | null => {
  const plain = iban.normalize('NFKC').replace(/[\s-]/gu, '').toUpperCase();
  return /^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(plain) ? plain : null;
};

/** What a payment provider or a program made up itself: as it is. */
const ownKey = (text: string): string | null => text.trim() || null;

/** What a marketplace may tell of a person's account. Numbers of documents and births have keys of their own. */
export type ContactKind = Exclude<IdentityKind, 'document-number' | 'name-birth'>;

/** The one text for all spellings of the same thing, of which the mark is made (verification.md §D3); null where it is none. */
export function contactKey(kind: ContactKind, text: string, country: string): string | null {
  if (kind === 'phone') return phoneKey(text, country);
  if (kind === 'email') return emailKey(text);
  return kind === 'iban' ? ibanKey(text) : ownKey(text);
}
