import { HOLD_STATES, type HoldState } from '#db/words.ts';
import { GUARDS, type HoldActor, type HoldFacts, type HoldGuard } from './holdGuards.ts';
import { type Move, machineOf } from './moves.ts';

const LIVE = ['authorizing', 'held', 'claimed_done', 'claimed_not_done', 'disputed', 'settling'] as const;
const AT_WORK = ['held', 'claimed_done', 'claimed_not_done'] as const;

type Row = Move<HoldState, HoldActor, HoldGuard, never>;

/** The life of a reserved payment (escrow.md §1.2): read by the server, the screen and the tests, and by nothing else decided. */
export const HOLD_MOVES = [
  { row: 'H2', from: ['authorizing'], command: 'captured', who: ['provider'], guard: 'amount-expected', to: 'held' },
  { row: 'H3', from: ['authorizing'], command: 'capture_failed', who: ['provider'], guard: 'none', to: 'auth_failed' },
  { row: 'H3', from: ['authorizing'], command: 'authorization_over', who: ['clock'], guard: 'due', to: 'auth_failed' },
  {
    row: 'H4',
    from: ['held'],
    command: 'report_done',
    who: ['specialist'],
    guard: 'no-chargeback',
    to: 'claimed_done',
  },
  {
    row: 'H5',
    from: ['held', 'claimed_done'],
    command: 'accept',
    who: ['customer'],
    guard: 'no-open-dispute',
    to: 'settling',
  },
  {
    row: 'H6',
    from: ['held'],
    command: 'report_not_done',
    who: ['customer'],
    guard: 'no-negative-review',
    to: 'claimed_not_done',
  },
  {
    row: 'H7',
    from: ['claimed_not_done'],
    command: 'confirm_not_done',
    who: ['specialist'],
    guard: 'no-open-dispute',
    to: 'settling',
  },
  {
    row: 'H8',
    from: ['claimed_done', 'claimed_not_done'],
    command: 'silence',
    who: ['clock'],
    guard: 'other-side-silent',
    to: 'settling',
  },
  {
    // Silence counts only where it was provably heard (escrow.md §6); otherwise people look at it.
    row: 'H8',
    from: ['claimed_done', 'claimed_not_done'],
    command: 'silence',
    who: ['clock'],
    guard: 'silent-unproven',
    to: 'disputed',
  },
  {
    row: 'H9',
    from: ['claimed_done'],
    command: 'report_not_done',
    who: ['customer'],
    guard: 'no-chargeback',
    to: 'disputed',
  },
  {
    row: 'H10',
    from: ['claimed_not_done'],
    command: 'report_done',
    who: ['specialist'],
    guard: 'no-chargeback',
    to: 'disputed',
  },
  {
    row: 'H11',
    from: ['held'],
    command: 'report_not_done',
    who: ['customer'],
    guard: 'negative-review',
    to: 'disputed',
  },
  {
    // The review may come after the word: together they say the same as in the other order.
    row: 'H11',
    from: ['claimed_not_done'],
    command: 'bad_review',
    who: ['platform'],
    guard: 'negative-review',
    to: 'disputed',
  },
  { row: 'H12', from: AT_WORK, command: 'freeze', who: ['agent', 'manager'], guard: 'no-chargeback', to: 'disputed' },
  {
    row: 'D1',
    from: AT_WORK,
    command: 'open_dispute',
    who: ['customer', 'specialist', 'agent'],
    guard: 'no-open-dispute',
    to: 'disputed',
  },
  {
    // Whoever gives in during the dispute ends it (Mostro #605: every way out of the hold closes its dispute).
    row: 'D20',
    from: ['disputed'],
    command: 'accept',
    who: ['customer'],
    guard: 'no-chargeback',
    to: 'settling',
  },
  {
    row: 'D20',
    from: ['disputed'],
    command: 'confirm_not_done',
    who: ['specialist'],
    guard: 'no-chargeback',
    to: 'settling',
  },
  { row: 'H13', from: ['disputed'], command: 'resolve', who: ['dispute'], guard: 'sums-to-gross', to: 'settling' },
  {
    row: 'D21',
    from: ['disputed'],
    command: 'dispute_withdrawn',
    who: ['dispute'],
    guard: 'said-nothing',
    to: 'held',
  },
  {
    row: 'D21',
    from: ['disputed'],
    command: 'dispute_withdrawn',
    who: ['dispute'],
    guard: 'said-done',
    to: 'claimed_done',
  },
  {
    row: 'D21',
    from: ['disputed'],
    command: 'dispute_withdrawn',
    who: ['dispute'],
    guard: 'said-not-done',
    to: 'claimed_not_done',
  },
  { row: 'H14', from: ['settling'], command: 'confirmed', who: ['provider'], guard: 'all-confirmed', to: 'settled' },
  { row: 'H15', from: ['settling'], command: 'payout_failed', who: ['provider'], guard: 'none', to: 'same' },
  {
    row: 'H16',
    from: ['authorizing'],
    command: 'cancel',
    who: ['platform', 'manager'],
    guard: 'no-open-dispute',
    to: 'voided',
  },
  { row: 'H16', from: ['held'], command: 'cancel', who: ['platform', 'manager'], guard: 'both-agree', to: 'settling' },
  { row: 'H17', from: LIVE, command: 'chargeback_opened', who: ['provider'], guard: 'chargeback-not-open', to: 'same' },
  {
    row: 'H18',
    from: LIVE,
    command: 'chargeback_lost',
    who: ['provider'],
    guard: 'chargeback-open',
    to: 'charged_back',
  },
  { row: 'H18', from: LIVE, command: 'chargeback_won', who: ['provider'], guard: 'chargeback-open', to: 'same' },
  { row: 'H19', from: [...AT_WORK, 'disputed'], command: 'grew_old', who: ['clock'], guard: 'due', to: 'same' },
  { row: 'H19', from: AT_WORK, command: 'backstop', who: ['manager'], guard: 'too-old', to: 'disputed' },
  { row: 'H19', from: ['disputed'], command: 'backstop', who: ['manager'], guard: 'too-old', to: 'same' },
  { row: 'D24', from: ['settling'], command: 'reopen', who: ['dispute'], guard: 'nothing-sent', to: 'disputed' },
] as const satisfies readonly Row[];

export type HoldCommand = (typeof HOLD_MOVES)[number]['command'];
export const HOLD_COMMANDS = [...new Set(HOLD_MOVES.map(({ command }) => command))];
const machine = machineOf<HoldState, HoldActor, HoldGuard, HoldFacts>({
  moves: HOLD_MOVES,
  guards: GUARDS,
  over: 'hold-closed',
});
/** Nothing follows any more; a chargeback that comes now is a matter of its own (escrow.md §1.3, gaps). */
export const HOLD_ENDS: readonly HoldState[] = HOLD_STATES.filter(machine.isEnd);

/**
 * Where a command leads.
 * @throws Refusal hold-closed (nothing follows), chargeback-open (money is frozen), command-not-allowed
 */
export const moveHold = (from: HoldState, command: HoldCommand, who: HoldActor, facts: HoldFacts) =>
  machine.step(from, command, who, facts);

/** What this actor may do now: the screen draws these and no others. */
export const holdCommandsOf = (from: HoldState, who: HoldActor, facts: HoldFacts): HoldCommand[] =>
  HOLD_COMMANDS.filter((command) => machine.isAllowed(from, command, who, facts));
