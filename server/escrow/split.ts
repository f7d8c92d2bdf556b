import type { FeeOnRefund } from '#db/words.ts';
import { isMinor, type Minor, shareOf } from '../platform/money.ts';
import { Refusal } from '../platform/refusal.ts';

/** What was reserved: all of it, and the platform's part of it, frozen when it was reserved and never computed again. */
export interface Reserved {
  gross: Minor;
  feeFull: Minor;
}
/** Where a reserved payment goes; the three parts are the whole, to the last minor unit. */
export interface Split {
  refund: Minor;
  fee: Minor;
  release: Minor;
}
export interface SplitTerms {
  feeOnRefund: FeeOnRefund;
  /** Smallest step of a payment: HUF 100 (escrow.md §2, Currencies). */
  settleStep: Minor;
}

const BASIS_POINTS = 10_000;

/**
 * The agent says one number, what goes back to the customer; fee and payout follow (escrow.md §2, Split):
 * `kept = gross − refund`, `fee = ⌊feeFull × kept ÷ gross⌋`, `release = kept − fee`. What is left of rounding is the
 * specialist's, and the platform bears it. Nothing released means no fee, nothing refunded the whole fee.
 * @throws Refusal amount-invalid (not 0 … gross, or not in the currency's steps)
 */
export function splitOf({ gross, feeFull }: Reserved, refund: Minor, { feeOnRefund, settleStep }: SplitTerms): Split {
  if (!isMinor(refund) || refund > gross) throw new Refusal('amount-invalid');
  // The whole may be given back even where it is no multiple of the step: nothing else could be done with it.
  if (refund % settleStep !== 0 && refund !== gross) throw new Refusal('amount-invalid');
  const kept = gross - refund;
  const fee = feeOf({ gross, feeFull }, kept, feeOnRefund);
  const release = inSteps(kept - fee, kept, settleStep);
  return { refund, fee: kept - release, release };
}

/** Up to the next whole step, since the dust is the specialist's; down where there is not that much left. */
function inSteps(amount: Minor, kept: Minor, step: Minor): Minor {
  const over = amount % step;
  if (over === 0) return amount;
  return amount - over + step <= kept ? amount - over + step : amount - over;
}

function feeOf({ gross, feeFull }: Reserved, kept: Minor, feeOnRefund: FeeOnRefund): Minor {
  if (kept === gross) return feeFull;
  if (kept === 0 || feeOnRefund === 'waive') return 0;
  return feeOnRefund === 'keep' ? Math.min(feeFull, kept) : shareOf(feeFull, kept, gross);
}

/** Hundredths of a percent, as the slider says it, in whole steps; 10,000 is all of it. @throws Refusal amount-invalid */
export function refundOfShare({ gross }: Pick<Reserved, 'gross'>, basisPoints: number, settleStep: Minor): Minor {
  if (!isMinor(basisPoints) || basisPoints > BASIS_POINTS) throw new Refusal('amount-invalid');
  if (basisPoints === BASIS_POINTS) return gross;
  const refund = shareOf(gross, basisPoints, BASIS_POINTS);
  return refund - (refund % settleStep);
}

/**
 * What goes back where the specialist is to get so much: the smallest kept sum whose payout is that. Payouts grow by at
 * most a step with each step that is kept, so each of them is met by one.
 * @throws Refusal amount-invalid (more than there is to pay out, or no whole step)
 */
export function refundOfRelease(reserved: Reserved, release: Minor, terms: SplitTerms): Minor {
  if (!isMinor(release) || release > reserved.gross) throw new Refusal('amount-invalid');
  const refund = refundLeaving(reserved, release, terms);
  if (splitOf(reserved, refund, terms).release !== release) throw new Refusal('amount-invalid');
  return refund;
}

/** The most that can go back while the specialist still gets so much; nothing, where all there is would be less. */
export function refundLeaving(reserved: Reserved, release: Minor, terms: SplitTerms): Minor {
  const { gross } = reserved;
  if (release === 0) return gross;
  const { settleStep: step } = terms;
  const releaseAt = (steps: number) => splitOf(reserved, gross - steps * step, terms).release;
  let [low, high] = [0, Math.floor(gross / step)];
  while (low < high) {
    const middle = low + Math.floor((high - low) / 2);
    if (releaseAt(middle) < release) low = middle + 1;
    else high = middle;
  }
  return gross - low * step;
}

/**
 * The part of a step when a payment is released in several: what the parts so far should be, less what they were. Steps
 * add up to what one release of the sum would have been, whatever was rounded on the way.
 */
export function nextRelease(reserved: Reserved, releasedGross: Minor, more: Minor): { fee: Minor; release: Minor } {
  if (!isMinor(more) || more === 0 || releasedGross + more > reserved.gross) throw new Refusal('amount-invalid');
  const feeAt = (kept: Minor) => shareOf(reserved.feeFull, kept, reserved.gross);
  const fee = feeAt(releasedGross + more) - feeAt(releasedGross);
  return { fee, release: more - fee };
}
