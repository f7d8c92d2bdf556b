import type { DocumentState } from '#db/words.ts';
import { Refusal } from '../platform/refusal.ts';

export type DocumentActor = 'applicant' | 'agent' | 'manager' | 'second' | 'other' | 'clock';

/** What the rows of the table ask about a document, its decision and who makes it. */
export interface DocumentFacts {
  /** Every side that the type needs has come in this attempt. */
  complete: boolean;
  /** Nothing of the checklist stands in the way of this agent (verification.md §C2). */
  approvable: boolean;
  /** The decision names at least one reason of this kind. */
  retry: boolean;
  final: boolean;
  /** A second person signs: fraud, or as the policy wants it of approvals. */
  fourEyes: boolean;
  attemptsLeft: boolean;
  /** Whoever acts decided first, or had another hand in what is appealed. */
  tookPart: boolean;
  due: boolean;
  /** Within the time to appeal, and for the first time. */
  appealable: boolean;
}

const GUARDS = {
  none: () => true,
  complete: ({ complete }: DocumentFacts) => complete,
  'approvable-alone': ({ approvable, fourEyes }: DocumentFacts) => approvable && !fourEyes,
  'approvable-by-two': ({ approvable, fourEyes }: DocumentFacts) => approvable && fourEyes,
  'retry-and-attempts-left': ({ retry, final, attemptsLeft }: DocumentFacts) => retry && !final && attemptsLeft,
  'retry-and-none-left': ({ retry, final, attemptsLeft }: DocumentFacts) => retry && !final && !attemptsLeft,
  'final-alone': ({ final, fourEyes }: DocumentFacts) => final && !fourEyes,
  'final-by-two': ({ final, fourEyes }: DocumentFacts) => final && fourEyes,
  'took-no-part': ({ tookPart }: DocumentFacts) => !tookPart,
  due: ({ due }: DocumentFacts) => due,
  'not-due': ({ due }: DocumentFacts) => !due,
  appealable: ({ appealable }: DocumentFacts) => appealable,
} as const;

interface Row {
  /** Its number in the contract (verification.md §C4). */
  row: string;
  from: readonly DocumentState[];
  command: string;
  who: readonly DocumentActor[];
  guard: keyof typeof GUARDS;
  /** `first`: where the first decision wanted it. */
  to: DocumentState | 'first';
}

const DECIDED = ['agent', 'manager'] as const;
const DESK = [
  { from: ['submitted'], who: DECIDED },
  { from: ['escalated'], who: ['manager'] },
] as const;
const atDesk = (row: string, command: string, guard: Row['guard'], to: DocumentState): Row[] =>
  DESK.map(({ from, who }) => ({ row: from[0] === 'escalated' ? `${row}/10` : row, from, command, who, guard, to }));

/**
 * The life of a check (verification.md §C4): read by the server, the screen and the tests. Rows 2 and 3 (claim, release)
 * are the lease of the case, which runs out by itself and is no state here.
 */
export const DOCUMENT_MOVES: readonly Row[] = [
  { row: '1', from: ['draft'], command: 'submit', who: ['applicant'], guard: 'complete', to: 'submitted' },
  ...atDesk('4', 'approve', 'approvable-alone', 'approved'),
  ...atDesk('4', 'approve', 'approvable-by-two', 'pending_second'),
  ...atDesk('5', 'resubmit', 'retry-and-attempts-left', 'awaiting_user'),
  ...atDesk('18', 'resubmit', 'retry-and-none-left', 'rejected'),
  ...atDesk('6', 'reject', 'final-alone', 'rejected'),
  ...atDesk('6', 'reject', 'final-by-two', 'pending_second'),
  { row: '7', from: ['pending_second'], command: 'confirm', who: ['second'], guard: 'took-no-part', to: 'first' },
  { row: '8', from: ['pending_second'], command: 'return', who: ['second'], guard: 'took-no-part', to: 'submitted' },
  { row: '9', from: ['submitted'], command: 'escalate', who: DECIDED, guard: 'none', to: 'escalated' },
  { row: '11', from: ['awaiting_user'], command: 'submit', who: ['applicant'], guard: 'complete', to: 'submitted' },
  { row: '12', from: ['awaiting_user'], command: 'run_out', who: ['clock'], guard: 'due', to: 'expired' },
  {
    row: '13',
    from: ['draft', 'awaiting_user', 'submitted', 'escalated', 'pending_second', 'approved'],
    command: 'withdraw',
    who: ['applicant'],
    guard: 'none',
    to: 'withdrawn',
  },
  // Beyond the contract: who is told of a revocation may complain of it as well (DSA 20).
  {
    row: '14',
    from: ['rejected', 'revoked'],
    command: 'appeal',
    who: ['applicant'],
    guard: 'appealable',
    to: 'appealed',
  },
  { row: '15', from: ['appealed'], command: 'uphold', who: ['other'], guard: 'took-no-part', to: 'rejected_final' },
  { row: '15', from: ['appealed'], command: 'return', who: ['other'], guard: 'took-no-part', to: 'submitted' },
  { row: '16', from: ['approved'], command: 'revoke', who: ['manager'], guard: 'none', to: 'revoked' },
  { row: '17', from: ['approved'], command: 'run_out', who: ['clock'], guard: 'due', to: 'expired' },
];

const rowFor = (from: DocumentState, command: string, who: DocumentActor, facts: DocumentFacts) =>
  DOCUMENT_MOVES.find(
    (move) =>
      move.command === command && move.from.includes(from) && move.who.includes(who) && GUARDS[move.guard](facts),
  );

/** What nobody knows is not so; callers say what they know. */
export const NOTHING_KNOWN: DocumentFacts = {
  complete: false,
  approvable: false,
  retry: false,
  final: false,
  fourEyes: false,
  attemptsLeft: false,
  tookPart: false,
  due: false,
  appealable: false,
};

/** Commands that this actor may give in this state, whatever else they want. */
export const commandsOf = (from: DocumentState, who: DocumentActor): string[] => [
  ...new Set(DOCUMENT_MOVES.filter((move) => move.from.includes(from) && move.who.includes(who)).map((m) => m.command)),
];

/** Where a command leads. @throws Refusal invalid-transition: the state does not know it, or its guard says no */
export function moveDocument(
  from: DocumentState,
  command: string,
  who: DocumentActor,
  known: Partial<DocumentFacts> = {},
): { row: string; to: DocumentState | 'first' } {
  const found = rowFor(from, command, who, { ...NOTHING_KNOWN, ...known });
  if (!found) throw new Refusal('invalid-transition', { errors: { allowed: commandsOf(from, who).join(' ') || '-' } });
  return { row: found.row, to: found.to };
}
