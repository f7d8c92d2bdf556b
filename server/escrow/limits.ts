import { and, eq, gte, inArray, isNotNull, ne, or, sum } from 'drizzle-orm';
import type { Reader } from '#db/open.ts';
import { staff } from '#db/schema/access.ts';
import { type EscrowDispute, escrowDisputes, type Hold } from '#db/schema/escrow.ts';
import { people } from '#db/schema/market.ts';
import type { SecondReason } from '#db/words.ts';
import type { Minor } from '../platform/money.ts';
import { endOfLocalDay } from '../platform/zones.ts';
import type { Terms } from '../policies/store.ts';

interface Weighed {
  dispute: EscrowDispute;
  hold: Hold;
  deciderId: string;
  goodwillMinor: Minor;
}

/** The first instant of the marketplace's own day. */
const startOfDay = (now: Date, zone: string): Date => new Date(endOfLocalDay(now, zone, -1).getTime() + 1);

/**
 * Why one person's word is not enough (D14, RULINGS 15); empty where it is. Limits hold for one payment, for what either
 * party was decided about today, and for what this person decided today, so that a large sum in small parts is still large.
 */
export async function secondReasons(read: Reader, terms: Terms, weighed: Weighed, now: Date): Promise<SecondReason[]> {
  const { dispute, hold, deciderId, goodwillMinor } = weighed;
  const limits = terms.policy.escrow.limits[hold.currency];
  const since = startOfDay(now, terms.zone);
  const [ofCustomer, ofSpecialist, ofDecider, linked] = await Promise.all([
    decidedToday(read, dispute, since, isParty(hold.customerId)),
    decidedToday(read, dispute, since, isParty(hold.specialistId)),
    decidedToday(read, dispute, since, eq(escrowDisputes.decidedById, deciderId)),
    isStaffLinked(read, hold),
  ]);
  const found: [SecondReason, boolean][] = [
    ['above-limit', hold.gross > limits.alone],
    ['party-day', Math.max(ofCustomer, ofSpecialist) + hold.gross > limits.partyDay],
    ['agent-day', ofDecider + hold.gross > limits.agentDay],
    ['goodwill', goodwillMinor > 0],
    ['staff-linked', linked],
    // A silence decided first, without anybody's decision.
    ['default-overridden', dispute.appealUsed && dispute.decisionId === null],
  ];
  return found.filter(([, holds]) => holds).map(([reason]) => reason);
}

/** On either side of a deal: who sells here may buy there. */
const isParty = (personId: string) =>
  or(eq(escrowDisputes.customerId, personId), eq(escrowDisputes.specialistId, personId));

/** Money decided since then in the same currency, this dispute left out. */
export async function decidedToday(
  read: Reader,
  { id, currency }: Pick<EscrowDispute, 'id' | 'currency'>,
  since: Date,
  whose: ReturnType<typeof or>,
): Promise<Minor> {
  const [row] = await read
    .select({ sum: sum(escrowDisputes.gross).mapWith(Number) })
    .from(escrowDisputes)
    .where(
      and(
        whose,
        ne(escrowDisputes.id, id),
        eq(escrowDisputes.currency, currency),
        isNotNull(escrowDisputes.decidedById),
        gte(escrowDisputes.decidedAt, since),
      ),
    );
  return row?.sum ?? 0;
}

export const decidedTodayBy = (read: Reader, dispute: EscrowDispute, terms: Terms, staffId: string, now: Date) =>
  decidedToday(read, dispute, startOfDay(now, terms.zone), eq(escrowDisputes.decidedById, staffId));

/** Whether a party has the address of somebody who works here. */
async function isStaffLinked(read: Reader, hold: Hold): Promise<boolean> {
  return (await staffAmong(read, hold)).length > 0;
}

/** Staff whose address a party has: they may not decide this at all. */
export async function staffAmong(read: Reader, { customerId, specialistId }: Hold): Promise<string[]> {
  const rows = await read
    .select({ id: staff.id })
    .from(people)
    .innerJoin(staff, eq(staff.email, people.email))
    .where(inArray(people.id, [customerId, specialistId]));
  return rows.map(({ id }) => id);
}
