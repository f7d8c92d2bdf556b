import type { Order } from '#db/schema/market.ts';
import { ORDER_STATUSES, type OrderStatus } from '#db/words.ts';
import { endOfLocalDay } from '../platform/zones.ts';
import type { Terms } from '../policies/store.ts';

/** A status word of the marketplace's that is not ours stands for an order under way (SPEC 5). */
export const statusOf = (word: string): OrderStatus => ORDER_STATUSES.find((status) => status === word) ?? 'open';

const isTerminal = (status: OrderStatus): boolean => status !== 'open';

type Clocks = Pick<Order, 'terminalAt' | 'reviewWindowEndsAt'>;

/**
 * The first terminal instant counts and is never overwritten: a reopened order does not start the clock again
 * (reviews.md A2.1). Its window ends with local day 30 and is computed once, under the policy of that moment (IZI-13).
 */
export function clocksOf(
  known: Clocks | undefined,
  status: OrderStatus,
  statusAt: Date,
  terms: Pick<Terms, 'policy' | 'zone'>,
): Clocks {
  if (known?.terminalAt) return { terminalAt: known.terminalAt, reviewWindowEndsAt: known.reviewWindowEndsAt };
  if (!isTerminal(status)) return { terminalAt: null, reviewWindowEndsAt: null };
  return {
    terminalAt: statusAt,
    reviewWindowEndsAt: endOfLocalDay(statusAt, terms.zone, terms.policy.reviewWindowDays),
  };
}

type Asked = Pick<Order, 'status' | 'reviewWindowEndsAt' | 'feedbackRequestedAt'>;

/** Both sides are asked once, when the order becomes reviewable, while there is still time to answer (QJ-07, SPEC 5 Out). */
export function asksForFeedback(order: Asked, { policy }: Pick<Terms, 'policy'>, now: Date): boolean {
  const reviewable = policy.reviewableStatuses.some((status) => status === order.status);
  return (
    reviewable &&
    order.feedbackRequestedAt === null &&
    order.reviewWindowEndsAt !== null &&
    now <= order.reviewWindowEndsAt
  );
}
