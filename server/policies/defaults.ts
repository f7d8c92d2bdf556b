import { REJECTION_REASONS, type RejectionReason } from '#db/words.ts';
import { DOCUMENT_POLICY, ESCROW_POLICY, type Policy } from './contract.ts';
import { POLICY_WORDS } from './words/index.ts';
import type { PlatformName } from './words/words.ts';

/** What both marketplaces share in version 1 (SPEC 2, RULINGS 5). Everything below is a field of the policy and may change by a new version. */
const SHARED = {
  reviewWindowDays: 30,
  preModeration: 'all',
  disputeWindowDays: 30,
  disputeClock: 'left',
  ratingShownFrom: 3,
  resubmitGraceHours: 72,
  graceSeconds: { reviews: 20, 'review-disputes': 20, documents: 20, registrations: 20, 'escrow-disputes': 20 },
  leaseMinutes: { reviews: 15, 'review-disputes': 15, documents: 30, registrations: 15, 'escrow-disputes': 30 },
  dueHours: { reviews: 24, 'review-disputes': 72, documents: 24, registrations: 24, 'escrow-disputes': 48 },
  askAnswerHours: 72,
  /** Six months from being told, and a day for the calendar (DSA 20(1)). */
  appealWindowDays: 183,
  escrow: ESCROW_POLICY,
  documents: DOCUMENT_POLICY,
} as const satisfies Partial<Policy>;

/** IZI (Ukrainian, Europe/Kyiv): goods and services between people, blind for three days. */
export const IZI_POLICY: Policy = {
  ...SHARED,
  reviewableStatuses: ['completed', 'cancelled'],
  blindHours: 72,
  uniquePer: 'listing',
  rejectionReasons: [...REJECTION_REASONS],
  latinIsR06: true,
  clauses: clausesOf('4', true, {
    en: { withIt: 'IZI', law: 'the law of Ukraine' },
    cs: { withIt: 'IZI', law: 'právo Ukrajiny' },
    uk: { withIt: 'ІЗІ', law: 'чинне законодавство України' },
  }),
  termsUrl: 'https://izi.example.com/terms/reviews',
  languages: ['uk'],
};

/** Qjob (Czech, Europe/Prague): services by specialists; nothing is blind, and only completed orders are reviewed. */
export const QJOB_POLICY: Policy = {
  ...SHARED,
  reviewableStatuses: ['completed'],
  blindHours: 0,
  uniquePer: 'order',
  rejectionReasons: [...REJECTION_REASONS],
  latinIsR06: false,
  clauses: clausesOf('6', false, {
    en: { withIt: 'Qjob', law: 'Czech law' },
    cs: { withIt: 'Qjobem', law: 'české právo' },
    uk: { withIt: 'Qjob', law: 'чеське законодавство' },
  }),
  termsUrl: 'https://qjob.example.com/podminky/recenze',
  languages: ['cs'],
};

/** Version 1 of any other marketplace, until its manager sets his own: the rules of IZI without its language and name. */
export const PLAIN_POLICY: Policy = {
  ...IZI_POLICY,
  latinIsR06: false,
  clauses: clausesOf('1', false, {
    en: { withIt: 'the marketplace', law: 'the law in force' },
    cs: { withIt: 'tržištěm', law: 'platné právo' },
    uk: { withIt: 'маркетплейсом', law: 'чинне законодавство' },
  }),
  termsUrl: null,
  languages: ['en'],
};

export const DEFAULT_POLICIES = { izi: IZI_POLICY, qjob: QJOB_POLICY } as const;

/** Clauses numbered in the order of the reasons: “4.1” … “4.12”. */
function clausesOf(
  chapter: string,
  latin: boolean,
  platform: { en: PlatformName; cs: PlatformName; uk: PlatformName },
): Policy['clauses'] {
  const texts = {
    en: POLICY_WORDS.en.clauses(platform.en, latin),
    cs: POLICY_WORDS.cs.clauses(platform.cs, latin),
    uk: POLICY_WORDS.uk.clauses(platform.uk, latin),
  };
  const clause = (reason: RejectionReason, index: number) =>
    [
      reason,
      { clause: `${chapter}.${index + 1}`, en: texts.en[reason], cs: texts.cs[reason], uk: texts.uk[reason] },
    ] as const;
  return Object.fromEntries(REJECTION_REASONS.map(clause));
}
