import type { EscrowDispute, Hold } from '#db/schema/escrow.ts';
import type { DealParty, EscrowEnd } from '#db/words.ts';
import { Refusal } from '../platform/refusal.ts';
import { termsAt } from '../policies/store.ts';
import type { Act } from './act.ts';
import { findEscrowDispute } from './disputeStore.ts';
import { execute, roleOf, stepDispute } from './disputes.ts';
import { findHold } from './holdStore.ts';
import { giveGoodwill } from './settle.ts';

/** Whether a claim is too small for an appeal to hold it up (D18, RULINGS 15). */
export async function isSmallClaim({ tx }: Pick<Act, 'tx'>, hold: Hold): Promise<boolean> {
  const { policy } = await termsAt(tx, hold.marketplaceId, hold.policyVersion);
  return hold.gross <= (policy.escrow.limits[hold.currency]?.smallClaim ?? 0);
}

/** Nobody appealed in time, both waived, or it is too small to wait for (D18): the money goes its way (D19). */
export async function becomeFinal(
  act: Act,
  dispute: EscrowDispute,
  hold: Hold,
  who: 'clock' | 'system',
): Promise<EscrowDispute> {
  const known = { smallClaim: await isSmallClaim(act, hold) };
  const final = await stepDispute(act, dispute, hold, { command: 'become_final', who, known });
  return carryOut(act, final, hold);
}

/** A final decision is carried out at once, with the goodwill that was promised beside it. */
export async function carryOut(act: Act, final: EscrowDispute, hold: Hold): Promise<EscrowDispute> {
  const end: EscrowEnd = final.decisionId === null ? 'default' : 'decided';
  await execute(act, final, hold, end);
  const cause = { kind: 'decision', id: final.decisionId ?? final.id, reason: 'goodwill' } as const;
  await giveGoodwill(act, hold, final.goodwillMinor, cause);
  return final;
}

/** Whoever got all that there was has nothing to appeal against, and would use up the other side's only appeal. */
const hasLost = ({ refundMinor }: EscrowDispute, { gross }: Hold, party: DealParty): boolean =>
  party === 'customer' ? (refundMinor ?? 0) < gross : (refundMinor ?? gross) > 0;

/**
 * The losing side appeals, once and in time (D16): the money stays where it is, and somebody else decides.
 * @throws Refusal appeal-window-over, already-appealed, not-a-party-of-deal, command-not-allowed
 */
export async function appeal(
  act: Act,
  actor: Parameters<typeof findEscrowDispute>[2],
  id: string,
  party: DealParty,
  text: string,
): Promise<EscrowDispute> {
  const { tx, now } = act;
  const dispute = await findEscrowDispute(tx, id, actor);
  const hold = await findHold(tx, dispute.holdId, actor);
  if (dispute.appealUsed) throw new Refusal('already-appealed');
  if (dispute.state !== 'decided') throw new Refusal('appeal-window-over');
  if (dispute.dueAt !== null && dispute.dueAt <= now) throw new Refusal('appeal-window-over');
  return stepDispute(act, dispute, hold, {
    command: 'appeal',
    who: roleOf(dispute, party),
    known: { lostSomething: hasLost(dispute, hold, party) },
    change: { appealUsed: true, appealedBy: party, appealText: text, waivedBy: [] },
  });
}
