import type { ProviderEvent } from '../contract.ts';

/** What goes wrong on the way to us, as chances from 0 to 1. */
export interface MailTrouble {
  /** Never told: only `find` and `statement` know. */
  dropEvents: number;
  /** Told a second time, later. */
  repeatEvents: number;
  /** Whatever is due together comes in any order, and the end of a chargeback before its beginning. */
  reorderEvents: number;
}

/** The words that a provider has yet to say, by business time in milliseconds. */
export class Mail {
  readonly #trouble: MailTrouble;
  readonly #chance: () => number;
  #waiting: { event: ProviderEvent; dueAt: number }[] = [];

  constructor(trouble: MailTrouble, chance: () => number) {
    this.#trouble = trouble;
    this.#chance = chance;
  }

  /** Due at `dueAt`, and where it repeats itself once more within `spanMs` after that. */
  put(event: ProviderEvent, dueAt: number, spanMs: number): void {
    if (this.#happens('dropEvents')) return;
    this.#waiting.push({ event, dueAt });
    if (this.#happens('repeatEvents')) this.#waiting.push({ event, dueAt: dueAt + this.#chance() * spanMs });
  }

  /** What was not said yet and is not true any more. */
  withdraw(instructionId: string): void {
    this.#waiting = this.#waiting.filter(({ event }) => event.instructionId !== instructionId);
  }

  /** Each is given out once for each time that it was put in. */
  due(now: number): ProviderEvent[] {
    const due = this.#waiting.filter(({ dueAt }) => dueAt <= now).sort((a, b) => a.dueAt - b.dueAt);
    this.#waiting = this.#waiting.filter(({ dueAt }) => dueAt > now);
    if (this.#happens('reorderEvents')) this.#shuffle(due);
    return due.map(({ event }) => event);
  }

  #shuffle(list: { event: ProviderEvent }[]): void {
    for (let last = list.length - 1; last > 0; last--) {
      const other = Math.floor(this.#chance() * (last + 1));
      const [a, b] = [list[last], list[other]];
      if (a && b) [list[last], list[other]] = [b, a];
    }
  }

  #happens(trouble: keyof MailTrouble): boolean {
    return this.#trouble[trouble] > 0 && this.#chance() < this.#trouble[trouble];
  }
}
