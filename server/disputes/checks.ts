import type { DisputeGround, ReviewStatus } from '#db/words.ts';
import { dayNumber } from '../platform/zones.ts';
import type { Policy } from '../policies/contract.ts';
import type { DisputeContext } from './contract.ts';
import { isMoot } from './rules.ts';

type Check = DisputeContext['checks'][number];

interface CheckedDispute {
  ground: DisputeGround;
  reviewVersion: number;
  openedAt: Date;
  consentedAt: Date | null;
  evidenceCount: number;
  /** Marks of the detectors on the proposed text; null where it was not screened. */
  proposedMarks: number | null;
}

/**
 * What the desk looks at before it decides, in the order of the form. `passed` is null where only a person can tell:
 * nobody but a reader of the chat knows whether an edit was bought or forced.
 */
export function checksOf(
  dispute: CheckedDispute,
  review: { status: ReviewStatus; version: number; disputableUntil: Date | null },
): Check[] {
  const inWindow = review.disputableUntil !== null && dispute.openedAt <= review.disputableUntil;
  const shared: Check[] = [
    { code: 'in-window', passed: inWindow },
    { code: 'same-version', passed: !isMoot(dispute, review) },
  ];
  if (dispute.ground === 'proof') {
    return [
      ...shared,
      { code: 'evidence-given', passed: dispute.evidenceCount > 0 },
      { code: 'evidence-proves-it', passed: null },
    ];
  }
  return [
    ...shared,
    { code: 'both-agreed', passed: dispute.consentedAt !== null },
    {
      code: 'proposed-text-follows-rules',
      passed: dispute.proposedMarks === null ? null : dispute.proposedMarks === 0,
    },
    { code: 'edit-not-bought-or-forced', passed: null },
  ];
}

/** “Day 17 of 30, in time”: counted from the clock of the policy to when the dispute was opened (IZI-19). */
export function disputeWindow(
  clockStart: Date,
  openedAt: Date,
  endsAt: Date,
  policy: Pick<Policy, 'disputeWindowDays'>,
  timeZone: string,
): { day: number; days: number; endsAt: Date; inTime: boolean } {
  return {
    day: dayNumber(clockStart, openedAt, timeZone),
    days: policy.disputeWindowDays,
    endsAt,
    inTime: openedAt <= endsAt,
  };
}
