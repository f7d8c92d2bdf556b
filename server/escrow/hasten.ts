import { and, eq } from 'drizzle-orm';
import { wordIs } from '#db/kit.ts';
import type { Transaction } from '#db/open.ts';
import { holds } from '#db/schema/escrow.ts';
import { system } from '../platform/actor.ts';
import type { ReviewSubmitted } from '../platform/events.ts';
import type { Act } from './act.ts';
import { openDisputeOf } from './disputeStore.ts';
import { stepDispute } from './disputes.ts';
import { isNegative } from './holdStore.ts';

const RULE = system('rule:bad-review');

/** A bad review of the deal says as much as an answer: a dispute that waits for one goes straight to the desk (D8, qjob.hu). */
export async function hastenDispute(tx: Transaction, { review, at }: ReviewSubmitted): Promise<void> {
  if (!isNegative(review)) return;
  const disputed = and(eq(holds.orderId, review.orderId), wordIs(holds.state, 'disputed'));
  const [hold] = await tx.select().from(holds).where(disputed);
  if (hold?.customerId !== review.authorId) return;
  const dispute = await openDisputeOf(tx, hold.id);
  if (dispute?.state !== 'awaiting_response') return;
  // Business time: the clock of the act is only asked for what goes to the provider, and nothing does here.
  const act: Act = { tx, clock: { wall: () => at }, actor: RULE, now: at };
  await stepDispute(act, dispute, hold, { command: 'fast_track', who: 'system', known: { fastTrack: true } });
}
