import { CHECK_CODES, type CheckCode } from '#db/words.ts';
import {
  birthIsProfiles,
  facesAgree,
  nameIsEarlier,
  nameIsProfiles,
  notExpired,
  notSpecimen,
  numberIsUsual,
  oldEnough,
  type Reading,
  zoneAgrees,
} from './checkData.ts';
import { coloured, complete, light, scanned, sharp, untampered } from './checkPictures.ts';
import type { DocumentChecks } from './contract.ts';
import { type AutoCheck, type DocumentFacts, type DuplicateFacts, type Said, said } from './facts.ts';
import { parseMrz } from './mrz.ts';

/** What changes what a program says of the same facts; kept with each answer. */
export const EVALUATOR = 'identity-1';

/** Some other account has the same; which one is for the desk to show, not for the checklist. */
const none =
  (of: keyof DuplicateFacts, otherwise: 'fail' | 'warn') =>
  ({ facts }: Reading): Said => {
    const others = facts.duplicates[of];
    if (others === null) return null;
    return others === 0 ? said('pass') : said(otherwise, { others });
  };

const PROGRAMS: Partial<Record<CheckCode, (reading: Reading) => Said>> = {
  FILE_AV: ({ facts }) => scanned(facts),
  FILE_SEEN_BEFORE: none('files', 'fail'),
  IMG_SHARP: ({ facts, policy }) => sharp(facts, policy),
  IMG_LIGHT: ({ facts, policy }) => light(facts, policy),
  IMG_COMPLETE: ({ facts }) => complete(facts),
  IMG_COLOUR: ({ facts }) => coloured(facts),
  NO_DIGITAL_TAMPERING: ({ facts }) => untampered(facts),
  MRZ_CONSISTENT: zoneAgrees,
  VIZ_EQ_MRZ: facesAgree,
  NUMBER_FORMAT: numberIsUsual,
  NOT_EXPIRED: notExpired,
  NOT_SPECIMEN: notSpecimen,
  AGE_18: oldEnough,
  NAME_EQ_PROFILE: nameIsProfiles,
  DOB_EQ_PROFILE: birthIsProfiles,
  DOC_NUMBER_UNIQUE: none('numbers', 'fail'),
  // Two people of one name are born on one day every now and then.
  IDENTITY_UNIQUE: none('identities', 'warn'),
  DOC_NOT_BLOCKLISTED: none('blocklisted', 'fail'),
  OTHER_DOC_NAME_SAME: nameIsEarlier,
};

/**
 * What a program can say of an attempt (verification.md §C2), in the order of the checklist. A check whose facts are not
 * there yet is left out, so it stays open for an agent; nothing of it is a decision.
 * @param today `YYYY-MM-DD` at the marketplace (`localDay`)
 */
export function autoChecks(facts: DocumentFacts, policy: DocumentChecks, today: string): AutoCheck[] {
  const reading: Reading = { facts, policy, today, zone: facts.mrz?.trim() ? parseMrz(facts.mrz, today) : null };
  return CHECK_CODES.flatMap((code): AutoCheck[] => {
    const answer = PROGRAMS[code]?.(reading);
    return answer ? [{ code, ...answer }] : [];
  });
}
