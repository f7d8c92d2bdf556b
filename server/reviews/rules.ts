import type { OrderStatus, ReviewStatus } from '#db/words.ts';
import { Refusal } from '../platform/refusal.ts';
import { endOfLocalDay } from '../platform/zones.ts';
import type { Policy } from '../policies/contract.ts';

const HOUR_MS = 3_600_000;

/** The deal behind a review, as far as the rules look at it. */
export interface Deal {
  id: string;
  status: OrderStatus;
  /** First instant in a terminal status, written once (reviews.md A2.1). */
  terminalAt: Date | null;
  /** The end that was computed when the order ended, under the policy of that day; a later policy does not move it. */
  reviewWindowEndsAt: Date | null;
  customerId: string;
  specialistId: string;
}

/** The last millisecond to submit: 23:59:59.999 of local day 30 after the day the order ended (IZI-13). */
export function reviewWindowEndsAt(terminalAt: Date, policy: Pick<Policy, 'reviewWindowDays'>, timeZone: string): Date {
  return endOfLocalDay(terminalAt, timeZone, policy.reviewWindowDays);
}

/** Completed or cancelled at IZI, whatever the cause and whoever cancelled (IZI-07, IZI-08); completed at Qjob (QJ-07). */
export function isReviewable(
  deal: Pick<Deal, 'status' | 'terminalAt'>,
  policy: Pick<Policy, 'reviewableStatuses'>,
): boolean {
  return deal.terminalAt !== null && policy.reviewableStatuses.some((status) => status === deal.status);
}

/** The other party, whom the review is about: either may review the other (IZI-01, IZI-04). */
export function subjectOf(deal: Pick<Deal, 'customerId' | 'specialistId'>, authorId: string): string {
  if (deal.customerId === deal.specialistId) throw new Refusal('same-person');
  if (authorId === deal.customerId) return deal.specialistId;
  if (authorId === deal.specialistId) return deal.customerId;
  throw new Refusal('not-a-party');
}

export interface Attempt {
  deal: Deal;
  authorId: string;
  /** The other side's review of this very order, in whatever state; its notice promised the author time to answer. */
  otherSide: { notifiedAt: Date | null } | null;
  /** When the author's own last review of this order was rejected, if it was. */
  rejectedAt: Date | null;
}
type WindowPolicy = Pick<Policy, 'reviewableStatuses' | 'reviewWindowDays' | 'blindHours' | 'resubmitGraceHours'>;

/**
 * Whom the author may review now, and until when: `until` is the last millisecond that is in time, null while a notice
 * is still on its way. Refuses with same-person, not-a-party, order-not-final, review-window-over. Whether the place is
 * free is for `takeSlot`.
 */
export function mayReview(
  attempt: Attempt,
  policy: WindowPolicy,
  timeZone: string,
  now: Date,
): { subjectId: string; until: Date | null } {
  const subjectId = subjectOf(attempt.deal, attempt.authorId);
  const { terminalAt } = attempt.deal;
  if (terminalAt === null || !isReviewable(attempt.deal, policy)) throw new Refusal('order-not-final');
  const until = lastMomentToReview(attempt, terminalAt, policy, timeZone);
  if (until !== null && now > until) throw new Refusal('review-window-over');
  return { subjectId, until };
}

/** The window, or longer: 72 h to answer a last-minute review (A2.5), 72 h to try again after a rejection (A2.12). */
function lastMomentToReview(attempt: Attempt, terminalAt: Date, policy: WindowPolicy, timeZone: string): Date | null {
  const answering = attempt.otherSide !== null && policy.blindHours > 0;
  if (answering && attempt.otherSide?.notifiedAt === null) return null;

  const window = attempt.deal.reviewWindowEndsAt ?? reviewWindowEndsAt(terminalAt, policy, timeZone);
  const ends = [window.getTime()];
  if (answering && attempt.otherSide?.notifiedAt)
    ends.push(lastWithin(attempt.otherSide.notifiedAt, policy.blindHours));
  if (attempt.rejectedAt) ends.push(lastWithin(attempt.rejectedAt, policy.resubmitGraceHours));
  return new Date(Math.max(...ends));
}

/** Hours are exact and half open: at the very end of the last one something else already happens (the release). */
const lastWithin = (from: Date, hours: number) => from.getTime() + hours * HOUR_MS - 1;

/** What at most one pending and one published review may hold: author × subject × listing, or author × order (IZI-10). */
export function slotOf(
  review: { authorId: string; subjectId: string; listingId: string; orderId: string },
  policy: Pick<Policy, 'uniquePer'>,
): string {
  if (policy.uniquePer === 'order') return `order:${review.authorId}:${review.orderId}`;
  return `listing:${review.authorId}:${review.subjectId}:${review.listingId}`;
}

/** A review found in the slot. `orderEndedAt` is the first terminal instant of its order and says which order is newer. */
export interface Held {
  id: string;
  orderId: string;
  orderEndedAt: Date;
  status: ReviewStatus;
}
export interface SlotEffect {
  /** Edit this pending review in place: same order, version + 1, blind clock untouched (A2.9). */
  edits: string | null;
  /** This pending review of an older order is superseded unpublished, now (A2.9). */
  supersedes: string | null;
  /** This published review stays until the new one is published, then both swap in one transaction (IZI-11, A2.10). */
  replaces: string | null;
}

/** Statuses that still bind the slot. Of a removed review only a newer order sets it free (A2.11); a rejected one binds nothing (A2.12). */
const BINDING: readonly ReviewStatus[] = ['pending', 'published', 'removed'];

/**
 * What a new review does to its slot: update experience without duplicates (IZI-12). Refuses already-reviewed (this
 * order is published or was removed) and newer-order-reviewed (the slot speaks of a later order).
 */
export function takeSlot(order: { id: string; endedAt: Date }, slot: readonly Held[]): SlotEffect {
  const binding = slot.filter((held) => BINDING.includes(held.status));
  const same = binding.find((held) => held.orderId === order.id && held.status !== 'pending');
  if (same) throw new Refusal('already-reviewed');
  if (binding.some((held) => held.orderEndedAt > order.endedAt)) throw new Refusal('newer-order-reviewed');

  const pending = binding.find((held) => held.status === 'pending');
  const own = pending?.orderId === order.id;
  return {
    edits: pending && own ? pending.id : null,
    supersedes: pending && !own ? pending.id : null,
    replaces: binding.find((held) => held.status === 'published')?.id ?? null,
  };
}

/** The last millisecond to dispute, by the clock of the policy; null while that clock has not started (IZI-19, A2.3). Day 30 admits. */
export function disputableUntil(
  review: { submittedAt: Date; publishedAt: Date | null; orderTerminalAt: Date | null },
  policy: Pick<Policy, 'disputeClock' | 'disputeWindowDays'>,
  timeZone: string,
): Date | null {
  const from = disputeClockStart(review, policy);
  return from && endOfLocalDay(from, timeZone, policy.disputeWindowDays);
}

/** The instant that the dispute window is counted from. */
export function disputeClockStart(
  review: { submittedAt: Date; publishedAt: Date | null; orderTerminalAt: Date | null },
  policy: Pick<Policy, 'disputeClock'>,
): Date | null {
  return { left: review.submittedAt, published: review.publishedAt, orderTerminal: review.orderTerminalAt }[
    policy.disputeClock
  ];
}
