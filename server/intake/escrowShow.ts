import type { z } from 'zod';
import type { Reader } from '#db/open.ts';
import type { EscrowDispute, Hold } from '#db/schema/escrow.ts';
import { offersOf, openDisputeOf } from '../escrow/disputeStore.ts';
import { orderOf } from '../escrow/holdStore.ts';
import { paymentOf } from '../escrow/instructionStore.ts';
import type { PlatformEscrowDispute, PlatformHold } from '../escrow/platformShapes.ts';
import { splitFor } from '../escrow/settle.ts';

const iso = (at: Date | null): string | null => at?.toISOString() ?? null;

/** A reserved payment as its marketplace sees it. */
export async function shownHold(read: Reader, hold: Hold): Promise<z.infer<typeof PlatformHold>> {
  const [order, dispute, payment] = await Promise.all([
    orderOf(read, hold),
    openDisputeOf(read, hold.id),
    paymentOf(read, hold),
  ]);
  return {
    id: hold.id,
    externalId: hold.externalId,
    orderId: order.externalId,
    state: hold.state,
    chargeback: hold.chargeback,
    currency: hold.currency,
    grossMinor: hold.gross,
    feeMinor: hold.feeFull,
    releasedMinor: hold.released,
    refundedMinor: hold.refunded,
    chargedBackMinor: hold.chargedBack,
    keptFeeMinor: hold.fee,
    payment,
    dueAt: iso(hold.dueAt),
    disputeId: dispute?.id ?? null,
  };
}

/** A dispute as its marketplace sees it: where it stands, what may be taken, and what was decided. */
export async function shownDispute(
  read: Reader,
  dispute: EscrowDispute,
  hold: Hold,
): Promise<z.infer<typeof PlatformEscrowDispute>> {
  const offers = await offersOf(read, dispute.id);
  const { id, holdId, state, reason, openedBy, end, decisionId } = dispute;
  const split = dispute.refundMinor === null ? null : await splitFor({ tx: read }, hold, dispute.refundMinor);
  return {
    ...{ id, holdId, state, reason, openedBy, end, decisionId },
    openedAt: dispute.openedAt.toISOString(),
    dueAt: iso(dispute.dueAt),
    decided: split && { refundMinor: split.refund, feeMinor: split.fee, releaseMinor: split.release },
    offers: offers.map(
      ({ id: offerId, by, refundMinor, feeMinor, releaseMinor, amountsHash, state: at, expiresAt }) => ({
        id: offerId,
        ...{ by, refundMinor, feeMinor, releaseMinor, amountsHash },
        state: at,
        expiresAt: expiresAt.toISOString(),
      }),
    ),
  };
}
