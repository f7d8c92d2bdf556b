import type { EscrowDispute, Hold } from '#db/schema/escrow.ts';
import { AGE_STEPS } from './ages.ts';
import type { DisputeFacts } from './disputeGuards.ts';
import type { HoldFacts } from './holdGuards.ts';

/**
 * What the guards of a payment look at. What a command needs beyond its row is read by whoever brings it and told in
 * `known`; everything else stands so that nothing is allowed by accident.
 */
export const holdFacts = (hold: Hold, now: Date, known: Partial<HoldFacts> = {}): HoldFacts => ({
  chargeback: hold.chargeback,
  disputeOpen: hold.state === 'disputed',
  negativeReview: false,
  noticeProven: false,
  isDue: hold.dueAt !== null && hold.dueAt <= now,
  amountExpected: false,
  sumsToGross: false,
  allConfirmed: false,
  bothAgree: false,
  nothingSent: false,
  standingClaim: null,
  isTooOld: hold.ageMarks >= AGE_STEPS.length,
  ...known,
});

/** The same of a dispute; `chargeback` is that of its payment. */
export const disputeFacts = (
  dispute: EscrowDispute,
  hold: Pick<Hold, 'chargeback'>,
  now: Date,
  known: Partial<DisputeFacts> = {},
): DisputeFacts => ({
  chargeback: hold.chargeback,
  isDue: dispute.dueAt !== null && dispute.dueAt <= now,
  noticeProven: false,
  offerFits: false,
  offerOpen: true,
  sumsToRemaining: false,
  bothAccepted: false,
  evidenceRounds: dispute.evidenceRounds,
  evidenceClosed: dispute.evidenceLockedAt === null || dispute.evidenceLockedAt <= now,
  needsSecond: true,
  hashFits: false,
  appealUsed: dispute.appealUsed,
  smallClaim: false,
  bothWaived: new Set(dispute.waivedBy).size >= 2,
  counterClaim: false,
  mayReopen: false,
  fastTrack: false,
  lostSomething: false,
  offersUsedUp: false,
  allAnswered: false,
  isLast: dispute.appealUsed,
  ...known,
});
