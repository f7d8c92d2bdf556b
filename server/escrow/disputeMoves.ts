import type { EscrowDisputeState } from '#db/words.ts';
import { Refusal } from '../platform/refusal.ts';
import { type DisputeActor, type DisputeFacts, type DisputeGuard, GUARDS } from './disputeGuards.ts';
import { type Move, machineOf } from './moves.ts';

/** `back`: where a suspended dispute was. */
type Row = Move<EscrowDisputeState, DisputeActor, DisputeGuard, 'back'>;

const PARTIES = ['opener', 'other'] as const;
const TALKING = ['awaiting_response', 'negotiation', 'under_review', 'proposed'] as const;
const OPEN = [...TALKING, 'awaiting_evidence', 'pending_approval', 'decided', 'appealed'] as const;

/** The life of a dispute about a reserved payment (escrow.md §1.3): read by the server, the screen and the tests. */
export const ESCROW_DISPUTE_MOVES = [
  { row: 'D2', from: ['awaiting_response'], command: 'contest', who: ['other'], guard: 'none', to: 'negotiation' },
  { row: 'D3', from: ['awaiting_response'], command: 'concede', who: ['other'], guard: 'unfrozen', to: 'resolved' },
  { row: 'D4', from: ['awaiting_response'], command: 'silence', who: ['clock'], guard: 'due-and-told', to: 'decided' },
  {
    row: 'D4',
    from: ['awaiting_response'],
    command: 'silence',
    who: ['clock'],
    guard: 'due-and-untold',
    to: 'under_review',
  },
  { row: 'D5', from: TALKING, command: 'offer', who: [...PARTIES, 'decider'], guard: 'no-offer-open', to: 'same' },
  { row: 'D6', from: TALKING, command: 'accept_offer', who: PARTIES, guard: 'offer-fits', to: 'resolved' },
  { row: 'D7', from: ['negotiation'], command: 'escalate', who: PARTIES, guard: 'none', to: 'under_review' },
  {
    row: 'D7',
    from: ['negotiation'],
    command: 'negotiation_over',
    who: ['clock', 'system'],
    guard: 'talks-over',
    to: 'under_review',
  },
  {
    row: 'D8',
    from: ['awaiting_response'],
    command: 'fast_track',
    who: ['system'],
    guard: 'fast-track',
    to: 'under_review',
  },
  {
    row: 'D9',
    from: ['under_review'],
    command: 'request_evidence',
    who: ['decider'],
    guard: 'rounds-left',
    to: 'awaiting_evidence',
  },
  {
    row: 'D10',
    from: ['awaiting_evidence'],
    command: 'evidence_in',
    who: PARTIES,
    guard: 'all-answered',
    to: 'under_review',
  },
  {
    row: 'D10',
    from: ['awaiting_evidence'],
    command: 'evidence_over',
    who: ['clock'],
    guard: 'due',
    to: 'under_review',
  },
  { row: 'D11', from: ['under_review'], command: 'propose', who: ['decider'], guard: 'sums', to: 'proposed' },
  { row: 'D12', from: ['proposed'], command: 'accept_proposal', who: PARTIES, guard: 'both-accepted', to: 'resolved' },
  { row: 'D13', from: ['proposed'], command: 'reject_proposal', who: PARTIES, guard: 'none', to: 'under_review' },
  { row: 'D13', from: ['proposed'], command: 'proposal_over', who: ['clock'], guard: 'due', to: 'under_review' },
  { row: 'D14', from: ['under_review'], command: 'decide', who: ['decider'], guard: 'decides-alone', to: 'decided' },
  {
    row: 'D14',
    from: ['under_review'],
    command: 'decide',
    who: ['decider'],
    guard: 'decides-with-second',
    to: 'pending_approval',
  },
  { row: 'D15', from: ['pending_approval'], command: 'approve', who: ['second'], guard: 'hash-fits', to: 'decided' },
  { row: 'D15', from: ['pending_approval'], command: 'approve', who: ['second'], guard: 'hash-fits-last', to: 'final' },
  {
    row: 'D15',
    from: ['pending_approval'],
    command: 'return',
    who: ['second'],
    guard: 'not-appealed',
    to: 'under_review',
  },
  { row: 'D15', from: ['pending_approval'], command: 'return', who: ['second'], guard: 'of-appeal', to: 'appealed' },
  {
    row: 'D15',
    from: ['pending_approval'],
    command: 'approval_over',
    who: ['clock'],
    guard: 'due-not-appealed',
    to: 'under_review',
  },
  {
    row: 'D15',
    from: ['pending_approval'],
    command: 'approval_over',
    who: ['clock'],
    guard: 'due-of-appeal',
    to: 'appealed',
  },
  { row: 'D16', from: ['decided'], command: 'appeal', who: PARTIES, guard: 'may-appeal', to: 'appealed' },
  { row: 'D17', from: ['appealed'], command: 'uphold', who: ['second'], guard: 'unfrozen', to: 'final' },
  { row: 'D17', from: ['appealed'], command: 'amend', who: ['second'], guard: 'amends-alone', to: 'final' },
  {
    row: 'D17',
    from: ['appealed'],
    command: 'amend',
    who: ['second'],
    guard: 'amends-with-second',
    to: 'pending_approval',
  },
  { row: 'D18', from: ['decided'], command: 'become_final', who: ['clock', 'system'], guard: 'final-now', to: 'final' },
  { row: 'D19', from: ['resolved', 'final'], command: 'execute', who: ['system'], guard: 'sums', to: 'closed' },
  { row: 'D20', from: OPEN, command: 'settled_by_parties', who: ['system'], guard: 'none', to: 'closed' },
  // What was decided against him the opener cannot take back: there he has his appeal.
  {
    row: 'D21',
    from: [...TALKING, 'awaiting_evidence'],
    command: 'withdraw',
    who: ['opener'],
    guard: 'no-counter-claim',
    to: 'closed',
  },
  { row: 'D22', from: OPEN, command: 'reassign', who: ['decider', 'manager'], guard: 'none', to: 'same' },
  {
    row: 'D23',
    from: [...OPEN, 'resolved', 'final'],
    command: 'chargeback_opened',
    who: ['provider'],
    guard: 'none',
    to: 'suspended',
  },
  { row: 'D23', from: ['suspended'], command: 'chargeback_won', who: ['provider'], guard: 'none', to: 'back' },
  { row: 'D23', from: ['suspended'], command: 'chargeback_lost', who: ['provider'], guard: 'none', to: 'closed' },
  {
    row: 'D24',
    from: ['decided'],
    command: 'take_back',
    who: ['decider', 'manager'],
    guard: 'unfrozen',
    to: 'under_review',
  },
  { row: 'D24', from: ['closed'], command: 'reopen', who: ['second'], guard: 'may-reopen', to: 'under_review' },
  {
    row: 'H19',
    from: [...TALKING, 'awaiting_evidence'],
    command: 'backstop',
    who: ['manager'],
    guard: 'sums',
    to: 'pending_approval',
  },
] as const satisfies readonly Row[];

export type EscrowDisputeCommand = (typeof ESCROW_DISPUTE_MOVES)[number]['command'];
export const ESCROW_DISPUTE_COMMANDS = [...new Set(ESCROW_DISPUTE_MOVES.map(({ command }) => command))];
const machine = machineOf<EscrowDisputeState, DisputeActor, DisputeGuard, DisputeFacts, 'back'>({
  moves: ESCROW_DISPUTE_MOVES,
  guards: GUARDS,
  over: 'dispute-closed',
});

/**
 * Where a command leads; `back` is known by the dispute's own row.
 * @throws Refusal chargeback-open (money is frozen), command-not-allowed
 */
export function moveEscrowDispute(
  from: EscrowDisputeState,
  command: EscrowDisputeCommand,
  who: DisputeActor,
  facts: DisputeFacts,
): { row: string; to: EscrowDisputeState | 'back' } {
  // A closed one may be reopened by two managers, and to everybody else it is closed.
  if (from === 'closed' && !machine.isAllowed(from, command, who, facts)) throw new Refusal('dispute-closed');
  return machine.step(from, command, who, facts);
}

/** What this actor may do now: the screen draws these and no others. */
export const disputeCommandsOf = (
  from: EscrowDisputeState,
  who: DisputeActor,
  facts: DisputeFacts,
): EscrowDisputeCommand[] => ESCROW_DISPUTE_COMMANDS.filter((command) => machine.isAllowed(from, command, who, facts));
