import type { Policy } from '#server/policies/contract.ts';

/** The settings of a policy in the order a person reads them; `clauses` are read from the file of terms and shown only. */
export type Setting = keyof Policy;

export const POLICY_SECTIONS = [
  {
    name: 'reviews',
    settings: ['reviewableStatuses', 'reviewWindowDays', 'blindHours', 'uniquePer', 'resubmitGraceHours'],
  },
  { name: 'checks', settings: ['preModeration', 'rejectionReasons', 'latinIsR06'] },
  { name: 'disputes', settings: ['disputeWindowDays', 'disputeClock', 'askAnswerHours', 'appealWindowDays'] },
  { name: 'rating', settings: ['ratingShownFrom'] },
  { name: 'queues', settings: ['graceSeconds', 'leaseMinutes', 'dueHours'] },
  { name: 'documents', settings: ['documents'] },
  { name: 'payments', settings: ['escrow'] },
  { name: 'texts', settings: ['termsUrl', 'languages', 'clauses'] },
] as const satisfies readonly { name: string; settings: readonly Setting[] }[];
