import type { Reader } from '#db/open.ts';
import type { StaffActor } from '../platform/actor.ts';
import { isMinor, settleStepOf } from '../platform/money.ts';
import { Refusal } from '../platform/refusal.ts';
import { termsAt, termsOf } from '../policies/store.ts';
import type { SplitAnswer, SplitAsk } from './contract.ts';
import { findEscrowDispute } from './disputeStore.ts';
import { findHold } from './holdStore.ts';
import { secondReasons } from './limits.ts';
import { keptShare } from './similar.ts';
import { refundOfRelease, refundOfShare, type SplitTerms, splitOf } from './split.ts';

const WHOLE = 10_000;

/**
 * One number is said, the rest is the server's: the three parts of a payment, and whether a second person would be needed.
 * @throws Refusal amount-invalid
 */
export async function previewSplit(
  read: Reader,
  actor: StaffActor,
  disputeId: string,
  ask: SplitAsk,
  now: Date,
): Promise<SplitAnswer> {
  const dispute = await findEscrowDispute(read, disputeId, actor);
  const hold = await findHold(read, dispute.holdId, actor);
  const { policy } = await termsAt(read, hold.marketplaceId, hold.policyVersion);
  const terms = { feeOnRefund: policy.escrow.feeOnRefund, settleStep: settleStepOf(hold.currency) };
  const reserved = { gross: hold.gross, feeFull: hold.feeFull };
  const split = splitOf(reserved, refundOf(reserved, ask, terms), terms);
  const goodwillMinor = ask.goodwillMinor ?? 0;
  if (!isMinor(goodwillMinor)) throw new Refusal('amount-invalid', { errors: { goodwillMinor: 'amount-invalid' } });
  const weighed = { dispute, hold, deciderId: actor.id, goodwillMinor };
  return {
    refundMinor: split.refund,
    feeMinor: split.fee,
    releaseMinor: split.release,
    keptBasisPoints: keptShare(hold.gross, split.refund),
    second: await secondReasons(read, await termsOf(read, hold.marketplaceId, now), weighed, now),
  };
}

function refundOf(reserved: { gross: number; feeFull: number }, ask: SplitAsk, terms: SplitTerms): number {
  if (ask.refundMinor !== undefined) return ask.refundMinor;
  if (ask.releaseMinor !== undefined) return refundOfRelease(reserved, ask.releaseMinor, terms);
  return refundOfShare(reserved, WHOLE - (ask.keptBasisPoints ?? 0), terms.settleStep);
}
