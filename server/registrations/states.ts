import type { OUTCOMES, RegistrationState } from '#db/words.ts';
import { Refusal } from '../platform/refusal.ts';

/** Who moves a registration: the specialist by the marketplace, the desk, or time. */
export const REGISTRATION_ACTORS = ['person', 'desk', 'clock'] as const;
export type RegistrationActor = (typeof REGISTRATION_ACTORS)[number];
export const REGISTRATION_COMMANDS = [
  'submit',
  'withdraw',
  'accept',
  'ask',
  'refuse',
  'escalate',
  'reopen',
  'expire',
] as const;
export type RegistrationCommand = (typeof REGISTRATION_COMMANDS)[number];
/** `none`: nothing was sent yet, or what was sent is over. */
export type RegistrationFrom = RegistrationState | 'none';

interface Move {
  row: string;
  from: readonly RegistrationFrom[];
  command: RegistrationCommand;
  who: RegistrationActor;
  to: RegistrationState;
}

/**
 * Every way a registration may go (QJ-04, QJ-05); what is not here does not happen. Whoever was refused or admitted may
 * send the questionnaire again: that is another registration, and the first one stays as it was decided.
 */
export const REGISTRATION_MOVES: readonly Move[] = [
  { row: 'G1', from: ['none', 'accepted', 'refused', 'withdrawn'], command: 'submit', who: 'person', to: 'submitted' },
  // Put better before anybody decided: what was about to be decided counts for nothing.
  { row: 'G2', from: ['submitted'], command: 'submit', who: 'person', to: 'submitted' },
  { row: 'G3', from: ['asked'], command: 'submit', who: 'person', to: 'submitted' },
  { row: 'G4', from: ['submitted'], command: 'accept', who: 'desk', to: 'accepted' },
  { row: 'G5', from: ['submitted'], command: 'ask', who: 'desk', to: 'asked' },
  { row: 'G6', from: ['submitted'], command: 'refuse', who: 'desk', to: 'refused' },
  // To another level of the same queue.
  { row: 'G7', from: ['submitted'], command: 'escalate', who: 'desk', to: 'submitted' },
  // No answer in time: the desk decides by what it has.
  { row: 'G8', from: ['asked'], command: 'expire', who: 'clock', to: 'submitted' },
  { row: 'G9', from: ['submitted', 'asked'], command: 'withdraw', who: 'person', to: 'withdrawn' },
  { row: 'G10', from: ['accepted', 'refused'], command: 'reopen', who: 'desk', to: 'submitted' },
];

export type RegistrationOutcome = (typeof OUTCOMES)['registrations'][number];

const moveFor = (from: RegistrationFrom, command: RegistrationCommand, who: RegistrationActor) =>
  REGISTRATION_MOVES.find((move) => move.command === command && move.who === who && move.from.includes(from));

/** What this actor may do in this state, in the order of the list. */
export const registrationCommandsOf = (from: RegistrationFrom, who: RegistrationActor): RegistrationCommand[] =>
  REGISTRATION_COMMANDS.filter((command) => moveFor(from, command, who));

/** Where a command leads. @throws Refusal case-waiting while the person is asked, cannot-revert, registration-closed */
export function moveRegistration(
  from: RegistrationFrom,
  command: RegistrationCommand,
  who: RegistrationActor,
): { row: string; to: RegistrationState } {
  const move = moveFor(from, command, who);
  if (move) return { row: move.row, to: move.to };
  if (command === 'reopen') throw new Refusal('cannot-revert');
  throw new Refusal(from === 'asked' && who === 'desk' ? 'case-waiting' : 'registration-closed');
}
