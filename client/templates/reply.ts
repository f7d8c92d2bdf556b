import { LANGUAGES, type Language, type RejectionReason, type TemplateField } from '#db/words.ts';
import type { OrderCard } from '#server/reviews/contract.ts';
import type { ReplyWords, TemplateRow } from '#server/templates/contract.ts';
import { formatInstant, tagOf } from '../i18n/formats.ts';

/** Whom a reply goes to: one person, or both parties of a dispute, who may read different languages. */
export interface Reader {
  displayName: string;
  locale: string | null;
}

/** `uk-UA` reads Ukrainian; undefined where nobody knows, or where we do not write the language. */
export const languageOf = (locale: string | null): Language | undefined =>
  LANGUAGES.find((language) => language === locale?.slice(0, 2).toLowerCase());

/** The languages that the readers are known to read, each once; "pt" stays "pt" so that it can be named. */
export const readLanguages = (readers: readonly Reader[]): string[] => [
  ...new Set(readers.flatMap(({ locale }) => (locale ? [locale.slice(0, 2).toLowerCase()] : []))),
];

export interface Chosen {
  language: Language;
  /** Why it is this one: the reader’s own, the marketplace’s instead, the only one there is, or the reader’s is not known. */
  why: 'own' | 'marketplace' | 'only' | 'unknown';
}

/** In which of its languages a template is shown: the reader’s, else the marketplace’s, else one that it has. */
export function chooseLanguage(
  bodies: TemplateRow['bodies'],
  readers: readonly Reader[],
  marketplaceLocale: string,
): Chosen | undefined {
  const own = readers.map(({ locale }) => languageOf(locale)).find((language) => language && bodies[language]);
  if (own) return { language: own, why: 'own' };
  const local = languageOf(marketplaceLocale);
  const isUnknown = readers.every(({ locale }) => locale === null);
  if (local && bodies[local]) return { language: local, why: isUnknown ? 'unknown' : 'marketplace' };
  const only = LANGUAGES.find((language) => bodies[language]);
  return only && { language: only, why: 'only' };
}

/** What the case tells about itself, before it is put into words of a language. */
export interface ReplyFacts {
  readers: readonly Reader[];
  /** Null where the case is not about one. */
  order: Pick<OrderCard, 'externalId' | 'listingTitle'> | null;
  stars: number | null;
  reasons: readonly RejectionReason[];
  marketplace: { name: string; timeZone: string };
  /** Business time, in milliseconds. */
  now: number;
}

/**
 * Values of the places in this language. What nobody knows stays out, and so its place stays open: the name where a reply
 * goes to two people, reasons as long as none is chosen or their words are not here yet.
 */
export function replyValues(
  facts: ReplyFacts,
  language: Language,
  words: ReplyWords['reasons'] | undefined,
): Partial<Record<TemplateField, string>> {
  const [reader, ...others] = facts.readers;
  const reasons = words && facts.reasons.map((reason) => words[reason]);
  return {
    ...(reader && others.length === 0 && { person: reader.displayName }),
    ...(facts.order && { listing: facts.order.listingTitle, order: facts.order.externalId }),
    ...(facts.stars !== null && { stars: String(facts.stars) }),
    ...(reasons && reasons.length > 0 && { reasons: listed(reasons, language) }),
    marketplace: facts.marketplace.name,
    date: formatInstant(language, 'date', facts.now, facts.marketplace.timeZone),
  };
}

const listed = (items: readonly string[], language: Language): string =>
  new Intl.ListFormat(tagOf(language), { type: 'conjunction' }).format(items);
