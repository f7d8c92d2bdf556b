import type { EscrowDispute, Hold } from '#db/schema/escrow.ts';
import type { DealParty } from '#db/words.ts';
import { Refusal } from '../platform/refusal.ts';
import type { Act } from './act.ts';
import { changeEscrowDispute } from './disputeStore.ts';
import { roleOf, stepDispute } from './disputes.ts';
import { haveAllAnswered, keepEvidence } from './evidence.ts';
import type { Exhibit } from './platformShapes.ts';

/**
 * A side shows something. Where it was asked for, and everybody who was asked has answered, the dispute goes back to the
 * desk (D10).
 * @throws Refusal dispute-closed, evidence-full
 */
export async function showEvidence(
  act: Act,
  { dispute, hold, party }: { dispute: EscrowDispute; hold: Hold; party: DealParty },
  shown: Exhibit,
): Promise<EscrowDispute> {
  if (dispute.state === 'closed' || dispute.state === 'resolved' || dispute.state === 'final')
    throw new Refusal('dispute-closed');
  await keepEvidence(act, dispute, { ...shown, party, byId: act.actor.id });
  const allAnswered = dispute.state === 'awaiting_evidence' && (await haveAllAnswered(act, dispute));
  // Neither side can hold up a second signature by showing something more: whoever signs sees that it came late.
  if (dispute.state === 'pending_approval') return dispute;
  if (!allAnswered) return changeEscrowDispute(act.tx, dispute, {});
  return stepDispute(act, dispute, hold, {
    command: 'evidence_in',
    who: roleOf(dispute, party),
    known: { allAnswered },
    change: { evidenceLockedAt: act.now },
  });
}
