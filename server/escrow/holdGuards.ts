import type { Chargeback } from '#db/words.ts';

/** Who brings a command: a person, the payment provider, time, or the dispute about this very payment. */
export const HOLD_ACTORS = [
  'platform',
  'provider',
  'clock',
  'customer',
  'specialist',
  'agent',
  'manager',
  'dispute',
] as const;
export type HoldActor = (typeof HOLD_ACTORS)[number];

/** What a guard looks at; read in the transaction that moves the hold. */
export interface HoldFacts {
  chargeback: Chargeback;
  disputeOpen: boolean;
  /** The customer has reviewed this order with few stars (qjob.hu: straight to arbitration). */
  negativeReview: boolean;
  /** The side that has not spoken was told, provably, at least twice (escrow.md §1.3, D4). */
  noticeProven: boolean;
  /** The clock has come: re-read with the state, since an accepted command wins over a timer. */
  isDue: boolean;
  amountExpected: boolean;
  /** The parts of the split are the whole. */
  sumsToGross: boolean;
  allConfirmed: boolean;
  /** The deal itself was cancelled at the marketplace, so both sides gave it up. */
  bothAgree: boolean;
  /** Not one instruction of the settlement has gone to the provider. */
  nothingSent: boolean;
  /** What was said of the work before the dispute that was taken back; `partly-done` is said by opening one. */
  standingClaim: 'done' | 'not-done' | null;
  /** Older than the last of the ages of the policy. */
  isTooOld: boolean;
}
type Guard = (facts: HoldFacts) => boolean;

const free: Guard = ({ chargeback, disputeOpen }) => chargeback !== 'open' && !disputeOpen;
export const GUARDS = {
  none: () => true,
  'amount-expected': ({ amountExpected }) => amountExpected,
  due: ({ isDue }) => isDue,
  'no-open-dispute': free,
  'no-negative-review': ({ negativeReview, chargeback }) => !negativeReview && chargeback !== 'open',
  'negative-review': ({ negativeReview, chargeback }) => negativeReview && chargeback !== 'open',
  'other-side-silent': (facts) => free(facts) && facts.isDue && facts.noticeProven,
  'silent-unproven': (facts) => free(facts) && facts.isDue && !facts.noticeProven,
  'no-chargeback': ({ chargeback }) => chargeback !== 'open',
  'nothing-sent': ({ nothingSent, chargeback }) => nothingSent && chargeback !== 'open',
  'too-old': ({ isTooOld, chargeback }) => isTooOld && chargeback !== 'open',
  'sums-to-gross': ({ sumsToGross, chargeback }) => sumsToGross && chargeback !== 'open',
  'said-nothing': ({ standingClaim }) => standingClaim === null,
  'said-done': ({ standingClaim }) => standingClaim === 'done',
  'said-not-done': ({ standingClaim }) => standingClaim === 'not-done',
  'all-confirmed': ({ allConfirmed }) => allConfirmed,
  'both-agree': (facts) => facts.bothAgree && free(facts),
  'chargeback-open': ({ chargeback }) => chargeback === 'open',
  'chargeback-not-open': ({ chargeback }) => chargeback !== 'open',
} as const satisfies Record<string, Guard>;
export type HoldGuard = keyof typeof GUARDS;
