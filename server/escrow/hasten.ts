import type { Transaction } from '#db/open.ts';
import type { Hold } from '#db/schema/escrow.ts';
import { system } from '../platform/actor.ts';
import type { ReviewSubmitted } from '../platform/events.ts';
import type { Act } from './act.ts';
import { openDisputeOf } from './disputeStore.ts';
import { openEscrowDispute, stepDispute } from './disputes.ts';
import { holdFacts } from './facts.ts';
import { moveHold } from './holdMoves.ts';
import { isNegative, liveHoldOfOrder, reportsOf } from './holdStore.ts';
import { moveTo, NO_CLOCK } from './holds.ts';
import { dropNotices } from './notices.ts';

const RULE = system('rule:bad-review');

/**
 * A bad review of the deal says as much as an answer: a dispute that waits for one goes straight to the desk (D8, qjob.hu),
 * and so does a customer's word that the work is not done (H11).
 */
export async function hastenDispute(tx: Transaction, { review, at }: ReviewSubmitted): Promise<void> {
  if (!isNegative(review)) return;
  const hold = await liveHoldOfOrder(tx, review.orderId);
  if (hold?.state !== 'disputed' && hold?.state !== 'claimed_not_done') return;
  if (hold.customerId !== review.authorId) return;
  // Business time: the clock of the act is only asked for what goes to the provider, and nothing does here.
  const act: Act = { tx, clock: { wall: () => at }, actor: RULE, now: at };
  if (hold.state === 'claimed_not_done') return saidTwice(act, hold);
  const dispute = await openDisputeOf(tx, hold.id);
  if (dispute?.state !== 'awaiting_response') return;
  await stepDispute(act, dispute, hold, { command: 'fast_track', who: 'system', known: { fastTrack: true } });
}

async function saidTwice(act: Act, hold: Hold): Promise<void> {
  if (hold.chargeback === 'open') return;
  const last = (await reportsOf(act.tx, hold.id)).at(-1);
  const facts = holdFacts(hold, act.now, { negativeReview: true });
  const { row, to } = moveHold(hold.state, 'bad_review', 'platform', facts);
  await dropNotices(act.tx, hold.id, act.now);
  const disputed = await moveTo(act, hold, row, { state: to, ...NO_CLOCK });
  const opening = { openedBy: 'customer', origin: 'review', reason: 'not_done', straight: true } as const;
  await openEscrowDispute(act, disputed, { ...opening, text: last?.text ?? null });
}
