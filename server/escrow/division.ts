import type { EscrowDispute, Hold } from '#db/schema/escrow.ts';
import { MONEY_OUTCOMES, type Outcome } from '#db/words.ts';
import type { DecisionInput, Division } from '../decisions/contract.ts';
import { settleStepOf } from '../platform/money.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Policy } from '../policies/contract.ts';
import type { Act } from './act.ts';
import { splitFor } from './settle.ts';
import type { Split } from './split.ts';

export const movesMoney = (outcome: Outcome): boolean => MONEY_OUTCOMES.some((each) => each === outcome);

/**
 * What the person saw is what is decided: versions and all three amounts are his, and each is checked against what
 * follows from what goes back (escrow.md §2, Wix's second guard).
 * @throws Refusal division-missing, amounts-changed, amount-invalid, goodwill-too-much, outcome-not-allowed
 */
export async function checkedDivision(
  act: Pick<Act, 'tx'>,
  dispute: EscrowDispute,
  hold: Hold,
  input: DecisionInput,
  policy: Policy,
): Promise<Division> {
  const { division, outcome } = input;
  if (!division) throw new Refusal('division-missing', { errors: { division: 'division-missing' } });
  if (division.disputeVersion !== dispute.version || division.holdVersion !== hold.version)
    throw new Refusal('amounts-changed');
  const split = await splitFor(act, hold, division.refundMinor);
  if (split.fee !== division.feeMinor || split.release !== division.releaseMinor) throw new Refusal('amounts-changed');
  mustBeNamedRight(outcome, split, hold);
  if (division.goodwillMinor > policy.escrow.limits[hold.currency].goodwillMax)
    throw new Refusal('goodwill-too-much', { errors: { 'division.goodwillMinor': 'goodwill-too-much' } });
  if (division.goodwillMinor % settleStepOf(hold.currency) !== 0)
    throw new Refusal('amount-invalid', { errors: { 'division.goodwillMinor': 'amount-invalid' } });
  return division;
}

/** `release` gives nothing back, `refund` all of it, `split` a part: the word and the amounts say the same. */
function mustBeNamedRight(outcome: Outcome, { refund }: Split, { gross }: Hold): void {
  const named = refund === 0 ? 'release' : refund === gross ? 'refund' : 'split';
  if (outcome === 'amend' || outcome === 'propose' || outcome === named) return;
  throw new Refusal('outcome-not-allowed', { errors: { outcome: 'outcome-not-allowed' } });
}

/** Kept with the decision as text: what it divides, and why. */
export const divisionAsExtra = (division: Division, finding: string, evidence: string): Record<string, string> => ({
  finding,
  evidenceHash: evidence,
  refundMinor: String(division.refundMinor),
  feeMinor: String(division.feeMinor),
  releaseMinor: String(division.releaseMinor),
  goodwillMinor: String(division.goodwillMinor),
});
export const minorOf = (extra: Record<string, string>, key: string): number => Number(extra[key] ?? 0);
