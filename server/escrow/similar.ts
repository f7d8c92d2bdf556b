import { and, desc, eq, gte, isNotNull, ne } from 'drizzle-orm';
import type { Reader } from '#db/open.ts';
import { type EscrowDispute, escrowDisputes, holds } from '#db/schema/escrow.ts';
import { categories, listings, orders } from '#db/schema/market.ts';
import { shareOf } from '../platform/money.ts';
import { daysAfter } from './act.ts';
import type { EscrowContext, SimilarCase } from './contract.ts';

const SIMILAR_MAX = 12;
const BACK_DAYS = 365;
const WHOLE = 10_000;

/** The share of a payment that was not given back, in hundredths of a percent. */
export const keptShare = (gross: number, refund: number): number => shareOf(gross - refund, WHOLE, gross);

/**
 * How disputes for the same reason ended in the last year, the newest first, with the middle of them: the same question
 * should get the same answer, whoever is asked (escrow.md §3, precedents).
 */
export async function similarTo(read: Reader, dispute: EscrowDispute, now: Date): Promise<EscrowContext['similar']> {
  const rows = await read
    .select({ one: escrowDisputes, categoryName: categories.name })
    .from(escrowDisputes)
    .innerJoin(holds, eq(holds.id, escrowDisputes.holdId))
    .innerJoin(orders, eq(orders.id, holds.orderId))
    .innerJoin(listings, eq(listings.id, orders.listingId))
    .leftJoin(categories, eq(categories.id, listings.categoryId))
    .where(
      and(
        eq(escrowDisputes.marketplaceId, dispute.marketplaceId),
        eq(escrowDisputes.reason, dispute.reason),
        isNotNull(escrowDisputes.closedAt),
        gte(escrowDisputes.closedAt, daysAfter(now, -BACK_DAYS)),
        isNotNull(escrowDisputes.refundMinor),
        ne(escrowDisputes.id, dispute.id),
      ),
    )
    .orderBy(desc(escrowDisputes.closedAt))
    .limit(SIMILAR_MAX);
  const cases = rows.flatMap(({ one, categoryName }) => shown(one, categoryName));
  const shares = cases.map(({ keptBasisPoints }) => keptBasisPoints).sort((a, b) => a - b);
  return { cases, medianKeptBasisPoints: shares[Math.floor((shares.length - 1) / 2)] ?? null };
}

function shown(one: EscrowDispute, categoryName: string | null): SimilarCase[] {
  const { id: disputeId, reason, currency, gross, refundMinor, end, closedAt, appealUsed: appealed } = one;
  if (refundMinor === null || end === null || closedAt === null) return [];
  const keptBasisPoints = keptShare(gross, refundMinor);
  const closed = closedAt.toISOString();
  return [
    { disputeId, reason, categoryName, currency, gross, refundMinor, keptBasisPoints, end, appealed, closedAt: closed },
  ];
}
