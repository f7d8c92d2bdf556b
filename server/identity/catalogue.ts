import type { CheckCode, CheckGroup, CheckSource, Disposition, DocumentReason } from '#db/words.ts';
import { type CheckRule, DOCUMENT_CHECKS } from './contract.ts';

/** What a check is about and can be answered by; how it weighs is the policy's (`DOCUMENT_CHECKS` is its version 1). */
export interface CheckFacts {
  group: CheckGroup;
  sources: readonly CheckSource[];
  /** Reasons that its failure points at, the likeliest first (verification.md §C3). */
  reasons: readonly DocumentReason[];
}

const BOTH = ['auto', 'agent'] as const;
const AGENT = ['agent'] as const;
const of = (group: CheckGroup, sources: readonly CheckSource[], ...reasons: DocumentReason[]): CheckFacts => ({
  group,
  sources,
  reasons,
});

/** Whatever a program answers an agent may answer otherwise, so every check has an agent for a source (§C2). */
const CHECK_FACTS: Record<CheckCode, CheckFacts> = {
  FILE_AV: of('file', BOTH, 'OTHER'),
  FILE_SEEN_BEFORE: of('duplicate', BOTH, 'DUP_DOCUMENT'),
  SIDES_PRESENT: of('image', AGENT, 'DOC_SIDE_MISSING', 'DOC_PAGE_MISSING', 'DOC_WRONG_SIDE', 'DOC_TWO_DOCUMENTS'),
  IMG_SHARP: of('image', BOTH, 'IMG_BLURRED', 'IMG_LOW_RES', 'DATA_UNREADABLE'),
  IMG_LIGHT: of('image', BOTH, 'IMG_DARK', 'IMG_GLARE'),
  IMG_COMPLETE: of('image', BOTH, 'IMG_CUT_OFF', 'IMG_COVERED', 'DOC_NONE_IN_IMAGE'),
  IMG_COLOUR: of('image', BOTH, 'IMG_GREYSCALE'),
  ORIGINAL_PRESENT: of('authenticity', AGENT, 'DOC_SCREEN', 'DOC_PRINTOUT', 'DOC_SCAN', 'DOC_DIGITAL_COPY'),
  TEMPLATE_FONTS: of('authenticity', AGENT, 'FRAUD_FORGED'),
  SECURITY_FEATURES: of('authenticity', AGENT, 'FRAUD_FORGED'),
  PORTRAIT_INTEGRITY: of('authenticity', AGENT, 'FRAUD_PHOTO_SUBSTITUTED', 'FRAUD_IMPERSONATION'),
  NO_DIGITAL_TAMPERING: of('authenticity', BOTH, 'FRAUD_TAMPERED'),
  NOT_PHYSICALLY_VOID: of('authenticity', AGENT, 'DOC_INVALIDATED', 'DOC_DAMAGED'),
  TYPE_ACCEPTED: of('data', AGENT, 'DOC_TYPE_NOT_ACCEPTED', 'DOC_COUNTRY_NOT_ACCEPTED'),
  MRZ_CONSISTENT: of('consistency', BOTH, 'DATA_MRZ_INCONSISTENT', 'DATA_UNREADABLE'),
  VIZ_EQ_MRZ: of('consistency', BOTH, 'DATA_VIZ_MRZ_MISMATCH'),
  NUMBER_FORMAT: of('consistency', BOTH, 'DATA_UNREADABLE'),
  NOT_EXPIRED: of('validity', BOTH, 'DOC_EXPIRED'),
  NOT_SPECIMEN: of('validity', BOTH, 'FRAUD_SPECIMEN'),
  AGE_18: of('policy', BOTH, 'AGE_UNDER_18'),
  NAME_EQ_PROFILE: of('match', BOTH, 'MATCH_NAME'),
  DOB_EQ_PROFILE: of('match', BOTH, 'MATCH_DOB'),
  DOC_NUMBER_UNIQUE: of('duplicate', BOTH, 'DUP_DOCUMENT'),
  IDENTITY_UNIQUE: of('duplicate', BOTH, 'DUP_IDENTITY'),
  DOC_NOT_BLOCKLISTED: of('blocklist', BOTH, 'FRAUD_BLOCKLISTED'),
  REGISTER_LOOKUP: of('external', AGENT, 'FRAUD_STOLEN_OR_LOST'),
  OTHER_DOC_NAME_SAME: of('consistency', BOTH, 'MATCH_NAME'),
};

const withRule = ([code, facts]: [string, CheckFacts]) => [
  code,
  { ...facts, ...DOCUMENT_CHECKS.rules[code as CheckCode] },
];
/** The checklist in the order in which it is worked down, each check with how version 1 of the policy weighs it. */
export const CHECKS = Object.fromEntries(Object.entries(CHECK_FACTS).map(withRule)) as Record<
  CheckCode,
  CheckFacts & CheckRule
>;

export interface ReasonFacts {
  group: 'image' | 'document' | 'data' | 'match' | 'policy' | 'duplicate' | 'fraud' | 'limit' | 'consent' | 'other';
  /** By default; the decision says its own. */
  disposition: Disposition;
  /** A second person signs. */
  fourEyes: boolean;
  /** Final where an earlier attempt was sent back for it. */
  finalOnRepeat: boolean;
  /** A person does not decide it: the case closes by itself. */
  closes: boolean;
  /** Asks for so many characters of explanation. */
  textMin: number;
}

const PLAIN = { disposition: 'retry', fourEyes: false, finalOnRepeat: false, closes: false, textMin: 0 } as const;
type Prefix<Code extends string> = Code extends `${infer Start}_${string}` ? Start : Code;
/** By what the code begins with. */
const OF_GROUP: Record<Prefix<DocumentReason>, ReasonFacts> = {
  IMG: { ...PLAIN, group: 'image' },
  DOC: { ...PLAIN, group: 'document' },
  DATA: { ...PLAIN, group: 'data' },
  MATCH: { ...PLAIN, group: 'match' },
  AGE: { ...PLAIN, group: 'policy', disposition: 'final' },
  DUP: { ...PLAIN, group: 'duplicate', disposition: 'final' },
  FRAUD: { ...PLAIN, group: 'fraud', disposition: 'final', fourEyes: true },
  LIMIT: { ...PLAIN, group: 'limit', disposition: 'final' },
  CONSENT: { ...PLAIN, group: 'consent', closes: true },
  ABANDONED: { ...PLAIN, group: 'consent', closes: true },
  OTHER: { ...PLAIN, group: 'other', textMin: 20 },
};
/** A copy once is a mistake, twice it is not (§C2, ORIGINAL_PRESENT). */
const COPIES: readonly DocumentReason[] = ['DOC_DIGITAL_COPY', 'DOC_SCREEN', 'DOC_PRINTOUT', 'DOC_SCAN'];

/** What is known of a reason before anybody decides anything (verification.md §C3). */
export function reasonFacts(reason: DocumentReason): ReasonFacts {
  const facts = OF_GROUP[reason.split('_')[0] as Prefix<DocumentReason>];
  return COPIES.includes(reason) ? { ...facts, finalOnRepeat: true } : facts;
}
