import type { Chargeback } from '#db/words.ts';

/** `opener` and `other` are the two parties; `decider` is who has the case in hand, `second` whoever is not he and took no part. */
export const DISPUTE_ACTORS = [
  'opener',
  'other',
  'decider',
  'second',
  'manager',
  'clock',
  'provider',
  'system',
] as const;
export type DisputeActor = (typeof DISPUTE_ACTORS)[number];

/** What a guard looks at; read in the transaction that moves the dispute. */
export interface DisputeFacts {
  chargeback: Chargeback;
  isDue: boolean;
  /** Reminders reached the silent side at least twice (D4). */
  noticeProven: boolean;
  /** An offer is open, in time, and its amounts are those that were shown (D6). */
  offerFits: boolean;
  offerOpen: boolean;
  /** The amounts of the split are the whole of what remains. */
  sumsToRemaining: boolean;
  bothAccepted: boolean;
  evidenceRounds: number;
  /** Evidence was waited for or waived (D14). */
  evidenceClosed: boolean;
  /** Above a limit of the policy, goodwill, staff-linked or a default overridden (D14). */
  needsSecond: boolean;
  /** What is approved is exactly what was proposed (D15). */
  hashFits: boolean;
  appealUsed: boolean;
  smallClaim: boolean;
  bothWaived: boolean;
  counterClaim: boolean;
  /** Nothing has left yet, or it comes back by a journal of its own (D24). */
  mayReopen: boolean;
  fastTrack: boolean;
  /** Whoever was asked has answered (D10). */
  allAnswered: boolean;
  /** Whoever appeals did not get all that there was (D16). */
  lostSomething: boolean;
  /** Each side has made as many offers as the policy gives it (D2). */
  offersUsedUp: boolean;
  /** After it nobody may appeal: an amended decision, or the backstop of two managers. */
  isLast: boolean;
}
type Guard = (facts: DisputeFacts) => boolean;

const unfrozen: Guard = ({ chargeback }) => chargeback !== 'open';
const ROUNDS_MAX = 2;
export const GUARDS = {
  none: () => true,
  unfrozen,
  due: ({ isDue, chargeback }) => isDue && chargeback !== 'open',
  'talks-over': (facts) => unfrozen(facts) && (facts.isDue || facts.offersUsedUp),
  'due-and-told': (facts) => unfrozen(facts) && facts.isDue && facts.noticeProven,
  'due-and-untold': (facts) => unfrozen(facts) && facts.isDue && !facts.noticeProven,
  'fast-track': ({ fastTrack }) => fastTrack,
  'no-offer-open': (facts) => unfrozen(facts) && !facts.offerOpen && facts.sumsToRemaining,
  'offer-fits': (facts) => unfrozen(facts) && facts.offerFits,
  'rounds-left': ({ evidenceRounds }) => evidenceRounds < ROUNDS_MAX,
  sums: (facts) => unfrozen(facts) && facts.sumsToRemaining,
  'both-accepted': (facts) => unfrozen(facts) && facts.bothAccepted,
  'decides-alone': (facts) => unfrozen(facts) && facts.sumsToRemaining && facts.evidenceClosed && !facts.needsSecond,
  'decides-with-second': (facts) =>
    unfrozen(facts) && facts.sumsToRemaining && facts.evidenceClosed && facts.needsSecond,
  'hash-fits': (facts) => unfrozen(facts) && facts.hashFits && !facts.isLast,
  'hash-fits-last': (facts) => unfrozen(facts) && facts.hashFits && facts.isLast,
  'not-appealed': ({ appealUsed }) => !appealUsed,
  'of-appeal': ({ appealUsed }) => appealUsed,
  'due-not-appealed': ({ isDue, appealUsed }) => isDue && !appealUsed,
  'due-of-appeal': ({ isDue, appealUsed }) => isDue && appealUsed,
  'amends-alone': (facts) => unfrozen(facts) && facts.sumsToRemaining && !facts.needsSecond,
  'amends-with-second': (facts) => unfrozen(facts) && facts.sumsToRemaining && facts.needsSecond,
  'all-answered': ({ allAnswered }) => allAnswered,
  'may-appeal': ({ appealUsed, isDue, lostSomething }) => !appealUsed && !isDue && lostSomething,
  'final-now': (facts) => unfrozen(facts) && (facts.isDue || facts.smallClaim || facts.bothWaived),
  'no-counter-claim': ({ counterClaim }) => !counterClaim,
  'may-reopen': ({ mayReopen }) => mayReopen,
} as const satisfies Record<string, Guard>;
export type DisputeGuard = keyof typeof GUARDS;
