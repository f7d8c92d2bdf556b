import type { Reader } from '#db/open.ts';
import type { EscrowDispute, Hold } from '#db/schema/escrow.ts';
import type { DealParty, EscrowEnd } from '#db/words.ts';
import { Refusal } from '../platform/refusal.ts';
import { termsAt } from '../policies/store.ts';
import type { Act } from './act.ts';
import { findEscrowDispute } from './disputeStore.ts';
import { execute, roleOf, stepDispute } from './disputes.ts';
import { holdFacts } from './facts.ts';
import { moveHold } from './holdMoves.ts';
import { findHold, reportsOf } from './holdStore.ts';
import { moveTo } from './holds.ts';
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

/** Whether the side that did not open the dispute has said something of its own that would be left unanswered (D21). */
export async function hasCounterClaim(read: Reader, { holdId, openedBy }: EscrowDispute): Promise<boolean> {
  return (await reportsOf(read, holdId)).some(({ party }) => party !== openedBy);
}

/** The dispute was taken back: the payment is held as before it, and waits for word of the work. */
export async function backToHeld(act: Act, hold: Hold): Promise<Hold> {
  const { row, to } = moveHold(hold.state, 'dispute_withdrawn', 'dispute', holdFacts(hold, act.now));
  return moveTo(act, hold, row, { state: to, dueAt: null });
}

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
    change: { appealUsed: true, appealedBy: party, appealText: text, waivedBy: [] },
  });
}
