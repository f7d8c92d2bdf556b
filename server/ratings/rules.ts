import type { Policy } from '../policies/contract.ts';
import type { RatingView } from './contract.ts';

/** Stars and how many reviews they come from: published, current versions only (A2.18). Integers, divided only when shown. */
export interface RatingTotals {
  count: number;
  sum: number;
}
/** What one event adds to a total; negative where something goes. */
type RatingChange = RatingTotals;
/** `categoryId` is '' for the person as a whole, over both roles (IZI-23, "загальний"). */
export interface RatingDelta extends RatingChange {
  categoryId: string;
}
/** A published review, as a rating sees it. */
export interface Mark {
  rating: number;
  categoryId: string | null;
}

/**
 * The rating as it may be shown: sum / count in two decimals, half up, without a float on the way (IZI-23, RULINGS 4).
 * The count always shows (IZI-02); the value is null below the threshold, again so after removals (IZI-20, IZI-21).
 */
export function ratingView(totals: RatingTotals, policy: Pick<Policy, 'ratingShownFrom'>): RatingView {
  const shown = totals.count >= policy.ratingShownFrom && totals.count > 0;
  return { count: totals.count, sum: totals.sum, value: shown ? hundredths(totals) / 100 : null, shown };
}

/** ⌊(200·sum + count) / 2·count⌋: one hundredth is added exactly when half of it or more is left over. */
function hundredths({ count, sum }: RatingTotals): number {
  const doubled = sum * 200 + count;
  return (doubled - (doubled % (2 * count))) / (2 * count);
}

export function addRating(totals: RatingTotals, change: RatingChange): RatingTotals {
  return { count: totals.count + change.count, sum: totals.sum + change.sum };
}

/** How the rating reads before and after a change, for the desk: “4.67 (3) → hidden (2)”. */
export function preview(
  before: RatingTotals,
  change: RatingChange,
  policy: Pick<Policy, 'ratingShownFrom'>,
): { before: RatingView; after: RatingView } {
  return { before: ratingView(before, policy), after: ratingView(addRating(before, change), policy) };
}

/** Nothing happens to the rating: kept, rejected, redacted, escalated. */
export const NO_CHANGE: RatingChange = { count: 0, sum: 0 };
/** A review appears. */
export const publishChange = (rating: number): RatingChange => ({ count: 1, sum: rating });
/** A published review goes: removed by a decision, or taken back by its author. */
export const removeChange = (rating: number): RatingChange => ({ count: -1, sum: -rating });
/** A newer review takes the place of an older one, or an agreed edit changes the stars: same count, other sum (A2.10). */
export const replaceChange = (old: number, rating: number): RatingChange => ({ count: 0, sum: rating - old });

/**
 * The rows an event writes (RULINGS 20): `gone` leaves the public page, `come` enters it; both for a replacement or an
 * edit. For the person as a whole and for each category touched; a row that would change nothing is not written.
 */
export function ratingDeltas(event: { gone: Mark | null; come: Mark | null }): RatingDelta[] {
  const totals = new Map<string, RatingChange>();
  const add = (mark: Mark, change: RatingChange) => {
    for (const key of ['', ...(mark.categoryId ? [mark.categoryId] : [])])
      totals.set(key, addRating(totals.get(key) ?? NO_CHANGE, change));
  };
  if (event.gone) add(event.gone, removeChange(event.gone.rating));
  if (event.come) add(event.come, publishChange(event.come.rating));
  return [...totals]
    .map(([categoryId, change]) => ({ categoryId, ...change }))
    .filter(({ count, sum }) => count !== 0 || sum !== 0);
}
