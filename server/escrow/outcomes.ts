import type { EscrowDispute, Hold } from '#db/schema/escrow.ts';
import { OUTCOMES, type Outcome } from '#db/words.ts';
import { disputeCommandsOf, type EscrowDisputeCommand } from './disputeMoves.ts';
import { disputeFacts } from './facts.ts';

const COMMANDS: Partial<Record<Outcome, EscrowDisputeCommand>> = {
  release: 'decide',
  refund: 'decide',
  split: 'decide',
  propose: 'propose',
  ask: 'request_evidence',
  uphold: 'uphold',
  amend: 'amend',
};

/** Facts that every guard of the desk wants to be so, where only state and chargeback are to be asked about. */
const WELL = { sumsToRemaining: true, needsSecond: false, evidenceClosed: true };

/**
 * What may be decided now, as the table says; evidence that is still waited for is a warning of the screen and no bar,
 * since whoever decides may waive it (D14).
 */
export function escrowOutcomes(dispute: EscrowDispute, hold: Hold, now: Date, roundsMax: number): Outcome[] {
  const who = dispute.state === 'appealed' ? 'second' : 'decider';
  const known = { ...WELL, ...(dispute.evidenceRounds >= roundsMax && { evidenceRounds: Number.MAX_SAFE_INTEGER }) };
  const commands = disputeCommandsOf(dispute.state, who, disputeFacts(dispute, hold, now, known));
  const isAtDesk = dispute.state === 'under_review' || dispute.state === 'appealed';
  return OUTCOMES['escrow-disputes'].filter((outcome) => {
    const command = COMMANDS[outcome];
    return command ? commands.includes(command) : isAtDesk && dispute.state !== 'appealed';
  });
}
