import type { EscrowDispute, Hold } from '#db/schema/escrow.ts';
import { findDecision } from '../decisions/store.ts';
import { announce } from '../outbox/store.ts';
import { system } from '../platform/actor.ts';
import type { Act } from './act.ts';
import { orderOf } from './holdStore.ts';
import { splitFor } from './settle.ts';

const SWEEP = system('escrow');

/** Both sides hear how the payment is divided, why, and until when they may appeal. */
export async function tellDecided(act: Act, dispute: EscrowDispute, hold: Hold): Promise<void> {
  const { tx, now } = act;
  const split = await splitFor(act, hold, dispute.refundMinor ?? 0);
  const decision = dispute.decisionId === null ? null : await findDecision(tx, dispute.decisionId, SWEEP);
  const { externalId: orderId } = await orderOf(tx, hold);
  await announce(tx, {
    marketplaceId: dispute.marketplaceId,
    subjectId: dispute.id,
    topic: 'escrow.decided',
    payload: {
      disputeId: dispute.id,
      holdId: hold.id,
      orderId,
      decisionId: dispute.decisionId,
      currency: hold.currency,
      refundMinor: split.refund,
      feeMinor: split.fee,
      releaseMinor: split.release,
      goodwillMinor: dispute.goodwillMinor,
      finding: decision?.extra.finding ?? null,
      message: decision?.message ?? null,
      appealUntil: dispute.state === 'decided' ? (dispute.dueAt?.toISOString() ?? null) : null,
    },
    createdAt: now,
    availableAt: now,
  });
}

interface Asked {
  of: 'customer' | 'specialist' | 'both';
  wanted: readonly string[];
  question: string;
}

/** Who is asked, for what kinds of proof, and until when (D9). */
export async function tellAsked(
  { tx, now }: Act,
  dispute: EscrowDispute,
  { of, wanted, question }: Asked,
): Promise<void> {
  await announce(tx, {
    marketplaceId: dispute.marketplaceId,
    subjectId: dispute.id,
    topic: 'escrow.evidence-asked',
    payload: {
      disputeId: dispute.id,
      holdId: dispute.holdId,
      of,
      wanted: [...wanted],
      question,
      answerUntil: dispute.dueAt?.toISOString() ?? null,
    },
    createdAt: now,
    availableAt: now,
  });
}

/** The marketplace hears how a dispute stands; what was decided comes with its own message. */
export async function tellDispute({ tx, now }: Act, dispute: EscrowDispute, hold: Hold): Promise<void> {
  const { externalId: orderId } = await orderOf(tx, hold);
  const { id: disputeId, holdId, state, end } = dispute;
  await announce(tx, {
    marketplaceId: dispute.marketplaceId,
    subjectId: disputeId,
    topic: 'escrow.dispute-changed',
    payload: { disputeId, holdId, orderId, state, end, dueAt: dispute.dueAt?.toISOString() ?? null },
    createdAt: now,
    availableAt: now,
  });
}
