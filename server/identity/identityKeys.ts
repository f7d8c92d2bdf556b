import type { DocumentType } from '#db/words.ts';
import { nameKey } from './nameParts.ts';
import { plainNumber } from './numbers.ts';

/**
 * What is marked of a document (an HMAC of it is kept, never itself: verification.md §0.1, §0.6), equal whenever the same
 * comes up again. @param country ISO 3166 alpha-2
 */
export const numberKey = (country: string, type: DocumentType, number: string): string =>
  `${country}|${type}|${plainNumber(number)}`;

/** Of a person: names in any order and script without the patronymic, and the birth date as `YYYY-MM-DD`. */
export const nameBirthKey = (surname: string, givenNames: string, birthDate: string): string =>
  `${nameKey(`${surname} ${givenNames}`)}|${birthDate}`;
