import type { Chargeback, EscrowDisputeState } from '#db/words.ts';
import { Refusal } from '../platform/refusal.ts';
import { type Move, machineOf } from './moves.ts';

/** `opener` and `other` are the two parties; `decider` is who has the case in hand, `second` whoever is not he and took no part. */
export const DISPUTE_ACTORS = [
  'opener',
  'other',
  'decider',
  'second',
  'manager',
  'clock',
  'provider',
  'system',
] as const;
export type DisputeActor = (typeof DISPUTE_ACTORS)[number];

/** What a guard looks at; read in the transaction that moves the dispute. */
export interface DisputeFacts {
  chargeback: Chargeback;
  isDue: boolean;
  /** Reminders reached the silent side at least twice (D4). */
  noticeProven: boolean;
  /** An offer is open, in time, and its amounts are those that were shown (D6). */
  offerFits: boolean;
  offerOpen: boolean;
  /** The amounts of the split are the whole of what remains. */
  sumsToRemaining: boolean;
  bothAccepted: boolean;
  evidenceRounds: number;
  /** Evidence was waited for or waived (D14). */
  evidenceClosed: boolean;
  /** Above a limit of the policy, goodwill, staff-linked or a default overridden (D14). */
  needsSecond: boolean;
  /** What is approved is exactly what was proposed (D15). */
  hashFits: boolean;
  appealUsed: boolean;
  smallClaim: boolean;
  bothWaived: boolean;
  counterClaim: boolean;
  /** Nothing has left yet, or it comes back by a journal of its own (D24). */
  mayReopen: boolean;
  fastTrack: boolean;
}
type Guard = (facts: DisputeFacts) => boolean;

const unfrozen: Guard = ({ chargeback }) => chargeback !== 'open';
const ROUNDS_MAX = 2;
const GUARDS = {
  none: () => true,
  unfrozen,
  due: ({ isDue, chargeback }) => isDue && chargeback !== 'open',
  'due-and-told': (facts) => unfrozen(facts) && facts.isDue && facts.noticeProven,
  'due-and-untold': (facts) => unfrozen(facts) && facts.isDue && !facts.noticeProven,
  'fast-track': ({ fastTrack }) => fastTrack,
  'no-offer-open': (facts) => unfrozen(facts) && !facts.offerOpen && facts.sumsToRemaining,
  'offer-fits': (facts) => unfrozen(facts) && facts.offerFits,
  'rounds-left': ({ evidenceRounds }) => evidenceRounds < ROUNDS_MAX,
  sums: (facts) => unfrozen(facts) && facts.sumsToRemaining,
  'both-accepted': (facts) => unfrozen(facts) && facts.bothAccepted,
  'decides-alone': (facts) => unfrozen(facts) && facts.sumsToRemaining && facts.evidenceClosed && !facts.needsSecond,
  'decides-with-second': (facts) =>
    unfrozen(facts) && facts.sumsToRemaining && facts.evidenceClosed && facts.needsSecond,
  'hash-fits': (facts) => unfrozen(facts) && facts.hashFits,
  'appeal-unused': ({ appealUsed, isDue }) => !appealUsed && !isDue,
  'final-now': (facts) => unfrozen(facts) && (facts.isDue || facts.smallClaim || facts.bothWaived),
  'no-counter-claim': ({ counterClaim }) => !counterClaim,
  'may-reopen': ({ mayReopen }) => mayReopen,
} as const satisfies Record<string, Guard>;
export type DisputeGuard = keyof typeof GUARDS;

/** `back`: where a suspended dispute was. */
type Row = Move<EscrowDisputeState, DisputeActor, DisputeGuard, 'back'>;

const PARTIES = ['opener', 'other'] as const;
const TALKING = ['awaiting_response', 'negotiation', 'under_review', 'proposed'] as const;
const OPEN = [...TALKING, 'awaiting_evidence', 'pending_approval', 'decided', 'appealed'] as const;

/** The life of a quarrel about a reserved payment (escrow.md §1.3): read by the server, the screen and the tests. */
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
  { row: 'D7', from: ['negotiation'], command: 'negotiation_over', who: ['clock'], guard: 'due', to: 'under_review' },
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
  { row: 'D10', from: ['awaiting_evidence'], command: 'evidence_in', who: PARTIES, guard: 'none', to: 'under_review' },
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
  { row: 'D15', from: ['pending_approval'], command: 'return', who: ['second'], guard: 'none', to: 'under_review' },
  {
    row: 'D15',
    from: ['pending_approval'],
    command: 'approval_over',
    who: ['clock'],
    guard: 'due',
    to: 'under_review',
  },
  { row: 'D16', from: ['decided'], command: 'appeal', who: PARTIES, guard: 'appeal-unused', to: 'appealed' },
  { row: 'D17', from: ['appealed'], command: 'uphold', who: ['second'], guard: 'unfrozen', to: 'final' },
  { row: 'D17', from: ['appealed'], command: 'amend', who: ['second'], guard: 'sums', to: 'final' },
  { row: 'D18', from: ['decided'], command: 'become_final', who: ['clock', 'system'], guard: 'final-now', to: 'final' },
  { row: 'D19', from: ['resolved', 'final'], command: 'execute', who: ['system'], guard: 'sums', to: 'closed' },
  { row: 'D20', from: OPEN, command: 'settled_by_parties', who: ['system'], guard: 'none', to: 'closed' },
  { row: 'D21', from: OPEN, command: 'withdraw', who: ['opener'], guard: 'no-counter-claim', to: 'closed' },
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
  { row: 'D24', from: ['closed'], command: 'reopen', who: ['manager'], guard: 'may-reopen', to: 'under_review' },
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
  // A closed one may be reopened by a manager, and to everybody else it is closed.
  if (from === 'closed' && !machine.isAllowed(from, command, who, facts)) throw new Refusal('dispute-closed');
  return machine.step(from, command, who, facts);
}

/** What this actor may do now: the screen draws these and no others. */
export const disputeCommandsOf = (
  from: EscrowDisputeState,
  who: DisputeActor,
  facts: DisputeFacts,
): EscrowDisputeCommand[] => ESCROW_DISPUTE_COMMANDS.filter((command) => machine.isAllowed(from, command, who, facts));
