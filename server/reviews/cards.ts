import type { Reader } from '#db/open.ts';
import type { Person } from '#db/schema/market.ts';
import type { DecisionOfCase } from '../decisions/store.ts';
import type { Policy } from '../policies/contract.ts';
import { type RatingTotals, ratingView } from '../ratings/rules.ts';
import { tallyOf } from '../ratings/store.ts';
import type { OrderCard, PersonCard } from './contract.ts';
import type { Deed } from './deeds.ts';
import { type ReviewWhole, standingOf } from './store.ts';

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** One side of a case, on one card: deals, marks, rating, how often staff had to step in (F4). */
export async function personCard(
  read: Reader,
  person: Person,
  policy: Policy,
  disputes: number,
): Promise<PersonCard & { totals: RatingTotals }> {
  const [standing, totals] = await Promise.all([standingOf(read, person.id), tallyOf(read, person.id)]);
  const { id, externalId, displayName, locale } = person;
  return {
    id,
    externalId,
    displayName,
    locale,
    registeredAt: iso(person.registeredAt),
    ...standing,
    disputes,
    rating: ratingView(totals, policy),
    totals,
  };
}

export const orderCard = ({ order, listing, category }: ReviewWhole): OrderCard => ({
  id: order.id,
  externalId: order.externalId,
  listingTitle: listing.title,
  categoryName: category?.name ?? null,
  status: order.status,
  terminalAt: iso(order.terminalAt),
  cancelledBy: order.cancelledBy,
  amountMinor: order.amountMinor,
  currency: order.currency,
  reviewWindowEndsAt: iso(order.reviewWindowEndsAt),
});

/** What happened to this review, oldest first; machine and people in one line of time. */
export function timelineOf(whole: ReviewWhole, history: DecisionOfCase[], more: Deed[] = []) {
  const { review, order } = whole;
  const events: (Omit<Deed, 'at'> & { at: Date | null; decisionId?: string })[] = [
    { at: order.terminalAt, kind: `order.${order.status}`, actor: 'platform' },
    { at: review.submittedAt, kind: 'review.submitted', actor: whole.author.displayName },
    { at: review.notifiedAt, kind: 'review.other-side-told', actor: 'system' },
    { at: review.publishedAt, kind: 'review.published', actor: 'system' },
    ...more,
    ...history.map(({ decision }) => ({
      at: decision.decidedAt,
      kind: `decision.${decision.outcome}`,
      actor: decision.deciderAlias,
      decisionId: decision.id,
    })),
    // What was taken back, or came to nothing, would otherwise read as done.
    ...history.flatMap(({ decision: { id, state, settledAt, deciderAlias } }) =>
      state === 'undone' || state === 'void'
        ? [
            {
              at: settledAt,
              kind: `decision.${state}`,
              actor: state === 'undone' ? deciderAlias : 'system',
              decisionId: id,
            },
          ]
        : [],
    ),
  ];
  return events
    .flatMap(({ at, ...event }) => (at ? [{ at: at.toISOString(), ...event }] : []))
    .sort((a, b) => a.at.localeCompare(b.at));
}
