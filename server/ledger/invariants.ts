import type { Reader } from '#db/open.ts';
import { closedAreEmpty, debitsEqualCredits, neverBelowZero, totalsAreSums, trialTotals } from './accountLaws.ts';
import type { Breach, Look, MarketTotal } from './breach.ts';
import {
  columnsAreSums,
  confirmedIsPaid,
  endedIsEmpty,
  journalsSayWhy,
  owedIsInstructed,
  settledOnce,
  settlementsAreTold,
} from './dealLaws.ts';

interface Invariant {
  name: string;
  says: string;
  /** Null where rows alone cannot tell; `heldBy` says who can. */
  look: Look | null;
  heldBy?: string;
}

/** The laws of the books (escrow.md §2): each is looked at with one statement, so that it is true of one moment. */
export const INVARIANTS: readonly Invariant[] = [
  { name: 'I1', says: 'debits equal credits, in each currency', look: debitsEqualCredits },
  { name: 'I2', says: 'the totals of an account are the sums of its transfers', look: totalsAreSums },
  { name: 'I3', says: 'no account of a payment or a person is below zero', look: neverBelowZero },
  { name: 'I4', says: 'an ended payment is divided whole, and its account is empty', look: endedIsEmpty },
  { name: 'I5', says: 'the columns of a payment are the sums of its transfers', look: columnsAreSums },
  { name: 'I6', says: 'a settled payment was settled once', look: settledOnce },
  { name: 'I7', says: 'every journal says who, why, and what it follows from', look: journalsSayWhy },
  {
    name: 'I8',
    says: 'a refused command leaves every row as it was',
    look: null,
    heldBy: 'test/support/ledgerDump.ts: tests compare dumps before and after',
  },
  { name: 'I9', says: 'every settlement is in the trail, and was told', look: settlementsAreTold },
  { name: 'I10', says: 'what the provider confirmed is what was booked as paid', look: confirmedIsPaid },
  { name: 'I11', says: 'the chain of the trail holds', look: null, heldBy: 'server/audit/verify.ts: cli audit verify' },
  { name: 'I12', says: 'closed accounts are empty', look: closedAreEmpty },
  { name: 'I13', says: 'what is owed is what the provider has still to carry out', look: owedIsInstructed },
];

/** Everything that does not hold. */
export async function breachesOf(read: Reader, wall: Date): Promise<Breach[]> {
  return (await lookThrough([read], wall)).breaches;
}

/** The same by several readers at once, with the trial balance, which is summed once for both. */
export async function lookThrough(
  readers: readonly [Reader, ...Reader[]],
  wall: Date,
): Promise<{ breaches: Breach[]; totals: MarketTotal[] }> {
  const totals = await trialTotals(readers[0]);
  const found: Breach[][] = [];
  // All take from it: whoever is done with a law looks at the next one that nobody has taken.
  const waiting = INVARIANTS.flatMap(({ look }) => look ?? []).entries();
  const lookOn = async (read: Reader): Promise<void> => {
    for (const [n, look] of waiting) found[n] = await look({ read, wall, totals });
  };
  await Promise.all(readers.map(lookOn));
  return { breaches: found.flat(), totals };
}
