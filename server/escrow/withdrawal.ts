import type { Reader } from '#db/open.ts';
import type { EscrowDispute, Hold } from '#db/schema/escrow.ts';
import { termsAt } from '../policies/store.ts';
import { type Act, hoursAfter } from './act.ts';
import { evidenceOf, offersOf } from './disputeStore.ts';
import { holdFacts } from './facts.ts';
import { moveHold } from './holdMoves.ts';
import { reportsOf } from './holdStore.ts';
import { moveTo, NO_CLOCK } from './holds.ts';
import { remindHold } from './reminders.ts';

/** Whether the side that did not open the dispute has said something of its own that would be left unanswered (D21). */
export async function hasCounterClaim(read: Reader, dispute: EscrowDispute): Promise<boolean> {
  const other = dispute.openedBy === 'customer' ? 'specialist' : 'customer';
  const [reports, offers, shown] = await Promise.all([
    reportsOf(read, dispute.holdId),
    offersOf(read, dispute.id),
    evidenceOf(read, dispute.id),
  ]);
  // Only whoever contests is ever in negotiation (D2).
  return (
    dispute.state === 'negotiation' ||
    reports.some(({ party }) => party === other) ||
    offers.some(({ by }) => by === other) ||
    shown.some(({ party }) => party === other)
  );
}

/**
 * The dispute was taken back: what was said of the work before it stands again, with its whole time (D21); where nothing
 * was, the payment is held and waits for word.
 */
export async function backFromDispute(act: Act, hold: Hold): Promise<Hold> {
  const { tx, now } = act;
  const said = (await reportsOf(tx, hold.id)).flatMap(({ claim }) => (claim === 'partly-done' ? [] : [claim]));
  const last = said.at(-1) ?? null;
  const facts = holdFacts(hold, now, { standingClaim: last });
  const { row, to } = moveHold(hold.state, 'dispute_withdrawn', 'dispute', facts);
  if (!last) return moveTo(act, hold, row, { state: to, ...NO_CLOCK });
  const { policy } = await termsAt(tx, hold.marketplaceId, hold.policyVersion);
  const dueAt = hoursAfter(now, policy.escrow.silenceHours);
  const waiting = await moveTo(act, hold, row, { state: to, dueAt, remainingMs: null });
  await remindHold(act, waiting);
  return waiting;
}
