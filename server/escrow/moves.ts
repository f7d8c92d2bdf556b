import type { Chargeback } from '#db/words.ts';
import { Refusal, type RefusalCode } from '../platform/refusal.ts';

/** One row of a machine's table: who may bring which command in which states, under which guard, and where it leads. */
export interface Move<State extends string, Actor extends string, Guard extends string, Elsewhere extends string> {
  /** Its number in the contract (escrow.md §1.2, §1.3). */
  row: string;
  from: readonly State[];
  command: string;
  who: readonly Actor[];
  guard: Guard;
  /** `same`: only what lies over the state changes, or nothing but the trail. */
  to: State | 'same' | Elsewhere;
}

interface Table<State extends string, Actor extends string, Guard extends string, Facts, Elsewhere extends string> {
  moves: readonly Move<State, Actor, Guard, Elsewhere>[];
  guards: Record<Guard, (facts: Facts) => boolean>;
  /** What is said where no row leaves the state any more. */
  over: RefusalCode;
}

/** Reads a table of moves: the same answer for the server that acts, the screen that draws and the tests. */
export function machineOf<
  State extends string,
  Actor extends string,
  Guard extends string,
  Facts extends { chargeback: Chargeback },
  Elsewhere extends string = never,
>({ moves, guards, over }: Table<State, Actor, Guard, Facts, Elsewhere>) {
  const rowFor = (from: State, command: string, who: Actor, facts: Facts) =>
    moves.find(
      (move) =>
        move.command === command && move.from.includes(from) && move.who.includes(who) && guards[move.guard](facts),
    );
  const isEnd = (state: State) => !moves.some(({ from }) => from.includes(state));
  return {
    isEnd,
    isAllowed: (from: State, command: string, who: Actor, facts: Facts): boolean =>
      rowFor(from, command, who, facts) !== undefined,
    /** @throws Refusal `over` (nothing follows), chargeback-open (money is frozen), command-not-allowed */
    step(from: State, command: string, who: Actor, facts: Facts): { row: string; to: State | Elsewhere } {
      const found = rowFor(from, command, who, facts);
      if (found) return { row: found.row, to: found.to === 'same' ? from : (found.to as State | Elsewhere) };
      if (isEnd(from)) throw new Refusal(over);
      const isFrozen = facts.chargeback === 'open' && rowFor(from, command, who, { ...facts, chargeback: 'none' });
      throw new Refusal(isFrozen ? 'chargeback-open' : 'command-not-allowed');
    },
  };
}
