import type { LiveHint } from './contract.ts';

export type Present = Extract<LiveHint, { kind: 'presence' }>;

/**
 * Who has which case on the screen, as far as this process has heard, for streams that open later. Whoever went away is
 * remembered as gone for as long as he would have been remembered as there, so that a stream which missed his going is
 * told. All of it lapses by itself: whoever sleeps or lost the network leaves no ghost.
 */
export class Presences {
  readonly #last = new Map<string, Present>();

  remember(one: Present, now: Date): void {
    this.#forget(now);
    this.#last.set(`${one.caseId} ${one.staffId}`, one);
  }

  now(now: Date): Present[] {
    this.#forget(now);
    return [...this.#last.values()];
  }

  #forget(now: Date): void {
    for (const [key, { until }] of this.#last) if (new Date(until) <= now) this.#last.delete(key);
  }
}
